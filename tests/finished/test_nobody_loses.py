"""Killed, crowded or interrupted: a whole deck stands there, and nobody's work is lost."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from checkers import complaints
from command import PACKS
from deckgen.powerpoint.seal import is_untouched, read_seal

HERE = Path(__file__).resolve().parent
LIBRARY = str(PACKS / "bibliotek")


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(4))
def test_fifty_kills_at_random_points_lose_no_deck(tmp_path: Path, seed: int) -> None:
    """Two hundred in all, over decks of ours and edited ones, in each way of saving."""
    command = [sys.executable, str(HERE / "kills.py"), str(tmp_path), str(seed), "50"]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=500)
    kills = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(kills) == 50
    for kill in kills:
        assert "d.pptx" in kill["decks"], kill
        if kill["edited"]:
            assert kill["kept"], kill
            assert len(kill["decks"]) - len(kill["whole"]) in (0, 1), kill  # the edited one itself
        else:
            assert kill["whole"] == kill["decks"] == ["d.pptx"], kill
    ours = [path for path in tmp_path.glob("*.pptx") if is_untouched(path)]
    assert {path.name: found for path in ours if (found := complaints(path))} == {}
    assert {kill["existing"] for kill in kills} == {"keep", "replace", "beside"}
    assert min(kill["at"] for kill in kills) < 0.3 and max(kill["at"] for kill in kills) > 0.95


@pytest.mark.soak
def test_eight_builds_at_once_leave_one_whole_deck_and_no_leftovers(tmp_path: Path) -> None:
    to = tmp_path / "d.pptx"
    base = [sys.executable, "-m", "deckgen", "build", "-r", "Oslo", "-s", LIBRARY, "-o", str(to)]
    for _ in range(3):
        running = [
            subprocess.Popen(
                [*base, "--charts", "native", "--speaker", f"S{number}"],
                stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE,
            )
            for number in range(8)
        ]
        said = [(build.communicate(timeout=120)[1], build.returncode) for build in running]
        assert [code for _, code in said] == [0] * 8, said
        assert [path.name for path in tmp_path.iterdir()] == ["d.pptx"]
        assert complaints(to) == []
        assert is_untouched(to) and '"speaker": "S' in read_seal(to).values["deckgen-options"]


@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupted_build_leaves_nothing_and_says_130(tmp_path: Path, sign: signal.Signals) -> None:
    to = tmp_path / "d.pptx"
    command = [sys.executable, "-m", "deckgen", "build", "-r", "Oslo", "-s", LIBRARY, "-o", str(to)]
    environment = {**os.environ, "LC_ALL": "C"}
    build = subprocess.Popen(
        command, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment
    )
    assert build.stderr is not None
    while "Drawing" not in build.stderr.readline():
        time.sleep(0)
    build.send_signal(sign)
    out, err = build.communicate(timeout=30)
    assert build.returncode == 130 and out == "" and "Traceback" not in err, err
    assert list(tmp_path.iterdir()) == []
