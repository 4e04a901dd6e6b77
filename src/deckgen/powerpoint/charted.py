"""What a chart part shows: its words and figures, in whatever order its parts are written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lxml import etree

from deckgen.powerpoint.reading import C, R, parsed, plain_number
from deckgen.powerpoint.wording import only_shown, paragraphs

_VALUE, _SCALING = f"{{{C}}}v", f"{{{C}}}scaling"
_ENDS = (f"{{{C}}}min", f"{{{C}}}max")
_HIDDEN = b'hidden="'
_FILTERED = "filtered"  # how the names of what Excel's filter took out of a chart begin


def shown_chart(xml: bytes) -> etree._Element | None:
    """The root of a chart part without the series that are filtered away; none if it can't be read."""
    root = parsed(xml)
    if root is not None and _FILTERED.encode() in xml:
        for node in list(root.iter("{*}ext")):
            if any(isinstance(c.tag, str) and etree.QName(c).localname.startswith(_FILTERED) for c in node):
                node.clear()
    return root


def drawing_of(
    chart: etree._Element, own: Mapping[str, str], parts: Mapping[str, bytes]
) -> Iterator[etree._Element]:
    """The drawing that lies on a chart, without what is hidden in it."""
    for node in chart.iter(f"{{{C}}}userShapes"):
        xml = parts.get(own.get(str(node.get(f"{{{R}}}id")), ""), b"")
        drawing = parsed(xml)
        if drawing is not None:
            yield only_shown(drawing) if _HIDDEN in xml else drawing


def chart_words(chart: etree._Element) -> Iterator[str]:
    """What is written in a chart itself."""
    return paragraphs(chart)


def chart_figures(chart: etree._Element) -> Iterator[str]:
    """The figures of a chart, and the ends of its axes: another end gives columns another height."""
    for node in chart.iter(_VALUE):
        if said := str(node.text or ""):
            point = node.getparent()
            yield f"{'' if point is None else point.get('idx')}:{plain_number(said)}"
    for scaling in chart.iter(_SCALING):
        for end in scaling.iter(*_ENDS):
            yield f"{etree.QName(end).localname}={plain_number(str(end.get('val')))}"
