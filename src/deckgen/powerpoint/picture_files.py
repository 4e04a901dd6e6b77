"""The picture files beside a deck: all of them together with the deck, or none, and nobody's is lost."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import shutil
from collections.abc import Callable, Container, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from deckgen.errors import DeckgenError, Place, Problem
from deckgen.powerpoint.disk import keep, second_name, sweep, sync_folder, temporary_in, write_through
from deckgen.reasons import of_system


@dataclass(frozen=True, slots=True)
class Pictures:
    """Picture files by name, and how to tell the sha256 of each that deckgen put beside a deck before."""

    files: Mapping[str, bytes] = field(default_factory=dict)
    own: Callable[[Path], Container[str]] = lambda _: ()

    @contextlib.contextmanager
    def beside(self, deck: Path) -> Iterator[None]:
        """Have them in the deck's folder of pictures; all is as it was if what is done meanwhile fails.

        One that stands there is kept as `.bak`, unless it is `own` or the same. DeckgenError W501 where
        the folder can't be written to.
        """
        if not self.files:
            yield
            return
        folder, own = deck.with_suffix(""), self.own(deck)  # of a new version, those of the one it replaces
        with contextlib.ExitStack() as cleaning, contextlib.ExitStack() as undoing:
            try:
                staged = _staging(folder, cleaning)
                for name, content in self.files.items():
                    write_through(staged / name, content)
                for name, content in self.files.items():
                    _swap(staged / name, content, folder / name, own, undoing)
                sync_folder(folder)
            except OSError as error:
                raise DeckgenError(
                    Problem("W501", Place(str(folder)), {"reason": of_system(error)})
                ) from error
            yield
            undoing.pop_all()  # the deck is there: they stay


NO_PICTURES = Pictures()


def _swap(new: Path, content: bytes, to: Path, own: Container[str], undoing: contextlib.ExitStack) -> None:
    """Put one picture in its place, and say how to take it back."""
    if not to.is_file():
        new.replace(to)
        undoing.callback(to.unlink, missing_ok=True)
        return
    stands = to.read_bytes()
    if stands == content:
        return
    is_own = hashlib.sha256(stands).hexdigest() in own
    old = second_name(to, new.with_name(f"{new.name}.old")) if is_own else keep(to)
    undoing.callback(old.unlink, missing_ok=True)  # two names of one file can't replace each other
    new.replace(to)
    undoing.callback(old.replace, to)


def _staging(folder: Path, cleaning: contextlib.ExitStack) -> Path:
    """A folder within the pictures' own, on the same disk, that is gone afterwards.

    Theirs is made where it isn't there, and goes too if no picture comes to stand in it.
    """
    if not folder.is_dir():
        try:
            folder.mkdir()
        except FileExistsError as error:
            raise NotADirectoryError(errno.ENOTDIR, "a file has the name of the folder") from error
        cleaning.callback(_remove_empty, folder)
    sweep(folder)
    staged = temporary_in(folder)
    cleaning.callback(shutil.rmtree, staged, ignore_errors=True)
    staged.mkdir()
    return staged


def _remove_empty(folder: Path) -> None:
    """Take away a folder unless something stands in it."""
    with contextlib.suppress(OSError):
        folder.rmdir()
