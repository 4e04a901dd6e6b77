"""Workbooks: one sheet, chosen and never guessed, its cells as text; the only door to python-calamine."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from deckgen.errors import DeckgenError, Place, Problem
from deckgen.reasons import of_library
from deckgen.sources.formats.cells import text_of
from deckgen.sources.formats.container import damaged, refuse_unsafe
from deckgen.sources.formats.datafile import DataFile
from deckgen.sources.formats.limits import refuse_large_file, refuse_large_table
from deckgen.sources.formats.oldexcel import sheets_of_xls
from deckgen.sources.formats.opendocument import sheets_of_ods
from deckgen.sources.formats.sheets import Sheet, sheets_of
from deckgen.sources.formats.table import is_blank, letter_of, table

if TYPE_CHECKING:
    from python_calamine import CalamineSheet

_KNOWN = {".ods": sheets_of_ods, ".xls": sheets_of_xls}
_ALL_AT_ONCE = (".ods", ".xls")  # calamine reads every sheet of these
_DIGITS = ".15g"  # as many as Excel itself shows


def read_workbook(path: Path, sheet: str | None = None, max_rows: int | None = None) -> DataFile:
    """The table of a sheet; DeckgenError with every merged, valueless or faulty cell of it."""
    refuse_large_file(path, max_rows)
    suffix = path.suffix.lower()
    if suffix != ".xls":
        refuse_unsafe(path)
    sheets = _KNOWN.get(suffix, sheets_of)(path)
    # Before calamine reads them: one cell far out would make a table of billions.
    chosen = _chosen(path, sheets, sheet)
    for laid_out in sheets if suffix in _ALL_AT_ONCE else (chosen,):
        refuse_large_table(path, laid_out.rows - 1, laid_out.columns, max_rows)
    return _table(path, chosen, max_rows)


@contextmanager
def _faults_as_problems(path: Path) -> Iterator[None]:
    """Whatever calamine says of a damaged file as D115, a panic of its Rust included."""
    try:
        yield
    except DeckgenError:
        raise
    except BaseException as error:
        # A panic is no Exception, and its class can't be imported.
        if isinstance(error, Exception) or type(error).__name__ == "PanicException":
            raise damaged(path, of_library(error)) from error
        raise


def _cells(path: Path, sheet: str) -> tuple[CalamineSheet, list[list[Any]]]:
    """A sheet as calamine has it, and the values of its cells."""
    from python_calamine import load_workbook  # noqa: PLC0415 (only workbooks need it)

    with _faults_as_problems(path), load_workbook(path) as workbook:
        cells = workbook.get_sheet_by_name(sheet)
        return cells, cells.to_python(skip_empty_area=True)


def _chosen(path: Path, sheets: Sequence[Sheet], wanted: str | None) -> Sheet:
    """The sheet asked for, or the only visible one with data; D111 where that isn't one."""
    if wanted is not None:
        fits = [sheet for sheet in sheets if sheet.name == wanted]
    else:
        fits = [sheet for sheet in sheets if sheet.visible and sheet.rows]
    if len(fits) == 1:
        return fits[0]
    if not any(sheet.rows for sheet in sheets):
        raise DeckgenError(Problem("D105", Place(str(path))))
    shown = [sheet.name for sheet in sheets if sheet.visible]
    hidden = [sheet.name for sheet in sheets if not sheet.visible]
    near = get_close_matches(wanted, [*shown, *hidden], n=3) if wanted else []
    facts = {"sheets": shown or ["–"], "hidden": hidden or ["–"], "near": near}
    raise DeckgenError(Problem("D111", Place(str(path), spot=wanted or ""), facts))


def _table(path: Path, sheet: Sheet, max_rows: int | None) -> DataFile:
    cells, found = _cells(path, sheet.name)
    top, left = cells.start or (0, 0)
    refuse_large_table(path, len(found) - 1, cells.width, max_rows)
    problems = list(_cell_problems(path, sheet, cells))
    if problems:
        raise DeckgenError(problems)
    # Most cells are one of a few values; 1, 1.0 and True are one key, and one text too.
    text = cache(_text)
    rows = [(top + at + 1, [text(value) for value in row]) for at, row in enumerate(found)]
    rows = [(line, row) for line, row in rows if not is_blank(row)]
    if not rows:
        raise DeckgenError(Problem("D105", Place(str(path), spot=sheet.name)))
    header_line, header = rows[0]
    notes = [f"sheet: {sheet.name}"]
    if sheet.hidden_rows:
        notes.append(f"hidden rows: {sheet.hidden_rows}")
    letters = {letter_of(left + at): name.strip() for at, name in enumerate(header)}
    about = DataFile(
        path,
        names=(),
        columns={},
        lines=tuple(line for line, _ in rows[1:]),
        header_line=header_line,
        sheet=sheet.name,
        percent_columns=frozenset(letters[letter] for letter in sheet.percent if letters.get(letter)),
        unmarked={
            letters[letter]: line
            for letter, line in sheet.unmarked.items()
            if letter in sheet.percent and letters.get(letter) and line > header_line
        },
        notes=tuple(notes),
    )
    return table(path, header, [row for _, row in rows[1:]], about, left)


def _text(value: object) -> str:
    """A cell as text, a number with the digits that Excel shows."""
    return text_of(float(format(value, _DIGITS)) if isinstance(value, float) else value)


def _cell_problems(path: Path, sheet: Sheet, cells: CalamineSheet) -> Iterator[Problem]:
    """Merged cells, formulas without a value, and errors, each at its address."""
    for first, last in cells.merged_cell_ranges or ():
        if cells.end is not None and first[0] <= cells.end[0] and first[1] <= cells.end[1]:
            where = f"{letter_of(first[1])}{first[0] + 1}:{letter_of(last[1])}{last[0] + 1}"
            place = Place(str(path), first[0] + 1, f"{sheet.name}!{where}")
            yield Problem("D110", place, {"cells": where})
    for cell in sheet.unvalued:
        place = Place(str(path), _line(cell), f"{sheet.name}!{cell}")
        yield Problem("D112", place, {"cell": cell})
    for cell, value in sheet.errors.items():
        place = Place(str(path), _line(cell), f"{sheet.name}!{cell}")
        yield Problem("D113", place, {"cell": cell, "value": value})


def _line(cell: str) -> int:
    return int(cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ") or 0)
