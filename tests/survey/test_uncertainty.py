"""Uncertainty, counted by hand: what the formulas give on numbers that fit on the back of an envelope."""

from __future__ import annotations

from math import inf, isclose, sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deckgen.survey.crosstab import Direction
from deckgen.survey.uncertainty import (
    Z95,
    benjamini_hochberg,
    clear_differences,
    effective_base,
    margin,
    standard_error,
    two_proportions,
    weight_warning,
    wilson,
)
from deckgen.survey.uncertainty import Tested as Comparison  # pytest collects what is called Test…

SHARES = st.floats(0, 1)
BASES = st.floats(1, 1e6)


def a_test(share: float, rest: float, base: int = 200, rest_base: int = 1600) -> Comparison:
    return Comparison(share, float(base), base, rest, float(rest_base), rest_base)


def test_equal_weights_leave_the_base_as_it_is() -> None:
    assert effective_base(weight=3 * 94, squares=9 * 94) == 94


def test_one_weight_of_three_among_ones_costs_a_quarter_of_four_answers() -> None:
    assert effective_base(weight=1 + 1 + 1 + 3, squares=1 + 1 + 1 + 9) == 3


def test_the_margin_at_94_answers_is_ten_points() -> None:
    assert round(margin(94), 2) == 0.10


def test_wilson_by_hand() -> None:
    # 8 of 10: (0.8 + 0.19207) / 1.38415 -+ 1.95996 * sqrt(0.016 + 0.0096036) / 1.38415
    low, high = wilson(0.8, 10)
    assert (round(low, 4), round(high, 4)) == (0.4902, 0.9433)


@pytest.mark.parametrize("effective", [1.0, 10.0, 94.0, 412.7, 1e7])
def test_the_interval_is_exact_at_the_ends(effective: float) -> None:
    reach = Z95**2 / (effective + Z95**2)
    low, high = wilson(0.0, effective)
    assert low == 0.0 and isclose(high, reach, rel_tol=1e-9)
    low, high = wilson(1.0, effective)
    assert high == 1.0 and isclose(low, 1 - reach, rel_tol=1e-9)


@given(SHARES, BASES)
def test_the_interval_holds_the_share_and_stays_among_shares(share: float, effective: float) -> None:
    low, high = wilson(share, effective)
    assert 0 <= low <= share + 1e-12 and share - 1e-12 <= high <= 1


@given(SHARES, BASES)
def test_the_interval_of_the_others_is_the_mirror_image(share: float, effective: float) -> None:
    low, high = wilson(share, effective)
    mirrored = wilson(1 - share, effective)
    assert isclose(low, 1 - mirrored[1], abs_tol=1e-9) and isclose(high, 1 - mirrored[0], abs_tol=1e-9)


@given(SHARES, BASES)
def test_more_answers_never_widen_the_margin_and_one_half_is_the_widest(
    share: float, effective: float
) -> None:
    assert margin(2 * effective, share) <= margin(effective, share) + 1e-12
    assert margin(effective, share) <= margin(effective) + 1e-12


def test_the_standard_error_with_equal_weights_is_the_one_of_the_textbook() -> None:
    # 3 of 10: sqrt(0.3 * 0.7 / 9)
    assert isclose(standard_error(10, 10, 10, 3, 3, 3), sqrt(0.3 * 0.7 / 9))


def test_the_standard_error_of_unequal_weights_by_hand() -> None:
    # Weights 1, 2, 3, the last a hit: share 1/2, sum w^2 (x - 1/2)^2 = 14/4, * 3/2, root, / 6
    assert isclose(standard_error(3, weight=6, squares=14, wx=3, wwx=9, wwxx=9), sqrt(14 / 4 * 1.5) / 6)


def test_the_standard_error_of_a_mean_by_hand() -> None:
    # Scores 1, 2, 6 of weight 1: mean 3, (4 + 1 + 9) * 3/2, root, / 3
    assert isclose(standard_error(3, weight=3, squares=3, wx=9, wwx=9, wwxx=41), sqrt(21) / 3)


def test_all_of_one_mind_have_no_standard_error_and_one_person_has_any() -> None:
    assert standard_error(3, 6, 14, 6, 14, 14) == 0
    assert standard_error(1, 2, 4, 2, 4, 4) == inf


