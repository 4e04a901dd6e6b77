"""Stack: where stacked columns stand, how wide they are, and the room for the texts beside them.

A column is never narrower than its widest figure with its mark. To keep that, columns move closer, the
options' texts wrap, and text shrinks; what still holds too many groups is no chart for them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from deckgen.charts.canvas import GAP
from deckgen.charts.chart import Chart
from deckgen.charts.groups import GroupLabels, group_labels, is_bold
from deckgen.charts.labels import percent
from deckgen.charts.measure import LINE, breakable, width, wrap
from deckgen.charts.theme import Theme
from deckgen.charts.values import value_width
from deckgen.survey.crosstab import Estimate

WIDEST = 280.0
BETWEEN = 46.0  # points between two columns, where they stand wide apart
TIGHTER = (  # points between, and the part of the chart's width that the options' texts have at most
    (BETWEEN, 0.42), (36.0, 0.42), (36.0, 0.36), (28.0, 0.36), (28.0, 0.3),
    (20.0, 0.3), (20.0, 0.25), (12.0, 0.25), (12.0, 0.2),
)  # fmt: skip
BESIDE = 62.0  # from the last column to them, where columns stand wide apart
LEADER = 24.0  # of that, at least for the lines to them
CLEAR = 38.0  # from the last column to its line, where a figure stands between
AIR = 8.0  # points that a column is wider than its widest figure
NAMES_APART = 10.0  # between the names below two columns, as PowerPoint keeps them
NAME_LINES = 3  # of a group's name at most
LOW = 3.0  # points that a segment is higher than the figure in it


@dataclass(frozen=True, slots=True)
class Stack:
    """The columns' width and the room between them, in points.

    Figures in the columns have `size`, the options' texts have `texts` points, `beside` right of the last
    column. `unit` is the height of a share of 1, from the `foot` up.
    """

    column: float
    between: float
    size: float
    names: GroupLabels
    texts: float
    beside: float
    foot: float
    unit: float

    @property
    def slot(self) -> float:
        """From one column to the next."""
        return self.column + self.between

    def lefts(self, count: int) -> list[float]:
        """Where columns begin: each in the middle of its slot, as PowerPoint's own do."""
        return [self.between / 2 + place * self.slot for place in range(count)]

    def size_of_words(self, said: str, theme: Theme) -> float:
        """The text size of what stands in place of a column, as large as its slot lets it be."""
        wide = width(said, 1.0, False, theme.family)
        return max(theme.minimum, min(theme.size, (self.slot - NAMES_APART) / wide))

    def is_low(self, cell: Estimate) -> bool:
        """Whether a segment is too low for its figure, which then stands beside it."""
        return self.unit * (cell.share or 0.0) < self.size + LOW


def layout_of(chart: Chart, theme: Theme) -> Stack:
    """The first layout that holds the chart; the tightest where none does."""
    found = None
    for found in _tried(chart, theme):
        if _holds(found, chart, theme):
            return found
    assert found is not None
    return found


def holds(chart: Chart, theme: Theme) -> bool:
    """Whether columns for all groups can be read."""
    return _holds(layout_of(chart, theme), chart, theme)


def most_options(chart: Chart, theme: Theme) -> int:
    """As many options as there are colours, and two lines for each."""
    return min(len(theme.options), max(1, int(chart.size.height / (2 * LINE * theme.minimum))))


def option_texts(chart: Chart, theme: Theme, stack: Stack) -> tuple[list[tuple[str, ...]], float]:
    """The options' texts wrapped, and the largest size at which they stand above each other."""
    size = theme.size + 2
    while True:
        labels = [wrap(o.text, stack.texts, size, family=theme.family) for o in chart.crosstab.options]
        if size <= theme.minimum or sum(text_heights(labels, size)) <= stack.foot:
            return labels, size
        size = max(theme.minimum, size - 0.5)


def text_heights(labels: list[tuple[str, ...]], size: float) -> list[float]:
    """The height of each option's text, with what parts it from the next."""
    return [len(label) * LINE * size + 4 for label in labels]


