"""Names beside a map: near their places, in two columns, and no line crosses another or a name."""

from __future__ import annotations

from itertools import pairwise

import pytest

from deckgen.charts.chart import MapArea, Size
from deckgen.charts.ground import ground_of
from deckgen.charts.naming import APART, OUTSIDE, Name, blocks, settled

SIZE = Size(400.0, 200.0)
RING = (*((10.0, y / 5) for y in range(51)), *((0.0, 10 - y / 5) for y in range(51)))
GROUND = ground_of((MapArea("Alt", "1", (RING,), "Alt"),), SIZE)
WEST, EAST = min(x for x, _ in GROUND.points), max(x for x, _ in GROUND.points)


def a_name(key: str, x: float, y: float, wide: float = 40.0) -> Name:
    return Name(key, key, (WEST + x, y), wide, False)


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ([], []),
        ([50.0], [(1, 50.0)]),
        ([50.0, 70.0], [(1, 50.0), (1, 70.0)]),
        ([50.0, 54.0], [(2, 47.0)]),  # both move as far
        ([50.0, 54.0, 56.0], [(3, 130 / 3)]),
        ([2.0], [(1, 5.0)]),  # not beyond the top
        ([95.0, 99.0], [(2, 85.0)]),  # nor the foot
        ([90.0, 80.0], [(2, 80.0)]),  # in the order that they are given in
    ],
)
def test_lines_stand_as_near_as_they_can_to_where_they_are_wanted(
    wanted: list[float], found: list[tuple[int, float]]
) -> None:
    said = blocks(wanted, 10.0, 100.0)
    assert [count for count, _ in said] == [count for count, _ in found]
    assert [top for _, top in said] == pytest.approx([top for _, top in found])


def test_a_name_stands_at_the_side_that_is_near_outside_the_map() -> None:
    west, east = settled([a_name("a", 5, 50), a_name("b", EAST - WEST - 5, 50)], GROUND, SIZE, 14.0)
    assert west.left + west.name.wide == pytest.approx(WEST - OUTSIDE) and west.tip == (
        WEST - OUTSIDE + 4,
        50,
    )
    assert east.left == pytest.approx(EAST + OUTSIDE) and east.tip == (EAST + OUTSIDE - 4, 50)


def test_names_of_one_height_stand_above_each_other_and_their_lines_do_not_cross() -> None:
    places = settled([a_name(str(k), 70 - 10 * k, 50 + k) for k in range(6)], GROUND, SIZE, 14.0)
    levels = sorted(place.tip[1] for place in places)
    assert all(b - a > 14.0 + APART for a, b in pairwise(levels))
    assert len({place.tip[0] for place in places}) == 1
    # The further a place is from the names, the further its name is from the middle of them.
    assert [place.name.key for place in sorted(places, key=lambda p: p.tip[1])] != list("012345")


def test_a_name_that_is_wider_than_the_room_beside_the_map_stays_on_the_sheet() -> None:
    (place,) = settled([a_name("a", 5, 50, wide=WEST)], GROUND, SIZE, 14.0)
    assert place.left == 0.0
