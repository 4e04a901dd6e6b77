"""Series: the cells of a crosstab with the looks that the drawn picture gave them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from deckgen.charts.canvas import Outline, Text
from deckgen.charts.chart import Chart
from deckgen.charts.labels import percent
from deckgen.charts.measure import CAP, width
from deckgen.charts.native.chart import Box, NativePoint, NativeSeries
from deckgen.charts.native.drawn import Drawn, box
from deckgen.survey.crosstab import Estimate, Group, Status
from deckgen.survey.question import ResponseOption
from deckgen.survey.tabulate import scale_ends

MARK_ROOM = 1.1  # a space and a triangle, of the text size

Naming = Callable[[ResponseOption, Group], str]


def both(option: ResponseOption, group: Group) -> str:
    """The name of a cell's marks where a chart has several options and groups."""
    return f"{option.id}:{group.name}"


def by_group(chart: Chart, drawn: Drawn, naming: Naming = both) -> tuple[NativeSeries, ...]:
    """A series for each group, its points the options."""
    table = chart.crosstab
    found = []
    for column, group in enumerate(table.groups):
        cells = [row[column] for row in table.cells]
        points = tuple(
            point(chart, cell, naming(option, group), drawn)
            for option, cell in zip(table.options, cells, strict=True)
        )
        found.append(NativeSeries(group.name, _colour(points), points))
    return tuple(found)


def by_option(chart: Chart, drawn: Drawn, naming: Naming = both) -> tuple[NativeSeries, ...]:
    """A series for each option, its points the groups."""
    table = chart.crosstab
    found = []
    for option, row in zip(table.options, table.cells, strict=True):
        points = tuple(
            point(chart, cell, naming(option, group), drawn)
            for group, cell in zip(table.groups, row, strict=True)
        )
        found.append(NativeSeries(option.text, _colour(points), points))
    return tuple(found)


def with_hole(
    at: int | None, names: tuple[str, ...], series: tuple[NativeSeries, ...]
) -> tuple[tuple[str, ...], tuple[NativeSeries, ...]]:
    """The names and series with an empty place before the one `at`, so that it stands apart."""
    if at is None:
        return names, series
    empty = (NativePoint(None),)
    holed = (replace(one, points=one.points[:at] + empty + one.points[at:]) for one in series)
    return (*names[:at], "", *names[at:]), tuple(holed)


def point(chart: Chart, cell: Estimate, name: str, drawn: Drawn) -> NativePoint:
    """One cell: its figure as printed, and the colours, place and mark of what was drawn of it."""
    bar, said = drawn.bar(name), drawn.named.get(f"value:{name}")
    looks: dict[str, Any] = {} if bar is None else {"fill": bar.fill, "edge": bar.edge}
    if isinstance(said, Text):
        looks |= {"ink": said.colour, "size": said.size, "bold": said.bold}
        if (around := bar or drawn.beside_bar(name)) is not None:
            looks |= _place(said, around, drawn.family, bar is not None, bool(drawn.mark(name)))
    return NativePoint(
        cell.share if cell.mean is None else cell.mean,
        mark=_after(chart, cell, name, drawn),
        mark_above=drawn.is_mark_above(name),
        interval=cell.interval,
        labelled=isinstance(said, Text),
        **looks,
    )


def parted(series: tuple[NativeSeries, ...], ground: str) -> tuple[NativeSeries, ...]:
    """The series of a stack, each bar with an edge of the ground's colour that parts it from the next.

    A pale bar keeps its outline, and what is drawn on it next has no edge, which would cover that.
    """
    last: dict[int, NativePoint] = {}
    found = []
    for one in series:
        points = list(one.points)
        for place, point in enumerate(one.points):
            if not point.value:
                continue
            is_on_pale = place in last and last[place].edge != "none"
            last[place] = point
            if point.fill != "none" and point.edge == "none" and not is_on_pale:
                points[place] = replace(point, edge=ground)
        found.append(replace(one, points=tuple(points)))
    return tuple(found)


