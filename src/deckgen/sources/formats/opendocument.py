"""What an OpenDocument sheet's XML says that its cells don't, read as for other workbooks."""

from __future__ import annotations

import zipfile
from pathlib import Path
from xml.parsers import expat

from deckgen.reasons import of_library
from deckgen.sources.formats.container import DAMAGED, damaged
from deckgen.sources.formats.sheets import Attributes, Sheet, local, parse
from deckgen.sources.formats.table import letter_of

_HIDDEN = ("collapse", "filter")


def sheets_of_ods(path: Path) -> tuple[Sheet, ...]:
    """Every sheet of an ods file, in its order."""
    scan = _Scan()
    try:
        with zipfile.ZipFile(path) as archive:
            parse(archive, "content.xml", scan.start, scan.end, scan.text)
    except (*DAMAGED, expat.ExpatError) as error:
        raise damaged(path, of_library(error)) from error
    return tuple(scan.sheets)


class _Scan:
    """Where in the document the reading is; repeated rows and cells count as often as they are repeated."""

    def __init__(self) -> None:
        self.sheets: list[Sheet] = []
        self.hidden: set[str] = set()  # styles of tables that aren't shown
        self.percent: set[str] = set()
        self.style = ""
        self.row = self.column = self.rows = 0
        self.cell: Attributes = {}
        self.in_cell = False
        self.said = ""

    def start(self, name: str, attributes: Attributes) -> None:
        """An element begins."""
        name = local(name)
        if name == "style":
            self.style = attributes.get("style:name", "")
        elif name == "table-properties" and attributes.get("table:display") == "false":
            self.hidden.add(self.style)
        elif name == "table":
            visible = attributes.get("table:style-name", "") not in self.hidden
            self.sheets.append(Sheet(attributes.get("table:name", ""), visible))
            self.row = 0
        elif name == "table-row":
            self.column = 0
            self.rows = int(attributes.get("table:number-rows-repeated", "1"))
            if attributes.get("table:visibility") in _HIDDEN and self.sheets:
                self.sheets[-1].hidden_rows += self.rows
        elif name in ("table-cell", "covered-table-cell"):
            self.cell, self.in_cell, self.said = attributes, True, ""

    def text(self, text: str) -> None:
        """Text within a cell."""
        if self.in_cell:
            self.said += text

    def end(self, name: str) -> None:
        """An element ends."""
        name = local(name)
        if name == "table-row":
            self.row += self.rows
        elif name in ("table-cell", "covered-table-cell") and self.sheets:
            self.in_cell = False
            times = int(self.cell.get("table:number-columns-repeated", "1"))
            if self.cell.get("office:value-type") or self.cell.get("table:formula") or self.said.strip():
                self._tell(times)
            self.column += times

    def _tell(self, times: int) -> None:
        sheet = self.sheets[-1]
        sheet.rows = max(sheet.rows, self.row + self.rows)
        sheet.columns = max(sheet.columns, self.column + times)
        where = f"{letter_of(self.column)}{self.row + 1}"
        if self.cell.get("calcext:value-type") == "error":
            sheet.errors[where] = self.said.strip()
        elif self.cell.get("table:formula") and not self.cell.get("office:value-type"):
            sheet.unvalued.append(where)
        elif self.cell.get("office:value-type") == "percentage":
            sheet.percent.update(letter_of(self.column + at) for at in range(min(times, 500)))
        elif self.cell.get("office:value-type") == "float" and self.cell.get("office:value", "").strip(" 0."):
            sheet.unmarked |= {letter_of(self.column + at): self.row + 1 for at in range(min(times, 500))}
