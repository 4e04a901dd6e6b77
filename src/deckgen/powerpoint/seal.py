"""The seal of a deck: its fingerprint and what it was made from, in the file's custom properties.

It imports only what reading takes, because every build begins with a look at what stands there.
"""

from __future__ import annotations

import hashlib
import re
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from struct import Struct

CUSTOM = "docProps/custom.xml"
FINGERPRINT = "deckgen-fingerprint"
PACKED = (
    "deckgen-packed"  # the same of the file as it is packed: looked at first, as nothing is unpacked for it
)
VERSION = "deckgen-version"  # the property of the deckgen that made the deck
SLIDE = "deckgen-slide-"  # a property for each slide: the digests of its shapes
DIGESTS = "deckgen-digests"  # what digests are made of: others can't be compared
DIGESTS_OF = "3"
_MOST = 300_000_000  # bytes of a deck, unpacked: what is larger is none of ours
EARLIER = "2"  # the same without what `how.LATER` lists: all else is compared
_NAMESPACE = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_HEAD = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Properties xmlns="{}" xmlns:vt="{}">'.format(
        _NAMESPACE, "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
    )
)
_TAIL = "</Properties>"
# How deckgen's zip files end, field for field: the head of the last entry, its line in the directory, the
# end of all.
_HEADED, _LISTED, _END = Struct("<4s5H3L2H"), Struct("<4s4B4H3L5H2L"), Struct("<4s4H2LH")
_DEFLATED, _DAY, _MODE, _VERSION = (
    8,
    33,
    0o600 << 16,
    20,
)  # the first day there is; read and written by its owner
_ENTRY = re.compile(
    r'<property fmtid="[-{}0-9A-F]+" pid="\d+" name="([-\w]*)">'
    r"<vt:lpwstr>((?:[^<&\x00-\x08\x0b-\x1f]|&amp;|&lt;|&gt;)*)</vt:lpwstr></property>"
)


@dataclass(frozen=True, slots=True)
class Seal:
    """A file's own statement, and whether all of the file is as it was when that was made."""

    values: Mapping[str, str] = field(default_factory=dict)
    untouched: bool = False
    fingerprint: str = ""


def read_seal(path: Path) -> Seal:
    """The seal of a deck; an empty one for whatever can't be read, or isn't ours."""
    if not path.is_file():  # a pipe would be waited for
        return Seal()
    try:
        return seal_in(path.read_bytes())
    except OSError:
        return Seal()


def seal_in(content: bytes) -> Seal:
    """The seal of a deck's bytes."""
    if (seal := _as_packed(content)) is not None:
        return seal
    import zipfile  # noqa: PLC0415  # a batch with nothing to do unpacks nothing

    from deckgen.archives import unpacked  # noqa: PLC0415  # a batch with nothing to do unpacks nothing

    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            parts = unpacked(archive, _MOST)
    except (OSError, zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError):
        return Seal()
    return seal_of(parts)


def seal_of(parts: Mapping[str, bytes]) -> Seal:
    """The seal of a deck whose parts were read."""
    values = read_custom(parts.get(CUSTOM, b""))
    held = values.pop(FINGERPRINT, "")
    values.pop(PACKED, None)
    return Seal(values, bool(held) and held == fingerprint(parts, values), held)


def _as_packed(content: bytes) -> Seal | None:
    """The seal of a file that is packed just as deckgen packs; None for any other, which is to be unpacked.

    The custom properties are the last entry, and so the last of the directory, which ends the file.
    """
    end = len(content) - _END.size
    listed = end - _LISTED.size - len(CUSTOM)
    if listed < 0 or content[end : end + 4] != b"PK\5\6":
        return None
    count, begins = _END.unpack_from(content, end)[3], _END.unpack_from(content, end)[6]
    at = _LISTED.unpack_from(content, listed)[-1]
    start = at + _HEADED.size + len(CUSTOM)
    if not start < begins <= listed:
        return None
    try:
        xml = zlib.decompress(content[start:begins], -zlib.MAX_WBITS)
    except zlib.error:
        return None
    headed, ending = _frame(xml, begins - start, at, (begins, end, count))
    if content[at:start] != headed or content[listed:] != ending:
        return None
    values = read_custom(xml)
    held, own = values.pop(FINGERPRINT, ""), values.pop(PACKED, "")
    same = bool(held) and own == packing(memoryview(content)[:at], content[begins:listed], count - 1, values)
    return Seal(values, True, held) if same else None


def _frame(xml: bytes, packed: int, at: int, directory: tuple[int, int, int]) -> tuple[bytes, bytes]:
    """The head of the custom properties' entry, and what stands behind all other lines of the directory.

    `directory` is where that begins and ends, and how many lines it has.
    """
    name, (begins, end, count) = CUSTOM.encode(), directory
    facts = (zlib.crc32(xml), packed, len(xml), len(name), 0)
    headed = _HEADED.pack(b"PK\3\4", _VERSION, 0, _DEFLATED, 0, _DAY, *facts)
    line = _LISTED.pack(
        *(b"PK\1\2", _VERSION, 0, _VERSION, 0, 0, _DEFLATED, 0, _DAY, *facts, 0, 0, 0, _MODE, at)
    )
    return headed + name, line + name + _END.pack(b"PK\5\6", 0, 0, count, count, end - begins, begins, 0)


def packing(entries: bytes | memoryview, directory: bytes, count: int, values: Mapping[str, str]) -> str:
    """A sha256 over a file's packed entries, its directory and how many lines that has: equal parts.

    The custom properties are left out, and come in as text.
    """
    digest = hashlib.sha256(entries)
    digest.update(directory)
    digest.update(b"%d" % count)
    for name in sorted(values):
        digest.update(f"{name}\0{values[name]}\0".encode())
    return digest.hexdigest()


def is_untouched(path: Path) -> bool:
    """Whether a file is a deck just as deckgen wrote it."""
    return read_seal(path).untouched


def fingerprint(parts: Mapping[str, bytes], values: Mapping[str, str]) -> str:
    """A sha256 over all parts, and over the other custom properties, in whose part it stands itself."""
    digest = hashlib.sha256()
    for name in sorted(parts):
        if name != CUSTOM:
            digest.update(f"{name}\0{len(parts[name])}\0".encode())
            digest.update(parts[name])
    for name in sorted(values):
        digest.update(f"{name}\0{values[name]}\0".encode())
    return digest.hexdigest()


def read_custom(xml: bytes) -> dict[str, str]:
    """The text properties of a custom properties part; none if it can't be read.

    Just what deckgen writes needs no parser, which would take a third of the time of a build that
    has nothing to do.
    """
    text = xml.decode(errors="replace")
    body = text[len(_HEAD) : -len(_TAIL)]
    if text == f"{_HEAD}{body}{_TAIL}" and "\ufffd" not in text and not _ENTRY.sub("", body):
        return {name: _plain(said) for name, said in _ENTRY.findall(body)}
    from lxml import etree  # noqa: PLC0415  # an unchanged deck needs none

    try:
        root = etree.fromstring(xml, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError:
        return {}
    return {
        str(entry.get("name")): "".join(str(text) for text in entry.itertext())
        for entry in root.iter(f"{{{_NAMESPACE}}}property")
    }


def _plain(text: str) -> str:
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
