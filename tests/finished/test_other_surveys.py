"""Another survey is another folder: its deck needs no change to `src/`."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from builders import the_theme
from charts.reading import faults
from deckgen.build import check, plan_deck
from deckgen.request import Request
from finished.built import built, slides_of
from finished.test_decks import audit

ROOT = Path(__file__).parents[2]
PACKS = ROOT / "tests" / "packs"
DECKS = [
    ("bibliotek", "Troms"),
    ("bibliotek", "Innlandet"),
    ("bibliotek", None),
    ("barnehage-publisert", "Viken"),
]


@pytest.mark.parametrize(("pack", "region"), DECKS)
def test_a_deck_of_another_survey_is_sound(pack: str, region: str | None) -> None:
    request = Request(region=region, survey=str(PACKS / pack))
    assert check(request) == ()
    deck = plan_deck(request)
    path = built(region, str(PACKS / pack))
    assert audit(path) == []
    assert len(slides_of(path)) == len(deck.slides)
    assert {s.number: f for s in deck.slides if s.chart and (f := faults(s.chart, the_theme()))} == {}
    assert not re.search("innovasjon", " ".join(slide.text for slide in slides_of(path)), re.IGNORECASE)


def test_a_codebook_alone_gives_a_complete_deck() -> None:
    deck = plan_deck(Request(region="Troms", survey=str(PACKS / "bibliotek")))
    layouts = [slide.layout for slide in deck.slides]
    assert layouts[:3] == ["title", "bullets", "table"] and layouts[-1] == "closing"
    assert layouts.count("chapter") == 2 and layouts.count("chart") == 5
    kinds = [slide.chart.kind for slide in deck.slides if slide.chart]
    assert kinds == ["clustered_bars"] * 2 + ["stacked_columns", "clustered_bars", "stacked_columns"]


def test_a_county_with_too_few_answers_shows_its_landsdel_or_the_nation_and_says_so() -> None:
    deck = plan_deck(Request(region="Finnmark", survey=str(PACKS / "bibliotek")))
    for slide in deck.slides:
        if slide.chart is not None:
            source, groups = slide.texts["source"][0], [g.name for g in slide.chart.crosstab.groups]
            instead = "Nord-Norge" if "Nord-Norge" in groups else "Norge"
            assert f"Finnmark: for få svar (n\u00a0<\u00a010); figuren viser {instead}" in source
            assert "Finnmark" not in groups and "Finnmark" not in slide.chart_alt


def test_a_printed_table_shows_its_figures_its_doubts_and_its_holes() -> None:
    slide = slides_of(built("Viken", str(PACKS / "barnehage-publisert")))[-3]
    assert "Viken 58\u00a0%, Norge 61\u00a0%" in slide.alt
    assert "Viken 25\u00a0% (usikker gjengivelse)" in slide.alt
    assert "EKSEMPELDATA" not in slide.text and "Norge n\u00a0=\u00a0900, Viken: n ikke oppgitt" in slide.text


def test_no_survey_is_known_to_the_code() -> None:
    names = re.compile(r"innovasjonsbarometer|q\d\d_|minst_en|bibliotek", re.IGNORECASE)
    found = [
        f"{path.name}:{number}"
        for path in (ROOT / "src").rglob("*.py")
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if names.search(line)
    ]
    assert found == []
