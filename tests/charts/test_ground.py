"""A map's ground: every area on the sheet, north up, with a place within it, worked out once."""

from __future__ import annotations

from dataclasses import replace

from deckgen.charts.chart import MapArea, Ring, Size
from deckgen.charts.ground import MARGIN, edges_at, ground_of, middle_of

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


def test_a_place_within_areas_lies_well_inside_the_one_that_is_in_their_middle() -> None:
    ground = ground_of(AREAS, SIZE)
    (left, low), (right, _), (_, high), _ = ground.rings["Vest"][0]
    x, y = middle_of(ground, ("Vest",)) or (0.0, 0.0)
    assert abs(x - (left + right) / 2) < 1e-9 and abs(y - (low + high) / 2) < (low - high) / 10
    row = tuple(MapArea(str(at), str(at), (a_square(11 * at, 0),), "") for at in range(5))
    assert middle_of(ground_of(row, SIZE), tuple("01234")) == middle_of(ground_of(row, SIZE), ("2",))
    assert middle_of(ground, ("Ingensteds",)) is None


def test_the_map_reaches_as_far_as_what_stands_at_a_height() -> None:
    ground = ground_of(AREAS, SIZE)
    xs = [x for x, _ in ground.points]
    assert edges_at(ground, 0.0, SIZE.height) == (min(xs), max(xs))
    top = max(x for x, y in ground.rings["Vest"][1])
    assert edges_at(ground, 0.0, MARGIN) == (min(x for x, _ in ground.rings["Vest"][1]), top)
    assert edges_at(ground, -9.0, -8.0)[0] == edges_at(ground, -9.0, -8.0)[1]


def test_maps_of_the_same_areas_share_a_ground_whoever_is_the_own_one() -> None:
    ground = ground_of(AREAS, SIZE)
    assert ground_of((replace(WEST, own=True), EAST, NOWHERE), SIZE) is ground
    assert ground_of(AREAS, Size(500.0, 200.0)) is not ground
    moved = replace(EAST, rings=(a_square(50, 0),))
    assert ground_of((WEST, moved, NOWHERE), SIZE) is not ground
