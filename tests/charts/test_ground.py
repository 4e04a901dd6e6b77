"""A map's ground: every area on the sheet, north up, named at the side that is near, worked out once."""

from __future__ import annotations

from dataclasses import replace

from deckgen.charts.chart import MapArea, Ring, Size
from deckgen.charts.ground import MARGIN, ground_of, named_at

SIZE = Size(400.0, 200.0)


def a_square(west: float, south: float, side: float = 10.0) -> Ring:
    return (west, south), (west + side, south), (west + side, south + side), (west, south + side)


WEST = MapArea("Vest", "1", (a_square(0, 0), a_square(2, 12, 2)), "Vest")
EAST = MapArea("Øst", "2", (a_square(40, 0),), "Øst")
NOWHERE = MapArea("Ingensteds", "3", (), "Ingensteds")
AREAS = (WEST, EAST, NOWHERE)


def test_all_outlines_stand_on_the_sheet_at_one_scale() -> None:
    ground = ground_of(AREAS, SIZE)
    assert all(
        0 < x < SIZE.width and MARGIN - 1e-9 <= y <= SIZE.height - MARGIN + 1e-9 for x, y in ground.points
    )
    (left, _), (right, low), (_, high), _ = ground.rings["Vest"][0]
    assert abs((right - left) - (low - high)) < 1e-9 and low > high  # a square is square, north is up
    assert [len(rings) for rings in ground.rings.values()] == [2, 1, 0]


def test_an_area_is_named_at_the_edge_of_the_map_that_is_near() -> None:
    ground = ground_of(AREAS, SIZE)
    west, east = named_at(ground, ("Vest",)), named_at(ground, ("Øst",))
    assert west is not None and not west[1]
    assert east is not None and east[1] and east[0][0] == max(x for x, _ in ground.points)
    assert named_at(ground, ("Ingensteds",)) is None


def test_maps_of_the_same_areas_share_a_ground_whoever_is_the_own_one() -> None:
    ground = ground_of(AREAS, SIZE)
    assert ground_of((replace(WEST, own=True), EAST, NOWHERE), SIZE) is ground
    assert ground_of(AREAS, Size(500.0, 200.0)) is not ground
    moved = replace(EAST, rings=(a_square(50, 0),))
    assert ground_of((WEST, moved, NOWHERE), SIZE) is not ground
