"""Published figures: a table of questions, options and regions, looked up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from deckgen.errors import DeckgenError, Place, Problem
from deckgen.sources.codebook_file import PublishedEntry
from deckgen.sources.formats.catalogue import read_data
from deckgen.sources.published_figures import figures_of
from deckgen.sources.published_file import Where, cells_of
from deckgen.sources.published_sums import sum_problems
from deckgen.survey.crosstab import Crosstab, Estimate, Group, GroupRole, Source, Status
from deckgen.survey.question import Question, ResponseOption
from deckgen.survey.survey import Survey

Key = tuple[str, str, Where]
_KEPT = 512  # columns


@dataclass(frozen=True)
class Published:
    """A table of published figures; regions are known by their county codes, others by name.

    `notes` are what the reader of a deck should know of the table, and nothing stops for.
    """

    estimates: Mapping[Key, Estimate]
    bases: Mapping[str, Mapping[str, int]]
    nation_key: str
    source: Source = field(default_factory=lambda: Source("published"))
    notes: tuple[Problem, ...] = ()
    _columns: dict[object, tuple[Estimate, ...]] = field(default_factory=dict, compare=False, repr=False)

    def crosstab(self, question: Question, groups: tuple[Group, ...]) -> Crosstab:
        """The figures of a question as printed; a cell that isn't in the table is missing."""
        columns = [self._column(question, group) for group in groups]
        cells = tuple(zip(*columns, strict=True)) if groups else ((),) * len(question.options)
        return Crosstab(question, question.options, groups, cells, self.source)

    def _column(self, question: Question, group: Group) -> tuple[Estimate, ...]:
        """The figures of a group; those of the nation are the same in every deck of a batch."""
        options = tuple((option.id, option.group) for option in question.options)
        key = question.id, options, question.universe.id, group
        column = self._columns.pop(key, None)
        if column is None:
            column = tuple(self._cell(question, option, group) for option in question.options)
        self._columns[key] = column
        if len(self._columns) > _KEPT:
            del self._columns[next(iter(self._columns))]  # the one that was asked for longest ago
        return column

    def _cell(self, question: Question, option: ResponseOption, group: Group) -> Estimate:
        if group.cut is not None or group.wave:
            return Estimate(None, status=Status.MISSING)  # a printed table holds whole regions of one wave
        where: Where = option.group or group.codes or group.name
        found = self.estimates.get((question.id, option.id, where))
        # A figure of another country stands beside the nation's, once.
        if found is None or (option.group and group.role is not GroupRole.NATION):
            return Estimate(None, status=Status.MISSING)
        if option.group or found.share is None:
            return found
        name = self.nation_key if group.role is GroupRole.NATION else group.name
        base = self.bases.get(question.universe.id, {}).get(name)
        return Estimate(found.share, base, None, found.status)


def read_published(
    path: Path, entry: PublishedEntry, survey: Survey, nation_key: str, max_rows: int | None = None
) -> Published:
    """The table at `path`; DeckgenError with every cell that doesn't fit the codebook."""
    data = read_data(path, entry.sheet, max_rows)
    cells, problems = cells_of(data, survey, nation_key)
    figures = figures_of(cells, data, entry.unit)
    problems += figures.problems
    sums = () if problems else tuple(sum_problems(cells, figures.shares, survey))
    problems += [problem for problem in sums if problem.code != "W122"]
    if problems:
        raise DeckgenError(sorted(problems, key=lambda problem: problem.place.line or 0))
    if not cells:
        raise DeckgenError(Problem("D105", Place(str(path))))
    shares = {cell: Estimate(share, status=cell.status) for cell, share in figures.shares.items()}
    gaps = {cell: Estimate(None, status=status) for cell, status in figures.gaps.items()}
    return Published(
        {(cell.question, cell.option, cell.where): estimate for cell, estimate in (shares | gaps).items()},
        entry.bases,
        nation_key,
        notes=sums,
    )
