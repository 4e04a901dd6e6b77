"""The house's own statistics against independent libraries, which deckgen never runs itself.

svy: shares, means and linearised standard errors. statsmodels: Wilson, z, corrections. Designs are
drawn from fixed seeds. Raking has its oracles in `test_raking_oracles.py`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np
import polars as pl
import pytest
import svy
from numpy.typing import NDArray
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.proportion import proportion_confint, proportions_ztest
from statsmodels.stats.weightstats import DescrStatsW

from deckgen.survey.tabulate import estimate
from deckgen.survey.tally import SCORE_UNIT, WEIGHT_UNIT, Tally
from deckgen.survey.uncertainty import (
    benjamini_hochberg,
    effective_base,
    standard_error,
    two_proportions,
    wilson,
)

Numbers = NDArray[np.float64]
SAME = 1e-6
DESIGNS = 600
SPREADS = {  # the size and the spread of log-normal weights
    "equal": (1.0, 0.0),
    "calm": (1.0, 0.2),
    "usual": (1.0, 0.6),
    "wild": (1.0, 1.6),
    "two": (1.0, 0.0),
    "tiny": (1e-4, 0.5),
    "huge": (1e5, 0.5),
    "last digits": (1.0, 0.0),
}


@dataclass(frozen=True)
class Design:
    """Respondents of one group: weights that are whole billionths, and a share's 0 and 1, or scores."""

    weights: Numbers
    values: Numbers

    @property
    def tally(self) -> Tally:
        """The sums as every engine of the house adds them up: in whole numbers."""
        pairs = [
            (round(w * WEIGHT_UNIT), round(x * SCORE_UNIT))
            for w, x in zip(self.weights.tolist(), self.values.tolist(), strict=True)
        ]
        return Tally(
            len(pairs),
            sum(x > 0 for _, x in pairs),
            sum(w for w, _ in pairs),
            sum(w * w for w, _ in pairs),
            sum(w * x for w, x in pairs),
            sum(w * w * x for w, x in pairs),
            sum(w * w * x * x for w, x in pairs),
        )

    @property
    def share(self) -> float:
        found = estimate(self.tally).share
        assert found is not None
        return found

    @property
    def effective(self) -> float:
        return effective_base(self.tally.weight, self.tally.squares)

    @property
    def error(self) -> float:
        """The house's standard error, from the tally in its own units."""
        t, x = self.tally, SCORE_UNIT
        return standard_error(t.base, t.weight, t.squares, t.wx / x, t.wwx / x, t.wwxx / x**2)


def some_weights(rng: np.random.Generator, spread: str, base: int) -> Numbers:
    if spread == "equal":
        drawn = np.full(base, rng.choice([1.0, 0.37, 12.5]))
    elif spread == "two":
        drawn = rng.choice([0.2, 5.0], base)
    elif spread == "last digits":
        drawn = 1 + rng.integers(0, 5, base) / WEIGHT_UNIT
    else:
        size, sigma = SPREADS[spread]
        drawn = size * rng.lognormal(0, sigma, base)
    return np.asarray(np.maximum(np.rint(drawn * WEIGHT_UNIT), 1) / WEIGHT_UNIT)


@cache
def designs() -> tuple[Design, ...]:
    """Groups of 2 to 2000 with every spread of weights; nobody and everybody among the shares."""
    rng = np.random.default_rng(20180101)
    found = []
    for number in range(DESIGNS):
        base = int(rng.choice([2, 3, 10, 30, 94, 150, 412, 2000]))
        true = float(rng.choice([0.0, 0.01, 0.1, 0.3, 0.5, 0.62, 0.95, 1.0]))
        weights = some_weights(rng, list(SPREADS)[number % len(SPREADS)], base)
        found.append(Design(weights, (rng.random(base) < true).astype(float)))
    return tuple(found)


