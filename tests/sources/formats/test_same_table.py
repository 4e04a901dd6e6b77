"""One table, written in every way that people write tables, comes in as the same text."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product
from pathlib import Path

import pytest

from deckgen.sources.formats.catalogue import read_data
from deckgen.sources.formats.datafile import DataFile
from sources.formats import files

ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252")
MARKS = {"utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}
STYLES = ((".", ""), (",", ""), (",", " "), (",", "\xa0"), (".", "\xa0"))


def columns_of(data: DataFile) -> dict[str, list[str]]:
    assert tuple(data.columns) == data.names
    return {name: column.tolist() for name, column in data.columns.items()}


@pytest.mark.parametrize(
    ("encoding", "separator", "style", "newline"),
    [*product(ENCODINGS, ",;\t", STYLES, ("\r\n", "\n"))],
)
def test_a_csv_of_any_kind(
    tmp_path: Path, encoding: str, separator: str, style: tuple[str, str], newline: str
) -> None:
    text = files.csv_text(separator, *style, newline)
    path = tmp_path / ("svar.tsv" if separator == "\t" else "svar.csv")
    path.write_bytes(MARKS.get(encoding, b"") + text.encode(encoding))
    data = read_data(path)
    assert columns_of(data) == files.COLUMNS
    assert data.decimal == style[0]
    assert [data.place(row).line for row in (-1, 0, 3)] == [1, 2, 5]


@pytest.mark.parametrize(
    ("suffix", "write"),
    [
        ("xlsx", files.write_xlsx),
        ("xlsm", files.write_xlsx),
        ("sav", files.write_sav),
        ("zsav", files.write_zsav),
        ("dta", files.write_dta),
        ("parquet", files.write_parquet),
    ],
)
def test_a_file_of_any_kind(tmp_path: Path, suffix: str, write: Callable[[Path], None]) -> None:
    path = tmp_path / f"svar [1]*.{suffix.upper()}"
    written = tmp_path / f"svar.{suffix}"
    write(written)
    written.rename(path)
    data = read_data(path)
    assert columns_of(data) == files.COLUMNS
    assert data.rows == len(files.ROWS)
    assert data.place(0).file == str(path)
