"""Workbooks: dates, percent, hidden rows, titles, OpenDocument, and what only the XML tells."""

from __future__ import annotations

import datetime as dt
import re
import zipfile
from pathlib import Path

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from deckgen.errors import DeckgenError
from deckgen.sources.formats.catalogue import read_data
from sources.formats import files


def test_dates_times_truth_and_digits_are_text(tmp_path: Path) -> None:
    cells = {"B2": dt.date(2024, 1, 2), "B3": dt.datetime(2024, 1, 2, 10, 30), "B4": dt.time(3, 4),
             "C2": True, "C3": 0.1 + 0.2, "C4": 2.9999999999999996, "C5": "0.30", "F2": " ",
             "F3": "a\u030a"}  # fmt: skip

    def change(sheet: Worksheet) -> None:
        for cell, value in cells.items():
            sheet[cell] = value

    data = read_data(files.workbook(tmp_path / "svar.xlsx", change))
    assert data.columns["fylke"].tolist() == ["2024-01-02", "2024-01-02T10:30:00", "03:04:00", "54"]
    assert data.columns["svar"].tolist() == ["1", "0.3", "3", "0.30"]
    assert data.columns["år"].tolist()[:2] == ["", "å"]


def test_percent_columns_and_hidden_rows_are_told(tmp_path: Path) -> None:
    def change(sheet: Worksheet) -> None:
        sheet["D2"].number_format = "0.0 %"
        sheet["E2"].number_format = '0" %"'
        sheet["F2"].number_format = "0%"  # on text it means nothing
        sheet.row_dimensions[3].hidden = True

    data = read_data(files.workbook(tmp_path / "svar.xlsx", change))
    assert data.percent_columns == {"vekt"}
    assert data.unmarked == {"vekt": 4}
    assert data.notes == ("sheet: Svar", "hidden rows: 1")


def test_a_table_may_begin_anywhere_and_blank_edges_are_left_out(tmp_path: Path) -> None:
    def change(sheet: Worksheet) -> None:
        sheet.insert_rows(1, 2)
        sheet.insert_cols(1)
        sheet.insert_rows(5)
        sheet["J9"].number_format = "0%"

    data = read_data(files.workbook(tmp_path / "svar.xlsx", change))
    assert data.names == files.HEADER
    assert list(data.lines) == [4, 6, 7, 8] and data.header_line == 3
    assert data.place(3, "fylke").spot == "Svar!C8"
    assert data.place(3).line == 8


def test_a_formula_with_its_value_is_a_value(tmp_path: Path) -> None:
    path = files.workbook(tmp_path / "svar.xlsx", lambda sheet: None)
    rewrite(path, "xl/worksheets/sheet1.xml", [(b"<v>1.25</v>", b"<f>5/4</f><v>1.25</v>")])
    assert read_data(path).columns["vekt"].tolist() == ["0.5", "1.25", "2", ""]
    rewrite(path, "xl/worksheets/sheet1.xml", [(b"<v>1.25</v>", b"<v></v>")])
    with pytest.raises(DeckgenError) as caught:
        read_data(path)
    assert [(p.code, p.place.spot) for p in caught.value.problems] == [("D112", "Svar!D3")]


def test_cells_that_do_not_say_where_they_are(tmp_path: Path) -> None:
    def change(sheet: Worksheet) -> None:
        sheet.delete_rows(4, 2)  # the rows with blanks, which such a file can't leave out
        sheet["D3"] = "#N/A"
        sheet["D3"].data_type = "e"

    path = files.workbook(tmp_path / "svar.xlsx", change)
    part = "xl/worksheets/sheet1.xml"
    with zipfile.ZipFile(path) as archive:
        xml = archive.read(part)
    rewrite(path, part, [(xml, re.sub(rb'<(c|row) r="[A-Z]*\d+"', rb"<\1", xml))])
    with pytest.raises(DeckgenError) as caught:
        read_data(path)
    assert [(p.code, p.place.spot) for p in caught.value.problems] == [("D113", "Svar!D3")]


def rewrite(path: Path, part: str, changes: list[tuple[bytes, bytes]]) -> None:
    """Replace bytes in one part of a zip file."""
    with zipfile.ZipFile(path) as archive:
        entries = {name: archive.read(name) for name in archive.namelist()}
    for old, new in changes:
        assert old in entries[part]
        entries[part] = entries[part].replace(old, new)
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in entries.items():
            archive.writestr(name, data)


