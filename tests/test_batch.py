"""Decks for every region of a kind: the same as one by one, and a failure stops no other."""

from __future__ import annotations

import gc
from dataclasses import replace
from pathlib import Path

import pytest

import deckgen.build as builder
from command import PACKS, deckgen
from deckgen.batch import build_each
from deckgen.build import build
from deckgen.deck.asked import Existing
from deckgen.errors import DeckgenError
from deckgen.provenance import already_made
from deckgen.request import Request

LIBRARY = str(PACKS / "bibliotek")
COUNTIES = 15  # in its division


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.fixture(scope="module")
def batch(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("batch")
    assert all(done.path for done in build_each(Request(survey=LIBRARY, output=folder), "county"))
    return folder


def test_every_county_has_its_deck_and_the_same_as_built_alone(batch: Path, tmp_path: Path) -> None:
    assert len(contents(batch)) == COUNTIES
    alone = build(Request(region="Innlandet", survey=LIBRARY, output=tmp_path))
    assert alone.read_bytes() == (batch / alone.name).read_bytes()


def test_two_processes_make_the_same_decks(batch: Path, tmp_path: Path) -> None:
    done = deckgen("build", "--each", "county", "--jobs", "2", "-s", LIBRARY, "-o", str(tmp_path))
    assert done.returncode == 0, done.stderr
    assert (
        len(done.stdout.splitlines()) == COUNTIES
        and f"{COUNTIES} decks made, 0 unchanged, 0 failed" in done.stderr
    )
    assert contents(tmp_path) == contents(batch)


def test_what_is_as_it_would_be_built_again_is_left(batch: Path) -> None:
    before = {path.name: path.stat().st_mtime_ns for path in batch.iterdir()}
    made = build_each(Request(survey=LIBRARY, output=batch), "county")
    assert all(done.kept for done in made)
    assert {path.name: path.stat().st_mtime_ns for path in batch.iterdir()} == before


def test_an_edited_deck_and_a_bug_fail_alone_and_the_code_is_6(
    batch: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "bibliotek-oslo.pptx").write_bytes(b"edited")
    done = deckgen("build", "--each", "county", "-s", LIBRARY, "-o", str(tmp_path))
    assert done.returncode == 6 and "No deck for Oslo" in done.stderr and "W505" in done.stderr
    assert (tmp_path / "bibliotek-oslo.pptx").read_bytes() == b"edited" and len(
        contents(tmp_path)
    ) == COUNTIES

    whole = builder.build_from

    def failing(inputs: builder.Inputs, request: Request, **more: object) -> Path:
        if request.region == "Agder":
            raise RuntimeError("a fault of ours")
        return whole(inputs, request)

    monkeypatch.setattr(builder, "build_from", failing)
    asked = Request(survey=LIBRARY, output=tmp_path, existing=Existing.REPLACE)
    made = {done.region: done for done in build_each(asked, "county")}
    assert made["Agder"].bug == "RuntimeError: a fault of ours" and made["Agder"].path is None
    assert sum(done.path is not None for done in made.values()) == COUNTIES - 1


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["-o", "one.pptx"], "U408"),
        (["-o", "one.ppt"], "U420"),
        (["--region", "Oslo"], "U410"),
    ],
)
def test_what_can_not_be_many_decks_is_refused(words: list[str], code: str, tmp_path: Path) -> None:
    done = deckgen("build", "--each", "county", "-s", LIBRARY, *words, cwd=tmp_path)
    assert done.returncode == 2 and code in done.stderr and not list(tmp_path.iterdir())


def test_a_survey_without_municipalities_has_none_to_build(tmp_path: Path) -> None:
    with pytest.raises(DeckgenError) as fault:
        build_each(Request(survey=LIBRARY, output=tmp_path), "municipality")
    assert fault.value.problems[0].code == "U409"


CHANGES = {
    "another language": lambda request: replace(request, language="nn"),
    "another theme": lambda request: replace(request, theme="dark"),
    "another speaker": lambda request: replace(request, presenter=replace(request.presenter, speaker="Kari")),
    "native charts": lambda request: replace(request, extras=replace(request.extras, intervals=True)),
}


@pytest.mark.parametrize("change", CHANGES)
def test_what_was_asked_for_otherwise_is_built(batch: Path, change: str) -> None:
    asked = Request(region="Oslo", survey=LIBRARY, output=batch)
    assert already_made(asked) == batch / "bibliotek-oslo.pptx"
    assert already_made(CHANGES[change](asked)) is None


def test_what_a_batch_kept_from_the_garbage_collector_is_given_back(tmp_path: Path) -> None:
    def stopped(done: int, total: int) -> None:
        assert gc.get_freeze_count() > 0
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build_each(Request(survey=LIBRARY, output=tmp_path), "county", progress=stopped)
    assert gc.get_freeze_count() == 0
