"""Raking: weights that give each margin its known shares, by iterative proportional fitting.

Deming and Stephan (1940); cells are scaled to one margin after the other until none moves.
It works on cells (combinations of categories and start weight), not on people, so that five
million respondents cost no more than a thousand.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from deckgen.errors import DeckgenError, Problem

TOLERANCE = 1e-10  # the largest distance from a target share, relative to it
MOST_ITERATIONS = 1000
SUM_TOLERANCE = 0.005  # target shares that sum to within this of 1 are taken as rounded

Cell = tuple[tuple[str, ...], float, int]  # a category of each margin, the start weight, respondents


@dataclass(frozen=True, slots=True)
class Raked:
    """A weight for each cell, on average 1 a respondent, and how the raking went.

    `design_effect` is Kish's n * sum w^2 / (sum w)^2, `trimmed` how many respondents had
    their weight capped, `largest` the largest weight.
    """

    weights: tuple[float, ...]
    iterations: int
    converged: bool
    trimmed: int
    design_effect: float
    largest: float


def rake(
    cells: Sequence[Cell],
    margins: Sequence[Mapping[str, float]],
    trim: float | None = None,
    tolerance: float = TOLERANCE,
    most: int = MOST_ITERATIONS,
) -> Raked:
    """The raked weights of the cells; DeckgenError D133-D136 for margins that can't be met.

    `trim` caps a weight at that many times the mean, and the margins are met again as well
    as the cap allows: where it doesn't, `converged` is False.
    """
    _refuse(cells, margins)
    targets = [{key: share / sum(margin.values()) for key, share in margin.items()} for margin in margins]
    people = sum(count for _, _, count in cells)
    weights = [start for _, start, _ in cells]
    trimmed: set[int] = set()
    for iteration in range(1, most + 1):
        for place, target in enumerate(targets):
            _fit(weights, cells, place, target, people)
        if trim is not None:
            over = [index for index, weight in enumerate(weights) if weight > trim]
            trimmed.update(over)
            for index in over:
                weights[index] = trim
        if max(_distance(weights, cells, place, t) for place, t in enumerate(targets)) <= tolerance:
            return _raked(weights, cells, people, iteration, trimmed, converged=True)
    if trim is None:
        raise DeckgenError(Problem("D136", facts={"iterations": most}))
    return _raked(weights, cells, people, most, trimmed, converged=False)


def _fit(
    weights: list[float], cells: Sequence[Cell], place: int, target: Mapping[str, float], people: int
) -> None:
    """Scale the cells to one margin."""
    sums = _sums(weights, cells, place)
    for index, (categories, _, _) in enumerate(cells):
        category = categories[place]
        if sums[category] > 0:
            weights[index] *= target[category] * people / sums[category]


def _sums(weights: Sequence[float], cells: Sequence[Cell], place: int) -> dict[str, float]:
    sums: dict[str, float] = {}
    for weight, (categories, _, count) in zip(weights, cells, strict=True):
        sums[categories[place]] = sums.get(categories[place], 0.0) + weight * count
    return sums


def _distance(
    weights: Sequence[float], cells: Sequence[Cell], place: int, target: Mapping[str, float]
) -> float:
    """The largest relative distance of a margin's shares from its targets."""
    sums = _sums(weights, cells, place)
    total = sum(sums.values())
    return max(abs(sums.get(key, 0.0) / total - share) / share for key, share in target.items() if share > 0)


def _raked(
    weights: list[float],
    cells: Sequence[Cell],
    people: int,
    iterations: int,
    trimmed: set[int],
    converged: bool,
) -> Raked:
    total = sum(weight * count for weight, (_, _, count) in zip(weights, cells, strict=True))
    final = tuple(weight * people / total for weight in weights)
    squares = sum(weight * weight * count for weight, (_, _, count) in zip(final, cells, strict=True))
    capped = sum(cells[index][2] for index in trimmed)
    return Raked(final, iterations, converged, capped, squares / people, max(final))


def _refuse(cells: Sequence[Cell], margins: Sequence[Mapping[str, float]]) -> None:
    """D135 for targets that are no shares, D133 and D134 for categories without answers or targets."""
    problems = []
    for place, margin in enumerate(margins):
        total = sum(margin.values())
        if min(margin.values()) < 0 or abs(total - 1) > SUM_TOLERANCE:
            problems.append(Problem("D135", facts={"total": round(total, 4), "margin": place + 1}))
        answered = {categories[place] for categories, _, _ in cells}
        problems += [
            Problem("D133", facts={"value": v}) for v in margin if margin[v] > 0 and v not in answered
        ]
        problems += [Problem("D134", facts={"value": v}) for v in sorted(answered - set(margin))]
    if problems:
        raise DeckgenError(problems)
