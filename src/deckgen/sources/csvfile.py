"""CSV as plain rows: UTF-8, comma, semicolon or tab, each row with the line where it ends."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from deckgen.errors import DeckgenError, Place, Problem

Line = tuple[int, list[str]]


def read_lines(path: Path) -> list[Line]:
    """Every row that isn't blank, with its line; DeckgenError D101 or D103 for what isn't such a file."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise DeckgenError(Problem("D101", Place(str(path)))) from None
    header = text.partition("\n")[0]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=header.count))
    lines: list[Line] = []
    try:
        for fields in reader:
            if fields:
                lines.append((reader.line_num, fields))
    except csv.Error:
        # A quote that never ends swallows the rest of the file into one field.
        expected = len(lines[0][1]) if lines else 0
        place = Place(str(path), reader.line_num)
        raise DeckgenError(Problem("D103", place, {"fields": 1, "expected": expected})) from None
    return lines
