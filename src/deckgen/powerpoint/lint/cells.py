"""A table's cells as shapes: where each stands, what it says, and what it stands on."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from deckgen.powerpoint.attributes import length, whole
from deckgen.powerpoint.lint.deckfile import A
from deckgen.powerpoint.lint.shapes import Box, Shape

CELL = "tc"
_TRUE = ("1", "true")


def cells_of(shape: Shape) -> Iterator[Shape]:
    """The cells of a table that show themselves, row by row; those that are merged into others don't."""
    if shape.kind != "graphicFrame" or shape.box is None:
        return
    for table in shape.element.iter(f"{A}tbl"):
        columns = [length(column.get("w")) for column in table.iterfind(f"{A}tblGrid/{A}gridCol")]
        y = shape.box.y
        for row in table.iterfind(f"{A}tr"):
            high = length(row.get("h"))
            for at, cell in enumerate(row.iterfind(f"{A}tc")):
                if not {cell.get("hMerge"), cell.get("vMerge")} & {*_TRUE}:
                    wide = sum(columns[at : at + max(whole(cell.get("gridSpan"), 1), 1)])
                    box = Box(shape.box.x + sum(columns[:at]), y, wide, high)
                    yield Shape(cell, CELL, shape.name, None, box, (cell,), shape.part, shape.grouped)
            y += high


def row_of(cell: Shape) -> etree._Element | None:
    """The row that a cell sets the height of; None for one over several rows."""
    return None if whole(cell.element.get("rowSpan"), 1) > 1 else cell.element.getparent()


def has_own_look(cell: Shape) -> bool:
    """Whether no table style decides how a cell looks, which isn't in the file."""
    table = next(cell.element.iterancestors(f"{A}tbl"))
    return table.find(f"{A}tblPr/{A}tableStyleId") is None
