"""Columns: one group, a column for each option, values on top, labels below."""

from __future__ import annotations

from deckgen.charts.canvas import Canvas, Frame
from deckgen.charts.chart import Chart
from deckgen.charts.labels import percent
from deckgen.charts.measure import LINE, width, wrap
from deckgen.charts.theme import Theme

WIDEST = 96.0
APART = 1.0  # slots before the options that stand apart: PowerPoint's are all alike
VALUE = 20.0  # points, the size of the values where there is room
BESIDE = 8.0  # points between the texts of two columns
MOST_LABELS = 0.5  # of the height


def draw(canvas: Canvas, chart: Chart) -> None:
    """Columns from the left; those named `apart` behind a gap, those named `strong` in the darkest colour."""
    table, theme = chart.crosstab, canvas.theme
    slots = _slots(chart)
    wide = chart.size.width / (slots[-1] + 1)
    size, labels = _labels(chart, theme, wide - BESIDE)
    below = max(len(label) for label in labels) * LINE * size + 10
    foot, room = chart.size.height - below, chart.size.height - below - VALUE * 1.5
    text = _value_size(chart, theme, wide)
    most = max([0.1] + [row[0].share or 0.0 for row in table.cells])
    canvas.frame = Frame(0, 0, chart.size.width, foot, room / most, min(WIDEST, wide * 0.62))
    for option, row, label, slot in zip(table.options, table.cells, labels, slots, strict=True):
        cell, middle = row[0], (slot + 0.5) * wide
        column, high = min(WIDEST, wide * 0.62), room * (cell.share or 0.0) / most
        bold = option.id in chart.settings.get("strong", ())
        colour = theme.nation
        if option.id in chart.settings.get("apart", ()):
            colour = theme.other
        elif bold:
            colour = theme.options[0]
        if cell.share:
            canvas.bar(middle - column / 2, foot - high, column, high, colour, f"bar:{option.id}")
        # Words that are wider than a slot stand on several lines, the last of them where a figure would.
        said = percent(cell, chart.wording)
        lines = (said,) if cell.share is not None else wrap(said, wide - BESIDE, text, True, theme.family)
        canvas.lines_up((middle, foot - high - text * 0.72), lines, text, None, True, f"value:{option.id}")
        first = foot + 8 + LINE * size / 2
        centre = first + (len(label) - 1) * LINE * size / 2
        canvas.lines(middle, centre, label, size, None, bold, "center", f"label:{option.id}")
    canvas.line([(0, foot), (chart.size.width, foot)], theme.hairline, 0.8, "axis")


def capacity(chart: Chart, theme: Theme) -> int:
    """Every option, as long as its longest word fits below a column at the smallest size.

    0 where labels would leave too little for the columns.
    """
    count = _count(chart)
    size, labels = _labels(chart, theme, chart.size.width / (_slots(chart)[-1] + 1) - BESIDE)
    if max(map(len, labels)) * LINE * size > chart.size.height * MOST_LABELS:
        return 0
    return count if count <= chart.size.width / (5.0 * theme.minimum) else max(1, count // 2)


def _value_size(chart: Chart, theme: Theme, wide: float) -> float:
    """The largest text at which no word or figure is wider than its slot."""
    words = [word for row in chart.crosstab.cells for word in percent(row[0], chart.wording).split(" ")]
    size = VALUE
    while size > theme.minimum and any(
        width(word, size, True, theme.family) > wide - BESIDE / 2 for word in words
    ):
        size = max(theme.minimum, size - 0.5)
    return size


def _slots(chart: Chart) -> list[float]:
    """The place of each option in slots from the left."""
    first = first_apart(chart)
    return [
        place + (APART if first is not None and place >= first else 0.0) for place in range(_count(chart))
    ]


def first_apart(chart: Chart) -> int | None:
    """The place of the first option that stands apart, where another stands before it."""
    named = chart.settings.get("apart", ())
    places = (place for place, option in enumerate(chart.crosstab.options) if option.id in named)
    return next(places, 0) or None


def _count(chart: Chart) -> int:
    return len(chart.crosstab.options)


def _labels(chart: Chart, theme: Theme, room: float) -> tuple[float, list[tuple[str, ...]]]:
    """The labels wrapped, at the largest size that takes no more than four lines."""
    size = theme.size
    while True:
        labels = [
            wrap(option.text, room, size, option.id in chart.settings.get("strong", ()), theme.family)
            for option in chart.crosstab.options
        ]
        if size <= theme.minimum or max(map(len, labels)) <= 4:
            return size, labels
        size = max(theme.minimum, size - 1)
