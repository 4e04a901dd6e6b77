"""The zip file around a workbook: looked at before anything in it is unpacked."""

from __future__ import annotations

import zipfile
import zlib
from pathlib import Path, PurePosixPath

from deckgen.archives import refuse_swollen
from deckgen.errors import DeckgenError, Place, Problem
from deckgen.reasons import Reason, beyond_limit, of_library

MAX_ENTRIES = 2_000
MAX_BYTES = 300_000_000
MAX_RATIO = 200
RATIO_FROM_BYTES = 100_000

OLE_HEADER = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, KeyError)


def damaged(path: Path, reason: object) -> DeckgenError:
    """D115: the file can't be read as what its name says."""
    return DeckgenError(Problem("D115", Place(str(path)), {"reason": reason, "near": []}))


def refuse_unsafe(path: Path) -> None:
    """D114 for what would unpack beyond the limits, D115 for what is no zip file or has a password."""
    with path.open("rb") as file:
        if file.read(len(OLE_HEADER)) == OLE_HEADER:
            # A workbook with a password is one, and so is an .xls renamed.
            raise damaged(path, of_library("OLE"))
    try:
        with zipfile.ZipFile(path) as archive:
            problems = _problems(path, archive.infolist())
            if not problems:
                refuse_swollen(archive)
    except DAMAGED as error:
        raise damaged(path, of_library(error)) from error
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
            place = Place(str(path), spot=entry.filename)
            problems.append(Problem("D115", place, {"reason": Reason("reason_ole", "zip"), "near": []}))
    names = [entry.filename.casefold() for entry in entries]
    if len(set(names)) < len(names):
        doubled = Reason("reason_changed_inside", "zip")
        problems.append(Problem("D115", Place(str(path)), {"reason": doubled, "near": []}))
    return problems
