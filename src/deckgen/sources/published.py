"""Published figures: a long CSV of question, option, region, per cent and status, looked up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path

from deckgen.errors import DeckgenError, Place, Problem
from deckgen.sources.formats.csv import read_lines
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
        if option.group:
            return found
        name = self.nation_key if group.role is GroupRole.NATION else group.name
        base = self.bases.get(question.universe.id, {}).get(name)
        return Estimate(found.share, base, None, found.status)


def read_published(
    path: Path, survey: Survey, bases: Mapping[str, Mapping[str, int]], nation_key: str
) -> Published:
    """The table at `path`; DeckgenError with every row that doesn't fit the codebook."""
    estimates: dict[Key, Estimate] = {}
    problems: list[Problem] = []
    for line, row in _rows(path):
        place = Place(str(path), line)
        found = _problem_of(row, survey, place) or _region_problem(row["region"], survey, nation_key, place)
        if found is not None:
            problems.append(found)
            continue
        key = (row["question_id"], row["option_id"], _where(row["region"], survey, nation_key))
        if key in estimates:
            problems.append(Problem("D132", place, {"id": " ".join(map(str, key[:2])), "row": line}))
        estimates[key] = _estimate(row)
    if problems:
        raise DeckgenError(problems)
    if not estimates:
        raise DeckgenError(Problem("D105", Place(str(path))))
    return Published(estimates, bases, nation_key)


def _rows(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """Rows with their line; the header must hold COLUMNS, each row as many fields as it."""
    lines = read_lines(path)
    header = lines[0][1] if lines else []
    missing = [column for column in COLUMNS if column not in header]
    if missing:
        raise DeckgenError(
            [Problem("D104", Place(str(path), 1), {"column": name, "near": []}) for name in missing]
        )
    for line, fields in lines[1:]:
        if len(fields) != len(header):
            facts = {"fields": len(fields), "expected": len(header)}
            raise DeckgenError(Problem("D103", Place(str(path), line), facts))
        yield line, dict(zip(header, fields, strict=True))


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


def _region_problem(region: str, survey: Survey, nation_key: str, place: Place) -> Problem | None:
    """D140 for a name that is neither the nation, a region, nor the group of an option."""
    questions = survey.questions.values()
    others = [option.group for question in questions for option in question.options if option.group]
    if isinstance(_where(region, survey, nation_key), frozenset) or region in others:
        return None
    names = [found.name for found in survey.division.regions]
    near = get_close_matches(region, dict.fromkeys([nation_key, *names, *others]), n=3)
    return Problem("D140", place, {"value": region, "column": "region", "near": near, "count": 1})


def _where(region: str, survey: Survey, nation_key: str) -> frozenset[str] | str:
    """The county codes of a region's name, or the name itself for a group that is no region."""
    if region == nation_key:
        return survey.division.nation_codes
    try:
        return survey.division.region(region).codes
    except DeckgenError:
        return region


def _estimate(row: Mapping[str, str]) -> Estimate:
    """Per cent in, a share out; a row without a value, or marked as missing, has no figure."""
    if not row["value"] or _STATUS[row["status"]] is Status.MISSING:
        return Estimate(None, status=Status.MISSING)
    return Estimate(float(row["value"].replace(",", ".")) / 100, status=_STATUS[row["status"]])
