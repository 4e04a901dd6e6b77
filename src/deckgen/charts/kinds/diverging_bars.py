"""Diverging bars: a scale's points as parts of a bar, the neutral middle on a line, «Vet ikke» set apart."""

from __future__ import annotations

from dataclasses import dataclass

from deckgen.charts.canvas import GAP, Canvas, Frame, swatch
from deckgen.charts.chart import Chart
from deckgen.charts.groups import is_bold
from deckgen.charts.labels import percent
from deckgen.charts.measure import LINE, width, wrap
from deckgen.charts.sides import ends_of, order, reach, sides
from deckgen.charts.theme import Theme
from deckgen.charts.values import MARK, mark, value, value_width
from deckgen.survey.crosstab import Estimate, Group, GroupRole

LABEL_PART = 0.2  # of the chart's width, at most, for the groups' names
THICKEST = 64.0
APART = 26.0  # points before what is no point of the scale
SEAM = 1.5
SIDE = 11.0  # of a legend's square
BETWEEN = 22.0  # two entries of the legend
MOST_LEGEND = 0.4  # of the height


@dataclass(frozen=True, slots=True)
class Entry:
    """A point's entry in the legend: its place in the crosstab, its lines, its left end and first middle."""

    index: int
    lines: tuple[str, ...]
    x: float
    y: float


def draw(canvas: Canvas, chart: Chart) -> None:
    """A bar for each group, the legend above it in the order of its parts."""
    table, theme = chart.crosstab, canvas.theme
    top = _legend(canvas, chart)
    size, room = theme.size + 1, chart.size.width * LABEL_PART
    names = [wrap(group.name, room, size, is_bold(group), theme.family) for group in table.groups]
    left = 14 + max(
        canvas.width(line, size, is_bold(group))
        for group, lines in zip(table.groups, names, strict=True)
        for line in lines
    )
    low, high, apart = reach(chart, theme)
    # Right of the scale: what stands apart, be it that nobody answered it, has a figure.
    stands_apart = any(side.way is None for side in sides(table.options, theme))
    gap, figure = (APART, GAP + _widest(chart, theme)) if stands_apart else (0.0, 0.0)
    unit = (chart.size.width - left - gap - figure - 2) / (low + high + apart)
    zero = left + low * unit
    slot = (chart.size.height - top) / len(table.groups)
    bar = min(THICKEST, slot * 0.62)
    canvas.frame = Frame(left, top, chart.size.width - left, chart.size.height - top, unit, bar)
    # The line is seen between the bars only, so that it crosses no figure.
    starts = [top, *(top + (place + 0.5) * slot + bar / 2 for place in range(len(table.groups)))]
    for place, start in enumerate(starts):
        end = top + (place + 0.5) * slot - bar / 2 if place < len(table.groups) else chart.size.height
        canvas.line([(zero, start), (zero, end)], theme.muted, 0.8, f"leader:zero:{place}")
    for place, (group, lines) in enumerate(zip(table.groups, names, strict=True)):
        middle = top + (place + 0.5) * slot
        bold = is_bold(group)
        canvas.lines(left - 14, middle, lines, size, None, bold, "right", f"label:{group.name}")
        _bar(canvas, chart, place, (zero, zero + high * unit + gap), middle - bar / 2, bar, unit)


def capacity(chart: Chart, theme: Theme) -> int:
    """All points of the scale, or none of it makes sense; 0 for more than there are tones or room for."""
    options = chart.crosstab.options
    ways = [side.way for side in sides(options, theme)]
    told_apart = ways.count(1) <= len(theme.positive) and ways.count(-1) <= len(theme.negative)
    high = _settled_legend(chart, theme)[2]
    return len(options) if told_apart and high <= chart.size.height * MOST_LEGEND else 0


def _bar(
    canvas: Canvas, chart: Chart, place: int, starts: tuple[float, float], y: float, high: float, unit: float
) -> None:
    """One group's parts, from the left; a share too small for its figure carries none, but its mark."""
    table, theme = chart.crosstab, canvas.theme
    group = table.groups[place]
    found = sides(table.options, theme)
    if all(row[place].share is None for row in table.cells):
        said = percent(table.cells[0][place], chart.wording)
        at = (starts[0] + 8, y + high / 2)
        canvas.text(*at, said, theme.size, theme.muted, False, "left", f"value:{group.name}")
        return
    x, was_on_scale, free = starts[0] - ends_of(chart, theme, place)[0] * unit, True, 0.0
    for index in order(chart, theme):
        side, option, cell = found[index], table.options[index], table.cells[index][place]
        if side.way is None and was_on_scale:
            x, was_on_scale = starts[1], False
        wide = (cell.share or 0.0) * unit
        if cell.share:
            canvas.bar(x, y, max(wide - SEAM, 0.6), high, side.colour, f"bar:{option.id}:{group.name}")
        if side.way is None:
            at = (x + wide + (GAP if cell.share else 0.0), y + high / 2)
            name = f"{option.id}:{group.name}"
            value(canvas, chart, cell, at, theme.size, theme.muted, False, "left", name)
        else:
            name, box = f"{option.id}:{group.name}", (x, y, wide, high)
            if not _figure(canvas, chart, cell, group, box, side.colour, name):
                free = _lone_mark(canvas, cell, box, free, side.colour, name)
        x += wide


