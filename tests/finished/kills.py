"""Builds killed at random points, one child at a time: `python kills.py FOLDER SEED COUNT`.

Prints a JSON line for each kill: the way of saving, when it was killed, and what was found then.
A program of its own, because it forks: the children share the inputs that were read once.
"""

from __future__ import annotations

import hashlib
import json
import os
import random
import signal
import sys
import time
from dataclasses import replace
from pathlib import Path

from pptx import Presentation

from deckgen.build import build_from, read_inputs
from deckgen.charts.form import Form
from deckgen.deck.asked import Existing, Extras, Presenter
from deckgen.powerpoint.seal import is_untouched
from deckgen.request import Request

LIBRARY = Path(__file__).resolve().parents[1] / "packs" / "bibliotek"


def digests(folder: Path) -> dict[str, str]:
    """The content of every file that is no remainder of a killed run."""
    return {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.iterdir()
        if not path.name.startswith(".deckgen-")
    }


def edited_copy(path: Path) -> bytes:
    """The same deck as an adviser leaves it: another title."""
    presentation = Presentation(str(path))
    title = presentation.slides[0].shapes.title
    assert title is not None
    title.text_frame.text = "Min egen tittel"
    presentation.save(str(path))
    return path.read_bytes()


def main(folder: Path, seed: int, count: int) -> None:
    """Kill builds over a deck of ours, and over one that was edited."""
    chance = random.Random(seed)
    asked = Request("Oslo", str(LIBRARY), output=folder / "d.pptx", extras=Extras(form=Form.NATIVE))
    inputs = read_inputs(asked)
    start = time.perf_counter()
    build_from(inputs, asked)
    usual = time.perf_counter() - start
    own = (folder / "d.pptx").read_bytes()
    theirs = edited_copy(folder / "d.pptx")
    for number in range(count):
        edited = chance.random() < 0.5
        for path in folder.iterdir():
            path.unlink()
        stood = theirs if edited else own
        (folder / "d.pptx").write_bytes(stood)
        existing = chance.choice((Existing.REPLACE, Existing.BESIDE)) if edited else Existing.KEEP
        request = replace(asked, existing=existing, presenter=Presenter(speaker=str(number)))
        # Half of the kills come in the last part, where the file is written.
        at = usual * (chance.random() if number % 2 else 0.7 + 0.4 * chance.random())
        sys.stdout.flush()
        child = os.fork()
        if not child:
            build_from(inputs, request)
            os._exit(0)
        time.sleep(at)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        found = digests(folder)
        mine = hashlib.sha256(stood).hexdigest()
        whole = [path.name for path in folder.glob("*.pptx") if is_untouched(path)]
        build_from(inputs, replace(request, existing=Existing.BESIDE))  # no lock stands in the way
        said = {
            "existing": existing.value,
            "edited": edited,
            "at": at / usual,
            "kept": mine in found.values(),
            "whole": sorted(whole),
            "decks": sorted(name for name in found if name.endswith(".pptx")),
        }
        sys.stdout.write(json.dumps(said) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
