"""The kinds of data files there are, and the reader of each; all but CSV are imported when one comes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from deckgen.errors import DeckgenError, Place, Problem
from deckgen.reasons import of_system
from deckgen.sources.formats.csv import read_csv
from deckgen.sources.formats.datafile import DataFile

Reader = Callable[[Path, str | None, int | None], DataFile]


def _text(path: Path, _sheet: str | None, max_rows: int | None) -> DataFile:
    return read_csv(path, max_rows)


def _workbook(path: Path, sheet: str | None, max_rows: int | None) -> DataFile:
    from deckgen.sources.formats.excel import read_workbook  # noqa: PLC0415  # CSV needs none

    return read_workbook(path, sheet, max_rows)


def _statistics(path: Path, _sheet: str | None, max_rows: int | None) -> DataFile:
    from deckgen.sources.formats.spss import read_statistics  # noqa: PLC0415  # CSV needs none

    return read_statistics(path, max_rows)


def _parquet(path: Path, _sheet: str | None, max_rows: int | None) -> DataFile:
    from deckgen.sources.formats.parquet import read_parquet  # noqa: PLC0415  # CSV needs none

    return read_parquet(path, max_rows)


READERS: Mapping[str, Reader] = {
    ".csv": _text,
    ".tsv": _text,
    ".txt": _text,
    ".xlsx": _workbook,
    ".xlsm": _workbook,
    ".xls": _workbook,
    ".ods": _workbook,
    ".sav": _statistics,
    ".zsav": _statistics,
    ".por": _statistics,
    ".dta": _statistics,
    ".parquet": _parquet,
}


def read_data(path: Path, sheet: str | None = None, max_rows: int | None = None) -> DataFile:
    """The table of a data file of any kind; DeckgenError with all its problems at once.

    `sheet` names the sheet of a workbook; `max_rows` raises the limit on rows.
    """
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        raise DeckgenError(Problem("D115", Place(str(path)), {"reason": path.suffix, "near": list(READERS)}))
    try:
        return reader(path, sheet, max_rows)
    except OSError as error:
        raise DeckgenError(Problem("D115", Place(str(path)), {"reason": of_system(error)})) from error
