"""SPSS and Stata files, labels, missing values and response sets included; the only door to pyreadstat."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from deckgen.errors import DeckgenError, Place, Problem
from deckgen.reasons import Reason, of_library
from deckgen.sources.formats.cells import column_of, text_of
from deckgen.sources.formats.container import locked
from deckgen.sources.formats.datafile import DataFile, ResponseSet
from deckgen.sources.formats.encoding import wrong_letters
from deckgen.sources.formats.limits import refuse_large_file, refuse_large_table
from deckgen.sources.formats.missing_library import not_installed

# What a file says of its own code page, then what it may be instead.
_ENCODINGS = (None, "UTF-8", "WINDOWS-1252")
_LOCK, _HEAD = b"ENCRYPTEDSAV", 64  # what SPSS writes first in a file with a password
_FEW = 1000  # rows of each text column that show whether the letters are right

Read = Callable[..., tuple[Mapping[str, list[Any]], Any]]


def read_statistics(path: Path, max_rows: int | None = None) -> DataFile:
    """The table of a sav, zsav, por or dta file with all that the file says about it."""
    refuse_large_file(path, max_rows)
    with path.open("rb") as file:
        if _LOCK in file.read(_HEAD):
            raise locked(path)
    read = _reader(path)
    _, meta = _read(path, read, {"metadataonly": True})
    refuse_large_table(path, meta.number_rows or 0, len(meta.column_names), max_rows)
    values, meta = _read(path, read, {})
    names = tuple(meta.column_names)
    rows = len(values[names[0]]) if names else 0
    if not rows:
        raise DeckgenError(Problem("D105", Place(str(path))))
    refuse_large_table(path, rows, len(names), max_rows)
    strings = {name for name, kind in meta.readstat_variable_types.items() if kind == "string"}
    return DataFile(
        path,
        names,
        {name: column_of(_texts(values[name], name in strings)) for name in names},
        lines=range(1, rows + 1),
        labels={name: label for name, label in meta.column_names_to_labels.items() if label},
        value_labels={
            name: {_text(value, name in strings): text_of(label) for value, label in labels.items()}
            for name, labels in meta.variable_value_labels.items()
        },
        missing=_missing(values, meta, strings),
        sets=_sets(meta),
        notes=(f"encoding: {meta.file_encoding}",) if meta.file_encoding else (),
    )


def _reader(path: Path) -> Read:
    try:
        import pyreadstat  # noqa: PLC0415 (only some files need it)
    except ImportError:
        raise not_installed(path, "pyreadstat", "spss") from None
    suffix = path.suffix.lower()
    if suffix == ".por":
        return _every_encoding_alike(pyreadstat.read_por)
    read: Read = pyreadstat.read_dta if suffix == ".dta" else pyreadstat.read_sav

    def with_missing(path: Path, **options: Any) -> tuple[Mapping[str, list[Any]], Any]:
        return read(path, user_missing=True, **options)

    return with_missing


def _every_encoding_alike(read: Read) -> Read:
    """A reader that takes no encoding, as one that does."""

    def reading(path: Path, **options: Any) -> tuple[Mapping[str, list[Any]], Any]:
        return read(path, **{name: value for name, value in options.items() if name != "encoding"})

    return reading


def _read(path: Path, read: Read, options: Mapping[str, Any]) -> tuple[Mapping[str, list[Any]], Any]:
    """Values and facts, read with the first code page that gives sound letters."""
    fault: Reason | None = None
    wrong = ""
    for encoding in _ENCODINGS:
        try:
            values, meta = read(path, encoding=encoding, output_format="dict", **options)
        except OSError:
            raise
        except Exception as error:  # ReadStat's own error, or a bug that a damaged file brings out
            fault = fault or of_library(error)
            continue
        found = _wrong(values, meta)
        if not found:
            return values, meta
        wrong = wrong or found  # as the file itself says that it is to be read
    if wrong:
        raise DeckgenError(Problem("D101", Place(str(path)), {"value": wrong, "count": 1}))
    raise DeckgenError(Problem("D115", Place(str(path)), {"reason": fault}))


def _wrong(values: Mapping[str, list[Any]], meta: Any) -> str:
    """The first text with letters from another code page, of labels and of cells."""
    labels = [label for labels in meta.variable_value_labels.values() for label in labels.values()]
    some = [cell for column in values.values() for cell in column[:_FEW] if isinstance(cell, str)]
    texts = [*meta.column_names, *meta.column_labels, *labels, *some]
    return next((str(text) for text in texts if text and wrong_letters(str(text))), "")


def _text(value: object, string: bool) -> str:
    """A cell or value as text; a letter in a number column is one of Stata's missing values."""
    if isinstance(value, str):
        return text_of(value.rstrip(" \0")) if string else f".{value}"
    return text_of(value)


def _texts(column: Sequence[Any], string: bool) -> list[str]:
    known: dict[Any, str] = {}
    texts = []
    for value in column:
        if value not in known:
            known[value] = _text(value, string)
        texts.append(known[value])
    return texts


def _missing(values: Mapping[str, list[Any]], meta: Any, strings: set[str]) -> dict[str, frozenset[str]]:
    """User-missing values of each column as text, ranges as the values that occur in them."""
    found: dict[str, frozenset[str]] = {}
    for declared in (meta.missing_ranges, meta.missing_user_values):
        for name, rules in declared.items():
            string = name in strings
            occurring = {value for value in values[name] if value is not None}
            single = [
                rule if not isinstance(rule, dict) else rule["lo"] for rule in rules if _is_single(rule)
            ]
            ranges = [rule for rule in rules if not _is_single(rule)]
            ranged = [value for value in occurring if any(_inside(value, rule) for rule in ranges)]
            texts = frozenset(_text(value, string) for value in (*single, *ranged))
            found[name] = found.get(name, frozenset()) | texts
    return found


def _is_single(rule: Any) -> bool:
    return not isinstance(rule, dict) or rule["lo"] == rule["hi"]


def _inside(value: Any, rule: Mapping[str, Any]) -> bool:
    return type(value) in (int, float) and rule["lo"] <= value <= rule["hi"]


def _sets(meta: Any) -> tuple[ResponseSet, ...]:
    return tuple(
        ResponseSet(
            name,
            said["label"] or "",
            tuple(said["variable_list"]),
            text_of(said["counted_value"]) if said["is_dichotomy"] else None,
        )
        for name, said in meta.mr_sets.items()
    )
