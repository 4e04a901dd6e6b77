"""Clustered columns: a cluster for each group, a column for each option, numbered as in the legend."""

from __future__ import annotations

from deckgen.charts.canvas import Canvas, Frame, swatch
from deckgen.charts.chart import Chart
from deckgen.charts.groups import group_labels, is_bold, series_colours, series_keys
from deckgen.charts.labels import percent
from deckgen.charts.measure import LINE, width, wrap
from deckgen.charts.theme import Theme
from deckgen.charts.values import furthest, value

LEGEND_PART = 0.33  # of the chart's width
NAMES_APART = 10.0  # between the names of two clusters
BETWEEN = 3.0  # between columns of a cluster
WIDEST = 64.0
SIDE = 13.0
LEAST_DOMAIN = 0.1


def draw(canvas: Canvas, chart: Chart) -> None:
    """The clusters at the left, the legend at the right in the order of the columns."""
    table, theme = chart.crosstab, canvas.theme
    plot = chart.size.width * (1 - LEGEND_PART) - 24
    _legend(canvas, chart, plot + 24)
    cluster = plot / len(table.groups)
    column = min(WIDEST, (cluster * 0.86 + BETWEEN) / len(table.options) - BETWEEN)
    size = theme.size
    while size > theme.minimum and _widest_value(chart, theme, size) > column + BETWEEN:
        size = max(theme.minimum, size - 0.5)
    names = group_labels(table.groups, cluster - NAMES_APART, theme.size + 1, theme)
    keys = keys_height(theme)
    foot = chart.size.height - LINE * theme.size - names.height - 12
    marked = any(cell.direction is not None for row in table.cells for cell in row)
    room = foot - size * (2.4 if marked else 1.6)
    canvas.frame = Frame(0, 0, plot, foot, room / furthest(chart, LEAST_DOMAIN), column, BETWEEN)
    for place in range(len(table.groups)):
        used = len(table.options) * (column + BETWEEN) - BETWEEN
        left = place * cluster + (cluster - used) / 2
        _cluster(canvas, chart, place, left, column, foot, room / furthest(chart, LEAST_DOMAIN), size)
    centres = [(place + 0.5) * cluster for place in range(len(table.groups))]
    names.draw(canvas, table.groups, centres, foot + 10 + keys)
    canvas.line([(0, foot), (plot, foot)], theme.hairline, 0.8, "axis")


def keys_height(theme: Theme) -> float:
    """The room between the columns' foot and the names of the groups."""
    return LINE * theme.minimum


def capacity(chart: Chart, theme: Theme) -> int:
    """As many options as there are colours, while columns hold their values and the legend all texts.

    0 where not even one column of each group has room.
    """
    plot = chart.size.width * (1 - LEGEND_PART) - 24
    least = _widest_value(chart, theme, theme.minimum) + 1
    fit = int(plot / len(chart.crosstab.groups) * 0.86 / least)
    count = min(len(theme.options), fit)
    while count > 1 and _legend_height(chart, theme, count) > chart.size.height:
        count -= 1
    return count


def _legend_height(chart: Chart, theme: Theme, count: int) -> float:
    """The height of the legend of the longest of so many options in a row, at the smallest text."""
    size, options = theme.minimum, chart.crosstab.options
    room = chart.size.width * LEGEND_PART - SIDE - 26
    lines = [len(wrap(option.text, room, size, family=theme.family)) for option in options]
    tallest = max(sum(lines[at : at + count]) for at in range(max(1, len(lines) - count + 1)))
    return tallest * LINE * size + (count - 1) * size * 0.6


def _cluster(
    canvas: Canvas, chart: Chart, place: int, left: float, wide: float, foot: float, scale: float, size: float
) -> None:
    """One group's columns, each with its value above and its number below."""
    table, theme = chart.crosstab, canvas.theme
    group, colours, keys = table.groups[place], series_colours(chart, theme), series_keys(chart)
    for index, option in enumerate(table.options):
        cell, x = table.cells[index][place], left + index * (wide + BETWEEN)
        high, name = scale * (cell.share or 0.0), f"{option.id}:{group.name}"
        if cell.share:
            canvas.bar(x, foot - high, wide, high, colours[index], f"bar:{name}")
        middle, bold = x + wide / 2, is_bold(group)
        at = (middle, foot - high - size * 0.75)
        value(canvas, chart, cell, at, size, None, bold, "center", name, above=True)
        below = foot + 4 + LINE * theme.minimum / 2
        canvas.text(middle, below, keys[index], theme.minimum, theme.muted, False, "center", f"key:{name}")


def _legend(canvas: Canvas, chart: Chart, x: float) -> None:
    """Number, swatch and text of every option, one below the other, centred on the height."""
    theme, options = canvas.theme, chart.crosstab.options
    colours, keys = series_colours(chart, theme), series_keys(chart)
    room = chart.size.width - x - SIDE - 26
    size = theme.size
    while True:
        labels = [wrap(option.text, room, size, family=theme.family) for option in options]
        high = sum(len(label) * LINE * size for label in labels) + (len(labels) - 1) * size * 0.6
        if size <= theme.minimum or high <= chart.size.height:
            break
        size = max(theme.minimum, size - 0.5)
    y = max(0.0, (chart.size.height - high) / 2 - 12)
    for index, (option, label) in enumerate(zip(options, labels, strict=True)):
        middle = y + LINE * size / 2
        canvas.text(x + 8, middle, keys[index], size, theme.muted, False, "right", f"key:{option.id}")
        swatch(canvas, x + 14, middle, SIDE, colours[index], f"legend-swatch:{option.id}")
        centre = y + len(label) * LINE * size / 2
        canvas.lines(x + 22 + SIDE, centre, label, size, name=f"legend:{option.id}")
        y += len(label) * LINE * size + size * 0.6


def _widest_value(chart: Chart, theme: Theme, size: float) -> float:
    table = chart.crosstab
    return max(
        width(percent(cell, chart.wording), size, is_bold(group), theme.family)
        for row in table.cells
        for group, cell in zip(table.groups, row, strict=True)
    )
