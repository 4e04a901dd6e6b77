"""Archives: a zip's entries held to what they say of themselves, and the older kind, OLE, told apart."""

from __future__ import annotations

import copy
import zipfile

_KNOWN = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)  # what Office files are packed by
_DENSEST = 1032  # times its packed size that deflate can make of an entry
_HARMLESS = 32_000_000  # bytes that an entry may come to, whatever it says
_PIECE = 1 << 20
OLE_HEADER = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
LOCKED = "locked"
# Old presentations and letters often hold workbooks, so that what they are stands first.
_STREAMS = (
    ("EncryptedPackage", LOCKED),
    ("PowerPoint Document", "powerpoint"),
    ("WordDocument", "word"),
    ("Workbook", "excel"),
)


def unpacked(archive: zipfile.ZipFile, most: int) -> dict[str, bytes]:
    """All parts by name; BadZipFile for more than so many bytes, or for what `refuse_swollen` is against."""
    if sum(entry.file_size for entry in archive.infolist()) > most:
        raise zipfile.BadZipFile(f"Swollen entries: more than {most} bytes")
    refuse_swollen(archive)
    return {name: archive.read(name) for name in archive.namelist()}


def refuse_swollen(archive: zipfile.ZipFile) -> None:
    """BadZipFile for an entry that holds more than it says, or is packed in a way that has no bound.

    `zipfile` unpacks up to 2 GiB of such an entry at once, and cuts it to the stated size only then.
    """
    for entry in archive.infolist():
        if entry.compress_type not in _KNOWN:
            raise zipfile.BadZipFile(f"compression type {entry.compress_type} of {entry.filename}")
        if entry.compress_size * _DENSEST > _HARMLESS and _holds_more(archive, entry):
            raise zipfile.BadZipFile(f"Swollen entry: {entry.filename} holds more than it says")


def _holds_more(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bool:
    """Whether there is a byte behind the last one that is stated, found piece by piece."""
    longer, found = copy.copy(entry), 0
    longer.file_size += 1
    with archive.open(longer) as file:
        while piece := file.read(_PIECE):
            found += len(piece)
    return found > entry.file_size


def ole_kind(content: bytes) -> str:
    """What an OLE file is by the names of its streams: `LOCKED`, powerpoint, word, excel; "" for others."""
    return next((kind for name, kind in _STREAMS if name.encode("utf-16-le") in content), "")
