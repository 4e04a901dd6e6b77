"""A deck and its picture files: both of them come, or all that stood there is as it was."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from unittest.mock import patch

import pytest

from command import PACKS
from deckgen.errors import EXIT_OUTPUT
from deckgen.powerpoint import picture_files, saving
from finished.test_refused_saves import READ_ONLY, failing
from fuzz.subjects import command

BASE = ("build", "-s", str(PACKS / "bibliotek"), "-r", "Oslo", "--charts", "both")
Broken = Callable[[Path], AbstractContextManager[object]]


def contents(folder: Path) -> dict[str, bytes | None]:
    """Every file below a folder with what it holds, and every folder."""
    found = ((path.relative_to(folder).as_posix(), path) for path in folder.rglob("*"))
    return {name: path.read_bytes() if path.is_file() else None for name, path in found}


def full_after(count: int, owner: object, name: str) -> Broken:
    """The disk is full at one of the calls, and not before."""
    real, calls = getattr(owner, name), iter(range(count))

    def fails(*given: object) -> object:
        if next(calls, None) is None:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return real(*given)

    return lambda _: patch.object(owner, name, fails)


def a_file_in_the_way(path: Path) -> AbstractContextManager[object]:
    path.with_suffix("").write_text("mine")
    return nullcontext()


def a_link_to_nowhere(path: Path) -> AbstractContextManager[object]:
    path.with_suffix("").symlink_to("nowhere/at-all")
    return nullcontext()


FIRST: dict[str, Broken] = {
    "a file of the folder's name": a_file_in_the_way,
    "a link to nowhere of the folder's name": a_link_to_nowhere,
    "full at the first picture": full_after(0, picture_files, "write_through"),
    "full at the third picture": full_after(2, picture_files, "write_through"),
    "full when the deck is put in place": failing(saving, "_put_in_place", errno.ENOSPC),
}
LATER: dict[str, Broken] = {
    "full at the first picture": full_after(0, picture_files, "write_through"),
    "full at the third picture": full_after(2, picture_files, "write_through"),
    "full when the edited picture is kept": full_after(0, picture_files, "keep"),
    "no room for our own old pictures": full_after(1, picture_files, "second_name"),
    "read-only": failing(picture_files, "write_through", READ_ONLY),
    "full when the deck is put in place": failing(saving, "_put_in_place", errno.ENOSPC),
}


@pytest.mark.parametrize("broken", FIRST.values(), ids=FIRST)
def test_without_room_for_the_pictures_there_is_no_deck(broken: Broken, tmp_path: Path) -> None:
    with broken(tmp_path / "d.pptx"):
        before = contents(tmp_path)
        done = command(*BASE, "-o", str(tmp_path / "d.pptx"))
    assert done.code == EXIT_OUTPUT and " W501 " in done.said, done.said
    assert contents(tmp_path) == before


@pytest.fixture(scope="module")
def stood(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes | None]:
    """A deck of ours with its pictures."""
    folder = tmp_path_factory.mktemp("stood")
    assert command(*BASE, "-o", str(folder / "d.pptx")).code == 0
    return contents(folder)


@pytest.mark.parametrize("broken", LATER.values(), ids=LATER)
def test_deck_and_pictures_that_stand_there_are_as_they_were(
    broken: Broken, stood: dict[str, bytes | None], tmp_path: Path
) -> None:
    before = put(stood, tmp_path)
    with broken(tmp_path / "d.pptx"):
        done = command(*BASE, "-o", str(tmp_path / "d.pptx"), "--theme", "dark")
    assert done.code == EXIT_OUTPUT and " W501 " in done.said, done.said
    assert contents(tmp_path) == before


def test_without_anything_in_the_way_both_are_replaced(
    stood: dict[str, bytes | None], tmp_path: Path
) -> None:
    """The cases above can fail; of the pictures, only the edited one is kept."""
    before = put(stood, tmp_path)
    assert command(*BASE, "-o", str(tmp_path / "d.pptx"), "--theme", "dark").code == 0
    after = contents(tmp_path)
    (kept,) = set(after) - set(before)
    assert kept.endswith(".svg.bak") and after[kept] == b"mine"
    assert all(after[name] != content for name, content in before.items() if content not in (None, b"note"))


def put(stood: dict[str, bytes | None], folder: Path) -> dict[str, bytes | None]:
    """The deck and its pictures in a folder, one of them edited, with somebody's own file among them."""
    (folder / "d").mkdir()
    for name, content in stood.items():
        if content is not None:
            (folder / name).write_bytes(content)
    sorted((folder / "d").glob("*.svg"))[1].write_bytes(b"mine")
    (folder / "d" / "note.txt").write_bytes(b"note")
    return contents(folder)
