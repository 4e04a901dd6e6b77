"""Uncertainty: intervals of weighted shares, tests of differences, and which of them a deck may claim.

Effective base: Kish, Survey Sampling (1965), n_eff = (sum w)^2 / sum w^2. Interval: Wilson (1927).
Test: two proportions with a pooled share (Agresti, Categorical Data Analysis, 3.1), a region
against the rest of the nation. Correction: Benjamini and Hochberg (1995), q = 0.09.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import erfc, inf, sqrt

from deckgen.errors import Problem
from deckgen.survey.crosstab import Direction

Z95 = 1.959963984540054  # the 97.5th percentile of the standard normal distribution
FLOOR = 0.05  # the least difference, in shares, that a deck calls clear
MINIMUM_TEST_BASE = 30
FALSE_DISCOVERIES = 0.09  # 0.10 flagged 10.2 % of decks where nothing differs, over the promised 10 %
COSTLY_WEIGHTS = 2.0  # a design effect over this halves the effective base
HEAVY_WEIGHT = 10.0  # one respondent speaks for more than this many


@dataclass(frozen=True, slots=True)
class Tested:
    """A group and the rest that it is tested against: share, effective base and base of each."""

    share: float
    effective: float
    base: int
    rest_share: float
    rest_effective: float
    rest_base: int


def effective_base(weight: float, squares: float) -> float:
    """Kish's effective base from the sum of weights and the sum of their squares."""
    return weight * weight / squares


def weight_warning(design_effect: float, largest: float) -> Problem | None:
    """W131 for weights that cost much certainty: Kish's design effect, and the largest weight to the mean."""
    if design_effect <= COSTLY_WEIGHTS and largest <= HEAVY_WEIGHT:
        return None
    return Problem("W131", facts={"effect": round(design_effect, 1), "largest": round(largest, 1)})


def wilson(share: float, effective: float, z: float = Z95) -> tuple[float, float]:
    """Wilson's interval of a share, in shares; exactly 0 and 1 at the ends."""
    middle = (share + z * z / (2 * effective)) / (1 + z * z / effective)
    half = z * sqrt(share * (1 - share) / effective + z * z / (4 * effective * effective))
    half /= 1 + z * z / effective
    low = 0.0 if share <= 0 else max(0.0, middle - half)
    high = 1.0 if share >= 1 else min(1.0, middle + half)
    return low, high


def margin(effective: float, share: float = 0.5) -> float:
    """The margin of error: half of Wilson's interval, in shares; widest at a share of one half."""
    low, high = wilson(share, effective)
    return (high - low) / 2


def standard_error(base: int, weight: float, squares: float, wx: float, wwx: float, wwxx: float) -> float:
    """The linearised standard error of a weighted mean, with replacement and without strata.

    Sums over the respondents of w, w^2, wx, w^2 x and w^2 x^2, in a Tally's order (Lohr, Sampling:
    Design and Analysis, ch. 9): sqrt(n / (n - 1) * sum w^2 (x - mean)^2) / sum w. A share is the
    mean of 0 and 1. Infinite for a base of 1, which says nothing of the spread.
    """
    if base < 2:
        return inf
    mean = wx / weight
    spread = wwxx - 2 * mean * wwx + mean * mean * squares
    return sqrt(max(0.0, spread) * base / (base - 1)) / weight


def two_proportions(share: float, effective: float, other: float, other_effective: float) -> float:
    """The two-sided p-value of two independent shares being one; 1 where both are 0 or both 1."""
    pooled = (share * effective + other * other_effective) / (effective + other_effective)
    spread = sqrt(max(0.0, pooled * (1 - pooled)) * (1 / effective + 1 / other_effective))
    return erfc(abs(share - other) / spread / sqrt(2)) if spread > 0 else 1.0


def benjamini_hochberg(p_values: Sequence[float], q: float = FALSE_DISCOVERIES) -> tuple[bool, ...]:
    """Which tests pass with at most a share q of false ones among them, in the order given."""
    count = len(p_values)
    passing = [p for rank, p in enumerate(sorted(p_values), start=1) if p <= q * rank / count]
    limit = max(passing, default=-1.0)
    return tuple(p <= limit for p in p_values)


def clear_differences(tests: Sequence[Tested]) -> tuple[Direction | None, ...]:
    """For each test of a deck which way the group clearly differs from the rest, if it does.

    It passes the correction over all tests, and differs by FLOOR. A group under
    MINIMUM_TEST_BASE is not tested, and does not count among the tests.
    """
    large = [place for place, t in enumerate(tests) if min(t.base, t.rest_base) >= MINIMUM_TEST_BASE]
    passed = benjamini_hochberg([_p_value(tests[place]) for place in large])
    found: list[Direction | None] = [None] * len(tests)
    for place, ok in zip(large, passed, strict=True):
        apart = tests[place].share - tests[place].rest_share
        # A hair of tolerance: 0.55 - 0.50 is a little under 0.05 in binary.
        if ok and abs(apart) >= FLOOR - 1e-12:
            found[place] = Direction.ABOVE if apart > 0 else Direction.BELOW
    return tuple(found)


def _p_value(test: Tested) -> float:
    return two_proportions(test.share, test.effective, test.rest_share, test.rest_effective)
