"""The zip file around a workbook: looked at before anything in it is unpacked."""

from __future__ import annotations

import zipfile
import zlib
from pathlib import Path, PurePosixPath

from deckgen.archives import LOCKED, OLE_HEADER, ole_kind, refuse_swollen
from deckgen.errors import DeckgenError, Place, Problem
from deckgen.reasons import Reason, beyond_limit, of_library, of_ole

MAX_ENTRIES = 2_000
MAX_BYTES = 300_000_000
MAX_RATIO = 200
RATIO_FROM_BYTES = 100_000

_MANIFEST, _LOCK = "META-INF/manifest.xml", b"encryption-data"  # of an OpenDocument file
DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, KeyError)


def damaged(path: Path, reason: object) -> DeckgenError:
    """D115: the file can't be read as what its name says."""
    return DeckgenError(Problem("D115", Place(str(path)), {"reason": reason, "near": []}))


def locked(path: Path) -> DeckgenError:
    """D116: the file has a password."""
    return DeckgenError(_locked(path))


def _locked(path: Path, spot: str = "") -> Problem:
    return Problem("D116", Place(str(path), spot=spot))


def refuse_locked(path: Path) -> None:
    """D116 for a file of the older kind that holds a workbook with a password."""
    with path.open("rb") as file:
        is_old = file.read(len(OLE_HEADER)) == OLE_HEADER
    if is_old and ole_kind(path.read_bytes()) == LOCKED:
        raise locked(path)


def refuse_unsafe(path: Path) -> None:
    """D114 for what would unpack beyond the limits, D115 for what is no zip file, D116 for a password."""
    refuse_locked(path)
    with path.open("rb") as file:
        head = file.read(len(OLE_HEADER))
        if head == OLE_HEADER:
            raise damaged(path, of_ole(ole_kind(path.read_bytes())))
    try:
        with zipfile.ZipFile(path) as archive:
            problems = _problems(path, archive.infolist())
            if not problems:
                refuse_swollen(archive)
                if _MANIFEST in archive.namelist() and _LOCK in archive.read(_MANIFEST):
                    problems = [_locked(path)]
    except DAMAGED as error:
        raise damaged(path, of_library(error, head)) from error
    if problems:
        raise DeckgenError(problems)


def _problems(path: Path, entries: list[zipfile.ZipInfo]) -> list[Problem]:
    """What the central directory alone says against the file."""
    problems: list[Problem] = []

    def beyond(limit: str, value: object, allowed: object, spot: str = "") -> None:
        facts = beyond_limit(limit, value, allowed)
        problems.append(Problem("D114", Place(str(path), spot=spot), facts))

    if len(entries) > MAX_ENTRIES:
        beyond("entries", len(entries), MAX_ENTRIES)
        return problems
    if (total := sum(entry.file_size for entry in entries)) > MAX_BYTES:
        beyond("bytes", total, MAX_BYTES)
    for entry in entries:
        ratio = entry.file_size // max(entry.compress_size, 1)
        if entry.file_size > RATIO_FROM_BYTES and ratio > MAX_RATIO:
            beyond("ratio", ratio, MAX_RATIO, entry.filename)
        name = PurePosixPath(entry.filename.replace("\\", "/"))
        if name.is_absolute() or ".." in name.parts:
            beyond("name", entry.filename, "", entry.filename)
        if entry.flag_bits & 1:
            problems.append(_locked(path, entry.filename))
    names = [entry.filename.casefold() for entry in entries]
    if len(set(names)) < len(names):
        doubled = Reason("reason_changed_inside", "zip")
        problems.append(Problem("D115", Place(str(path)), {"reason": doubled, "near": []}))
    return problems
