"""Finished decks: 28 slides, nothing empty, nothing outside its box, the same bytes twice."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path
from typing import Any

import pytest
from openxml_audit import OpenXmlValidator
from pptx import Presentation
from pypdf import PdfReader

from builders import the_theme
from charts.reading import faults
from deckgen.build import build, plan_deck
from deckgen.charts.measure import LINE, line_count
from deckgen.powerpoint.template import read_template
from deckgen.request import Request
from finished.built import LOOKED_AT, built, office_pdf, slides_of
from sampling import sampled

TEMPLATE = read_template(Request().template_path)


def audit(path: Path) -> list[str]:
    """What openxml-audit finds in a file."""
    result = OpenXmlValidator().validate(str(path))
    return [str(error) for error in result.errors]


def overflowing(path: Path, region: str | None) -> list[str]:
    """Texts of a deck that need more lines than their placeholder has room for."""
    found = []
    deck = plan_deck(Request(region=region))
    for slide in deck.slides:
        for role, lines in slide.texts.items():
            box = TEMPLATE.layouts[slide.layout].placeholders[role]
            size = box.text_size or 12
            need = sum(line_count(t, box.size.width - 4, size, box.bold) for t in lines) * LINE * size
            if need > box.size.height * 1.02:
                found.append(f"{slide.number} {role}: {need:.0f} > {box.size.height:.0f}: {lines}")
    return found


@pytest.mark.parametrize("region", LOOKED_AT)
class TestADeckThatSomeoneWillShow:
    def test_has_28_slides_with_titles_of_their_own(self, region: str) -> None:
        slides = slides_of(built(region))
        assert len(slides) == 28
        titles = [slide.title for slide in slides]
        assert len(set(titles)) == 28 and all(titles)

    def test_has_nothing_that_the_validator_objects_to(self, region: str) -> None:
        assert audit(built(region)) == []

    def test_has_no_empty_placeholder(self, region: str) -> None:
        for slide in Presentation(str(built(region))).slides:
            for shape in slide.placeholders:
                if shape.has_text_frame:
                    assert shape.text_frame.text.strip(), f"{slide.slide_id} {shape.name}"

    def test_has_no_text_outside_its_box(self, region: str) -> None:
        assert overflowing(built(region), region) == []

    def test_has_no_chart_that_a_reader_would_object_to(self, region: str) -> None:
        deck = plan_deck(Request(region=region))
        found = {s.number: faults(s.chart, the_theme()) for s in deck.slides if s.chart is not None}
        assert {number: said for number, said in found.items() if said} == {}

    def test_lays_every_chart_whole_in_its_placeholder(self, region: str) -> None:
        for slide in Presentation(str(built(region))).slides:
            for shape in slide.shapes:
                if shape.shape_type == 13 or shape.name.endswith(":chart"):
                    assert _crop(shape) == (0, 0, 0, 0)

    def test_says_example_data_on_every_slide_that_shows_it(self, region: str) -> None:
        deck = plan_deck(Request(region=region))
        for planned, slide in zip(deck.slides, slides_of(built(region)), strict=True):
            example = bool(planned.chart and planned.chart.crosstab.source.example) or bool(planned.table)
            example = example or planned.name.endswith("method")
            if example:
                assert slide.text.count("EKSEMPELDATA") >= 2, planned.number
            elif planned.layout != "title":
                assert "EKSEMPELDATA" not in slide.text


@pytest.mark.office
@pytest.mark.parametrize("region", sampled(LOOKED_AT, 4))
def test_opens_in_libreoffice_with_as_many_pages_as_slides(region: str, tmp_path: Path) -> None:
    assert len(PdfReader(office_pdf(built(region), tmp_path)).pages) == 28


def _crop(shape: Any) -> tuple[float, float, float, float]:
    return (shape.crop_left, shape.crop_right, shape.crop_top, shape.crop_bottom)


def test_two_builds_of_the_same_deck_are_the_same_bytes(tmp_path: Path) -> None:
    one = build(Request(region="Troms", output=tmp_path / "a"))
    other = build(Request(region="Troms", output=tmp_path / "b"))
    assert one.read_bytes() == other.read_bytes()


def test_building_over_an_untouched_deck_is_fine(tmp_path: Path) -> None:
    first = build(Request(region="Oslo", output=tmp_path)).read_bytes()
    assert build(Request(region="Oslo", output=tmp_path)).read_bytes() == first


def test_every_chart_is_an_svg_with_a_png_beside_it() -> None:
    with zipfile.ZipFile(built("Troms")) as package:
        names = package.namelist()
        slides = [n for n in names if re.fullmatch(r"ppt/slides/slide\d+\.xml", n)]
        charts = [n for n in slides if b"svgBlip" in package.read(n)]
        assert len(charts) == 15
    assert sum(n.endswith(".svg") for n in names) == sum(n.endswith(".png") for n in names) >= 14


def test_the_transcripts_words_stand_in_the_deck_of_more_og_romsdal() -> None:
    everything = " ".join(" ".join(s.text.split()) for s in slides_of(built("Møre og Romsdal")))
    for words in (
        "Resultater fra Innovasjonsbarometeret for kommunal sektor",
        "Nasjonalt og for Møre og Romsdal",
        "«En selvstendig og nyskapende kommunesektor»",
        "Første systematiske analyse av innovasjon i kommuner og fylkeskommuner",
        "Respons og frafall",
        "Innovasjon er definert som",
        "Hovedfunn i Innovasjonsbarometeret: Kommunesektoren er innovativ!",
        "av virksomhetene har innført én eller flere innovasjonstyper de siste to årene",
        "Innovasjon foregår over hele landet",
        "det er ingen store forskjeller mellom landsdelene",
        "Sørlandet 78\u00a0%".replace("\u00a0", " "),
        "Andel som har innført en eller flere innovasjoner",
        "Har din arbeidsplass i løpet av de siste to årene innført følgende",
        "Ledere og medarbeidere betyr mest",
        "Hvem eller hva førte primært til at dere igangsatte den nyeste innovasjonen",
        "Kommuner og fylkeskommuner lærer av andre (og hverandre), og er gode på å gjenbruke ideer",
        "Den nyeste innovasjonen var:",
        "Kommunesektoren samarbeider med andre i innovasjonsarbeidet",
        "Det er mest kommunalt innovasjonssamarbeid i mellomstore og middels sentrale kommuner",
        "Samarbeidet arbeidsplassen din med noen av de følgende under utviklingen av den nyeste",
        "Mange kommuner og fylkeskommuner bruker mye ressurser på å spre innovasjoner",
        "Har dere gjort noe aktivt for å spre innovasjonen, slik at andre kan gjenbruke deres løsninger?",
        "Gjennom hvilke kanaler har dere forsøkt å spre innovasjonen?",
        "gir bedre kvalitet, større medarbeidertilfredshet og høyere effektivitet",
        "Alt i alt, hvilken form for verdi har dere oppnådd med den nyeste innovasjonen?",
        "Har arbeidsplassen din evaluert effektene av den nyeste innovasjonen?",
        "Hva hemmer og hva fremmer innovasjon?",
        "Hvilke faktorer fremmet innovasjonen?",
        "Hvilke faktorer hemmet innovasjonen?",
        "helt eller delvis finansiert av kilder utenfor arbeidsplassens eget budsjett?",
        "Takk for meg!",
        "www.ks.no/innovasjonsbarometer",
    ):
        assert words in everything.replace("\u00a0", " "), words
