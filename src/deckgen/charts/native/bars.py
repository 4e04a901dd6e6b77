"""Bars and columns in PowerPoint's form: one bar chart, its plot just where the picture's bars stand."""

from __future__ import annotations

import re
from dataclasses import replace

from deckgen.charts.canvas import Canvas
from deckgen.charts.chart import Chart
from deckgen.charts.kinds.clustered_columns import keys_height
from deckgen.charts.kinds.columns import first_apart
from deckgen.charts.kinds.ranking_columns import behind_nation
from deckgen.charts.measure import breakable
from deckgen.charts.native.chart import Box, NativeChart, NativeSeries, Shape
from deckgen.charts.native.drawn import Drawn
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
    return settled(chart, canvas, drawn, Shape.BARS, names, by_group(chart, drawn))


def clusters(chart: Chart, canvas: Canvas) -> NativeChart:
    """A cluster for each group, a series for each option, its number below each of its columns.

    The plot reaches below 0, so that the groups' names stand clear of the numbers.
    """
    drawn, keys = Drawn(tuple(canvas.marks), canvas.theme.family), keys_height(canvas.theme)
    made = settled(chart, canvas, drawn, Shape.COLUMNS, names_of_groups(chart), by_option(chart, drawn))
    plot = replace(made.plot, height=made.plot.height + keys)
    return replace(made, plot=plot, least=-keys * made.most / made.plot.height)


def stacked_columns(chart: Chart, canvas: Canvas) -> NativeChart:
    """A column of 100 % for each group, a series for each option from the foot up."""
    drawn = Drawn(tuple(canvas.marks), canvas.theme.family)
    series = _with_zeroes(by_option(chart, drawn), chart, canvas, drawn)
    return settled(chart, canvas, drawn, Shape.COLUMNS, names_of_groups(chart), series, stacked=True)


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


def columns(chart: Chart, canvas: Canvas) -> NativeChart:
    """A column for each option of the one group."""
    drawn = Drawn(tuple(canvas.marks), canvas.theme.family)
    names = tuple(option.text for option in chart.crosstab.options)
    names, series = with_hole(first_apart(chart), names, by_group(chart, drawn, _option))
    return settled(chart, canvas, drawn, Shape.COLUMNS, names, series, _option)


def ranking_columns(chart: Chart, canvas: Canvas) -> NativeChart:
    """A column for each group of the one option, their names turned where they don't stand level."""
    drawn = Drawn(tuple(canvas.marks), canvas.theme.family)
    names, series = with_hole(behind_nation(chart), names_of_groups(chart), by_option(chart, drawn, _group))
    turned = any(name.turn for name in drawn.texts("label:"))
    return settled(chart, canvas, drawn, Shape.COLUMNS, names, series, _group, turned=turned)


def settled(
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
        set(names_of_groups(chart)) <= set(categories),
        drawn=(*drawn.beside(), *words(chart, drawn, naming)),
    )


def _bound(name: str) -> str:
    """A name whose short brackets, «(Norge 2017)», stay on one line."""
    return _BRACKETS.sub(lambda found: found[0].replace(" ", "\u00a0"), name)


def names_of_groups(chart: Chart) -> tuple[str, ...]:
    """The groups as categories."""
    return tuple(group.name for group in chart.crosstab.groups)


def _option(option: ResponseOption, group: Group) -> str:
    """The name of a cell's marks where there is one group."""
    del group
    return option.id


def _group(option: ResponseOption, group: Group) -> str:
    """The name of a cell's marks where there is one option."""
    del option
    return group.name
