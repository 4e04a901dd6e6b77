"""The chart kinds there are: a row each, with how it is drawn and how many rows it holds."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from deckgen.charts.canvas import Canvas, Mark
from deckgen.charts.chart import Chart
from deckgen.charts.choose import Asked
from deckgen.charts.groups import others_of
from deckgen.charts.kinds import (
    base_table,
    clustered_bars,
    clustered_columns,
    columns,
    distribution_strip,
    diverging_bars,
    dot_interval,
    map,
    ranking_columns,
    slope,
    small_multiples,
    stacked_columns,
    tile_map,
)
from deckgen.charts.native import bars, dots, lines, scale
from deckgen.charts.native.chart import NativeChart
from deckgen.charts.needs import NEEDS
from deckgen.charts.theme import Theme
from deckgen.errors import DeckgenError, Place, Problem


@dataclass(frozen=True, slots=True)
class ChartKind:
    """A kind: its name, how it is drawn, and how many of a chart's options fit at the smallest text.

    `native` settles PowerPoint's own chart from what was drawn; a kind without one becomes shapes.
    `bare`: its groups are dots or lines, which have fewer colours than bars.
    """

    name: str
    draw: Callable[[Canvas, Chart], None]
    capacity: Callable[[Chart, Theme], int]
    native: Callable[[Chart, Canvas], NativeChart] | None = None
    bare: bool = False


KINDS: Mapping[str, ChartKind] = {
    kind.name: kind
    for kind in (
        ChartKind("columns", columns.draw, columns.capacity, bars.columns),
        ChartKind("clustered_columns", clustered_columns.draw, clustered_columns.capacity, bars.clusters),
        ChartKind("clustered_bars", clustered_bars.draw, clustered_bars.capacity, bars.clustered_bars),
        ChartKind("dot_interval", dot_interval.draw, dot_interval.capacity, dots.dot_interval, True),
        ChartKind("stacked_columns", stacked_columns.draw, stacked_columns.capacity, bars.stacked_columns),
        ChartKind("ranking_columns", ranking_columns.draw, ranking_columns.capacity, bars.ranking_columns),
        ChartKind("diverging_bars", diverging_bars.draw, diverging_bars.capacity, scale.diverging_bars),
        ChartKind("slope", slope.draw, slope.capacity, lines.slope, True),
        ChartKind("small_multiples", small_multiples.draw, small_multiples.capacity),
        ChartKind("distribution_strip", distribution_strip.draw, distribution_strip.capacity),
        ChartKind("tile_map", tile_map.draw, tile_map.capacity),
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


def lacking(kind: str, asked: Asked) -> tuple[str, ...]:
    """What a kind needs and isn't given, by name; nothing where it can show what is asked for."""
    return tuple(need.name for need in NEEDS.get(kind, ()) if not need.met(asked))


def suiting(asked: Asked) -> tuple[str, ...]:
    """The kinds that can show what is asked for."""
    return tuple(name for name in KINDS if not lacking(name, asked))


def capacity(chart: Chart, theme: Theme) -> int:
    """How many of a chart's options fit on one slide."""
    return kind_of(chart.kind).capacity(chart, theme)


def told_apart(kind: str, theme: Theme) -> int:
    """How many groups a kind has colours for, besides the own one and the nation."""
    return len(others_of(theme, kind_of(kind).bare))


def canvas_of(chart: Chart, theme: Theme) -> Canvas:
    """What the chart's kind draws: its marks from back to front, and its frame."""
    canvas = Canvas(chart.size, theme)
    kind_of(chart.kind).draw(canvas, chart)
    return canvas


def native(chart: Chart, theme: Theme) -> NativeChart | tuple[Mark, ...]:
    """The chart for PowerPoint to draw, or the marks that stand as shapes where it has no such chart."""
    canvas, kind = canvas_of(chart, theme), kind_of(chart.kind)
    empty = all(cell.share is None for row in chart.crosstab.cells for cell in row)
    return tuple(canvas.marks) if kind.native is None or empty else kind.native(chart, canvas)
