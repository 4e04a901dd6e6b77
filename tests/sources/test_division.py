"""The regions of a pack from a few lines of its codebook are those of the whole, checked codebook."""

from __future__ import annotations

from pathlib import Path

import pytest

from deckgen.errors import DeckgenError
from deckgen.sources.codebook import division_of, read_codebook
from deckgen.sources.division import _told, read_division_of
from deckgen.sources.packs import survey_folders
from deckgen.yamlfile import read_yaml

PACKS = Path(__file__).parents[1] / "packs"
FOLDERS = [*survey_folders().values(), *(path.parent for path in sorted(PACKS.glob("*/codebook.yaml")))]
SOUND = """\
title: Prøve
division: "2024"
respondents: {file: r.csv, region: fylke}
universes: [{id: alle, text: alle}]
questions:
  - {id: q, wording: Q, type: single_choice, universe: alle, options: [{id: a, text: A}, {id: b, text: B}]}
"""


def a_pack(folder: Path, text: str) -> Path:
    (folder / "codebook.yaml").write_text(text, encoding="utf-8")
    (folder / "r.csv").write_text("fylke,q\n03,a\n", encoding="utf-8")
    return folder


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_a_pack_has_the_regions_of_its_checked_codebook(folder: Path) -> None:
    assert read_division_of(folder) == division_of(read_codebook(folder))


def test_a_plain_codebook_is_not_read_as_a_whole(tmp_path: Path) -> None:
    assert _told(read_yaml(a_pack(tmp_path, SOUND) / "codebook.yaml").data) is not None


@pytest.mark.parametrize(
    ("line", "instead", "code"),
    [
        ('division: "2024"', 'division: "1999"', "S230"),
        ('division: "2024"\n', "", "S212"),
        ('division: "2024"', "division: [2024]", "S213"),
        ("respondents: {file: r.csv, region: fylke}\n", "", "S231"),
        ("title: Prøve", "title: Prøve\nmunicipalities: Oslo", "S213"),
        ("title: Prøve", "title: Prøve\nmunicipalities: {'0301': [Oslo]}", "S213"),
        ("respondents: {file: r.csv, region: fylke}", "respondents: r.csv", "S213"),
    ],
)
def test_lines_that_are_not_as_they_should_be_are_told_in_full(
    tmp_path: Path, line: str, instead: str, code: str
) -> None:
    assert line in SOUND
    with pytest.raises(DeckgenError) as caught:
        read_division_of(a_pack(tmp_path, SOUND.replace(line, instead)))
    assert code in [problem.code for problem in caught.value.problems]


def test_a_survey_without_counties_has_the_nation_alone_by_its_own_name(tmp_path: Path) -> None:
    text = SOUND.replace(", region: fylke", "") + "nation: Hele landet\n"
    division = read_division_of(a_pack(tmp_path, text))
    assert [region.name for region in division.regions] == ["Hele landet"]
