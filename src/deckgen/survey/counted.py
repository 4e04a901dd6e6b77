"""Counted: respondents tallied by an engine and disclosed, as the rest of the house sees them."""

from __future__ import annotations

from dataclasses import dataclass, field

from deckgen.errors import Problem
from deckgen.survey.areas import area_of
from deckgen.survey.crosstab import Crosstab, Estimate, Group, Source, Status
from deckgen.survey.disclosure import Disclosure
from deckgen.survey.question import Question, Report
from deckgen.survey.tabulate import estimate
from deckgen.survey.tally import Part, Tabulator, Tallies, Tally, total

_Key = tuple[str, Report, tuple[tuple[str, str | None], ...], str | None]
_KEPT = 512  # columns
_KEPT_SUMS = 64  # columns, the nation's among them: what is tested of one deck's region


@dataclass(frozen=True, slots=True)
class Quality:
    """What the weights do: rows that weigh nothing, Kish's design effect, and how raking went.

    `largest` is the largest weight as a multiple of the mean; `raked` names the margins.
    """

    weighted: bool = False
    dropped: int = 0
    design_effect: float = 1.0
    largest: float = 1.0
    raked: tuple[str, ...] = ()
    iterations: int = 0
    converged: bool = True
    trimmed: int = 0


@dataclass
class Counted:
    """The one way from respondents to figures; what disclosure hides is in none of them."""

    tabulator: Tabulator
    disclosure: Disclosure
    source: Source
    wave: str = ""
    quality: Quality = Quality()
    notes: tuple[Problem, ...] = ()
    _tallies: dict[_Key, Tallies] = field(default_factory=dict)
    _columns: dict[tuple[_Key, frozenset[str], object, str], tuple[Estimate, ...]] = field(
        default_factory=dict
    )
    _sums: dict[object, tuple[Tally | None, ...]] = field(default_factory=dict)

    def crosstab(self, question: Question, groups: tuple[Group, ...]) -> Crosstab:
        """Weighted shares or means of a question for the groups; hidden cells have no figure."""
        columns = [self._remembered(question, group) for group in groups]
        cells = tuple(zip(*columns, strict=True)) if groups else ((),) * len(question.options)
        return Crosstab(question, question.options, groups, cells, self.source)

    def base(self, codes: frozenset[str], cut: tuple[str, str] | None = None) -> int | None:
        """How many respondents a set of counties has, all or with one value of a cut; None: hidden."""
        bases = self.tabulator.bases(cut[0] if cut else None)
        parts = frozenset(bases)
        area = area_of(Group("", codes, cut=cut), parts, self.wave)
        if area in self.disclosure.hidden_bases(cut[0] if cut else None):
            return None
        if cut is not None and not area and self.base(codes) is None:
            return None  # a 0 beside hidden figures would narrow them down
        return sum(bases[part] for part in area)

    def effective_base(self, group: Group) -> float | None:
        """Kish's effective base of everybody in a group, (sum w)^2 / sum w^2; None where it is hidden."""
        if self.base(group.codes, group.cut) is None:
            return None
        weights = self.tabulator.weights(group.cut[0] if group.cut else None)
        area = self._area(group, group.cut[0] if group.cut else None)
        tally = total(weights[part] for part in area)
        return tally.weight * tally.weight / tally.squares if tally.squares else None

    def heaviest(self, group: Group) -> float:
        """The part of a group's weight that its heaviest respondent has, 0-1."""
        area = self._area(group, None)
        largest, weights = self.tabulator.heaviest(), self.tabulator.weights(None)
        whole = total(weights[part] for part in area).weight
        return max((largest[part] for part in area), default=0) / whole if whole else 0.0

    def tallies(self, question: Question, rows: tuple[int, ...], group: Group) -> tuple[Tally | None, ...]:
        """The exact sums of a group's cells, for tests of differences; None where one is hidden."""
        cut = group.cut[0] if group.cut else None
        key = _key(question, cut), rows, group.codes, group.cut, group.wave
        sums = self._sums.pop(key, None)
        if sums is None:
            tallies, hidden = self._of(question, cut), self.disclosure.hidden(question, cut)
            area = self._area(group, cut)
            sums = tuple(
                total(tallies[part][row] for part in area) if hidden.status(area, row) is None else None
                for row in rows
            )
        self._sums[key] = sums
        if len(self._sums) > _KEPT_SUMS:
            del self._sums[next(iter(self._sums))]  # the one that was asked for longest ago
        return sums

    def _remembered(self, question: Question, group: Group) -> tuple[Estimate, ...]:
        """A column; the nation's and the other groups' are the same in every deck of a batch."""
        key = _key(question, group.cut[0] if group.cut else None), group.codes, group.cut, group.wave
        column = self._columns.pop(key, None)
        self._columns[key] = column = self._column(question, group) if column is None else column
        if len(self._columns) > _KEPT:
            del self._columns[next(iter(self._columns))]  # the one that was asked for longest ago
        return column

    def _column(self, question: Question, group: Group) -> tuple[Estimate, ...]:
        cut = group.cut[0] if group.cut else None
        tallies = self._of(question, cut)
        hidden = self.disclosure.hidden(question, cut)
        area = self._area(group, cut)
        cells = []
        for row, option in enumerate(question.options):
            if option.group is not None:
                cells.append(Estimate(None, status=Status.MISSING))
                continue
            why = hidden.status(area, row)
            if why is not None:
                cells.append(Estimate(None, status=why))
            else:
                cells.append(estimate(total(tallies[part][row] for part in area), question))
        return tuple(cells)

    def _area(self, group: Group, cut: str | None) -> frozenset[Part]:
        return area_of(group, self.tabulator.bases(cut), self.wave)

    def _of(self, question: Question, cut: str | None) -> Tallies:
        key = _key(question, cut)
        if key not in self._tallies:
            self._tallies[key] = self.tabulator.tallies(question, cut)
        return self._tallies[key]


def _key(question: Question, cut: str | None) -> _Key:
    """What tells a question's rows from those of another, and of the same one reported otherwise."""
    options = tuple((option.id, option.group) for option in question.options)
    return question.id, question.report, options, cut
