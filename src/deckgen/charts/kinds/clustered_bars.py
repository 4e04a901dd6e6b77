"""Clustered bars: options down with room for long labels, a bar for each group, values at the ends."""

from __future__ import annotations

from deckgen.charts.canvas import GAP, Canvas, Frame
from deckgen.charts.chart import Chart
from deckgen.charts.groups import LEGEND, colour_in, ink_of, is_bold, legend
from deckgen.charts.rows import BESIDE, Layout, fitting, layout_of
from deckgen.charts.theme import Theme
from deckgen.charts.values import furthest, value, value_width

LEAST_DOMAIN = 0.1
SPARE = 18.0  # points that the longest bar of PowerPoint's own chart can grow by, its figure and all


def draw(canvas: Canvas, chart: Chart) -> None:
    """All rows, from the top."""
    layout = layout_of(chart, canvas.theme)
    table = chart.crosstab
    x = layout.label_width + BESIDE
    if len(table.groups) > 1:
        legend(canvas, table.groups, x, LEGEND / 2 - 2, layout.size)
    scale = _room(chart, canvas.theme, layout) / furthest(chart, LEAST_DOMAIN)
    plot = chart.size.width - x, layout.height - layout.top
    canvas.frame = Frame(x, layout.top, *plot, scale, layout.bar, layout.between)
    y, high = layout.top, layout.row
    for option, row, label in zip(table.options, table.cells, layout.labels, strict=True):
        canvas.lines(
            layout.label_width, y + high / 2, label, layout.size, ha="right", name=f"label:{option.id}"
        )
        pitch = layout.bar + layout.between
        start = y + (high - pitch * len(row) + layout.between) / 2
        for index, (group, cell) in enumerate(zip(table.groups, row, strict=True)):
            top, long = start + index * pitch, (cell.share or 0.0) * scale
            name = f"{option.id}:{group.name}"
            if cell.share:
                colour = colour_in(table.groups, group, canvas.theme)
                canvas.bar(x, top, long, layout.bar, colour, f"bar:{name}")
            ink, middle = ink_of(group, canvas.theme), top + layout.bar / 2
            bold = is_bold(group)
            value(canvas, chart, cell, (x + long + GAP, middle), layout.size, ink, bold, name=name)
        y += high
    canvas.line([(x, layout.top), (x, y)], canvas.theme.hairline, 0.8, "axis")


def capacity(chart: Chart, theme: Theme) -> int:
    """How many rows fit at the smallest size."""
    return fitting(chart, theme)


def _room(chart: Chart, theme: Theme, layout: Layout) -> float:
    """The longest bar: what is left beside the labels and the widest value."""
    table = chart.crosstab
    widest = max(
        value_width(cell, chart.wording, layout.size, is_bold(group), theme)
        for row in table.cells
        for group, cell in zip(table.groups, row, strict=True)
    )
    return chart.size.width - layout.label_width - BESIDE - GAP - widest - SPARE
