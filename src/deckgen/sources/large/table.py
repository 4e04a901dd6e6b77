"""A respondent file as a view of text that DuckDB reads column by column, never as a whole."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from deckgen.errors import DeckgenError, Place, Problem
from deckgen.reasons import of_library
from deckgen.sources.duck import PARQUET, Duck, DuckError, as_text, literal, name_of, pattern_of
from deckgen.sources.formats.cells import column_of, plain_numbers, text_of
from deckgen.sources.formats.datafile import DataFile
from deckgen.sources.formats.limits import MAX_COLUMNS
from deckgen.sources.formats.table import letter_of, name_problems
from deckgen.sources.large import lines, numbers

MOST_CELLS = 10_000  # different cells of one column; a codebook has far fewer


class Found(NamedTuple):
    """A cell's text, how many rows have it, and the first of them."""

    text: str
    rows: int
    first: int


@dataclass
class LargeTable:
    """Columns of text named c0, c1 … in the view `answers`, with `row_at`, the row, and `w`, the weight.

    `columns` are the SQL names by the file's own; `separator` is "" for Parquet.
    """

    path: Path
    duck: Duck
    names: tuple[str, ...]
    columns: Mapping[str, str]
    separator: str = ""
    _cells: dict[str, dict[str, Found]] = field(default_factory=dict)
    _mixed: set[str] = field(default_factory=set)

    def cells(self, name: str) -> dict[str, Found]:
        """The different cells of a column as DuckDB has them, in the order of their first rows."""
        if name not in self._cells:
            column = self.columns[name]
            rows = self.duck.rows(
                f"SELECT {column}, count(*), min(row_at) FROM answers GROUP BY 1 "
                f"ORDER BY 3 LIMIT {MOST_CELLS}"
            )
            texts = [text_of(cell) for cell, _, _ in rows]
            if self.separator:
                plain = plain_numbers({name: column_of(texts)}, lambda _: Place())
                self._mixed |= {name} if plain.problems else set()
                texts = plain.columns[name].tolist()
            self._cells[name] = {
                row[0]: Found(text, row[1], row[2]) for row, text in zip(rows, texts, strict=True)
            }
        return self._cells[name]

    def texts(self, name: str) -> list[Found]:
        """The different texts of a column, in the order of their first rows."""
        found: dict[str, Found] = {}
        for text, rows, first in self.cells(name).values():
            before = found.get(text, Found(text, 0, first))
            found[text] = Found(text, before.rows + rows, before.first)
        return list(found.values())

    def mixed(self, name: str) -> bool:
        """Whether a column of numbers has two decimal marks."""
        self.cells(name)
        return name in self._mixed

    def plain(self, name: str, cells: list[str]) -> list[str]:
        """Some cells of a column as text, numbers with a decimal point."""
        texts = [text_of(cell) for cell in cells]
        return numbers.texts(texts, numbers.marks_of(self, name)) if self.separator and cells else texts

    def places(self, rows: Iterable[int]) -> dict[int, Place]:
        """Where some rows stand; row -1 is the header."""
        wanted = set(rows)
        if not self.separator:
            return {row: Place(str(self.path), row + 1 if row >= 0 else None) for row in wanted}
        at = lines.lines_at(self.path, self.separator, wanted)
        return {row: Place(str(self.path), at[row]) for row in wanted}


def opened(path: Path, wanted: Iterable[str], weight: str | None) -> LargeTable:
    """The table of a CSV or Parquet file with the columns that are wanted.

    DeckgenError for what can't be read, or has no rows or no sound names.
    """
    with path.open("rb"):
        pass  # a file that isn't there is an OSError, as for the other kinds
    duck = Duck(path)
    try:
        if path.suffix.lower() == ".parquet":
            return _parquet(path, duck, set(wanted), weight)
        return _csv(path, duck, set(wanted), weight)
    except DuckError as fault:
        duck.close()
        raise DeckgenError(
            Problem("D115", Place(str(path)), {"reason": of_library(fault), "near": []})
        ) from fault
    except BaseException:
        duck.close()
        raise


