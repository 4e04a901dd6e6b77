"""A presentation file as rules read it: its parts, their relationships and its slides in order."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property, wraps
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, TypeVar

from lxml import etree

from deckgen.errors import DeckgenError, Place, Problem
from deckgen.powerpoint.attributes import whole
from deckgen.powerpoint.opening import read_parts
from deckgen.reasons import Reason

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
CDR = "{http://schemas.openxmlformats.org/drawingml/2006/chartDrawing}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
C15 = "{http://schemas.microsoft.com/office/drawing/2012/chart}"
RELS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
CT = "{http://schemas.openxmlformats.org/package/2006/content-types}"
TYPES = "[Content_Types].xml"
ROOT_RELS = "_rels/.rels"
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
_ELEMENT = etree._Element
_ARGUMENTS = ParamSpec("_ARGUMENTS")
_FOUND = TypeVar("_FOUND")
_OURS = "ppt/"  # where presentations have their parts
_USUAL = (12_192_000, 6_858_000)  # a 16:9 slide in EMU


@dataclass(frozen=True, slots=True)
class Relationship:
    """One line of a part's relationships; `target` is a part's name, or an address where external."""

    id: str
    kind: str
    target: str
    external: bool


def remembered(
    look: Callable[Concatenate[DeckFile, _ARGUMENTS], _FOUND],
) -> Callable[Concatenate[DeckFile, _ARGUMENTS], _FOUND]:
    """A look at a file, taken once for each of its arguments; what it found is let go with the file."""

    @wraps(look)
    def looked(deck: DeckFile, /, *words: _ARGUMENTS.args, **named: _ARGUMENTS.kwargs) -> _FOUND:
        key = (look, words, *named.items())
        if key not in deck.seen:
            deck.seen[key] = look(deck, *words, **named)
        found: _FOUND = deck.seen[key]
        return found

    return looked


@dataclass(eq=False)
class DeckFile:
    """All parts of a file by name, as bytes; `names` are the zip's entries, doubled ones twice.

    `seen` is what looks at it have found: see `remembered`.
    """

    path: Path
    names: tuple[str, ...]
    parts: dict[str, bytes]
    seen: dict[tuple[object, ...], Any] = field(default_factory=dict)
    _xml: dict[str, _ELEMENT | None] = field(default_factory=dict)
    _rels: dict[str, tuple[Relationship, ...]] = field(default_factory=dict)

    def xml(self, name: str) -> _ELEMENT | None:
        """A part's root element; None where there is none or it isn't well-formed."""
        if name not in self._xml:
            try:
                self._xml[name] = etree.fromstring(self.parts.get(name, b""), _PARSER)
            except etree.XMLSyntaxError:
                self._xml[name] = None
        return self._xml[name]

    def relationships(self, part: str) -> tuple[Relationship, ...]:
        """Where a part leads; the package itself is the part ""."""
        if part not in self._rels:
            self._rels[part] = tuple(self._read_relationships(part))
        return self._rels[part]

    def related(self, part: str, kind: str) -> str:
        """The first existing part that is related by a kind, like "slideLayout"; "" where none is."""
        for rel in self.relationships(part):
            if rel.kind.endswith(f"/{kind}") and not rel.external and rel.target in self.parts:
                return rel.target
        return ""

    def target(self, part: str, id_: str | None) -> str:
        """The part that a relationship id of a part leads to; "" where it leads nowhere."""
        for rel in self.relationships(part):
            if rel.id == id_ and not rel.external and rel.target in self.parts:
                return rel.target
        return ""

    def content_type(self, name: str) -> str:
        """A part's content type; "" where none is stated."""
        overrides, defaults = self._content_types
        return overrides.get(name) or defaults.get(name.rpartition(".")[2].lower(), "")

    @cached_property
    def overrides(self) -> tuple[str, ...]:
        """The parts that a content type is stated for by name, doubled ones twice."""
        root = self.xml(TYPES)
        found = () if root is None else root.iter(f"{CT}Override")
        return tuple(str(entry.get("PartName", "")).lstrip("/") for entry in found)

    @cached_property
    def main(self) -> str:
        """The name of the presentation part."""
        return self.related("", "officeDocument")

    @cached_property
    def slides(self) -> tuple[str, ...]:
        """The slides' parts in the order that they are shown, each once."""
        root = self.xml(self.main)
        found = () if root is None else root.iter(f"{P}sldId")
        parts = dict.fromkeys(self.target(self.main, entry.get(f"{R}id")) for entry in found)
        pages = {part: self.xml(part) for part in parts if part}
        return tuple(part for part, page in pages.items() if page is None or page.tag == f"{P}sld")

    @cached_property
    def size(self) -> tuple[int, int]:
        """Width and height of a slide in EMU; 16:9 where the file doesn't say."""
        root = self.xml(self.main)
        stated = None if root is None else root.find(f"{P}sldSz")
        if stated is None:
            return _USUAL
        return whole(stated.get("cx")) or _USUAL[0], whole(stated.get("cy")) or _USUAL[1]

    @cached_property
    def _content_types(self) -> tuple[dict[str, str], dict[str, str]]:
        root = self.xml(TYPES)
        overrides: dict[str, str] = {}
        defaults: dict[str, str] = {}
        for entry in () if root is None else root:
            if entry.tag == f"{CT}Override":
                overrides[str(entry.get("PartName", "")).lstrip("/")] = str(entry.get("ContentType"))
            elif entry.tag == f"{CT}Default":
                defaults[str(entry.get("Extension", "")).lower()] = str(entry.get("ContentType"))
        return overrides, defaults

    def _read_relationships(self, part: str) -> Iterator[Relationship]:
        folder, _, name = part.rpartition("/")
        root = self.xml(posixpath.join(folder, "_rels", f"{name}.rels") if part else ROOT_RELS)
        for entry in () if root is None else root.iter(f"{RELS}Relationship"):
            external = entry.get("TargetMode") == "External"
            target = str(entry.get("Target", ""))
            if not external:
                base = "/" if target.startswith("/") else f"/{folder}"
                target = posixpath.normpath(posixpath.join(base, target)).lstrip("/")
            yield Relationship(str(entry.get("Id", "")), str(entry.get("Type", "")), target, external)


def read_deck_file(path: Path) -> DeckFile:
    """A file's parts; DeckgenError T301–T315 for what is no presentation, or beyond the limits."""
    deck = DeckFile(path, *read_parts(path, doubled=False))
    refuse_other_kind(deck)
    return deck


def refuse_other_kind(deck: DeckFile) -> None:
    """DeckgenError T315 for a file of another program, a workbook or letter, or with an empty main part."""
    root, main = (deck.xml(deck.main) if deck.main else None), deck.main
    if root is not None and not str(root.tag).startswith(P):
        is_ours = main.startswith(_OURS)
        reason = Reason("reason_no_deck", "no presentation inside")
        bare = Reason("reason_no_presentation", f"no presentation in {main}", {"part": main})
        place = Place(str(deck.path), spot=main if is_ours else "")
        raise DeckgenError(Problem("T315", place, {"reason": bare if is_ours else reason}))


def slide_number(name: str) -> str:
    """What a slide's part is called for people: the number in its name."""
    return "".join(re.findall(r"\d+", name.rpartition("/")[2]))
