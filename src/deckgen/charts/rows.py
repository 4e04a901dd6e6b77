"""Rows: options down with room for long labels, and in each row a place for every group."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from deckgen.charts.chart import Chart
from deckgen.charts.groups import LEGEND
from deckgen.charts.measure import width, wrap
from deckgen.charts.theme import Theme
from deckgen.survey.crosstab import Status

LABEL_PARTS = (0.36, 0.43, 0.5)  # of the chart's width, the narrowest that fits
# PowerPoint's rows are all as high as the highest: fewer lines, so wider labels.
EQUAL_PARTS = (0.36, 0.43, 0.5, 0.57, 0.64)
THICKEST = 34.0
BETWEEN_BARS = 1.2
CLEAR = 1.5  # points more between PowerPoint's bars: it and LibreOffice set figures a little high
APART = 4.0  # points between rows, before bars grow
MOST_SPARE = 62.0  # points a row may grow by, so that few rows still fill the slide
FEW = 6  # rows at most for text above the theme's size
LARGER = 4.0  # points above it
WIDEST_LARGE = 0.5  # of the width, for labels in that larger text
MOST_LINES = 3  # of a label, where the chart has room
LARGER_AIR = 14.0  # points of air a row must have before its text grows
TIGHT = 1.12  # line height of a wrapped label, of the text size
WORDS = 0.95  # of the text size, where a value is words
THINNEST = 0.66  # of the text size: two values above each other still stand apart
LEAST_DOMAIN = 0.1


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the rows stand: text size, label column, row heights and bar thickness, in points."""

    size: float
    label_width: float
    labels: tuple[tuple[str, ...], ...]
    rows: tuple[float, ...]
    bar: float
    between: float
    top: float

    @property
    def height(self) -> float:
        """The least height that holds every row."""
        return self.top + sum(self.rows)

    @property
    def lines(self) -> int:
        """The lines of the longest label."""
        return max(map(len, self.labels))


def layout_of(chart: Chart, theme: Theme) -> Layout:
    """The largest text and the narrowest labels that fit, the rows spread over the whole height."""
    layout = _tightest(chart, theme)
    spare = max(0.0, chart.size.height - layout.height) / len(layout.rows)
    per_row = min(spare, MOST_SPARE)
    # The first points of room part the rows; what is left thickens the bars.
    thicker = max(0.0, per_row - APART) * 0.62 / len(chart.crosstab.groups)
    bar = min(THICKEST, layout.bar + thicker)
    return replace(layout, rows=tuple(row + per_row for row in layout.rows), bar=bar)


def _tightest(chart: Chart, theme: Theme) -> Layout:
    """The largest text at which all rows fit, with labels of few lines where that can be had."""
    best: Layout | None = None
    for layout in _tried(chart, theme):
        if layout.height > chart.size.height:
            continue
        if layout.lines <= MOST_LINES:
            return layout
        if best is None or layout.lines < best.lines:
            best = layout
    return best or _at(chart, theme, theme.minimum, _parts(chart)[-1])


def _tried(chart: Chart, theme: Theme) -> Iterator[Layout]:
    """Layouts from the largest text to the smallest, at each size from the narrowest labels."""
    size = theme.size + (LARGER if len(chart.crosstab.options) <= FEW else 0.0)
    while True:
        for part in _parts(chart):
            if size <= theme.size:
                yield _at(chart, theme, size, part)
            elif part <= WIDEST_LARGE:
                layout = _at(chart, theme, size, part)
                if layout.height + LARGER_AIR * len(layout.rows) <= chart.size.height:
                    yield layout
        if size <= theme.minimum:
            return
        size = max(theme.minimum, size - 0.5)


def _at(chart: Chart, theme: Theme, size: float, part: float) -> Layout:
    """The tightest layout at one text size and one share of the width for labels."""
    table = chart.crosstab
    room = chart.size.width * part
    labels = tuple(wrap(option.text, room, size, family=theme.family) for option in table.options)
    label_width = 1.5 + max(width(line, size, family=theme.family) for label in labels for line in label)
    # Words have descenders, which figures lack.
    words = any(
        cell.share is None and cell.status is not Status.MISSING for row in table.cells for cell in row
    )
    bar = size * (WORDS if words else THINNEST)
    between = BETWEEN_BARS
    if chart.form.is_native:
        bar, between = bar - CLEAR, between + CLEAR
    bars = len(table.groups) * (bar + between)
    rows = tuple(max(len(label) * TIGHT * size, bars) + 0.13 * size for label in labels)
    if chart.form.is_native:
        rows = (max(rows),) * len(rows)
    top = LEGEND if len(table.groups) > 1 else 0.0
    return Layout(size, label_width, labels, rows, bar, between, top)


def fitting(chart: Chart, theme: Theme) -> int:
    """How many rows fit at the smallest size, counted from the top."""
    layout = _at(chart, theme, theme.minimum, _parts(chart)[-1])
    used, fit = layout.top, 0
    for high in layout.rows:
        used += high
        fit += used <= chart.size.height + 0.01
    return fit


def _parts(chart: Chart) -> tuple[float, ...]:
    return EQUAL_PARTS if chart.form.is_native else LABEL_PARTS
