"""Rows: options down with room for long labels, and in each row a place for every group.

All rows are as high as the highest: PowerPoint's own charts have no other, and the rhythm is even.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from deckgen.charts.chart import Chart
from deckgen.charts.groups import legend_height
from deckgen.charts.measure import width, wrap
from deckgen.charts.theme import Theme
from deckgen.survey.crosstab import Status

LABEL_PARTS = (0.36, 0.43, 0.5, 0.57, 0.64)  # of the chart's width, the narrowest that fits
THICKEST = 34.0
BETWEEN_BARS = 2.7  # points: PowerPoint and LibreOffice set figures a little high
LEAST_PART = 1.2  # points between the figures of two bars
FILLED = 0.66  # of a row's height, by its bars, where that is more than the least
MOST_SPARE = 62.0  # points a row may grow by, so that few rows still fill the slide
FEW = 6  # rows at most for text above the theme's size
LARGER = 4.0  # points above it
WIDEST_LARGE = 0.5  # of the width, for labels in that larger text
MOST_LINES = 3  # of a label, where the chart has room
LARGER_AIR = 14.0  # points of air a row must have before its text grows
OTHERS_ROOM = 1.03  # a label's, of its width: LibreOffice takes a line of 15.5 points for wider than it is
TIGHT = 1.12  # line height of a wrapped label, of the text size
WORDS = 0.95  # of the text size, where a value is words
THINNEST = 0.66  # of the text size, from bar to bar: two values above each other still stand apart
CROWDED = 0.86  # the same for three values or more, which would be read as one
LEAST_DOMAIN = 0.1
BESIDE = 12.0  # points from the labels to the bars


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the rows stand: text size, label column, height of a row and thickness of a bar, in points."""

    size: float
    label_width: float
    labels: tuple[tuple[str, ...], ...]
    row: float
    bar: float
    between: float
    top: float

    @property
    def height(self) -> float:
        """The least height that holds every row."""
        return self.top + self.row * len(self.labels)

    @property
    def lines(self) -> int:
        """The lines of the longest label."""
        return max(map(len, self.labels))


def layout_of(chart: Chart, theme: Theme) -> Layout:
    """The largest text and the narrowest labels that fit, the rows spread over the whole height."""
    layout = _tightest(chart, theme)
    spare = max(0.0, chart.size.height - layout.height) / len(layout.labels)
    row = layout.row + min(spare, MOST_SPARE)
    bars = len(chart.crosstab.groups)
    thick = (FILLED * row - (bars - 1) * layout.between) / bars
    return replace(layout, row=row, bar=max(layout.bar, min(THICKEST, thick)))


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
    return best or _at(chart, theme, theme.minimum, LABEL_PARTS[-1])


def _tried(chart: Chart, theme: Theme) -> Iterator[Layout]:
    """Layouts from the largest text to the smallest, at each size from the narrowest labels."""
    size = theme.size + (LARGER if len(chart.crosstab.options) <= FEW else 0.0)
    while True:
        for part in LABEL_PARTS:
            if size <= theme.size:
                yield _at(chart, theme, size, part)
            elif part <= WIDEST_LARGE:
                layout = _at(chart, theme, size, part)
                if layout.height + LARGER_AIR * len(layout.labels) <= chart.size.height:
                    yield layout
        if size <= theme.minimum:
            return
        size = max(theme.minimum, size - 0.5)


def _at(chart: Chart, theme: Theme, size: float, part: float) -> Layout:
    """The tightest layout at one text size and one share of the width for labels."""
    table = chart.crosstab
    room = chart.size.width * part
    labels = tuple(wrap(option.text, room, size, family=theme.family) for option in table.options)
    longest = max(width(line, size, family=theme.family) for label in labels for line in label)
    label_width = 1.5 + OTHERS_ROOM * longest
    # Words have descenders, which figures lack.
    words = any(
        cell.share is None and cell.status is not Status.MISSING for row in table.cells for cell in row
    )
    figures = CROWDED if len(table.groups) > 2 else THINNEST
    pitch = size * (WORDS if words else figures) + LEAST_PART
    high = max(max(map(len, labels)) * TIGHT * size, len(table.groups) * pitch) + 0.13 * size
    top = legend_height(table.groups, chart.size.width, theme)
    return Layout(size, label_width, labels, high, pitch - BETWEEN_BARS, BETWEEN_BARS, top)


def fitting(chart: Chart, theme: Theme) -> int:
    """How many rows fit at the smallest size, counted from the top."""
    layout = _at(chart, theme, theme.minimum, LABEL_PARTS[-1])
    return min(len(layout.labels), max(0, int((chart.size.height - layout.top + 0.01) / layout.row)))
