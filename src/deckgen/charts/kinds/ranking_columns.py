"""Ranking columns: one option, a column for each group; the nation and the own region stand out."""

from __future__ import annotations

from math import sqrt

from deckgen.charts.canvas import Canvas, Frame
from deckgen.charts.chart import Chart
from deckgen.charts.groups import colour_of, ink_of
from deckgen.charts.labels import percent
from deckgen.charts.measure import CAP, DESCENT, LINE, width
from deckgen.charts.theme import Theme
from deckgen.charts.values import MARK, furthest, mark, value
from deckgen.survey.crosstab import Group, GroupRole

APART = 1.0  # slots between the nation and the rest: PowerPoint's are all alike
TURN = 45.0  # degrees, names below the columns that are wider than their slots
NAMES_APART = 10.0  # points between two names that stand level
LEAST_DOMAIN = 0.1
PIVOT = 8.0  # points to the left: PowerPoint and LibreOffice turn a name about another point than we do


def draw(canvas: Canvas, chart: Chart) -> None:
    """Columns in the crosstab's order, which is the division's and no league table."""
    table, theme = chart.crosstab, canvas.theme
    level = _level_size(chart, theme)
    size = level or theme.minimum
    left = 0.0 if level else _overhang(chart, theme, size)
    places = _places(chart)
    slot = (chart.size.width - left) / (places[-1] + 1)
    foot = chart.size.height - (LINE * size + 10 if level else _turned_height(chart, theme, size))
    size_here = _value_size(chart, theme, slot)
    room = foot - _above(chart, theme, slot)
    most = furthest(chart, LEAST_DOMAIN)
    canvas.frame = Frame(left, 0, chart.size.width - left, foot, room / most, min(44.0, slot * 0.68))
    for group, cell, place in zip(table.groups, table.cells[0], places, strict=True):
        middle, column = left + (place + 0.5) * slot, min(44.0, slot * 0.68)
        high = room * (cell.share or 0.0) / most
        strong = _strong(group)
        if cell.share:
            canvas.bar(
                middle - column / 2, foot - high, column, high, colour_of(group, theme), f"bar:{group.name}"
            )
        said = percent(cell, chart.wording)
        ink = theme.ink if strong else ink_of(group, theme)
        name = f"value:{group.name}"
        if width(said, size_here, strong, theme.family) > slot - 3:
            left_of = middle - CAP * size_here / 2
            canvas.text(left_of, foot - high - 6, said, size_here, ink, strong, "left", name, 90.0)
            end = foot - high - 6 - width(said, size_here, strong, theme.family) - 0.7 * size_here
            mark(canvas, cell, (middle - MARK * size_here / 2, end), size_here, ink, group.name)
        else:
            y = foot - high - size_here * 0.75
            at = (middle, y)
            value(canvas, chart, cell, at, size_here, ink, strong, "center", group.name, above=True)
        name = f"label:{group.name}"
        if level:
            canvas.text(middle, foot + 8 + LINE * size / 2, group.name, size, ink, strong, "center", name)
        else:
            x = middle + CAP * size / 2
            canvas.text(x, foot + 7, group.name, size, ink, strong, "right", name, TURN)
    canvas.line([(left, foot), (chart.size.width, foot)], theme.hairline, 0.8, "axis")


def capacity(chart: Chart, theme: Theme) -> int:
    """One option: each has a chart of its own."""
    del chart, theme
    return 1


def _strong(group: Group) -> bool:
    return group.role is not GroupRole.OTHER


def _places(chart: Chart) -> list[float]:
    """The slot of each group; the nation stands a little apart from the regions."""
    places, at = [], 0.0
    for group in chart.crosstab.groups:
        places.append(at)
        at += 1 + (APART if group.role is GroupRole.NATION else 0.0)
    return places


def behind_nation(chart: Chart) -> int | None:
    """The place of the group behind the nation, where there is one."""
    groups = chart.crosstab.groups
    return next((n for n, before in enumerate(groups[:-1], 1) if before.role is GroupRole.NATION), None)


def _level_size(chart: Chart, theme: Theme) -> float | None:
    """The largest text at which every name stands in its slot in one line; None where they must be turned."""
    room, size = chart.size.width / (_places(chart)[-1] + 1) - NAMES_APART, theme.size
    while _longest(chart, theme, size) > room:
        if size <= theme.minimum:
            return None
        size = max(theme.minimum, size - 0.5)
    return size


def _longest(chart: Chart, theme: Theme, size: float) -> float:
    return max(width(group.name, size, _strong(group), theme.family) for group in chart.crosstab.groups)


def _turned_height(chart: Chart, theme: Theme, size: float) -> float:
    """How far turned names reach below the columns."""
    return (_longest(chart, theme, size) + (CAP + DESCENT) * size) / sqrt(2) + 9


def _overhang(chart: Chart, theme: Theme, size: float) -> float:
    """How far the first turned names would reach beyond the left edge."""
    table, places = chart.crosstab, _places(chart)
    slot = chart.size.width / (places[-1] + 1)
    reach = [
        width(group.name, size, _strong(group), theme.family) / sqrt(2) - (place + 0.5) * slot
        for group, place in zip(table.groups, places, strict=True)
    ]
    return max(0.0, *reach) + PIVOT


def _above(chart: Chart, theme: Theme, slot: float) -> float:
    """The room above the highest column: a figure's, be it turned as those are that are wider than a slot."""
    size, cells = _value_size(chart, theme, slot), chart.crosstab.cells[0]
    widths = [
        width(percent(cell, chart.wording), size, _strong(group), theme.family)
        for group, cell in zip(chart.crosstab.groups, cells, strict=True)
        if cell.share is not None
    ]
    mark_too = size if any(cell.direction is not None for cell in cells) else 0.0
    turned = max((12 + wide for wide in widths if wide > slot - 3), default=0.0)
    return max(theme.size * 1.7, turned) + mark_too


def _value_size(chart: Chart, theme: Theme, slot: float) -> float:
    """The largest text at which a figure fits its slot; words that don't fit are turned."""
    size = theme.size
    said = [percent(cell, chart.wording) for cell in chart.crosstab.cells[0] if cell.share is not None]
    while size > theme.minimum and any(width(s, size, True, theme.family) > slot - 3 for s in said):
        size = max(theme.minimum, size - 0.5)
    return size
