"""Every file that can't be trusted is refused, with its code and the place to look."""

from __future__ import annotations

import re
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pandas as pd
import pyreadstat
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from deckgen.errors import DeckgenError, Problem
from deckgen.messages import catalogue, sentence
from deckgen.reasons import Reason
from deckgen.sources.formats import limits
from deckgen.sources.formats.catalogue import read_data
from sources.formats import files

Found = tuple[str, int | None, str]


def problems_of(path: Path, sheet: str | None = None) -> tuple[Problem, ...]:
    with pytest.raises(DeckgenError) as caught:
        read_data(path, sheet)
    for problem in caught.value.problems:
        assert set(re.findall(r"{(\w+)}", catalogue("nb")[problem.code])) <= set(problem.facts)
        assert problem.place.file == str(path)
        assert problem.exit_code == 3
    return caught.value.problems


def found(path: Path, sheet: str | None = None) -> list[Found]:
    return [(p.code, p.place.line, p.place.spot) for p in problems_of(path, sheet)]


@pytest.mark.parametrize(
    ("data", "code", "line", "fact"),
    [
        ("id,a\n1,Møre".encode() + b"\xff\n", "D101", 2, "MÃ¸reÿ"),
        ("id,a\n1,Oslo\n2,MÃ¸re\n".encode(), "D101", 3, "MÃ¸re"),
        ("id,a\n1,M\ufffdre\n".encode(), "D101", 2, "M\ufffdre"),
        ("id,a\n1,Møre\n".encode("mac_roman"), "D101", 2, "M¿re"),
        ("id,a\n1,Møre\n".encode("cp865"), "D101", 2, "M›re"),
        (b"id,a\n1,b\x8dc\n", "D101", 2, "b\ufffdc"),
        (b"id,a\n1,b\0c\n", "D101", 2, "b␀c"),
        ("id,a\n1,b\n".encode("utf-16-le"), "D101", 1, None),
        (b"\xff\xfei\0d\0,\0a\0\n\x00\x00\xd8", "D101", 2, None),
        (b"id;a\n1;0,5\n2;0,75\n3;0.5\n", "D102", 4, "0.5"),
        (b"id,a\n1,2\n3\n4,5,6\n", "D103", 3, 1),
        (b'id,a\n1,"b\n2,c\n', "D106", 2, Reason("reason_open_quote", "unexpected end of data")),
        (b'id,a\n1,"b\n2,"c"\n', "D106", 2, Reason("reason_open_quote", "',' expected after '\"'")),
        (b'id,a\n1,"b"c\n', "D106", 2, Reason("reason_after_quote", "',' expected after '\"'")),
        (b"id,,a\n1,2,3\n", "D104", 1, "B"),
        (b"id,a,a\n1,2,3\n", "D104", 1, "a"),
        (b"id,a, a\n1,2,3\n", "D104", 1, "a"),
        (b"", "D105", None, None),
        (b"\n \n", "D105", None, None),
        (b"id,a\n", "D105", None, None),
        (b"id,a\n,\n \n", "D105", None, None),
    ],
)
def test_a_csv_that_is_refused(
    tmp_path: Path, data: bytes, code: str, line: int | None, fact: object
) -> None:
    path = tmp_path / "svar.csv"
    path.write_bytes(data)
    problem = problems_of(path)[0]
    assert (problem.code, problem.place.line) == (code, line)
    assert fact is None or fact in problem.facts.values()


def test_all_ragged_rows_and_all_names_come_at_once(tmp_path: Path) -> None:
    path = tmp_path / "svar.csv"
    path.write_text("id,a\n1\n2,3\n4,5,6\n", encoding="utf-8")
    assert [line for _, line, _ in found(path)] == [2, 4]
    path.write_text("id,,a,a,b,b\n1,2,3,4,0.5,6\n", encoding="utf-8")
    assert [p.facts["column"] for p in problems_of(path)] == ["B", "a", "b"]


def merge(sheet: Worksheet) -> None:
    sheet.merge_cells("B2:B3")
    sheet.merge_cells("C4:D4")


def formula(sheet: Worksheet) -> None:
    sheet["D2"] = "=1/2"


def error(sheet: Worksheet) -> None:
    for cell, value in (("E3", "#REF!"), ("D5", "#N/A")):
        sheet[cell] = value
        sheet[cell].data_type = "e"


def doubled(sheet: Worksheet) -> None:
    sheet["B1"] = "id"
    sheet["D1"] = None


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (merge, [("D110", 2, "Svar!B2:B3"), ("D110", 4, "Svar!C4:D4")]),
        (formula, [("D112", 2, "Svar!D2")]),
        (error, [("D113", 3, "Svar!E3"), ("D113", 5, "Svar!D5")]),
        (doubled, [("D104", 1, "Svar!A1"), ("D104", 1, "Svar!D1")]),
        (lambda sheet: sheet.delete_rows(2, 9), [("D105", None, "")]),
        (lambda sheet: sheet.delete_rows(1, 9), [("D105", None, "")]),
    ],
)
def test_a_sheet_that_is_refused(
    tmp_path: Path, change: Callable[[Worksheet], None], expected: list[Found]
) -> None:
    assert found(files.workbook(tmp_path / "svar.xlsx", change)) == expected


