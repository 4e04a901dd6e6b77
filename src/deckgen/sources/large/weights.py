"""Weights of a large file: rows that weigh nothing left out, cells raked, and what the weights do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any

from deckgen.errors import DeckgenError, Place, Problem
from deckgen.sources.codebook_file import RakeEntry, RespondentsEntry
from deckgen.sources.large.table import LargeTable
from deckgen.sources.weights import quality_of_sums, raked_cells
from deckgen.survey.counted import Quality

MOST_COMBINATIONS = 500_000  # of margins and start weights; raking holds each in memory

Texts = Callable[[str], dict[str, str]]


def weighed(
    table: LargeTable, entry: RespondentsEntry, column: Callable[[str], str], texts: Texts
) -> Quality:
    """Leave only respondents who weigh something in the view `kept`, with their final weights.

    `column` gives the SQL name of a margin, `texts` what its cells say.
    """
    table.duck.run("CREATE VIEW weighing AS SELECT * FROM answers WHERE w > 0")
    raking = (0, True, 0)
    if entry.rake is None:
        table.duck.run("CREATE VIEW kept AS FROM weighing")
    else:
        raking = _raked(table, entry.rake, column, texts)
    dropped = table.duck.rows("SELECT count(*) FROM answers WHERE w = 0")[0][0]
    sums = table.duck.rows(
        "SELECT count(*), coalesce(sum(w), 0), coalesce(sum(CAST(w AS HUGEINT) * w), 0), max(w) FROM kept"
    )[0]
    return quality_of_sums(sums, entry, dropped, raking)


def _raked(
    table: LargeTable, entry: RakeEntry, column: Callable[[str], str], texts: Texts
) -> tuple[int, bool, int]:
    columns = [column(name) for name in entry.margins]
    meanings = [texts(name) for name in entry.margins]
    keys = ", ".join([*columns, "w"])
    combinations = table.duck.rows(
        f"SELECT {keys}, count(*) FROM weighing GROUP BY {keys} LIMIT {MOST_COMBINATIONS + 1}"
    )
    if len(combinations) > MOST_COMBINATIONS:
        facts = {"what": "rake", "value": len(combinations), "limit": MOST_COMBINATIONS}
        raise DeckgenError(Problem("D160", Place(str(table.path)), facts))

    def key_of(row: tuple[Any, ...]) -> tuple[Any, ...]:
        return (*(meaning[cell] for meaning, cell in zip(meanings, row[:-2], strict=True)), row[-2])

    cells: Counter[tuple[Any, ...]] = Counter()
    for row in combinations:
        cells[key_of(row)] += row[-1]
    final, iterations, converged, trimmed = raked_cells(cells, entry)
    lists = [list(cells_) for cells_ in zip(*(row[:-1] for row in combinations), strict=True)]
    lists.append([final[key_of(row)] for row in combinations])
    names = [*columns, "w", "final"]
    unnested = ", ".join(f"unnest(?) AS {name}" for name in names)
    table.duck.run(f"CREATE TEMP TABLE raked AS SELECT {unnested}", lists)
    table.duck.run(
        "CREATE VIEW kept AS SELECT weighing.* REPLACE (raked.final AS w) "
        f"FROM weighing JOIN raked USING ({keys})"
    )
    return iterations, converged, trimmed
