"""Zip files as deckgen packs them: no clock, no machine, and field for field what `zipfile` would write.

That one takes longer around each of a deck's two hundred entries than packing does. Nothing is imported
that reading a seal would have to wait for.
"""

from __future__ import annotations

import zlib
from functools import lru_cache
from struct import Struct
from typing import NamedTuple

STORED = 0  # the level of what is packed already
# How deckgen's zip files end, field for field: the head of the last entry, its line in the directory, the
# end of all.
HEADED, LISTED, END = Struct("<4s5H3L2H"), Struct("<4s4B4H3L5H2L"), Struct("<4s4H2LH")
_SMALL, _KEPT = 2048, 512  # bytes of a part, and how many are remembered: twice what a deck has
_DEFLATED, _UTF_8 = 8, 0x800
_DAY, _MODE, _VERSION = 33, 0o600 << 16, 20  # the first day there is; read and written by its owner


class Packed(NamedTuple):
    """What an entry says of its content: its checksum, its size packed and unpacked, and how it is packed."""

    checksum: int
    packed: int
    size: int
    method: int = _DEFLATED


class Zip:
    """A zip file in the making: its entries, and the directory that will end it."""

    def __init__(self, begun: Zip | None = None) -> None:
        """`begun` is a file whose entries stand in this one too."""
        self.entries, self.directory, self.count = bytearray(), bytearray(), 0
        if begun is not None:
            self.entries += begun.entries
            self.directory += begun.directory
            self.count = begun.count

    def add(self, name: str, content: bytes, level: int) -> None:
        """Pack an entry."""
        body, method = content, 0
        if level != STORED:
            pack = _packed_before if len(content) <= _SMALL else _packed
            body, method = pack(content, level), _DEFLATED
        facts = Packed(zlib.crc32(content), len(body), len(content), method)
        self.directory += line(name, facts, len(self.entries))
        self.entries += head(name, facts)
        self.entries += body
        self.count += 1

    def whole(self) -> bytes:
        """The file."""
        return bytes(self.entries + self.directory) + end(self.count, len(self.directory), len(self.entries))


def _packed(content: bytes, level: int) -> bytes:
    packer = zlib.compressobj(level, zlib.DEFLATED, -zlib.MAX_WBITS)
    return packer.compress(content) + packer.flush()


@lru_cache(maxsize=_KEPT)
def _packed_before(content: bytes, level: int) -> bytes:
    """The same of what other decks of a batch have too: half of all parts, few of them large."""
    return _packed(content, level)


def head(name: str, facts: Packed) -> bytes:
    """What stands before an entry's content."""
    said, (checksum, packed, size, method) = name.encode(), facts
    flags = 0 if name.isascii() else _UTF_8
    return (
        HEADED.pack(b"PK\3\4", _VERSION, flags, method, 0, _DAY, checksum, packed, size, len(said), 0) + said
    )


def line(name: str, facts: Packed, at: int) -> bytes:
    """What the directory says of an entry that begins at a place."""
    said, (checksum, packed, size, method) = name.encode(), facts
    flags = 0 if name.isascii() else _UTF_8
    made = (_VERSION, 0, _VERSION, 0, flags, method, 0, _DAY, checksum, packed, size)
    return LISTED.pack(b"PK\1\2", *made, len(said), 0, 0, 0, 0, _MODE, at) + said


def end(count: int, length: int, at: int) -> bytes:
    """What ends a file whose directory has so many lines, is so long and begins at a place."""
    return END.pack(b"PK\5\6", 0, 0, count, count, length, at, 0)
