"""Weighted shares and means: an Estimate from a Tally.

Formula: mean = sum(w*x) / sum(w) over those asked who answered (the ratio estimator; Lohr,
Sampling: Design and Analysis, ch. 4); a share is the mean of 0 and 1. The base is unweighted.
"""

from __future__ import annotations

from dataclasses import replace

from deckgen.survey.crosstab import Estimate, Status
from deckgen.survey.question import Question, Report
from deckgen.survey.tally import SCORE_UNIT, WEIGHT_UNIT, Tally
from deckgen.survey.uncertainty import wilson


def estimate(tally: Tally, question: Question | None = None) -> Estimate:
    """The Estimate of a row; a base of 0, or one that weighs nothing, means that nobody was asked."""
    if tally.base == 0 or tally.weight <= 0:
        return Estimate(None, 0, 0.0, Status.NOT_ASKED)
    value = tally.wx / (tally.weight * SCORE_UNIT)
    effective = tally.weight * tally.weight / tally.squares
    mean = None
    if question is not None and question.report is Report.MEAN:
        low, high = scale_ends(question)
        mean, value = value, (value - low) / (high - low)
    weight = tally.weight / WEIGHT_UNIT
    return Estimate(value, tally.base, weight, effective_base=effective, mean=mean)


def scale_ends(question: Question) -> tuple[float, float]:
    """The lowest and the highest score of a question's answers; ValueError where none has one."""
    scores = [answer.score for answer in question.answers if answer.score is not None]
    return min(scores), max(scores)


def with_interval(cell: Estimate) -> Estimate:
    """A share with its interval of 95 % (Wilson, Kish's effective base); other cells as they are."""
    if cell.share is None or cell.mean is not None or not cell.effective_base:
        return cell
    return replace(cell, interval=wilson(cell.share, cell.effective_base))
