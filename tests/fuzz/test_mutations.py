"""Two thousand damaged files, seeded: each ends in a deck or in words, never in a bug or a hang."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from deckgen.errors import EXIT_DATA, EXIT_DECK, EXIT_USAGE
from fuzz.subjects import PACK, SUBJECTS, Outcome, Subject, TooSlowError, command, run

CHUNK = 50
CHUNKS = {"respondents": 7, "published": 5, "codebook": 8, "deck file": 7, "theme": 6, "template": 8}
ANSWERED = (0, EXIT_USAGE, EXIT_DATA, EXIT_DECK)  # usage: the deck's region may be gone from the data


def judged(subject: Subject, seed: int, folder: Path) -> str:
    """What is wrong with how a damaged file was answered; nothing if all is well."""
    folder.mkdir()
    try:
        done = run(subject, seed, folder)
    except TooSlowError:
        return "a hang"
    if done.code not in ANSWERED:
        return f"exit code {done.code}: {done.said[-1500:]}"
    if ".deckgen-" in done.said:
        return f"told of a file of our own: {done.said[-500:]}"
    if any(path.name.startswith(".deckgen-") for path in folder.iterdir()):
        return "a file of our own left behind"
    return "" if (done.code == 0) == (folder / "out.pptx").is_file() else "code and deck disagree"


@pytest.mark.soak
@pytest.mark.parametrize(
    ("subject", "chunk"),
    [
        pytest.param(subject, chunk, id=f"{subject.name} {chunk}")
        for subject in SUBJECTS
        for chunk in range(CHUNKS[subject.name])
    ],
)
def test_fifty_damaged_files_are_answered(subject: Subject, chunk: int, tmp_path: Path) -> None:
    seeds = range(chunk * CHUNK, (chunk + 1) * CHUNK)
    wrong = {seed: judged(subject, seed, tmp_path / str(seed)) for seed in seeds}
    assert {seed: what for seed, what in wrong.items() if what} == {}


def test_there_are_two_thousand_and_every_kind_of_file_is_among_them() -> None:
    assert sum(CHUNKS.values()) * CHUNK >= 2_000
    assert set(CHUNKS) == {subject.name for subject in SUBJECTS}


@pytest.mark.parametrize("subject", SUBJECTS, ids=lambda subject: subject.name)
def test_some_damage_is_refused_and_some_is_not(subject: Subject, tmp_path: Path) -> None:
    """The mutations neither spare every file nor leave nothing to build."""
    codes: Counter[int] = Counter()
    for seed in range(1, 100):
        (tmp_path / str(seed)).mkdir()
        codes[run(subject, seed, tmp_path / str(seed)).code] += 1
        if len(codes) > 1:
            return
    raise AssertionError(codes)


def test_the_pack_that_is_damaged_is_sound_itself(tmp_path: Path) -> None:
    done = command(
        "build", "-s", str(PACK), "-r", "Troms", "--charts", "native", "-o", str(tmp_path / "d.pptx")
    )
    assert done.code == 0, done.said


def test_a_bug_would_be_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> None:
        raise RuntimeError("oops")

    monkeypatch.setattr("deckgen.build.read_inputs", fails)
    assert command("check").code == 1


def test_a_hang_would_be_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    def hangs(*_: object) -> None:
        while True:
            pass

    monkeypatch.setattr("fuzz.subjects.LONGEST_SECONDS", 1)
    monkeypatch.setattr("deckgen.build.read_inputs", hangs)
    with pytest.raises(TooSlowError):
        command("check")


DAMAGE = {
    "a layout that is none": ("template", 6),
    "a theme's colour that is none": ("template", 639),
    "brackets without end": ("theme", 205),
    "a thousand slides": ("deck file", 295),
    "nets that are gone": ("codebook", 17),
}


@pytest.mark.parametrize("name", DAMAGE)
def test_what_once_fell_is_answered(name: str, tmp_path: Path) -> None:
    file, seed = DAMAGE[name]
    subject = next(subject for subject in SUBJECTS if subject.name == file)
    done: Outcome = run(subject, seed, tmp_path)
    assert done.code == EXIT_DECK, done.said
