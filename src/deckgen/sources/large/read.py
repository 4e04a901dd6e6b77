"""The way from a large respondent file to its counts: opened, checked, weighed."""

from __future__ import annotations

from pathlib import Path

from deckgen.errors import DeckgenError, Place, Problem
from deckgen.sources.codebook_file import RespondentsEntry
from deckgen.sources.duck import PARQUET, Duck, DuckError, pattern_of
from deckgen.sources.formats.limits import MAX_BYTES, row_limit
from deckgen.sources.large.check import marks_problems, problems_of
from deckgen.sources.large.respondents import LargeRespondents
from deckgen.sources.large.table import opened
from deckgen.sources.large.weights import weighed
from deckgen.sources.respondents_check import wanted
from deckgen.survey.counted import Quality
from deckgen.survey.survey import Survey

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


def read_large(
    path: Path, entry: RespondentsEntry, survey: Survey, wave: str | None
) -> tuple[LargeRespondents, Quality]:
    """The answers at `path` and what their weights do; DeckgenError with everything that doesn't fit."""
    names = wanted(entry, survey, wave)
    table = opened(path, names, entry.weight)
    try:
        problems = marks_problems(table, entry) or problems_of(table, entry, survey, wave)
        if problems:
            raise DeckgenError(problems)
        respondents = LargeRespondents(survey, table, entry.region or "", wave)
        return respondents, weighed(table, entry, respondents.column, respondents.texts)
    except DuckError as fault:
        table.duck.close()
        raise DeckgenError(Problem("D115", Place(str(path)), {"reason": str(fault), "near": []})) from fault
    except DeckgenError:
        table.duck.close()
        raise


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
