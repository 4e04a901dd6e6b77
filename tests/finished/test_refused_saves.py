"""Full disks, read-only folders, decks that are open or edited: none is overwritten.

Each case is a build through the command over a deck that stands there: exit code 5, a problem of its
own, and the deck that stood there as it was, byte for byte.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

import pytest
from filelock import FileLock

from command import PACKS
from deckgen.errors import EXIT_OUTPUT
from deckgen.powerpoint import saving
from deckgen.powerpoint.saving import lock_of
from finished.kills import edited_copy
from fuzz.subjects import command

BASE = ("build", "-s", str(PACKS / "bibliotek"), "-r", "Oslo", "--charts", "native")
NAME = "d.pptx"


@dataclass(frozen=True)
class Case:
    """What is in the way: whether the deck was edited, the options, and a state of the system or folder."""

    code: str
    edited: bool = False
    options: tuple[str, ...] = ()
    broken: Callable[[Path], AbstractContextManager[object]] = lambda _: nullcontext()
    beside: str = ""


def failing(owner: object, name: str, number: int) -> Callable[[Path], AbstractContextManager[object]]:
    """A call of the system that fails, as it would for want of room or of rights, whoever runs the test."""

    def fails(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    return lambda _: patch.object(owner, name, fails)


def half_written(_: Path) -> AbstractContextManager[object]:
    """The disk is full when half of the deck is on it."""

    def writes(path: Path, content: bytes) -> None:
        path.write_bytes(content[: len(content) // 2])
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    return patch.object(saving, "write_through", writes)


def lost_bytes(_: Path) -> AbstractContextManager[object]:
    """A disk that says it wrote, and didn't."""

    def writes(path: Path, content: bytes) -> None:
        path.write_bytes(content[:-100])

    return patch.object(saving, "write_through", writes)


def another_build(path: Path) -> AbstractContextManager[object]:
    """Another deckgen is busy with the same deck, for longer than one waits."""
    saving_lock = FileLock(lock_of(path))

    class Held:
        def __enter__(self) -> None:
            self.short = patch.object(saving, "LOCK_SECONDS", 0.1)
            self.short.start()
            saving_lock.acquire()

        def __exit__(self, *_: object) -> None:
            saving_lock.release()
            self.short.stop()

    return Held()


OWNER, LIBRE = f"~${NAME}", f".~lock.{NAME}#"
FULL, READ_ONLY, DENIED = errno.ENOSPC, errno.EROFS, errno.EACCES

CASES = {
    "full when the file is begun": Case("W501", broken=failing(saving, "write_through", FULL)),
    "full when half is written": Case("W501", broken=half_written),
    "full when it is brought to the disk": Case("W501", broken=failing(os, "fsync", FULL)),
    "full when it is put in place": Case("W501", broken=failing(os, "replace", FULL)),
    "full, and an edited deck shall be replaced": Case("W501", True, ("--overwrite",), half_written),
    "full when the edited deck is kept": Case("W501", True, ("--overwrite",), failing(saving, "keep", FULL)),
    "full after the edited deck is kept": Case("W501", True, ("--overwrite",), failing(os, "replace", FULL)),
    "full, and the new one gets a number": Case("W501", True, ("--new-version",), half_written),
    "over the quota": Case("W501", broken=failing(os, "fsync", errno.EDQUOT)),
    "a file too large for the disk": Case("W501", broken=failing(os, "fsync", errno.EFBIG)),
    "a disk that loses bytes": Case("W501", broken=lost_bytes),
    "a disk that fails": Case("W501", broken=failing(os, "fsync", errno.EIO)),
    "a folder that is read-only": Case("W501", broken=failing(saving, "write_through", READ_ONLY)),
    "a folder that one may not write to": Case("W501", broken=failing(saving, "write_through", DENIED)),
    "a disk that turns read-only": Case("W501", broken=failing(os, "replace", READ_ONLY)),
    "read-only, and an edited deck": Case("W501", True, ("--overwrite",), failing(saving, "keep", READ_ONLY)),
    "open in PowerPoint": Case("W502", beside=OWNER),
    "open in LibreOffice": Case("W502", beside=LIBRE),
    "open in PowerPoint and edited": Case("W502", True, ("--overwrite",), beside=OWNER),
    "open in LibreOffice and edited": Case("W502", True, ("--overwrite",), beside=LIBRE),
    "edited": Case("W503", True),
    "edited and open in PowerPoint": Case("W503", True, beside=OWNER),
    "edited and open in LibreOffice": Case("W503", True, beside=LIBRE),
    "edited, and the disk is full": Case("W503", True, broken=half_written),
    "another build of it": Case("W504", broken=another_build),
    "another build of it, edited": Case("W504", True, ("--overwrite",), another_build),
}


@pytest.fixture(scope="module")
def stood(tmp_path_factory: pytest.TempPathFactory) -> dict[bool, bytes]:
    """A deck of ours, and the same as an adviser left it, by whether it was edited."""
    path = tmp_path_factory.mktemp("stood") / NAME
    assert command(*BASE, "-o", str(path)).code == 0
    return {False: path.read_bytes(), True: edited_copy(path)}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_the_deck_that_stands_there_is_as_it_was(
    case: Case, stood: dict[bool, bytes], tmp_path: Path
) -> None:
    path = tmp_path / NAME
    path.write_bytes(stood[case.edited])
    if case.beside:
        (tmp_path / case.beside).write_bytes(
            b"\x04Kari".ljust(55) if case.beside == OWNER else b"Kari,kari,pc,;"
        )
    with case.broken(path):
        done = command(*BASE, "-o", str(path), "--speaker", "En annen", *case.options)
    assert done.code == EXIT_OUTPUT and f" {case.code} " in done.said, done.said
    assert path.read_bytes() == stood[case.edited]
    beside = {each.name for each in tmp_path.iterdir()} - {NAME, case.beside, f"{NAME}.bak"}
    if case.code == "W504":  # what the other build holds is left to it
        beside.remove(lock_of(Path(NAME)).name)
    assert beside == ({"d (ny).pptx"} if case.code == "W502" else set())
    if case.code == "W502":
        assert "Kari" in done.said
    if (kept := tmp_path / f"{NAME}.bak").exists():
        assert kept.read_bytes() == stood[case.edited]


def test_there_are_twenty_of_every_kind() -> None:
    assert len(CASES) >= 20 and {case.code for case in CASES.values()} == {"W501", "W502", "W503", "W504"}


def test_without_anything_in_the_way_the_deck_is_replaced(stood: dict[bool, bytes], tmp_path: Path) -> None:
    """The cases above can fail: the same build over the same deck does write."""
    path = tmp_path / NAME
    path.write_bytes(stood[False])
    assert command(*BASE, "-o", str(path), "--speaker", "En annen").code == 0
    assert path.read_bytes() != stood[False]
