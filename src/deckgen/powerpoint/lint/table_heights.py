"""How high a table comes to be when its rows grow with their words."""

from __future__ import annotations

from lxml import etree

from deckgen.powerpoint.attributes import length
from deckgen.powerpoint.lint.cells import cells_of, row_of
from deckgen.powerpoint.lint.deckfile import A, DeckFile, remembered
from deckgen.powerpoint.lint.fitting import written
from deckgen.powerpoint.lint.shapes import Shape
from deckgen.powerpoint.lint.styles import insets
from deckgen.powerpoint.markup import EMU

_TABLE_ROOM = 1.25  # a table grows a little with any other face


def outgrown(deck: DeckFile, shape: Shape) -> float:
    """How many times its height a table comes to; 0 for no table, or where that is little more than it."""
    rows = _rows(deck, shape)
    stated = shape.box.height / EMU if shape.box else 0.0
    more = sum(needed - least for least, needed in rows.values())
    times = (stated + more) / max(stated, 1.0) if rows else 0.0
    return times if times > _TABLE_ROOM else 0.0


def grown_height(deck: DeckFile, shape: Shape, air: float) -> float:
    """The height in EMU of a table's rows, by words that may take up some air less; 0 for no table."""
    rows = _rows(deck, shape)
    stated = sum(length(row.get("h")) for row in shape.element.iter(f"{A}tr"))
    more = sum(max(needed / air - least, 0.0) for least, needed in rows.values())
    return stated + more * EMU if rows else 0.0


@remembered
def _rows(deck: DeckFile, shape: Shape) -> dict[etree._Element, tuple[float, float]]:
    """Each row with words in it: the height in points that it states, and the one that it needs."""
    rows: dict[etree._Element, tuple[float, float]] = {}
    for cell in cells_of(shape):
        row = row_of(cell)
        if row is None or cell.box is None or not cell.text.strip():
            continue
        around = insets(cell)
        needed = written(deck, cell).high + (around["tIns"] + around["bIns"]) / EMU
        stated = cell.box.height / EMU
        rows[row] = (stated, max(needed, rows.get(row, (stated, stated))[1]))
    return rows
