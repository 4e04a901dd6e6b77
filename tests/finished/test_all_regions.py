"""The long proof: a sound deck for every region, in LibreOffice too, and for each language."""

from __future__ import annotations

from pathlib import Path

import pytest
from pypdf import PdfReader

from builders import the_theme
from charts.reading import faults
from deckgen.build import build, plan_deck
from deckgen.deck.asked import Extras
from deckgen.request import Request
from deckgen.sources.geography import read_division
from finished.built import built, office_pdf
from finished.test_decks import audit, overflowing

EVERY_REGION = [region.name for region in read_division("2017").regions]


def test_every_region_is_counted() -> None:
    assert len(EVERY_REGION) == 19 + 5 + 2
    assert {"Trøndelag", "Nord-Norge", "Troms og Finnmark", "Agder"} <= set(EVERY_REGION)


@pytest.mark.soak
@pytest.mark.office
@pytest.mark.parametrize("region", [*EVERY_REGION, None])
def test_a_deck_is_sound(region: str | None, tmp_path: Path) -> None:
    path = built(region)
    deck = plan_deck(Request(region=region))
    assert audit(path) == []
    assert overflowing(path, region) == []
    assert {s.number: f for s in deck.slides if s.chart and (f := faults(s.chart, the_theme()))} == {}
    assert len(PdfReader(office_pdf(path, tmp_path)).pages) == len(deck.slides) == 28


@pytest.mark.soak
@pytest.mark.parametrize("region", EVERY_REGION)
def test_a_deck_in_nynorsk_is_sound(region: str) -> None:
    assert audit(built(region, language="nn")) == []


@pytest.mark.soak
@pytest.mark.parametrize("region", ["Troms", "Finnmark", "Møre og Romsdal", "Nord-Norge", None])
@pytest.mark.parametrize(
    "extras",
    [
        Extras(by=("sektor", "sentralitet", "landsdel")),
        Extras(compare=("lignende", "landsdel")),
        Extras(intervals=True),
    ],
    ids=["split", "compared", "intervals"],
)
def test_a_deck_with_more_in_it_is_sound(region: str | None, extras: Extras, tmp_path: Path) -> None:
    asked = Request(region=region, extras=extras, output=tmp_path / "deck.pptx")
    deck = plan_deck(asked)
    assert audit(build(asked)) == []
    assert len({slide.title for slide in deck.slides}) == len(deck.slides)
    assert {s.number: f for s in deck.slides if s.chart and (f := faults(s.chart, the_theme()))} == {}
