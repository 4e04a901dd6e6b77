"""Whether a respondent file is beyond what is read into memory: all that most files ask of this room."""

from __future__ import annotations

from pathlib import Path

from deckgen.sources.duck import PARQUET, Duck, DuckError, pattern_of
from deckgen.sources.formats.limits import MAX_BYTES, row_limit

TEXT = (".csv", ".tsv", ".txt")
_BLOCK_BYTES = 1 << 20


def is_large(path: Path, max_rows: int | None = None) -> bool:
    """Whether a CSV or Parquet file is beyond what is read into memory; no other kind can be counted here."""
    kind = path.suffix.lower()
    if kind not in (*TEXT, ".parquet") or not path.is_file():
        return False
    if path.stat().st_size > MAX_BYTES:
        return True
    rows = _parquet_rows(path) if kind == ".parquet" else _line_breaks(path)
    return rows > row_limit(max_rows)


def _line_breaks(path: Path) -> int:
    with path.open("rb") as file:
        return sum(block.count(b"\n") for block in iter(lambda: file.read(_BLOCK_BYTES), b""))


def _parquet_rows(path: Path) -> int:
    """How many rows a Parquet file says it has; 0 for one that can't be read, which its reader tells."""
    with Duck(path) as duck:
        try:
            return int(duck.rows(f"SELECT count(*) FROM {PARQUET}", [pattern_of(path)])[0][0])
        except DuckError:
            return 0
