"""Raking: margins met, weights capped, and margins that can't be met refused with the reason."""

from __future__ import annotations

from math import isclose, nan

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deckgen.errors import DeckgenError
from deckgen.survey.raking import Cell, Raked, rake

SEX = {"k": 0.5, "m": 0.5}
AGE = {"ung": 0.4, "gammel": 0.6}
TABLE: list[Cell] = [
    (("k", "ung"), 1.0, 10),
    (("k", "gammel"), 1.0, 20),
    (("m", "ung"), 1.0, 30),
    (("m", "gammel"), 1.0, 40),
]


def shares(result: Raked, cells: list[Cell], place: int) -> dict[str, float]:
    """What a margin's shares came to."""
    sums: dict[str, float] = {}
    for weight, (categories, _, count) in zip(result.weights, cells, strict=True):
        sums[categories[place]] = sums.get(categories[place], 0.0) + weight * count
    return {key: value / sum(sums.values()) for key, value in sums.items()}


def codes(cells: list[Cell], margins: list[dict[str, float]]) -> list[tuple[str, object]]:
    with pytest.raises(DeckgenError) as caught:
        rake(cells, margins)
    return [(problem.code, problem.facts.get("value")) for problem in caught.value.problems]


def test_one_margin_is_the_target_over_the_share_of_answers() -> None:
    result = rake([(("k",), 1.0, 30), (("m",), 1.0, 70)], [SEX])
    assert result.weights == pytest.approx((0.5 / 0.3, 0.5 / 0.7))
    # n * sum w^2 / (sum w)^2: (30 * 25/9 + 70 * 25/49) / 100
    assert result.design_effect == pytest.approx((30 * 25 / 9 + 70 * 25 / 49) / 100)
    assert (result.iterations, result.converged, result.trimmed) == (1, True, 0)
    assert result.largest == pytest.approx(5 / 3)


def test_both_margins_are_met_and_the_mean_weight_is_one() -> None:
    result = rake(TABLE, [SEX, AGE])
    assert shares(result, TABLE, 0) == pytest.approx(SEX, abs=1e-9)
    assert shares(result, TABLE, 1) == pytest.approx(AGE, abs=1e-9)
    assert isclose(sum(w * c[2] for w, c in zip(result.weights, TABLE, strict=True)), 100)


def test_raking_keeps_the_odds_ratio_of_the_answers() -> None:
    # Iterative proportional fitting scales rows and columns, which leaves cross-products alone.
    a, b, c, d = (w * c[2] for w, c in zip(rake(TABLE, [SEX, AGE]).weights, TABLE, strict=True))
    assert isclose(a * d / (b * c), 10 * 40 / (20 * 30), rel_tol=1e-9)


def test_answers_that_fit_already_keep_their_weights() -> None:
    cells: list[Cell] = [(("k",), 2.0, 50), (("m",), 2.0, 50)]
    result = rake(cells, [SEX])
    assert result.weights == (1.0, 1.0) and result.design_effect == 1.0


def test_start_weights_live_on_within_a_category() -> None:
    cells: list[Cell] = [(("k",), 1.0, 10), (("k",), 3.0, 10), (("m",), 1.0, 20)]
    low, high, other = rake(cells, [SEX]).weights
    assert (low, high, other) == pytest.approx((0.5, 1.5, 1.0))


@given(st.permutations(range(4)))
def test_the_order_of_the_cells_does_not_matter(order: list[int]) -> None:
    plain = rake(TABLE, [SEX, AGE]).weights
    shuffled = rake([TABLE[i] for i in order], [SEX, AGE]).weights
    assert shuffled == pytest.approx([plain[i] for i in order], abs=1e-9)


@given(st.lists(st.integers(1, 50), min_size=4, max_size=4), st.floats(0.1, 0.9), st.floats(0.1, 0.9))
@settings(deadline=None)
def test_a_cell_of_ten_is_ten_cells_of_one(counts: list[int], women: float, young: float) -> None:
    margins = [{"k": women, "m": 1 - women}, {"ung": young, "gammel": 1 - young}]
    cells: list[Cell] = [(cell[0], 1.0, count) for cell, count in zip(TABLE, counts, strict=True)]
    people: list[Cell] = [(keys, start, 1) for keys, start, count in cells for _ in range(count)]
    whole, apart = rake(cells, margins), rake(people, margins)
    spread = [w for w, (_, _, count) in zip(whole.weights, cells, strict=True) for _ in range(count)]
    assert apart.weights == pytest.approx(spread, abs=1e-9)
    assert apart.design_effect == pytest.approx(whole.design_effect)


