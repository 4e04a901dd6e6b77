"""Dots with intervals in PowerPoint's form: a scatter chart whose rows stand where the picture's do."""

from __future__ import annotations

from dataclasses import replace

from deckgen.charts.canvas import Canvas, Text
from deckgen.charts.chart import Chart
from deckgen.charts.native.chart import Box, NativeChart, NativeSeries, Shape
from deckgen.charts.native.drawn import Drawn, box
from deckgen.charts.native.series import both, by_group, ends, is_mean, with_room, words


def dot_interval(chart: Chart, canvas: Canvas) -> NativeChart:
    """A series of dots for each group; a scatter chart has no names along its side, so they are drawn."""
    drawn, frame, theme = Drawn(tuple(canvas.marks), canvas.theme.family), canvas.frame, canvas.theme
    assert frame is not None
    least, most = ends(chart, frame.width / frame.unit)
    plot = Box(frame.x, frame.y, frame.width, frame.height)
    longer, most = with_room(chart, plot, (least, most), upright=False)
    names = [mark for mark in canvas.marks if isinstance(mark, Text) and mark.name.startswith("label:")]
    return NativeChart(
        Shape.DOTS,
        chart.size,
        longer,
        tuple(option.text for option in chart.crosstab.options),
        tuple(_placed(one, chart, drawn, plot) for one in by_group(chart, drawn)),
        most,
        drawn.size("value:", theme.size),
        drawn.size("label:", theme.size),
        theme.ink,
        theme.hairline,
        theme.ground,
        chart.wording,
        mean=is_mean(chart),
        least=least,
        drawn=(*names, *drawn.beside(), *words(chart, drawn)),
    )


def _placed(one: NativeSeries, chart: Chart, drawn: Drawn, plot: Box) -> NativeSeries:
    """A series whose dots know the height of their row, and how large they are."""
    (group,) = (group for group in chart.crosstab.groups if group.name == one.name)
    dots = [
        None if (dot := drawn.bar(both(option, group))) is None else box(dot.points)
        for option in chart.crosstab.options
    ]
    points = (
        point if dot is None else replace(point, height=round(plot.bottom - dot.y - dot.height / 2, 2))
        for point, dot in zip(one.points, dots, strict=True)
    )
    across = max((dot.width for dot in dots if dot is not None), default=one.dot)
    return replace(one, points=tuple(points), dot=across)
