"""The shipped deck on other answers: a title that compares figures stands only while they bear it out."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path

from deck.fakes import surroundings
from deckgen.deck.plan import plan
from deckgen.deck.reader import read_deck
from deckgen.sources.catalogue import read_survey
from deckgen.sources.packs import find_survey

SORLANDET = ("09", "10")


def map_title(folder: Path, language: str = "nb") -> str:
    survey = read_survey(folder, language)
    deck = plan(read_deck(folder / "deck.yaml", survey), survey, None, surroundings(), language=language)
    return next(slide.title for slide in deck.slides if slide.layout == "map").replace("\u00a0", " ")


def test_the_landsdeler_are_called_alike_only_while_they_are(tmp_path: Path) -> None:
    folder = tmp_path / "pakke"
    shutil.copytree(find_survey(None), folder)
    assert "ingen store forskjeller mellom landsdelene" in map_title(folder)
    with (folder / "respondents.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        if row["fylke"] in SORLANDET:
            row |= {name: "nei" for name in row if name.startswith("q03_typer")}
    with (folder / "respondents.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    assert map_title(folder).endswith("% for «Minst én innovasjon»")
    assert map_title(folder, "nn").endswith("% for «Minst éin innovasjon»")
