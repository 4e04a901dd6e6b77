"""The shares that a slide lets its title say: what each group shows, neighbours' sums, and what is left."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from deckgen.powerpoint.lint.figures import WHOLE, Said
from deckgen.powerpoint.lint.places import is_group, plain_name

Cells = dict[tuple[int, int], float]
_ROOM = 1.5  # percentage points that rounded parts of a whole may come to more or less than it
_FEW, _TOGETHER = 6, 3  # answers that a row has at most of which any number are added up; of more, so many


@dataclass(frozen=True, slots=True)
class Row:
    """The shares of one group in the order that they are drawn in; "" where it isn't known whose they are."""

    group: str
    shares: tuple[float, ...]
    source: str = ""

    def evidence(self) -> Iterator[float]:
        """Each share, sums of those that stand together, and what the others leave of the whole.

        The whole itself is no evidence, and what is left of one is what a sum of the others says.
        """
        yield from self.shares
        total = sum(self.shares)
        if min(self.shares, default=-1) < 0 or total > WHOLE + _ROOM:
            return  # more than one answer was allowed
        is_whole = total >= WHOLE - _ROOM
        most = len(self.shares) if is_whole or len(self.shares) <= _FEW else _TOGETHER
        for parts in (self.shares, tuple(float(round(share)) for share in self.shares)):
            for first in range(len(parts)):
                for last in range(first + 2, min(first + most, len(parts)) + 1):
                    if not is_whole or last - first < len(parts):
                        yield sum(parts[first:last])
            if not is_whole and total:
                yield WHOLE - sum(parts)


@dataclass
class Shown:
    """What a slide shows: rows of shares, and shares in its texts with the groups that those are said of."""

    rows: list[Row] = field(default_factory=list)
    told: list[tuple[tuple[str, ...], float]] = field(default_factory=list)

    @property
    def groups(self) -> frozenset[str]:
        """The groups that it names."""
        return frozenset(row.group for row in self.rows if row.group)

    def allows(self, said: Said, groups: tuple[str, ...] = ()) -> bool:
        """Whether a share is shown of one of some groups, or of any, as it is or as a sum or rest."""
        told = (share for of, share in self.told if not of or not groups or {*of} & {*groups})
        rows = [row for row in self.rows if not row.group or not groups or row.group in groups]
        return said.among(told) or said.among(share for row in rows for share in row.evidence())

    def along(self, other: Shown) -> Shown:
        """What it shows with another part of the same figure, where each group's rows go on."""
        joined = dict(_counted(self.rows))
        for key, row in _counted(other.rows):
            before = joined.get(key)
            if before is None or before.shares != row.shares:
                shares = row.shares if before is None else (*before.shares, *row.shares)
                joined[key] = replace(row, shares=shares)
        return Shown([*joined.values()], [*self.told, *other.told])


def rows_of(
    cells: Cells, names: tuple[list[str], list[str]], groups: int | None = None, source: str = ""
) -> list[Row]:
    """The rows of a figure whose shares stand by series and category: each group's, where these are known.

    `groups` is 0 where the series are known to be groups, 1 where the categories are.
    """
    lines = [_lines(cells, 0), _lines(cells, 1)]
    plain = [[plain_name(name) for name in side] for side in names]
    marked = [any(is_group(name) for name in side) for side in plain]
    whole = [all(_is_whole(line.values()) for line in side.values()) for side in lines]
    for known in (marked, whole):
        if known[0] != known[1]:
            groups = known.index(True)
            break
    sides = (0, 1) if groups is None else (groups,)
    return [
        Row(plain[side][at] if groups is not None else "", tuple(line[k] for k in sorted(line)), source)
        for side in sides
        for at, line in lines[side].items()
    ]


def _lines(cells: Cells, side: int) -> dict[int, dict[int, float]]:
    found: dict[int, dict[int, float]] = {}
    for key, share in cells.items():
        found.setdefault(key[side], {})[key[1 - side]] = share
    return found


def _is_whole(parts: Iterable[float]) -> bool:
    shares = list(parts)
    return len(shares) > 1 and min(shares) >= 0 and abs(sum(shares) - WHOLE) <= _ROOM


def _counted(rows: list[Row]) -> Iterator[tuple[tuple[str, str, int], Row]]:
    """Rows by their group and source, numbered where a slide has more than one of those."""
    seen: Counter[tuple[str, str]] = Counter()
    for row in rows:
        seen[row.group, row.source] += 1
        yield (row.group, row.source, seen[row.group, row.source]), row
