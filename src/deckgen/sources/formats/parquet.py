"""Parquet files, every column cast to text by DuckDB."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from deckgen.errors import DeckgenError, Place, Problem
from deckgen.reasons import of_library
from deckgen.sources.duck import PARQUET, Duck, DuckError, as_text, pattern_of
from deckgen.sources.formats.cells import column_of, text_of
from deckgen.sources.formats.datafile import DataFile
from deckgen.sources.formats.limits import refuse_large_file, refuse_large_table
from deckgen.sources.formats.table import letter_of, name_problems


def read_parquet(path: Path, max_rows: int | None = None) -> DataFile:
    """The table of a Parquet file; whole numbers, dates and truth as in a file of any other kind."""
    with Duck(path) as duck:
        refuse_large_file(path, max_rows)
        with path.open("rb"):
            pass  # a file that isn't there is an OSError, as for the other kinds
        try:
            return _table(path, duck, max_rows)
        except DuckError as error:
            raise DeckgenError(Problem("D115", Place(str(path)), {"reason": of_library(error)})) from error


def _table(path: Path, duck: Duck, max_rows: int | None) -> DataFile:
    pattern = [pattern_of(path)]
    told = duck.rows(f"DESCRIBE SELECT * FROM {PARQUET}", pattern)
    counted = duck.rows(f"SELECT count(*) FROM {PARQUET}", pattern)
    rows = int(counted[0][0])
    refuse_large_table(path, rows, len(told), max_rows)
    if not rows:
        raise DeckgenError(Problem("D105", Place(str(path))))
    names = [str(column[0]) for column in told]
    shown = ", ".join(f"{as_text(name, str(column[1]))} AS c{index}" for index, (name, column) in
                      enumerate(zip(names, told, strict=True)))  # fmt: skip
    found = duck.arrays(f"SELECT {shown} FROM {PARQUET}", pattern)
    about = DataFile(path, tuple(names), {}, lines=range(1, rows + 1))
    problems = list(
        name_problems(path, [(name.strip(), letter_of(at)) for at, name in enumerate(names)], about)
    )
    if problems:
        raise DeckgenError(problems)
    columns = {name: column_of(_texts(found[f"c{index}"])) for index, name in enumerate(names)}
    return DataFile(path, tuple(names), columns, lines=about.lines)


def _texts(column: Any) -> list[str]:
    """A fetched column with blanks where it has no value."""
    cells = column.filled("").tolist() if hasattr(column, "filled") else column.tolist()
    return [text_of(cell) for cell in cells]
