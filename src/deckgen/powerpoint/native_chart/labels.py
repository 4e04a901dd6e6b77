"""Data labels: figures bound to the values, and marks bound to cells of their own."""

from __future__ import annotations

from dataclasses import replace
from xml.sax.saxutils import escape, quoteattr

from deckgen.charts.native.chart import NativeChart, NativePoint, NativeSeries, Shape
from deckgen.powerpoint.native_chart.colours import Colours
from deckgen.powerpoint.native_chart.sheet import DECIMAL, LABEL, MARK, PERCENT, Sheet, has_marks
from deckgen.powerpoint.native_chart.text import run, text_properties

C15 = 'xmlns:c15="http://schemas.microsoft.com/office/drawing/2012/chart"'
_LABEL_EXTENSION = "{CE6537A1-D6FC-4f65-9D91-7224C49458BB}"
_RANGE_EXTENSION = "{02D57815-91ED-43cb-92C2-25804820EDAC}"
_FIELDS = {
    "VALUE": "{6F2A6C5B-5D0F-4C8E-9A51-3D1C0A7B5E11}",
    "CELLRANGE": "{0B7D9A3E-1F64-4E0B-8C1A-77E2D4C9F022}",
}
_SHOWN = "".join(
    f'<c:{name} val="{int(name == "showVal")}"/>'
    for name in ("showLegendKey", "showVal", "showCatName", "showSerName", "showPercent", "showBubbleSize")
)
_BARE = "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"


def data_labels(chart: NativeChart, series: NativeSeries, colours: Colours, lang: str) -> str:
    """The `c:dLbls` of a series: one look for all, and an own one where a point differs or is marked."""
    if series.padding:
        return ""
    shown = [point for point in series.points if point.value is not None and point.labelled]
    # Where no figure is shown, one that is entered later must be read.
    none = NativePoint(None, ink=chart.label_ink, size=chart.label_size)
    looks = [_look(point) for point in shown] or [_look(none)]
    common = max(dict.fromkeys(looks), key=looks.count)
    usual = next((point for point in shown if _look(point) == common), none)
    silent = "".join(
        f'<c:dLbl><c:idx val="{index}"/><c:delete val="1"/></c:dLbl>'
        for index, point in enumerate(series.points)
        if point.value is not None and not point.labelled
    )
    own = "".join(
        f'<c:dLbl><c:idx val="{index}"/>{_moved(chart, point)}{_body(chart, point, colours, lang)}</c:dLbl>'
        for index, point in enumerate(series.points)
        if point in shown and (point.mark or _is_moved(chart, point) or _look(point) != common)
    )
    # A label that is moved stands beside its bar: no line is needed to find it.
    lines = '<c15:showLeaderLines val="0"/>'
    rest = _body(chart, replace(usual, mark=""), colours, lang, lines)
    return f"<c:dLbls>{_in_order(silent + own)}{rest}</c:dLbls>"


def _in_order(labels: str) -> str:
    """Labels by the place of their point, as the schema asks for."""
    found = [f"<c:dLbl>{part}" for part in labels.split("<c:dLbl>")[1:]]
    return "".join(sorted(found, key=lambda label: int(label.split('"')[1])))


def mark_range(sheet: Sheet, index: int) -> str:
    """The series' extension that names the cells of its marks, or its dots' labels, and what they hold."""
    is_dots = sheet.chart.shape is Shape.DOTS
    if not is_dots and not has_marks(sheet.chart.series[index]):
        return ""
    what = LABEL if is_dots else MARK
    cells = sheet.cells(what, index)
    points = "".join(
        f'<c:pt idx="{place}"><c:v>{escape(str(cell))}</c:v></c:pt>'
        for place, cell in enumerate(cells)
        if cell is not None
    )
    return (
        f'<c:ext uri="{_RANGE_EXTENSION}" {C15}><c15:datalabelsRange><c15:f>{sheet.of(what, index)}</c15:f>'
        f'<c15:dlblRangeCache><c:ptCount val="{len(cells)}"/>{points}</c15:dlblRangeCache>'
        "</c15:datalabelsRange></c:ext>"
    )


def _body(chart: NativeChart, point: NativePoint, colours: Colours, lang: str, more: str = "") -> str:
    """All of a label but its place: text, number format, look, position and what is shown."""
    is_bound = bool(point.mark) or (chart.shape is Shape.DOTS and not more)
    bound = more or f'<c15:showDataLabelsRange val="{int(is_bound)}"/>'
    words = ""
    if is_bound:
        words = _bound_text(chart, point, colours, lang)
    code = quoteattr(DECIMAL if chart.mean else f'[<{point.least}]"";{PERCENT}' if point.least else PERCENT)
    return (
        f'{words}<c:numFmt formatCode={code} sourceLinked="0"/>{_BARE}'
        f"{text_properties(point.size, point.ink, point.bold, colours, lang, wrap=False)}"
        f'<c:dLblPos val="{_position(chart)}"/>{_SHOWN}'
        f'<c:extLst><c:ext uri="{_LABEL_EXTENSION}" {C15}>{bound}</c:ext></c:extLst>'
    )


def _bound_text(chart: NativeChart, point: NativePoint, colours: Colours, lang: str) -> str:
    """A label of fields: the figure and its mark from their cells; of a dot both are one cell."""
    look = run("rPr", point.size, point.ink, point.bold, colours, lang)
    kinds = ("CELLRANGE",) if chart.shape is Shape.DOTS else ("VALUE", "CELLRANGE")
    part = f"<a:r>{look}<a:t>\u00a0</a:t></a:r>" if point.mark in ("▲", "▼") else ""
    if point.mark_above:
        kinds, part = ("CELLRANGE", "VALUE"), f'<a:endParaRPr lang="{lang}"/></a:p><a:p>'
    fields = (
        f'<a:fld id="{_FIELDS[kind]}" type="{kind}">{look}<a:pPr/><a:t>[{kind}]</a:t></a:fld>'
        for kind in kinds
    )
    return (
        '<c:tx><c:rich><a:bodyPr wrap="none"/><a:lstStyle/><a:p>'
        f'{part.join(fields)}<a:endParaRPr lang="{lang}"/></a:p></c:rich></c:tx>'
    )


def _position(chart: NativeChart) -> str:
    return "ctr" if chart.stacked or chart.shape in (Shape.DOTS, Shape.LINES) else "outEnd"


def _is_moved(chart: NativeChart, point: NativePoint) -> bool:
    """Whether a label stands elsewhere than PowerPoint would put it."""
    return chart.shape in (Shape.DOTS, Shape.LINES) or (chart.stacked and not point.inside)


def _moved(chart: NativeChart, point: NativePoint) -> str:
    """How far a label is moved, as parts of the chart's size."""
    if not _is_moved(chart, point):
        return ""
    x, y = point.offset[0] / chart.size.width, point.offset[1] / chart.size.height
    return f'<c:layout><c:manualLayout><c:x val="{x:.5f}"/><c:y val="{y:.5f}"/></c:manualLayout></c:layout>'


def _look(point: NativePoint) -> tuple[str, float, bool, float]:
    """What sets one label apart from another: ink, size, weight, and from which value on it is shown."""
    return point.ink, point.size, point.bold, point.least
