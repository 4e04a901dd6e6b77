"""The columns that are no questions: weight, id and region; found by name and by what is in them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from deckgen.sources.geography import division_years, read_division
from deckgen.sources.importing.column import Column, is_number
from deckgen.sources.importing.proposal import Note
from deckgen.sources.importing.rules import (
    ID_NAME,
    MEAN_WEIGHT,
    NO_WEIGHT_LABEL,
    REGION_HINT,
    WEIGHT_LABEL,
    WEIGHT_NAME,
)
from deckgen.sources.region_cells import code_of
from deckgen.sources.weights import LARGEST, number

MOST_NAMED = 5  # cells that a note names
MIN_FIT = 0.5  # of a column's cells are counties, for it to be worth a word that some aren't

Columns = Mapping[str, Column]


def weight_of(columns: Columns, asked: str | None) -> tuple[str | None, list[Note]]:
    """The weight column that was asked for, or the first that is called one and could be one."""
    if asked is not None:
        return asked, [Note("import_weight", {"column": asked}, unsure=False)]
    called = [c for c in columns.values() if _is_called_weight(c)]
    fit = [column.name for column in called if _could_weigh(column)]
    notes = [Note("import_weight_unusable", {"column": c.name}) for c in called if c.name not in fit]
    if not fit:
        return None, notes or [Note("import_no_weight")]
    notes.append(Note("import_weight", {"column": fit[0]}, unsure=False))
    if not MEAN_WEIGHT[0] < (mean := _mean(columns[fit[0]])) < MEAN_WEIGHT[1]:
        notes.append(Note("import_weight_mean", {"column": fit[0], "mean": f"{mean:.4g}"}))
    if len(fit) > 1:
        notes.append(Note("import_weights", {"column": fit[0], "others": ", ".join(fit[1:])}))
    return fit[0], notes


def _is_called_weight(column: Column) -> bool:
    named = WEIGHT_NAME.fullmatch(column.name) is not None
    if column.labelled and NO_WEIGHT_LABEL.search(column.label):
        return False
    return named or (column.labelled and WEIGHT_LABEL.fullmatch(column.label) is not None)


def _could_weigh(column: Column) -> bool:
    """Whether every row has a number that weighs, and not all the same whole numbers as an answer has."""
    weights = [number(cell) for cell in column.counts]
    sound = all(0 <= weight <= LARGEST for weight in weights)
    return sound and any(weights) and not column.blanks and not column.labels


def _mean(column: Column) -> float:
    return sum(number(cell) * count for cell, count in column.counts.items()) / sum(column.counts.values())


def id_of(columns: Columns, rows: int) -> tuple[str | None, list[Note]]:
    """The first column that is called a key and has a cell of its own in every row."""
    for column in columns.values():
        if len(column.counts) == rows and ID_NAME.fullmatch(column.name):
            return column.name, [Note("import_id", {"column": column.name}, unsure=False)]
    return None, [Note("import_no_id", unsure=False)]


@dataclass(frozen=True)
class _Fit:
    """How well a column's cells are counties of a division."""

    column: str
    year: str
    share: float
    others: tuple[str, ...]


def region_of(
    columns: Columns, asked: str | None, division: str | None
) -> tuple[str | None, str, list[Note]]:
    """The region column, the division that it fits best, and what is unsure about them."""
    years = (division,) if division else tuple(reversed(division_years()))
    newest = years[0]
    if asked is not None:
        best = max((_fit(columns[asked], year) for year in years), key=lambda fit: fit.share)
        notes = [Note("import_region_cells", _facts(best))] if best.others else []
        return asked, best.year, [*_found(best, columns, years), *notes]
    fits = [
        max((_fit(column, year) for year in years), key=lambda fit: fit.share)
        for column in columns.values()
        if _may_be_region(column)
    ]
    whole = [fit for fit in fits if fit.share == 1 and len(columns[fit.column].counts) > 1]
    if whole:
        best = whole[0]
        facts = {"column": best.column, "others": ", ".join(fit.column for fit in whole[1:])}
        notes = [Note("import_regions", facts)] if whole[1:] else []
        return best.column, best.year, [*_found(best, columns, years), *notes]
    near = [fit for fit in fits if fit.share >= MIN_FIT and _is_called_region(columns[fit.column])]
    told = [Note("import_region_unusable", _facts(fit)) for fit in near]
    return None, newest, [*told, Note("import_no_region")]


def _found(best: _Fit, columns: Columns, years: Sequence[str]) -> list[Note]:
    """The column and its division, and the other divisions that fit as well."""
    notes = [Note("import_region", {"column": best.column, "year": best.year}, unsure=False)]
    column = columns[best.column]
    alike = [y for y in years if y != best.year and _fit(column, y) == replace(best, year=y)]
    if alike:
        notes.append(Note("import_divisions", {"year": best.year, "others": ", ".join(alike)}))
    return notes


def _facts(fit: _Fit) -> dict[str, object]:
    shown = ", ".join(fit.others[:MOST_NAMED]) + (" …" if len(fit.others) > MOST_NAMED else "")
    return {"column": fit.column, "year": fit.year, "values": shown, "count": len(fit.others)}


def _may_be_region(column: Column) -> bool:
    """Names of counties speak for themselves; a number is one only where the column is called so."""
    return _is_called_region(column) or not any(map(is_number, column.counts))


def _is_called_region(column: Column) -> bool:
    label = column.label if column.labelled else ""
    return bool(REGION_HINT.search(column.name) or REGION_HINT.search(label))


def _fit(column: Column, year: str) -> _Fit:
    """How much of a column stands for counties; a blank doesn't, nor does a code whose label is another's."""
    division = read_division(year)
    others = []
    fits = 0
    for cell, count in column.counts.items():
        code = code_of(cell, division)
        label = column.labels.get(cell)
        named = code_of(label, division) if label is not None else code
        if code is not None and named == code:
            fits += count
        else:
            others.append(cell)
    if column.blanks:
        others.append("«»")
    rows = sum(column.counts.values()) + column.blanks
    return _Fit(column.name, year, fits / rows if rows else 0.0, tuple(others))
