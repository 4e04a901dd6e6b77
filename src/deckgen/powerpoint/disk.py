"""Files on the disk: written down to it, kept under another name, and swept away when left behind."""

from __future__ import annotations

import contextlib
import os
import secrets
import shutil
import time
from pathlib import Path

PREFIX, LOCK = ".deckgen-", ".lock"

_SUFFIX = ".tmp"
_STALE_SECONDS = 3600


def temporary_in(folder: Path) -> Path:
    """A name of our own in a folder, that nothing else has; `sweep` takes away what a killed run leaves."""
    return folder / f"{PREFIX}{os.getpid()}-{secrets.token_hex(4)}{_SUFFIX}"


def write_through(path: Path, content: bytes) -> None:
    """Write a new file, down to the disk."""
    with path.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def keep(to: Path) -> Path:
    """Keep the file that is about to be replaced, under a name that nothing has yet."""
    number, kept = 1, to.with_name(f"{to.name}.bak")
    while kept.exists():
        number += 1
        kept = to.with_name(f"{to.name}.bak{number}")
    return second_name(to, kept)


def second_name(path: Path, name: Path) -> Path:
    """Give a file a second name, or a copy by that name on a disk without links."""
    try:
        os.link(path, name)
    except OSError:
        try:
            shutil.copy2(path, name)
        except OSError:
            name.unlink(missing_ok=True)
            raise
    return name


def sweep(folder: Path) -> None:
    """Take away what a killed run left behind more than an hour ago."""
    for ending in (_SUFFIX, LOCK):
        for left in folder.glob(f"{PREFIX}*{ending}"):
            with contextlib.suppress(OSError):
                if time.time() - left.stat().st_mtime > _STALE_SECONDS:
                    if left.is_dir():
                        shutil.rmtree(left)
                    else:
                        left.unlink()


def sync_folder(folder: Path) -> None:
    """Bring the folder's new entry to the disk too, where the system can."""
    if os.name != "nt":
        with contextlib.suppress(OSError):
            descriptor = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(descriptor)
            finally:
                os.close(descriptor)
