"""The small print of CSV and Parquet: separators, quotes, spaces, marks, names and types."""

from __future__ import annotations

import sys
from decimal import Decimal
from pathlib import Path

import duckdb
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from deckgen.errors import DeckgenError, Place
from deckgen.sources.formats.catalogue import read_data
from deckgen.sources.formats.cells import column_of, plain_numbers
from deckgen.sources.formats.csv import SPACES, read_lines, separator_of
from deckgen.sources.formats.datafile import DataFile


def read(tmp_path: Path, text: str) -> DataFile:
    path = tmp_path / "svar.csv"
    path.write_bytes(text.encode())
    return read_data(path)


@pytest.mark.parametrize(
    ("text", "separator"),
    [
        ("a,b\n1,2", ","),
        ("a;b\n1,5;2", ";"),
        ("a\tb\n1\t2", "\t"),
        ('"a,b,c";"d"\n1;2', ";"),
        ("Alder, i år;Fylke, kommune;Vekt\n34;Oslo;1,2", ";"),
        ("Alder, i år;Fylke\n34;Oslo", ";"),
        ("a\n1,5\n", ","),
        ("", ","),
        ("sep=|\na|b", "|"),
    ],
)
def test_the_header_says_the_separator(text: str, separator: str) -> None:
    assert separator_of(text) == separator


def test_a_row_stands_where_it_begins(tmp_path: Path) -> None:
    data = read(tmp_path, 'sep=;\r\na;b\r\n\r\n1;"to\r\nlinjer; ""og"""\r\n ; \r\n3;4')
    assert list(data.lines) == [4, 7] and data.header_line == 2
    assert data.columns["b"].tolist() == ['to\r\nlinjer; "og"', "4"]
    lines = read_lines(data.path)
    assert [line for line, _ in lines] == [2, 4, 7]


@pytest.mark.parametrize("space", [*SPACES, '" "', '"\n"', '"\r\n "'])
def test_a_cell_of_nothing_but_space_is_blank(tmp_path: Path, space: str) -> None:
    separator = "," if space == "\t" else "\t"
    assert read(tmp_path, f"a,b\n{space},2\n3,4\n".replace(",", separator)).columns["a"].tolist() == ["", "3"]


def test_every_kind_of_space_within_a_line_is_known() -> None:
    assert set(SPACES) == set(filter(str.isspace, map(chr, range(sys.maxunicode + 1)))) - set("\r\n")


def test_an_unnamed_blank_column_is_left_out(tmp_path: Path) -> None:
    assert read(tmp_path, "a;b;;\n1;2;;\n").names == ("a", "b")


@pytest.mark.parametrize(
    ("cells", "expected", "decimal"),
    [
        (["0,5", "12 345,25", "−3"], ["0.5", "12345.25", "-3"], ","),
        (["1.0", "2.0", ""], ["1", "2", ""], "."),
        (["1,0", "2"], ["1", "2"], ","),
        (["1.10", "1.1"], ["1.10", "1.1"], "."),
        (["03", "1,5"], ["03", "1,5"], "."),
        (["22 33 44 55", "1"], ["22 33 44 55", "1"], "."),
        (["974 760 673"], ["974760673"], "."),
        (["1,5E-05", "2,5"], ["1.5E-05", "2.5"], ","),
        ([",5", ".5x"], [",5", ".5x"], "."),
        (["1,2,3", "1,2"], ["1,2,3", "1,2"], "."),
        (["1.234,50"], ["1.234,50"], "."),
        ([*(f"0,{n}1" for n in range(20)), "ukjent"], [*(f"0.{n}1" for n in range(20)), "ukjent"], ","),
        (["nei, takk", "ja"], ["nei, takk", "ja"], "."),
    ],
)
def test_only_columns_of_numbers_are_touched(cells: list[str], expected: list[str], decimal: str) -> None:
    numbers = plain_numbers({"a": column_of(cells)}, lambda row: Place("", row))
    assert (numbers.columns["a"].tolist(), numbers.decimal, numbers.problems) == (expected, decimal, ())


@given(st.lists(st.decimals(-(10**9), 10**9, places=2), min_size=1), st.sampled_from(" \xa0\u2009\u202f"))
def test_a_number_means_the_same_however_it_is_written(numbers: list[Decimal], space: str) -> None:
    cells = [f"{number:,}".replace(",", space).replace(".", ",") for number in numbers]
    plain = plain_numbers({"a": column_of(cells)}, lambda row: Place("", row))
    assert [Decimal(cell) for cell in plain.columns["a"].tolist()] == numbers
    assert plain.decimal == ","


def test_the_types_of_parquet_are_text(tmp_path: Path) -> None:
    folder = tmp_path / "wave=2"
    folder.mkdir()
    path = folder / "svar.parquet"
    duckdb.execute(
        f"""COPY (SELECT true AS t, 2.0::FLOAT AS f, 0.1::FLOAT AS g, 1.50::DECIMAL(5,2) AS d,
        100::DECIMAL(5,0) AS e, 3::TINYINT AS i,
        DATE '2024-01-02' AS day, TIMESTAMP '2024-01-02 10:30:00' AS at,
        TIMESTAMP '2024-01-02 00:00:00' AS midnight, 'nan'::DOUBLE AS nan, NULL::INTEGER AS null_,
        'NULL' AS text, 'a'::ENUM ('a', 'b') AS factor, 1 AS "q""x y") TO '{path}' (FORMAT parquet)"""
    )
    data = read_data(path)
    assert {name: column[0] for name, column in data.columns.items()} == {
        "t": "1", "f": "2", "g": "0.1", "d": "1.5", "e": "100", "i": "3", "day": "2024-01-02",
        "at": "2024-01-02T10:30:00", "midnight": "2024-01-02", "nan": "", "null_": "", "text": "NULL",
        "factor": "a", 'q"x y': "1",
    }  # fmt: skip


def test_columns_are_plain_text_without_exception(tmp_path: Path) -> None:
    data = read(tmp_path, "a;b\nx;1,5\n;\n")
    for column in data.columns.values():
        assert column.dtype == np.dtype(object) and all(type(cell) is str for cell in column)
    with pytest.raises(DeckgenError):
        read(tmp_path, "a;b\n")
