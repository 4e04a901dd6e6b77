"""Stacked columns: one answer each, a column of 100 % for each group, options named at the right."""

from __future__ import annotations

from deckgen.charts.canvas import GAP, Canvas, Frame
from deckgen.charts.chart import Chart
from deckgen.charts.groups import option_colours
from deckgen.charts.labels import percent
from deckgen.charts.measure import wrap
from deckgen.charts.stack import Stack, holds, layout_of, most_options, option_texts, start, text_heights
from deckgen.charts.theme import Theme
from deckgen.charts.values import value
from deckgen.survey.crosstab import Estimate

SEAM = 1.5  # the gap between segments


def draw(canvas: Canvas, chart: Chart) -> None:
    """Columns from the left, the first option at the bottom; each text beside its segment."""
    groups = chart.crosstab.groups
    stack = layout_of(chart, canvas.theme)
    lefts = stack.lefts(len(groups))
    canvas.frame = Frame(0, 0, len(groups) * stack.slot, stack.foot, stack.unit, stack.column)
    for place, x in enumerate(lefts):
        _column(canvas, chart, place, x, stack)
    stack.names.draw(canvas, groups, [x + stack.column / 2 for x in lefts], stack.foot + 8)
    _names(canvas, chart, lefts[-1] + stack.column, stack)


def capacity(chart: Chart, theme: Theme) -> int:
    """All parts of the whole; 0 for more than there are colours, or where columns would be too narrow."""
    count = len(chart.crosstab.options)
    return count if count <= most_options(chart, theme) and holds(chart, theme) else 0


def _column(canvas: Canvas, chart: Chart, place: int, x: float, stack: Stack) -> None:
    """One group's segments, their values inside, or beside where a segment is too low for its value."""
    theme, table = canvas.theme, chart.crosstab
    group, y, middle_x = table.groups[place], stack.foot, x + stack.column / 2
    if all(row[place].share is None for row in table.cells):
        said = percent(table.cells[0][place], chart.wording)
        size = stack.size_of_words(said, theme)
        # Figures beside the column before may reach into the slot.
        lines = wrap(said, stack.column, size, family=theme.family)
        canvas.lines_up((middle_x, stack.foot - 14), lines, size, theme.muted, False, f"value:{group.name}")
        return
    beside: list[tuple[float, Estimate, str]] = []
    for index, (option, row) in enumerate(zip(table.options, table.cells, strict=True)):
        cell, colour = row[place], option_colours(table.options, theme)[index]
        high, name = stack.unit * (cell.share or 0.0), f"{option.id}:{group.name}"
        if cell.share:
            canvas.bar(x, y - high, stack.column, max(high - SEAM, 0.6), colour, f"bar:{name}")
        middle = y - (high + SEAM) / 2
        if stack.is_low(cell):
            beside.append((middle, cell, name))
        else:
            ink = canvas.ink_on(colour)
            value(canvas, chart, cell, (middle_x, middle), stack.size, ink, True, "center", name)
        y -= high
    heights = [theme.minimum] * len(beside)
    places = _spread([middle for middle, _, _ in beside], heights, stack.foot)
    for (_, cell, name), at in zip(beside, places, strict=True):
        value(canvas, chart, cell, (x + stack.column + GAP, at), theme.minimum, None, True, "left", name)


def _names(canvas: Canvas, chart: Chart, right: float, stack: Stack) -> None:
    """The options' texts beside the last column's segments, pushed apart where they would collide."""
    theme, table = canvas.theme, chart.crosstab
    x, first = right + stack.beside, right + start(chart, theme, stack)
    labels, size = option_texts(chart, theme, stack)
    heights = text_heights(labels, size)
    wanted: list[float] = []
    y = stack.foot
    shown = [place for place in range(len(table.groups)) if any(row[place].share for row in table.cells)]
    for row in table.cells:
        high = stack.unit * (row[shown[-1]].share or 0.0) if shown else heights[len(wanted)]
        wanted.append(y - (high + SEAM) / 2)
        y -= high
    for index, (option, label, middle, at) in enumerate(
        zip(table.options, labels, wanted, _spread(wanted, heights, stack.foot), strict=True)
    ):
        colour = option_colours(table.options, theme)[index]
        canvas.line([(first, middle), (x - 14, at)], theme.hairline, 0.8, f"leader:{option.id}")
        canvas.bar(x - 12, at - 5, 6, 10, colour, f"legend-swatch:{option.id}")
        canvas.lines(x, at, label, size, name=f"legend:{option.id}")


def _spread(wanted: list[float], heights: list[float], foot: float) -> list[float]:
    """Middles near the wanted ones, from the bottom up, that neither collide nor leave the chart."""
    placed: list[float] = []
    below = foot
    for middle, high in zip(wanted, heights, strict=True):
        at = min(middle, below - high / 2)
        placed.append(at)
        below = at - high / 2
    above = 0.0
    for index in range(len(placed) - 1, -1, -1):
        at = max(placed[index], above + heights[index] / 2)
        placed[index] = at
        above = at + heights[index] / 2
    return placed
