"""Shares against numpy, and no figure below the minimum base."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import a_crosstab, an_estimate
from deckgen.survey.crosstab import Crosstab, Estimate, Source, Status
from deckgen.survey.disclosure import disclosed, uncertain_groups
from deckgen.survey.tabulate import estimate


def test_a_share_counted_by_hand() -> None:
    found = estimate(base=4, weighted_base=1.0 + 1.0 + 2.0 + 1.0, weighted_hits=2.0 + 1.0)
    assert found == Estimate(0.6, 4, 5.0)


def test_nobody_asked_is_no_share_and_not_zero() -> None:
    for found in (estimate(0, 0.0, 0.0), estimate(3, 0.0, 0.0)):
        assert found.share is None and found.status is Status.NOT_ASKED


@given(st.lists(st.tuples(st.booleans(), st.floats(0.1, 5)), min_size=1, max_size=60))
def test_a_share_is_the_weighted_mean(answers: list[tuple[bool, float]]) -> None:
    hits, weights = np.array([h for h, _ in answers]), np.array([w for _, w in answers])
    found = estimate(len(answers), float(weights.sum()), float(weights[hits].sum()))
    assert found.share == pytest.approx(np.average(hits, weights=weights), abs=1e-12)


def with_base(base: int) -> Crosstab:
    table = a_crosstab("A 40 50|B 60 50")
    cells = tuple((Estimate(0.4, base, float(base)), an_estimate("50")) for _ in table.options)
    return Crosstab(table.question, table.options, table.groups, cells, Source("respondents"))


@pytest.mark.parametrize(("base", "shown"), [(1, False), (9, False), (10, True), (29, True), (30, True)])
def test_figures_of_fewer_than_ten_are_hidden_and_their_base_with_them(base: int, shown: bool) -> None:
    own = disclosed(with_base(base)).column("Troms")
    assert all((cell.share is not None) is shown for cell in own)
    if not shown:
        assert all(cell == Estimate(None, None, None, Status.SUPPRESSED) for cell in own)


@pytest.mark.parametrize(("base", "uncertain"), [(9, ()), (10, ("Troms",)), (29, ("Troms",)), (30, ())])
def test_ten_to_twentynine_are_shown_as_uncertain(base: int, uncertain: tuple[str, ...]) -> None:
    assert uncertain_groups(disclosed(with_base(base))) == uncertain


def test_published_figures_have_no_base_to_judge_and_stay() -> None:
    table = a_crosstab("A 47? 51?|B - 17")
    assert disclosed(table) == table
