"""Respondents beyond memory: one pass of DuckDB over a question's own columns, exact to the last digit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from deckgen.sources.large.table import LargeTable
from deckgen.sources.region_cells import code_of
from deckgen.sources.rules import AnyOf, RowRule, Test, rules_of
from deckgen.survey.question import Question
from deckgen.survey.survey import Survey
from deckgen.survey.tally import SCORE_UNIT, Part, Tallies, Tally

MOST_PATTERNS = 1024  # of answers to what is counted in one pass; each part has its own

Sums = tuple[int, int, int]  # respondents, weight, squares


@dataclass
class LargeRespondents:
    """The answers of a large table: `region` and `wave` are columns of the file, as in Respondents."""

    survey: Survey
    table: LargeTable
    region: str
    wave: str | None = None
    _tallies: dict[tuple[Question, str | None], Tallies] = field(default_factory=dict)
    _weights: dict[str | None, Mapping[Part, Tally]] = field(default_factory=dict)
    _texts: dict[str, dict[str, str]] = field(default_factory=dict)

    def tallies(self, question: Question, cut: str | None) -> Tallies:
        """A Tally for each row of the question in every part that holds a respondent."""
        if (question, cut) not in self._tallies:
            self._tallies[question, cut] = self._tallied(question, cut)
        return self._tallies[question, cut]

    def weights(self, cut: str | None) -> Mapping[Part, Tally]:
        """Every part's respondents with their weights."""
        if cut not in self._weights:
            sums = Pass(self, cut).sums()
            found = {part: sums[part][Pass.everyone] for part in sorted(sums)}
            self._weights[cut] = {part: Tally(n, 0, w, ww) for part, (n, w, ww) in found.items()}
        return self._weights[cut]

    def heaviest(self) -> Mapping[Part, int]:
        """The largest weight of anyone in every part."""
        return Pass(self, None).heaviest()

    def bases(self, cut: str | None) -> Mapping[Part, int]:
        """How many respondents there are in every part."""
        return {part: tally.base for part, tally in self.weights(cut).items()}

    def texts(self, name: str) -> dict[str, str]:
        """What the cells of a column say: a county's code in the region column, else their text."""
        if name not in self._texts:
            found = {cell: of.text for cell, of in self.table.cells(self._source(name)).items()}
            if name == self.region:
                division = self.survey.division
                found = {cell: code_of(text, division) or text for cell, text in found.items()}
            self._texts[name] = found
        return self._texts[name]

    def column(self, name: str) -> str:
        """The SQL name of a column of the file or of a cut."""
        return self.table.columns[self._source(name)]

    def _source(self, name: str) -> str:
        """A cut goes by its id, and may stand in a column of another name."""
        columns = {cut.id: cut.column for cut in self.survey.cuts}
        return name if name == self.region else columns.get(name, name)

    def _tallied(self, question: Question, cut: str | None) -> Tallies:
        parts = sorted(self.bases(cut))
        rows: list[dict[Part, Tally]] = []
        pass_ = Pass(self, cut)
        waiting: list[_Row | None] = []
        for rule in rules_of(question, self.survey):
            if rule is not None and not pass_.has_room(rule):
                rows += _counted(pass_, waiting, parts)
                pass_, waiting = Pass(self, cut), []
            waiting.append(_row(pass_, rule) if rule is not None else None)
        rows += _counted(pass_, waiting, parts)
        return {part: tuple(row[part] for row in rows) for part in parts}


