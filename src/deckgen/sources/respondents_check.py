"""What is wrong with a respondent file: every header, key, county and answer against the codebook."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from deckgen.errors import Problem
from deckgen.sources.codebook_file import RespondentsEntry
from deckgen.sources.formats.datafile import DataFile
from deckgen.sources.near import nearest
from deckgen.sources.region_cells import code_of, why_not
from deckgen.sources.rules import cells_of, columns_of
from deckgen.survey.question import Question
from deckgen.survey.survey import Survey

MANY_ROWS = 20_000

MOST_IDS = 5  # doubled ids that a message names


def problems_of(
    data: DataFile, entry: RespondentsEntry, survey: Survey, wave: str | None
) -> Iterator[Problem]:
    """Every problem of the file at its place; where columns are missing, only those."""
    missing = list(_header_problems(data, wanted(entry, survey, wave)))
    if missing:
        yield from missing
        return
    yield from _id_problems(data, entry)
    yield from _region_problems(data, entry, survey)
    for cut in survey.cuts:
        yield from unknown_cells(data, cut.column, [*cut.values, *entry.missing])
    if wave is not None and survey.waves is not None:
        yield from unknown_cells(data, wave, list(survey.waves.values), blank=False)
    for question in survey.questions.values():
        for name in columns_of(question):
            yield from unknown_cells(data, name, cells_of(question))
        yield from _too_many(data, question)


def without_missing(data: DataFile, survey: Survey) -> tuple[DataFile, tuple[Problem, ...]]:
    """The file with the cells that it declares missing itself left blank, and how many there were.

    An answer that the codebook names stays an answer.
    """
    if not data.missing:
        return data, ()
    columns, notes = dict(data.columns), []
    answers = {
        name: set(cells_of(question)) - set(question.missing)
        for question in survey.questions.values()
        for name in columns_of(question)
    }
    for name in [name for name in data.missing if name in answers]:
        gone = np.isin(columns[name].astype(str), sorted(data.missing[name] - answers[name]))
        if gone.any():
            columns[name] = np.where(gone, "", columns[name]).astype(object)
            facts = {"column": name, "count": int(gone.sum())}
            notes.append(Problem("W151", data.place(-1, name), facts))
    return replace(data, columns=columns), tuple(notes)


def wanted(entry: RespondentsEntry, survey: Survey, wave: str | None) -> tuple[str, ...]:
    """The columns that a file must have, each once."""
    names = [name for name in (entry.id, entry.region, entry.weight, wave) if name]
    names += [cut.column for cut in survey.cuts]
    names += entry.rake.margins if entry.rake else ()
    for question in survey.questions.values():
        names += columns_of(question)
    return tuple(dict.fromkeys(names))


def unknown_cells(
    data: DataFile, name: str, allowed: list[str] | tuple[str, ...], blank: bool = True
) -> Iterator[Problem]:
    """One problem for each value that isn't allowed, at its first row, with how often it is there."""
    column = data.columns[name]
    known = {*allowed, ""} if blank else set(allowed)
    for value in _unique(column):
        if value not in known:
            rows = np.flatnonzero(column == value)
            near = nearest(str(value), allowed)
            facts = {"value": str(value), "column": name, "near": near, "count": len(rows)}
            labels = data.value_labels.get(name)
            # A file that labels its values and has none for this one is itself in doubt.
            code = "D152" if labels and str(value) not in labels else "D151"
            yield Problem(code, data.place(int(rows[0]), name), facts)


def _unique(column: NDArray[np.object_]) -> Iterable[object]:
    """The values of a column, each once, in the order they come.

    pandas is faster with many rows, but takes longer to import than a small file to read.
    """
    if len(column) < MANY_ROWS:
        return dict.fromkeys(column.tolist())
    import pandas as pd  # noqa: PLC0415  # pandas is slow to load

    return pd.unique(column)


def _doubled(column: NDArray[np.object_]) -> NDArray[np.bool_]:
    """Which cells hold what an earlier one holds."""
    if len(column) >= MANY_ROWS:
        import pandas as pd  # noqa: PLC0415  # pandas is slow to load

        return pd.Series(column).duplicated(keep="first").to_numpy()
    seen: set[object] = set()
    doubled = np.zeros(len(column), dtype=bool)
    for row, cell in enumerate(column.tolist()):
        doubled[row] = cell in seen
        seen.add(cell)
    return doubled


def _header_problems(data: DataFile, names: tuple[str, ...]) -> Iterator[Problem]:
    for name in names:
        if name not in data.columns:
            yield Problem("D104", data.place(-1), {"column": name, "near": nearest(name, data.names)})


def _id_problems(data: DataFile, entry: RespondentsEntry) -> Iterator[Problem]:
    if entry.id is None:
        return
    ids = data.columns[entry.id]
    for row in np.flatnonzero(ids == ""):
        yield Problem("D132", data.place(int(row), entry.id), {"id": "", "row": int(row)})
    for row in np.flatnonzero(_doubled(ids) & (ids != "")):
        yield Problem("D132", data.place(int(row), entry.id), {"id": ids[row], "row": int(row)})


def _region_problems(data: DataFile, entry: RespondentsEntry, survey: Survey) -> Iterator[Problem]:
    if entry.region is None:
        return
    column = data.columns[entry.region]
    division = survey.division
    if not (column != "").any():
        yield Problem("D143", data.place(-1, entry.region), {"column": entry.region})
        return
    for value in _unique(column):
        if code_of(str(value), division) is None:
            rows = np.flatnonzero(column == value)
            code, facts = why_not(str(value), division, entry.region, len(rows))
            names = [county.name for county in division.counties]
            near = nearest(str(value), [*sorted(division.nation_codes), *names])
            yield Problem(code, data.place(int(rows[0]), entry.region), facts | {"near": near})


def _too_many(data: DataFile, question: Question) -> Iterator[Problem]:
    """A respondent with more answers than the question allowed."""
    if question.max_answers is None or question.columns:
        return
    given = np.zeros(len(data.columns[data.names[0]]), dtype=int)
    for name in columns_of(question):
        given += np.isin(data.columns[name].astype(str), question.ticked)
    for row in np.flatnonzero(given > question.max_answers):
        facts = {"question": question.id, "given": int(given[row]), "most": question.max_answers}
        yield Problem("D153", data.place(int(row)), facts)
