"""Rules on what parts and relationships are: keys, kinds, prefixes, pictures, and slides off the list."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import cast

from lxml import etree

from deckgen.powerpoint.lint.deckfile import MC, RELS, A, DeckFile, R
from deckgen.powerpoint.lint.package_rules import reached, sources
from deckgen.powerpoint.lint.rule import Found
from deckgen.reasons import Reason

_ID = re.compile(r"[^\W\d][\w.\-·]*")  # xsd:ID
_MODES = (None, "Internal", "External")
_MC_URI = MC[1:-1]
_IGNORED, _UNDERSTOOD = f"{MC}Ignorable", f"{MC}MustUnderstand"
_NAMING = etree.XPath("//*[@m:Ignorable or @m:MustUnderstand or self::m:Choice]", namespaces={"m": _MC_URI})
_KNOWN = (
    "http://schemas.openxmlformats.org/",
    "http://schemas.microsoft.com/",
    "http://purl.oclc.org/ooxml/",
)
_FIRST_BYTES = {
    "image/png": (b"\x89PNG\r\n\x1a\n",),
    "image/jpeg": (b"\xff\xd8\xff",),
    "image/jpg": (b"\xff\xd8\xff",),
    "image/gif": (b"GIF87a", b"GIF89a"),
}
_SVG = "{http://www.w3.org/2000/svg}svg"
_SLIDE = "presentationml.slide+xml"
# How the content type of what a relationship of a kind leads to ends; of pictures, how it begins.
_TYPED = {
    **{kind: f".{kind}+xml" for kind in ("slide", "slideLayout", "slideMaster", "notesSlide", "notesMaster")},
    **{kind: f".{kind}+xml" for kind in ("theme", "chart", "presProps", "viewProps", "tableStyles")},
    "chartUserShapes": ".chartshapes+xml",
}
_KINDS = {ending: kind for kind, ending in _TYPED.items()}
_STANDARD = (
    "http://schemas.openxmlformats.org/officeDocument/",
    "http://purl.oclc.org/ooxml/officeDocument/",
)
_EMBEDDED = b":embed="


def wrong_relationships(deck: DeckFile) -> Iterator[Found]:
    """A relationship without a key, kind or target, or with a key or mode that the format doesn't know."""
    for name in deck.parts:
        root = deck.xml(name) if name.endswith(".rels") else None
        for entry in () if root is None else root.iter(f"{RELS}Relationship"):
            said = str(entry.get("Id") or "")
            for wanted in ("Id", "Type", "Target"):
                if entry.get(wanted) is None or (wanted == "Type" and not entry.get(wanted)):
                    yield Found(name, detail=f"{said or entry.get('Target')}: {wanted}")
            if entry.get("Id") is not None and not _ID.fullmatch(said):
                yield Found(name, detail=f'Id="{said}"')
            if entry.get("TargetMode") not in _MODES:
                yield Found(name, detail=f'{said}: TargetMode="{entry.get("TargetMode")}"')


def wrong_types(deck: DeckFile) -> Iterator[Found]:
    """A part that is led to as one thing and is another: a slide typed as a layout, or shown as a picture."""
    told = set()
    for part in sources(deck):
        for rel in deck.relationships(part):
            stated = deck.content_type(rel.target)
            if rel.external or rel.target in told or not stated:
                continue
            if not _is_led_to_as(rel.kind, stated):
                told.add(rel.target)
                yield Found(rel.target, detail=f"{rel.kind.rpartition('/')[2]} → {stated}")
    yield from _shown_as_pictures(deck)


def _is_led_to_as(led: str, stated: str) -> bool:
    """Whether a relationship's kind is that of a content type; of other makers' kinds nothing is known."""
    kind = led.rpartition("/")[2]
    if kind in _TYPED:
        return stated.endswith(_TYPED[kind])
    if not led.startswith(_STANDARD):
        return True
    pictured = stated.startswith("image/")
    if (kind == "image" and not pictured) or (kind == "package" and pictured):
        return False
    return f".{stated.rpartition('.')[2]}" not in _KINDS


