"""Parquet files, every column cast to text by DuckDB; the only door that reads whole files through it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from deckgen.errors import DeckgenError, Place, Problem
from deckgen.sources.formats.cells import column_of, text_of
from deckgen.sources.formats.datafile import DataFile
from deckgen.sources.formats.limits import refuse_large_file, refuse_large_table
from deckgen.sources.formats.missing_library import not_installed
from deckgen.sources.formats.table import letter_of, name_problems

if TYPE_CHECKING:
    import duckdb

# A file is read as it stands: no columns out of the folder's name, nothing fetched from a network.
_SOURCE = "read_parquet(?, hive_partitioning=false, binary_as_string=true)"
_OFFLINE = {"autoinstall_known_extensions": "false", "autoload_known_extensions": "false"}


def read_parquet(path: Path, max_rows: int | None = None) -> DataFile:
    """The table of a Parquet file; whole numbers, dates and truth as in a file of any other kind."""
    try:
        import duckdb  # noqa: PLC0415 (only some files need it)
    except ImportError:
        raise not_installed(path, "duckdb", "large") from None
    refuse_large_file(path, max_rows)
    with path.open("rb"):
        pass  # a file that isn't there is an OSError, as for the other kinds
    with duckdb.connect(":memory:", config=dict(_OFFLINE)) as connection:
        try:
            return _table(path, connection, max_rows)
        except duckdb.Error as error:
            reason = str(error).partition("\n")[0]
            raise DeckgenError(Problem("D115", Place(str(path)), {"reason": reason})) from error


def _table(path: Path, connection: duckdb.DuckDBPyConnection, max_rows: int | None) -> DataFile:
    pattern = [_literal(path)]
    told = connection.execute(f"DESCRIBE SELECT * FROM {_SOURCE}", pattern).fetchall()
    counted = connection.execute(f"SELECT count(*) FROM {_SOURCE}", pattern).fetchall()
    rows = int(counted[0][0])
    refuse_large_table(path, rows, len(told), max_rows)
    if not rows:
        raise DeckgenError(Problem("D105", Place(str(path))))
    names = [str(column[0]) for column in told]
    shown = ", ".join(f"{_as_text(name, str(column[1]))} AS c{index}" for index, (name, column) in
                      enumerate(zip(names, told, strict=True)))  # fmt: skip
    found = connection.execute(f"SELECT {shown} FROM {_SOURCE}", pattern).fetchnumpy()
    about = DataFile(path, tuple(names), {}, lines=range(1, rows + 1))
    problems = list(
        name_problems(path, [(name.strip(), letter_of(at)) for at, name in enumerate(names)], about)
    )
    if problems:
        raise DeckgenError(problems)
    columns = {name: column_of(_texts(found[f"c{index}"])) for index, name in enumerate(names)}
    return DataFile(path, tuple(names), columns, lines=about.lines)


def _literal(path: Path) -> str:
    """A path in which `*`, `?` and `[` are themselves and no pattern."""
    return "".join(f"[{mark}]" if mark in "*?[" else mark for mark in str(path))


def _as_text(name: str, kind: str) -> str:
    """The SQL that makes a column's text."""
    column = '"' + name.replace('"', '""') + '"'
    text = f"CAST({column} AS VARCHAR)"
    if kind == "BOOLEAN":
        return f"CAST(CAST({column} AS TINYINT) AS VARCHAR)"
    if kind in ("FLOAT", "DOUBLE"):
        return f"CASE WHEN isnan({column}) THEN NULL ELSE regexp_replace({text}, '\\.0$', '') END"
    if kind.startswith("DECIMAL") and not kind.endswith(",0)"):
        return f"rtrim(rtrim({text}, '0'), '.')"
    if kind.startswith("TIMESTAMP"):
        return f"replace(regexp_replace({text}, ' 00:00:00$', ''), ' ', 'T')"
    return text


def _texts(column: Any) -> list[str]:
    """A fetched column with blanks where it has no value."""
    cells = column.filled("").tolist() if hasattr(column, "filled") else column.tolist()
    return [text_of(cell) for cell in cells]
