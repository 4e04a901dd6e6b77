"""The chart kinds there are: a row each, with how it is drawn and how many rows it holds."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from deckgen.charts.canvas import Canvas
from deckgen.charts.chart import Chart
from deckgen.charts.kinds import (
    base_table,
    clustered_bars,
    clustered_columns,
    columns,
    dot_interval,
    map,
    ranking_columns,
    stacked_columns,
)
from deckgen.charts.theme import Theme
from deckgen.errors import DeckgenError, Place, Problem


@dataclass(frozen=True, slots=True)
class ChartKind:
    """A kind: its name, how it is drawn, and how many of a chart's options fit at the smallest text."""

    name: str
    draw: Callable[[Canvas, Chart], None]
    capacity: Callable[[Chart, Theme], int]


KINDS: Mapping[str, ChartKind] = {
    kind.name: kind
    for kind in (
        ChartKind("columns", columns.draw, columns.capacity),
        ChartKind("clustered_columns", clustered_columns.draw, clustered_columns.capacity),
        ChartKind("clustered_bars", clustered_bars.draw, clustered_bars.capacity),
        ChartKind("dot_interval", dot_interval.draw, dot_interval.capacity),
        ChartKind("stacked_columns", stacked_columns.draw, stacked_columns.capacity),
        ChartKind("ranking_columns", ranking_columns.draw, ranking_columns.capacity),
        ChartKind("map", map.draw, map.capacity),
        ChartKind("base_table", base_table.draw, base_table.capacity),
    )
}


def kind_of(name: str) -> ChartKind:
    """The kind of that name; DeckgenError S220 with the nearest names."""
    if name not in KINDS:
        near = get_close_matches(name, KINDS, n=3, cutoff=0.4)
        raise DeckgenError(Problem("S220", Place(spot="kind"), {"kind": name, "near": near}))
    return KINDS[name]


def capacity(chart: Chart, theme: Theme) -> int:
    """How many of a chart's options fit on one slide."""
    return kind_of(chart.kind).capacity(chart, theme)
