"""Weights: read from a column, or raked to margins; kept as whole billionths so that sums are exact."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from deckgen.errors import Problem
from deckgen.sources.codebook_file import RakeEntry, RespondentsEntry
from deckgen.sources.formats.datafile import DataFile
from deckgen.sources.respondents import Whole
from deckgen.survey.counted import Quality
from deckgen.survey.raking import rake
from deckgen.survey.tally import WEIGHT_UNIT

LARGEST = 1e6  # a weight beyond this is a slip of the decimal mark


def weights(data: DataFile, entry: RespondentsEntry) -> tuple[Whole, list[Problem]]:
    """The weight of every row in billionths (1 without a weight column), and the cells that are none."""
    rows = len(data.columns[data.names[0]])
    if entry.weight is None or entry.weight not in data.columns:
        return np.full(rows, WEIGHT_UNIT, dtype=np.int64), []
    column = data.columns[entry.weight]
    numbers = np.array([number(str(cell)) for cell in column])
    bad = ~np.isfinite(numbers) | (numbers < 0) | (numbers > LARGEST)
    problems = [
        Problem(
            "D130", data.place(int(row), entry.weight), {"value": str(column[row]), "column": entry.weight}
        )
        for row in np.flatnonzero(bad)
    ]
    return whole(np.where(bad, 0.0, numbers)), problems


def whole(numbers: NDArray[np.float64]) -> Whole:
    """Weights in billionths."""
    return np.rint(numbers * WEIGHT_UNIT).astype(np.int64)


def number(cell: str) -> float:
    """A cell as a number; NaN for what is none."""
    if cell.count(",") == 1 and "." not in cell:
        cell = cell.replace(",", ".")
    try:
        # float() would take «nan», «1_000» and «inf», which are no weights.
        return float(cell) if cell and not set(cell) - set("0123456789.+-eE") else float("nan")
    except ValueError:
        return float("nan")


def weighed(
    columns: Mapping[str, NDArray[Any]], weight: Whole, entry: RespondentsEntry, dropped: int
) -> tuple[Whole, Quality]:
    """The final weights, raked where the codebook has margins, and what they do to the effective base."""
    iterations = 0
    converged = True
    trimmed = 0
    if entry.rake is not None:
        keys = list(
            zip(*(columns[name].tolist() for name in entry.rake.margins), weight.tolist(), strict=True)
        )
        factor, iterations, converged, trimmed = raked_cells(Counter(keys), entry.rake)
        weight = np.array([factor[key] for key in keys], dtype=np.int64)
    return weight, quality_of(weight, entry, dropped, (iterations, converged, trimmed))


def raked_cells(
    cells: Mapping[tuple[Any, ...], int], entry: RakeEntry
) -> tuple[dict[tuple[Any, ...], int], int, bool, int]:
    """The raked weight of each cell, a combination of the margins' values and a start weight."""
    order = sorted(cells)
    margins = list(entry.margins.values())
    result = rake(
        [(tuple(key[:-1]), key[-1] / WEIGHT_UNIT, cells[key]) for key in order], margins, trim=entry.trim
    )
    found = {key: round(value * WEIGHT_UNIT) for key, value in zip(order, result.weights, strict=True)}
    return found, result.iterations, result.converged, result.trimmed


def quality_of(
    weight: Whole, entry: RespondentsEntry, dropped: int, raking: tuple[int, bool, int]
) -> Quality:
    """What weights in memory do."""
    whole_weights = weight.tolist()  # Python's own numbers, whose squares are exact
    squares = sum(value * value for value in whole_weights)
    sums = (len(whole_weights), sum(whole_weights), squares, max(whole_weights, default=0))
    return quality_of_sums(sums, entry, dropped, raking)


def quality_of_sums(
    sums: tuple[int, int, int, int], entry: RespondentsEntry, dropped: int, raking: tuple[int, bool, int]
) -> Quality:
    """Kish's design effect n*sum(w^2)/sum(w)^2 and the largest weight as a multiple of the mean.

    `sums` are the respondents, the sums of w and w^2, and the largest w, in billionths.
    """
    count, total, squares, largest = sums
    iterations, converged, trimmed = raking
    return Quality(
        weighted=entry.weight is not None or entry.rake is not None,
        dropped=dropped,
        design_effect=count * squares / (total * total) if total else 1.0,
        largest=largest * count / total if total else 1.0,
        raked=tuple(entry.rake.margins) if entry.rake else (),
        iterations=iterations,
        converged=converged,
        trimmed=trimmed,
    )
