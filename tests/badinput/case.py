"""One bad input: how it is made, and the code and place that it must be answered with."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from badinput.packs import (
    QUESTIONS,
    Table,
    Write,
    csv,
    dta,
    parquet,
    published_book,
    respondents_book,
    sav,
    xlsx,
)

Found = tuple[str, int | None, str]  # code, line, spot

DTA_QUESTIONS = QUESTIONS
for _question, _options in (("bruk", "abc"), ("sak", "xy")):
    for _id in _options:
        _said = f"{{id: {_id}, text: {_id.upper()}}}"
        DTA_QUESTIONS = DTA_QUESTIONS.replace(_said, f"{_said[:-1]}, column: {_question}_{_id}}}")

SUFFIXES = {"csv;": "csv", "csv,": "csv", "tsv": "tsv", "cp1252": "csv", "utf-16": "csv"}


@dataclass(frozen=True)
class Case:
    """A pack with one thing wrong. `row` is the row of the list of bad inputs that it proves.

    `values` are words of the input that both languages must repeat.
    """

    id: str
    row: int
    file: str
    write: Write
    book: str
    expected: tuple[Found, ...]
    values: tuple[str, ...]
    max_rows: int | None = None

    def make(self, folder: Path) -> Path:
        """The pack's folder."""
        folder.mkdir(exist_ok=True)
        (folder / "codebook.yaml").write_text(self.book, encoding="utf-8")
        self.write(folder / self.file)
        return folder


def written(kind: str, table: Table) -> Write:
    """The table as a file of a kind."""
    separators = {"csv;": ";", "csv,": ",", "tsv": "\t"}
    if kind in separators:
        return csv(table, separators[kind], "," if kind == "csv;" else ".")
    if kind in ("cp1252", "utf-16"):
        return csv(table, ";", ",", kind)
    return {"xlsx": xlsx, "sav": sav, "dta": dta, "parquet": parquet}[kind](table)


def place(kind: str, table: Table, row: int, column: str) -> tuple[int | None, str]:
    """Where a cell stands in a file of a kind; row -1 is the header."""
    letter = "ABCDEFGHIJKLMN"[table[0].index(column)] if column in table[0] else ""
    if kind == "xlsx":
        return row + 2, f"Svar!{letter}{row + 2}" if letter else "Svar"
    if kind in ("sav", "dta", "parquet"):
        return (row + 1 if row >= 0 else None), ""
    return row + 2, ""


def cases(
    id: str,
    row: int,
    table: Table,
    faults: tuple[tuple[str, int, str], ...],
    *values: str,
    kinds: str = "csv; xlsx",
    published: bool = False,
    more: str = "",
) -> list[Case]:
    """The same bad table as files of several kinds; `faults` are codes, rows from 0 and columns."""
    found = []
    for kind in kinds.split():
        file = f"svar.{SUFFIXES.get(kind, kind)}"
        book = published_book if published else respondents_book
        questions = DTA_QUESTIONS if kind == "dta" else QUESTIONS
        at = [(code, *place(kind, table, at_row, column)) for code, at_row, column in faults]
        text = book(file, more, questions)
        found.append(Case(f"{id} · {kind}", row, file, written(kind, table), text, tuple(at), values))
    return found


def one(
    id: str,
    row: int,
    write: Write,
    expected: tuple[Found, ...],
    *values: str,
    file: str = "svar.csv",
    published: bool = False,
    more: str = "",
    max_rows: int | None = None,
) -> Case:
    """A bad file that is like no other."""
    book = published_book if published else respondents_book
    return Case(id, row, file, write, book(file, more), expected, values, max_rows)
