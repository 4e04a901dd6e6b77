"""A native table: editable text, hairlines, a bold header, as large as fits from 14 pt down to 12."""

from __future__ import annotations

import re
from dataclasses import dataclass

from deckgen.charts.chart import Size
from deckgen.deck.deck import Table
from deckgen.findings.tongue import Tongue
from deckgen.powerpoint.cleaning import clean
from deckgen.powerpoint.markup import EMU, Named, paragraph

_TABLE_URI = "http://schemas.openxmlformats.org/drawingml/2006/table"
_NO_STYLE_NO_GRID = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
_NOTHING = "<a:noFill/>"
# Half-way from the ink to a light or to a dark ground.
_CALMED = {False: '<a:lumMod val="50000"/><a:lumOff val="50000"/>', True: '<a:lumMod val="50000"/>'}
_LOOKS = re.compile("<a:(rPr|endParaRPr)([^>]*)/>")
# Text size and space above and below a row's text, in points: the first that fits is taken.
_SETTINGS = ((14.0, 5.0), (14.0, 3.0), (13.0, 3.0), (12.0, 3.0), (12.0, 1.5), (12.0, 0.5))
_SIDE = 7.0
_LOOSEST = 9.0
_LINE = 1.2


@dataclass(frozen=True, slots=True)
class Fit:
    """How a table stands in its frame: text size, space above and below, columns and rows, in points."""

    text_size: float
    pad: float
    columns: tuple[float, ...]
    rows: tuple[float, ...]


def fit(table: Table, frame: Size, scale: float = 1.0) -> Fit:
    """The largest setting of the table that stays within its frame, the smallest if none does.

    `scale` is for slides larger than usual.
    """
    lines = [table.header, *table.rows]
    for size, pad in ((size * scale, pad * scale) for size, pad in _SETTINGS):
        columns = _columns(table, frame.width, size)
        rows = tuple(
            size * _LINE * max(_lines(text, width, size) for text, width in zip(line, columns, strict=True))
            + 2 * pad
            for line in lines
        )
        if sum(rows) <= frame.height:
            break
    spare = max(0.0, frame.height - sum(rows)) / len(rows)
    extra = min(spare, 2 * max(0.0, _LOOSEST - pad))
    return Fit(size, pad, columns, tuple(row + extra for row in rows))


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
    texts = table.header if header else table.rows[index - 1]
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
    left, side, above = (round(points * EMU) for points in (_SIDE if column else 0.0, _SIDE, pad))
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


def _columns(table: Table, width: float, size: float) -> tuple[float, ...]:
    """Column widths that fill the frame: what is left over is shared, what lacks is the texts' to give."""
    texts, words = _needs(table, size)
    for needs in (texts, [min(pair) for pair in zip(texts, words, strict=True)]):
        if (spare := width - sum(needs)) >= 0:
            return tuple(need + spare / len(needs) for need in needs)
    fixed = sum(needs[column] for column in table.numeric)
    flexible = sum(needs) - fixed
    if not flexible or fixed > 0.8 * width:
        return tuple(need * width / sum(needs) for need in needs)
    share = (width - fixed) / flexible
    return tuple(need if column in table.numeric else need * share for column, need in enumerate(needs))


def _needs(table: Table, size: float) -> tuple[list[float], list[float]]:
    """What each column needs on one line, and with the heading of its figures wrapped between words."""
    lines = [table.header, *table.rows]
    texts, words = [], []
    for column, heading in enumerate(table.header):
        whole = max(_width(part, size) for line in lines for part in clean(line[column]).split("\n"))
        figures = [_width(row[column], size) for row in table.rows] if column in table.numeric else [whole]
        texts.append(whole + 2 * _SIDE)
        words.append(max([*figures, *(_width(word, size) for word in clean(heading).split())]) + 2 * _SIDE)
    return texts, words


def _lines(text: str, width: float, size: float) -> int:
    """How many lines a cell takes, by a careful estimate of its words' widths."""
    room = max(width - 2 * _SIDE, size)
    count = 0
    for part in clean(text).split("\n"):
        count += 1
        used = 0.0
        for word in part.split(" "):
            word_width = _width(word + " ", size)
            if used and used + word_width - 0.3 * size > room:
                count += 1
                used = 0.0
            used += word_width
            while used - 0.3 * size > room:
                count += 1
                used -= room
    return max(count, 1)


def _width(text: str, size: float) -> float:
    """About how wide a text is in a bold sans serif face, rather too wide than too narrow."""
    return size * sum(map(_em, clean(text)))


def _em(letter: str) -> float:
    """About how wide a letter is, in units of the text size."""
    if letter in "iljtfrI.,:;|!'() \u00a0":
        return 0.33
    if letter in "mwMW%@—ÆæŒ":
        return 0.85
    return 0.66 if letter.isupper() else 0.54
