"""Diverging bars in PowerPoint's form: stacks, with room before them that follows their figures."""

from __future__ import annotations

from dataclasses import replace
from math import floor

from deckgen.charts.canvas import Canvas
from deckgen.charts.chart import Chart
from deckgen.charts.kinds.diverging_bars import APART, room_of
from deckgen.charts.native.bars import names_of_groups, settled
from deckgen.charts.native.chart import NativeChart, NativePoint, NativeSeries, Padding, Shape
from deckgen.charts.native.drawn import Drawn, box
from deckgen.charts.native.series import beside_nothing, both, by_option, middle_of
from deckgen.charts.sides import order, reach, sides

_TWO_DIGITS = 0.1  # the first share that needs them
_DIGITS = 6  # of a share, beyond which it is only noise


def diverging_bars(chart: Chart, canvas: Canvas) -> NativeChart:
    """A bar for each group, its parts in the order of the scale, with room before what stands apart."""
    drawn, theme = Drawn(tuple(canvas.marks), canvas.theme.family), canvas.theme
    every = by_option(chart, drawn)
    found = sides(chart.crosstab.options, theme)
    series: list[NativeSeries] = []
    reached = [canvas.frame.x if canvas.frame else 0.0] * len(chart.crosstab.groups)
    was_on_scale: bool | None = None
    for index in order(chart, theme):
        on_scale = found[index].way is not None
        if on_scale is not was_on_scale:
            padding = _before_scale(chart, canvas) if on_scale else _before_rest(chart, canvas, len(series))
            series.append(NativeSeries(chart.wording.padding_header, "none", (), padding))
            if not on_scale and canvas.frame is not None:  # all that stands apart begins in one place
                reached = [canvas.frame.x + padding.at * canvas.frame.unit] * len(reached)
        was_on_scale = on_scale
        points, option = list(every[index].points), chart.crosstab.options[index]
        for place, group in enumerate(chart.crosstab.groups):
            name, share = both(option, group), chart.crosstab.cells[index][place].share
            bar, before = drawn.bar(name), reached[place]
            if bar is not None and canvas.frame is not None:
                before = box(bar.points).x
                reached[place] = before + (share or 0.0) * canvas.frame.unit
            if on_scale and share is not None:
                points[place] = _on_scale(points[place], chart, canvas, drawn, (index, place, before))
            elif share == 0 and points[place].labelled:
                middle = middle_of(drawn.value(name), drawn.family)[0]
                points[place] = beside_nothing(points[place], middle, reached[place], down=False)
        series.append(replace(every[index], points=tuple(points)))
    return settled(chart, canvas, drawn, Shape.BARS, names_of_groups(chart), _filled(series), stacked=True)


def _on_scale(
    point: NativePoint, chart: Chart, canvas: Canvas, drawn: Drawn, cell: tuple[int, int, float]
) -> NativePoint:
    """A point of the scale, whose label says nothing below the value that the picture has room for.

    It is told by the places of its option and group, and by where its part begins.
    """
    index, place, before = cell
    table, theme, frame = chart.crosstab, canvas.theme, canvas.frame
    assert frame is not None
    estimate, name = table.cells[index][place], both(table.options[index], table.groups[place])
    digit, digits = (
        room_of(replace(estimate, share=share), chart, theme) / frame.unit for share in (0.09, 0.99)
    )
    point = replace(point, least=floor((digit if digit < _TWO_DIGITS else digits) * 1e4) / 1e4)
    if point.labelled:
        return point
    ink, offset = canvas.ink_on(sides(table.options, theme)[index].colour), (0.0, 0.0)
    triangle = drawn.triangle(name)
    if triangle is not None:
        around, slot = box(triangle.points), frame.height / len(table.groups)
        middle = before + (estimate.share or 0.0) * frame.unit / 2, frame.y + (place + 0.5) * slot
        offset = around.x + around.width / 2 - middle[0], around.y + around.height / 2 - middle[1]
        ink = triangle.fill
    return replace(
        point, labelled=True, ink=ink, size=theme.minimum, bold=True, offset=offset, inside=triangle is None
    )


def _before_scale(chart: Chart, canvas: Canvas) -> Padding:
    """What is left empty so that the middle of the scale stands on the line: the padding is series 0."""
    options, theme = chart.crosstab.options, canvas.theme
    found = sides(options, theme)
    ways = [found[index].way for index in order(chart, theme)]
    below, middle = (
        tuple(place for place, way in enumerate(ways, start=1) if way == side) for side in (-1, 0)
    )
    return Padding(round(reach(chart, theme)[0], _DIGITS), below, middle)


def _before_rest(chart: Chart, canvas: Canvas, place: int) -> Padding:
    """What is left empty between where each bar has come to and what is no point of the scale."""
    assert canvas.frame is not None
    low, high, _ = reach(chart, canvas.theme)
    return Padding(round(low + high + APART / canvas.frame.unit, _DIGITS), tuple(range(place)))


def _filled(series: list[NativeSeries]) -> tuple[NativeSeries, ...]:
    """The series, the paddings among them as wide as the figures make them now."""
    found = list(series)
    rows = max(len(one.points) for one in series)
    for place, one in enumerate(series):
        if one.padding is None:
            continue
        points = []
        for row in range(rows):
            whole = sum(found[other].points[row].value or 0.0 for other in one.padding.whole)
            halved = sum(found[other].points[row].value or 0.0 for other in one.padding.halved)
            wide = max(0.0, round(one.padding.at - whole - halved / 2, _DIGITS))
            points.append(NativePoint(wide, labelled=False))
        found[place] = replace(one, points=tuple(points))
    return tuple(found)