ODS = """<?xml version="1.0" encoding="UTF-8"?>
<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.2">
<office:automatic-styles><style:style style:name="gone" style:family="table">
<style:table-properties table:display="false"/></style:style></office:automatic-styles>
<office:body><office:spreadsheet>
<table:table table:name="Noter" table:style-name="gone"><table:table-row>
<table:table-cell office:value-type="string"><text:p>x</text:p></table:table-cell>
</table:table-row></table:table>
<table:table table:name="Svar">
<table:table-row><table:table-cell office:value-type="string"><text:p>id</text:p></table:table-cell>
<table:table-cell office:value-type="string"><text:p>n</text:p></table:table-cell></table:table-row>
<table:table-row><table:table-cell office:value-type="string"><text:p>03</text:p></table:table-cell>
<table:table-cell office:value-type="percentage" office:value="0.5"><text:p>50 %</text:p></table:table-cell>
</table:table-row>
<table:table-row table:number-rows-repeated="2">
<table:table-cell office:value-type="string"><text:p>NA</text:p></table:table-cell>
LAST</table:table-row>
<table:table-row table:number-rows-repeated="1048000"><table:table-cell
 table:number-columns-repeated="1024"/></table:table-row>
</table:table></office:spreadsheet></office:body></office:document-content>
"""
MANIFEST = (
    '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"'
    ' manifest:version="1.2"><manifest:file-entry manifest:full-path="/"'
    ' manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/></manifest:manifest>'
)
NUMBER = '<table:table-cell office:value-type="float" office:value="2"><text:p>2</text:p></table:table-cell>'
ERROR = (
    '<table:table-cell table:formula="of:=1/0" office:value-type="string" office:string-value=""'
    ' calcext:value-type="error"><text:p>#DIV/0!</text:p></table:table-cell>'
)
UNVALUED = '<table:table-cell table:formula="of:=1+1"/>'


def ods(path: Path, last: str) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", MANIFEST)
        archive.writestr("content.xml", ODS.replace("\n", "").replace("LAST", last))
    return path


def test_an_opendocument_sheet(tmp_path: Path) -> None:
    data = read_data(ods(tmp_path / "svar.ods", NUMBER))
    assert data.sheet == "Svar"
    assert {name: column.tolist() for name, column in data.columns.items()} == {
        "id": ["03", "NA", "NA"],
        "n": ["0.5", "2", "2"],
    }
    assert data.percent_columns == {"n"}
    assert data.unmarked == {"n": 3}


@pytest.mark.parametrize(("last", "code"), [(ERROR, "D113"), (UNVALUED, "D112")])
def test_an_opendocument_sheet_with_a_bad_cell(tmp_path: Path, last: str, code: str) -> None:
    with pytest.raises(DeckgenError) as caught:
        read_data(ods(tmp_path / "svar.ods", last))
    assert [(p.code, p.place.spot) for p in caught.value.problems] == [(code, "Svar!B3")]


OLD = Path(__file__).with_name("old.xls")  # a sheet, and a hidden one with an error


def test_an_old_workbook() -> None:
    data = read_data(OLD)
    assert {name: column.tolist() for name, column in data.columns.items()} == {
        "id": ["æ1", "NA"],
        "fylke": ["03", "15"],
        "vekt": ["0.5", "2"],
        "andel": ["0.25", "1"],
        "dag": ["2024-01-01", "2024-01-02"],
    }
    assert data.percent_columns == {"andel"}
    assert data.unmarked == {}
    assert data.notes == ("sheet: Svar", "hidden rows: 1")
    with pytest.raises(DeckgenError) as caught:
        read_data(OLD, "Feil")
    assert [(p.code, p.place.spot) for p in caught.value.problems] == [("D113", "Feil!B2")]
    assert caught.value.problems[0].facts["value"] == "#N/A"


def test_an_old_workbook_with_any_byte_wrong_is_read_or_refused(tmp_path: Path) -> None:
    whole, path = OLD.read_bytes(), tmp_path / "old.xls"
    for at in range(0, len(whole), 23):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 0x5A]) + whole[at + 1 :])
        try:
            read_data(path)
        except DeckgenError as fault:
            assert {p.code for p in fault.problems} <= {"D104", "D105", "D111", "D113", "D115", "D160"}
