"""Decks of native charts: sound in every checker, and what LibreOffice draws of them is what was meant."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from pathlib import Path

import pytest

from builders import the_theme
from deckgen.build import plan_deck
from deckgen.charts.form import Form
from deckgen.deck.asked import Extras
from deckgen.deck.deck import Slide
from deckgen.request import Request, slug
from finished.built import FOLDER, NATIVE, PLAIN, built, office_pdf
from finished.office import Page, complaints, lost, pages_of, unlike
from finished.test_all_regions import EVERY_REGION
from finished.test_decks import audit
from powerpoint.native import natives_of
from powerpoint.schemas import findings

SMALLEST = 12.0
APART = 0.005  # of the pixels
MORE = (Extras(by=("sektor",), form=Form.NATIVE), Extras(compare=("lignende", "landsdel"), form=Form.NATIVE))


@lru_cache(maxsize=4)  # decks are large, and a soak has hundreds
def pages(region: str | None, extras: Extras) -> tuple[Page, ...]:
    """The deck of a region as LibreOffice draws it."""
    folder = FOLDER / f"pdf-{len(list(FOLDER.iterdir()))}"
    folder.mkdir()
    return tuple(pages_of(office_pdf(built(region, extras=extras), folder)))


def chart_slides(region: str | None, extras: Extras) -> list[Slide]:
    deck = plan_deck(Request(region=region, extras=extras))
    return [slide for slide in deck.slides if slide.chart is not None]


def witnessed(region: str | None, extras: Extras) -> dict[int, list[str]]:
    """What LibreOffice's drawing of a deck would trouble a reader with, by slide."""
    shown = pages(region, extras)
    found = {number: complaints(page, SMALLEST) for number, page in enumerate(shown, start=1)}
    for slide in chart_slides(region, extras):
        assert slide.chart is not None
        found[slide.number] += lost(slide.chart, the_theme(), shown[slide.number - 1])
    return {number: said for number, said in found.items() if said}


def sound(path: Path) -> bool:
    return audit(path) == [] and findings(path.read_bytes()) == []


@pytest.mark.parametrize("region", ["Møre og Romsdal", "Finnmark"])
def test_a_native_deck_is_sound(region: str) -> None:
    path = built(region, extras=NATIVE)
    assert sound(path)
    assert len(natives_of(path)) == 14


@pytest.mark.office
def test_libreoffice_draws_a_native_deck_with_nothing_cut_lost_or_overlapping() -> None:
    assert witnessed("Møre og Romsdal", NATIVE) == {}


@pytest.mark.office
def test_libreoffice_draws_every_native_chart_as_its_picture() -> None:
    region = "Møre og Romsdal"
    native, picture = pages(region, NATIVE), pages(region, PLAIN)
    for number in (slide.number - 1 for slide in chart_slides(region, NATIVE)):
        apart = {other: unlike(native[number].pixels, page.pixels) for other, page in enumerate(picture)}
        assert min(apart, key=lambda other: apart[other]) == number
        assert apart[number] < APART, number + 1


def test_a_slide_may_ask_for_its_own_form(tmp_path: Path) -> None:
    deck = tmp_path / "deck.yaml"
    deck.write_text(
        "slides:\n"
        "  - {layout: chart, chart: {question: q05_nyeste_var, form: native}}\n"
        "  - {layout: chart, chart: {question: q07_spredt, form: picture}}\n"
        "  - {layout: chart, chart: {question: q13_finansiering}}\n",
        encoding="utf-8",
    )
    forms = [
        [s.chart.form for s in plan_deck(Request(region="Troms", deck=deck, extras=extras)).slides if s.chart]
        for extras in (PLAIN, NATIVE)
    ]
    assert forms == [
        [Form.NATIVE, Form.PICTURE, Form.PICTURE],
        [Form.NATIVE, Form.PICTURE, Form.NATIVE],
    ]


def test_the_sheet_of_what_figures_rest_on_says_each_thing_once() -> None:
    for native in natives_of(built("Møre og Romsdal", extras=NATIVE)).values():
        rows = {str(name): str(text) for name, text in native.book["Grunnlag"].values}
        assert {"Spørsmål", "Hvem som ble spurt", "Antall svar, Norge", "Kilde"} <= set(rows)
        assert rows["Kilde"].startswith("KS Innovasjonsbarometeret 2018")


def test_both_leaves_native_charts_in_the_deck_and_the_pictures_beside_it() -> None:
    path = built("Troms", extras=Extras(form=Form.BOTH))
    assert len(natives_of(path)) == 14
    beside = sorted(file.name for file in path.with_suffix("").iterdir())
    names = sorted(slide.name for slide in chart_slides("Troms", PLAIN))
    assert beside == sorted(f"{slug(name)}.{kind}" for name in names for kind in ("png", "svg"))
    plain = {file.read_bytes() for file in path.with_suffix("").glob("*.svg")}
    assert all(b"<svg" in content for content in plain) and len(plain) >= 14


@pytest.mark.soak
@pytest.mark.office
@pytest.mark.parametrize("region", EVERY_REGION)
def test_a_native_deck_of_every_region_is_sound_and_drawn_whole(region: str | None) -> None:
    assert sound(built(region, extras=NATIVE))
    assert witnessed(region, NATIVE) == {}


@pytest.mark.soak
@pytest.mark.office
@pytest.mark.parametrize("extras", MORE, ids=["split", "compared"])
@pytest.mark.parametrize("region", ["Troms", "Møre og Romsdal", "Nord-Norge"])
def test_a_native_deck_with_more_in_it_is_sound_and_drawn_whole(region: str, extras: Extras) -> None:
    assert sound(built(region, extras=extras))
    assert witnessed(region, extras) == {}
    waves = replace(extras, intervals=True)
    assert sound(built(region, extras=waves))
