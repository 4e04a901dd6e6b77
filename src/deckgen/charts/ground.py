"""The ground of a map: its areas' outlines on the sheet, a place within each, and how far the map reaches.

Decks of a batch show the same areas at one size, so that all are worked out once for all of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from math import dist
from statistics import fmean

from deckgen.charts.canvas import Point
from deckgen.charts.chart import MapArea, Ring, Size

MARGIN = 6.0
_HEIGHTS = 15  # at which a place within an outline is looked for
_GROUNDS = 4
_PLACES = 256

Outlines = tuple[tuple[str, tuple[Ring, ...]], ...]


@dataclass(frozen=True, eq=False)
class Ground:
    """The outlines of areas by their names, in points, and all the points there are."""

    rings: Mapping[str, tuple[tuple[Point, ...], ...]]
    points: tuple[Point, ...]


def ground_of(areas: tuple[MapArea, ...], size: Size) -> Ground:
    """The ground of some areas on a sheet: north up, one scale, to the right of the legend's room."""
    return _projected(tuple((area.name, area.rings) for area in areas), size)


@lru_cache(maxsize=_GROUNDS)
def _projected(outlines: Outlines, size: Size) -> Ground:
    points = [p for _, rings in outlines for ring in rings for p in ring]
    west, east = min(p[0] for p in points), max(p[0] for p in points)
    south, north = min(p[1] for p in points), max(p[1] for p in points)
    scale = min((size.height - 2 * MARGIN) / (north - south), (size.width * 0.62) / (east - west))
    left = (size.width - (east - west) * scale) / 2 + size.width * 0.02

    def project(point: Point) -> Point:
        return left + (point[0] - west) * scale, MARGIN + (north - point[1]) * scale

    projected = {name: tuple(tuple(map(project, ring)) for ring in rings) for name, rings in outlines}
    return Ground(projected, tuple(p for rings in projected.values() for ring in rings for p in ring))


@lru_cache(maxsize=_PLACES)
def middle_of(ground: Ground, areas: tuple[str, ...]) -> Point | None:
    """A point well inside one of some areas, near the middle of them all; None where none has an outline."""
    rings = [max(ground.rings[area], key=_extent) for area in areas if ground.rings.get(area)]
    if not rings:
        return None
    inmost, extents = [_inmost(ring) for ring in rings], [_extent(ring) for ring in rings]
    x, y = (fmean(values, extents) for values in zip(*inmost, strict=True))
    return min(inmost, key=lambda at: dist(at, (x, y)))


@lru_cache(maxsize=_PLACES)
def edges_at(ground: Ground, top: float, foot: float) -> tuple[float, float]:
    """The west and the east end of what stands between two heights, or of the corner that is nearest."""
    level = [x for x, y in ground.points if top <= y <= foot]
    if not level:
        middle = (top + foot) / 2
        level = [min(ground.points, key=lambda point: abs(point[1] - middle))[0]]
    return min(level), max(level)


def _extent(ring: tuple[Point, ...]) -> float:
    """Twice the area of a ring."""
    return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in zip(ring, (*ring[1:], ring[0]), strict=True)))


def _inmost(ring: tuple[Point, ...]) -> Point:
    """Of the middles of a ring's widest stretch at some heights, that furthest from its corners."""
    top, foot = min(y for _, y in ring), max(y for _, y in ring)
    inside = [_middle(ring, top + (foot - top) * (step + 0.5) / _HEIGHTS) for step in range(_HEIGHTS)]
    return max(inside, key=lambda at: _clear(ring, at))


def _clear(ring: tuple[Point, ...], at: Point) -> float:
    """How far a point is from the nearest corner of a ring."""
    return min(dist(at, corner) for corner in ring)


def _middle(ring: tuple[Point, ...], y: float) -> Point:
    """The middle of a ring's widest stretch at a height."""
    sides = zip(ring, (*ring[1:], ring[0]), strict=True)
    crossed = sorted(
        x1 + (y - y1) * (x2 - x1) / (y2 - y1) for (x1, y1), (x2, y2) in sides if (y1 > y) != (y2 > y)
    )
    left, right = max(zip(crossed[::2], crossed[1::2], strict=True), key=lambda pair: pair[1] - pair[0])
    return (left + right) / 2, y
