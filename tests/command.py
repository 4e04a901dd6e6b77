"""The command line for tests: a process of its own, forked from the test's, where all is imported already."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import tempfile
import traceback
import warnings
from pathlib import Path
from typing import IO, NoReturn

PACKS = Path(__file__).parent / "packs"
SHIPPED = Path(__file__).parents[1] / "data" / "innovasjonsbarometeret-2018"
_NOT_OURS = ("LC_ALL", "LC_MESSAGES", "LANGUAGE")


def deckgen(
    *words: str, locale: str = "en_GB.UTF-8", cwd: Path | None = None
) -> subprocess.CompletedProcess[str]:
    """What a run of the command gives; `test_wheel.py` runs the installed one, which must import first."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)  # of threads, which pytest-xdist has
            child = os.fork()
        if not child:
            _run(words, locale, cwd, (out, err))
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        return subprocess.CompletedProcess(words, code, _said(out), _said(err))


def _run(words: tuple[str, ...], locale: str, cwd: Path | None, to: tuple[IO[bytes], IO[bytes]]) -> NoReturn:
    """The child's part, which never comes back."""
    code = -1
    try:
        for number, file in enumerate(to, start=1):
            os.dup2(file.fileno(), number)
        sys.stdout, sys.stderr = (io.TextIOWrapper(io.FileIO(n, "w"), "utf-8") for n in (1, 2))
        for name in _NOT_OURS:
            os.environ.pop(name, None)
        os.environ["LANG"] = locale
        os.chdir(cwd or ".")
        sys.argv = ["deckgen", *words]
        from deckgen.cli import main  # noqa: PLC0415  # the child alone needs it

        try:
            main()
        except SystemExit as done:
            code = done.code if isinstance(done.code, int) else 0
        except BaseException:
            traceback.print_exc()
            code = 1
        sys.stdout.flush()
        sys.stderr.flush()
    finally:
        os._exit(code)


def _said(file: IO[bytes]) -> str:
    file.seek(0)
    return file.read().decode()
