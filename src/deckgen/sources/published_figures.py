"""Published figures from their texts: one unit, one decimal mark and one way to write per cent a file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import isfinite
from statistics import median

from deckgen.errors import Problem
from deckgen.sources.formats.cells import NUMBER, SPACES
from deckgen.sources.formats.datafile import DataFile
from deckgen.sources.published_file import Cell
from deckgen.survey.crosstab import Status

# How agencies write that there is no figure: not applicable, not available, confidential, nothing.
MARKS = {"": Status.MISSING, ".": Status.MISSING, "..": Status.MISSING, ":": Status.SUPPRESSED,
         "-": Status.MISSING, "–": Status.MISSING, "—": Status.MISSING}  # fmt: skip
ENDLESS = re.compile(r"[-+−]?(inf|infinity|∞)", re.IGNORECASE)
_TO_PLAIN = {ord(mark): None for mark in SPACES} | {ord(","): ".", ord("\u2212"): "-"}
_NEAR = 2  # a share read as per cent is a hundredth of its neighbours, give or take this factor
_HUNDREDTHS = re.compile(r"[.,]\d\d")
_ALL_WHOLE = 10  # whole per cents that make a finer figure a slip
_ENOUGH = 3  # neighbours that make one such figure a slip


@dataclass(frozen=True, slots=True)
class Figure:
    """A number as written and whether it says itself that it is per cent: by its sign or its format."""

    cell: Cell
    number: float
    marked: bool

    def share(self, unit: str, formatted: bool) -> float:
        """The share 0–1; a workbook keeps a cell in per cent format as a share already."""
        per_cent = not formatted and (self.marked or unit == "percent")
        return self.number / 100 if per_cent else self.number


@dataclass(frozen=True)
class Figures:
    """The share of every cell that has one, why the others don't, and what is wrong."""

    shares: Mapping[Cell, float]
    gaps: Mapping[Cell, Status]
    problems: tuple[Problem, ...]


def figures_of(cells: Sequence[Cell], data: DataFile, unit: str) -> Figures:
    """The figures of a table whose codebook says that they are `percent` or `share`."""
    gaps: dict[Cell, Status] = {}
    figures: list[Figure] = []
    problems: list[Problem] = []
    for cell in cells:
        gap = MARKS.get(cell.text)
        if gap is not None:
            gaps[cell] = Status.MISSING if cell.status is Status.MISSING else gap
            continue
        read = _figure(cell, data)
        if isinstance(read, Problem):
            problems.append(read)
        elif cell.status is Status.MISSING:
            gaps[cell] = Status.MISSING  # a figure that is marked as lost is never shown
        else:
            figures.append(read)
    units = list(_unit_problems(figures, data, unit))
    shares = {each.cell: each.share(unit, _formatted(each, data)) for each in figures}
    beyond = [Problem("D124", cell.place, _facts(cell)) for cell, share in shares.items() if share > 1]
    return Figures(shares, gaps, (*problems, *_two_marks(figures, data), *(units or beyond)))


def _figure(cell: Cell, data: DataFile) -> Figure | Problem:
    """The number of a cell; D123 for other text, D124 for one without end."""
    signed = cell.text.endswith("%")
    text = cell.text.removesuffix("%").rstrip(SPACES)
    if ENDLESS.fullmatch(text):
        return Problem("D124", cell.place, _facts(cell))
    if not NUMBER.fullmatch(text):
        return Problem("D123", cell.place, _facts(cell))
    number = float(text.translate(_TO_PLAIN))
    if not isfinite(number) or number < 0:
        return Problem("D124", cell.place, _facts(cell))
    return Figure(cell, number, signed or cell.column in data.percent_columns)


def _formatted(figure: Figure, data: DataFile) -> bool:
    return figure.cell.column in data.percent_columns and not figure.cell.text.endswith("%")


def _two_marks(figures: Sequence[Figure], data: DataFile) -> Iterator[Problem]:
    """D102 for the first figure with the rarer of two decimal marks; the reader saw to each column."""
    commas: list[Cell] = []
    points: list[Cell] = []
    for figure in figures:
        cell = figure.cell
        if "," in cell.text or ("." in cell.text and data.decimals.get(cell.column) == ","):
            commas.append(cell)
        elif "." in cell.text and not _formatted(figure, data):
            points.append(cell)
    if commas and points:
        odd, usual = sorted((commas, points), key=len)
        yield Problem("D102", odd[0].place, _facts(odd[0]) | {"other": usual[0].text})


def _unit_problems(figures: Sequence[Figure], data: DataFile, unit: str) -> Iterator[Problem]:
    """D121 where some figures are per cent and some shares, D120 where all are the other unit."""
    # Nought is the same in every unit.
    figures = [figure for figure in figures if figure.number]
    marked = [figure for figure in figures if figure.marked]
    plain = [figure for figure in figures if not figure.marked]
    odd = [figure.cell for figure in min((marked, plain), key=len)] or [
        cell for figure in marked if (cell := figure.cell) and _unformatted(figure, data)
    ]
    odd = odd or _slips(figures, unit) or _finer(figures, unit)
    if odd:
        yield Problem("D121", odd[0].place, _facts(odd[0]))
        return
    signed = [figure for figure in figures if figure.marked and not _formatted(figure, data)]
    if unit == "percent" and plain and all(figure.number <= 1 for figure in plain):
        yield _other_unit(plain[0].cell, "share", unit)
    over = signed or [figure for figure in plain if figure.number > 1]
    if unit == "share" and over:
        yield _other_unit(over[0].cell, "percent", unit)


def _unformatted(figure: Figure, data: DataFile) -> bool:
    """Whether the cell is the one of a column in per cent format that hasn't got it."""
    cell = figure.cell
    return data.unmarked.get(cell.column) == data.lines[cell.row] and _formatted(figure, data)


def _slips(figures: Sequence[Figure], unit: str) -> list[Cell]:
    """Cells of a table in per cent that would fit their neighbours if they were shares.

    One cell alone needs several neighbours to be called a slip: 0.5 % beside 40 % may be true.
    """
    if unit != "percent":
        return []
    rows: dict[tuple[str, str], list[Figure]] = {}
    for figure in figures:
        rows.setdefault((figure.cell.question, figure.cell.option), []).append(figure)
    slips: dict[tuple[str, str], list[tuple[Cell, int]]] = {}
    for row in rows.values():
        for figure in row:
            others = [other.number for other in row if other is not figure]
            if figure.marked or figure.number >= 1 or not others:
                continue
            typical = median(others)
            if typical > 1 and typical / _NEAR <= figure.number * 100 <= typical * _NEAR:
                key = (figure.cell.question, figure.cell.region)
                slips.setdefault(key, []).append((figure.cell, len(others)))
    found = [few for few in slips.values() if len(few) > 1 or few[0][1] >= _ENOUGH]
    return [cell for few in found for cell, _ in few]


def _finer(figures: Sequence[Figure], unit: str) -> list[Cell]:
    """A share in a table whose other figures are all whole per cents: none is as fine as 0.78 per cent."""
    finer = [figure.cell for figure in figures if figure.number != int(figure.number)]
    odd = [figure.cell for figure in figures if figure.number < 1 and _HUNDREDTHS.search(figure.cell.text)]
    return odd if unit == "percent" and odd == finer and len(figures) - len(odd) >= _ALL_WHOLE else []


def _other_unit(cell: Cell, seen: str, unit: str) -> Problem:
    return Problem("D120", cell.place, _facts(cell) | {"seen": seen, "unit": unit})


def _facts(cell: Cell) -> dict[str, object]:
    return {"value": cell.text, "column": cell.column}
