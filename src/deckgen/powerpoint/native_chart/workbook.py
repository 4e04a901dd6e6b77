"""The door to XlsxWriter: the workbook that «Edit data» opens, figures as shown and nothing else."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from deckgen.deck.deck import Basis
from deckgen.powerpoint.markup import clean
from deckgen.powerpoint.native_chart.sheet import SHEET, Formula, Sheet

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format

PERCENT = '0"\u00a0"%'
MEAN = "[$-414]0.0"  # with a decimal comma wherever the deck is opened
_EPOCH = datetime(1980, 1, 1, tzinfo=UTC).replace(tzinfo=None)  # the same bytes whenever it is made
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,  # a label that begins with «=» is text
    "strings_to_numbers": False,
    "strings_to_urls": False,
}
_WIDEST = 60


def workbook(sheet: Sheet, basis: Basis) -> bytes:
    """An xlsx file: the sheet «Data», and one with what the figures rest on."""
    from xlsxwriter import Workbook  # noqa: PLC0415  # a deck of pictures has no workbooks

    buffer = io.BytesIO()
    book = Workbook(buffer, _OPTIONS)
    book.set_properties({"created": _EPOCH})
    bold, wrapped = book.add_format({"bold": True}), book.add_format({"text_wrap": True, "valign": "top"})
    share = book.add_format({"num_format": PERCENT})
    mean = book.add_format({"num_format": MEAN})
    data = book.add_worksheet(SHEET)
    for place, column in enumerate(sheet.columns):
        data.write_string(0, place, clean(column.header), bold)
        for row, cell in enumerate(column.cells, start=1):
            if cell == "":
                continue
            if isinstance(cell, str):
                data.write_string(row, place, clean(cell))
            elif isinstance(cell, Formula):
                data.write_formula(row, place, cell.text, None, cell.shown)
            elif cell is not None:
                data.write_number(row, place, cell, share if column.percent else mean)
        texts = [column.header, *(cell for cell in column.cells if isinstance(cell, str))]
        data.set_column(place, place, min(_WIDEST, max(map(len, texts)) + 2))
    data.freeze_panes(1, 1)
    if basis.facts:
        _about(book, basis, bold, wrapped)
    book.close()
    return buffer.getvalue()


def _about(book: Workbook, basis: Basis, bold: Format, wrapped: Format) -> None:
    """The sheet with what the figures rest on, a fact a row."""
    about = book.add_worksheet(basis.title)
    about.set_column(0, 0, 22)
    about.set_column(1, 1, 90)
    for row, (name, text) in enumerate(basis.facts):
        about.write_string(row, 0, clean(name), bold)
        about.write_string(row, 1, clean(text), wrapped)
