"""The ground of a map: its areas' outlines on the sheet, and the side at which each area is named.

Decks of a batch show the same areas at one size, so that both are worked out once for all of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from deckgen.charts.canvas import Point
from deckgen.charts.chart import MapArea, Ring, Size

MARGIN = 6.0
_LEVEL = 25  # points up and down that count as the same height
_GROUNDS = 4
_SIDES = 256

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


@lru_cache(maxsize=_SIDES)
def named_at(ground: Ground, areas: tuple[str, ...]) -> tuple[Point, bool] | None:
    """Where some areas come nearest to the edge of the map at their height, and if that is the right one.

    None where they have no outline.
    """
    points = [p for area in areas for ring in ground.rings.get(area, ()) for p in ring]
    if not points:
        return None
    ys = sorted(p[1] for p in points)
    y = (ys[0] + ys[-1]) / 2
    near = [p for p in points if abs(p[1] - y) < _LEVEL] or points
    level = [p[0] for p in ground.points if abs(p[1] - y) < _LEVEL]
    west, east = min(p[0] for p in near), max(p[0] for p in near)
    right = (max(level) - east) <= (west - min(level))
    return max(near) if right else min(near), right