@dataclass
class Pass:
    """One pass over the respondents: conditions as bits, respondents summed by the bits they have."""

    of: LargeRespondents
    cut: str | None
    conditions: list[AnyOf] = field(default_factory=list)

    everyone = 0  # the mask of no condition

    def bit(self, any_of: AnyOf) -> int:
        """The bit of a condition."""
        if any_of not in self.conditions:
            self.conditions.append(any_of)
        return 1 << self.conditions.index(any_of)

    def has_room(self, rule: RowRule) -> bool:
        """Whether a rule more gives no more patterns of answers than a pass should hold."""
        return not self.conditions or self._patterns({*self.conditions, *_conditions(rule)}) <= MOST_PATTERNS

    def sums(self, masks: Sequence[int] = (everyone,)) -> dict[Part, dict[int, Sums]]:
        """For each part and mask the sums over the respondents who meet all its conditions."""
        # Without a wave, a region and a cut there is one part.
        by = {name: self.of.column(name) for name in self._split()} or {"": "''"}
        named = ", ".join(f"{column} AS k{at}" for at, column in enumerate(by.values()))
        keys = ", ".join(f"k{at}" for at in range(len(by)))
        bits, values = self._bits()
        summed = ", ".join(
            f"sum({what}) FILTER (b & {mask} = {mask})" for mask in masks for what in ("n", "w", "ww")
        )
        rows = self.of.table.duck.rows(
            f"WITH patterns AS (SELECT {named}, {bits} AS b, count(*) AS n, sum(w) AS w, "
            f"sum(CAST(w AS HUGEINT) * w) AS ww FROM kept GROUP BY ALL) "
            f"SELECT {keys}, {summed} FROM patterns GROUP BY {keys}",
            values,
        )
        found: dict[Part, dict[int, Sums]] = {}
        for row in rows:
            part = self._part(dict(zip(by, row, strict=False)))
            sums = [int(value or 0) for value in row[len(by) :]]
            for at, mask in enumerate(masks):
                n, w, ww = found.setdefault(part, {}).get(mask, (0, 0, 0))
                found[part][mask] = (n + sums[3 * at], w + sums[3 * at + 1], ww + sums[3 * at + 2])
        return found

    def heaviest(self) -> dict[Part, int]:
        """The largest weight in each part."""
        by = {name: self.of.column(name) for name in self._split()} or {"": "''"}
        found: dict[Part, int] = {}
        for *cells, weight in self.of.table.duck.rows(
            f"SELECT {', '.join(by.values())}, max(w) FROM kept GROUP BY ALL"
        ):
            part = self._part(dict(zip(by, cells, strict=True)))
            found[part] = max(found.get(part, 0), int(weight))
        return found

    def _split(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(name for name in (self.of.wave, self.of.region, self.cut) if name))

    def _part(self, cells: Mapping[str, Any]) -> Part:
        return Part(
            *(
                self.of.texts(name)[cells[name]] if name else ""
                for name in (self.of.wave, self.of.region, self.cut)
            )
        )

    def _bits(self) -> tuple[str, list[str]]:
        parts, values = ["CAST(0 AS BIGINT)"], []
        for any_of in self.conditions:
            met = []
            for test in any_of:
                cells = self._cells(test)
                if cells:
                    met.append(f"{self.of.column(test.column)} IN ({', '.join('?' * len(cells))})")
                    values += cells
            if met:
                parts.append(f"CASE WHEN {' OR '.join(met)} THEN {self.bit(any_of)} ELSE 0 END")
        return " + ".join(parts), values

    def _cells(self, test: Test) -> list[str]:
        """The cells that meet a test."""
        texts = self.of.texts(test.column)
        return [cell for cell, text in texts.items() if (text in test.values) is test.inside]

    def _patterns(self, conditions: set[AnyOf]) -> int:
        """The most patterns there can be: conditions on one column have no more than its cells."""
        own: dict[str, int] = {}
        product = 1
        for any_of in conditions:
            columns = {test.column for test in any_of}
            if len(columns) == 1:
                name = columns.pop()
                own[name] = own.get(name, 0) + 1
            else:
                product *= 2
        for name, count in own.items():
            product *= min(2**count, len(self.of.texts(name)))
        return product


@dataclass(frozen=True)
class _Row:
    """A row of a question as masks: who answered, and who holds each score."""

    valid: int
    points: tuple[tuple[int, int], ...]


def _conditions(rule: RowRule) -> Iterator[AnyOf]:
    yield from rule.valid
    yield from (any_of for _, any_of in _points(rule))


def _points(rule: RowRule) -> list[tuple[int, AnyOf]]:
    """Each score of a row and the condition of holding it; a row of shares has one."""
    if not rule.scores:
        return [(SCORE_UNIT, rule.hit)]
    cells: dict[int, set[str]] = {}
    for value, points in rule.scores.items():
        cells.setdefault(points, set()).add(value)
    return [(points, (Test(rule.column, frozenset(values)),)) for points, values in cells.items()]


def _row(pass_: Pass, rule: RowRule) -> _Row:
    valid = 0
    for any_of in rule.valid:
        valid |= pass_.bit(any_of)
    return _Row(valid, tuple((points, valid | pass_.bit(any_of)) for points, any_of in _points(rule)))


def _counted(pass_: Pass, rows: Sequence[_Row | None], parts: Sequence[Part]) -> list[dict[Part, Tally]]:
    """The tallies of the rows of one pass."""
    told = [row for row in rows if row is not None]
    if not told:
        return [dict.fromkeys(parts, Tally()) for _ in rows]
    masks = {mask for row in told for mask in (row.valid, *(mask for _, mask in row.points))}
    sums = pass_.sums(sorted(masks))
    return [{part: _tally(row, sums[part]) if row is not None else Tally() for part in parts} for row in rows]


def _tally(row: _Row, sums: Mapping[int, Sums]) -> Tally:
    base, weight, squares = sums[row.valid]
    held = [(points, *sums[mask]) for points, mask in row.points]
    return Tally(
        base=base,
        hits=sum(n for points, n, _, _ in held if points > 0),
        weight=weight,
        squares=squares,
        wx=sum(points * w for points, _, w, _ in held),
        wwx=sum(points * ww for points, _, _, ww in held),
        wwxx=sum(points * points * ww for points, _, _, ww in held),
    )