def test_the_z_test_by_hand() -> None:
    # 60 of 100 against 50 of 100: pooled 0.55, z = 0.1 / sqrt(0.2475 * 0.02) = 1.4213
    assert round(two_proportions(0.6, 100, 0.5, 100), 4) == 0.1552


@pytest.mark.parametrize("share", [0.0, 1.0])
def test_shares_that_are_both_none_or_both_all_do_not_differ(share: float) -> None:
    assert two_proportions(share, 94, share, 1692) == 1


@given(SHARES, BASES, SHARES, BASES)
def test_a_p_value_is_one_and_the_same_from_both_sides(a: float, m: float, b: float, n: float) -> None:
    p = two_proportions(a, m, b, n)
    assert 0 <= p <= 1 and isclose(p, two_proportions(b, n, a, m), abs_tol=1e-9)


def test_the_correction_by_hand() -> None:
    # Limits at q = 0.10: 0.02, 0.04, 0.06, 0.08, 0.10. The third is over its own, but the fourth is under.
    assert benjamini_hochberg([0.9, 0.07, 0.01, 0.065, 0.03], q=0.10) == (False, True, True, True, True)
    assert benjamini_hochberg([0.9, 0.09, 0.01, 0.065, 0.03], q=0.10) == (False, False, True, False, True)
    assert benjamini_hochberg([]) == ()


@given(st.lists(SHARES, min_size=1), st.randoms(use_true_random=False))
def test_the_correction_does_not_care_for_order(p_values: list[float], random: object) -> None:
    passed = dict(zip(p_values, benjamini_hochberg(p_values), strict=True))
    assert benjamini_hochberg(sorted(p_values)) == tuple(passed[p] for p in sorted(p_values))


@given(st.lists(SHARES, min_size=1))
def test_what_passes_has_smaller_p_values_than_what_does_not(p_values: list[float]) -> None:
    passed = benjamini_hochberg(p_values)
    yes = [p for p, ok in zip(p_values, passed, strict=True) if ok]
    no = [p for p, ok in zip(p_values, passed, strict=True) if not ok]
    assert max(yes, default=-1) < min(no, default=2)


def test_a_clear_difference_has_a_direction() -> None:
    assert clear_differences([a_test(0.70, 0.50), a_test(0.30, 0.50)]) == (Direction.ABOVE, Direction.BELOW)


@pytest.mark.parametrize(
    ("share", "found"), [(0.549, None), (0.55, Direction.ABOVE), (0.451, None), (0.45, Direction.BELOW)]
)
def test_a_certain_difference_under_five_points_is_not_clear(share: float, found: Direction | None) -> None:
    assert clear_differences([a_test(share, 0.5, 100_000, 100_000)]) == (found,)


@pytest.mark.parametrize("base", [29, 30])
def test_a_group_under_thirty_has_no_test_on_either_side(base: int) -> None:
    tested = None if base < 30 else Direction.ABOVE
    assert clear_differences([a_test(0.95, 0.30, base=base)]) == (tested,)
    assert clear_differences([a_test(0.95, 0.30, base=1600, rest_base=base)]) == (tested,)


def test_a_group_that_is_not_tested_does_not_count_in_the_correction() -> None:
    uncertain = a_test(0.57, 0.50)  # p = 0.06: passes alone, not among three others
    alike = a_test(0.50, 0.50)
    small = a_test(0.50, 0.50, base=29)
    assert clear_differences([uncertain, small, small, small]) == (Direction.ABOVE, None, None, None)
    assert clear_differences([uncertain, alike, alike, alike]) == (None, None, None, None)


def test_a_deck_without_tests_has_no_differences() -> None:
    assert clear_differences([]) == ()
    assert clear_differences([a_test(0.9, 0.1, base=10)]) == (None,)


def test_weights_that_cost_half_the_answers_or_speak_for_many_are_said() -> None:
    assert weight_warning(design_effect=2.0, largest=10.0) is None
    for effect, largest in ((2.13, 4.0), (1.4, 10.26)):
        problem = weight_warning(effect, largest)
        assert problem is not None and problem.code == "W131"
        assert problem.facts == {"effect": round(effect, 1), "largest": round(largest, 1)}