def start(chart: Chart, theme: Theme, stack: Stack) -> float:
    """From the last column to where lines begin: clear of the figures that stand beside it."""
    return _start([cell for cell in _columns(chart)[-1] if stack.is_low(cell)], chart, theme)


def _tried(chart: Chart, theme: Theme) -> Iterator[Stack]:
    """Layouts from the airiest to the tightest: columns move closer and texts wrap, then figures shrink."""
    size = theme.size + 1
    while True:
        for between, part in TIGHTER:
            yield _at(chart, theme, size, part, between)
        if size <= theme.minimum:
            return
        size = max(theme.minimum, size - 0.5)


def _at(chart: Chart, theme: Theme, size: float, part: float, between: float) -> Stack:
    """The layout at one size of the figures, one share of the width for texts and one room between."""
    table, wide = chart.crosstab, chart.size.width
    # The names' height isn't known yet, so it is taken to be the most.
    least = (chart.size.height - NAME_LINES * LINE * (theme.size + 1) - 12) / _highest(chart)
    low = [[c for c in column if least * (c.share or 0.0) < size + LOW] for column in _columns(chart)]
    between = max(between, *(_widest(cells, chart, theme) for cells in low))
    longest = max((width(o.text, theme.size + 2, False, theme.family) for o in table.options), default=0)
    texts = min(wide * part, longest + 2)
    beside = max(_start(low[-1], chart, theme) + LEADER, BESIDE - max(0.0, BETWEEN - between))
    room = wide - texts - beside + between / 2  # half of one stands behind the last column
    column = max(1.0, min(WIDEST, room / len(table.groups) - between))
    names = group_labels(table.groups, column + between - NAMES_APART, theme.size + 1, theme)
    foot = chart.size.height - names.height - 12
    return Stack(column, between, size, names, texts, beside, foot, foot / _highest(chart))


def _holds(stack: Stack, chart: Chart, theme: Theme) -> bool:
    """Whether figures are within their columns, names apart and whole, and texts as high as the columns."""
    table = chart.crosstab
    cells = [cell for row in table.cells for cell in row if cell.share and not stack.is_low(cell)]
    figures = max((value_width(c, chart.wording, stack.size, True, theme) for c in cells), default=0.0)
    if stack.column < figures + AIR or max(map(len, stack.names.lines)) > NAME_LINES:
        return False
    room = stack.slot - NAMES_APART
    for group, lines in zip(table.groups, stack.names.lines, strict=True):
        look = stack.names.size, is_bold(group), theme.family
        is_parted = breakable(group.name, room, *look) != group.name
        if is_parted or any(width(line, *look) > room for line in lines):
            return False
    if any(width(said, theme.minimum, False, theme.family) > room for said in _hidden(chart)):
        return False
    heights = text_heights(*option_texts(chart, theme, stack))
    return len(heights) > most_options(chart, theme) or sum(heights) <= stack.foot


def _columns(chart: Chart) -> list[tuple[Estimate, ...]]:
    """The cells of each group that has any figure."""
    return [
        column if any(cell.share is not None for cell in column) else ()
        for column in zip(*chart.crosstab.cells, strict=True)
    ]


def _hidden(chart: Chart) -> list[str]:
    """What stands in place of the columns of groups without figures."""
    columns = zip(*chart.crosstab.cells, strict=True)
    return [percent(c[0], chart.wording) for c in columns if all(cell.share is None for cell in c)]


def _widest(cells: list[Estimate], chart: Chart, theme: Theme) -> float:
    """The room that figures beside a column need; 0 where there are none."""
    widths = [value_width(cell, chart.wording, theme.minimum, True, theme) for cell in cells]
    return max(widths) + 2 * GAP if widths else 0.0


def _start(low: list[Estimate], chart: Chart, theme: Theme) -> float:
    """Where lines begin behind a last column whose figures of these cells stand beside it."""
    is_hidden = not _columns(chart)[-1]
    return max(CLEAR, _widest(low, chart, theme)) if low or is_hidden else GAP


def _highest(chart: Chart) -> float:
    """What the tallest column holds: rounded parts may be more than 100 %."""
    return max([1.0, *(sum(cell.share or 0.0 for cell in column) for column in _columns(chart))])
