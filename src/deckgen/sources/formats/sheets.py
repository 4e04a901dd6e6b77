"""What a workbook's XML says that its cells don't: formulas without values, errors, percent, hidden rows."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path, PurePosixPath
from string import ascii_uppercase, digits
from xml.parsers import expat

from deckgen.reasons import of_library
from deckgen.sources.formats.container import DAMAGED, damaged
from deckgen.sources.formats.table import letter_of

Attributes = Mapping[str, str]

PERCENT_FORMATS = {"9", "10"}  # 0% and 0.00%, which need no definition
_QUOTED = re.compile(r'"[^"]*"|\\.')
_TEXT_TYPES = ("s", "str", "inlineStr", "b", "e")


@dataclass
class Sheet:
    """A sheet of a workbook: whether it is seen, how far its cells go, and the cells to look out for."""

    name: str
    visible: bool
    rows: int = 0
    columns: int = 0
    hidden_rows: int = 0
    unvalued: list[str] = field(default_factory=list)  # cells with a formula and no value
    errors: dict[str, str] = field(default_factory=dict)  # cell -> #REF!
    percent: set[str] = field(default_factory=set)  # letters of columns with percent formats
    unmarked: dict[str, int] = field(default_factory=dict)  # letter -> last row of a number without one


def sheets_of(path: Path) -> tuple[Sheet, ...]:
    """Every worksheet of an xlsx or xlsm file, in its order."""
    try:
        with zipfile.ZipFile(path) as archive:
            relations = _relations(archive)
            percent = _percent_styles(archive)
            return tuple(
                _scanned(archive, part, Sheet(name, visible), percent)
                for name, id, visible in _listed(archive)
                if (part := relations.get(id)) and part in archive.namelist()
            )
    except (*DAMAGED, expat.ExpatError) as error:
        raise damaged(path, of_library(error)) from error


def is_percent(format: str) -> bool:
    """Whether a number format shows a number as per cent; quoted, the mark is only text."""
    return "%" in _QUOTED.sub("", format)


def parse(
    archive: zipfile.ZipFile,
    part: str,
    start: Callable[[str, Attributes], None],
    end: Callable[[str], None] | None = None,
    text: Callable[[str], None] | None = None,
) -> None:
    """Walk through an XML part, with names as they are written; a document type is refused."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = start
    if end is not None:
        parser.EndElementHandler = end
    if text is not None:
        parser.CharacterDataHandler = text
    parser.StartDoctypeDeclHandler = _refuse_document_type
    with archive.open(part) as file:
        parser.ParseFile(file)


def local(name: str) -> str:
    """A name without its prefix."""
    return name.rpartition(":")[2] if ":" in name else name


def _refuse_document_type(*_: object) -> None:
    raise ValueError("DOCTYPE")


def _listed(archive: zipfile.ZipFile) -> list[tuple[str, str, bool]]:
    """Name, relation and visibility of every sheet."""
    found: list[tuple[str, str, bool]] = []

    def start(name: str, attributes: Attributes) -> None:
        if local(name) == "sheet":
            id = next((value for key, value in attributes.items() if key.endswith(":id")), "")
            found.append((attributes.get("name", ""), id, attributes.get("state", "visible") == "visible"))

    parse(archive, "xl/workbook.xml", start)
    return found


def _relations(archive: zipfile.ZipFile) -> dict[str, str]:
    """The part of each relation that is a worksheet."""
    found: dict[str, str] = {}

    def start(name: str, attributes: Attributes) -> None:
        if local(name) == "Relationship" and attributes.get("Type", "").endswith("/worksheet"):
            target = attributes.get("Target", "")
            part = PurePosixPath(target[1:]) if target.startswith("/") else PurePosixPath("xl") / target
            found[attributes.get("Id", "")] = str(part)

    parse(archive, "xl/_rels/workbook.xml.rels", start)
    return found


def _percent_styles(archive: zipfile.ZipFile) -> frozenset[str]:
    """The numbers of the cell styles that show a number as per cent."""
    formats = set(PERCENT_FORMATS)
    styles: list[str] = []
    inside = False

    def start(name: str, attributes: Attributes) -> None:
        nonlocal inside
        name = local(name)
        if name == "numFmt" and is_percent(attributes.get("formatCode", "")):
            formats.add(attributes.get("numFmtId", ""))
        elif name in ("cellXfs", "cellStyleXfs"):
            inside = name == "cellXfs"
        elif name == "xf" and inside:
            styles.append(attributes.get("numFmtId", ""))

    if "xl/styles.xml" in archive.namelist():
        parse(archive, "xl/styles.xml", start)
    return frozenset(str(index) for index, style in enumerate(styles) if style in formats)


def _scanned(archive: zipfile.ZipFile, part: str, sheet: Sheet, percent: frozenset[str]) -> Sheet:
    scan = _Scan(sheet, percent)
    parse(archive, part, scan.start, text=scan.text)
    scan.finish()
    return sheet


class _Scan:
    """The cell that is being read, told to its sheet when the next one begins.

    A sheet may have millions of cells, so no more is done for each than must be.
    """

    def __init__(self, sheet: Sheet, percent: frozenset[str]) -> None:
        self.sheet = sheet
        self.percent = percent
        self.cell: Attributes = {}
        self.formula = self.value = False
        self.said: list[str] = []
        self.letters: set[str] = set()  # columns with values
        self.last = ""  # the last cell with a value
        self.row = self.column = 0  # for files whose cells don't say where they are

    def start(self, name: str, attributes: Attributes) -> None:
        """A cell, a formula or a value begins."""
        if ":" in name:
            name = local(name)
        if name == "c":
            if self.value or self.formula:
                self._tell()
            self.cell = attributes
            self.formula = self.value = False
            self.column += 1
        elif name in ("v", "t"):
            self.value = True
            self.said = []
        elif name == "f":
            self.formula = True
        elif name == "row":
            self._end_row()
            self.row, self.column = int(attributes.get("r", self.row + 1)), 0
            if attributes.get("hidden") in ("1", "true"):
                self.sheet.hidden_rows += 1

    def text(self, text: str) -> None:
        """Text within a value, and the blanks after it."""
        if self.value:
            self.said.append(text)

    def finish(self) -> None:
        """The sheet ends."""
        self._end_row()
        letters = filter(None, self.letters)
        self.sheet.columns = max((index_of(letter) + 1 for letter in letters), default=0)

    def _end_row(self) -> None:
        if self.value or self.formula:
            self._tell()
        self.formula = self.value = False
        row = self.last.lstrip(ascii_uppercase)
        if row.isdecimal():
            self.sheet.rows = max(self.sheet.rows, int(row))

    def _tell(self) -> None:
        """What the cell means to its sheet."""
        cell = self.cell
        where = self.last = cell.get("r") or f"{letter_of(self.column - 1)}{self.row}"
        letter = where.rstrip(digits)
        self.letters.add(letter)
        kind = cell.get("t", "n")
        if kind == "e":
            self.sheet.errors[where] = "".join(self.said).strip()
        elif self.formula and kind != "str" and not (self.value and "".join(self.said).strip()):
            self.sheet.unvalued.append(where)
        elif kind not in _TEXT_TYPES and self.percent:
            if cell.get("s") in self.percent:
                self.sheet.percent.add(letter)
            elif (row := where[len(letter) :]).isdecimal() and "".join(self.said).strip(" 0."):
                self.sheet.unmarked[letter] = int(row)  # nought is nought with and without the format


@cache
def index_of(letters: str) -> int:
    """The index of a column's letters; A is 0."""
    index = 0
    for letter in letters:
        index = index * 26 + ord(letter) - 64
    return index - 1
