"""Disclosure: decides once, for the decks of all regions, which figures nobody is shown.

Limits: UK Statistics Authority and NCHS practice; KS 10-FAKTOR's own minimum. A base under
MINIMUM_BASE shows no figures; one under UNCERTAIN_BASE is shown and marked as uncertain. The
profile `strict` hides by counts of people too (`suppression.py`, `strict.py`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from deckgen.survey.areas import inherited
from deckgen.survey.crosstab import Crosstab, Status
from deckgen.survey.question import (
    Condition,
    Question,
    QuestionType,
    Report,
    ResponseOption,
    reported,
)
from deckgen.survey.region import Region, holds
from deckgen.survey.strict import Table, secured
from deckgen.survey.suppression import (
    STRICT,
    SURVEY,
    Area,
    Limits,
    closed,
    small_bases,
    small_counts,
)
from deckgen.survey.tally import Part, Tabulator

MINIMUM_BASE = SURVEY.base
UNCERTAIN_BASE = 30
_MEMBERS = "?"  # marks a universe's membership, asked as a question
PROFILES: Mapping[str, Limits] = {"survey": SURVEY, "strict": STRICT}


def uncertain_groups(table: Crosstab) -> tuple[str, ...]:
    """The names of groups whose base is shown but under UNCERTAIN_BASE."""
    return tuple(
        group.name
        for group, base in zip(table.groups, table.bases, strict=True)
        if base is not None and MINIMUM_BASE <= base < UNCERTAIN_BASE
    )


@dataclass(frozen=True, slots=True)
class Hidden:
    """What is hidden of a question: by row the areas without a figure, and those of few answers."""

    cells: tuple[frozenset[Area], ...]
    few: tuple[frozenset[Area], ...]

    def status(self, area: Area, row: int) -> Status | None:
        """Why a cell is hidden; None where it is shown."""
        if area in self.few[row]:
            return Status.SUPPRESSED
        return Status.WITHHELD if area in self.cells[row] else None


@dataclass
class Disclosure:
    """The decisions of a survey, question by question; the same for every region's deck."""

    tabulator: Tabulator
    questions: Mapping[str, Question]
    regions: tuple[Region, ...]
    limits: Limits
    _decided: dict[tuple[str, Report, str | None], Hidden] = field(default_factory=dict)
    _bases: dict[str | None, frozenset[Area]] = field(default_factory=dict)

    def hidden(self, question: Question, cut: str | None) -> Hidden:
        """What is hidden of a question, as a whole or split by a cut."""
        return _rows_of(question, self._by_point(question, cut))

    def _by_point(self, question: Question, cut: str | None) -> Hidden:
        question = _pointwise(question)
        key = (question.id, question.report, cut)
        if key not in self._decided:
            self._decided[key] = self._question(question, cut)
        return self._decided[key]

    def hidden_bases(self, cut: str | None) -> frozenset[Area]:
        """The areas whose number of respondents is not shown."""
        if cut not in self._bases:
            self._bases[cut] = self._hidden_bases(cut)
        return self._bases[cut]

    def _hidden_bases(self, cut: str | None) -> frozenset[Area]:
        bases = self.tabulator.bases(cut)
        splits = self.areas(frozenset(bases), cut)
        forced, fixed = inherited(self.hidden_bases(None) if cut else None, splits)
        areas = tuple(splits)
        return closed(small_bases(areas, bases, self.limits) | forced, areas, bases, fixed)

    def areas(self, parts: frozenset[Part], cut: str | None) -> dict[Area, tuple[Area, ...]]:
        """Every group that any deck can show, as its parts; and for a split, the wholes it is of."""
        found: dict[Area, tuple[Area, ...]] = {}
        for wave in sorted({part.wave for part in parts}):
            for region in (*self.regions, self._nation):
                here = frozenset(p for p in parts if p.wave == wave and holds(region.codes, p.code))
                if here:
                    found[here] = ()
                for value in sorted({part.value for part in here} - {""}) if cut else ():
                    split = frozenset(p for p in here if p.value == value)
                    found[split] = (*found.get(split, ()), here)
        return found

    @cached_property
    def _nation(self) -> Region:
        return Region("", frozenset().union(*(region.codes for region in self.regions)), "nation")

    def _question(self, question: Question, cut: str | None) -> Hidden:
        splits = self.areas(frozenset(self.tabulator.bases(cut)), cut)
        tables = self._tables(question, cut, tuple(splits))
        whole = self._by_point(question, None).cells if cut else ()
        members, outside = self._members(question.universe.where, cut)
        few, cells = [], []
        for row, table in enumerate(tables):
            small = small_bases(table.areas, table.bases, self.limits)
            forced, fixed = inherited(whole[row] if cut else None, splits)
            forced |= members | self._derived(question.options[row], cut)
            tables[row] = replace(table, fixed=(fixed - forced,), few=outside if members else small)
            few.append(small)
            cells.append(closed(small | forced, table.areas, table.bases, fixed - forced))
        found = Hidden(tuple(cells), tuple(few))
        return (
            replace(found, cells=self._strict(question, tables, found)) if self._by_count(question) else found
        )

    def _tables(self, question: Question, cut: str | None, areas: tuple[Area, ...]) -> list[Table]:
        """The counts of each row on its own; a scale by its points."""
        parts = self.tabulator.bases(cut)
        tallies = self.tabulator.tallies(question, cut)
        tables = []
        for row in range(len(next(iter(tallies.values()), ()))):
            bases = {part: tallies[part][row].base for part in parts}
            hits = {part: tallies[part][row].hits for part in parts}
            tables.append(Table(areas, bases, (hits,), frozenset(), False, (frozenset(),)))
        return tables

    def _by_count(self, question: Question) -> bool:
        """Whether people are counted: under `strict`, but a mean of ten or more gives nobody's answer."""
        mean = question.report is Report.MEAN and question.type is not QuestionType.SCALE
        return self.limits.cell > 1 and not mean

    def _strict(self, question: Question, tables: list[Table], found: Hidden) -> tuple[frozenset[Area], ...]:
        """The hidden cells with those of few people, and what keeps them hidden."""
        seeds = []
        for row, (table, cells) in enumerate(zip(tables, found.cells, strict=True)):
            hits = table.hits[0]
            few = small_counts(table.areas, table.bases, hits, self.limits)
            if self._decides_a_universe(question, row):
                # The base of the questions that follow is this count, and hidden below the limit.
                few |= small_bases(table.areas, hits, self.limits)
            seeds.append(cells | few)
        if tables and question.type in (QuestionType.SINGLE_CHOICE, QuestionType.SCALE):
            hits_of, fixed = tuple(t.hits[0] for t in tables), tuple(t.fixed[0] for t in tables)
            joint = replace(tables[0], hits=hits_of, fixed=fixed, exclusive=True, sums=_nets(question))
            return secured(joint, seeds)
        return tuple(secured(table, (seed,))[0] for table, seed in zip(tables, seeds, strict=True))

    def _decides_a_universe(self, question: Question, row: int) -> bool:
        if question.id.endswith(_MEMBERS):
            return True
        universes = (other.universe.where for other in self.questions.values())
        options = _pointwise(question).options
        return any(
            where is not None and where.question == question.id and _only(where) == options[row].id
            for where in universes
        )

    def _members(self, where: Condition | None, cut: str | None) -> tuple[frozenset[Area], frozenset[Area]]:
        """Where a universe's base would tell a hidden figure of the question that decides it.

        The areas to hide, and those of them whose base can't be worked out either.
        """
        if where is None:
            return frozenset(), frozenset()
        source = self.questions[where.question]
        decided = self._by_point(source, cut)
        ids = [option.id for option in _pointwise(source).options]
        if _only(where) in ids:
            cells = decided.cells[ids.index(_only(where))]
            return cells, cells
        together = self._by_point(_as_question(where, source), cut).cells[0]
        if where.any:
            return together, together
        rows = [decided.cells[ids.index(id)] for id in {where.option, *where.is_in} if id in ids]
        return together.union(*rows), frozenset().union(*rows)

    def _derived(self, option: ResponseOption, cut: str | None) -> frozenset[Area]:
        """Where a derived row's figure is hidden as a row of another question."""
        return self._members(option.derived_from, cut)[0] if option.id != _MEMBERS else frozenset()