def _parquet(path: Path, duck: Duck, wanted: set[str], weight: str | None) -> LargeTable:
    pattern = [pattern_of(path)]
    told = duck.rows(f"DESCRIBE SELECT * FROM {PARQUET}", pattern)
    names = [str(column[0]) for column in told]
    _refuse_wide(path, len(names))
    if not duck.rows(f"SELECT count(*) FROM {PARQUET}", pattern)[0][0]:
        raise DeckgenError(Problem("D105", Place(str(path))))
    _refuse_names(path, dict(enumerate(names)), None)
    kept = {name: (f"c{at}", str(told[at][1])) for at, name in enumerate(names) if name in wanted}
    shown = [f"coalesce({as_text(name, kind)}, '') AS {column}" for name, (column, kind) in kept.items()]
    weighed = numbers.ONE
    if weight in kept:
        kind = kept[weight][1]
        # A double is what its shortest text says; any other type is read from its text.
        number = (
            name_of(weight) if kind == "DOUBLE" else numbers.number(f"coalesce({as_text(weight, kind)}, '')")
        )
        weighed = numbers.billionths(number)
    source = PARQUET.replace("?", literal(pattern[0]), 1)
    _lay_aside(duck, f"SELECT {', '.join([*shown, f'{weighed} AS w'])} FROM {source}")
    return LargeTable(path, duck, tuple(names), {name: column for name, (column, _) in kept.items()})


def _csv(path: Path, duck: Duck, wanted: set[str], weight: str | None) -> LargeTable:
    lines.refuse_other_encodings(path)
    separator, said = lines.separator_in(path)
    line, header = next(lines.rows_of(path, separator), (0, []))
    if not header:
        raise DeckgenError(Problem("D105", Place(str(path))))
    _refuse_wide(path, len(header))
    names = [name.strip() for name in header]
    # One column for each wanted name; a doubled or blank one is refused before it is looked at.
    kept = {name: f"c{at}" for at, name in enumerate(names) if name in wanted or not name}
    weighed = numbers.ONE
    if weight in kept:
        weighed = numbers.billionths(numbers.marked_number(f"coalesce({kept[weight]}, '')"))
    try:
        if said or line != 1 or any("\n" in name or "\r" in name for name in header):
            raise DuckError("header")
        _copy(duck, path, separator, len(names), list(kept.values()), weighed)
    except DuckError:
        # What DuckDB can't read is either wrong, and then told as in a small file, or only unusual.
        lines.refuse_ragged(path, separator)
        plain = duck.folder / "plain.csv"
        lines.rewrite(path, separator, plain)
        _copy(duck, plain, separator, len(names), list(kept.values()), weighed)
        plain.unlink()
    rows = duck.rows("SELECT count(*) FROM answers")[0][0]
    if not rows:
        raise DeckgenError(Problem("D105", Place(str(path))))
    blank = [at for at, name in enumerate(names) if not name and not _holds_any(duck, f"c{at}")]
    _refuse_names(path, {at: name for at, name in enumerate(names) if at not in blank}, line)
    kept = {name: column for name, column in kept.items() if name}
    return LargeTable(path, duck, tuple(filter(None, names)), kept, separator)


def _copy(duck: Duck, path: Path, separator: str, width: int, kept: list[str], weighed: str) -> None:
    """The rows that aren't blank as a Parquet file in DuckDB's own folder: one pass over the text."""
    blank = literal("")
    types = ", ".join(f"'c{at}': 'VARCHAR'" for at in range(width))
    source = (
        f"read_csv({literal(pattern_of(path))}, auto_detect=false, header=false, skip=1, "
        f"delim={literal(separator)}, quote='\"', escape='\"', strict_mode=true, columns={{{types}}})"
    )
    shown = ", ".join([*(f"coalesce({column}, '') AS {column}" for column in kept), f"{weighed} AS w"])
    filled = " OR ".join(f"NOT {numbers.blank(f'coalesce(c{at}, {blank})')}" for at in range(width))
    _lay_aside(duck, f"SELECT {shown} FROM {source} WHERE {filled}")


def _lay_aside(duck: Duck, select: str) -> None:
    """The wanted columns as a Parquet file in DuckDB's own folder: one pass over the respondents' file.

    It is as small as they are few, weights are made once, and nothing changes under a count.
    """
    to = literal(str(duck.folder / "answers.parquet"))
    duck.run(f"COPY ({select}) TO {to} (FORMAT parquet)")
    duck.run(
        f"CREATE VIEW answers AS SELECT * EXCLUDE (file_row_number), file_row_number AS row_at "
        f"FROM read_parquet({to}, file_row_number=true)"
    )


def _holds_any(duck: Duck, column: str) -> bool:
    return bool(duck.rows(f"SELECT 1 FROM answers WHERE NOT {numbers.blank(column)} LIMIT 1"))


def _refuse_wide(path: Path, columns: int) -> None:
    if columns > MAX_COLUMNS:
        facts = {"what": "columns", "value": columns, "limit": MAX_COLUMNS}
        raise DeckgenError(Problem("D160", Place(str(path)), facts))


def _refuse_names(path: Path, names: Mapping[int, str], line: int | None) -> None:
    about = DataFile(path, (), {}, header_line=line)
    named = [(name.strip(), letter_of(at)) for at, name in names.items()]
    problems = list(name_problems(path, named, about))
    if problems:
        raise DeckgenError(problems)
