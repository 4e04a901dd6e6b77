"""Rows of text to a DataFile's columns: the header checked, blank edges left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from deckgen.errors import DeckgenError, Place, Problem
from deckgen.sources.formats.cells import column_of, plain_numbers
from deckgen.sources.formats.datafile import DataFile

Row = Sequence[str]


def letter_of(column: int) -> str:
    """The letters of a column as a spreadsheet has them; 0 is A."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def table(path: Path, header: Row, rows: Sequence[Row], about: DataFile, left: int = 0) -> DataFile:
    """`about` with the names and columns of rows that are as wide as the header.

    `left` is the first column's index in a workbook. D104 for a name that is blank or there twice,
    D105 without rows, D102 for two decimal marks; all at once.
    """
    if not rows:
        raise DeckgenError(Problem("D105", Place(str(path))))
    stripped = [name.strip() for name in header]
    cells = [column_of(list(column)) for column in zip(*rows, strict=True)]
    kept = [index for index, name in enumerate(stripped) if name or any(cells[index])]
    named = [(stripped[index], letter_of(left + index)) for index in kept]
    problems = list(name_problems(path, named, about))
    columns = {stripped[index]: cells[index] for index in kept}
    numbers = plain_numbers(columns, about.place)
    problems += numbers.problems
    if problems:
        raise DeckgenError(problems)
    notes = (*about.notes, *((f"decimal: {numbers.decimal}",) if numbers.decimal != "." else ()))
    return replace(
        about,
        names=tuple(columns),
        columns=numbers.columns,
        decimal=numbers.decimal,
        decimals=numbers.decimals,
        letters=dict(named) if about.sheet else {},
        notes=notes,
    )


def name_problems(path: Path, named: Sequence[tuple[str, str]], about: DataFile) -> Iterator[Problem]:
    """D104 for every name that is blank, said by its letter, or there more than once."""
    count = Counter(name for name, _ in named)
    for name, letter in named:
        spot = f"{about.sheet}!{letter}{about.header_line}" if about.sheet else ""
        place = Place(str(path), about.header_line, spot)
        if not name:
            yield Problem("D104", place, {"column": letter, "near": []})
        elif count[name] > 1:
            count[name] = 0  # each doubled name is told once
            yield Problem("D104", place, {"column": name, "near": []})


def is_blank(row: Row) -> bool:
    """Whether no cell of a row holds anything."""
    return not any(cell and not cell.isspace() for cell in row)
