"""What a shape holds: its words, its figures and its pictures, whoever wrote the XML around them."""

from __future__ import annotations

import hashlib
import io
import posixpath
import re
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from lxml import etree

A = "http://schemas.openxmlformats.org/drawingml/2006/main"
P = "http://schemas.openxmlformats.org/presentationml/2006/main"
C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
X = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_SVG = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"
_RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")
_INDEX = re.compile("[0-9]{1,9}")
_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml")
_LENGTH = 8  # letters of a digest: enough to tell an edit, none is made to deceive
_LARGEST = 32 << 20  # a chart's workbook that unpacks to more is compared as it lies
_PROPERTIES, _FIGURE = f"*/{{{P}}}cNvPr", f"{{{X}}}v"
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True)
_KEPT = 256  # lists of relationships, which decks of a batch mostly share


def _short(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:_LENGTH]


NO_FIGURES = _short(b"\0")  # what the first half of a digest is then


@dataclass(frozen=True, slots=True)
class Content:
    """The words of a shape (with its alt text), its figures, and the bytes of its pictures."""

    words: str
    figures: tuple[str, ...] = ()
    picture: bytes = b""

    @property
    def digest(self) -> str:
        """Two short hashes: of the figures (and a picture's bytes), and of all."""
        figures = " ".join(self.figures).encode() + b"\0" + self.picture
        return _short(figures) + _short(self.words.encode() + figures)


NOTHING = Content("").digest  # a slide's number, say, which is left out


def content_of(element: etree._Element, targets: Mapping[str, str], parts: Mapping[str, bytes]) -> Content:
    """The content of an element and of the pictures and charts that it shows."""
    words = [alt_of(element), *_paragraphs(element)]
    figures: list[str] = []
    picture = b""
    for related in _related(element, targets):
        chart = parsed(parts.get(related, b"")) if related.endswith(".xml") else None
        if chart is None:
            picture += parts.get(related, b"")
        else:
            own = targets_of(related, parts)
            words += _chart_words(chart, own, parts)
            figures += _chart_figures(chart)
            books = [parts[part] for part in own.values() if part.endswith(".xlsx") and part in parts]
            figures += (cell for book in books for cell in _cells(book))
    text = unicodedata.normalize("NFC", " ".join(" ".join(words).split()))
    return Content(text, (*_NUMBER.findall(text), *figures), picture)


def vector_of(element: etree._Element, targets: Mapping[str, str], parts: Mapping[str, bytes]) -> Content:
    """The other form of a picture, SVG: by itself, because some programs keep only the first."""
    ids = (str(node.get(f"{{{R}}}embed")) for node in element.iter(f"{{{_SVG}}}svgBlip"))
    return Content("", picture=b"".join(parts.get(targets.get(id_, ""), b"") for id_ in ids))


def _chart_words(chart: etree._Element, own: Mapping[str, str], parts: Mapping[str, bytes]) -> Iterator[str]:
    """What is written in a chart, and in the drawing that lies on it."""
    yield from _paragraphs(chart)
    for node in chart.iter(f"{{{C}}}userShapes"):
        drawing = parsed(parts.get(own.get(str(node.get(f"{{{R}}}id")), ""), b""))
        if drawing is not None:
            yield from _paragraphs(drawing)


def _chart_figures(chart: etree._Element) -> Iterator[str]:
    """The figures of a chart, and the ends of its axes: another end gives columns another height."""
    for node in chart.iter(f"{{{C}}}v"):
        yield _plain_number(str(node.text or ""))
    for scaling in chart.iter(f"{{{C}}}scaling"):
        for end in scaling.iter(f"{{{C}}}min", f"{{{C}}}max"):
            yield f"{etree.QName(end).localname}={_plain_number(str(end.get('val')))}"


