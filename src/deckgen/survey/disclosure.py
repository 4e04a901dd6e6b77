"""Disclosure: hides every figure whose base is too small, before anything downstream sees it.

Limits: UK Statistics Authority and NCHS practice; KS 10-FAKTOR's own minimum. A base under
MINIMUM_BASE shows no figures; one under UNCERTAIN_BASE is shown and marked as uncertain.
"""

from __future__ import annotations

from dataclasses import replace

from deckgen.survey.crosstab import Crosstab, Estimate, Status

MINIMUM_BASE = 10
UNCERTAIN_BASE = 30


def disclosed(table: Crosstab) -> Crosstab:
    """The table with every figure of a base under MINIMUM_BASE suppressed, the base with it."""
    return table.map(_disclosed)


def uncertain_groups(table: Crosstab) -> tuple[str, ...]:
    """The names of groups whose base is shown but under UNCERTAIN_BASE."""
    return tuple(
        group.name
        for group, base in zip(table.groups, table.bases, strict=True)
        if base is not None and MINIMUM_BASE <= base < UNCERTAIN_BASE
    )


def _disclosed(cell: Estimate) -> Estimate:
    if cell.base is None or cell.base >= MINIMUM_BASE or cell.status is not Status.COUNTED:
        return cell
    return replace(cell, share=None, base=None, weighted_base=None, status=Status.SUPPRESSED)