def _shown_as_pictures(deck: DeckFile) -> Iterator[Found]:
    """What a picture shows that is led to as something else; what is led to as a picture is told above."""
    for part in sources(deck):
        root = deck.xml(part) if part.endswith(".xml") and _EMBEDDED in deck.parts[part] else None
        for blip in () if root is None else root.iter(f"{A}blip"):
            id_ = blip.get(f"{R}embed")
            for rel in deck.relationships(part) if id_ else ():
                stated = deck.content_type(rel.target)
                is_led_to = rel.id == id_ and not rel.external and not rel.kind.endswith("/image")
                if is_led_to and not stated.startswith("image/"):
                    yield Found(part, detail=f"a:blip → {rel.target}")


def unknown_prefixes(deck: DeckFile) -> Iterator[Found]:
    """A prefix that may be passed over, is chosen by or must be understood, and that stands for nothing."""
    for name, content in deck.parts.items():
        # Most parts say nothing of the kind, and that is quickly told from their bytes.
        if not name.endswith(".xml") or _MC_URI.encode() not in content:
            continue
        root = deck.xml(name)
        for element in () if root is None else cast(list[etree._Element], _NAMING(root)):
            yield from (Found(name, detail=said) for said in _unknown(element))


def _unknown(element: etree._Element) -> Iterator[str]:
    said = {"Ignorable": element.get(_IGNORED), "MustUnderstand": element.get(_UNDERSTOOD)}
    if element.tag == f"{MC}Choice":
        said["Requires"] = element.get("Requires") or "?"
    for what, prefixes in said.items():
        for prefix in str(prefixes or "").split():
            space = element.nsmap.get(prefix, "")
            if not space or (what == "MustUnderstand" and not str(space).startswith(_KNOWN)):
                yield f'{what}="{prefix}"'


def no_pictures(deck: DeckFile) -> Iterator[Found]:
    """A picture that is empty, cut short, or something else than its ending says."""
    for name in deck.parts:
        kind = deck.content_type(name)
        if kind.startswith("image/") and (wrong := _wrong_picture(deck, name, kind)):
            yield Found(name, detail=wrong)


def _wrong_picture(deck: DeckFile, name: str, kind: str) -> Reason | None:
    """Why a part is no picture of the kind that it says; None where it is, or where the kind isn't known."""
    content = deck.parts[name]
    said = kind.removeprefix("image/").removesuffix("+xml").upper()
    if not content:
        return Reason("picture_empty", "empty")
    if kind == "image/svg+xml":
        root = deck.xml(name)
        return None if root is not None and root.tag == _SVG else _other_picture(said, content)
    if not content.startswith(_FIRST_BYTES.get(kind, (b"",))):
        return _other_picture(said, content)
    is_cut = kind == "image/png" and b"IEND" not in content[-4096:]
    return Reason("picture_cut", "cut short") if is_cut else None


def _other_picture(said: str, content: bytes) -> Reason:
    """That a picture says one kind and is another, or none that is known."""
    for kind, starts in _FIRST_BYTES.items():
        if content.startswith(starts):
            found = kind.removeprefix("image/").upper()
            return Reason("picture_other", f"{said}: {found}", {"said": said, "found": found})
    return Reason("picture_none", f"no {said}", {"said": said})


def unlisted_slides(deck: DeckFile) -> Iterator[Found]:
    """A slide that something leads to and that the list of slides doesn't name: it is never shown."""
    if not deck.slides:
        return  # that there is none is told by a rule of its own
    shown, led_to = set(deck.slides), reached(deck)
    for name in deck.parts:
        if deck.content_type(name).endswith(_SLIDE) and name in led_to and name not in shown:
            yield Found(name)


def without_slides(deck: DeckFile) -> Iterator[Found]:
    """A presentation that shows no slide at all."""
    if not deck.slides:
        yield Found(deck.main)
