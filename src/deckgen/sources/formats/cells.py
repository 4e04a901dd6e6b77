"""Cells as text: values of any type, and number columns with a decimal point."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any
from unicodedata import is_normalized, normalize

import numpy as np
from numpy.typing import NDArray

from deckgen.errors import Place, Problem

Columns = Mapping[str, NDArray[Any]]

SPACES = " \u00a0\u2009\u202f"
_WHOLE = rf"(?:0|[1-9]\d*|[1-9]\d{{0,2}}(?:[{SPACES}]\d{{3}})+)"
NUMBER = re.compile(rf"[-\u2212]?(?:{_WHOLE}(?:[.,]\d+)?|[.,]\d+)(?:[eE][-+]?\d+)?")
_MARKED = re.compile(rf"[.,\u2212{SPACES}]")
CODE = re.compile(r"0\d+")
MOSTLY = 0.9  # of its distinct cells are numbers, in a column of numbers
_NO_DECIMALS = re.compile(r"[.,]0+\Z")
_TO_PLAIN = {ord(mark): None for mark in SPACES} | {ord(","): ".", ord("\u2212"): "-"}


def text_of(value: object) -> str:
    """A value as text: a whole number without decimals, a date as ISO, truth as 1 or 0, none as blank."""
    if isinstance(value, str):
        text = value if is_normalized("NFC", value) else normalize("NFC", value)
        return "" if text.isspace() else text
    if isinstance(value, float):
        return _float_text(value)
    if isinstance(value, datetime) and value.time() == time():
        return value.date().isoformat()
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, bool):
        return str(int(value))
    return "" if value is None else str(value)


def column_of(cells: list[str]) -> NDArray[Any]:
    """A column of text."""
    column = np.empty(len(cells), dtype=object)
    column[:] = cells
    return column


def _float_text(value: float) -> str:
    if math.isnan(value):
        return ""
    return str(int(value)) if value.is_integer() else repr(value)


@dataclass(frozen=True)
class Numbers:
    """Columns whose numbers are plain, the decimal marks that the file has, and what doesn't fit."""

    columns: Columns
    decimal: str
    problems: tuple[Problem, ...]
    decimals: Mapping[str, str] = field(default_factory=dict)  # the mark of each column with one


def plain_numbers(columns: Columns, place: Callable[[int], Place]) -> Numbers:
    """Number columns with a decimal point and without thousands spaces; D102 for two marks in one.

    «03» is a code, so a column with it is none. In a column of numbers a few other cells, «ukjent»
    in a weight, stay as they are.
    """
    plain = dict(columns)
    problems: list[Problem] = []
    decimals: dict[str, str] = {}
    for name, column in columns.items():
        cells = {str(cell) for cell in set(column.tolist()) if cell}
        if not any(map(_MARKED.search, cells)):
            continue
        values = {cell for cell in cells if NUMBER.fullmatch(cell)}
        if len(values) < len(cells) * MOSTLY or any(map(CODE.fullmatch, cells)):
            continue
        commas = {value for value in values if "," in value}
        points = {value for value in values if "." in value}
        if commas and points:
            problems.append(_two_marks(name, column, commas, points, place))
            continue
        decimals |= {name: ","} if commas else {name: "."} if points else {}
        new = plain_texts(values, commas | points)
        plain[name] = column_of([new.get(cell, cell) for cell in column.tolist()])
    decimal = "," if "," in decimals.values() else "."
    return Numbers(plain, decimal, tuple(problems), decimals)


def plain_texts(values: set[str], decimals: set[str]) -> dict[str, str]:
    """Each cell's plain text; decimals go where all of them are zero, as in a file from pandas."""
    whole = all(_NO_DECIMALS.search(value) for value in decimals)
    return {value: (_NO_DECIMALS.sub("", value) if whole else value).translate(_TO_PLAIN) for value in values}


def _two_marks(
    name: str, column: NDArray[Any], commas: set[str], points: set[str], place: Callable[[int], Place]
) -> Problem:
    cells = column.tolist()
    rows = {mark: [row for row, cell in enumerate(cells) if cell in of] for mark, of in
            ((",", commas), (".", points))}  # fmt: skip
    odd, usual = sorted(rows.values(), key=len)
    facts = {"value": cells[odd[0]], "column": name, "other": cells[usual[0]]}
    return Problem("D102", place(odd[0]), facts)
