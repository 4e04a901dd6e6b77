"""What is damaged, and how a damaged file is put to deckgen: one build through the command's own door."""

from __future__ import annotations

import io
import shutil
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from random import Random
from types import FrameType
from unittest.mock import patch

from deckgen.cli import main
from fuzz import text_mutations, zip_mutations

ROOT = Path(__file__).parents[2]
PACK = Path(__file__).parent / "pack"
LONGEST_SECONDS = 20


@dataclass(frozen=True)
class Subject:
    """A file to damage: where it is from, its place in a case's folder, and the words that name it."""

    name: str
    source: Path
    file: str
    mutated: Callable[[Random, bytes], bytes]
    words: tuple[str, ...] = ()


SUBJECTS = (
    Subject("respondents", PACK / "svar.csv", "pack/svar.csv", text_mutations.mutated),
    Subject("published", PACK / "tabell.csv", "pack/tabell.csv", text_mutations.mutated),
    Subject("codebook", PACK / "codebook.yaml", "pack/codebook.yaml", text_mutations.mutated),
    Subject("deck file", PACK / "deck.yaml", "pack/deck.yaml", text_mutations.mutated),
    Subject(
        *("theme", ROOT / "templates" / "dark.toml", "theme.toml", text_mutations.mutated),
        words=("--theme", "theme.toml"),
    ),
    Subject(
        *("template", ROOT / "templates" / "ks.pptx", "template.pptx", zip_mutations.mutated),
        words=("--template", "template.pptx", "--theme", "from-template"),
    ),
)


@dataclass(frozen=True)
class Outcome:
    """What a run came to: its exit code, and all that it said."""

    code: int
    said: str


class TooSlowError(BaseException):
    """A run that took longer than anybody waits; no `except Exception` stops it."""


def run(subject: Subject, seed: int, folder: Path) -> Outcome:
    """A damaged file of that seed in a folder of its own, and a deck built with it."""
    shutil.copytree(PACK, folder / "pack")
    damaged = subject.mutated(Random(f"{subject.name} {seed}"), subject.source.read_bytes())
    (folder / subject.file).write_bytes(damaged)
    files = [str(folder / word) if "." in word else word for word in subject.words]
    form = "native" if seed % 10 else "both"  # pictures take ten times as long
    to = str(folder / "out.pptx")
    return command("build", "-s", str(folder / "pack"), "-r", "Troms", "--charts", form, "-o", to, *files)


def command(*words: str) -> Outcome:
    """The command in this process, as strict with what it prints as a terminal is."""
    out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8", errors) for errors in ("strict", "backslashreplace"))
    code: object = None
    argv = patch.object(sys, "argv", ["deckgen", *([] if "--json" in words else ["--debug"]), *words])
    with argv, redirect_stdout(out), redirect_stderr(err), _signals_kept(), _no_hang():
        try:
            main()
        except SystemExit as done:
            code = done.code
    said = []
    for stream in (out, err):
        stream.flush()
        stream.seek(0)
        said.append(stream.read())
    return Outcome(code if isinstance(code, int) else -1, "\n".join(said))


@contextmanager
def _signals_kept() -> Iterator[None]:
    """The command sets what SIGTERM does; the tests' own process gets it back."""
    before = signal.getsignal(signal.SIGTERM)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


@contextmanager
def _no_hang() -> Iterator[None]:
    def too_slow(_number: int, _frame: FrameType | None) -> None:
        raise TooSlowError

    before = signal.signal(signal.SIGALRM, too_slow)
    signal.alarm(LONGEST_SECONDS)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)
