"""Marks as DrawingML shapes: freeforms, lines and text boxes, named after what they show."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from math import cos, radians, sin
from xml.sax.saxutils import escape

from deckgen.charts.canvas import Mark, Outline, Point, Text
from deckgen.charts.chart import Size
from deckgen.charts.measure import width
from deckgen.findings.tongue import Tongue, in_tongues
from deckgen.powerpoint.cleaning import clean
from deckgen.powerpoint.markup import DECLARATION, DECORATIVE, EMU, Named
from deckgen.powerpoint.native_chart.colours import Colours
from deckgen.powerpoint.native_chart.text import run

_NAMESPACES = (
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
)
_CDR = "http://schemas.openxmlformats.org/drawingml/2006/chartDrawing"
Bounds = tuple[float, float, float, float]
MARGIN = 1.0  # points left and right of a text
_LINE = 1.2
_FREEFORMS = 256  # most of all a map's, which every deck has
_ASCENT = 0.95  # of the text size: from the top of a line's box to its baseline, Calibri at 1.2 lines


def user_shapes(marks: Iterable[Mark], size: Size, family: str, colours: Colours, lang: Tongue) -> bytes:
    """The part with the shapes that lie on a chart and move with it."""
    anchors = []
    for id_, mark in enumerate(marks, start=2):
        left, top, wide, high = _bounds(mark, family)
        ends = (left / size.width, top / size.height, (left + wide) / size.width, (top + high) / size.height)
        x1, y1, x2, y2 = (f"{min(1.0, max(0.0, end)):.5f}" for end in ends)
        anchors.append(
            f'<cdr:relSizeAnchor xmlns:cdr="{_CDR}">'
            f"<cdr:from><cdr:x>{x1}</cdr:x><cdr:y>{y1}</cdr:y></cdr:from>"
            f"<cdr:to><cdr:x>{x2}</cdr:x><cdr:y>{y2}</cdr:y></cdr:to>"
            f"{_shape((mark,), id_, family, colours, lang, 'cdr')}</cdr:relSizeAnchor>"
        )
    return f"{DECLARATION}<c:userShapes {_NAMESPACES}>{''.join(anchors)}</c:userShapes>".encode()


def shapes(marks: Iterable[Mark], ids: Iterator[int], family: str, colours: Colours, lang: Tongue) -> str:
    """The marks as shapes of a group, in the chart's own points; what has one name is one shape.

    A county is many islands: its adviser recolours it in one go.
    """
    return "".join(_shape(each, next(ids), family, colours, lang, "p") for each in _together(marks))


def _together(marks: Iterable[Mark]) -> list[tuple[Mark, ...]]:
    """The marks, with outlines of one name and look that follow on each other taken together."""
    found: list[tuple[Mark, ...]] = []
    for mark in marks:
        last = found[-1][-1] if found else None
        if isinstance(mark, Outline) and isinstance(last, Outline) and _look(mark) == _look(last):
            found[-1] = (*found[-1], mark)
        else:
            found.append((mark,))
    return found


def _look(mark: Outline) -> tuple[str, str, str, float]:
    return mark.name, mark.fill, mark.edge, mark.wide


def _shape(marks: tuple[Mark, ...], id_: int, family: str, colours: Colours, lang: Tongue, space: str) -> str:
    """One mark, or outlines together, as a shape in the namespace of a slide ("p") or a drawing ("cdr")."""
    mark = marks[0]
    named = Named(id_, mark.name)
    links, own = ("", "<p:nvPr/>") if space == "p" else (' macro="" textlink=""', "")
    if isinstance(mark, Text):
        kind = '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/>'
        look = f"{_frame(*_around([text_frame(mark, family)]), mark.turn)}{kind}"
        body, flag = f"<{space}:txBody>{_text(mark, colours, lang)}</{space}:txBody>", ' txBox="1"'
        adorns = ""
    else:
        closed = isinstance(mark, Outline)
        fill = colours.fill(mark.fill) if isinstance(mark, Outline) else "<a:noFill/>"
        line = colours.line(mark.edge if isinstance(mark, Outline) else mark.colour, mark.wide)
        points = tuple(each.points for each in marks if not isinstance(each, Text))
        look, body, flag = f"{_freeform(points, closed)}{fill}{line}", "", ""
        adorns = DECORATIVE  # the alt text of the whole says what bars, areas and lines show
    return (
        f"<{space}:sp{links}><{space}:nvSpPr><{space}:cNvPr {named.attributes()}>{adorns}</{space}:cNvPr>"
        f"<{space}:cNvSpPr{flag}/>{own}</{space}:nvSpPr><{space}:spPr>{look}</{space}:spPr>{body}</{space}:sp>"
    )


def _bounds(mark: Mark, family: str) -> Bounds:
    """Left, top, width and height of a mark."""
    return text_frame(mark, family) if isinstance(mark, Text) else _extent(mark.points)


def _extent(points: tuple[Point, ...]) -> Bounds:
    xs, ys = zip(*points, strict=True)
    return min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys)


def _around(boxes: list[Bounds]) -> Bounds:
    """Left, top, width and height of what lies around some boxes."""
    left, top = min(box[0] for box in boxes), min(box[1] for box in boxes)
    right, low = max(box[0] + box[2] for box in boxes), max(box[1] + box[3] for box in boxes)
    return left, top, right - left, low - top


def text_frame(mark: Text, family: str) -> Bounds:
    """Left, top, width and height of the box that holds a line of text, before it is turned."""
    wide = width(mark.said, mark.size, mark.bold, family) + 2 * MARGIN
    high = _LINE * mark.size
    across = {"left": wide / 2 - MARGIN, "center": 0.0, "right": MARGIN - wide / 2}[mark.ha]
    if not mark.turn:
        return mark.x + across - wide / 2, mark.y - _ASCENT * mark.size, wide, high
    # A turned text hangs from its end: its box turns round its own middle, which is found here.
    turn, down = radians(mark.turn), high / 2 - (_LINE - 1) * mark.size
    x = mark.x + across * cos(turn) + down * sin(turn)
    y = mark.y - across * sin(turn) + down * cos(turn)
    return x - wide / 2, y - high / 2, wide, high


def _frame(left: float, top: float, wide: float, high: float, turn: float = 0.0) -> str:
    x, y, cx, cy = (round(value * EMU) for value in (left, top, wide, high))
    turned = f' rot="{round((360 - turn) * 60_000)}"' if turn else ""
    return f'<a:xfrm{turned}><a:off x="{x}" y="{y}"/><a:ext cx="{cx}" cy="{cy}"/></a:xfrm>'


@lru_cache(maxsize=_FREEFORMS)
def _freeform(outlines: tuple[tuple[Point, ...], ...], closed: bool) -> str:
    """The place and the path of lines through points, or of several rings, in EMU from its own corner."""
    left, top, wide, high = _around([_extent(points) for points in outlines])
    drawn = ""
    for points in outlines:
        corners = [(round((x - left) * EMU), round((y - top) * EMU)) for x, y in points]
        first, *rest = (f'<a:pt x="{x}" y="{y}"/>' for x, y in corners)
        steps = "".join(f"<a:lnTo>{point}</a:lnTo>" for point in rest)
        drawn += f"<a:moveTo>{first}</a:moveTo>{steps}{'<a:close/>' if closed else ''}"
    size = f'w="{max(1, round(wide * EMU))}" h="{max(1, round(high * EMU))}"'
    filled = "" if closed else ' fill="none"'
    return (
        f"{_frame(left, top, wide, high)}"
        '<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/>'
        f"<a:pathLst><a:path {size}{filled}>{drawn}</a:path></a:pathLst></a:custGeom>"
    )


def _text(mark: Text, colours: Colours, lang: Tongue) -> str:
    """The body of a text box: one line, no margins, no wrapping."""
    align = {"left": "l", "center": "ctr", "right": "r"}[mark.ha]
    runs = ""
    for part, tongue in in_tongues(clean(mark.said), lang):
        look = run("rPr", mark.size, mark.colour, mark.bold, colours, tongue)
        runs += f"<a:r>{look}<a:t>{escape(part)}</a:t></a:r>"
    side = round(MARGIN * EMU)
    return (
        f'<a:bodyPr wrap="none" lIns="{side}" tIns="0" rIns="{side}" bIns="0" anchor="b"><a:noAutofit/>'
        f'</a:bodyPr><a:lstStyle/><a:p><a:pPr algn="{align}"/>'
        f"{runs}</a:p>"
    )
