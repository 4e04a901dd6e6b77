"""Seeded damage to a presentation file: to its bytes, its parts, their XML and their relationships."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from random import Random

from fuzz.text_mutations import BITES, cut_short, flipped

Parts = dict[str, bytes]

_ATTRIBUTE = re.compile(rb'([\w:]+)="([^"]*)"')
_ELEMENT = re.compile(rb"<([\w:]+)[^<>]*/>|<([\w:]+)[^<>]*>[^<>]*</\2>")
_TAG = re.compile(rb"</?([\w:]+)")
_VALUES = (
    *(
        b"",
        b"0",
        b"-1",
        b"1",
        b"2147483648",
        b"-99999999999999999999",
        b"1e9",
        b"NaN",
        b"x",
        b"rId1",
        b"rId99",
    ),
    *(
        b"FFFFFF",
        b"GGGGGG",
        b"000000",
        b"bg1",
        b"title",
        b"/../../x",
        b"http://127.0.0.1/x",
        b"&#0;",
        b"\xff",
    ),
)


def read(data: bytes) -> Parts:
    """The parts of a zip file by name."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(parts: Parts) -> bytes:
    """A zip file of parts."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def attribute_changed(chance: Random, xml: bytes) -> bytes:
    """Some attributes have other values, or are gone."""
    found = list(_ATTRIBUTE.finditer(xml))
    for match in sorted(chance.sample(found, min(len(found), chance.choice((1, 1, 3, 10)))), key=_last_first):
        what = chance.random()
        if what < 0.25:
            new = b""
        else:
            value = chance.choice(found)[2] if what < 0.5 else chance.choice(_VALUES)
            new = match[1] + b'="' + value + b'"'
        xml = xml[: match.start()] + new + xml[match.end() :]
    return xml


def element_changed(chance: Random, xml: bytes) -> bytes:
    """Some elements are gone, doubled, or stand where another was."""
    found = list(_ELEMENT.finditer(xml))
    for match in sorted(chance.sample(found, min(len(found), chance.choice((1, 1, 2, 6)))), key=_last_first):
        new = chance.choice((b"", match[0] * 2, chance.choice(found)[0]))
        xml = xml[: match.start()] + new + xml[match.end() :]
    return xml


def tag_renamed(chance: Random, xml: bytes) -> bytes:
    """All elements of one name have another."""
    names = sorted({match[1] for match in _TAG.finditer(xml)})
    if not names:
        return xml
    old, new = chance.choice(names), chance.choice([*names, b"a:x", b"p:ext", b"x"])
    return re.sub(rb"(</?)" + re.escape(old) + rb"(?=[\s/>])", rb"\g<1>" + new, xml)


def text_bitten(chance: Random, xml: bytes) -> bytes:
    """Something stands in the part that doesn't belong there."""
    at = chance.randrange(len(xml) + 1)
    return xml[:at] + chance.choice(BITES).encode("utf-8", "surrogatepass") + xml[at:]


def emptied(chance: Random, xml: bytes) -> bytes:
    """The part is empty, or another root, or very deep."""
    deep = chance.choice((100, 5_000))
    return chance.choice(
        (b"", b"<x/>", b"<!DOCTYPE x []><x/>", b"<a>" * deep + b"</a>" * deep, b"\0", b"[1]")
    )


_IN_PARTS: tuple[Callable[[Random, bytes], bytes], ...] = (
    *(attribute_changed, attribute_changed, attribute_changed, element_changed, element_changed, tag_renamed),
    *(text_bitten, flipped, cut_short, emptied),
)


def parts_moved(chance: Random, parts: Parts) -> Parts:
    """A part is gone, has another name, or another's content."""
    names = list(parts)
    one, other = chance.choice(names), chance.choice(names)
    changed = dict(parts)
    what = chance.randrange(4)
    if what == 0:
        del changed[one]
    elif what == 1:
        changed[one] = parts[other]
    elif what == 2:
        changed[chance.choice((one.upper(), "x/" + one, "../" + one, one + "\0", "æ.xml"))] = changed.pop(one)
    else:
        changed[one + ".rels"] = parts[one]
    return changed


def mutated(chance: Random, data: bytes) -> bytes:
    """The presentation damaged in one to four places, mostly inside its parts."""
    if chance.random() < 0.15:
        return chance.choice((flipped, cut_short))(chance, data)
    parts = read(data)
    for _ in range(chance.choice((1, 1, 2, 4))):
        if chance.random() < 0.15:
            parts = parts_moved(chance, parts)
        else:
            name = chance.choice(list(parts))
            parts[name] = chance.choice(_IN_PARTS)(chance, parts[name])
    return packed(parts)


def _last_first(match: re.Match[bytes]) -> int:
    return -match.start()
