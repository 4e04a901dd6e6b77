"""Areas: the groups that decks show, as the parts of the respondents that they are made of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from deckgen.survey.crosstab import Group
from deckgen.survey.region import holds
from deckgen.survey.suppression import Area
from deckgen.survey.tally import Part


def inherited(
    hidden: frozenset[Area] | None, splits: Mapping[Area, tuple[Area, ...]]
) -> tuple[frozenset[Area], frozenset[Area]]:
    """Of a split's areas, those hidden because the whole is, and the wholes that are shown elsewhere.

    All parts of a hidden whole together would give it away. None: nothing is split.
    """
    if hidden is None:
        return frozenset(), frozenset()
    places = {places_of(area) for area in hidden}
    wholes = {area for owners in splits.values() for area in owners}
    gone = {area for area in wholes if places_of(area) in places}
    parts = {area for area, owners in splits.items() if gone.intersection(owners) and area not in wholes}
    return frozenset(gone | parts), frozenset(wholes - gone)


def places_of(area: Area) -> frozenset[tuple[str, str]]:
    """The waves and counties that an area has parts in."""
    return frozenset((part.wave, part.code) for part in area)


def area_of(group: Group, parts: Iterable[Part], wave: str) -> frozenset[Part]:
    """The parts of a group's respondents."""
    value = group.cut[1] if group.cut else None
    return frozenset(
        part
        for part in parts
        if holds(group.codes, part.code)
        and part.wave == (group.wave or wave)
        and (value is None or part.value == value)
    )
