"""Small multiples: a panel of bars for each part of a whole, on one scale, the whole as a mark in each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from deckgen.charts.canvas import GAP, Canvas, Frame
from deckgen.charts.chart import Chart
from deckgen.charts.groups import colour_of
from deckgen.charts.measure import LINE, width, wrap
from deckgen.charts.rows import TIGHT
from deckgen.charts.theme import Theme
from deckgen.charts.values import furthest, value, value_width

LABEL_PARTS = (0.26, 0.31, 0.36)  # of the chart's width, at most; wider where that spares lines
PANEL_GAP = 18.0
THICKEST = 26.0
LEAST_DOMAIN = 0.1
LEAST_BAR = 46.0  # points that the longest bar of a panel must have
NARROWEST = 16.0  # points of bar, below which a panel says nothing
BESIDE = 12.0  # points from the labels to the whole's figures
MARK = 2.4  # the width of the whole's mark


@dataclass(frozen=True, slots=True)
class Labels:
    """The options' texts wrapped, their size, and the width of the widest."""

    size: float
    lines: tuple[tuple[str, ...], ...]
    wide: float

    @property
    def high(self) -> float:
        """The height of the tallest."""
        return max(map(len, self.lines)) * TIGHT * self.size


def draw(canvas: Canvas, chart: Chart) -> None:
    """The first group is the whole; a panel for each of the others."""
    table, theme = chart.crosstab, canvas.theme
    labels = _labels(chart, theme)
    size, figures = labels.size, labels.wide + BESIDE
    left, wide = _panels(chart, theme, labels)
    panels = table.groups[1:]
    names = [wrap(group.name, wide, size, True, theme.family) for group in panels]
    key = _key(canvas, chart, size, figures)
    top = key + max(map(len, names)) * LINE * size + 10
    slot = (chart.size.height - top) / len(table.options)
    bar = min(THICKEST, slot * 0.55)
    unit = _room(chart, theme, wide, size) / furthest(chart, LEAST_DOMAIN)
    for row, (option, label) in enumerate(zip(table.options, labels.lines, strict=True)):
        middle = top + (row + 0.5) * slot
        canvas.lines(labels.wide, middle, label, size, ha="right", name=f"label:{option.id}", leading=TIGHT)
        of_whole = f"{option.id}:{table.groups[0].name}"
        value(canvas, chart, table.cells[row][0], (figures, middle), size, theme.muted, name=of_whole)
    for place, (group, name) in enumerate(zip(panels, names, strict=True)):
        x = left + place * (wide + PANEL_GAP)
        y = top - 8 - len(name) * LINE * size / 2
        canvas.lines(x, y, name, size, None, True, "left", f"label:{group.name}")
        _panel(canvas, chart, place + 1, (x, top), slot, bar, unit)
    canvas.frame = Frame(left, top, wide, chart.size.height - top, unit, bar)


def capacity(chart: Chart, theme: Theme) -> int:
    """How many rows hold their labels and figures at the smallest size; 0 where panels are too narrow."""
    tried = list(_tried(chart, theme, theme.minimum))
    narrowest, tightest = tried[0], tried[-1]
    if _room(chart, theme, _panels(chart, theme, narrowest)[1], theme.minimum) < NARROWEST:
        return 0
    room = chart.size.height - 4 * LINE * theme.minimum - 12
    fit = int(room / (max(tightest.high, 1.5 * theme.minimum) + 2))
    return max(1, min(len(chart.crosstab.options), fit))


def _panels(chart: Chart, theme: Theme, labels: Labels) -> tuple[float, float]:
    """Where the first panel begins beside these labels, and how wide each is."""
    left = labels.wide + BESIDE + _whole_width(chart, theme, labels.size)
    count = len(chart.crosstab.groups) - 1
    return left, (chart.size.width - left - PANEL_GAP * (count - 1)) / count


def _panel(
    canvas: Canvas,
    chart: Chart,
    column: int,
    corner: tuple[float, float],
    slot: float,
    bar: float,
    unit: float,
) -> None:
    """One part: its bars, their figures, and the whole's mark over each bar."""
    table, theme, (x, top) = chart.crosstab, canvas.theme, corner
    group, size = table.groups[column], _labels(chart, theme).size
    for row, (option, cells) in enumerate(zip(table.options, table.cells, strict=True)):
        cell, whole, middle = cells[column], cells[0], top + (row + 0.5) * slot
        name = f"{option.id}:{group.name}"
        long = (cell.share or 0.0) * unit
        if cell.share:
            canvas.bar(x, middle - bar / 2, long, bar, colour_of(table.groups[0], theme), f"bar:{name}")
        end = long
        if whole.share is not None and cell.share is not None:
            at, reach = x + whole.share * unit, bar / 2 + 3
            corners = [(at - MARK / 2, middle - reach), (at + MARK / 2, middle - reach),
                       (at + MARK / 2, middle + reach), (at - MARK / 2, middle + reach)]  # fmt: skip
            canvas.outline(corners, theme.ink, theme.ground, 0.8, f"whole:{name}")
            end = max(long, whole.share * unit + MARK)
        value(canvas, chart, cell, (x + end + GAP, middle), size, None, True, name=name)
    canvas.line([(x, top), (x, top + slot * len(table.options))], theme.hairline, 0.8, f"axis:{group.name}")


def _labels(chart: Chart, theme: Theme) -> Labels:
    """The largest text at which all rows hold their labels, there the narrowest labels."""
    size = theme.size
    while True:
        for labels in _tried(chart, theme, size):
            high = len(labels.lines) * labels.high + 4 * LINE * size + 12
            if high <= chart.size.height:
                return labels
        if size <= theme.minimum:
            return labels
        size = max(theme.minimum, size - 0.5)


def _tried(chart: Chart, theme: Theme, size: float) -> Iterator[Labels]:
    """Labels of a size from the narrowest on, while the panels beside them are wide enough for bars."""
    for part in LABEL_PARTS:
        room = chart.size.width * part
        lines = tuple(wrap(o.text, room, size, family=theme.family) for o in chart.crosstab.options)
        wide = 1.5 + max(width(line, size, family=theme.family) for label in lines for line in label)
        labels = Labels(size, lines, wide)
        panel = _panels(chart, theme, labels)[1]
        if part == LABEL_PARTS[0] or _room(chart, theme, panel, size) >= LEAST_BAR:
            yield labels


def _key(canvas: Canvas, chart: Chart, size: float, x: float) -> float:
    """What the marks are: one of them and the whole's name above its figures; the height it takes."""
    theme, whole = canvas.theme, chart.crosstab.groups[0]
    y = LINE * size / 2
    half = min(8.0, y)
    corners = [(x, y - half), (x + MARK, y - half), (x + MARK, y + half), (x, y + half)]
    canvas.outline(corners, theme.ink, "none", 0.0, f"legend-swatch:{whole.name}")
    canvas.text(x + 8, y, whole.name, size, name=f"legend:{whole.name}")
    return LINE * size + 8


def _whole_width(chart: Chart, theme: Theme, size: float) -> float:
    """The column of the whole's figures."""
    cells = [row[0] for row in chart.crosstab.cells]
    return 20 + max(value_width(cell, chart.wording, size, False, theme) for cell in cells)


def _room(chart: Chart, theme: Theme, wide: float, size: float) -> float:
    """The longest bar of a panel."""
    cells = [cell for row in chart.crosstab.cells for cell in row[1:]]
    widest = max(value_width(cell, chart.wording, size, True, theme) for cell in cells)
    return wide - widest - GAP - MARK - 2