def _only(where: Condition) -> str:
    """The one option that a condition asks for; "" where it is about several."""
    ids = {*where.is_in, *([where.option] if where.option else [])}
    return next(iter(ids)) if len(ids) == 1 and not where.any else ""


def _as_question(where: Condition, source: Question) -> Question:
    """Who meets a condition, as a derived question of one row."""
    row = ResponseOption(_MEMBERS, "", derived_from=where)
    id = f"{where.question}/{where.any}/{where.option}/{where.is_in}{_MEMBERS}"
    return Question(id, "", QuestionType.DERIVED, (row,), source.universe)


def _pointwise(question: Question) -> Question:
    """A scale by its points, which is where people are counted; other questions as they are."""
    if question.type is not QuestionType.SCALE:
        return question
    return reported(question, "points")


def _nets(question: Question) -> tuple[frozenset[int], ...]:
    """The rows of points that each net of a scale sums."""
    ids = [answer.id for answer in question.answers if not answer.missing]
    return tuple(frozenset(ids.index(id) for id in net.of if id in ids) for net in question.nets)


def _rows_of(question: Question, found: Hidden) -> Hidden:
    """Decisions on a scale's points as decisions on its reported rows: hidden where any point is.

    A net that holds every hidden point of an area is shown: base and points give it anyway.
    """
    if question.type is not QuestionType.SCALE:
        return found
    places = {a.id: row for row, a in enumerate(a for a in question.answers if not a.missing)}
    few = frozenset().union(*found.few)
    cells = []
    for option in question.options:
        inside = [places[id] for id in option.of if id in places] or list(places.values())
        outside = [row for row in places.values() if row not in inside]
        hidden = frozenset().union(*(found.cells[row] for row in inside))
        if len(inside) > 1 and outside:
            split = frozenset().union(*(found.cells[row] for row in outside))
            hidden = frozenset(area for area in hidden if area in split or area in few)
        cells.append(hidden)
    return Hidden(tuple(cells), tuple(few for _ in question.options))
