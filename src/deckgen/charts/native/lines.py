"""Slopes in PowerPoint's form: one line chart, a place for each wave and an empty one between options."""

from __future__ import annotations

from deckgen.charts.canvas import Canvas
from deckgen.charts.chart import Chart
from deckgen.charts.kinds.slope import BREAK, DOT, Track, colour_in, tracks_of, wave_of
from deckgen.charts.native.chart import Box, NativeChart, NativePoint, NativeSeries, Shape
from deckgen.charts.native.drawn import Drawn
from deckgen.charts.native.series import both, point, with_room, words


def slope(chart: Chart, canvas: Canvas) -> NativeChart:
    """A line for each group, broken between the options; their names and the waves' stand as shapes."""
    drawn, frame, theme = Drawn(tuple(canvas.marks), canvas.theme.family), canvas.frame, canvas.theme
    assert frame is not None
    tracks = tracks_of(chart.crosstab.groups)
    plot = Box(frame.x, frame.y, frame.width, frame.height)
    plot, most = with_room(chart, plot, (0.0, frame.height / frame.unit), upright=True)
    names: list[str] = []
    for option in chart.crosstab.options:
        names += [] if not names else [""]
        names += [f"{option.text} {wave_of(chart, tracks[0], column)}" for column in tracks[0].columns]
    return NativeChart(
        Shape.LINES,
        chart.size,
        plot,
        tuple(names),
        tuple(_series(chart, drawn, track, colour_in(tracks, track, theme)) for track in tracks),
        most,
        drawn.size("value:", theme.size),
        theme.minimum,
        theme.ink,
        "none",
        theme.ground,
        chart.wording,
        names_drawn=True,
        drawn=(*drawn.beside(), *drawn.texts("label:"), *drawn.axes(), *words(chart, drawn, both)),
    )


def _series(chart: Chart, drawn: Drawn, track: Track, colour: str) -> NativeSeries:
    """A track's figures, option by option, with a hole between two options."""
    table, points = chart.crosstab, list[NativePoint]()
    for option, row in zip(table.options, table.cells, strict=True):
        points += [NativePoint(None)] if points else []
        points += [
            point(chart, row[column], both(option, table.groups[column]), drawn) for column in track.columns
        ]
    dashed = any(BREAK in table.groups[column].name for column in track.columns)
    return NativeSeries(track.name, colour, tuple(points), dashed=dashed, dot=2 * DOT)
