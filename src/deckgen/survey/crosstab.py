"""A crosstab: the Estimates of one question, options down and groups across."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum

from deckgen.survey.question import Question, ResponseOption


class Status(StrEnum):
    """How sure a figure is and, where there is none, why."""

    COUNTED = "counted"  # tabulated from respondents
    PUBLISHED = "published"  # printed as it stands, or restored beyond reasonable doubt
    AMBIGUOUS = "ambiguous"  # restored with doubt: shown with a mark and an explanation
    MISSING = "missing"  # lost: a dash, never 0
    SUPPRESSED = "suppressed"  # hidden for a small base
    WITHHELD = "withheld"  # hidden for few people, or because another figure would follow from it
    NOT_ASKED = "not_asked"  # base 0


class Direction(StrEnum):
    """Which way a group clearly differs from the rest."""

    ABOVE = "above"
    BELOW = "below"


@dataclass(frozen=True, slots=True)
class Estimate:
    """One cell: a share 0–1 (None: no figure), its base, weighted and effective base (None: not given).

    A cell that reports a mean has it in `mean`, and in `share` its place between the scale's
    ends. `interval` is there when it was asked for, `direction` when a difference passed.
    """

    share: float | None
    base: int | None = None
    weighted_base: float | None = None
    status: Status = Status.COUNTED
    effective_base: float | None = None
    mean: float | None = None
    interval: tuple[float, float] | None = None
    direction: Direction | None = None

    @property
    def percent(self) -> int | None:
        """The share as a whole per cent, halves up as in print; None where there is no figure."""
        return None if self.share is None else whole_percent(self.share)

    def as_shown(self) -> Estimate:
        """The figure no finer than it is printed, so that no file holds more than the slide says."""
        percent = self.percent
        if percent is None:
            return self
        mean = None if self.mean is None else round(self.mean + 1e-9, 1)
        # A mean's place on the scale follows from it, and is drawn to a hundredth.
        ends = None if self.interval is None else tuple(whole_percent(end) / 100 for end in self.interval)
        interval = None if ends is None else (ends[0], ends[1])
        return Estimate(percent / 100, self.base, None, self.status, None, mean, interval, self.direction)


def whole_percent(share: float) -> int:
    """A share as a whole per cent, halves up as in print."""
    return int(share * 100 + 0.5 + 1e-9)


class GroupRole(StrEnum):
    """What a group is to the deck: colour and order follow from it."""

    OWN = "own"
    NATION = "nation"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Group:
    """A column of a crosstab: a name shown to people, the county codes it holds and its role.

    `codes` is empty for groups that are no set of counties (another country). `cut` narrows
    the group to one value of a cut, `wave` names another wave than the survey's own. `area` is the
    name without that of the wave, which a name has at its end where waves are set side by side.
    """

    name: str
    codes: frozenset[str] = frozenset()
    role: GroupRole = GroupRole.OTHER
    cut: tuple[str, str] | None = None
    wave: str = ""
    area: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """Where a crosstab's figures come from: "respondents" or "published", and whether invented."""

    kind: str
    example: bool = False


@dataclass(frozen=True, slots=True)
class Crosstab:
    """Options down, groups across: `cells[row][column]`. Never changed; methods give a new one.

    `counts`: its cells hold how many answered, and no share.
    """

    question: Question
    options: tuple[ResponseOption, ...]
    groups: tuple[Group, ...]
    cells: tuple[tuple[Estimate, ...], ...]
    source: Source
    counts: bool = False

    def __post_init__(self) -> None:
        if len(self.cells) != len(self.options) or not {len(self.groups)}.issuperset(map(len, self.cells)):
            raise ValueError("cells must be options x groups")

    @property
    def bases(self) -> tuple[int | None, ...]:
        """The largest unweighted base in each column; None where no cell gives one."""
        return tuple(
            max((base for row in self.cells if (base := row[c].base) is not None), default=None)
            for c in range(len(self.groups))
        )

    @property
    def held(self) -> float:
        """The fraction of cells that hold a figure, 0–1 (1 for an empty crosstab)."""
        cells = [cell for row in self.cells for cell in row]
        return sum(cell.share is not None for cell in cells) / len(cells) if cells else 1.0

    def column(self, group_name: str) -> tuple[Estimate, ...]:
        """The estimates of one group, top to bottom; KeyError if there is no such group."""
        for index, group in enumerate(self.groups):
            if group.name == group_name:
                return tuple(row[index] for row in self.cells)
        raise KeyError(group_name)

    def cell(self, option_id: str, group_name: str) -> Estimate:
        """One estimate; KeyError if the option or the group isn't in the table."""
        for option, estimate in zip(self.options, self.column(group_name), strict=True):
            if option.id == option_id:
                return estimate
        raise KeyError(option_id)

    def rows(self, indices: tuple[int, ...]) -> Crosstab:
        """The same table with the options at `indices`, in that order."""
        options, cells = tuple(self.options[i] for i in indices), tuple(self.cells[i] for i in indices)
        return replace(self, options=options, cells=cells)

    def keep(self, option_ids: tuple[str, ...]) -> Crosstab:
        """The same table with the named options, in their order of naming."""
        place = {option.id: i for i, option in enumerate(self.options)}
        return self.rows(tuple(place[id] for id in option_ids))

    def only(self, group_names: tuple[str, ...]) -> Crosstab:
        """The same table with the named groups, in the table's order."""
        kept = [i for i, group in enumerate(self.groups) if group.name in group_names]
        return replace(
            self,
            groups=tuple(self.groups[i] for i in kept),
            cells=tuple(tuple(row[i] for i in kept) for row in self.cells),
        )

    def descending(self, group_name: str) -> Crosstab:
        """Sorted by one group's whole per cents, ties and holes where they stood, `last` options last.

        A cell without a figure takes the key of the option above it, so that the order
        says nothing about a figure that isn't there.
        """
        column = self.column(group_name)
        keys: list[int] = []
        for estimate in column:
            above = keys[-1] if keys else 101
            keys.append(above if estimate.percent is None else estimate.percent)
        first = [i for i, option in enumerate(self.options) if not option.last]
        rest = [i for i, option in enumerate(self.options) if option.last]
        return self.rows(tuple(sorted(first, key=lambda i: -keys[i]) + rest))

    def of_bases(self) -> Crosstab:
        """The same table with how many answered in each cell, and nothing of what they said."""
        return replace(self.map(_base_alone), counts=True)

    def map(self, change: Callable[[Estimate], Estimate]) -> Crosstab:
        """The same table with every cell replaced by `change(cell)`."""
        return replace(self, cells=tuple(tuple(change(cell) for cell in row) for row in self.cells))


def _base_alone(cell: Estimate) -> Estimate:
    """A cell with its base alone; one whose base is hidden, or not given, says why."""
    if cell.status in (Status.SUPPRESSED, Status.WITHHELD):
        return Estimate(None, status=cell.status)
    return Estimate(None, cell.base, status=Status.MISSING if cell.base is None else Status.COUNTED)
