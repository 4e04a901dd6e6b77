"""Sides: where the points of a scale stand about its middle, in which colours, and how far they reach."""

from __future__ import annotations

from dataclasses import dataclass

from deckgen.charts.chart import Chart
from deckgen.charts.theme import Theme
from deckgen.survey.question import ResponseOption

LEAST_DOMAIN = 0.1


@dataclass(frozen=True, slots=True)
class Side:
    """A point's place: -1 left of the line, 0 on it, 1 right of it, None apart; and its colour."""

    way: int | None
    colour: str


def sides(options: tuple[ResponseOption, ...], theme: Theme) -> tuple[Side, ...]:
    """Where each point stands, from its score against the middle of the scale's ends."""
    scores = [option.score for option in options if option.score is not None and not option.last]
    if not scores:
        return tuple(Side(None, theme.ground) for _ in options)
    middle = (min(scores) + max(scores)) / 2
    found: list[Side] = []
    for option in options:
        if option.score is None or option.last:
            found.append(Side(None, theme.ground))
        elif option.score == middle:
            found.append(Side(0, theme.other))
        else:
            way = 1 if option.score > middle else -1
            beyond = sorted({abs(s - middle) for s in scores if (s - middle) * way > 0})
            tones = theme.positive if way > 0 else theme.negative
            found.append(
                Side(way, tones[_tone(beyond.index(abs(option.score - middle)), len(beyond), len(tones))])
            )
    return tuple(found)


def order(chart: Chart, theme: Theme) -> list[int]:
    """The options' places from left to right: by score, and last what stands apart."""
    placed = list(zip(chart.crosstab.options, sides(chart.crosstab.options, theme), range(99), strict=False))
    on_scale = sorted((o.score or 0.0, index) for o, side, index in placed if side.way is not None)
    return [index for _, index in on_scale] + [index for _, side, index in placed if side.way is None]


def reach(chart: Chart, theme: Theme) -> tuple[float, float, float]:
    """How far the bars reach at most left and right of the line, and what stands apart, as shares."""
    ends = [ends_of(chart, theme, place) for place in range(len(chart.crosstab.groups))]
    low, high, apart = (max([LEAST_DOMAIN if k < 2 else 0.0, *(end[k] for end in ends)]) for k in range(3))
    return low, high, apart


def _tone(place: int, count: int, tones: int) -> int:
    """Which of the tones, mild to strong, the place-th of so many points has."""
    return tones - 1 if count == 1 else round(place * (tones - 1) / (count - 1))


def ends_of(chart: Chart, theme: Theme, place: int) -> tuple[float, float, float]:
    """How far a group's bar reaches left and right of the line, and what stands apart, as shares."""
    reach = {-1: 0.0, 0: 0.0, 1: 0.0, None: 0.0}
    for side, row in zip(sides(chart.crosstab.options, theme), chart.crosstab.cells, strict=True):
        reach[side.way] += row[place].share or 0.0
    return reach[-1] + reach[0] / 2, reach[1] + reach[0] / 2, reach[None]
