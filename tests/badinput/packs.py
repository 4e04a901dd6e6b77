"""Small packs of a survey: a codebook, a sound table, and the ways to write it as a file of any kind."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import isfinite
from pathlib import Path

import duckdb
import openpyxl
import pandas as pd
import pyreadstat
from openpyxl.worksheet.worksheet import Worksheet

Table = list[list[str]]
Write = Callable[[Path], None]

HEAD = """\
title: Prøve
short_title: Prøve
source: Prøve
made_by: tester
field_period: {from: "2024-01-01", to: "2024-01-02"}
division: "2024"
"""
QUESTIONS = """\
universes: [{id: alle, text: alle}]
questions:
  - id: fornoyd
    wording: Hvor fornøyd er du?
    type: single_choice
    universe: alle
    options: [{id: godt, text: Godt fornøyd}, {id: lite, text: Lite fornøyd}, {id: annet, text: Annet}]
  - id: bruk
    wording: Hva bruker du?
    type: at_most
    max_answers: 2
    universe: alle
    options: [{id: a, text: A}, {id: b, text: B}, {id: c, text: C}]
  - id: sak
    wording: Er du enig?
    type: yes_no_battery
    universe: alle
    answers: [{id: ja, text: Ja}, {id: nei, text: Nei}]
    net: {text: Ja, of: [ja]}
    options: [{id: x, text: X}, {id: y, text: Y}]
