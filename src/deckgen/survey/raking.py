"""Raking: weights that give each margin its known shares, by iterative proportional fitting.

Deming and Stephan, Annals of Mathematical Statistics 11 (1940): cells are scaled to one margin
after the other until none moves. Trimming: Battaglia and others, Practical Considerations in
Raking Survey Data (2009), each round of fitting followed by a cap. It works on cells
(combinations of categories and start weight), not on people, so that five million respondents
cost no more than a thousand.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from deckgen.errors import DeckgenError, Problem

TOLERANCE = 1e-10  # the largest distance from a target share, relative to it; weights are kept to 1e-9
MOST_ITERATIONS = 1000
SUM_TOLERANCE = 0.005  # target shares that sum to within this of 1 are taken as rounded
STILL = 1e-7  # weights that move by less than this of what is missing will never get there
AT_THE_CAP = 1e-6  # a weight within this of the cap is held by it

Cell = tuple[tuple[str, ...], float, int]  # a category of each margin, the start weight, respondents


@dataclass(frozen=True, slots=True)
class Raked:
    """A weight for each cell, on average 1 a respondent, and how the raking went.

    `design_effect` is Kish's n * sum w^2 / (sum w)^2, `trimmed` how many respondents have
    a weight held at the cap, `largest` the largest weight.
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

    `trim` (above 1) caps a weight at that many times the mean, and the margins are met as well
    as the cap allows: where it doesn't, `converged` is False, since a cap is a choice between
    true margins and calm weights. Without a cap there is no such excuse, and it is refused.
    """
    if trim is not None and not trim > 1:
        raise ValueError("a cap of the mean weight or less leaves nothing to rake")
    _refuse(cells, margins)
    targets = [{key: share / sum(margin.values()) for key, share in margin.items()} for margin in margins]
    people = sum(count for _, _, count in cells)
    weights = [start for _, start, _ in cells]
    iterations, distance, moving = 0, tolerance + 1, True
    while distance > tolerance and moving and iterations < most:
        iterations += 1
        before = list(weights)
        for place, target in enumerate(targets):
            _fit(weights, cells, place, target, people)
        if trim is not None:
            _cap(weights, cells, trim, people)
        distance = max((_distance(weights, cells, place, t) for place, t in enumerate(targets)), default=0.0)
        moving = _moved(before, weights) > STILL * distance
    converged = distance <= tolerance
    if not converged and trim is None:
        raise DeckgenError(Problem("D136", facts={"iterations": iterations}))
    return _raked(weights, cells, people, iterations, trim, converged)


def _cap(weights: list[float], cells: Sequence[Cell], trim: float, people: int) -> None:
    """Hold the weights over the cap at it, and scale the others so that the mean stays 1.

    What weightipy's Rim comes to by cutting and rescaling again and again (after R's anesrake).
    """
    held: set[int] = set()
    while over := [index for index, weight in enumerate(weights) if weight > trim and index not in held]:
        held.update(over)
        for index in over:
            weights[index] = trim
        room = people - trim * sum(cells[index][2] for index in held)
        free = [index for index in range(len(cells)) if index not in held]
        total = sum(weights[index] * cells[index][2] for index in free)
        if total <= 0:
            return  # the others weigh nothing: there is nothing to scale
        for index in free:
            weights[index] *= room / total


def _moved(before: Sequence[float], after: Sequence[float]) -> float:
    """The largest change of a weight, relative to it."""
    return max((abs(new - old) / old for old, new in zip(before, after, strict=True) if old > 0), default=0.0)


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
    weights: Sequence[float],
    cells: Sequence[Cell],
    people: int,
    iterations: int,
    trim: float | None,
    converged: bool,
) -> Raked:
    total = sum(weight * count for weight, (_, _, count) in zip(weights, cells, strict=True))
    final = tuple(weight * people / total for weight in weights)
    squares = sum(weight * weight * count for weight, (_, _, count) in zip(final, cells, strict=True))
    held = [trim is not None and weight >= trim * (1 - AT_THE_CAP) for weight in final]
    trimmed = sum(count for at_cap, (_, _, count) in zip(held, cells, strict=True) if at_cap)
    largest = max(weight for weight, (_, _, count) in zip(final, cells, strict=True) if count)
    return Raked(final, iterations, converged, trimmed, squares / people, largest)


def _refuse(cells: Sequence[Cell], margins: Sequence[Mapping[str, float]]) -> None:
    """D135 for targets that are no shares, D133 and D134 for categories without answers or targets."""
    problems = []
    for place, margin in enumerate(margins):
        total = sum(margin.values())
        # Asked for what is right, not for what is wrong: NaN fails every comparison.
        if not (all(share >= 0 for share in margin.values()) and abs(total - 1) <= SUM_TOLERANCE):
            problems.append(Problem("D135", facts={"total": round(total, 4), "margin": place + 1}))
            continue
        answered = {categories[place] for categories, start, count in cells if start > 0 and count > 0}
        problems += [
            Problem("D133", facts={"value": v}) for v in margin if margin[v] > 0 and v not in answered
        ]
        problems += [Problem("D134", facts={"value": v}) for v in sorted(answered - set(margin))]
    if problems:
        raise DeckgenError(problems)
