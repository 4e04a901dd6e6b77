"""The door to XlsxWriter: the workbook that «Edit data» opens, figures as shown and nothing else.

It makes what is the same in every workbook, once; the sheets of each are put beside that.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from functools import lru_cache

from xlsxwriter import Workbook

from deckgen.deck.deck import Basis
from deckgen.powerpoint.cells import just_written
from deckgen.powerpoint.native_chart.cells import (
    BOLD,
    FROZEN,
    MEAN,
    SHARE,
    USUAL,
    WRAPPED,
    Cell,
    Rows,
    Strings,
    formula,
    number,
    sheet_xml,
)
from deckgen.powerpoint.native_chart.sheet import DECIMAL, PERCENT, SHEET, Column, Formula, Sheet

FORMATS = {
    BOLD: {"bold": True},
    SHARE: {"num_format": PERCENT},
    MEAN: {"num_format": DECIMAL},
    WRAPPED: {"text_wrap": True, "valign": "top"},
}
_EPOCH = datetime(1980, 1, 1, tzinfo=UTC).replace(tzinfo=None)  # the same bytes whenever it is made
_WIDEST = 60
_BASIS_WIDTHS = (22, 90)
_SHEETS = ("xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml", "xl/worksheets/sheet3.xml")
_STRINGS = "xl/sharedStrings.xml"


def workbook(sheet: Sheet, basis: Basis) -> bytes:
    """An xlsx file: «Data», a sheet with what the figures rest on, and one that only the drawing needs."""
    strings, looks = Strings(), dict[str, int]()
    sheets, more = [sheet_xml(_figures(sheet.columns, strings), _widths(sheet.columns), FROZEN, looks)], []
    if basis.facts:
        sheets.append(sheet_xml(_facts(basis, strings), _BASIS_WIDTHS, USUAL, looks))
        more.append(basis.title)
    if sheet.drawing:
        sheets.append(sheet_xml(_figures(sheet.drawing, strings), _widths(sheet.drawing), USUAL, looks))
        more.append(sheet.chart.wording.drawing_sheet)
    texts = strings.xml()
    buffer = io.BytesIO()
    buffer.write(_rest(tuple(looks), tuple(more)))
    with zipfile.ZipFile(buffer, "a") as archive:
        for name, content in (*zip(_SHEETS, sheets, strict=False), (_STRINGS, texts)):
            archive.writestr(_entry(name), content)
    book = buffer.getvalue()
    just_written(book, sheets, texts)
    return book


def _widths(columns: Sequence[Column]) -> list[int]:
    """How many letters wide each column is."""
    return [min(_WIDEST, max(map(len, _texts(column))) + 2) for column in columns]


def _figures(columns: Sequence[Column], strings: Strings) -> Rows:
    """The rows of a sheet of figures: a line of headers, then the cells."""
    rows: list[list[Cell]] = [[] for _ in range(1 + max(len(column.cells) for column in columns))]
    for place, column in enumerate(columns):
        rows[0].append(strings.cell(place, column.header, BOLD))
        for row, cell in zip(rows[1:], column.cells, strict=False):
            if cell is None or cell == "":
                continue
            look = SHARE if column.percent else MEAN
            if isinstance(cell, str):
                row.append(strings.cell(place, cell))
            elif isinstance(cell, Formula):
                row.append(formula(place, cell.text, cell.shown, look))
            else:
                row.append(number(place, cell, look))
    return rows


def _facts(basis: Basis, strings: Strings) -> Rows:
    """The rows of the sheet with what the figures rest on, a fact each."""
    return [(strings.cell(0, name, BOLD), strings.cell(1, text, WRAPPED)) for name, text in basis.facts]


def _texts(column: Column) -> Iterator[str]:
    """What a column is made wide enough for."""
    yield column.header
    yield from (cell for cell in column.cells if isinstance(cell, str))


@lru_cache(maxsize=8)
def _rest(looks: tuple[str, ...], more: tuple[str, ...]) -> bytes:
    """All of a workbook but its sheets and its texts, for looks in the order of their numbers.

    `more` are the names of the sheets behind the first.
    """
    made, kept = io.BytesIO(), io.BytesIO()
    book = Workbook(made, {"in_memory": True})
    book.set_properties({"created": _EPOCH})
    data = book.add_worksheet(SHEET)
    for place, look in enumerate(looks):
        data.write_string(0, place, look, book.add_format(FORMATS[look]))
    for name in more:
        book.add_worksheet(name)
    book.close()
    with zipfile.ZipFile(made) as whole, zipfile.ZipFile(kept, "w") as rest:
        for name in whole.namelist():
            if name not in (*_SHEETS, _STRINGS):
                rest.writestr(_entry(name), whole.read(name))
    return kept.getvalue()


def _entry(name: str) -> zipfile.ZipInfo:
    """A part of the file, without a clock and without a machine."""
    entry = zipfile.ZipInfo(name)
    entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 0
    return entry
