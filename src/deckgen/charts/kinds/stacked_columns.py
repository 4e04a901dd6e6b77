"""Stacked columns: one answer each, a column of 100 % for each group, options named at the right."""

from __future__ import annotations

from deckgen.charts.canvas import GAP, Canvas, Frame
from deckgen.charts.chart import Chart
from deckgen.charts.groups import group_labels, option_colours
from deckgen.charts.labels import percent
from deckgen.charts.measure import LINE, width, wrap
from deckgen.charts.theme import Theme
from deckgen.charts.values import value
from deckgen.survey.crosstab import Estimate

WIDEST = 280.0
BETWEEN = 46.0
NAMES_APART = 8.0  # between the names below two columns
SEAM = 1.5  # the gap between segments
LABEL_PART = 0.42  # of the chart's width at most, for the options' texts
BESIDE = 62.0  # from the last column to them


def draw(canvas: Canvas, chart: Chart) -> None:
    """Columns from the left, the first option at the bottom; each text beside its segment."""
    table, theme = chart.crosstab, canvas.theme
    size = theme.size + 1
    longest = max(
        (width(option.text, theme.size + 2, False, theme.family) for option in table.options), default=0
    )
    texts = min(chart.size.width * LABEL_PART, longest + 2)
    room = chart.size.width - texts - BESIDE + BETWEEN / 2  # half of one stands behind the last column
    column = min(WIDEST, room / len(table.groups) - BETWEEN)
    names = group_labels(table.groups, column + BETWEEN - NAMES_APART, size, theme)
    foot = chart.size.height - names.height - 12
    # A column stands in the middle of its slot, as PowerPoint's own do.
    lefts = [BETWEEN / 2 + place * (column + BETWEEN) for place in range(len(table.groups))]
    unit = foot / _highest(chart)
    canvas.frame = Frame(0, 0, len(lefts) * (column + BETWEEN), foot, unit, column)
    for place, x in enumerate(lefts):
        _column(canvas, chart, place, x, column, foot, unit)
    names.draw(canvas, table.groups, [x + column / 2 for x in lefts], foot + 8)
    right = lefts[-1] + column
    _names(canvas, chart, right, texts, foot, unit)


def capacity(chart: Chart, theme: Theme) -> int:
    """As many options as there are colours."""
    return min(len(theme.options), max(1, int(chart.size.height / (2 * LINE * theme.minimum))))


def _highest(chart: Chart) -> float:
    """What the tallest column holds: rounded parts may be more than 100 %."""
    table = chart.crosstab
    return max(
        [1.0] + [sum(row[place].share or 0.0 for row in table.cells) for place in range(len(table.groups))]
    )


def _column(
    canvas: Canvas, chart: Chart, place: int, x: float, wide: float, foot: float, unit: float
) -> None:
    """One group's segments, their values inside, or beside where a segment is too low for its value."""
    theme, table = canvas.theme, chart.crosstab
    group, y = table.groups[place], foot
    if all(row[place].share is None for row in table.cells):
        middle, said = x + wide / 2, percent(table.cells[0][place], chart.wording)
        canvas.text(middle, foot - 14, said, theme.size, theme.muted, False, "center", f"value:{group.name}")
        return
    beside: list[tuple[float, Estimate, str]] = []
    for index, (option, row) in enumerate(zip(table.options, table.cells, strict=True)):
        cell, colour = row[place], option_colours(table.options, theme)[index]
        high, name = unit * (cell.share or 0.0), f"{option.id}:{group.name}"
        if cell.share:
            canvas.bar(x, y - high, wide, max(high - SEAM, 0.6), colour, f"bar:{name}")
        middle = y - (high + SEAM) / 2
        if high >= theme.size + 4:
            ink = canvas.ink_on(colour)
            value(canvas, chart, cell, (x + wide / 2, middle), theme.size + 1, ink, True, "center", name)
        else:
            beside.append((middle, cell, name))
        y -= high
    heights = [theme.minimum] * len(beside)
    places = _spread([middle for middle, _, _ in beside], heights, foot)
    for (_, cell, name), at in zip(beside, places, strict=True):
        value(canvas, chart, cell, (x + wide + GAP, at), theme.minimum, None, True, "left", name)


def _names(canvas: Canvas, chart: Chart, right: float, texts: float, foot: float, unit: float) -> None:
    """The options' texts beside the last column's segments, pushed apart where they would collide."""
    theme, table = canvas.theme, chart.crosstab
    x = right + BESIDE
    room = min(texts, chart.size.width - x)
    size = theme.size + 2
    while True:
        labels = [wrap(option.text, room, size, family=theme.family) for option in table.options]
        heights = [len(label) * LINE * size + 4 for label in labels]
        if size <= theme.minimum or sum(heights) <= foot:
            break
        size = max(theme.minimum, size - 0.5)
    wanted: list[float] = []
    y = foot
    shown = [place for place in range(len(table.groups)) if any(row[place].share for row in table.cells)]
    for row in table.cells:
        high = unit * (row[shown[-1]].share or 0.0) if shown else heights[len(wanted)]
        wanted.append(y - (high + SEAM) / 2)
        y -= high
    small = any(unit * (row[-1].share or 0.0) < theme.size + 4 for row in table.cells)
    start = 38.0 if small else 6.0  # clear of the values that stand beside the last column
    for index, (option, label, middle, at) in enumerate(
        zip(table.options, labels, wanted, _spread(wanted, heights, foot), strict=True)
    ):
        colour = option_colours(table.options, theme)[index]
        canvas.line([(right + start, middle), (x - 14, at)], theme.hairline, 0.8, f"leader:{option.id}")
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
