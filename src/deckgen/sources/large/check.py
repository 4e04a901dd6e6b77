"""What is wrong with a large respondent file: the checks of a small one, on the cells there are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from deckgen.errors import Problem
from deckgen.sources.codebook_file import RespondentsEntry
from deckgen.sources.large import numbers
from deckgen.sources.large.lines import MOST_PROBLEMS
from deckgen.sources.large.table import LargeTable
from deckgen.sources.near import nearest
from deckgen.sources.region_cells import code_of, why_not
from deckgen.sources.respondents_check import wanted
from deckgen.sources.rules import cells_of, columns_of
from deckgen.survey.question import Question
from deckgen.survey.survey import Survey

Fault = tuple[str, int, dict[str, object]]  # code, row, facts


def problems_of(
    table: LargeTable, entry: RespondentsEntry, survey: Survey, wave: str | None
) -> tuple[Problem, ...]:
    """Every problem of the file at its place; where columns are missing, only those."""
    names = wanted(entry, survey, wave)
    missing = [name for name in names if name not in table.names]
    if missing:
        near = {name: nearest(name, table.names) for name in missing}
        faults: list[Fault] = [("D104", -1, {"column": name, "near": near[name]}) for name in missing]
    else:
        faults = list(_faults(table, entry, survey, wave))
    if entry.weight is not None and entry.weight in table.columns:
        faults += _weight_faults(table, entry.weight)
    places = table.places(row for _, row, _ in faults)
    return tuple(Problem(code, places[row], facts) for code, row, facts in faults)


def marks_problems(table: LargeTable, entry: RespondentsEntry) -> tuple[Problem, ...]:
    """D102 for every column with two decimal marks."""
    if not table.separator:
        return ()
    many = (entry.id, entry.weight)  # columns of too many different cells to look at one by one
    return tuple(
        numbers.two_marks(table, name)
        for name in table.columns
        if (numbers.has_two_marks(table, name) if name in many else table.mixed(name))
    )


def _faults(table: LargeTable, entry: RespondentsEntry, survey: Survey, wave: str | None) -> Iterator[Fault]:
    if entry.id is not None:
        yield from _id_faults(table, entry.id)
    yield from _region_faults(table, entry, survey)
    for cut in survey.cuts:
        yield from _unknown_cells(table, cut.column, [*cut.values, *entry.missing])
    if wave is not None and survey.waves is not None:
        yield from _unknown_cells(table, wave, list(survey.waves.values), blank=False)
    for question in survey.questions.values():
        for name in columns_of(question):
            yield from _unknown_cells(table, name, cells_of(question))
        yield from _too_many(table, question)


def _unknown_cells(
    table: LargeTable, name: str, allowed: Sequence[str], blank: bool = True
) -> Iterator[Fault]:
    known = {*allowed, ""} if blank else set(allowed)
    for found in table.texts(name):
        if found.text not in known:
            near = nearest(found.text, allowed)
            yield (
                "D151",
                found.first,
                {"value": found.text, "column": name, "near": near, "count": found.rows},
            )


def _id_faults(table: LargeTable, name: str) -> Iterator[Fault]:
    column = table.columns[name]
    blank = numbers.blank(column)
    for (row,) in table.duck.rows(
        f"SELECT row_at FROM answers WHERE {blank} ORDER BY row_at LIMIT {MOST_PROBLEMS}"
    ):
        yield "D132", row, {"id": "", "row": row}
    # Hashes are counted, not the keys: a quarter of the memory. Only keys whose hash is there twice
    # are then looked at themselves.
    table.duck.run(
        f"CREATE OR REPLACE TEMP TABLE doubled AS SELECT hash({column}) AS h FROM answers "
        "GROUP BY h HAVING count(*) > 1"
    )
    nth = f"row_number() OVER (PARTITION BY {column} ORDER BY row_at)"
    doubled = f"hash({column}) IN (FROM doubled) AND NOT {blank}"
    rows = table.duck.rows(
        f"SELECT row_at, c FROM (SELECT row_at, {column} AS c, {nth} AS nth FROM answers WHERE {doubled}) "
        f"WHERE nth > 1 ORDER BY row_at LIMIT {MOST_PROBLEMS}"
    )
    for row, text in _plain(table, name, rows):
        yield "D132", row, {"id": text, "row": row}


def _region_faults(table: LargeTable, entry: RespondentsEntry, survey: Survey) -> Iterator[Fault]:
    division = survey.division
    cells = table.texts(entry.region) if entry.region else ()
    if entry.region and all(found.text == "" for found in cells):
        yield "D143", -1, {"column": entry.region}
        return
    for found in cells:
        if code_of(found.text, division) is None:
            code, facts = why_not(found.text, division, entry.region or "", found.rows)
            names = [county.name for county in division.counties]
            near = nearest(found.text, [*sorted(division.nation_codes), *names])
            yield code, found.first, facts | {"near": near}


def _too_many(table: LargeTable, question: Question) -> Iterator[Fault]:
    """A respondent with more answers than the question allowed."""
    if question.max_answers is None or question.columns:
        return
    ticks, values = [], []
    for name in columns_of(question):
        ticked = [cell for cell, found in table.cells(name).items() if found.text in question.ticked]
        if ticked:
            ticks.append(f"CAST({table.columns[name]} IN ({', '.join('?' * len(ticked))}) AS INTEGER)")
            values += ticked
    if not ticks:
        return
    rows = table.duck.rows(
        f"SELECT row_at, given FROM (SELECT row_at, {' + '.join(ticks)} AS given FROM answers) "
        f"WHERE given > {question.max_answers} ORDER BY row_at LIMIT {MOST_PROBLEMS}",
        values,
    )
    for row, given in rows:
        yield "D153", row, {"question": question.id, "given": given, "most": question.max_answers}


def _weight_faults(table: LargeTable, name: str) -> Iterator[Fault]:
    column = table.columns[name]
    bad = "w IS NULL"
    if table.separator and numbers.has_odd(table, name) and not numbers.marks_of(table, name).of_numbers:
        bad = f"w IS NULL OR {numbers.odd(column)}"
    rows = table.duck.rows(
        f"SELECT row_at, {column} FROM answers WHERE {bad} ORDER BY row_at LIMIT {MOST_PROBLEMS}"
    )
    for row, text in _plain(table, name, rows):
        yield "D130", row, {"value": text, "column": name}


def _plain(table: LargeTable, name: str, rows: Sequence[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """Rows and their cells of a column, the cells as text."""
    return zip((row for row, _ in rows), table.plain(name, [cell for _, cell in rows]), strict=True)