def estimated_by_svy(design: Design) -> tuple[float, float]:
    """Mean and linearised standard error: one stage, with replacement, no strata."""
    data = pl.DataFrame({"weight": design.weights, "value": design.values})
    sample = svy.Sample(data, svy.Design(wgt="weight"))
    result = sample.estimation.mean(y="value")
    assert isinstance(result, svy.Estimate)
    (row,) = result.estimates
    return float(row.est), float(row.se)


def test_the_designs_hold_what_they_should() -> None:
    shares = [design.share for design in designs()]
    assert len(shares) >= 500 and shares.count(0.0) > 50 and shares.count(1.0) > 50
    kish = [design.effective / len(design.weights) for design in designs()]
    assert min(kish) < 0.15 and max(kish) == 1.0


def test_shares_and_standard_errors_agree_with_svy() -> None:
    for design in designs():
        share, error = estimated_by_svy(design)
        assert design.share == pytest.approx(share, abs=SAME, rel=0)
        assert design.error == pytest.approx(error, abs=SAME, rel=0)


def test_means_and_their_standard_errors_agree_with_svy() -> None:
    rng = np.random.default_rng(20180102)
    for number in range(100):
        base = int(rng.integers(2, 500))
        weights = some_weights(rng, list(SPREADS)[number % len(SPREADS)], base)
        design = Design(weights, rng.integers(1, 7, base).astype(float))
        mean, error = estimated_by_svy(design)
        assert design.share == pytest.approx(mean, abs=SAME, rel=0)
        assert design.error == pytest.approx(error, abs=SAME, rel=0)


def test_intervals_agree_with_statsmodels_fed_the_effective_base() -> None:
    for design in designs():
        count = design.share * design.effective
        low, high = proportion_confint(count, design.effective, alpha=0.05, method="wilson")
        assert wilson(design.share, design.effective) == pytest.approx((low, high), abs=SAME, rel=0)


def test_z_tests_agree_with_statsmodels_fed_effective_bases() -> None:
    alike = 0
    for one, other in zip(designs(), designs()[1:] + designs()[:1], strict=True):
        p = two_proportions(one.share, one.effective, other.share, other.effective)
        if one.share == other.share and one.share in (0.0, 1.0):
            alike += 1
            assert p == 1.0  # where statsmodels divides 0 by 0
            continue
        counts = [one.share * one.effective, other.share * other.effective]
        _, expected = proportions_ztest(counts, [one.effective, other.effective])
        assert p == pytest.approx(expected, abs=SAME, rel=0)
    assert 0 < alike < 100


def test_small_p_values_agree_with_statsmodels_digit_by_digit() -> None:
    for share in (0.55, 0.6, 0.7, 0.9):
        _, expected = proportions_ztest([share * 800.5, 0.5 * 900.25], [800.5, 900.25])
        assert two_proportions(share, 800.5, 0.5, 900.25) == pytest.approx(expected, rel=1e-9)


def test_corrections_agree_with_statsmodels() -> None:
    rng = np.random.default_rng(20180103)
    for _ in range(DESIGNS):
        count, power = int(rng.integers(1, 200)), float(rng.choice([0.5, 1, 2, 6]))
        p_values = (rng.random(count) ** power).round(int(rng.choice([2, 3, 12])))
        passed, *_ = multipletests(p_values, alpha=0.10, method="fdr_bh")
        assert benjamini_hochberg(p_values.tolist(), q=0.10) == tuple(passed.tolist())


def test_the_trap_that_takes_weights_for_frequencies() -> None:
    """94 answers that weigh 18 each are not 1692 answers, but DescrStatsW believes so."""
    design = Design(np.full(94, 18.0), np.repeat([1.0, 0.0], [58, 36]))
    trap = float(DescrStatsW(design.values, weights=design.weights).std_mean)
    assert (round(design.error, 3), round(trap, 3)) == (0.050, 0.012)
    assert design.error == pytest.approx(estimated_by_svy(design)[1], abs=1e-12)
