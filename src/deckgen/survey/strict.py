"""The strict profile's second step: cells of one question hidden so that none can be worked out.

Unknown are the counts of every atom and row. Known are the published cells, and, where each
respondent holds exactly one row, the bases that the rows sum to. A hidden cell is safe when
neither linear algebra nor the bounds of whole numbers leave it one value above none and below all.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from deckgen.survey.linear import Basis, Sum, bounds
from deckgen.survey.suppression import Area, Atom, partner, size

Found = list[dict[Area, int]]  # for each row its hidden areas, with the turn in which each was hidden

_UNBOUNDED = 10**12  # where the base is hidden too


@dataclass(frozen=True, slots=True)
class Table:
    """The counts of one question: areas, bases by atom, hits by row and atom.

    `few` are the areas whose base is hidden; `exclusive` says that the rows sum to the base;
    `fixed` are, for each row, the areas that are published elsewhere and can't be hidden here;
    `sums` are sets of rows that are shown as one figure too (nets of a scale).
    """

    areas: tuple[Area, ...]
    bases: Mapping[Atom, int]
    hits: tuple[Mapping[Atom, int], ...]
    few: frozenset[Area]
    exclusive: bool
    fixed: tuple[frozenset[Area], ...]
    sums: tuple[frozenset[int], ...] = ()


def secured(table: Table, hidden: Sequence[frozenset[Area]]) -> tuple[frozenset[Area], ...]:
    """For each row its hidden areas, and as many more as it takes to keep them hidden."""
    # Each hidden cell with its turn: the last hidden is protected first.
    found = [dict.fromkeys(sorted(areas, key=_order), 0) for areas in hidden]
    groups = [tuple(range(len(found)))] if table.exclusive else [(row,) for row in range(len(found))]
    for rows in groups:
        while any(found[row] for row in rows) and _tightened(table, found, rows):
            pass
    return tuple(frozenset(areas) for areas in found)


def _hide(found: Found, area: Area, row: int) -> None:
    found[row][area] = 1 + max((turn for cells in found for turn in cells.values()), default=0)


def _order(area: Area) -> tuple[int, list[str]]:
    return len(area), sorted(map(str, area))


def _tightened(table: Table, found: Found, rows: tuple[int, ...]) -> bool:
    """Whether a cell followed from what is published and one more was hidden for it."""
    equations = list(_equations(table, found, rows))
    basis = Basis(names for names, _ in equations)
    weak = _derivable(table, found, rows, equations, basis)
    weak.sort(key=lambda cell: (-found[cell[1]][cell[0]], cell[1], _order(cell[0])))
    if any(_hide_with(table, found, area, row) for area, row in weak):
        return True
    sums = [
        (area, rows_of)
        for rows_of in table.sums
        for area in table.areas
        if _sum_hidden(found, area, rows_of) and basis.spans(_cells(area, tuple(rows_of)))
    ]
    return any(_hide_sum_with(table, found, area, rows_of) for area, rows_of in sums)


def _sum_hidden(found: Found, area: Area, rows: frozenset[int]) -> bool:
    """Whether a sum of rows is hidden: some of its own cells are, and some outside it."""
    hidden = {row for row in range(len(found)) if area in found[row]}
    return bool(hidden & rows) and bool(hidden - rows)


def _hide_sum_with(table: Table, found: Found, area: Area, rows: frozenset[int]) -> bool:
    """Hide a neighbour's sum too: a cell inside it and one outside it, where none is hidden yet."""
    published = [other for other in table.areas if not _sum_hidden(found, other, rows)]
    counts: dict[Atom, int] = {}
    for row in rows:
        for atom, hits in table.hits[row].items():
            counts[atom] = counts.get(atom, 0) + hits
    other = partner(area, published, counts, frozenset.intersection(*table.fixed))
    if other is None:
        return False
    changed = False
    for side in (rows, frozenset(range(len(found))) - rows):
        free = [row for row in sorted(side) if other not in table.fixed[row]]
        if free and not any(other in found[row] for row in side):
            held = {row: size(other, table.hits[row]) for row in free}
            _hide(found, other, min(free, key=lambda row: (held[row] == 0, held[row])))
            changed = True
    return changed


def _derivable(
    table: Table,
    found: Found,
    rows: tuple[int, ...],
    equations: list[tuple[Sum, int]],
    basis: Basis,
) -> list[tuple[Area, int]]:
    """The hidden cells whose count follows from what is published."""
    limits = {
        (atom, row): (0, _UNBOUNDED if _hidden_base(table, atom) else base)
        for atom, base in table.bases.items()
        for row in rows
    }
    narrowed = bounds(equations, limits)
    weak = []
    for row in rows:
        for area in found[row]:
            target = _cells(area, (row,))
            least, most = (sum(narrowed[cell][end] for cell in target) for end in (0, 1))
            # That nobody does, or everybody, is told by a shown 0 % or 100 % and is nobody's answer.
            fixed = least == most and 0 < least < size(area, table.bases)
            if fixed or basis.spans(target):
                weak.append((area, row))
    return weak


def _equations(table: Table, found: Found, rows: tuple[int, ...]) -> Iterator[tuple[Sum, int]]:
    for area in table.areas:
        for row in rows:
            if area not in found[row]:
                yield _cells(area, (row,)), size(area, table.hits[row])
        if table.exclusive and area not in table.few:
            yield _cells(area, rows), size(area, table.bases)


def _cells(area: Area, rows: tuple[int, ...]) -> Sum:
    return frozenset((atom, row) for atom in area for row in rows)


def _hidden_base(table: Table, atom: Atom) -> bool:
    return frozenset({atom}) in table.few or frozenset({atom}) not in table.areas


def _hide_with(table: Table, found: Found, area: Area, row: int) -> bool:
    """Hide one more cell beside a derivable one: in its own area first, then with a neighbour."""
    if table.exclusive and _hide_another_row(table, found, area):
        return True
    published = [other for other in table.areas if other not in found[row]]
    other = partner(area, published, table.hits[row], table.fixed[row])
    if other is None:
        return False
    _hide(found, other, row)
    if table.exclusive and not _hide_same_row(table, found, area, other, row):
        _hide_another_row(table, found, other)
    return True


def _hide_another_row(table: Table, found: Found, area: Area) -> bool:
    """A second row of an area, as one alone follows from the base; the smallest above 0."""
    rows = range(len(found))
    if sum(area in found[row] for row in rows) >= 2:
        return False
    counts = {
        row: size(area, table.hits[row])
        for row in rows
        if area not in found[row] and area not in table.fixed[row]
    }
    if not counts:
        return False
    _hide(found, area, min(counts, key=lambda row: (counts[row] == 0, counts[row], row)))
    return True


def _hide_same_row(table: Table, found: Found, area: Area, other: Area, row: int) -> bool:
    """The neighbour's cell in a row that the area hides too, so that the four can trade people."""
    both = [r for r in range(len(found)) if r != row and area in found[r] and other not in table.fixed[r]]
    held = [r for r in both if size(other, table.hits[r]) > 0] or both
    if not held:
        return False
    _hide(found, other, min(held, key=lambda r: size(other, table.hits[r])))
    return True
