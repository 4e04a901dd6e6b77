"""The package: parts gathered and zipped to the same bytes each time, with a fingerprint inside."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any
from xml.sax.saxutils import quoteattr

from lxml import etree
from pptx.opc.constants import CONTENT_TYPE as CT
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.package import Part, XmlPart
from pptx.opc.packuri import PackURI
from pptx.parts.presentation import PresentationPart

from deckgen.deck.deck import Deck
from deckgen.findings.tongue import Tongue
from deckgen.powerpoint.contents import digests
from deckgen.powerpoint.markup import DECLARATION, paragraph
from deckgen.powerpoint.properties import core_properties, custom_properties, extended_properties
from deckgen.powerpoint.seal import (
    CUSTOM,
    DIGESTS,
    DIGESTS_OF,
    FINGERPRINT,
    PACKED,
    SLIDE,
    fingerprint,
    packing,
)

_TYPES = "[Content_Types].xml"
_ROOT = "_rels/.rels"
_CORE = "docProps/core.xml"
_EXTENDED = "docProps/app.xml"
_PACKAGING = "http://schemas.openxmlformats.org/package/2006"
_DEFAULT_TYPES = {
    "rels": CT.OPC_RELATIONSHIPS,
    "xml": CT.XML,
    "png": CT.PNG,
    "jpeg": CT.JPEG,
    "jpg": CT.JPEG,
    "svg": "image/svg+xml",
}
_XML = "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"
_EXTERNAL = ' TargetMode="External"'
_PACKED_ALREADY = (".png", ".jpeg", ".jpg", ".gif")
_EARLIEST = (1980, 1, 1, 0, 0, 0)
_END = 22  # bytes that end a zip file without a comment
_KEPT = 1024  # of the names by which parts know each other
_LEVEL = 3  # packs in two thirds of the time of 6, to a twentieth more


def packed(main: PresentationPart, deck: Deck, provenance: Mapping[str, str] | None = None) -> bytes:
    """The whole deck as the bytes of a pptx file."""
    parts, types, roots = _gathered(main)
    parts |= {_CORE: core_properties(deck), _EXTENDED: extended_properties(deck)}
    types |= {
        _CORE: CT.OPC_CORE_PROPERTIES,
        _EXTENDED: CT.OFC_EXTENDED_PROPERTIES,
        CUSTOM: CT.OFC_CUSTOM_PROPERTIES,
    }
    parts[_ROOT] = _root_relationships(
        (
            (RT.OFFICE_DOCUMENT, main.partname.lstrip("/")),
            (RT.CORE_PROPERTIES, _CORE),
            (RT.EXTENDED_PROPERTIES, _EXTENDED),
            (RT.CUSTOM_PROPERTIES, CUSTOM),
        )
    )
    parts[_TYPES] = _content_types(types)
    stated = dict(provenance or {})
    if stated:
        stated[DIGESTS] = DIGESTS_OF
        footer = paragraph(deck.footer, Tongue.of(deck.language, deck.foreign)).encode()
        stated |= {f"{SLIDE}{name}": line for name, line in digests(parts, roots, footer).items()}
    return _sealed(parts, stated)


def _sealed(parts: Mapping[str, bytes], stated: Mapping[str, str]) -> bytes:
    """The parts packed, and behind them the custom properties, with hashes of all that stands before."""
    plain = zipped(parts)
    with zipfile.ZipFile(io.BytesIO(plain)) as archive:
        start, count = archive.start_dir, len(archive.infolist())
    hashed = packing(plain[:start], plain[start:-_END], count, stated)
    values = {FINGERPRINT: fingerprint(parts, stated), PACKED: hashed, **stated}
    buffer = io.BytesIO(plain)
    with zipfile.ZipFile(buffer, "a") as archive:
        _add(archive, CUSTOM, custom_properties(values))
    return buffer.getvalue()


def let_go(main: PresentationPart) -> None:
    """Part a presentation that is packed, whose parts hold each other: its memory is free at once.

    A batch would else have several decks in memory until Python looks for such circles.
    """
    waiting: list[Part] = [main]
    while waiting:
        part = waiting.pop()
        parted = [part.rels.pop(id_) for id_ in list(part.rels)]
        waiting += [rel.target_part for rel in parted if not rel.is_external]


def bare(main: PresentationPart, kind: str) -> bytes:
    """A presentation with nothing said about it, of a content type: a template, say."""
    parts, types, _ = _gathered(main)
    name = main.partname.lstrip("/")
    parts[_ROOT] = _root_relationships(((RT.OFFICE_DOCUMENT, name),))
    parts[_TYPES] = _content_types(types | {name: kind})
    return zipped(parts)


def zipped(parts: Mapping[str, bytes]) -> bytes:
    """The parts as a zip file that depends on nothing else: no clock, no machine, no order of making."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in sorted(parts, key=lambda name: (name != _TYPES, name != _ROOT, name)):
            _add(archive, name, parts[name])
    return buffer.getvalue()


