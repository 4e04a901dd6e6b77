"""What a chart part shows: its words and figures, in whatever order its parts are written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from lxml import etree

from deckgen.powerpoint.cells import cells
from deckgen.powerpoint.charted_colours import colours_how
from deckgen.powerpoint.charted_how import chart_how
from deckgen.powerpoint.colours import scheme_in
from deckgen.powerpoint.handed import map_of
from deckgen.powerpoint.how import CELLS, WHERE, drawing_how, filled
from deckgen.powerpoint.keyed import words_of_keys
from deckgen.powerpoint.reading import THEME_OF_ITS_OWN, C, R, child_of, parsed, plain_number, targets_of
from deckgen.powerpoint.tints import Tints, named
from deckgen.powerpoint.wording import only_shown, paragraphs

_VALUE, _SCALING = f"{{{C}}}v", f"{{{C}}}scaling"
_ENDS = (f"{{{C}}}min", f"{{{C}}}max")
_MAP = f"{{{C}}}clrMapOvr"
_USUAL = {"bg1": "lt1", "tx1": "dk1", "bg2": "lt2", "tx2": "dk2"}
_HIDDEN = b'hidden="'
_FILTERED = "filtered"  # how the names of what Excel's filter took out of a chart begin


class Charted(NamedTuple):
    """The words and figures of a chart, the cells of its workbook, and how it is shown."""

    words: list[str]
    figures: list[str]
    book: list[str]
    how: list[tuple[str, str]]


def charted(part: str, parts: Mapping[str, bytes], tints: Tints) -> Charted | None:
    """What a chart part shows, with its drawing and its workbook; none if it can't be read."""
    chart = _shown(parts.get(part, b""))
    if chart is None:
        return None
    own = targets_of(part, parts)
    on_chart, tints = tints, _own_tints(chart, part, parts, tints)
    words, how, book = list(paragraphs(chart)), list(chart_how(chart)), list[str]()
    keys: list[str] = []
    for drawing in _drawings(chart, own, parts):
        words += paragraphs(drawing)
        how += drawing_how(drawing, on_chart)
        keys += filled(drawing, on_chart)
        how.append((WHERE, words_of_keys(drawing)))
    how += colours_how(chart, tints, keys)
    for name in own.values():
        if name.endswith(".xlsx") and name in parts:
            values, hidden = cells(parts[name])
            book += values
            how.append((CELLS, str(hidden or "")))
    return Charted(words, list(_figures(chart)), book, how)


def _own_tints(chart: etree._Element, part: str, parts: Mapping[str, bytes], tints: Tints) -> Tints:
    """The colours of a chart that has a theme or a map of names of its own: what is copied from elsewhere."""
    mapped = child_of(chart, _MAP)
    themed = [parsed(parts.get(name, b"")) for name in targets_of(part, parts, THEME_OF_ITS_OWN).values()]
    slots = {
        name: colour for theme in themed if theme is not None for name, colour in scheme_in(theme).items()
    }
    if mapped is None and not slots:
        return tints
    names = _USUAL if mapped is None else map_of(mapped)
    own = named({**tints.scheme, **slots}, names)
    return own.on(tints.ground, own.ink)


def _shown(xml: bytes) -> etree._Element | None:
    """The root of a chart part without the series that are filtered away; none if it can't be read."""
    root = parsed(xml)
    if root is not None and _FILTERED.encode() in xml:
        for node in list(root.iter("{*}ext")):
            if any(isinstance(c.tag, str) and etree.QName(c).localname.startswith(_FILTERED) for c in node):
                node.clear()
    return root


def _drawings(
    chart: etree._Element, own: Mapping[str, str], parts: Mapping[str, bytes]
) -> Iterator[etree._Element]:
    """The drawing that lies on a chart, without what is hidden in it."""
    for node in chart.iter(f"{{{C}}}userShapes"):
        xml = parts.get(own.get(str(node.get(f"{{{R}}}id")), ""), b"")
        drawing = parsed(xml)
        if drawing is not None:
            yield only_shown(drawing) if _HIDDEN in xml else drawing


def _figures(chart: etree._Element) -> Iterator[str]:
    """The figures of a chart, and the ends of its axes: another end gives columns another height."""
    for node in chart.iter(_VALUE):
        if said := str(node.text or ""):
            point = node.getparent()
            yield f"{'' if point is None else point.get('idx')}:{plain_number(said)}"
    for scaling in chart.iter(_SCALING):
        for end in scaling.iter(*_ENDS):
            yield f"{etree.QName(end).localname}={plain_number(str(end.get('val')))}"
