"""A native table: editable text, hairlines, a bold header; how large is `table_fit`'s to say."""

from __future__ import annotations

import re

from deckgen.charts.chart import Size
from deckgen.deck.deck import Table
from deckgen.findings.tongue import Tongue
from deckgen.powerpoint.cleaning import clean
from deckgen.powerpoint.markup import EMU, Named, paragraph
from deckgen.powerpoint.table_fit import SIDE, Fit, fit

_TABLE_URI = "http://schemas.openxmlformats.org/drawingml/2006/table"
_NO_STYLE_NO_GRID = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
_NOTHING = "<a:noFill/>"
# Half-way from the ink to a light or to a dark ground.
_CALMED = {False: '<a:lumMod val="50000"/><a:lumOff val="50000"/>', True: '<a:lumMod val="50000"/>'}
_LOOKS = re.compile("<a:(rPr|endParaRPr)([^>]*)/>")


def native_table(
    shape: Named,
    table: Table,
    place: tuple[int, int],
    frame: Size,
    lang: Tongue,
    dark: bool = False,
    scale: float = 1.0,
    ink: str = "",
) -> str:
    """A graphic frame with the table in its placeholder; `place` is its corner in EMU, `dark` its ground.

    `scale` is for slides larger than usual; `ink` names the theme colour of text and lines, if they aren't
    to have what text has of itself.
    """
    settled = fit(table, frame, scale)
    widths = [round(width * EMU) for width in settled.columns]
    heights = [round(height * EMU) for height in settled.rows]
    grid = "".join(f'<a:gridCol w="{width}"/>' for width in widths)
    rows = "".join(
        f'<a:tr h="{height}">{_cells(table, index, settled, lang, (ink, dark))}</a:tr>'
        for index, height in enumerate(heights)
    )
    return (
        f"<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr {shape.attributes(table.alt)}/>"
        '<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr>'
        f"<p:nvPr>{shape.placeholder}</p:nvPr></p:nvGraphicFramePr>"
        f'<p:xfrm><a:off x="{place[0]}" y="{place[1]}"/>'
        f'<a:ext cx="{sum(widths)}" cy="{sum(heights)}"/></p:xfrm>'
        f'<a:graphic><a:graphicData uri="{_TABLE_URI}"><a:tbl><a:tblPr firstRow="1">'
        f"<a:tableStyleId>{_NO_STYLE_NO_GRID}</a:tableStyleId></a:tblPr>"
        f"<a:tblGrid>{grid}</a:tblGrid>{rows}</a:tbl></a:graphicData></a:graphic></p:graphicFrame>"
    )


def _cells(table: Table, index: int, settled: Fit, lang: Tongue, colours: tuple[str, bool]) -> str:
    """The cells of a row; row 0 is the header; the colours are the ink, and whether the ground is dark."""
    header = index == 0
    texts = settled.header if header else table.rows[index - 1]
    strong = header or index - 1 in table.strong_rows
    look = f' sz="{round(settled.text_size * 100)}" b="{int(strong)}"'
    cells = []
    for column, text in enumerate(texts):
        align = '<a:pPr algn="r"/>' if column in table.numeric else '<a:pPr algn="l"/>'
        body = "".join(paragraph(line, lang, align, look) for line in clean(text).split("\n"))
        if colours[0]:
            body = _LOOKS.sub(rf"<a:\1\2>{_ink(colours[0])}</a:\1>", body)
        cells.append(
            f"<a:tc><a:txBody><a:bodyPr/><a:lstStyle/>{body}</a:txBody>"
            f"{_cell_properties(column, header, settled.pad, colours)}</a:tc>"
        )
    return "".join(cells)


def _cell_properties(column: int, header: bool, pad: float, colours: tuple[str, bool]) -> str:
    """A cell's margins and borders: a line below, nothing else; the first column starts at the edge."""
    left, side, above = (round(points * EMU) for points in (SIDE if column else 0.0, SIDE, pad))
    ink, dark = colours[0] or "tx1", colours[1]
    calm = _ink(ink, _CALMED[dark])
    below = (
        f'<a:lnB w="9525" cap="flat" cmpd="sng">{_ink(ink)}<a:prstDash val="solid"/></a:lnB>'
        if header
        else f'<a:lnB w="6350" cap="flat" cmpd="sng">{calm}<a:prstDash val="solid"/></a:lnB>'
    )
    bare = "".join(f'<a:ln{edge} w="0">{_NOTHING}</a:ln{edge}>' for edge in ("L", "R", "T"))
    return (
        f'<a:tcPr marL="{left}" marR="{side}" marT="{above}" marB="{above}" anchor="ctr">'
        f"{bare}{below}{_NOTHING}</a:tcPr>"
    )


def _ink(name: str, changed: str = "") -> str:
    """A fill in a theme colour, as it is or changed."""
    colour = (
        f'<a:schemeClr val="{name}">{changed}</a:schemeClr>' if changed else f'<a:schemeClr val="{name}"/>'
    )
    return f"<a:solidFill>{colour}</a:solidFill>"
