"""DuckDB: the only door to it, for Parquet files and for respondent files beyond memory."""

from __future__ import annotations

import tempfile
import weakref
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Self

from deckgen.sources.formats.missing_library import not_installed

# Nothing is fetched from a network, and what doesn't fit the memory goes to a folder of its own.
_SETTINGS: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "memory_limit": "600MB",
    "threads": 2,
}
PARQUET = "read_parquet(?, hive_partitioning=false, binary_as_string=true)"


class DuckError(Exception):
    """What DuckDB could not do, in its own words."""


class Duck:
    """A DuckDB of bounded memory with a folder for what it lays aside, which goes when it is closed."""

    def __init__(self, path: Path) -> None:
        """D161 where DuckDB isn't installed; `path` is the file that needs it."""
        try:
            import duckdb  # noqa: PLC0415 (only some files need it)
        except ImportError:
            raise not_installed(path, "duckdb", "large") from None
        self._error = duckdb.Error
        folder = tempfile.TemporaryDirectory(prefix="deckgen-")
        self.folder = Path(folder.name)
        self._connection = duckdb.connect(":memory:", config=_SETTINGS | {"temp_directory": folder.name})
        self._connection.execute("SET enable_progress_bar = false")  # it would go to standard output
        # Closed with the process too, so that no answers are left on the disk.
        self.close = weakref.finalize(self, _close, self._connection, folder)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def run(self, sql: str, values: Sequence[object] = ()) -> None:
        """Run a statement; DuckError where it fails."""
        self.rows(sql, values)

    def rows(self, sql: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """Every row of a query; DuckError where it fails."""
        try:
            return self._connection.execute(sql, list(values)).fetchall()
        except self._error as error:
            raise DuckError(str(error).partition("\n")[0]) from error

    def arrays(self, sql: str, values: Sequence[object] = ()) -> dict[str, Any]:
        """Every column of a query as a numpy array; DuckError where it fails."""
        try:
            return self._connection.execute(sql, list(values)).fetchnumpy()
        except self._error as error:
            raise DuckError(str(error).partition("\n")[0]) from error


def _close(connection: Any, folder: tempfile.TemporaryDirectory[str]) -> None:
    connection.close()
    folder.cleanup()


def pattern_of(path: Path) -> str:
    """A path in which `*`, `?` and `[` are themselves and no pattern."""
    return "".join(f"[{mark}]" if mark in "*?[" else mark for mark in str(path))


def name_of(column: str) -> str:
    """A column's name in SQL."""
    return '"' + column.replace('"', '""') + '"'


def literal(text: str) -> str:
    """A text in SQL, where no parameter can stand."""
    return "'" + text.replace("'", "''") + "'"


def as_text(name: str, kind: str) -> str:
    """The SQL that makes the text of a Parquet file's column; `kind` is its type."""
    column = name_of(name)
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
