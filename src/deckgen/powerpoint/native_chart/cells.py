"""The sheets of a workbook and the texts they share, as XML: what XlsxWriter would write, in one go.

Only figures are shorter: XlsxWriter's sixteen digits make 0.07 into 0.07000000000000001.

`workbook.py` has it make all else of a workbook, which is the same in every one; the tests hold these
parts to its own, letter by letter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import NamedTuple
from xml.sax.saxutils import escape

from deckgen.powerpoint.cleaning import clean
from deckgen.powerpoint.markup import DECLARATION
from deckgen.powerpoint.native_chart.sheet import letters

PLAIN, BOLD, SHARE, MEAN, WRAPPED = "", "bold", "share", "mean", "wrapped"  # how cells look
FROZEN = (  # the view of a sheet whose first row and column stay in sight
    '<sheetView tabSelected="1" workbookViewId="0">'
    '<pane xSplit="1" ySplit="1" topLeftCell="B2" activePane="bottomRight" state="frozen"/>'
    '<selection pane="topRight" activeCell="B1" sqref="B1"/>'
    '<selection pane="bottomLeft" activeCell="A2" sqref="A2"/><selection pane="bottomRight"/></sheetView>'
)
USUAL = '<sheetView workbookViewId="0"/>'

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MARGINS = '<pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/>'
_LONGEST = 16_383  # letters, which a cell of Excel holds whatever they are
_NUMBERED = re.compile("(_x[0-9a-fA-F]{4}_)")  # what Excel would read as the number of a letter
_EDGED = re.compile(r"^\s|\s$")
_DIGIT, _PADDING = 7, 5  # pixels of a column: for each letter, and beside them
_BLOCK = 16  # rows that say together how far they reach


class Cell(NamedTuple):
    """A cell of a row: its column, its look, and its XML from its type on."""

    column: int
    look: str
    content: str


Rows = Sequence[Sequence[Cell]]


@dataclass(slots=True)
class Strings:
    """The texts of a workbook's cells, each kept once, in the order they come."""

    _places: dict[str, int] = field(default_factory=dict)
    _cells: int = 0

    def cell(self, column: int, text: str, look: str = PLAIN) -> Cell:
        """A cell that shows a text."""
        self._cells += 1
        place = self._places.setdefault(clean(text)[:_LONGEST], len(self._places))
        return Cell(column, look, f' t="s"><v>{place}</v>')

    def xml(self) -> bytes:
        """The part that holds the texts."""
        listed = "".join(map(_text, self._places))
        counts = f'count="{self._cells}" uniqueCount="{len(self._places)}"'
        return f'{DECLARATION}<sst xmlns="{_MAIN}" {counts}>{listed}</sst>'.encode()


def number(column: int, value: float, look: str) -> Cell:
    """A cell that shows a number, with the fifteen digits that Excel has."""
    return Cell(column, look, f"><v>{value:.15G}</v>")


def formula(column: int, text: str, shown: str | float, look: str = PLAIN) -> Cell:
    """A cell that shows what a formula makes: a plain text, or a number that looks so."""
    said = f"<f>{escape(text.removeprefix('='))}</f>"
    if isinstance(shown, str):
        return Cell(column, PLAIN, f' t="str">{said}<v>{escape(shown)}</v>')
    return Cell(column, look, f">{said}<v>{shown:.15G}</v>")


def sheet_xml(rows: Rows, widths: Sequence[int], view: str, looks: dict[str, int]) -> bytes:
    """The part of a sheet: its rows from the first on, and its columns' widths in letters.

    `looks` numbers looks as they come, from 1; the sheets of a workbook have it in common.
    """
    spans = [_span(rows[start : start + _BLOCK]) for start in range(0, len(rows), _BLOCK)]
    listed = "".join(
        f'<row r="{at + 1}" spans="{spans[at // _BLOCK]}">{_row(row, at + 1, looks)}</row>'
        for at, row in enumerate(rows)
        if row
    )
    foot = max(at for at, row in enumerate(rows, start=1) if row)
    return (
        f'{DECLARATION}<worksheet xmlns="{_MAIN}" xmlns:r="{_RELATED}">'
        f'<dimension ref="{_extent(foot, len(widths))}"/><sheetViews>{view}</sheetViews>'
        f'<sheetFormatPr defaultRowHeight="15"/><cols>{"".join(_columns(widths))}</cols>'
        f"<sheetData>{listed}</sheetData>{_MARGINS}</worksheet>"
    ).encode()


def _text(text: str) -> str:
    kept = ' xml:space="preserve"' if _EDGED.search(text) else ""
    said = escape(_NUMBERED.sub(r"_x005F\1", text))
    return f"<si><t{kept}>{said}</t></si>"


def _row(row: Sequence[Cell], at: int, looks: dict[str, int]) -> str:
    cells = []
    for column, look, content in row:
        styled = f' s="{looks.setdefault(look, len(looks) + 1)}"' if look else ""
        cells.append(f'<c r="{letters(column)}{at}"{styled}{content}</c>')
    return "".join(cells)


def _span(rows: Rows) -> str:
    """From which column to which some rows reach together."""
    columns = [cell.column + 1 for row in rows for cell in row]
    return f"{min(columns)}:{max(columns)}" if columns else ""


def _extent(rows: int, columns: int) -> str:
    """All cells of a sheet that begins in its corner."""
    return "A1" if rows == columns == 1 else f"A1:{letters(columns - 1)}{rows}"


def _columns(widths: Sequence[int]) -> Iterator[str]:
    """The columns, those of one width that stand side by side as one."""
    for width, alike in groupby(enumerate(widths, start=1), key=lambda pair: pair[1]):
        places = [place for place, _ in alike]
        wide = (width * _DIGIT + _PADDING) * 256 // _DIGIT / 256
        yield f'<col min="{places[0]}" max="{places[-1]}" width="{wide:.16g}" customWidth="1"/>'
