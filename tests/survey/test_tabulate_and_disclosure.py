"""Shares against numpy, and the marks of small bases."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import a_crosstab, an_estimate
from deckgen.survey.crosstab import Crosstab, Estimate, Source, Status
from deckgen.survey.disclosure import uncertain_groups
from deckgen.survey.tabulate import estimate
from deckgen.survey.tally import SCORE_UNIT, WEIGHT_UNIT, Tally, total


def a_tally(answers: list[tuple[int, float]]) -> Tally:
    """Answers (value in whole scores, weight) as a Tally."""
    return total(
        Tally(
            1, int(x > 0), w, w * w, w * x * SCORE_UNIT, w * w * x * SCORE_UNIT, w * w * (x * SCORE_UNIT) ** 2
        )
        for x, w in ((x, round(w * WEIGHT_UNIT)) for x, w in answers)
    )


def test_a_share_counted_by_hand() -> None:
    found = estimate(a_tally([(1, 1.0), (0, 1.0), (1, 2.0), (0, 1.0)]))
    assert found == Estimate(0.6, 4, 5.0, effective_base=25 / 7)


def test_nobody_asked_is_no_share_and_not_zero() -> None:
    for found in (estimate(Tally()), estimate(Tally(base=3))):
        assert found.share is None and found.status is Status.NOT_ASKED


@given(st.lists(st.tuples(st.booleans(), st.floats(0.1, 5)), min_size=1, max_size=60))
def test_a_share_is_the_weighted_mean_and_the_effective_base_is_kishs(
    answers: list[tuple[bool, float]],
) -> None:
    hits, weights = np.array([h for h, _ in answers]), np.array([w for _, w in answers])
    found = estimate(a_tally([(int(h), w) for h, w in answers]))
    assert found.share == pytest.approx(np.average(hits, weights=weights), abs=1e-8)
    assert found.effective_base == pytest.approx(weights.sum() ** 2 / (weights**2).sum(), rel=1e-7)


def test_sums_are_the_same_in_any_order_to_the_last_digit() -> None:
    answers = [(i % 2, 0.1 * (i % 7) + 0.01) for i in range(100)]
    assert estimate(a_tally(answers)) == estimate(a_tally(answers[::-1]))


def with_base(base: int) -> Crosstab:
    table = a_crosstab("A 40 50|B 60 50")
    cells = tuple((Estimate(0.4, base, float(base)), an_estimate("50")) for _ in table.options)
    return Crosstab(table.question, table.options, table.groups, cells, Source("respondents"))


@pytest.mark.parametrize(("base", "uncertain"), [(9, ()), (10, ("Troms",)), (29, ("Troms",)), (30, ())])
def test_ten_to_twentynine_are_shown_as_uncertain(base: int, uncertain: tuple[str, ...]) -> None:
    assert uncertain_groups(with_base(base)) == uncertain
