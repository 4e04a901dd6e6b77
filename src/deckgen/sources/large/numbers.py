"""Number columns in SQL: weights as whole billionths, and the decimal mark that a column has."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from deckgen.errors import Problem
from deckgen.sources.duck import literal
from deckgen.sources.formats.cells import CODE, MOSTLY, NUMBER, SPACES, plain_texts
from deckgen.sources.weights import LARGEST
from deckgen.survey.tally import WEIGHT_UNIT

if TYPE_CHECKING:
    from deckgen.sources.large.table import LargeTable

ONE = f"CAST({WEIGHT_UNIT} AS BIGINT)"  # the weight of everybody without a weight column
_ODD = "\u2212" + SPACES
_NO_NUMBER = ("+-", *"_\t\n\v\f\r", *SPACES)
_WHITE = literal(" \t\n\v\f\r\x1c\x1d\x1e\x1f\x85\xa0\u2000\u2007\u2009\u202f\u3000")
_NUMBER = literal(NUMBER.pattern.replace(r"\u2212", "\u2212"))  # RE2 has no such escape
_TO_PLAIN = literal("," + _ODD) + ", '.-'"


@dataclass(frozen=True)
class Marks:
    """What a column's cells look like: how many are filled, numbers, codes, and with which mark."""

    filled: int
    numbers: int
    codes: int
    commas: int
    points: int
    fractions: int

    @property
    def of_numbers(self) -> bool:
        """Whether it is a column of numbers, a few odd cells aside."""
        return self.numbers >= self.filled * MOSTLY and not self.codes


def number(cell: str) -> str:
    """The SQL of a cell as a number with either decimal mark, NULL for none: `weights.number`."""
    # DuckDB would take «1_000», «+-0» and blanks around a number. Looking for each mark is several times as
    # fast as a regular expression.
    point = f"CASE WHEN contains({cell}, '.') THEN {cell} ELSE replace({cell}, ',', '.') END"
    return f"CASE WHEN NOT ({_has(cell, _NO_NUMBER)}) THEN TRY_CAST({point} AS DOUBLE) END"


def marked_number(cell: str) -> str:
    """The same with thousands spaces; where they are something else, the column is refused."""
    return (
        f"CASE WHEN NOT ({odd(cell)}) THEN {number(cell)} WHEN regexp_full_match({cell}, {_NUMBER}) "
        f"THEN TRY_CAST(translate({cell}, {_TO_PLAIN}) AS DOUBLE) END"
    )


def billionths(number: str) -> str:
    """The SQL of a weight in whole billionths, rounded half to even as numpy does; NULL for none."""
    fits = f"CASE WHEN {number} BETWEEN 0 AND {LARGEST:.0f} THEN {number} END"
    return f"CAST({fits} * CAST({WEIGHT_UNIT} AS DOUBLE) AS BIGINT)"


def blank(cell: str) -> str:
    """The SQL for a cell that holds nothing but white space."""
    return f"CASE WHEN {cell} BETWEEN '!' AND '~' THEN false ELSE trim({cell}, {_WHITE}) = '' END"


def odd(cell: str) -> str:
    """The SQL for a cell that is only a number once its marks are plain."""
    return _has(cell, _ODD)


def has_odd(table: LargeTable, name: str) -> bool:
    """Whether a column has such cells."""
    return bool(table.duck.rows(f"SELECT 1 FROM answers WHERE {odd(table.columns[name])} LIMIT 1"))


def has_two_marks(table: LargeTable, name: str) -> bool:
    """Whether a column of numbers has both commas and points."""
    column = table.columns[name]
    both = f"bool_or(contains({column}, ',')) AND bool_or(contains({column}, '.'))"
    if not table.duck.rows(f"SELECT {both} FROM answers")[0][0]:
        return False
    marks = marks_of(table, name)
    return marks.of_numbers and marks.commas > 0 and marks.points > 0


def marks_of(table: LargeTable, name: str) -> Marks:
    """The marks of a column; of its different cells only where not every cell is a number."""
    column = table.columns[name]
    filled = f"SELECT {column} AS c FROM answers WHERE NOT {blank(column)}"
    marks = _counted(table, filled)
    return marks if marks.numbers == marks.filled else _counted(table, f"SELECT DISTINCT c FROM ({filled})")


def two_marks(table: LargeTable, name: str) -> Problem:
    """D102: the first cell with the mark that fewer rows have."""
    column = table.columns[name]
    found = []
    for mark in (",", "."):
        rows = table.duck.rows(
            f"SELECT arg_min({column}, row_at), min(row_at), count(*) FROM answers "
            f"WHERE contains({column}, '{mark}') AND regexp_full_match({column}, {_NUMBER})"
        )
        found.append(rows[0])
    (value, at, _), (other, _, _) = sorted(found, key=lambda one: int(one[2]))
    facts = {"value": value, "column": name, "other": other}
    return Problem("D102", table.places([at])[at], facts)


def texts(cells: list[str], marks: Marks) -> list[str]:
    """Cells of a column as a reader of small files gives them."""
    if not marks.of_numbers:
        return cells
    values = {cell for cell in cells if NUMBER.fullmatch(cell)}
    # Decimals go where all of them are zero, so one that isn't keeps them.
    new = plain_texts(values, {"0.5"} if marks.fractions else set())
    return [new.get(cell, cell) for cell in cells]


def _counted(table: LargeTable, cells: str) -> Marks:
    number = f"regexp_full_match(c, {_NUMBER})"
    rows = table.duck.rows(
        f"SELECT count(*), count(*) FILTER ({number}), "
        f"count(*) FILTER (regexp_full_match(c, {literal(CODE.pattern)})), "
        f"count(*) FILTER ({number} AND contains(c, ',')), "
        f"count(*) FILTER ({number} AND contains(c, '.')), "
        f"count(*) FILTER ({number} AND regexp_matches(c, '[.,]') AND NOT regexp_matches(c, '[.,]0+$')) "
        f"FROM ({cells})"
    )
    return Marks(*rows[0])


def _has(cell: str, marks: Iterable[str]) -> str:
    return " OR ".join(f"contains({cell}, {literal(mark)})" for mark in marks)
