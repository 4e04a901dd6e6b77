"""Whom a hidden figure takes with it: no more than it must, and always the same."""

from __future__ import annotations

from deckgen.survey.linear import Basis, bounds
from deckgen.survey.suppression import SURVEY, Area, closed, small_bases, small_counts


def area(names: str) -> Area:
    return frozenset(names)


COUNTS = {"a": 5, "b": 40, "c": 30, "d": 60, "e": 20, "f": 25}
NORTH, SOUTH, WEST = area("abc"), area("de"), area("f")
COUNTIES = [area(name) for name in COUNTS]
EVERY = [*COUNTIES, NORTH, SOUTH, area("abcdef")]


def test_a_small_county_takes_the_smallest_neighbour_of_its_landsdel() -> None:
    small = small_bases(EVERY, COUNTS, SURVEY)
    assert small == {area("a")}
    assert closed(small, EVERY, COUNTS) == {area("a"), area("c")}


def test_a_county_that_is_a_landsdel_of_its_own_takes_a_landsdel_and_one_county_of_that() -> None:
    assert closed(frozenset({WEST}), EVERY, COUNTS) == {WEST, NORTH, area("a")}


def test_an_area_that_is_the_sum_of_its_parts_takes_a_part() -> None:
    found = closed(frozenset({SOUTH}), EVERY, COUNTS)
    assert found == {SOUTH, area("e"), WEST}


def test_two_hidden_counties_of_one_landsdel_need_nobody_else() -> None:
    assert closed(frozenset({area("a"), area("b")}), EVERY, COUNTS) == {area("a"), area("b")}


def test_what_is_published_elsewhere_is_left_alone() -> None:
    fixed = frozenset({area("c")})
    assert closed(frozenset({area("a")}), EVERY, COUNTS, fixed) == {area("a"), area("b")}


def test_few_people_or_all_but_few_are_few() -> None:
    limits = SURVEY.__class__(base=10, cell=3)
    hits = {"a": 0, "b": 1, "c": 2, "d": 3, "e": 19, "f": 25}
    found = small_counts(COUNTIES, COUNTS, hits, limits)
    assert found == {area("b"), area("c"), area("e")}
    assert small_counts(COUNTIES, COUNTS, hits, SURVEY) == frozenset()


def test_a_sum_follows_from_sums_and_differences_of_others() -> None:
    basis = Basis([area("abc"), area("bc"), area("d")])
    assert basis.spans(area("a")) and basis.spans(area("ad")) and not basis.spans(area("b"))


def test_bounds_close_where_a_total_leaves_no_room() -> None:
    limits = {"x": (0, 10), "y": (0, 10), "z": (0, 10)}
    found = bounds([(frozenset("xy"), 20), (frozenset("yz"), 12)], limits)
    assert found == {"x": (10, 10), "y": (10, 10), "z": (2, 2)}