def _figure(
    canvas: Canvas,
    chart: Chart,
    cell: Estimate,
    group: Group,
    box: tuple[float, float, float, float],
    colour: str,
    name: str,
) -> bool:
    """The figure in the middle of its part; False, and nothing, where it has no room."""
    theme, (x, y, wide, high) = canvas.theme, box
    size = theme.size + 1 if group.role is not GroupRole.OTHER else theme.size
    while size > theme.minimum and value_width(cell, chart.wording, size, True, theme) + 6 > wide:
        size = max(theme.minimum, size - 0.5)
    if wide < room_of(cell, chart, theme):
        return False
    at = (x + (wide - SEAM) / 2, y + high / 2)
    value(canvas, chart, cell, at, size, canvas.ink_on(colour), True, "center", name)
    return True


def room_of(cell: Estimate, chart: Chart, theme: Theme) -> float:
    """How wide a part is, in points, at the least that holds its figure with its mark."""
    return value_width(cell, chart.wording, theme.minimum, True, theme) + 4


def _lone_mark(
    canvas: Canvas,
    cell: Estimate,
    box: tuple[float, float, float, float],
    free: float,
    colour: str,
    name: str,
) -> float:
    """The triangle of a part that has no figure: in its middle, or above it, right of what is `free`.

    The right end of one that stands above; else what was free.
    """
    (x, y, wide, high), size = box, canvas.theme.minimum
    side = MARK * size
    left = x + (wide - SEAM - side) / 2
    if wide > side + 4:
        mark(canvas, cell, (left, y + high / 2), size, canvas.ink_on(colour), name)
        return free
    left = max(left, free)
    mark(canvas, cell, (left, y - side / 2 - 1), size, canvas.theme.ink, name)
    return left + side + 2 if cell.direction is not None else free


def _widest(chart: Chart, theme: Theme) -> float:
    """The widest figure of what stands apart."""
    rows = zip(sides(chart.crosstab.options, theme), chart.crosstab.cells, strict=True)
    cells = [cell for side, row in rows if side.way is None for cell in row]
    return max(value_width(cell, chart.wording, theme.size, False, theme) for cell in cells)


def _legend(canvas: Canvas, chart: Chart) -> float:
    """The points in the order of the bar, in as many lines as they need; the height they take."""
    size, entries, high = _settled_legend(chart, canvas.theme)
    found = sides(chart.crosstab.options, canvas.theme)
    for entry in entries:
        option = chart.crosstab.options[entry.index]
        swatch(canvas, entry.x, entry.y, SIDE, found[entry.index].colour, f"legend-swatch:{option.id}")
        middle = entry.y + (len(entry.lines) - 1) * LINE * size / 2
        canvas.lines(entry.x + SIDE + 6, middle, entry.lines, size, name=f"legend:{option.id}")
    return high + 14


def _settled_legend(chart: Chart, theme: Theme) -> tuple[float, list[Entry], float]:
    """The legend's text size, its entries in the order of the bar, and its height.

    Texts are smaller where one is wider than the chart, and wrapped where it still is.
    """
    options, room = chart.crosstab.options, chart.size.width - SIDE - 6
    fits = all(width(option.text, theme.size, family=theme.family) <= room for option in options)
    size, entries = theme.size if fits else theme.minimum, list[Entry]()
    x = y = high = 0.0
    for index in order(chart, theme):
        lines = wrap(options[index].text, room, size, family=theme.family)
        wide = SIDE + 6 + max(width(line, size, family=theme.family) for line in lines)
        if x and x + wide > chart.size.width:
            x, y = 0.0, high + 3
        entries.append(Entry(index, lines, x, y + LINE * size / 2))
        x, high = x + wide + BETWEEN, max(high, y + len(lines) * LINE * size)
    return size, entries, high
