"""Suppression: which cells are hidden, so that none follows from all the others together.

Areas are every group that any deck can show: counties, landsdeler, unions, the nation, and
their splits by a cut. A figure is hidden when its base is too small (both profiles), or when
it counts 1 or 2 people or all but 1 or 2 (`strict`); then others with it, until no hidden
figure is the sum or difference of published ones. The order of choice is fixed, so that the
decks of all counties hide the same.

Sources: Statistics Norway (cells under 3, direct or indirect identification, Statistics Act
section 7), the Directorate of Education's suppression rules (hide what it could be derived
from); complementary suppression as in Hundepool et al., Statistical Disclosure Control, ch. 4.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from deckgen.survey.linear import Basis

Atom = Any  # hashable; the smallest part of the respondents that any area is made of
Area = frozenset[Atom]


@dataclass(frozen=True, slots=True)
class Limits:
    """The smallest base that is shown, and the smallest count of people (1: any)."""

    base: int = 10
    cell: int = 1


SURVEY = Limits()
STRICT = Limits(cell=3)


def small_bases(areas: Sequence[Area], bases: Mapping[Atom, int], limits: Limits) -> frozenset[Area]:
    """The areas whose base is below the limit; a base of 0 would tell that nobody was asked."""
    return frozenset(area for area in areas if size(area, bases) < limits.base)


def small_counts(
    areas: Sequence[Area], bases: Mapping[Atom, int], hits: Mapping[Atom, int], limits: Limits
) -> frozenset[Area]:
    """The areas where so few people hold an option, or lack it, that they could be known."""

    def few(count: int) -> bool:
        return 0 < count < limits.cell

    return frozenset(
        area for area in areas if few(size(area, hits)) or few(size(area, bases) - size(area, hits))
    )


def size(area: Area, counts: Mapping[Atom, int]) -> int:
    """The count of an area: the sum over its atoms."""
    return sum(counts.get(atom, 0) for atom in area)


def closed(
    hidden: frozenset[Area],
    areas: Sequence[Area],
    counts: Mapping[Atom, int],
    fixed: frozenset[Area] = frozenset(),
) -> frozenset[Area]:
    """The hidden areas, and as many more as it takes that none follows from those left.

    `counts` chooses whom: the smallest count above 0 that helps, so that least is lost.
    `fixed` areas are published elsewhere already and can't be hidden here.
    """
    # Last hidden, first protected: a neighbour must be safe itself before it protects another.
    found = sorted(hidden, key=lambda area: (len(area), size(area, counts), sorted(map(str, area))))
    while found:
        published = [area for area in areas if area not in found]
        basis = Basis(published)
        derivable = next((area for area in reversed(found) if basis.spans(area)), None)
        if derivable is None:
            break
        other = partner(derivable, published, counts, fixed)
        if other is None:
            break
        found.append(other)
    return frozenset(found)


def partner(
    area: Area, published: Sequence[Area], counts: Mapping[Atom, int], fixed: frozenset[Area]
) -> Area | None:
    """The published area to hide with a hidden one that would else follow; None if there is none.

    A part of its own, where the area follows from those; else a neighbour under the smallest roof
    that both share, as large as the roof's own parts are: one inside another part would leave
    that part's sum. The roof itself where none is left.
    """
    free = [p for p in published if p not in fixed]
    below = [p for p in published if p < area]
    leaves = [p for p in below if p in free and not any(other < p for other in below)]
    if leaves and Basis(below).spans(area):
        return _smallest(leaves, counts)
    roofs = sorted((p for p in published if area < p), key=len)
    # Where the area follows under one of its roofs, that is the one to look under.
    telling = [r for r in roofs if Basis([r, *(p for p in published if p <= r - area)]).spans(area)]
    for roof in (*telling[:1], *roofs):
        inside = [p for p in free if p <= roof - area]
        parts = [p for p in inside if not any(p < other for other in inside)]
        if parts:
            return _smallest(parts, counts)
    left = [p for p in roofs if p not in fixed][:1] or [p for p in free if p & area] or free
    return _smallest(left, counts) if left else None


def _smallest(areas: Iterable[Area], counts: Mapping[Atom, int]) -> Area:
    """The smallest count above 0; an area of nobody hides nothing."""
    return min(areas, key=lambda a: (size(a, counts) == 0, size(a, counts), len(a), sorted(map(str, a))))
