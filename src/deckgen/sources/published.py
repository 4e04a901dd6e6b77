"""Published figures: a long CSV of question, option, region, per cent and status, looked up."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from deckgen.errors import DeckgenError, Place, Problem
from deckgen.survey.crosstab import Crosstab, Estimate, Group, GroupRole, Source, Status
from deckgen.survey.question import Question, ResponseOption
from deckgen.survey.survey import Survey

COLUMNS = ("question_id", "option_id", "region", "value", "status")
_STATUS = {
    "certain": Status.PUBLISHED,
    "restored": Status.PUBLISHED,
    "published": Status.PUBLISHED,
    "ambiguous": Status.AMBIGUOUS,
    "missing": Status.MISSING,
}

Key = tuple[str, str, frozenset[str] | str]


@dataclass(frozen=True)
class Published:
    """A table of published figures; regions are known by their county codes, others by name."""

    estimates: Mapping[Key, Estimate]
    bases: Mapping[str, Mapping[str, int]]
    nation_key: str
    source: Source = field(default_factory=lambda: Source("published"))

    def crosstab(self, question: Question, groups: tuple[Group, ...]) -> Crosstab:
        """The figures of a question as printed; a cell that isn't in the table is missing."""
        cells = tuple(
            tuple(self._cell(question, option, group) for group in groups) for option in question.options
        )
        return Crosstab(question, question.options, groups, cells, self.source)

    def _cell(self, question: Question, option: ResponseOption, group: Group) -> Estimate:
        where: frozenset[str] | str = option.group or group.codes or group.name
        found = self.estimates.get((question.id, option.id, where))
        # A figure of another country stands beside the nation's, once.
        if found is None or (option.group and group.role is not GroupRole.NATION):
            return Estimate(None, status=Status.MISSING)
        if group.role is not GroupRole.NATION or option.group:
            return found
        base = self.bases.get(question.universe.id, {}).get(self.nation_key)
        return Estimate(found.share, base, None, found.status)


def read_published(
    path: Path, survey: Survey, bases: Mapping[str, Mapping[str, int]], nation_key: str
) -> Published:
    """The table at `path`; DeckgenError with every row that doesn't fit the codebook."""
    estimates: dict[Key, Estimate] = {}
    problems: list[Problem] = []
    for line, row in _rows(path):
        place = Place(str(path), line)
        found = _problem_of(row, survey, place)
        if found is not None:
            problems.append(found)
            continue
        key = (row["question_id"], row["option_id"], _where(row["region"], survey, nation_key))
        if key in estimates:
            problems.append(Problem("D132", place, {"id": " ".join(map(str, key[:2])), "row": line}))
        estimates[key] = _estimate(row)
    if problems:
        raise DeckgenError(problems)
    return Published(estimates, bases, nation_key)


def _rows(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """Rows with their line; the header must hold COLUMNS, each row as many fields as it."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.reader(file)
        header = next(reader, [])
        missing = [column for column in COLUMNS if column not in header]
        if missing:
            raise DeckgenError(
                [Problem("D104", Place(str(path), 1), {"column": name, "near": []}) for name in missing]
            )
        for fields in reader:
            if len(fields) != len(header):
                place = Place(str(path), reader.line_num)
                raise DeckgenError(Problem("D103", place, {"fields": len(fields), "expected": len(header)}))
            yield reader.line_num, dict(zip(header, fields, strict=True))


def _problem_of(row: Mapping[str, str], survey: Survey, place: Place) -> Problem | None:
    question = survey.questions.get(row["question_id"])
    if question is None:
        return Problem("D151", place, {"value": row["question_id"], "column": "question_id", "near": []})
    if row["option_id"] not in {option.id for option in question.options}:
        return Problem("D151", place, {"value": row["option_id"], "column": "option_id", "near": []})
    if row["status"] not in _STATUS:
        return Problem("D151", place, {"value": row["status"], "column": "status", "near": list(_STATUS)})
    if row["value"]:
        try:
            value = float(row["value"].replace(",", "."))
        except ValueError:
            return Problem("D123", place, {"value": row["value"], "column": "value"})
        if not 0 <= value <= 100:
            return Problem("D124", place, {"value": row["value"], "column": "value"})
    return None


def _where(region: str, survey: Survey, nation_key: str) -> frozenset[str] | str:
    """The county codes of a region's name, or the name itself for a group that is no region."""
    if region == nation_key:
        return survey.division.nation_codes
    try:
        return survey.division.region(region).codes
    except DeckgenError:
        return region


def _estimate(row: Mapping[str, str]) -> Estimate:
    """Per cent in, a share out; a row without a value is missing whatever its status."""
    if not row["value"]:
        return Estimate(None, status=Status.MISSING)
    return Estimate(float(row["value"].replace(",", ".")) / 100, status=_STATUS[row["status"]])
