"""Bars and columns in PowerPoint's form: one bar chart, its plot just where the picture's bars stand."""

from __future__ import annotations

from deckgen.charts.canvas import Canvas
from deckgen.charts.chart import Chart
from deckgen.charts.measure import breakable
from deckgen.charts.native.chart import Box, NativeChart, NativeSeries, Shape
from deckgen.charts.native.drawn import Drawn
from deckgen.charts.native.series import Naming, both, by_group, by_option, words
from deckgen.survey.crosstab import Group
from deckgen.survey.question import ResponseOption

AIR = 10.0  # points that a name keeps from its neighbours and its bar


def clustered_bars(chart: Chart, canvas: Canvas) -> NativeChart:
    """Options down, a series for each group."""
    drawn = Drawn(tuple(canvas.marks), canvas.theme.family)
    names = tuple(option.text for option in chart.crosstab.options)
    return _settled(chart, canvas, drawn, Shape.BARS, names, by_group(chart, drawn))


def clusters(chart: Chart, canvas: Canvas) -> NativeChart:
    """A cluster for each group, a series for each option."""
    drawn = Drawn(tuple(canvas.marks), canvas.theme.family)
    return _settled(chart, canvas, drawn, Shape.COLUMNS, _groups(chart), by_option(chart, drawn))


def stacked_columns(chart: Chart, canvas: Canvas) -> NativeChart:
    """A column of 100 % for each group, a series for each option from the foot up."""
    drawn = Drawn(tuple(canvas.marks), canvas.theme.family)
    series = by_option(chart, drawn)
    return _settled(chart, canvas, drawn, Shape.COLUMNS, _groups(chart), series, stacked=True)


def columns(chart: Chart, canvas: Canvas) -> NativeChart:
    """A column for each option of the one group."""
    drawn = Drawn(tuple(canvas.marks), canvas.theme.family)
    names = tuple(option.text for option in chart.crosstab.options)
    return _settled(chart, canvas, drawn, Shape.COLUMNS, names, by_group(chart, drawn, _option), _option)


def ranking_columns(chart: Chart, canvas: Canvas) -> NativeChart:
    """A column for each group of the one option, their names turned."""
    drawn = Drawn(tuple(canvas.marks), canvas.theme.family)
    series = by_option(chart, drawn, _group)
    return _settled(chart, canvas, drawn, Shape.COLUMNS, _groups(chart), series, _group, turned=True)


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
    return NativeChart(
        shape,
        chart.size,
        Box(frame.x, frame.y, frame.width, frame.height),
        tuple(breakable(name, room, label_size, family=theme.family) for name in categories),
        series,
        length / frame.unit,
        drawn.size("value:", theme.size),
        label_size,
        theme.ink,
        theme.hairline,
        theme.ground,
        chart.wording,
        stacked,
        max(0, min(500, round(100 * (slot - used) / frame.bar))),
        100 if stacked else max(-100, round(-100 * frame.between / frame.bar)),
        turned,
        any(cell.mean is not None for row in chart.crosstab.cells for cell in row),
        (*drawn.beside(), *words(chart, drawn, naming)),
    )


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
