"""The same small table written as every kind of file, and workbooks with one thing wrong."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import duckdb
import openpyxl
import pandas as pd
import pyreadstat
from openpyxl.worksheet.worksheet import Worksheet

HEADER = ("id", "fylke", "svar", "vekt", "antall", "år")
ROWS = (
    ("a1", "03", "Ja, på Ås", "0.5", "1", "æøåÆØÅ"),
    ("a2", "15", "NA", "1.25", "12345", "None"),
    ("a3", "03", "n/a", "2", "", "«sitat»"),
    ("a4", "54", "", "", "-7", "nan"),
)
COLUMNS = {name: [row[at] for row in ROWS] for at, name in enumerate(HEADER)}
NUMBERS = ("vekt", "antall")


def csv_text(separator: str, decimal: str = ".", thousands: str = "", newline: str = "\r\n") -> str:
    """The table as CSV."""

    def shown(name: str, cell: str) -> str:
        if name in NUMBERS:
            cell = cell.replace(".", decimal).replace("12345", f"12{thousands}345")
        return f'"{cell}"' if separator in cell else cell

    lines = [HEADER, *([shown(n, c) for n, c in zip(HEADER, row, strict=True)] for row in ROWS)]
    return "".join(separator.join(line) + newline for line in lines)


def value_of(name: str, cell: str) -> str | float | None:
    """A cell with the type it has in files that know types."""
    if cell == "":
        return None
    return float(cell) if name in NUMBERS else cell


def frame() -> pd.DataFrame:
    """The table as a frame of numbers and strings."""
    columns = {name: [value_of(name, cell) for cell in cells] for name, cells in COLUMNS.items()}
    return pd.DataFrame(columns)


def write_xlsx(path: Path) -> None:
    """The table as a workbook."""
    workbook(path, lambda sheet: None)


def write_sav(path: Path) -> None:
    """The table as SPSS has it."""
    pyreadstat.write_sav(frame(), path)


def write_zsav(path: Path) -> None:
    """The table as SPSS has it, packed."""
    pyreadstat.write_sav(frame(), path, compress=True)


def write_dta(path: Path) -> None:
    """The table as Stata has it."""
    pyreadstat.write_dta(frame(), path)


def write_parquet(path: Path) -> None:
    """The table as Parquet."""
    with duckdb.connect() as connection:
        connection.register("rows", frame())
        connection.execute(f"COPY (SELECT * FROM rows) TO '{path}' (FORMAT parquet)")


def workbook(path: Path, change: Callable[[Worksheet], None]) -> Path:
    """The table as a workbook, with its sheet changed."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "Svar"
    sheet.append(HEADER)
    for row in ROWS:
        sheet.append([value_of(name, cell) for name, cell in zip(HEADER, row, strict=True)])
    change(sheet)
    book.save(path)
    return path
