"""Naming: where the names of a map's areas stand beside it, so that no line to one crosses another name.

Names stand in two columns, west and east of the map, at the heights of their places as far as they have
room. Those that push each other are one block, with a common edge outside the map; lines that would cross
change places.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from deckgen.charts.canvas import Point
from deckgen.charts.chart import Size
from deckgen.charts.ground import Ground, edges_at
from deckgen.charts.measure import LINE
from deckgen.survey.crosstab import Estimate

LEVEL = 25.0  # points up and down that count as the same height
APART = 4.0  # points between two names, one above the other
OUTSIDE = 14.0  # from the map to the names
TIP = 4.0  # from a line's end to its name


@dataclass(frozen=True, slots=True)
class Name:
    """A name to be set beside the map: its words, the place it belongs to, and its width with its mark."""

    said: str
    key: str
    anchor: Point
    wide: float
    bold: bool
    cell: Estimate | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where a name stands: its left end, where the line from its anchor ends, and if it has room there."""

    name: Name
    left: float
    tip: Point
    has_room: bool


def settled(names: list[Name], ground: Ground, size: Size, text: float) -> list[Place]:
    """A place for every name, each at the side where the edge of the map is near."""
    sides: dict[bool, list[Name]] = {False: [], True: []}
    for name in names:
        x, y = name.anchor
        west, east = edges_at(ground, y - LEVEL, y + LEVEL)
        sides[east - x <= x - west].append(name)
    return [
        place for is_east, side in sides.items() for place in _uncrossed(side, is_east, ground, size, text)
    ]


def _uncrossed(names: list[Name], is_east: bool, ground: Ground, size: Size, text: float) -> list[Place]:
    """The names of one side from north to south; two whose lines cross change places, which shortens both."""
    order, places = sorted(names, key=lambda name: name.anchor[1]), list[Place]()
    for _ in range(len(order) ** 2):
        places = list(_column(order, is_east, ground, size, text))
        pairs = combinations(range(len(order)), 2)
        crossed = next((pair for pair in pairs if _cross(*(places[k] for k in pair))), None)
        if crossed is None:
            break
        one, other = crossed
        order[one], order[other] = order[other], order[one]
    return places


def _column(names: list[Name], is_east: bool, ground: Ground, size: Size, text: float) -> Iterator[Place]:
    """The places of one side's names, in this order from north to south."""
    pitch = LINE * text + APART
    at = 0
    for count, top in blocks([name.anchor[1] for name in names], pitch, size.height):
        west, east = edges_at(ground, top - pitch, top + count * pitch)
        within = names[at : at + count]
        widest = max(name.wide for name in within)
        edge = min(east + OUTSIDE, size.width - widest) if is_east else max(west - OUTSIDE, widest)
        has_room = east < edge if is_east else edge < west
        for place, name in enumerate(within):
            y = top + place * pitch
            left = edge if is_east else edge - name.wide
            is_on_sheet = text / 2 <= y <= size.height - text / 2
            yield Place(name, left, (edge - TIP if is_east else edge + TIP, y), has_room and is_on_sheet)
        at += count


def blocks(wanted: list[float], pitch: float, height: float) -> list[tuple[int, float]]:
    """Runs of lines `pitch` apart, as (how many, middle of the first), in the order given.

    Each is as near as it can be to the wanted middles of its lines, and none is beyond the top or the foot
    (pool adjacent violators).
    """
    found: list[list[float]] = []
    for y in wanted:
        run = [y]
        while found and _top(run, pitch, height) < _top(found[-1], pitch, height) + pitch * len(found[-1]):
            run = found.pop() + run
        found.append(run)
    return [(len(run), _top(run, pitch, height)) for run in found]


def _top(run: list[float], pitch: float, height: float) -> float:
    """The middle of a run's first line."""
    ideal = sum(y - place * pitch for place, y in enumerate(run)) / len(run)
    return max(pitch / 2, min(ideal, height - pitch * (len(run) - 0.5)))


def _cross(one: Place, other: Place) -> bool:
    """Whether the lines to two names cross."""
    a, b, c, d = one.name.anchor, one.tip, other.name.anchor, other.tip
    return _turn(a, b, c) * _turn(a, b, d) < 0 and _turn(c, d, a) * _turn(c, d, b) < 0


def _turn(a: Point, b: Point, c: Point) -> float:
    """Above 0 where c lies to one side of the line from a to b, below where it lies to the other."""
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