def _add(archive: zipfile.ZipFile, name: str, content: bytes) -> None:
    entry = zipfile.ZipInfo(name, _EARLIEST)
    entry.create_system = 0
    entry.compress_type = zipfile.ZIP_STORED if name.endswith(_PACKED_ALREADY) else zipfile.ZIP_DEFLATED
    archive.writestr(entry, content, compresslevel=_LEVEL)


def _gathered(
    main: PresentationPart,
) -> tuple[dict[str, bytes], dict[str, str], dict[str, etree._Element]]:
    """All parts reached from the presentation with their relationships; their types, and some roots."""
    parts: dict[str, bytes] = {}
    types: dict[str, str] = {}
    roots: dict[str, etree._Element] = {}
    seen: set[int] = set()
    waiting: list[Part] = [main]
    while waiting:
        part = waiting.pop()
        if id(part) in seen:
            continue
        seen.add(id(part))
        name = part.partname.lstrip("/")
        if name in parts:
            raise ValueError(f"two parts are called {name}")
        parts[name] = part.blob
        if isinstance(part, XmlPart):
            roots[name] = part._element
        types[name] = CT.PML_PRESENTATION_MAIN if part is main else part.content_type
        if rels := dict(part.rels):
            parts[part.partname.rels_uri.lstrip("/")] = _relationships(rels, part.partname.baseURI)
            waiting += [rel.target_part for rel in rels.values() if not rel.is_external]
    return parts, types, roots


def _relationships(rels: Mapping[str, Any], folder: str) -> bytes:
    """A part's relationships in the order of their numbers, as python-pptx writes them, but at once."""
    listed = sorted(rels.items(), key=lambda pair: (_number_of(pair[0]), pair[0]))
    body = "".join(
        f'<Relationship Id="{id_}" Type="{rel.reltype}" Target='
        f"{quoteattr(rel.target_ref) if rel.is_external else _reached(folder, rel.target_part.partname)}"
        f"{_EXTERNAL if rel.is_external else ''}/>"
        for id_, rel in listed
    )
    return f'{_XML}<Relationships xmlns="{_PACKAGING}/relationships">{body}</Relationships>'.encode()


@lru_cache(maxsize=_KEPT)
def _reached(folder: str, target: PackURI) -> str:
    """How a part of a folder names another, in quotes; decks of a batch have the same parts."""
    return quoteattr(target.relative_ref(folder))


def _number_of(id_: str) -> int:
    return int(id_[3:]) if id_.startswith("rId") and id_[3:].isdigit() else 0


def _root_relationships(targets: Iterable[tuple[str, str]]) -> bytes:
    """The package's own relationships, each to what it is and where that stands."""
    listed = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, start=1)
    )
    return (
        f'{DECLARATION}<Relationships xmlns="{_PACKAGING}/relationships">{listed}</Relationships>'
    ).encode()


def _content_types(types: Mapping[str, str]) -> bytes:
    """The content type of every part: by extension where that says it, else by name."""
    by_extension = {name: name.rpartition(".")[2].lower() for name in types}
    needed = {"rels", "xml"} | set(by_extension.values())
    defaults = "".join(
        f'<Default Extension="{extension}" ContentType="{kind}"/>'
        for extension, kind in _DEFAULT_TYPES.items()
        if extension in needed
    )
    overrides = "".join(
        f'<Override PartName="/{name}" ContentType="{types[name]}"/>'
        for name in sorted(types)
        if types[name] != _DEFAULT_TYPES.get(by_extension[name])
    )
    return (f'{DECLARATION}<Types xmlns="{_PACKAGING}/content-types">{defaults}{overrides}</Types>').encode()
