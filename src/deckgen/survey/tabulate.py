"""Weighted shares: an Estimate from counts and sums of weights.

Formula: share = sum(w*x) / sum(w) over those asked who answered (the ratio estimator of a
proportion; Lohr, Sampling: Design and Analysis, ch. 4). The base is unweighted.
"""

from __future__ import annotations

from deckgen.survey.crosstab import Estimate, Status


def estimate(base: int, weighted_base: float, weighted_hits: float) -> Estimate:
    """The Estimate of a cell: `base` answers that weigh `weighted_base`, of which the hits.

    A base of 0, or one that weighs nothing, means that nobody was asked.
    """
    if base == 0 or weighted_base <= 0:
        return Estimate(None, 0, 0.0, Status.NOT_ASKED)
    # Sums of the same weights in another order may land a hair over 1.
    return Estimate(min(weighted_hits / weighted_base, 1.0), base, weighted_base)
