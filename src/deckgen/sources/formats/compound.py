"""The OLE container of an .xls file: the bytes of its workbook, found without a library."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence

_END = 0xFFFFFFFA  # this and above are no sectors
_SMALL = 4096  # smaller streams lie in the mini stream, in sectors of 64 bytes
_ENTRY = 128
_NAMES = ("Workbook", "Book")


def workbook_stream(data: bytes) -> bytes:
    """The workbook's records; ValueError or struct.error for what is no such file."""
    size = 1 << min(struct.unpack_from("<H", data, 30)[0], 20)
    table = [word for sector in _table_sectors(data, size) for word in _words(_sector(data, sector, size))]
    directory = _chain(data, struct.unpack_from("<I", data, 48)[0], table, size)
    small: bytes | None = None
    entries = [directory[at : at + _ENTRY] for at in range(0, len(directory) - _ENTRY + 1, _ENTRY)]
    for entry in entries:
        length = struct.unpack_from("<H", entry, 64)[0]
        start, used = struct.unpack_from("<II", entry, 116)
        if entry[:length].decode("utf-16-le", "replace").rstrip("\0") not in _NAMES:
            continue
        if used >= _SMALL:
            return _chain(data, start, table, size)[:used]
        small = small if small is not None else _chain(
            data, struct.unpack_from("<I", entries[0], 116)[0], table, size
        )  # fmt: skip
        short = list(_words(_chain(data, struct.unpack_from("<I", data, 60)[0], table, size)))
        return _chain(small, start, short, 64, first=0)[:used]
    raise ValueError("OLE")


def _table_sectors(data: bytes, size: int) -> Iterator[int]:
    """The sectors that say which sector follows which: 109 in the header, the rest in a chain."""
    yield from (word for word in struct.unpack_from("<109I", data, 76) if word < _END)
    following = struct.unpack_from("<I", data, 68)[0]
    for _ in range(len(data) // size + 1):
        if following >= _END:
            return
        *words, following = _words(_sector(data, following, size))
        yield from (word for word in words if word < _END)
    raise ValueError("OLE")


def _chain(data: bytes, start: int, table: Sequence[int], size: int, first: int = 1) -> bytes:
    """The bytes of a chain of sectors; one that bites its tail is refused."""
    parts: list[bytes] = []
    while start < _END:
        if start >= len(table) or len(parts) > len(table):
            raise ValueError("OLE")
        parts.append(_sector(data, start, size, first))
        start = table[start]
    return b"".join(parts)


def _sector(data: bytes, number: int, size: int, first: int = 1) -> bytes:
    """A sector, counted from after the header."""
    return data[(number + first) * size : (number + first + 1) * size]


def _words(sector: bytes) -> Iterator[int]:
    return (word for (word,) in struct.iter_unpack("<I", sector[: len(sector) // 4 * 4]))
