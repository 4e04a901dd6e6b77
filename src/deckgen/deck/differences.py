"""Differences: every comparison of a deck tested at once, and the marks of those that passed.

Only directions leave this file; what a test was made of stays with the respondents.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from deckgen.survey.counted import Counted
from deckgen.survey.crosstab import Crosstab, Direction, Estimate, Group, GroupRole
from deckgen.survey.question import Question, Report
from deckgen.survey.tally import SCORE_UNIT, Tally
from deckgen.survey.uncertainty import MINIMUM_TEST_BASE, Tested, clear_differences

Key = tuple[str, str, frozenset[str], tuple[str, str] | None]


@dataclass(frozen=True, slots=True)
class Compared:
    """What a chart compares: the rows of a question, and groups each within a larger one."""

    question: Question
    rows: tuple[str, ...]
    pairs: tuple[tuple[Group, Group], ...]


@dataclass(frozen=True, slots=True)
class Marks:
    """The clear differences of a deck, and the comparisons that they were picked from."""

    found: Mapping[Key, Direction] = field(default_factory=dict)
    tested: frozenset[Key] = frozenset()

    @property
    def tests(self) -> int:
        """How many comparisons were made."""
        return len(self.tested)

    @property
    def splits(self) -> int:
        """How many of them are between the parts of a split; the others are of a region with the rest."""
        return sum(cut is not None for *_, cut in self.tested)

    def of(self, table: Crosstab) -> frozenset[tuple[str, str]]:
        """The cells of a table that were tested: an option's id and a group's name."""
        if table.source.kind != "respondents" or table.counts:
            return frozenset()
        return frozenset(
            (option.id, group.name)
            for option, row in zip(table.options, table.cells, strict=True)
            for group, cell in zip(table.groups, row, strict=True)
            if _may_be_tested(cell, group, table) and _key(table.question, option.id, group) in self.tested
        )

    def on(self, table: Crosstab) -> Crosstab:
        """The table with a direction on every counted cell that clearly differs from the rest."""
        if table.source.kind != "respondents" or not self.found:
            return table
        cells = tuple(
            tuple(
                replace(cell, direction=way) if way and _may_be_tested(cell, group, table) else cell
                for group, cell in zip(table.groups, row, strict=True)
                for way in [self.found.get(_key(table.question, option.id, group))]
            )
            for option, row in zip(table.options, table.cells, strict=True)
        )
        return replace(table, cells=cells)


def _may_be_tested(cell: Estimate, group: Group, table: Crosstab) -> bool:
    """Whether a mark of this cell would mean what its chart's legend says.

    Waves and means are not tested, and in a split only the parts are: the whole was, if at all,
    against others.
    """
    if table.question.report is Report.MEAN:
        return False
    split = any(other.cut is not None for other in table.groups)
    return cell.share is not None and not group.wave and (group.cut is not None or not split)


def pairs_of(groups: tuple[Group, ...]) -> tuple[tuple[Group, Group], ...]:
    """Each group of a chart that is tested, with the larger one whose rest it is tested against.

    A region against the nation; a split's parts against the whole that they split.
    """
    split = [group for group in groups if group.cut is not None]
    if split:
        whole = next(group for group in groups if group.cut is None)
        return tuple((part, whole) for part in split)
    nation = next((group for group in groups if group.role is GroupRole.NATION), None)
    own = [group for group in groups if group.role is GroupRole.OWN]
    return tuple((group, nation) for group in own) if nation is not None else ()


def marks_of(source: Counted | None, compared: Iterable[Compared]) -> Marks:
    """Every comparison once, tested and corrected together."""
    if source is None:
        return Marks()
    tests: dict[Key, Tested] = {}
    for each in compared:
        if not each.question.claims or each.question.report is Report.MEAN:
            continue
        places = {option.id: place for place, option in enumerate(each.question.options)}
        rows = tuple(places[id] for id in each.rows)
        columns = [
            (group, source.tallies(each.question, rows, group), source.tallies(each.question, rows, whole))
            for group, whole in each.pairs
        ]
        for at, id in enumerate(each.rows):
            for group, own, every in columns:
                tested = _tested(own[at], every[at])
                if tested is not None:
                    tests.setdefault(_key(each.question, id, group), tested)
    directions = clear_differences(tuple(tests.values()))
    found = {key: way for key, way in zip(tests, directions, strict=True) if way is not None}
    large = (key for key, t in tests.items() if min(t.base, t.rest_base) >= MINIMUM_TEST_BASE)
    return Marks(found, frozenset(large))


def _tested(own: Tally | None, every: Tally | None) -> Tested | None:
    """A group and the rest of the whole; None where either is hidden or empty."""
    if own is None or every is None:
        return None
    rest = every - own
    if not (own.weight and rest.weight):
        return None
    return Tested(*_sides(own), *_sides(rest))


def _sides(tally: Tally) -> tuple[float, float, int]:
    """Share, effective base (Kish) and base of a tally."""
    share = tally.wx / (tally.weight * SCORE_UNIT)
    return share, tally.weight * tally.weight / tally.squares, tally.base


def _key(question: Question, option_id: str, group: Group) -> Key:
    return question.id, option_id, group.codes, group.cut
