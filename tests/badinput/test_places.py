"""Names: of outputs that can't be there, and of regions that are empty or told in all their languages."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from command import PACKS
from deckgen.errors import DeckgenError
from deckgen.sources.geography import read_division
from fuzz.subjects import command

BASE = ("build", "-s", str(PACKS / "bibliotek"), "--charts", "native")


@pytest.mark.parametrize(
    "name",
    ["CON.pptx", "nul", "Com1.v2.pptx", "we:ird.pptx", 'q/"a.pptx', "Hva nå?.pptx", "x.pptx. ", "a./x.pptx"],
)
def test_names_that_windows_can_not_hold_are_refused(name: str, tmp_path: Path) -> None:
    done = command(*BASE, "-r", "Oslo", "-o", str(tmp_path / name))
    assert done.code == 2 and " U424 " in done.said, done.said
    assert list(tmp_path.iterdir()) == []


def test_a_new_survey_has_no_such_name_either(tmp_path: Path) -> None:
    done = command("import", str(PACKS / "bibliotek" / "respondents.csv"), "-o", str(tmp_path / "aux"))
    assert done.code == 2 and " U424 " in done.said and list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["konto.pptx", "Oslo 1.2 (ny).pptx", "a.b/console.pptx", "../æøå č.pptx"])
def test_other_names_are_not(name: str, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    done = command(*BASE, "-r", "Oslo", "-o", str(tmp_path / "in" / name))
    assert done.code == 0 and (tmp_path / "in" / name).is_file(), done.said


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such folder")
def test_a_folder_of_such_a_name_that_stands_there_is_used(tmp_path: Path) -> None:
    (tmp_path / "a:b").mkdir()
    assert command(*BASE, "-r", "Oslo", "-o", str(tmp_path / "a:b" / "d.pptx")).code == 0


@pytest.mark.parametrize("name", ["f.txt", "nowhere", "f.txt/d.pptx", "nowhere/d.pptx"])
def test_what_is_no_folder_is_said_to_be_that(name: str, tmp_path: Path) -> None:
    (tmp_path / "f.txt").write_text("mine")
    (tmp_path / "nowhere").symlink_to(tmp_path / "gone" / "away")
    done = command(*BASE, "-r", "Oslo", "-o", str(tmp_path / name))
    assert done.code == 5 and " W501 " in done.said, done.said
    assert "mappen finnes ikke, eller er en fil" in done.said or "or is a file" in done.said
    assert (tmp_path / "f.txt").read_text() == "mine" and not (tmp_path / "gone").exists()


@pytest.mark.parametrize("region", ["", " ", "fylke"])
def test_an_empty_region_is_not_the_nation(region: str, tmp_path: Path) -> None:
    for words in (("check", *BASE[1:]), (*BASE, "-o", str(tmp_path / "d.pptx"))):
        done = command(*words, "-r", region)
        assert done.code == 2 and " U423 " in done.said, done.said
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ("Troms – Romsa – Tromssa", "Troms"),
        ("Romsa - Troms", "Troms"),
        ("TROMS — ROMSSA fylkeskommune", "Troms"),
        ("Nordland – Nordlánnda", "Nordland"),
        ("Finnmark – Finnmárku – Finmarkku", "Finnmark"),
        ("Trööndelage – Trøndelag", "Trøndelag"),
    ],
)
def test_a_name_in_all_its_languages_is_the_county(asked: str, name: str) -> None:
    assert read_division("2024").region(asked).name == name
    assert name == "Trøndelag" or read_division("2017").region(asked).name == name


@pytest.mark.parametrize("asked", ["Troms – Nordland", "Troms – Tromsø"])
def test_names_of_different_regions_are_none(asked: str) -> None:
    with pytest.raises(DeckgenError) as caught:
        read_division("2024").region(asked)
    assert caught.value.problems[0].code == "U402"
