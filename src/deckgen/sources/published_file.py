"""A table of published figures as it stands in its file: long or wide, every cell with its place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from deckgen.errors import DeckgenError, Place, Problem
from deckgen.sources.formats.datafile import DataFile
from deckgen.sources.near import nearest
from deckgen.sources.region_cells import code_of, why_not
from deckgen.survey.crosstab import Status
from deckgen.survey.region import normalised
from deckgen.survey.survey import Survey

KEYS = ("question_id", "option_id")
LONG = (*KEYS, "region", "value", "status")
STATUS = {
    "certain": Status.PUBLISHED,
    "restored": Status.PUBLISHED,
    "published": Status.PUBLISHED,
    "ambiguous": Status.AMBIGUOUS,
    "missing": Status.MISSING,
}

Where = frozenset[str] | str  # the county codes of a region, or the name of a group that is none


@dataclass(frozen=True, slots=True)
class Cell:
    """A figure as it is written, what it is of, and where it stands."""

    question: str
    option: str
    region: str
    where: Where
    text: str
    column: str
    row: int
    place: Place
    status: Status = Status.PUBLISHED


def cells_of(data: DataFile, survey: Survey, nation: str) -> tuple[list[Cell], list[Problem]]:
    """Every cell of a table in either form, and what in it doesn't fit the codebook.

    A table is long, one figure a row, when it has any of the columns that only a long one has;
    otherwise each column after the first two is a region or a group.
    """
    said = {name.casefold() for name in data.names}
    long = bool(said & {"region", "value", "status"})
    missing = [name for name in (LONG if long else KEYS) if name not in data.names]
    columns = [name for name in data.names if name not in KEYS]
    if missing or not columns:
        raise DeckgenError(
            [
                Problem("D104", data.place(-1), {"column": name, "near": nearest(name, data.names)})
                for name in missing or LONG[2:]
            ]
        )
    regions = Regions(survey, nation)
    found = _long(data, survey, regions) if long else _wide(data, survey, regions, columns)
    cells = [each for each in found if isinstance(each, Cell)]
    problems = [each for each in found if isinstance(each, Problem)]
    return cells, problems + list(_doubles(cells))


class Regions:
    """What the regions of a table stand for: the nation, a region, or the group of an option."""

    def __init__(self, survey: Survey, nation: str) -> None:
        self.division = survey.division
        self.nation = {normalised(nation), normalised(survey.nation)}
        options = [option for question in survey.questions.values() for option in question.options]
        self.groups = [option.group for option in options if option.group]
        self.names = [nation, *(region.name for region in self.division.regions), *self.groups]

    def where(self, name: str) -> Where | None:
        """The codes of a region or the name of a group; None for what is neither."""
        if normalised(name) in self.nation:
            return self.division.nation_codes
        if name.strip() in self.groups:
            return name.strip()
        try:
            return self.division.region(name).codes
        except DeckgenError:
            code = code_of(name, self.division)
        towns = {town.code for town in self.division.municipalities}
        return frozenset({code}) if code and (len(code) == 2 or code in towns) else None

    def problem(self, name: str, column: str, count: int, place: Place) -> Problem:
        """D140, D141 or D142 for a name that is nothing of the survey's."""
        code, facts = why_not(name, self.division, column, count)
        near = nearest(name, self.names) if code == "D140" else []
        return Problem(code, place, facts | {"near": near})


def _long(data: DataFile, survey: Survey, regions: Regions) -> list[Cell | Problem]:
    columns = [data.columns[name].tolist() for name in LONG]
    found: list[Cell | Problem] = []
    told: set[str] = set()
    for row, raw in enumerate(zip(*columns, strict=True)):
        question, option, region, text, status = (str(cell).strip() for cell in raw)
        problem = _unknown(question, option, survey, data, row)
        if problem is None and status not in STATUS:
            facts = {"value": status, "column": "status", "near": nearest(status, STATUS) or list(STATUS)}
            problem = Problem("D151", data.place(row, "status"), facts)
        where = regions.where(region)
        if problem is not None:
            found.append(problem)
        elif where is not None:
            place = data.place(row, "value")
            found.append(Cell(question, option, region, where, text, "value", row, place, STATUS[status]))
        elif region not in told:
            told.add(region)
            count = sum(str(cell).strip() == region for cell in columns[2])
            found.append(regions.problem(region, "region", count, data.place(row, "region")))
    return found


def _wide(data: DataFile, survey: Survey, regions: Regions, columns: Sequence[str]) -> list[Cell | Problem]:
    found: list[Cell | Problem] = []
    known: dict[str, Where] = {}
    for name in columns:
        where = regions.where(name)
        if where is None:
            found.append(regions.problem(name, name, data.rows, data.place(-1, name)))
        elif where in known.values():
            found.append(Problem("D132", data.place(-1, name), {"id": name, "row": -1}))
        else:
            known[name] = where
    for row in range(data.rows):
        question, option = (str(data.columns[name][row]).strip() for name in KEYS)
        problem = _unknown(question, option, survey, data, row)
        if problem is not None:
            found.append(problem)
            continue
        for name, where in known.items():
            text = str(data.columns[name][row]).strip()
            found.append(Cell(question, option, name, where, text, name, row, data.place(row, name)))
    return found


def _unknown(question: str, option: str, survey: Survey, data: DataFile, row: int) -> Problem | None:
    """D151 for a question or an option that the codebook doesn't have."""
    asked = survey.questions.get(question)
    known = [each.id for each in asked.options] if asked else list(survey.questions)
    value, column = (option, "option_id") if asked else (question, "question_id")
    if value in known and asked:
        return None
    return Problem(
        "D151", data.place(row, column), {"value": value, "column": column, "near": nearest(value, known)}
    )


def _doubles(cells: Sequence[Cell]) -> Iterator[Problem]:
    """D132 for each row whose figures were there before it."""
    seen: set[tuple[str, str, Where]] = set()
    told: set[int] = set()
    for cell in cells:
        key = (cell.question, cell.option, cell.where)
        if key in seen and cell.row not in told:
            told.add(cell.row)
            named = f"{cell.question} {cell.option}" + (f" {cell.region}" if cell.column == "value" else "")
            yield Problem("D132", cell.place, {"id": named, "row": cell.row})
        seen.add(key)
