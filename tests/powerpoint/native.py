"""A native chart read back from a saved deck: its markup, its workbook, and what stands on it."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import openpyxl
from lxml import etree
from pptx import Presentation

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
NS = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "c15": "http://schemas.microsoft.com/office/drawing/2012/chart",
    "cdr": "http://schemas.openxmlformats.org/drawingml/2006/chartDrawing",
}
_NO_WHISKER = "[not(parent::c:scatterChart and c:marker/c:symbol/@val='none')]"


@dataclass(frozen=True)
class Native:
    """One chart part: its root, the workbook behind it, and the shapes that lie on it (None: none)."""

    root: etree._Element
    book: Any
    shapes: etree._Element | None

    def found(self, path: str) -> list[Any]:
        """What an XPath finds in the chart's markup."""
        return list(self.root.xpath(path, namespaces=NS))  # type: ignore[arg-type]

    @property
    def series(self) -> list[str]:
        """The names of the series in order, without the lines that are the intervals of others."""
        return [str(name) for name in self.found(f"//c:ser{_NO_WHISKER}/c:tx//c:v/text()")]

    @property
    def categories(self) -> list[str]:
        """The names along the axis in order."""
        return [str(name) for name in self.found("(//c:ser)[1]/c:cat//c:v/text()")]

    @property
    def places(self) -> dict[int, str]:
        """The names along the axis by place; an empty place has none."""
        points = self.found("(//c:ser)[1]/c:cat//c:pt")
        return {int(point.get("idx")): str(point[0].text) for point in points}

    @property
    def is_stacked(self) -> bool:
        """Whether the bars of one place lie end to end."""
        return self.found("//c:grouping/@val") == ["stacked"]

    @property
    def is_level(self) -> bool:
        """Whether figures run from left to right."""
        return bool(self.found("//c:scatterChart")) or self.found("//c:barDir/@val") == ["bar"]

    @property
    def is_mean(self) -> bool:
        """Whether the figures are means of a scale."""
        return "%" not in str(self.found("//c:dLbls/c:numFmt/@formatCode")[0])

    def values(self, series: int, holder: str = "c:val") -> dict[int, float]:
        """The figures of a series by place, from the chart's cache."""
        points = self.found(f"//c:ser[c:idx/@val='{series}']/{holder}//c:pt")
        return {int(point.get("idx")): float(point[0].text) for point in points}

    def cells(self, reference: str) -> list[Any]:
        """What a reference of the chart holds in its workbook."""
        sheet, cells = reference.split("!")
        found = self.book[sheet][cells.replace("$", "")]
        return [found.value] if not isinstance(found, tuple) else [row[0].value for row in found]

    def said(self) -> list[str]:
        """The texts that lie on the chart."""
        if self.shapes is None:
            return []
        return [str(text) for text in self.shapes.xpath("//a:t/text()", namespaces=NS)]  # type: ignore[union-attr]


def natives_of(path: Path) -> dict[int, Native]:
    """Every native chart of a deck by its slide's number."""
    found = {}
    for number, slide in enumerate(Presentation(str(path)).slides, start=1):
        for shape in slide.shapes:
            if not shape.has_chart:
                continue
            found[number] = native_of(shape.chart.part)
    return found


def native_of(part: Any) -> Native:
    """A chart part with what belongs to it."""
    related = {rel.reltype.rpartition("/")[2]: rel.target_part for rel in part.rels.values()}
    book = openpyxl.load_workbook(io.BytesIO(related["package"].blob))
    shapes = related.get("chartUserShapes")
    return Native(
        etree.fromstring(part.blob), book, None if shapes is None else etree.fromstring(shapes.blob)
    )


def parts_named(path: Path, prefix: str) -> list[str]:
    """The parts of a file whose names begin so."""
    with zipfile.ZipFile(path) as archive:
        return [name for name in archive.namelist() if name.startswith(prefix)]