def test_a_sheet_is_never_guessed(tmp_path: Path) -> None:
    path = tmp_path / "svar.xlsx"
    book = openpyxl.load_workbook(files.workbook(path, lambda sheet: None))
    book.create_sheet("Tomt")
    book.save(path)
    assert read_data(path).sheet == "Svar"
    book.create_sheet("Svra").append(("id", "a"))
    book.save(path)
    (problem,) = problems_of(path)
    assert problem.code == "D111" and problem.facts["sheets"] == ["Svar", "Tomt", "Svra"]
    assert read_data(path, "Svar").place(0, "fylke").spot == "Svar!B2"
    book["Svar"].sheet_state = "hidden"
    book.remove(book["Svra"])
    book.save(path)
    (problem,) = problems_of(path)
    assert problem.code == "D111" and problem.facts["hidden"] == ["Svar"]
    assert read_data(path, "Svar").rows == len(files.ROWS)
    (problem,) = problems_of(path, "Svra")
    assert problem.code == "D111" and problem.facts["near"] == ["Svar"]


def packed(path: Path, entries: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in entries.items():
            archive.writestr(name, data)
    return path


def test_a_workbook_that_would_unpack_beyond_the_limits(tmp_path: Path) -> None:
    path = tmp_path / "svar.xlsx"
    assert found(packed(path, {"xl/a.xml": b"0" * 1_000_000})) == [("D114", None, "xl/a.xml")]
    assert found(packed(path, {"../a": b""})) == [("D114", None, "../a")]
    (problem,) = problems_of(packed(path, {f"a{index}": b"" for index in range(2001)}))
    assert {key: str(fact) for key, fact in problem.facts.items()} == {
        "limit": "entries",
        "value": "2001",
        "allowed": "2000",
    }


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600


@pytest.mark.parametrize("suffix", ["xlsx", "xlsm", "xls", "ods", "sav", "zsav", "por", "dta", "parquet"])
@pytest.mark.parametrize("data", [b"", b"id;a\n1;2\n", b"PK\x03\x04", OLE, b"PAR1", b"$FL2"])
def test_a_damaged_or_locked_file(tmp_path: Path, suffix: str, data: bytes) -> None:
    path = tmp_path / f"svar.{suffix}"
    path.write_bytes(data)
    assert [code for code, _, _ in found(path)] == ["D115"]


def test_no_file_no_workbook_inside_and_an_unknown_kind(tmp_path: Path) -> None:
    for name in ("svar.csv", "svar.xlsx", "svar.sav", "svar.parquet", "svar.docx", "svar"):
        assert found(tmp_path / name) == [("D115", None, "")]
    assert found(packed(tmp_path / "svar.xlsx", {"a.txt": b""})) == [("D115", None, "")]


def test_a_document_type_in_a_workbook(tmp_path: Path) -> None:
    path = files.workbook(tmp_path / "svar.xlsx", lambda sheet: None)
    with zipfile.ZipFile(path) as archive:
        entries = {name: archive.read(name) for name in archive.namelist()}
    entries["xl/workbook.xml"] = b'<!DOCTYPE x [<!ENTITY a "b">]>' + entries["xl/workbook.xml"]
    assert found(packed(path, entries)) == [("D115", None, "")]


def test_files_cut_short_are_refused_and_never_a_crash(tmp_path: Path) -> None:
    for suffix, write in (("xlsx", files.write_xlsx), ("sav", files.write_sav), ("dta", files.write_dta),
                          ("parquet", files.write_parquet)):  # fmt: skip
        path = tmp_path / f"svar.{suffix}"
        write(path)
        whole = path.read_bytes()
        for share in range(1, 10):
            path.write_bytes(whole[: len(whole) * share // 10])
            assert {code for code, _, _ in found(path)} <= {"D115", "D105"}


def test_too_many_rows_columns_or_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_ROWS", 3)
    monkeypatch.setattr(limits, "MAX_COLUMNS", 5)
    written = (("csv", lambda path: path.write_text(files.csv_text(";"), encoding="utf-8")),
               ("xlsx", files.write_xlsx), ("sav", files.write_sav), ("dta", files.write_dta),
               ("parquet", files.write_parquet))  # fmt: skip
    for suffix, write in written:
        path = tmp_path / f"svar.{suffix}"
        write(path)
        assert ("rows", 4) in [(p.facts["what"], p.facts["value"]) for p in problems_of(path)]
        with pytest.raises(DeckgenError) as caught:
            read_data(path, max_rows=4)
        assert [(p.code, p.facts["what"]) for p in caught.value.problems] == [("D160", "columns")]
    monkeypatch.setattr(limits, "MAX_BYTES", 10)
    assert [p.facts["what"] for p in problems_of(tmp_path / "svar.csv")] == ["MB"]


def test_a_cell_far_out_costs_no_memory(tmp_path: Path) -> None:
    path = files.workbook(tmp_path / "svar.xlsx", lambda sheet: sheet.cell(1_048_576, 16_384, "x"))
    assert [p.facts["what"] for p in problems_of(path)] == ["rows", "columns"]


@pytest.mark.parametrize(
    ("suffix", "library", "extra"),
    [("sav", "pyreadstat", "spss"), ("dta", "pyreadstat", "spss"), ("parquet", "duckdb", "large")],
)
def test_a_library_that_is_not_installed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, suffix: str, library: str, extra: str
) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    path = tmp_path / f"svar.{suffix}"
    path.write_bytes(b"0")
    (problem,) = problems_of(path)
    assert problem.code == "D161"
    assert f'pip install "deckgen[{extra}]"' in sentence(problem, "nb")


def test_letters_of_a_sav_file_that_no_code_page_saves(tmp_path: Path) -> None:
    path = tmp_path / "svar.sav"
    pyreadstat.write_sav(pd.DataFrame({"a": ["MÃ¸re"]}), path)
    assert found(path) == [("D101", None, "")]
