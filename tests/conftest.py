"""Every deck that a test makes is held against the checkers, whatever the test is about.

By any way into the writer, also in a forked process, or by `deckgen build` in one of its own: our own
lint, the ECMA schemas and python-pptx; in the long proofs openxml-audit too, and with
DECKGEN_ALL_CHECKERS, as in CI, LibreOffice, which take longer. A test whose deck is meant to have a
fault says so: `@pytest.mark.unsound("why", "L740")`.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from checkers import Office

_NUMBERS = count()


@pytest.fixture(scope="session")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an empty file for each deck that has passed, named by its digest; workers share it."""
    root = tmp_path_factory.getbasetemp()
    folder = (root.parent if "PYTEST_XDIST_WORKER" in os.environ else root) / "sound"
    folder.mkdir(exist_ok=True)
    return folder


@pytest.fixture(scope="session")
def office() -> Iterator[Office]:
    """LibreOffice, that what still waits at the end is opened too."""
    from checkers import Office  # noqa: PLC0415

    opens = Office()
    yield opens
    opens.open_all()


@pytest.fixture(autouse=True)
def every_deck_is_sound(
    request: pytest.FixtureRequest,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path_factory: pytest.TempPathFactory,
    office: Office,
    sound: Path,
) -> Iterator[None]:
    from checkers import ALL, complaints  # noqa: PLC0415
    from deckgen.powerpoint import package  # noqa: PLC0415

    made: dict[str, bytes] = {}
    pack, run, own = package.packed, subprocess.run, os.getpid()
    # Made by the few that need it: thousands of folders take longer than most tests do.
    folder = tmp_path_factory.getbasetemp() / f"made-{next(_NUMBERS)}"

    def kept(content: bytes) -> bytes:
        digest = hashlib.sha256(content).hexdigest()
        if os.getpid() == own:
            made[digest] = content
        else:  # a forked process, whose memory is lost
            folder.mkdir(exist_ok=True)
            folder.joinpath(digest).write_bytes(content)
        return content

    def ran(*words: Any, **more: Any) -> Any:
        done = run(*words, **more)
        if _is_build(words[0] if words else more.get("args")):
            for path in _named(done.stdout, Path(more.get("cwd") or ".")):
                kept(path.read_bytes())
        return done

    monkeypatch.setattr("deckgen.powerpoint.writer.packed", lambda *deck, **more: kept(pack(*deck, **more)))
    monkeypatch.setattr(subprocess, "run", ran)
    yield
    mark = request.node.get_closest_marker("unsound")
    allowed = set(mark.args[1:]) if mark is not None else set()
    if folder.exists():
        made |= {path.name: path.read_bytes() for path in folder.iterdir()}
        shutil.rmtree(folder)
    thorough = ALL or request.node.get_closest_marker("soak") is not None
    for digest in made:
        passed = sound / f"{digest}{'-thoroughly' if thorough else ''}"
        if passed.exists():
            continue
        path = tmp_path_factory.mktemp("sound") / "deck.pptx"
        path.write_bytes(made[digest])
        assert [found for found in complaints(path, thorough) if found[0] not in allowed] == []
        if ALL:
            office.add(digest, request.node.nodeid, made[digest])
        if not allowed:
            passed.touch()


def _is_build(words: Any) -> bool:
    """Whether a process is a `deckgen build`."""
    said = [str(word) for word in words] if isinstance(words, list | tuple) else []
    return "build" in said and any("deckgen" in word for word in said)


def _named(said: str | bytes | None, folder: Path) -> Iterator[Path]:
    """The decks that a process says it made."""
    text = said.decode(errors="replace") if isinstance(said, bytes) else said or ""
    for name in re.findall(r'[^\n"]+\.pptx', text):
        if (path := folder / name.strip()).is_file():
            yield path
