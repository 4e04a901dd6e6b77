"""CSV: the separator from the header, each row with the line where it begins, every cell as it stands."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path

from deckgen.errors import DeckgenError, Place, Problem
from deckgen.reasons import Reason
from deckgen.sources.formats.datafile import DataFile
from deckgen.sources.formats.encoding import decoded
from deckgen.sources.formats.limits import refuse_large_file, refuse_large_table, row_limit
from deckgen.sources.formats.table import is_blank, table

Line = tuple[int, list[str]]

SPACES = "\t\v\f\x1c\x1d\x1e\x1f \x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(
    map(chr, range(0x2000, 0x200B))
)
_SEPARATORS = ";\t,"
_QUOTED = re.compile(r'"(?:[^"]|"")*"')
_SAID = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)  # Excel's own first line
_SAMPLE_CHARACTERS = 100_000
_SAMPLE_LINES = 20


def read_lines(path: Path) -> list[Line]:
    """Every row that isn't blank, with its line; DeckgenError D101 or D106 for what isn't such a file."""
    text, _ = decoded(path)
    return list(_lines(path, text, separator_of(text)))


def read_csv(path: Path, max_rows: int | None = None) -> DataFile:
    """The table of a CSV file; DeckgenError with every row and name that doesn't fit."""
    refuse_large_file(path, max_rows)
    text, encoding = decoded(path)
    separator = separator_of(text)
    lines: list[Line] = []
    most = row_limit(max_rows) + 1
    found = _lines(path, text, separator)
    for line in found:
        lines.append(line)
        if len(lines) > most:
            refuse_large_table(path, most + sum(1 for _ in found), 0, max_rows)
    if not lines:
        raise DeckgenError(Problem("D105", Place(str(path))))
    (header_line, header), rows = lines[0], lines[1:]
    refuse_large_table(path, len(rows), len(header), max_rows)
    expected = len(header)
    ragged = [
        Problem("D103", Place(str(path), line), {"fields": len(row), "expected": expected})
        for line, row in rows
        if len(row) != expected
    ]
    if ragged:
        raise DeckgenError(ragged)
    shown = "tab" if separator == "\t" else separator
    about = DataFile(
        path,
        names=(),
        columns={},
        lines=tuple(line for line, _ in rows),
        header_line=header_line,
        notes=(f"encoding: {encoding}", f"separator: {shown}"),
    )
    return table(path, header, [row for _, row in rows], about)


def separator_of(text: str) -> str:
    """The separator of the header that the rows after it agree with best; quoted text doesn't count."""
    said = _SAID.match(text)
    if said:
        return said[1]
    sample = _QUOTED.sub("", text[:_SAMPLE_CHARACTERS]).lstrip("\r\n").splitlines()[:_SAMPLE_LINES]
    if not sample:
        return ","
    header = sample[0]

    def fit(separator: str) -> tuple[int, int]:
        count = header.count(separator)
        return (sum(line.count(separator) == count for line in sample) if count else 0, count)

    return max(_SEPARATORS, key=fit) if any(map(header.count, _SEPARATORS)) else ","


def _lines(path: Path, text: str, separator: str) -> Iterator[Line]:
    """Rows that aren't blank; D106 for a quote that never ends, or text straight after one."""
    said = _SAID.match(text)
    skipped = 1 if said else 0
    stream = io.StringIO(text[said.end() :] if said else text, newline="")
    reader = csv.reader(stream, delimiter=separator, strict=True)
    first = skipped + 1
    # Most files of codes have no space, and so no field of nothing else; a quoted one may be empty lines.
    spaced = '"' in text or any(space in text for space in SPACES)
    try:
        for fields in reader:
            if not is_blank(fields):
                yield first, _blanked(fields) if spaced else fields
            first = skipped + reader.line_num + 1
    except csv.Error as fault:
        raise unread(path, (first, skipped + reader.line_num), fault) from None


def unread(path: Path, lines: tuple[int, int], fault: csv.Error) -> DeckgenError:
    """D106 for a row that can't be told apart, on the first of the lines that it takes.

    A quote that isn't closed takes in the rows after it, to the end or to the next such mark.
    """
    said, first = str(fault), lines[0]
    if "limit" in said:
        why = Reason("reason_long_field", said, {"limit": csv.field_size_limit()})
    elif "expected after" in said and first == lines[1]:
        why = Reason("reason_after_quote", said)
    else:
        why = Reason("reason_open_quote", said)
    return DeckgenError(Problem("D106", Place(str(path), first), {"why": why}))


def _blanked(fields: list[str]) -> list[str]:
    """Fields where spaces alone are a blank; few rows have any, and those are told apart faster."""
    return ["" if field.isspace() else field for field in fields] if any(map(str.isspace, fields)) else fields