def test_targets_that_were_rounded_are_taken_for_shares() -> None:
    cells: list[Cell] = [((key,), 1.0, 10) for key in "abc"]
    assert rake(cells, [{"a": 0.333, "b": 0.333, "c": 0.333}]).weights == pytest.approx((1, 1, 1))


def test_a_cap_holds_and_the_margins_are_met_beneath_it() -> None:
    cells: list[Cell] = [
        (("k", "ung"), 1.0, 2),
        (("k", "gammel"), 1.0, 28),
        (("m", "ung"), 1.0, 30),
        (("m", "gammel"), 1.0, 40),
    ]
    margins = [{"k": 0.5, "m": 0.5}, {"ung": 0.4, "gammel": 0.6}]
    free = rake(cells, margins)
    held = rake(cells, margins, trim=1.8)
    assert free.largest > 1.8 and held.largest <= 1.8 + 1e-9
    assert held.converged and held.trimmed == 2
    assert shares(held, cells, 0) == pytest.approx(margins[0], abs=1e-9)
    assert shares(held, cells, 1) == pytest.approx(margins[1], abs=1e-9)
    assert held.design_effect < free.design_effect


def test_margins_that_the_cap_does_not_allow_are_told_and_not_refused() -> None:
    # 5 of 100 should be half: a weight of 10 where 2 is the most.
    cells: list[Cell] = [(("k",), 1.0, 5), (("m",), 1.0, 95)]
    result = rake(cells, [SEX], trim=2.0)
    assert not result.converged and result.trimmed == 5
    assert result.weights == pytest.approx((2.0, 90 / 95))
    assert result.iterations < 10  # the weights stand still, so it doesn't go on for long


def test_a_cap_that_nobody_reaches_changes_nothing() -> None:
    assert rake(TABLE, [SEX, AGE], trim=5.0) == rake(TABLE, [SEX, AGE])


@pytest.mark.parametrize("trim", [1.0, 0.5, -1.0, nan])
def test_a_cap_of_the_mean_or_less_is_a_slip_of_the_caller(trim: float) -> None:
    with pytest.raises(ValueError, match="cap"):
        rake(TABLE, [SEX, AGE], trim=trim)


def test_a_category_that_nobody_answered_is_refused() -> None:
    assert codes(TABLE, [SEX, {**AGE, "ung": 0.3, "barn": 0.1}]) == [("D133", "barn")]


def test_a_category_answered_only_by_those_who_weigh_nothing_is_refused() -> None:
    assert codes([(("k",), 0.0, 10), (("m",), 1.0, 10)], [SEX]) == [("D133", "k")]


def test_a_category_without_a_target_is_refused() -> None:
    assert codes([*TABLE, (("x", "ung"), 1.0, 1)], [SEX, AGE]) == [("D134", "x")]


@pytest.mark.parametrize(
    "margin", [{"k": 0.5, "m": 0.6}, {"k": -0.1, "m": 1.1}, {"k": nan, "m": 0.5}, {"k": 50.0, "m": 50.0}]
)
def test_targets_that_are_no_shares_are_refused(margin: dict[str, float]) -> None:
    assert codes(TABLE, [margin, AGE]) == [("D135", None)]


def test_all_faults_are_told_at_once() -> None:
    found = codes([*TABLE, (("x", "ung"), 1.0, 1)], [{**SEX, "y": 0.0}, {"ung": 0.2, "gammel": 0.2}])
    assert found == [("D134", "x"), ("D135", None)]


def test_margins_that_contradict_each_other_are_refused_soon() -> None:
    # All women are young here, so half women can't go with a tenth young.
    cells: list[Cell] = [(("k", "ung"), 1.0, 50), (("m", "gammel"), 1.0, 50)]
    with pytest.raises(DeckgenError) as caught:
        rake(cells, [SEX, {"ung": 0.1, "gammel": 0.9}])
    (problem,) = caught.value.problems
    assert problem.code == "D136"
    assert problem.facts == {"iterations": 2}


def test_a_target_of_nobody_gives_those_who_are_there_no_weight() -> None:
    cells: list[Cell] = [(("k",), 1.0, 10), (("m",), 1.0, 10), (("x",), 1.0, 5)]
    assert rake(cells, [{**SEX, "x": 0.0}]).weights == pytest.approx((1.25, 1.25, 0.0))