"""
CUT = "cuts: [{id: alder, text: Alder, values: {ung: Ung, eldre: Eldre}}]"

RESPONDENTS: Table = [
    ["id", "fylke", "vekt", "alder", "fornoyd", "bruk.a", "bruk.b", "bruk.c", "sak.x", "sak.y"],
    ["s1", "03", "1.5", "ung", "godt", "1", "0", "0", "ja", "ja"],
    ["s2", "15", "0.5", "eldre", "lite", "0", "1", "0", "ja", "nei"],
    ["s3", "46", "1", "ung", "annet", "1", "1", "0", "nei", "ja"],
    ["s4", "55", "2.25", "eldre", "godt", "0", "0", "1", "nei", "nei"],
    ["s5", "56", "0.75", "", "", "0", "0", "0", "", ""],
    ["s6", "Oslo", "1", "ung", "godt", "1", "0", "1", "ja", "ja"],
]
LONG: Table = [
    ["question_id", "option_id", "region", "value", "status"],
    ["fornoyd", "godt", "Norge", "61.5", "published"],
    ["fornoyd", "lite", "Norge", "28.5", "published"],
    ["fornoyd", "annet", "Norge", "10", "published"],
    ["fornoyd", "godt", "Troms", "58", "published"],
    ["fornoyd", "lite", "Troms", "32", "published"],
    ["fornoyd", "annet", "Troms", "10", "published"],
    ["bruk", "a", "Norge", "74", "published"],
    ["bruk", "a", "Troms", "", "missing"],
]
WIDE: Table = [
    ["question_id", "option_id", "Norge", "Troms", "Vestland", "Oslo"],
    ["fornoyd", "godt", "61.5", "58", "60", "55"],
    ["fornoyd", "lite", "28.5", "32", "30", "35"],
    ["fornoyd", "annet", "10", "10", "10", "10"],
    ["bruk", "a", "74", ":", ".", "71"],
    ["bruk", "b", "44.5", "41", "40", "47"],
]
NUMBERS = ("vekt", "value", *WIDE[0][2:])


def respondents_book(file: str, more: str = "", questions: str = QUESTIONS) -> str:
    """A codebook of a respondent file."""
    keys = f"file: {file}, region: fylke, weight: vekt, {CUT}{', ' if more else ''}{more}"
    return f"{HEAD}respondents: {{{keys}}}\n{questions}"


def published_book(file: str, more: str = "", questions: str = QUESTIONS) -> str:
    """A codebook of a published table."""
    return f"{HEAD}published: {{file: {file}{', ' if more else ''}{more}}}\n{questions}"


def changed(table: Table, *cells: tuple[int, str, str]) -> Table:
    """The table with some cells, by row from 0 and column's name, as they shouldn't be."""
    new = [list(row) for row in table]
    for row, column, value in cells:
        new[row + 1][table[0].index(column)] = value
    return new


def renamed(table: Table, old: str, new: str) -> Table:
    """The table with another name for a column."""
    return [[new if name == old else name for name in table[0]], *table[1:]]


def without(table: Table, column: str) -> Table:
    """The table without a column."""
    at = table[0].index(column)
    return [row[:at] + row[at + 1 :] for row in table]


def column_of(table: Table, column: str, values: Sequence[str]) -> Table:
    """The table with new cells in a column."""
    return changed(table, *((row, column, value) for row, value in enumerate(values)))


def csv_text(table: Table, separator: str = ";", decimal: str = ".", newline: str = "\n") -> str:
    """The table as text; sound numbers get the decimal mark."""

    def shown(name: str, cell: str) -> str:
        if name in NUMBERS and cell.replace(".", "", 1).isdigit():
            cell = cell.replace(".", decimal)
        quoted = cell.replace('"', '""')
        return f'"{quoted}"' if any(mark in cell for mark in (separator, '"', "\n")) else cell

    rows = [table[0], *([shown(n, c) for n, c in zip(table[0], row, strict=True)] for row in table[1:])]
    return "".join(separator.join(row) + newline for row in rows)


def csv(table: Table, separator: str = ";", decimal: str = ".", encoding: str = "utf-8") -> Write:
    """The table as CSV."""
    return raw(csv_text(table, separator, decimal).encode(encoding))


def raw(data: bytes) -> Write:
    """Bytes as they are."""

    def write(path: Path) -> None:
        path.write_bytes(data)

    return write


def typed(name: str, cell: str) -> str | float | None:
    """A cell as files with types have it: numbers are numbers, blanks are none."""
    if name in NUMBERS:
        try:
            return float(cell)
        except ValueError:
            pass
    return cell or None


def storable(name: str, cell: str) -> str | float | None:
    """A cell as a workbook has it, where no number is without end."""
    value = typed(name, cell)
    return cell if isinstance(value, float) and not isfinite(value) else value


def xlsx(table: Table, change: Callable[[Worksheet], None] = lambda sheet: None) -> Write:
    """The table as a workbook's sheet «Svar», with the sheet changed."""

    def write(path: Path) -> None:
        book = openpyxl.Workbook()
        sheet = book.active
        assert isinstance(sheet, Worksheet)
        sheet.title = "Svar"
        sheet.append(table[0])
        for row in table[1:]:
            sheet.append([storable(name, cell) for name, cell in zip(table[0], row, strict=True)])
        change(sheet)
        book.save(path)

    return write


def frame(table: Table) -> pd.DataFrame:
    """The table as a frame; a column with a cell that is no number is text."""
    columns: dict[str, list[object]] = {}
    for at, name in enumerate(table[0]):
        cells = [typed(name, row[at]) for row in table[1:]]
        text = any(isinstance(cell, str) for cell in cells)
        columns[name] = [("" if c is None else str(c)) for c in cells] if text else list(cells)
    return pd.DataFrame(columns)


def plain_names(table: Table) -> Table:
    """The table with names that statistics programs take."""
    return [[name.replace(".", "_") for name in table[0]], *table[1:]]


def sav(table: Table) -> Write:
    """The table as SPSS has it."""

    def write(path: Path) -> None:
        pyreadstat.write_sav(frame(table), path)

    return write


def dta(table: Table) -> Write:
    """The table as Stata has it; its names hold no points."""

    def write(path: Path) -> None:
        pyreadstat.write_dta(frame(plain_names(table)), path)

    return write


def parquet(table: Table) -> Write:
    """The table as Parquet."""

    def write(path: Path) -> None:
        with duckdb.connect() as connection:
            connection.register("rows", frame(table))
            connection.execute(f"COPY (SELECT * FROM rows) TO '{path}' (FORMAT parquet)")

    return write
