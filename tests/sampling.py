"""Long lists of cases: `make test` runs a sample of them, `make soak` the rest."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from typing import Any

import pytest


def sampled(cases: Iterable[Any], every: int) -> list[Any]:
    """The first case and each `every`-th after it at once, the others in the long proofs."""
    return [_case(case, number % every == 0) for number, case in enumerate(cases)]


def one_of_each(cases: Iterable[Any], kind: Callable[[Any], Hashable]) -> list[Any]:
    """The first case of each kind at once, the others in the long proofs."""
    seen: set[Hashable] = set()
    found = []
    for case in cases:
        found.append(_case(case, kind(case) not in seen))
        seen.add(kind(case))
    return found


def _case(case: Any, at_once: bool) -> Any:
    return case if at_once else pytest.param(case, marks=pytest.mark.soak)
