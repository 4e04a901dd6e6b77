"""The sheets that deckgen writes itself are letter by letter those that XlsxWriter's own calls write.

But for the sixteenth digit of a figure, which is none of its own.
"""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from typing import Any

import pytest
from xlsxwriter import Workbook

from builders import the_theme
from deckgen.charts.catalogue import native
from deckgen.charts.native.chart import NativeChart
from deckgen.deck.deck import Basis
from deckgen.powerpoint.cleaning import clean
from deckgen.powerpoint.native_chart import workbook as book
from deckgen.powerpoint.native_chart.cells import BOLD, MEAN, SHARE, WRAPPED
from deckgen.powerpoint.native_chart.sheet import SHEET, Column, Formula, Sheet
from gallery.stories import STORIES
from powerpoint.test_native_charts import CHARTED

BASIS = Basis(
    "Grunnlag", (("Spørsmål", "Hvor «mye» & hvor <ofte>?"), ("Antall svar, Troms", "86"), ("", " "))
)
NONE = Basis("", ())
NASTY = (
    "=1+1",
    " et rom før",
    "et rom etter ",
    "linje\nskift",
    "«a» & <b>",
    "_x000D_ _X00_",
    "🙂" * 9,
    "a\x07b",
)


def settled(name: str) -> NativeChart:
    chart = native(STORIES[name](), the_theme())
    assert isinstance(chart, NativeChart)
    return chart


def with_names(*names: str) -> NativeChart:
    """A chart with those categories, and the first figure of each series beside each of them."""
    chart = settled("two-groups")
    series = (replace(one, points=one.points[:1] * len(names)) for one in chart.series)
    return replace(chart, categories=names, series=tuple(series))


def by_xlsxwriter(sheet: Sheet, basis: Basis) -> bytes:
    """The same workbook, every cell written by a call of XlsxWriter's."""
    buffer = io.BytesIO()
    made = Workbook(buffer, {"in_memory": True})
    made.set_properties({"created": book._EPOCH})
    looks = {name: made.add_format(look) for name, look in book.FORMATS.items()}
    _written(made.add_worksheet(SHEET), sheet.columns, looks).freeze_panes(1, 1)
    if basis.facts:
        about = made.add_worksheet(basis.title)
        about.set_column(0, 0, 22)
        about.set_column(1, 1, 90)
        for row, (name, text) in enumerate(basis.facts):
            about.write_string(row, 0, clean(name), looks[BOLD])
            about.write_string(row, 1, clean(text), looks[WRAPPED])
    if sheet.drawing:
        _written(made.add_worksheet(sheet.chart.wording.drawing_sheet), sheet.drawing, looks)
    made.close()
    return buffer.getvalue()


def _written(data: Any, columns: list[Column], looks: dict[str, Any]) -> Any:
    """A sheet of figures, a column at a time."""
    for place, column in enumerate(columns):
        data.write_string(0, place, clean(column.header), looks[BOLD])
        for row, cell in enumerate(column.cells, start=1):
            if isinstance(cell, Formula):
                number = looks[SHARE if column.percent else MEAN]
                look = None if isinstance(cell.shown, str) else number
                data.write_formula(row, place, cell.text, look, cell.shown)
            elif isinstance(cell, str) and cell:
                data.write_string(row, place, clean(cell))
            elif isinstance(cell, float):
                data.write_number(row, place, cell, looks[SHARE if column.percent else MEAN])
        texts = [column.header, *(cell for cell in column.cells if isinstance(cell, str))]
        data.set_column(place, place, min(60, max(map(len, texts)) + 2))
    return data


def parts_of(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        assert len(set(archive.namelist())) == len(archive.namelist())
        return {name: archive.read(name) for name in archive.namelist()}


def with_digits_of_excel(parts: dict[str, bytes]) -> dict[str, bytes]:
    """The parts with each figure in fifteen digits, which are all that Excel has."""
    return {
        name: re.sub(rb"<v>([\d.]+)</v>", lambda said: b"<v>%.15G</v>" % float(said[1]), content)
        for name, content in parts.items()
    }


@pytest.mark.parametrize("basis", [BASIS, NONE], ids=["basis", "no-basis"])
@pytest.mark.parametrize("name", CHARTED)
def test_the_workbook_of_a_story_is_as_xlsxwriter_writes_it(name: str, basis: Basis) -> None:
    sheet = Sheet(settled(name))
    assert parts_of(book.workbook(sheet, basis)) == with_digits_of_excel(
        parts_of(by_xlsxwriter(sheet, basis))
    )


@pytest.mark.parametrize(
    "names",
    [NASTY, ("ett",), tuple(f"nummer {n}" for n in range(16)), tuple(str(n) * (n % 3) for n in range(50))],
    ids=["nasty", "one", "just-more-than-a-block", "with-holes"],
)
def test_so_is_one_of_any_names_and_any_length(names: tuple[str, ...]) -> None:
    sheet = Sheet(with_names(*names))
    assert parts_of(book.workbook(sheet, BASIS)) == with_digits_of_excel(
        parts_of(by_xlsxwriter(sheet, BASIS))
    )


def test_workbooks_follow_from_their_contents_alone() -> None:
    first, other = Sheet(settled("two-groups")), Sheet(settled("a-suppressed-cell"))
    made = book.workbook(first, BASIS)
    book.workbook(other, NONE)
    book._rest.cache_clear()
    assert book.workbook(first, BASIS) == made


def test_nothing_in_a_workbook_tells_of_a_clock_or_a_machine() -> None:
    with zipfile.ZipFile(io.BytesIO(book.workbook(Sheet(settled("two-groups")), BASIS))) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert {entry.create_system for entry in archive.infolist()} == {0}