def beside_nothing(point: NativePoint, middle: float, end: float, down: bool) -> NativePoint:
    """A share of 0 in a stack: its label is moved from where the stack has come to."""
    across, below = point.offset
    return replace(point, offset=(across, middle - end) if down else (middle - end, below))


def middle_of(said: Text, family: str) -> tuple[float, float]:
    """The middle of a figure's ink."""
    wide = width(said.said, said.size, said.bold, family)
    left = said.x - {"left": 0.0, "center": wide / 2, "right": wide}[said.ha]
    return left + wide / 2, said.y - CAP * said.size / 2


def ends(chart: Chart, most: float) -> tuple[float, float]:
    """The figures at both ends of an axis where a share of `most` stands at the far one."""
    if not is_mean(chart):
        return 0.0, most
    low, high = scale_ends(chart.crosstab.question)
    return low, low + most * (high - low)


def with_room(chart: Chart, plot: Box, span: tuple[float, float], upright: bool) -> tuple[Box, float]:
    """The plot and its far end moved on, at the same scale, as far as the chart and the figures can go.

    A picture's longest bar ends its plot; one that is made longer in PowerPoint must have where to go.
    """
    least, most = span
    highest = scale_ends(chart.crosstab.question)[1] if is_mean(chart) else 1.0
    length, room = (plot.height, plot.y) if upright else (plot.width, chart.size.width - plot.right)
    on = max(0.0, min(room, length * (highest - most) / (most - least)))
    if upright:
        longer = replace(plot, y=plot.y - on, height=plot.height + on)
    else:
        longer = replace(plot, width=plot.width + on)
    return longer, most + (most - least) * on / length


def is_mean(chart: Chart) -> bool:
    """Whether the figures are means of a scale."""
    return any(cell.mean is not None for row in chart.crosstab.cells for cell in row)


def words(chart: Chart, drawn: Drawn, naming: Naming = both) -> Iterator[Text]:
    """What stands in place of figures that aren't there: «for få svar», «–»."""
    table = chart.crosstab
    shown = {
        f"value:{naming(option, group)}"
        for option, row in zip(table.options, table.cells, strict=True)
        for group, cell in zip(table.groups, row, strict=True)
        if cell.share is not None
    }
    return (text for text in drawn.texts("value:") if text.name not in shown)


def _after(chart: Chart, cell: Estimate, name: str, drawn: Drawn) -> str:
    """What follows a figure: the mark of doubt, or the triangle of a clear difference."""
    if cell.status is Status.AMBIGUOUS:
        return percent(cell, chart.wording).rpartition("%")[2]
    return drawn.mark(name)


def _place(said: Text, bar: Outline, family: str, is_there: bool, marked: bool) -> dict[str, Any]:
    """Whether a figure stands on its bar, and how far its middle is from the bar's.

    A share of 0 has no bar: another of its column (`is_there` is false) tells where it would stand.
    """
    around = box(bar.points)
    wide = width(said.said, said.size, said.bold, family)
    left = said.x - {"left": 0.0, "center": wide / 2, "right": wide}[said.ha]
    middle = said.y - CAP * said.size / 2
    inside = around.x <= left and left + wide <= around.right and around.y <= middle <= around.bottom
    wide += MARK_ROOM * said.size if marked else 0.0  # the mark stands behind the figure
    across, down = left + wide / 2 - around.x - around.width / 2, middle - around.y - around.height / 2
    return {"inside": inside and is_there, "offset": (across, down if is_there else 0.0)}


def _colour(points: tuple[NativePoint, ...]) -> str:
    """The commonest fill of a series, which is its own; the others are exceptions."""
    fills = [point.fill for point in points if point.fill != "none"]
    return max(dict.fromkeys(fills), key=fills.count) if fills else "none"
