"""Dots with intervals: options down, for each group a dot at its share and a line over its interval."""

from __future__ import annotations

from deckgen.charts.canvas import GAP, Canvas, Frame, disc
from deckgen.charts.chart import Chart
from deckgen.charts.groups import LEGEND, colour_in, ink_of, is_bold, legend
from deckgen.charts.rows import BESIDE, Layout, fitting, layout_of
from deckgen.charts.theme import Theme
from deckgen.charts.values import value, value_width

LEAST_DOMAIN = 0.1
DOT = 0.36  # radius, of the bar's thickness
THICKEST_DOT = 6.0


def draw(canvas: Canvas, chart: Chart) -> None:
    """All rows, from the top; the figure stands right of its interval."""
    layout, table = layout_of(chart, canvas.theme), chart.crosstab
    x = layout.label_width + BESIDE
    if len(table.groups) > 1:
        legend(canvas, table.groups, x, LEGEND / 2 - 2, layout.size, bare=True)
    scale = _room(chart, canvas.theme, layout) / _domain(chart)
    plot = chart.size.width - x, layout.height - layout.top
    canvas.frame = Frame(x, layout.top, *plot, scale, layout.bar, layout.between)
    y, high = layout.top, layout.row
    for option, row, label in zip(table.options, table.cells, layout.labels, strict=True):
        canvas.lines(
            layout.label_width, y + high / 2, label, layout.size, ha="right", name=f"label:{option.id}"
        )
        pitch = layout.bar + layout.between
        middle = y + (high - pitch * len(row) + layout.between + layout.bar) / 2
        for group, cell in zip(table.groups, row, strict=True):
            name = f"{option.id}:{group.name}"
            end = x + GAP
            if cell.share is not None:
                low, top = cell.interval or (cell.share, cell.share)
                radius = min(THICKEST_DOT, max(3.0, layout.bar * DOT))
                end = x + max(top * scale, cell.share * scale + radius) + GAP
                colour = colour_in(table.groups, group, canvas.theme, bare=True)
                ends = [(x + low * scale, middle), (x + top * scale, middle)]
                canvas.line(ends, colour, 2.0, f"interval:{name}")
                dot = disc(x + cell.share * scale, middle, radius)
                canvas.outline(dot, colour, "none", 0.0, f"dot:{name}")
            ink, bold = ink_of(group, canvas.theme), is_bold(group)
            value(canvas, chart, cell, (end, middle), layout.size, ink, bold, name=name)
            middle += pitch
        y += high
    canvas.line([(x, layout.top), (x, y)], canvas.theme.hairline, 0.8, "axis")


def capacity(chart: Chart, theme: Theme) -> int:
    """How many rows fit at the smallest size."""
    return fitting(chart, theme)


def _room(chart: Chart, theme: Theme, layout: Layout) -> float:
    """The longest interval: what is left beside the labels and the widest value."""
    table = chart.crosstab
    widest = max(
        value_width(cell, chart.wording, layout.size, is_bold(group), theme)
        for row in table.cells
        for group, cell in zip(table.groups, row, strict=True)
    )
    return chart.size.width - layout.label_width - BESIDE - GAP - widest - 2 - THICKEST_DOT


def _domain(chart: Chart) -> float:
    """The share at the right end: the highest upper end of an interval."""
    ends = [
        max(cell.share or 0.0, cell.interval[1] if cell.interval else 0.0)
        for row in chart.crosstab.cells
        for cell in row
    ]
    return max([LEAST_DOMAIN, chart.reach, *ends])
