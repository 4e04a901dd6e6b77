"""What a deck says it is made from: every source, by its content, and nothing of the machine."""

from __future__ import annotations

import hashlib
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from command import PACKS, deckgen
from deckgen.build import build
from deckgen.charts.form import Form
from deckgen.deck.asked import Extras, Presenter
from deckgen.powerpoint.seal import read_seal
from deckgen.provenance import (
    BESIDE,
    MADE_FROM,
    NOT_TOLD,
    already_made,
    data_files,
    options,
    own_pictures,
    provenance,
)
from deckgen.request import Request
from powerpoint.build import a_variant


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    folder = tmp_path / "bibliotek"
    shutil.copytree(PACKS / "bibliotek", folder)
    return folder


def a_request(pack: Path, **asked: object) -> Request:
    return replace(Request(region="Oslo", survey=str(pack), output=pack.parent / "d.pptx"), **asked)  # type: ignore[arg-type]


def test_a_deck_names_its_sources_by_their_content(pack: Path) -> None:
    values = read_seal(build(a_request(pack))).values
    whole = hashlib.sha256((pack / "codebook.yaml").read_bytes()).hexdigest()
    assert values["deckgen-codebook"] == f"codebook.yaml sha256:{whole}"
    assert values["deckgen-survey"] == "bibliotek"
    for path in data_files(pack):
        assert f"{path.name} sha256:{hashlib.sha256(path.read_bytes()).hexdigest()}" in values["deckgen-data"]
    assert "ks.toml" in values["deckgen-theme"] and ".pptx" in values["deckgen-template"]
    assert values["deckgen-options"] == '{"form": "picture", "language": "nb", "region": "Oslo"}'
    assert str(pack.parent) not in str(dict(values))


def a_comment(path: Path) -> None:
    """A line more, or a file that was not there."""
    path.write_bytes((path.read_bytes() if path.exists() else b"") + b"\n# more\n")


@pytest.mark.parametrize("source", ["codebook.yaml", "deck.yaml"])
def test_another_codebook_or_deck_file_is_another_deck(pack: Path, source: str) -> None:
    request = a_request(pack)
    build(request)
    assert already_made(request) == request.output
    a_comment(pack / source)
    assert already_made(request) is None


def test_other_data_is_another_deck(pack: Path) -> None:
    request = a_request(pack)
    build(request)
    data = data_files(pack)[0]
    data.write_bytes(data.read_bytes() + b"\n")
    assert already_made(request) is None


@pytest.mark.parametrize(
    "asked",
    [
        {"region": "Vestland"},
        {"language": "nn"},
        {"theme": "dark"},
        {"presenter": Presenter(speaker="Kari Nordmann")},
        {"extras": Extras(intervals=True)},
        {"extras": Extras(form=Form.NATIVE)},
    ],
)
def test_whatever_is_asked_otherwise_is_another_deck(pack: Path, asked: dict[str, object]) -> None:
    build(a_request(pack))
    assert already_made(a_request(pack, **asked)) is None


def test_an_edited_statement_is_no_longer_sealed(pack: Path) -> None:
    request = a_request(pack)
    path = build(request)
    edited = a_variant(
        path.with_name("edited.pptx"), lambda _, text: text.replace(">bibliotek<", ">annet<"), source=path
    )
    seal = read_seal(edited)
    assert seal.values["deckgen-survey"] == "annet" and not seal.untouched
    assert already_made(replace(request, output=edited)) is None


def test_pictures_beside_a_deck_are_told_of_and_the_deck_always_built(pack: Path) -> None:
    request = a_request(pack, extras=Extras(form=Form.BOTH))
    path = build(request)
    folder = path.with_suffix("")
    assert own_pictures(path) == {hashlib.sha256(file.read_bytes()).hexdigest() for file in folder.iterdir()}
    assert read_seal(path).values[BESIDE].count("; ") == len(list(folder.iterdir())) - 1
    assert already_made(request) is None


def test_a_picture_that_somebody_has_edited_is_kept(pack: Path) -> None:
    request = a_request(pack, extras=Extras(form=Form.BOTH))
    folder = build(request).with_suffix("")
    first, *others = sorted(folder.glob("*.svg"))
    first.write_bytes(b"mine")
    build(replace(request, region="Vestland"))  # other pictures of our own, which nobody misses
    assert [(file.name, file.read_bytes()) for file in folder.glob("*.bak")] == [
        (f"{first.name}.bak", b"mine")
    ]
    assert first.read_bytes() != b"mine" and others


def test_a_strict_survey_leaves_its_data_out_of_every_hash(pack: Path) -> None:
    book = pack / "codebook.yaml"
    book.write_text(book.read_text("utf-8") + "\nprofile: strict\n", "utf-8")
    told = provenance(a_request(pack))
    assert told["deckgen-data"] == NOT_TOLD and MADE_FROM not in told
    data = data_files(pack)[0]
    data.write_bytes(data.read_bytes() + b"\n")
    assert provenance(a_request(pack)) == told


def test_options_at_their_default_are_not_told() -> None:
    assert options(Request(region="Oslo")) == {"region": "Oslo", "language": "nb", "form": "picture"}
    assert options(Request(region="Oslo", extras=Extras(by=("sex",))))["by"] == ("sex",)


def test_the_second_run_says_that_nothing_changed(pack: Path, tmp_path: Path) -> None:
    asked = ("build", "-s", str(pack), "-r", "Oslo", "-o", str(tmp_path / "d.pptx"))
    first = deckgen(*asked, locale="nb_NO.UTF-8")
    content = (tmp_path / "d.pptx").read_bytes()
    again = deckgen(*asked, locale="nb_NO.UTF-8")
    assert first.stdout == again.stdout and again.returncode == 0
    assert "Ingenting er endret" in again.stderr and "Ingenting" not in first.stderr
    assert (tmp_path / "d.pptx").read_bytes() == content
