"""How large a data file may be, before it costs memory."""

from __future__ import annotations

from pathlib import Path

from deckgen.errors import DeckgenError, Place, Problem

MAX_BYTES = 50_000_000
MAX_ROWS = 200_000
MAX_COLUMNS = 500


def refuse_large_file(path: Path, max_rows: int | None) -> None:
    """D160 for a file of too many bytes; who asks for more rows gets bytes in proportion."""
    limit = MAX_BYTES * max(1, (max_rows or 0) / MAX_ROWS)
    if (size := path.stat().st_size) > limit:
        facts = {"what": "MB", "value": -(-size // 1_000_000), "limit": int(limit // 1_000_000)}
        raise DeckgenError(Problem("D160", Place(str(path)), facts))


def refuse_large_table(path: Path, rows: int, columns: int, max_rows: int | None) -> None:
    """D160 for too many rows, too many columns, or both."""
    allowed = row_limit(max_rows)
    over = [("rows", rows, allowed)] if rows > allowed else []
    if columns > MAX_COLUMNS:
        over.append(("columns", columns, MAX_COLUMNS))
    if over:
        place = Place(str(path))
        raise DeckgenError(
            [Problem("D160", place, {"what": what, "value": value, "limit": at}) for what, value, at in over]
        )


def row_limit(max_rows: int | None) -> int:
    """How many rows are allowed."""
    return MAX_ROWS if max_rows is None else max_rows
