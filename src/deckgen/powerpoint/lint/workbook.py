"""A chart's embedded workbook, read cell by cell: shown values and formulas."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from deckgen.archives import unpacked
from deckgen.powerpoint.attributes import whole

_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True)
_CELL = r"\$?([A-Z]{1,3})\$?([0-9]{1,7})"
_SHEET = r"(?:'((?:[^']|'')*)'|([^'!(),]*))!"
_AREA = re.compile(rf"{_SHEET}{_CELL}(?::{_CELL})?")
_NAME = re.compile(rf"(?:{_SHEET})?([^\W\d][\w.\\]*)")
_PART = re.compile(r"((?:'[^']*'|[^',])+)")  # between commas that don't stand in a sheet's name
_MOST_AREAS = 100
_DEEPEST = 5  # names that stand for names
_LARGEST = 100_000  # cells of an area; no chart that people made has more
_TEXT = ("s", "str", "inlineStr")
_MOST = 100_000_000  # bytes of a workbook, unpacked


@dataclass(frozen=True)
class Workbook:
    """Values and formulas by sheet and cell («Data», «B2»), those that are errors, and where it links to."""

    values: dict[tuple[str, str], str] = field(default_factory=dict)
    formulas: dict[tuple[str, str], str] = field(default_factory=dict)
    links: tuple[str, ...] = ()
    readable: bool = True
    texts: frozenset[tuple[str, str]] = frozenset()
    names: dict[str, str] = field(default_factory=dict)  # in small letters
    errors: dict[tuple[str, str], str] = field(default_factory=dict)

    def resolved(self, reference: str) -> str:
        """A reference without the names that stand for cells; "" where it says a name that isn't there."""
        for _ in range(_DEEPEST):
            found = _NAME.fullmatch(reference.strip().removeprefix("="))
            if found is None or re.fullmatch(_CELL, found[3]):
                break
            reference = self.names.get(found[3].casefold(), "")
        return reference

    def area(self, reference: str) -> list[str | None] | None:
        """What a reference like «Data!$B$2:$B$9» holds, cell by cell; None for one that we can't read."""
        cells = cells_of(self.resolved(reference))
        return [self.values.get(cell) for cell in cells] if cells else None


def cells_of(reference: str) -> list[tuple[str, str]]:
    """The sheets and cells of a reference, row by row; none where it is none, or larger than any chart's."""
    said = reference.strip().removeprefix("=")
    if said.startswith("(") and said.endswith(")"):
        areas = [_cells_of_area(one) for one in _PART.findall(said[1:-1])[:_MOST_AREAS]]
        is_read = all(areas) and sum(map(len, areas)) <= _LARGEST
        return [cell for area in areas for cell in area] if is_read else []
    return _cells_of_area(said)


def _cells_of_area(reference: str) -> list[tuple[str, str]]:
    found = _AREA.fullmatch(reference.strip())
    if found is None:
        return []
    quoted, plain, column, row, last_column, last_row = found.groups()
    sheet = str(plain if quoted is None else quoted.replace("''", "'"))
    rows = range(int(row), int(last_row or row) + 1)
    columns = range(_column(column), _column(last_column or column) + 1)
    if len(rows) * len(columns) > _LARGEST:
        return []
    return [(sheet, f"{_letters(at)}{number}") for number in rows for at in columns]


def read_workbook(content: bytes) -> Workbook:
    """The workbook of a chart; an unreadable one is said to be that."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = unpacked(archive, _MOST)
        return _read(parts)
    except (
        zipfile.BadZipFile,
        zlib.error,
        etree.XMLSyntaxError,
        KeyError,
        ValueError,
        EOFError,
        RuntimeError,
    ):
        return Workbook(readable=False)


def _read(parts: dict[str, bytes]) -> Workbook:
    strings = [
        "".join(str(node.text or "") for node in entry.iter(f"{_S}t"))
        for entry in (_root(parts["xl/sharedStrings.xml"]) if "xl/sharedStrings.xml" in parts else ())
    ]
    targets = {e.get("Id"): str(e.get("Target")) for e in _root(parts["xl/_rels/workbook.xml.rels"])}
    values: dict[tuple[str, str], str] = {}
    formulas: dict[tuple[str, str], str] = {}
    texts: set[tuple[str, str]] = set()
    errors: set[tuple[str, str]] = set()
    for sheet in _root(parts["xl/workbook.xml"]).iter(f"{_S}sheet"):
        name, target = str(sheet.get("name")), targets.get(sheet.get(f"{_R}id"), "").lstrip("/")
        part = target if target.startswith("xl/") else f"xl/{target}"
        root = _root(parts[part])
        texts |= {(name, str(c.get("r"))) for c in root.iter(f"{_S}c") if c.get("t") in _TEXT}
        errors |= {(name, str(c.get("r"))) for c in root.iter(f"{_S}c") if c.get("t") == "e"}
        for place, value, formula in _cells(root, strings):
            if value is not None:
                values[name, place] = value
            if formula is not None:
                formulas[name, place] = formula
    names = {
        str(entry.get("name")).casefold(): str(entry.text or "")
        for entry in _root(parts["xl/workbook.xml"]).iter(f"{_S}definedName")
    }
    mistaken = {cell: values[cell] for cell in errors if cell in values}
    return Workbook(
        values, formulas, tuple(_links(parts)), texts=frozenset(texts), names=names, errors=mistaken
    )


def _cells(sheet: etree._Element, strings: list[str]) -> Iterator[tuple[str, str | None, str | None]]:
    for cell in sheet.iter(f"{_S}c"):
        value, formula = cell.find(f"{_S}v"), cell.find(f"{_S}f")
        text = None if value is None else str(value.text or "")
        if cell.get("t") == "s" and text is not None:
            at = whole(text, -1)
            text = strings[at] if 0 <= at < len(strings) else ""
        elif cell.get("t") == "inlineStr":
            text = "".join(str(node.text or "") for node in cell.iter(f"{_S}t"))
        yield str(cell.get("r")), text, None if formula is None else str(formula.text or "")


def _links(parts: dict[str, bytes]) -> Iterator[str]:
    """Every address outside the file."""
    for name, content in parts.items():
        if name.endswith(".rels"):
            for entry in _root(content):
                if entry.get("TargetMode") == "External" and not str(entry.get("Type")).endswith(
                    "/hyperlink"
                ):
                    yield str(entry.get("Target"))
        elif name.startswith("xl/externalLinks/") or name == "xl/connections.xml":
            yield name


def _root(content: bytes) -> etree._Element:
    return etree.fromstring(content, _PARSER)


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def _letters(column: int) -> str:
    text = ""
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(65 + rest) + text
    return text
