"""Rules on tables: rows as wide as the grid, and merged cells that fill what they say."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from deckgen.powerpoint.attributes import whole
from deckgen.powerpoint.lint.deckfile import A, DeckFile
from deckgen.powerpoint.lint.owners import shape_of
from deckgen.powerpoint.lint.rule import Found

_TRUE = ("1", "true")
_Cells = list[list[etree._Element]]


def ragged_tables(deck: DeckFile) -> Iterator[Found]:
    """A table row with more or fewer cells than the table has columns, or merged cells that don't fit."""
    for slide in deck.slides:
        root = deck.xml(slide)
        for table in () if root is None else root.iter(f"{A}tbl"):
            columns = len(table.findall(f"{A}tblGrid/{A}gridCol"))
            rows = [row.findall(f"{A}tc") for row in table.findall(f"{A}tr")]
            ragged = [
                f"{at}: {len(row)} / {columns}" for at, row in enumerate(rows, 1) if len(row) != columns
            ]
            for detail in ragged or _unmerged(rows):
                yield Found(slide, shape_of(table), detail)


def _unmerged(rows: _Cells) -> Iterator[str]:
    """Where cells reach beyond the grid or over each other, or are merged into none."""
    owners: dict[tuple[int, int], tuple[int, int]] = {}
    for y, row in enumerate(rows):
        for x, cell in enumerate(row):
            wide, high = whole(cell.get("gridSpan"), 1), whole(cell.get("rowSpan"), 1)
            if (x, y) in owners or (wide, high) == (1, 1):
                continue
            if not (1 <= wide <= len(row) - x and 1 <= high <= len(rows) - y):
                yield f"{_place(x, y)}: {wide} × {high} / {len(row) - x} × {len(rows) - y}"
                continue
            inside = [(at, down) for down in range(y, y + high) for at in range(x, x + wide)]
            if taken := next((owners[spot] for spot in inside if spot in owners), None):
                yield f"{_place(x, y)}: {_place(*taken)}"
            owners.update(dict.fromkeys(inside, (x, y)))
    for y, row in enumerate(rows):
        for x, cell in enumerate(row):
            owner = owners.get((x, y), (x, y))
            merged = (cell.get("hMerge") in _TRUE, cell.get("vMerge") in _TRUE)
            if merged != (x > owner[0], y > owner[1]):
                yield f"{_place(x, y)}: hMerge={merged[0]:d} vMerge={merged[1]:d}"


def _place(x: int, y: int) -> str:
    return f"{y + 1}.{x + 1}"
