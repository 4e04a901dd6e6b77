"""Bars and columns in PowerPoint's form: one bar chart, its plot just where the picture's bars stand."""

from __future__ import annotations

import re
from dataclasses import replace

from deckgen.charts.canvas import Canvas
from deckgen.charts.chart import Chart
from deckgen.charts.kinds.clustered_columns import keys_height
from deckgen.charts.kinds.columns import first_apart
from deckgen.charts.kinds.diverging_bars import order, sides
from deckgen.charts.kinds.ranking_columns import behind_nation
from deckgen.charts.measure import breakable
from deckgen.charts.native.chart import Box, NativeChart, NativePoint, NativeSeries, Shape
from deckgen.charts.native.drawn import Drawn, box
from deckgen.charts.native.series import (
    Naming,
    beside_nothing,
    both,
    by_group,
    by_option,
    ends,
    is_mean,
    middle_of,
    parted,
    with_hole,
    with_room,
    words,
)
from deckgen.survey.crosstab import Group
from deckgen.survey.question import ResponseOption

_BRACKETS = re.compile(r"\([^()]{1,14}\)")
AIR = 10.0  # points that a name keeps from its neighbours and its bar


def clustered_bars(chart: Chart, canvas: Canvas) -> NativeChart:
    """Options down, a series for each group."""
    drawn = Drawn(tuple(canvas.marks), canvas.theme.family)
    names = tuple(option.text for option in chart.crosstab.options)
    return _settled(chart, canvas, drawn, Shape.BARS, names, by_group(chart, drawn))


def clusters(chart: Chart, canvas: Canvas) -> NativeChart:
    """A cluster for each group, a series for each option, its number below each of its columns.

    The plot reaches below 0, so that the groups' names stand clear of the numbers.
    """
    drawn, keys = Drawn(tuple(canvas.marks), canvas.theme.family), keys_height(canvas.theme)
    made = _settled(chart, canvas, drawn, Shape.COLUMNS, _groups(chart), by_option(chart, drawn))
    plot = replace(made.plot, height=made.plot.height + keys)
    return replace(made, plot=plot, least=-keys * made.most / made.plot.height)


def stacked_columns(chart: Chart, canvas: Canvas) -> NativeChart:
    """A column of 100 % for each group, a series for each option from the foot up."""
    drawn = Drawn(tuple(canvas.marks), canvas.theme.family)
    series = _with_zeroes(by_option(chart, drawn), chart, canvas, drawn)
    return _settled(chart, canvas, drawn, Shape.COLUMNS, _groups(chart), series, stacked=True)


def _with_zeroes(
    series: tuple[NativeSeries, ...], chart: Chart, canvas: Canvas, drawn: Drawn
) -> tuple[NativeSeries, ...]:
    """The series of a column; shares of 0 have no bar, and know how high the column has come."""
    frame, table, found = canvas.frame, chart.crosstab, list[NativeSeries]()
    assert frame is not None
    tops = [frame.y + frame.height] * len(table.groups)
    for one, option in zip(series, table.options, strict=True):
        points = list(one.points)
        for place, (point, group) in enumerate(zip(one.points, table.groups, strict=True)):
            tops[place] -= (point.value or 0.0) * frame.unit
            if point.value == 0 and point.labelled:
                middle = middle_of(drawn.value(both(option, group)), drawn.family)[1]
                points[place] = beside_nothing(point, middle, tops[place], down=True)
        found.append(replace(one, points=tuple(points)))
    return tuple(found)


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
            series.append(_padding(chart, canvas, drawn, index, reached))
        was_on_scale = on_scale
        points, option = list(every[index].points), chart.crosstab.options[index]
        for place, group in enumerate(chart.crosstab.groups):
            name, share = both(option, group), chart.crosstab.cells[index][place].share
            bar = drawn.bar(name)
            if bar is not None and canvas.frame is not None:
                reached[place] = box(bar.points).x + (share or 0.0) * canvas.frame.unit
            elif share == 0 and points[place].labelled:
                middle = middle_of(drawn.value(name), drawn.family)[0]
                points[place] = beside_nothing(points[place], middle, reached[place], down=False)
        series.append(replace(every[index], points=tuple(points)))
    return _settled(chart, canvas, drawn, Shape.BARS, _groups(chart), tuple(series), stacked=True)


