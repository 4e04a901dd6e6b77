"""What notes tell of figures: tables of shares, lines of figures, and sentences that name a table's place."""

from __future__ import annotations

import re
from collections.abc import Iterator

from deckgen.powerpoint.lint.figures import PERCENT
from deckgen.powerpoint.lint.points import Points, plain

DIGITS = re.compile(r"\d[\d\s.,]*")
_HEADED = re.compile(r"^.*[^\W\d]\s+(?=\d[\d\s.,]*$)")  # a column's name before its figure
_CELL = " | "
_SHARE = re.compile(r"(\d{1,3}(?:[.,]\d+)?)\s*%")
_SENTENCE = re.compile(r"(?<=[.!?])\s+")
# A sentence with such a word may well have a figure of something else.
_OTHER = re.compile(
    r"\b(?:ikke|ikkje|enn|fra|frå|opp|ned|mot|av|mål\w*|\w*snitt\w*|(?:19|20)\d\d|not|than|from|up|down)\b|"
    r"\b(?:against|of)\b|% (?:flere|fleire|færre|høyere|høgare|lavere|lågare|mer|meir|mindre|større)\b|"
    r"% (?:more|fewer|less|higher|lower)\b",
    re.I,
)


def table_of(notes: str) -> Points:
    """The shares of tables in notes by the names of their row and column; one column has no name.

    A place has more than one where two charts have rows alike.
    """
    found: Points = {}
    header: list[str] = []
    for line in notes.split("\n"):
        name, *cells = [plain(cell) for cell in line.split(_CELL)]
        if len(cells) != len(header):
            header = cells
            continue
        for column, cell in zip(header, cells, strict=True):
            if said := _SHARE.match(cell):
                found.setdefault((name, column), set()).add(float(said[1].replace(",", ".")))
    return found


def lines_of(notes: str) -> Iterator[tuple[str, list[str]]]:
    """Lines of figures by what they are of: «Troms: i alt 48, helse 22», «Troms | 48 | 22»."""
    for line in notes.split("\n"):
        name, *cells = [plain(cell) for cell in line.split(_CELL)]
        if not cells and ": " in line:
            head, _, rest = line.partition(": ")
            name, cells = plain(head), [_HEADED.sub("", plain(cell)) for cell in rest.split(", ")]
        if cells and all(DIGITS.match(cell) or not any(map(str.isalnum, cell)) for cell in cells):
            yield name, cells


def placed_in(notes: str, table: Points) -> Iterator[tuple[str, tuple[str, str], float]]:
    """Sentences with one share that name one row of the table, and its column where there are several."""
    rows = sorted({row for row, _ in table}, key=len, reverse=True)
    columns = sorted({column for _, column in table}, key=len, reverse=True)
    for line in notes.split("\n") if rows else ():
        if _CELL in line or not line.rstrip().endswith("."):
            continue
        for sentence in _SENTENCE.split(plain(line)):
            shares = PERCENT.findall(sentence)
            if len(shares) != 1:
                continue
            row, rest = _named(sentence, rows)
            column, rest = _named(rest, columns)
            if row and not _OTHER.search(rest):
                column = column or (columns[0] if len(columns) == 1 else "")
                if column:
                    yield sentence, (row, column), float(shares[0].replace(",", "."))


def _named(sentence: str, names: list[str]) -> tuple[str, str]:
    """The one name of some that a sentence has, and its other words; "" where there are more or none."""
    found, rest = [], sentence
    for name in names:
        whole = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)") if name in rest else None
        if whole is not None and whole.search(rest):
            found.append(name)
            rest = whole.sub(" ", rest)
    return (found[0], rest) if len(found) == 1 else ("", rest)
