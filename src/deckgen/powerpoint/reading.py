"""Reading the parts of a file by themselves: XML, relationships, and numbers as any writer puts them."""

from __future__ import annotations

import hashlib
import posixpath
from collections.abc import Mapping
from functools import lru_cache

from lxml import etree

A = "http://schemas.openxmlformats.org/drawingml/2006/main"
P = "http://schemas.openxmlformats.org/presentationml/2006/main"
C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
CDR = "http://schemas.openxmlformats.org/drawingml/2006/chartDrawing"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
YES = ("1", "true")
THEME_OF_ITS_OWN = "/themeOverride"  # the kind of relationship that a slide or chart has to one
_RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
_LENGTH = 8  # letters of a digest: enough to tell an edit, none is made to deceive
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, collect_ids=False)
_ENDLESS = 1 << 50
_KEPT = 256  # lists of relationships, which decks of a batch mostly share


def short(content: bytes) -> str:
    """A short hash."""
    return hashlib.sha256(content).hexdigest()[:_LENGTH]


def parsed(xml: bytes) -> etree._Element | None:
    """The root of a part; none if it can't be read."""
    try:
        return etree.fromstring(xml, _PARSER)
    except etree.XMLSyntaxError:
        return None


def targets_of(part: str, parts: Mapping[str, bytes], kind: str = "") -> dict[str, str]:
    """The parts that a part has relationships to (of a kind), by their ids."""
    folder, rels = _listed_in(part)
    listed = _relationships(folder, parts.get(rels, b""))
    return {id_: target for id_, type_, target in listed if type_.endswith(kind)}


def rels_of(part: str) -> str:
    """The name of the part that lists a part's relationships."""
    return _listed_in(part)[1]


@lru_cache(maxsize=_KEPT)
def _listed_in(part: str) -> tuple[str, str]:
    """A part's folder, and the part that lists its relationships."""
    folder, _, name = part.rpartition("/")
    return folder, posixpath.join(folder, "_rels", f"{name}.rels")


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


def child_of(element: etree._Element | None, *path: str) -> etree._Element | None:
    """The first child with a tag, and the first of its own with the next: `find` is five times slower."""
    for tag in path:
        if element is None:
            return None
        element = next(element.iterchildren(tag), None)
    return element


def local(element: etree._Element) -> str:
    """The name of an element without its namespace; empty for a comment."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def plain_number(text: str) -> str:
    """A number as any writer of XML would put it: 0.47000000000000003 is 0.47."""
    try:
        return f"{float(text):.10g}"
    except ValueError:
        return text


def whole(text: object) -> int:
    """An attribute that holds a whole number; 0 where it holds none, or one beyond all sizes."""
    try:
        number = int(str(text))
    except ValueError:
        return 0
    return number if abs(number) < _ENDLESS else 0
