"""Saving a file whole or not at all, and never over somebody's work."""

from __future__ import annotations

import contextlib
import hashlib
import shutil
import zipfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

from filelock import FileLock, Timeout

from deckgen.deck.asked import Existing
from deckgen.errors import DeckgenError, Place, Problem
from deckgen.powerpoint.disk import LOCK, PREFIX, keep, sweep, sync_folder, temporary_in, write_through
from deckgen.powerpoint.seal import is_untouched
from deckgen.powerpoint.standing import free_name, is_free, is_read_only, opened_by, settled
from deckgen.reasons import of_system

LOCK_SECONDS = 30

_LETTERS = 16  # of a lock's name
_NEEDED = {"[Content_Types].xml", "_rels/.rels"}


def refuse_edited(to: Path, existing: Existing) -> None:
    """Raise W503, W505 or W509 early, before a deck is made that could not be saved."""
    try:
        settled(to, existing)
    except OSError as error:
        raise DeckgenError(_not_written(to, error)) from error


def save(
    content: bytes,
    to: Path,
    existing: Existing = Existing.KEEP,
    beside: Callable[[Path], AbstractContextManager[None]] = lambda _: contextlib.nullcontext(),
) -> Path:
    """Put a presentation in its place in one step; whatever happens, a whole file stands there.

    The path that it got in the end. What belongs `beside` it is put there first, and taken back where
    the presentation can't be. One that somebody has open stays: the new deck is put beside it and W502
    says where. Builds of the same file wait for each other, at most half a minute (W504).
    """
    temporary = temporary_in(to.parent)
    try:
        sweep(to.parent)
        write_through(temporary, content)
        _verify(temporary, content)
        with _alone(to):
            place = settled(to, existing)
            if (opener := opened_by(place)) is not None:
                raise DeckgenError(_open_at(opener, place, _put_beside(temporary, place)))
            with beside(place):
                _replace(place, temporary)
    except OSError as error:
        raise DeckgenError(_not_written(to, error)) from error
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
    sync_folder(to.parent)
    return place


def _replace(place: Path, temporary: Path) -> None:
    """Put the new file where an old one may stand, which is kept where it isn't ours as we wrote it."""
    if place.exists():
        if is_read_only(place):
            keep(place)  # and the new one may be written to
        else:
            shutil.copymode(place, temporary)
            if not is_untouched(place):
                keep(place)
    _put_in_place(temporary, place)


@contextlib.contextmanager
def _alone(to: Path) -> Iterator[None]:
    """Nobody else puts a deck there meanwhile.

    The system itself lets go of the lock of a killed process. (A lock file that says whose it is
    would hold everybody when the kill comes before it says so.)
    """
    path = lock_of(to)
    lock = FileLock(path, timeout=LOCK_SECONDS)
    try:
        lock.acquire(poll_interval=0.05)
    except Timeout:
        raise DeckgenError(Problem("W504", Place(str(to)), {"seconds": LOCK_SECONDS})) from None
    try:
        yield
    finally:
        with contextlib.suppress(OSError):  # Windows takes it away itself; who waits for it looks again
            path.unlink(missing_ok=True)
        lock.release()


def lock_of(to: Path) -> Path:
    """The lock file of a deck: by a hash, since a long name has no room for more letters.

    Spellings that Windows takes as one have one.
    """
    named = hashlib.sha256(to.name.casefold().encode("utf-8", "surrogateescape")).hexdigest()[:_LETTERS]
    return to.with_name(f"{PREFIX}{named}{LOCK}")


def _put_beside(temporary: Path, to: Path) -> Path:
    """Keep the new deck of an open one under a name of its own: «Troms (ny).pptx»."""
    beside = to.with_name(f"{to.stem} (ny){to.suffix}")
    if not is_free(beside):
        beside = free_name(to, " (ny {})", 2)
    temporary.replace(beside)
    return beside


def _open_at(opener: str, to: Path, beside: Path) -> Problem:
    return Problem("W502", Place(str(to)), {"by": opener or "?", "beside": str(beside)})


def _not_written(to: Path, error: OSError) -> Problem:
    """The problem of a file that could not be written; what stood there still does."""
    return Problem("W501", Place(str(to)), {"reason": of_system(error)})


def _verify(path: Path, content: bytes) -> None:
    """Read the file back: what stands on disk is what was meant, byte for byte, and a package.

    To unpack every part, or to open it as PowerPoint's own libraries do, would judge our writing once
    more, not the disk; that is what the tests are for.
    """
    if path.read_bytes() != content:
        raise OSError(5, "the file reads back differently")
    with zipfile.ZipFile(path) as archive:
        if not set(archive.namelist()) >= _NEEDED:
            raise OSError(5, "the file reads back as no package")


def _put_in_place(temporary: Path, to: Path) -> None:
    """Swap the new file in; on Windows that is refused while somebody has the old one open."""
    try:
        temporary.replace(to)
    except PermissionError as error:
        raise DeckgenError(_open_at(opened_by(to) or "", to, _put_beside(temporary, to))) from error
