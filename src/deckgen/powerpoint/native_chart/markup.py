"""A chart part: the whole `c:chartSpace` of a NativeChart."""

from __future__ import annotations

from xml.sax.saxutils import escape

from deckgen.charts.native.chart import Box, NativeChart, NativeSeries, Shape
from deckgen.powerpoint.cleaning import clean
from deckgen.powerpoint.markup import DECLARATION
from deckgen.powerpoint.native_chart.axes import axes, axis_ids
from deckgen.powerpoint.native_chart.colours import Colours
from deckgen.powerpoint.native_chart.labels import data_labels, mark_range
from deckgen.powerpoint.native_chart.sheet import (
    ENDS,
    ENDS_HEIGHT,
    HEIGHT,
    SHARE,
    Cell,
    Formula,
    Sheet,
    has_intervals,
)
from deckgen.powerpoint.native_chart.text import text_properties

NAMESPACES = (
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
LINE_WIDTH = 2.2
WHISKER = 2.0
EDGE = 0.8
SEAM = 1.5


def chart_space(sheet: Sheet, colours: Colours, lang: str, workbook: str, shapes: str = "") -> bytes:
    """The part's bytes; `workbook` and `shapes` are its relationship ids."""
    chart = sheet.chart
    drawing = f'<c:userShapes r:id="{shapes}"/>' if shapes else ""
    return (
        f'{DECLARATION}<c:chartSpace {NAMESPACES}><c:date1904 val="0"/><c:lang val="{lang}"/>'
        '<c:roundedCorners val="0"/><c:chart><c:autoTitleDeleted val="1"/>'
        f"<c:plotArea>{_place(chart.plot, chart, inner=True)}{_plot(sheet, colours, lang)}"
        f"{axes(chart, colours, lang)}<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr></c:plotArea>"
        f'<c:plotVisOnly val="1"/>'
        '<c:dispBlanksAs val="gap"/></c:chart><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>'
        f"{text_properties(chart.text_size, chart.label_ink, False, colours, lang)}"
        f'<c:externalData r:id="{workbook}"><c:autoUpdate val="0"/></c:externalData>{drawing}</c:chartSpace>'
    ).encode()


def _plot(sheet: Sheet, colours: Colours, lang: str) -> str:
    """The chart element with all its series."""
    chart = sheet.chart
    series = "".join(_series(sheet, index, colours, lang) for index in range(len(chart.series)))
    ids = "".join(f'<c:axId val="{id_}"/>' for id_ in axis_ids(chart))
    if chart.shape is Shape.DOTS:
        style = '<c:scatterStyle val="lineMarker"/><c:varyColors val="0"/>'
        whiskers = "".join(_whiskers(sheet, index, colours) for index in range(len(chart.series)))
        return f"<c:scatterChart>{style}{whiskers}{series}{ids}</c:scatterChart>"
    if chart.shape is Shape.LINES:
        grouping = '<c:grouping val="standard"/><c:varyColors val="0"/>'
        return f'<c:lineChart>{grouping}{series}<c:marker val="1"/>{ids}</c:lineChart>'
    direction = "bar" if chart.shape is Shape.BARS else "col"
    grouping = "stacked" if chart.stacked else "clustered"
    return (
        f'<c:barChart><c:barDir val="{direction}"/><c:grouping val="{grouping}"/><c:varyColors val="0"/>'
        f'{series}<c:gapWidth val="{chart.gap}"/><c:overlap val="{chart.overlap}"/>{ids}</c:barChart>'
    )


def _series(sheet: Sheet, index: int, colours: Colours, lang: str) -> str:
    """One series, its parts in the order that the schema asks for."""
    chart = sheet.chart
    one = chart.series[index]
    order = index + sum(map(has_intervals, chart.series)) if chart.shape is Shape.DOTS else index
    head = _head(index, order, sheet.header(index), one.name)
    labels = data_labels(chart, one, colours, lang)
    extension = mark_range(sheet, index)
    tail = f"<c:extLst>{extension}</c:extLst></c:ser>" if extension else "</c:ser>"
    values = _numbers(sheet, SHARE, index)
    if chart.shape is Shape.DOTS:
        return (
            f"{head}<c:spPr><a:ln><a:noFill/></a:ln></c:spPr>{_marker(one, colours)}{labels}"
            f"<c:xVal>{values}</c:xVal><c:yVal>{_numbers(sheet, HEIGHT, index)}</c:yVal>"
            f'<c:smooth val="0"/>{tail}'
        )
    names = f"<c:cat><c:strRef><c:f>{sheet.names()}</c:f>{_strings(chart.categories)}</c:strRef></c:cat>"
    if chart.shape is Shape.LINES:
        line = colours.line(one.colour, LINE_WIDTH, one.dashed)
        return (
            f"{head}<c:spPr>{line}</c:spPr>{_marker(one, colours)}{labels}{names}"
            f'<c:val>{values}</c:val><c:smooth val="0"/>{tail}'
        )
    usual = _usual(one)
    return (
        f"{head}{_look(usual, colours, chart.ground)}"
        f'<c:invertIfNegative val="0"/>{_exceptions(one, usual, colours, chart.ground)}'
        f"{labels}{names}<c:val>{values}</c:val>{tail}"
    )


def _head(index: int, order: int, header: str, name: str) -> str:
    """How a series begins: its number, its place from the lowest layer up, and its name in a cell."""
    said = f"<c:tx><c:strRef><c:f>{header}</c:f>{_strings((name,))}</c:strRef></c:tx>"
    return f'<c:ser><c:idx val="{index}"/><c:order val="{order}"/>{said}'


def _usual(one: NativeSeries) -> tuple[str, str]:
    """The fill of a series, and the edge that most of its bars have."""
    edges = [point.edge for point in one.points if point.fill == one.colour]
    return one.colour, max(dict.fromkeys(edges), key=edges.count) if edges else "none"


def _look(look: tuple[str, str], colours: Colours, ground: str) -> str:
    """The fill and edge of a series or a point; parts of a stack are parted by the ground's colour."""
    fill, edge = look
    return f"<c:spPr>{colours.fill(fill)}{colours.line(edge, SEAM if edge == ground else EDGE)}</c:spPr>"


def _exceptions(one: NativeSeries, usual: tuple[str, str], colours: Colours, ground: str) -> str:
    """The points whose bars look otherwise than their series."""
    return "".join(
        f'<c:dPt><c:idx val="{index}"/><c:invertIfNegative val="0"/><c:bubble3D val="0"/>'
        f"{_look((point.fill, point.edge), colours, ground)}</c:dPt>"
        for index, point in enumerate(one.points)
        if point.fill != "none" and (point.fill, point.edge) != usual
    )


def _marker(one: NativeSeries, colours: Colours) -> str:
    return (
        f'<c:marker><c:symbol val="circle"/><c:size val="{round(one.dot)}"/>'
        f"<c:spPr>{colours.fill(one.colour)}<a:ln><a:noFill/></a:ln></c:spPr></c:marker>"
    )


def _whiskers(sheet: Sheet, index: int, colours: Colours) -> str:
    """The intervals of a series as a series of lines below all dots: LibreOffice drops error bars along x."""
    series = sheet.chart.series
    one = series[index]
    if not has_intervals(one):
        return ""
    order = sum(map(has_intervals, series[:index]))
    return (
        f"{_head(len(series) + order, order, sheet.header(index, ENDS), sheet.title(index, ENDS))}"
        f'<c:spPr>{colours.line(one.colour, WHISKER)}</c:spPr><c:marker><c:symbol val="none"/></c:marker>'
        f"<c:xVal>{_numbers(sheet, ENDS, index)}</c:xVal>"
        f'<c:yVal>{_numbers(sheet, ENDS_HEIGHT, index)}</c:yVal><c:smooth val="0"/></c:ser>'
    )


def _numbers(sheet: Sheet, what: str, index: int) -> str:
    """A reference to figures with what they are now; an empty cell has no point."""
    cells = sheet.cells(what, index)
    points = "".join(
        f'<c:pt idx="{place}"><c:v>{_number(cell)}</c:v></c:pt>'
        for place, cell in enumerate(map(_now, cells))
        if isinstance(cell, float | int)
    )
    return (
        f"<c:numRef><c:f>{sheet.of(what, index)}</c:f><c:numCache><c:formatCode>General</c:formatCode>"
        f'<c:ptCount val="{len(cells)}"/>{points}</c:numCache></c:numRef>'
    )


def _now(cell: Cell) -> Cell:
    """What a cell holds now, be it by a formula."""
    return cell.shown if isinstance(cell, Formula) else cell


def _number(cell: Cell) -> str:
    """A figure with a decimal point and no more digits than it has."""
    assert isinstance(cell, float | int)
    return f"{cell:.10g}"


def _strings(texts: tuple[str, ...]) -> str:
    points = "".join(
        f'<c:pt idx="{index}"><c:v>{escape(clean(text))}</c:v></c:pt>'
        for index, text in enumerate(texts)
        if text
    )
    return f'<c:strCache><c:ptCount val="{len(texts)}"/>{points}</c:strCache>'


def _place(box: Box, chart: NativeChart, inner: bool = False) -> str:
    """A manual layout: a box as parts of the chart's size."""
    target = '<c:layoutTarget val="inner"/>' if inner else ""
    wide, high = chart.size.width, chart.size.height
    parts = (("x", box.x / wide), ("y", box.y / high), ("w", box.width / wide), ("h", box.height / high))
    numbers = "".join(f'<c:{name} val="{min(1.0, max(0.0, part)):.5f}"/>' for name, part in parts)
    return (
        f'<c:layout><c:manualLayout>{target}<c:xMode val="edge"/><c:yMode val="edge"/>{numbers}'
        "</c:manualLayout></c:layout>"
    )
