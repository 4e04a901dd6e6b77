"""The respondent file: a CSV read as text, every cell checked against the codebook."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from deckgen.errors import DeckgenError, Place, Problem
from deckgen.sources.codebook_file import RespondentsEntry
from deckgen.sources.csvfile import read_lines
from deckgen.sources.respondents import TICKED, Respondents, columns_of
from deckgen.survey.crosstab import Source
from deckgen.survey.question import Question, QuestionType
from deckgen.survey.survey import Survey


def read_respondents(path: Path, entry: RespondentsEntry, survey: Survey) -> Respondents:
    """The answers at `path`; DeckgenError with every header, code, answer and weight that doesn't fit."""
    frame = _frame(path)
    lines = frame.index.to_numpy()
    wanted = _wanted(entry, survey)
    problems = list(_header_problems(path, list(frame.columns), wanted))
    if problems:
        raise DeckgenError(problems)
    columns = {name: frame[name].to_numpy(dtype=object) for name in wanted}
    weight, weight_problems = _weights(path, entry, columns, lines)
    problems += weight_problems
    problems += _key_problems(path, entry, survey, columns, lines)
    problems += _answer_problems(path, survey, columns, lines)
    if problems:
        raise DeckgenError(problems)
    keep = weight > 0
    return Respondents(
        survey,
        {name: values[keep] for name, values in columns.items()},
        columns[entry.region][keep],
        weight[keep],
        Source("respondents", entry.example),
    )


def _frame(path: Path) -> pd.DataFrame:
    """Every cell as the text it is, each row by its line: no numbers, no missing words."""
    rows = read_lines(path)
    if len(rows) < 2:
        raise DeckgenError(Problem("D105", Place(str(path))))
    header = rows[0][1]
    ragged = [
        Problem("D103", Place(str(path), line), {"fields": len(row), "expected": len(header)})
        for line, row in rows
        if len(row) != len(header)
    ]
    if ragged:
        raise DeckgenError(ragged)
    lines = [line for line, _ in rows[1:]]
    return pd.DataFrame([row for _, row in rows[1:]], columns=header, index=lines, dtype=object)


def _wanted(entry: RespondentsEntry, survey: Survey) -> tuple[str, ...]:
    names = [entry.id, entry.region, *([entry.weight] if entry.weight else [])]
    names += [cut.id for cut in entry.cuts]
    for question in survey.questions.values():
        names += columns_of(question)
    return tuple(names)


def _header_problems(path: Path, header: list[str], wanted: tuple[str, ...]) -> Iterator[Problem]:
    place = Place(str(path), 1)
    for name in sorted({name for name in header if header.count(name) > 1}):
        yield Problem("D104", place, {"column": name, "near": [], "why": "doubled"})
    for name in wanted:
        if name not in header:
            yield Problem("D104", place, {"column": name, "near": get_close_matches(name, header, n=3)})


def _weights(
    path: Path, entry: RespondentsEntry, columns: dict[str, NDArray[Any]], lines: NDArray[Any]
) -> tuple[NDArray[np.float64], list[Problem]]:
    """Weights as numbers (1 where there is no weight column); negative and unreadable ones refused."""
    if entry.weight is None:
        return np.ones(len(lines)), []
    texts = pd.Series(columns[entry.weight]).str.replace(",", ".", regex=False)
    numbers = pd.to_numeric(texts, errors="coerce").to_numpy(dtype=float)
    bad = ~np.isfinite(numbers) | (numbers < 0)
    found = [
        Problem("D130", Place(str(path), int(lines[row])), {"value": columns[entry.weight][row]})
        for row in np.flatnonzero(bad)
    ]
    return np.where(bad, 0.0, numbers), found


def _key_problems(
    path: Path,
    entry: RespondentsEntry,
    survey: Survey,
    columns: dict[str, NDArray[Any]],
    lines: NDArray[Any],
) -> Iterator[Problem]:
    ids = pd.Series(columns[entry.id])
    for row in np.flatnonzero(ids.duplicated(keep="first").to_numpy()):
        yield Problem("D132", Place(str(path), int(lines[row])), {"id": ids[row]})
    codes = sorted(survey.division.nation_codes)
    yield from _unknown_values(path, columns[entry.region], lines, (entry.region, codes, "D140"))
    for cut in entry.cuts:
        yield from _unknown_values(path, columns[cut.id], lines, (cut.id, [*cut.values, ""], "D151"))


def _answer_problems(
    path: Path, survey: Survey, columns: dict[str, NDArray[Any]], lines: NDArray[Any]
) -> Iterator[Problem]:
    for question in survey.questions.values():
        allowed = [*_allowed(question), ""]
        for name in columns_of(question):
            yield from _unknown_values(path, columns[name], lines, (name, allowed, "D151"))


def _allowed(question: Question) -> list[str]:
    """The texts a cell of a question may hold."""
    if question.type.is_battery:
        return [answer.id for answer in question.answers]
    if question.type is QuestionType.SINGLE_CHOICE:
        return [option.id for option in question.options]
    return [TICKED, "0"]


def _unknown_values(
    path: Path, column: NDArray[Any], lines: NDArray[Any], rule: tuple[str, list[str], str]
) -> Iterator[Problem]:
    """One problem for each value that isn't allowed, at its first row; a rule is name, allowed, code."""
    name, allowed, code = rule
    bad = ~np.isin(column.astype(str), allowed)
    seen: set[str] = set()
    for row in np.flatnonzero(bad):
        value = str(column[row])
        if value not in seen:
            seen.add(value)
            near = get_close_matches(value, allowed, n=3)
            facts = {"value": value, "column": name, "near": near, "count": int((column == value).sum())}
            yield Problem(code, Place(str(path), int(lines[row])), facts)
