"""What stands where a deck shall go: who has it open, whether it was edited, and the next free name."""

from __future__ import annotations

import contextlib
import stat
from pathlib import Path

from deckgen.deck.asked import Existing
from deckgen.errors import DeckgenError, Place, Problem
from deckgen.powerpoint.seal import is_untouched, read_seal

_MANY = 1000


def settled(to: Path, existing: Existing) -> Path:
    """Where a deck may go: `to`, or its next free name under BESIDE; W503, W505 and W509 for what stays."""
    if to.is_dir():
        raise IsADirectoryError(21, "is a folder")
    if to.exists() and not to.is_file():
        raise OSError(22, "is not a regular file")
    if existing is Existing.BESIDE:
        return to if is_free(to) else free_name(to, "_{}", 2)
    if existing is Existing.KEEP and to.is_file() and (code := _refusal(to)):
        raise DeckgenError(Problem(code, Place(str(to))))
    return to


def _refusal(path: Path) -> str:
    """Why a file stays: it was edited, isn't ours, or its owner made it read-only; empty where it needn't."""
    seal = read_seal(path)
    if not seal.untouched:
        return "W503" if seal.fingerprint else "W505"
    return "W509" if is_read_only(path) else ""


def is_read_only(path: Path) -> bool:
    """Whether its owner may not write to a file: it could be replaced all the same, but is meant to stay."""
    return not path.stat().st_mode & stat.S_IWUSR


def free_name(to: Path, pattern: str, first: int) -> Path:
    """The first of the path's numbered names where nobody's work would be lost."""
    for number in range(first, first + _MANY):
        path = to.with_name(f"{to.stem}{pattern.format(number)}{to.suffix}")
        if is_free(path):
            return path
    raise DeckgenError(Problem("W503", Place(str(to))))


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


def is_free(path: Path) -> bool:
    """Whether nothing would be lost: no file, or a deck of ours as it was written that may be replaced."""
    if opened_by(path) is not None:
        return False
    return is_untouched(path) and not is_read_only(path) if path.exists() or path.is_symlink() else True
