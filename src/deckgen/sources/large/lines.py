"""CSV as a stream: encoding, separator, and the line of each row, without the whole text in memory."""

from __future__ import annotations

import codecs
import csv
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TextIO
from unicodedata import is_normalized, normalize

from deckgen.errors import DeckgenError, Place, Problem
from deckgen.sources.formats.csv import Line, separator_of, unread
from deckgen.sources.formats.encoding import wrong_letters
from deckgen.sources.formats.table import is_blank

MOST_PROBLEMS = 1_000  # of one kind; nobody reads more
_SAMPLE_CHARACTERS = 100_000
_BLOCK_BYTES = 1 << 20
_SAID = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)  # Excel's own first line
_TOKEN_EDGE = re.compile(r'[ \t\r\n,;"]')
_LONGEST_TOKEN = 30


def refuse_other_encodings(path: Path) -> None:
    """D162 for what isn't UTF-8, D101 for UTF-8 with wrong letters in it."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    line = 1
    with path.open("rb") as file:
        while block := file.read(_BLOCK_BYTES) + file.readline(_BLOCK_BYTES):
            try:
                text = decoder.decode(block)
            except UnicodeDecodeError as error:
                line += block.count(b"\n", 0, error.start)
                raise DeckgenError(Problem("D162", Place(str(path), line))) from None
            line += block.count(b"\n")
            if "\0" in text or (not text.isascii() and wrong_letters(text)):
                raise _wrong(path)
    if decoder.getstate()[0]:
        raise DeckgenError(Problem("D162", Place(str(path), line)))


def separator_in(path: Path) -> tuple[str, bool]:
    """The separator, and whether the file says so itself in a line before the header."""
    with _opened(path) as file:
        head = file.read(_SAMPLE_CHARACTERS)
    return separator_of(head), _SAID.match(head) is not None


def rows_of(path: Path, separator: str) -> Iterator[Line]:
    """Every row that isn't blank, with its line, as the reader of small files gives them.

    D106 for a quote that never ends, or text straight after one.
    """
    with _opened(path) as file:
        said = _SAID.match(file.read(_SAMPLE_CHARACTERS))
        file.seek(0)
        skipped = 1 if said else 0
        if said:
            file.readline()
        reader = csv.reader(map(_composed, file), delimiter=separator, strict=True)
        first = skipped + 1
        try:
            for fields in reader:
                if not is_blank(fields):
                    yield first, ["" if field.isspace() else field for field in fields]
                first = skipped + reader.line_num + 1
        except csv.Error as fault:
            raise unread(path, (first, skipped + reader.line_num), fault) from None


def refuse_ragged(path: Path, separator: str) -> None:
    """D103 for the first rows that aren't as wide as the header."""
    rows = rows_of(path, separator)
    expected = len(next(rows, (0, []))[1])
    ragged = []
    for line, row in rows:
        if len(row) != expected:
            facts = {"fields": len(row), "expected": expected}
            ragged.append(Problem("D103", Place(str(path), line), facts))
            if len(ragged) == MOST_PROBLEMS:
                break
    if ragged:
        raise DeckgenError(ragged)


def rewrite(path: Path, separator: str, to: Path) -> None:
    """The same rows in the plainest CSV there is: a line for the header, nothing blank, one separator."""
    with to.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=separator, lineterminator="\n")
        for _, row in rows_of(path, separator):
            writer.writerow(row)


def lines_at(path: Path, separator: str, rows: Iterable[int]) -> dict[int, int]:
    """The line of each of some rows; row 0 is the first after the header."""
    wanted = set(rows)
    last = max(wanted, default=-1)
    found: dict[int, int] = {}
    for row, (line, _) in enumerate(rows_of(path, separator), start=-1):
        if row in wanted:
            found[row] = line
        if row >= last:
            break
    return found


def _opened(path: Path) -> TextIO:
    return path.open(encoding="utf-8-sig", newline="")


def _composed(line: str) -> str:
    return line if is_normalized("NFC", line) else normalize("NFC", line)


def _wrong(path: Path) -> DeckgenError:
    """D101 with the first wrong word and how many lines have one."""
    word, first, count = "", 1, 0
    with _opened(path) as file:
        for number, line in enumerate(file, start=1):
            if not wrong_letters(line):
                continue
            count += 1
            if count == 1:
                first = number
                word = next(
                    (token for token in _TOKEN_EDGE.split(line) if wrong_letters(token)), line.strip()
                )
            if count == MOST_PROBLEMS:
                break
    facts = {"value": word[: 2 * _LONGEST_TOKEN].replace("\0", "\u2400"), "count": count}
    return DeckgenError(Problem("D101", Place(str(path), first), facts))