def _cells(book: bytes) -> tuple[str, ...]:
    """The values in a workbook's cells; a hash of all of it if it can't be read."""
    try:
        with zipfile.ZipFile(io.BytesIO(book)) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > _LARGEST:
                return (_short(book),)
            names = sorted(archive.namelist(), key=lambda name: (len(name), name))
            shared = archive.read("xl/sharedStrings.xml") if "xl/sharedStrings.xml" in names else b""
            sheets = [archive.read(name) for name in names if _SHEET.fullmatch(name)]
    except (OSError, zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError):
        return (_short(book),)
    table = parsed(shared)
    entries = () if table is None else table.iter(f"{{{X}}}si")
    strings = ["".join(str(t.text or "") for t in entry.iter(f"{{{X}}}t")) for entry in entries]
    roots = (parsed(sheet) for sheet in sheets)
    cells = (cell for root in roots if root is not None for cell in root.iter(f"{{{X}}}c"))
    return tuple(filter(None, (_value(cell, strings) for cell in cells)))


def _value(cell: etree._Element, strings: list[str]) -> str:
    if len(cell) == 1 and cell[0].tag == _FIGURE:
        said = str(cell[0].text or "")
    else:
        said = "".join(str(node.text or "") for node in cell.iter(_FIGURE, f"{{{X}}}t"))
    if cell.get("t") != "s":
        return _plain_number(said)
    return strings[int(said)] if _INDEX.fullmatch(said) and int(said) < len(strings) else said


def _paragraphs(element: etree._Element) -> Iterator[str]:
    """The text of each paragraph, without the number of the slide: that follows where it stands."""
    for paragraph in element.iter(f"{{{A}}}p"):
        yield "".join(
            str(run.text or "")
            for run in paragraph.iter(f"{{{A}}}t")
            if (above := run.getparent()) is None or above.get("type") != "slidenum"
        )


def name_of(element: etree._Element) -> str:
    """The name of a shape."""
    return _property(element, "name")


def alt_of(element: etree._Element) -> str:
    """The alt text of a shape."""
    return _property(element, "descr")


def is_hidden(element: etree._Element) -> bool:
    """Whether a shape is not shown."""
    return _property(element, "hidden") in ("1", "true")


def _property(element: etree._Element, attribute: str) -> str:
    properties = element.find(_PROPERTIES)
    return "" if properties is None else str(properties.get(attribute) or "")


def targets_of(part: str, parts: Mapping[str, bytes], kind: str = "") -> dict[str, str]:
    """The parts that a part has relationships to (of a kind), by their ids."""
    folder, _, name = part.rpartition("/")
    listed = _relationships(folder, parts.get(posixpath.join(folder, "_rels", f"{name}.rels"), b""))
    return {id_: target for id_, type_, target in listed if type_.endswith(kind)}


@lru_cache(maxsize=_KEPT)
def _relationships(folder: str, xml: bytes) -> tuple[tuple[str, str, str], ...]:
    """The id, type and target of each relationship of a part in a folder."""
    rels = parsed(xml)
    listed = () if rels is None else rels.iter(f"{{{_RELS}}}Relationship")
    return tuple(
        (
            str(rel.get("Id")),
            str(rel.get("Type")),
            posixpath.normpath(posixpath.join(folder, str(rel.get("Target")))).lstrip("/"),
        )
        for rel in listed
    )


def _related(element: etree._Element, targets: Mapping[str, str]) -> Iterator[str]:
    """The parts that a picture or chart shows."""
    wanted = [node.get(f"{{{R}}}embed") for node in element.iter(f"{{{A}}}blip")]
    wanted += [node.get(f"{{{R}}}id") for node in element.iter(f"{{{C}}}chart")]
    yield from (targets[id_] for id_ in wanted if id_ is not None and id_ in targets)


def _plain_number(text: str) -> str:
    """A number as any writer of XML would put it: 0.47000000000000003 is 0.47."""
    try:
        return f"{float(text):.10g}"
    except ValueError:
        return text


def parsed(xml: bytes) -> etree._Element | None:
    """The root of a part; none if it can't be read."""
    try:
        return etree.fromstring(xml, _PARSER)
    except etree.XMLSyntaxError:
        return None
