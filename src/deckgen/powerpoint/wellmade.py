"""Whether masters and layouts are well made: what PowerPoint would repair there comes with every deck."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from deckgen.errors import DeckgenError, Place, Problem
from deckgen.powerpoint.lint.deckfile import read_deck_file
from deckgen.powerpoint.lint.order_rules import missing_children, out_of_order
from deckgen.powerpoint.lint.package_rules import leading_nowhere, master_ids, unknown_relationships
from deckgen.powerpoint.lint.rule import Found

_RULES = (leading_nowhere, unknown_relationships, master_ids, out_of_order, missing_children)
_TAKEN_OVER = ("ppt/slideMasters/", "ppt/slideLayouts/", "ppt/presentation.xml", "ppt/theme/")


def refuse_ill_made(path: Path) -> None:
    """DeckgenError T315 with the first fault of what decks take over; a template's own slides are left."""
    fault = next(_faults(path), None)
    if fault is not None:
        reason = f"{fault.part} ({fault.detail})"
        raise DeckgenError(Problem("T315", Place(str(path), spot=fault.part), {"reason": reason}))


def _faults(path: Path) -> Iterator[Found]:
    deck = read_deck_file(path)
    for rule in _RULES:
        yield from (found for found in rule(deck) if found.part.startswith(_TAKEN_OVER))
