"""A data file as plain values: names, columns of text, and where each row stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from numpy.typing import NDArray

from deckgen.errors import Place


@dataclass(frozen=True)
class ResponseSet:
    """A multiple-response set of an SPSS file.

    `ticked` is the counted value of a dichotomy set; None for a category set.
    """

    name: str
    label: str
    columns: tuple[str, ...]
    ticked: str | None = None


@dataclass(frozen=True)
class DataFile:
    """A table of text from a file of any kind.

    A cell is exactly what the file holds: «NA», «None» and «03» stay text, "" is a blank, and a
    whole number has no decimals. Number columns have a decimal point, whatever the file has, and
    no thousands separators; `decimal` says which mark the file writes.
    """

    path: Path
    names: tuple[str, ...]
    columns: Mapping[str, NDArray[Any]]
    lines: Sequence[int] = ()  # the line (or case) of each row, 1-based
    header_line: int | None = None
    sheet: str = ""
    letters: Mapping[str, str] = field(default_factory=dict)  # column -> its letter in a workbook
    decimal: str = "."
    decimals: Mapping[str, str] = field(default_factory=dict)  # number column -> the mark it writes
    labels: Mapping[str, str] = field(default_factory=dict)
    value_labels: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    missing: Mapping[str, frozenset[str]] = field(default_factory=dict)
    sets: tuple[ResponseSet, ...] = ()
    percent_columns: frozenset[str] = frozenset()
    unmarked: Mapping[str, int] = field(default_factory=dict)  # percent column -> a line without the format
    notes: tuple[str, ...] = ()

    @property
    def rows(self) -> int:
        """How many rows there are, the header aside."""
        return len(self.lines)

    def place(self, row: int, column: str = "") -> Place:
        """Where a row stands, or in a workbook its cell; row -1 is the header."""
        line = self.header_line if row < 0 else self.lines[row]
        letter = self.letters.get(column)
        spot = f"{self.sheet}!{letter}{line}" if letter else self.sheet
        return Place(str(self.path), line, spot)
