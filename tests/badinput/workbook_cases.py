"""Workbooks, statistics files and Parquet files that can't be trusted."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pyreadstat
from openpyxl.worksheet.worksheet import Worksheet

from badinput.case import Case, Found, one
from badinput.packs import (
    LONG,
    RESPONDENTS,
    WIDE,
    Write,
    changed,
    csv_text,
    dta,
    frame,
    parquet,
    raw,
    sav,
    xlsx,
)

Change = Callable[[Worksheet], None]
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
LOCKED = OLE + "EncryptedPackage".encode("utf-16-le")


def sheet(id: str, row: int, change: Change, expected: tuple[Found, ...], *values: str,
          table: list[list[str]] = RESPONDENTS, more: str = "") -> Case:  # fmt: skip
    """The sound workbook with its sheet changed."""
    published = table is not RESPONDENTS
    return one(
        id, row, xlsx(table, change), expected, *values, file="svar.xlsx", published=published, more=more
    )


def setting(cell: str, value: object, format: str = "", type: str = "") -> Change:
    """A change of one cell."""

    def change(sheet: Worksheet) -> None:
        sheet[cell] = value
        if format:
            sheet[cell].number_format = format
        if type:
            sheet[cell].data_type = type

    return change


def per_cent(*but: str) -> Change:
    """Figures of the wide table as shares in per cent format, but for some cells."""

    def change(sheet: Worksheet) -> None:
        for row in sheet.iter_rows(min_row=2, min_col=3):
            for cell in row:
                if isinstance(cell.value, float | int):
                    cell.value = cell.value / 100
                    if cell.coordinate not in but:
                        cell.number_format = "0.0%"

    return change


def merged(*cells: str) -> Change:
    """A change that merges cells."""

    def change(sheet: Worksheet) -> None:
        for each in cells:
            sheet.merge_cells(each)

    return change


def second(title: str, hide: str = "") -> Change:
    """A change that adds a sheet with data, and hides one of the two."""

    def change(sheet: Worksheet) -> None:
        book = sheet.parent
        assert isinstance(book, openpyxl.Workbook)
        other = book.create_sheet(title)
        other.append(("id", "svar"))
        other.append(("1", "ja"))
        if hide:
            book[hide].sheet_state = "hidden"

    return change


def zipped(**entries: bytes) -> Write:
    """A zip file of these entries."""

    def write(path: Path) -> None:
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, data in entries.items():
                archive.writestr(name, data)

    return write


def cut_short(write: Write) -> Write:
    """The first half of a sound file."""

    def half(path: Path) -> None:
        write(path)
        data = path.read_bytes()
        path.write_bytes(data[: len(data) // 2])

    return half


def wrong_letters(path: Path) -> None:
    pyreadstat.write_sav(frame(changed(RESPONDENTS, (5, "fylke", "MÃ¸re og Romsdal"))), path)


def declared_missing(path: Path) -> None:
    """SPSS answers with 99 declared as missing in the file."""
    rows = changed(RESPONDENTS, (1, "fornoyd", "99"))
    pyreadstat.write_sav(frame(rows), path, missing_ranges={"fornoyd": ["99"]})


def without_label(path: Path) -> None:
    """SPSS answers with labels for all of them but the 8 that somebody slipped in."""
    rows = changed(RESPONDENTS, (1, "fornoyd", "8"))
    labels = {value: value.upper() for value in set(frame(RESPONDENTS)["fornoyd"]) if value}
    pyreadstat.write_sav(frame(rows), path, variable_value_labels={"fornoyd": labels})


def refused(id: str, file: str, write: Write, *values: str, row: int = 5) -> Case:
    """A file that is not what its name says."""
    return one(id, row, write, (("D115", None, ""),), *values, file=file)


SHEETS: list[Case] = [
    sheet("merged answers", 5, merged("E2:E3"), (("D110", 2, "Svar!E2:E3"),), "E2:E3"),
    sheet("merged header", 5, merged("I1:J1"), (("D110", 1, "Svar!I1:J1"),), "I1:J1"),
    sheet("merged twice", 5, merged("E2:E3", "B4:C4"),
          (("D110", 2, "Svar!E2:E3"), ("D110", 4, "Svar!B4:C4")), "B4:C4"),
    sheet("two sheets", 5, second("Svar 2"), (("D111", None, ""),), "Svar, Svar 2"),
    sheet("the answers hidden", 5, second("Notat", "Svar"), (("D104", 1, "Notat"),) * 9, "fylke"),
    sheet("a sheet that isn't there", 5, second("Notat"), (("D111", None, "Svra"),), "Svra", "Svar",
          more="sheet: Svra"),
    sheet("a formula without a value", 5, setting("C3", "=1/2"), (("D112", 3, "Svar!C3"),), "C3"),
    sheet("two formulas without values", 5,
          lambda sheet: (setting("C3", "=1/2")(sheet), setting("E4", "=A1")(sheet), None)[-1],
          (("D112", 3, "Svar!C3"), ("D112", 4, "Svar!E4")), "E4"),
    sheet("#REF!", 5, setting("E4", "#REF!", type="e"), (("D113", 4, "Svar!E4"),), "#REF!", "E4"),
    sheet("#N/A in a weight", 5, setting("C4", "#N/A", type="e"), (("D113", 4, "Svar!C4"),), "#N/A"),
    sheet("a date for a weight", 5, setting("C4", 45000, "yyyy-mm-dd"), (("D130", 4, "Svar!C4"),),
      "2023-03-15"),
    sheet("a doubled column", 4, setting("J1", "sak.x"), (("D104", 1, "Svar!I1"),), "sak.x"),
    sheet("a column without a name", 4, setting("J1", None), (("D104", 1, "Svar!J1"),), "J"),
    sheet("no rows", 32, lambda sheet: sheet.delete_rows(2, 9), (("D105", None, ""),)),
    sheet("no header", 32, lambda sheet: sheet.delete_rows(1, 9), (("D105", None, ""),)),
    sheet("a cell far out", 17, lambda sheet: sheet.cell(1_048_576, 16_384, "x") and None,
          (("D160", None, ""), ("D160", None, "")), "1048575", "16384"),
    one("rows beyond the limit", 17, xlsx(RESPONDENTS), (("D160", None, ""),), "6", "3", file="svar.xlsx",
      max_rows=3),
    one("cases beyond the limit", 17, sav(RESPONDENTS), (("D160", None, ""),), "6", "3", file="svar.sav",
      max_rows=3),
    sheet("table: merged regions", 5, merged("C1:D1"), (("D110", 1, "Svar!C1:D1"),), table=WIDE),
    sheet("table: a formula without a value", 5, setting("D7", "=A1"), (("D112", 7, "Svar!D7"),), table=LONG),
    sheet("table: #DIV/0!", 5, setting("D7", "#DIV/0!", type="e"), (("D113", 7, "Svar!D7"),), "#DIV/0!",
          table=LONG),
    sheet("table: two sheets", 5, second("Gammel"), (("D111", None, ""),), "Gammel", table=WIDE),
    sheet("table: one figure without the per cent format", 6, per_cent("E3"), (("D121", 3, "Svar!E3"),),
      "0.3",
          table=WIDE),
    sheet("table: one column without the per cent format", 6, per_cent(*(f"F{row}" for row in range(2, 7))),
          (("D121", 2, "Svar!F2"),), "0.55", table=WIDE),
    sheet("table: 740 % in per cent format", 9, lambda sheet: (per_cent()(sheet), setting("C5", 7.4,
      "0%")(sheet),
          None)[-1], (("D124", 5, "Svar!C5"),), "7.4", table=WIDE),
]  # fmt: skip
KINDS: list[Case] = [
    one("a password on a workbook", 5, raw(LOCKED), (("D116", None, ""),), file="svar.xlsx"),
    refused("an old file called xlsx", "svar.xlsx", raw(OLE)),
    refused("CSV called xlsx", "svar.xlsx", raw(csv_text(RESPONDENTS).encode())),
    refused("CSV called sav", "svar.sav", raw(csv_text(RESPONDENTS).encode())),
    refused("CSV called dta", "svar.dta", raw(csv_text(RESPONDENTS).encode())),
    refused("CSV called parquet", "svar.parquet", raw(csv_text(RESPONDENTS).encode())),
    refused("a workbook cut short", "svar.xlsx", cut_short(xlsx(RESPONDENTS))),
    refused("SPSS cut short", "svar.sav", cut_short(sav(RESPONDENTS))),
    refused("Parquet cut short", "svar.parquet", cut_short(parquet(RESPONDENTS))),
    refused("a zip file that is no workbook", "svar.xlsx", zipped(a=b"b")),
    one("Stata cut short", 5, cut_short(dta(RESPONDENTS)), (("D115", None, ""),), file="svar.dta"),
    one("a zip bomb", 19, zipped(a=b"0" * 1_000_000), (("D114", None, "a"),), "200", file="svar.xlsx"),
    one("value without a label in a file that has labels", 16, without_label, (("D152", 2, ""),), "8",
        file="svar.sav"),
    one("SPSS with wrong letters", 16, wrong_letters, (("D101", None, ""),), "MÃ¸re", file="svar.sav"),
]  # fmt: skip
CASES = SHEETS + KINDS