def _padding(chart: Chart, canvas: Canvas, drawn: Drawn, index: int, reached: list[float]) -> NativeSeries:
    """What is left empty between where each bar has come to and where the next part begins."""
    assert canvas.frame is not None
    unit, points = canvas.frame.unit, []
    for place, group in enumerate(chart.crosstab.groups):
        later = (drawn.bar(f"{o.id}:{group.name}") for o in _from(chart, canvas, index))
        bar = next((bar for bar in later if bar is not None), None)
        gap = None if bar is None else round(max(0.0, box(bar.points).x - reached[place]) / unit, 4)
        points.append(NativePoint(gap, labelled=False))
    return NativeSeries(chart.wording.padding_header, "none", tuple(points), padding=True)


def _from(chart: Chart, canvas: Canvas, index: int) -> list[ResponseOption]:
    """The options from that one on, in the order of the bar."""
    places = order(chart, canvas.theme)
    return [chart.crosstab.options[place] for place in places[places.index(index) :]]


def columns(chart: Chart, canvas: Canvas) -> NativeChart:
    """A column for each option of the one group."""
    drawn = Drawn(tuple(canvas.marks), canvas.theme.family)
    names = tuple(option.text for option in chart.crosstab.options)
    names, series = with_hole(first_apart(chart), names, by_group(chart, drawn, _option))
    return _settled(chart, canvas, drawn, Shape.COLUMNS, names, series, _option)


def ranking_columns(chart: Chart, canvas: Canvas) -> NativeChart:
    """A column for each group of the one option, their names turned where they don't stand level."""
    drawn = Drawn(tuple(canvas.marks), canvas.theme.family)
    names, series = with_hole(behind_nation(chart), _groups(chart), by_option(chart, drawn, _group))
    turned = any(name.turn for name in drawn.texts("label:"))
    return _settled(chart, canvas, drawn, Shape.COLUMNS, names, series, _group, turned=turned)


def _settled(
    chart: Chart,
    canvas: Canvas,
    drawn: Drawn,
    shape: Shape,
    categories: tuple[str, ...],
    series: tuple[NativeSeries, ...],
    naming: Naming = both,
    stacked: bool = False,
    turned: bool = False,
) -> NativeChart:
    """The bar chart of these series in the frame that the picture has."""
    frame, theme = canvas.frame, canvas.theme
    assert frame is not None
    length = frame.width if shape is Shape.BARS else frame.height
    slot = (frame.height if shape is Shape.BARS else frame.width) / len(categories)
    label_size = drawn.size("label:", theme.size)
    # PowerPoint parts no word by itself: one that is too wide gets its hyphen here.
    room = (frame.x if shape is Shape.BARS else slot) - AIR if not turned else float("inf")
    side_by_side = 1 if stacked else len(series)
    used = side_by_side * frame.bar + (side_by_side - 1) * frame.between
    least, most = ends(chart, length / frame.unit)
    plot = Box(frame.x, frame.y, frame.width, frame.height)
    if not stacked:
        plot, most = with_room(chart, plot, (least, most), shape is Shape.COLUMNS)
    return NativeChart(
        shape,
        chart.size,
        plot,
        tuple(_bound(breakable(name, room, label_size, family=theme.family)) for name in categories),
        parted(series, theme.ground) if stacked else series,
        most,
        drawn.size("value:", theme.size),
        label_size,
        drawn.ink("label:", theme.ink),
        theme.hairline if "axis" in drawn.named else "none",
        theme.ground,
        chart.wording,
        stacked,
        max(0, min(500, round(100 * (slot - used) / frame.bar))),
        100 if stacked else max(-100, round(-100 * frame.between / frame.bar)),
        turned,
        is_mean(chart),
        least,
        set(_groups(chart)) <= set(categories),
        drawn=(*drawn.beside(), *words(chart, drawn, naming)),
    )


def _bound(name: str) -> str:
    """A name whose short brackets, «(Norge 2017)», stay on one line."""
    return _BRACKETS.sub(lambda found: found[0].replace(" ", "\u00a0"), name)


def _groups(chart: Chart) -> tuple[str, ...]:
    return tuple(group.name for group in chart.crosstab.groups)


def _option(option: ResponseOption, group: Group) -> str:
    """The name of a cell's marks where there is one group."""
    del group
    return option.id


def _group(option: ResponseOption, group: Group) -> str:
    """The name of a cell's marks where there is one option."""
    del option
    return group.name
