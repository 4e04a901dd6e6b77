"""Saving a file whole or not at all, and never over somebody's work."""

from __future__ import annotations

import contextlib
import os
import secrets
import shutil
import time
import zipfile
from collections.abc import Mapping
from pathlib import Path

from deckgen.errors import DeckgenError, Place, Problem
from deckgen.powerpoint.opening import open_presentation
from deckgen.powerpoint.seal import is_untouched

_PREFIX, _SUFFIX = ".deckgen-", ".tmp"
_STALE_SECONDS = 3600


def refuse_to_overwrite(to: Path, replace: bool = False) -> None:
    """Raise if a deck stands there that somebody has edited, or has open."""
    try:
        if (opener := opened_by(to)) is not None:
            raise DeckgenError(Problem("W502", Place(str(to)), {"by": opener}))
        if to.is_file() and not replace and not is_untouched(to):
            raise DeckgenError(Problem("W503", Place(str(to))))
    except OSError as error:
        raise DeckgenError(_not_written(to, error)) from error


def opened_by(to: Path) -> str | None:
    """Who has the file open, by the owner files of PowerPoint and LibreOffice; None if nobody has."""
    microsoft, libre = to.with_name(f"~${to.name}"), to.with_name(f".~lock.{to.name}#")
    with contextlib.suppress(OSError):
        if microsoft.is_file():
            content = microsoft.read_bytes()[:55]
            return content[1 : 1 + content[0]].decode("cp1252", "replace").strip() if content else ""
        if libre.is_file():
            fields = libre.read_text("utf-8", "replace").split(",")
            return " ".join(field for field in fields[:2] if field).strip()
    return None


def save(content: bytes, to: Path, replace: bool = False) -> Path:
    """Put a presentation in its place in one step; whatever happens, a whole file stands there.

    With `replace`, an edited deck is kept as `.bak` beside the new one.
    """
    temporary = to.with_name(f"{_PREFIX}{os.getpid()}-{secrets.token_hex(4)}{_SUFFIX}")
    try:
        _sweep(to.parent)
        _write_through(temporary, content)
        _verify(temporary, content)
        refuse_to_overwrite(to, replace)
        if to.is_dir():
            raise IsADirectoryError(21, "is a folder")
        if to.exists():
            shutil.copymode(to, temporary)
            if not is_untouched(to):
                _keep(to)
        _put_in_place(temporary, to)
    except OSError as error:
        raise DeckgenError(_not_written(to, error)) from error
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
    _sync_folder(to.parent)
    return to


def save_pictures(files: Mapping[str, bytes], folder: Path) -> None:
    """Put pictures in a folder beside their deck, each whole or not at all."""
    try:
        folder.mkdir(exist_ok=True)
        for name, content in files.items():
            temporary = folder / f"{_PREFIX}{os.getpid()}-{secrets.token_hex(4)}{_SUFFIX}"
            try:
                _write_through(temporary, content)
                os.replace(temporary, folder / name)  # noqa: PTH105
            finally:
                with contextlib.suppress(OSError):
                    temporary.unlink(missing_ok=True)
    except OSError as error:
        raise DeckgenError(_not_written(folder, error)) from error


def _not_written(to: Path, error: OSError) -> Problem:
    """The problem of a file that could not be written; what stood there still does."""
    return Problem("W501", Place(str(to)), {"reason": error.strerror or type(error).__name__})


def _write_through(path: Path, content: bytes) -> None:
    """Write a new file, down to the disk."""
    with path.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _verify(path: Path, content: bytes) -> None:
    """Read the file back and open it: what stands on disk is what was meant, and a presentation."""
    if path.read_bytes() != content:
        raise OSError(5, "the file reads back differently")
    with zipfile.ZipFile(path) as archive:
        if (bad := archive.testzip()) is not None:
            raise OSError(5, f"{bad} reads back differently")
    open_presentation(path)


def _put_in_place(temporary: Path, to: Path) -> None:
    """Swap the new file in; on Windows that is refused while somebody has the old one open."""
    try:
        os.replace(temporary, to)  # noqa: PTH105
    except PermissionError as error:
        raise DeckgenError(Problem("W502", Place(str(to)), {"by": opened_by(to) or ""})) from error


def _keep(to: Path) -> Path:
    """Keep the file that is about to be replaced, under a name that nothing has yet."""
    number, kept = 1, to.with_name(f"{to.name}.bak")
    while kept.exists():
        number += 1
        kept = to.with_name(f"{to.name}.bak{number}")
    try:
        os.link(to, kept)
    except OSError:  # a disk without links
        try:
            shutil.copy2(to, kept)
        except OSError:
            kept.unlink(missing_ok=True)
            raise
    return kept


def _sweep(folder: Path) -> None:
    """Take away what a killed run left behind more than an hour ago."""
    for left in folder.glob(f"{_PREFIX}*{_SUFFIX}"):
        with contextlib.suppress(OSError):
            if time.time() - left.stat().st_mtime > _STALE_SECONDS:
                left.unlink()


def _sync_folder(folder: Path) -> None:
    """Bring the folder's new entry to the disk too, where the system can."""
    if os.name != "nt":
        with contextlib.suppress(OSError):
            descriptor = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(descriptor)
            finally:
                os.close(descriptor)
