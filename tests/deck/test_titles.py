"""A title says what its own slide shows, in plain Norwegian, and nothing is said twice on a slide."""

from __future__ import annotations

from pathlib import Path

import pytest

from deck.fakes import surroundings
from deck.people import a_pack, people
from deckgen.build import plan_deck
from deckgen.deck.asked import Extras
from deckgen.deck.deck import Deck, Slide
from deckgen.deck.outline import outline
from deckgen.deck.plan import plan
from deckgen.deck.reader import read_deck
from deckgen.request import Request
from deckgen.sources.catalogue import read_survey


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return a_pack(tmp_path_factory.mktemp("titles") / "folk", people())


def charts(deck: Deck) -> list[Slide]:
    return [slide for slide in deck.slides if slide.chart is not None]


def said(slide: Slide) -> tuple[str, str]:
    """A slide's title, and what stands under it."""
    texts = slide.texts
    return slide.title.replace("\u00a0", " "), " ".join(texts.get("question", ())).replace("\u00a0", " ")


def a_deck_file(folder: Path, *entries: str) -> Path:
    path = folder / "en.yaml"
    path.write_text("slides:\n" + "".join(f"  - {{layout: chart, {entry}}}\n" for entry in entries), "utf-8")
    return path


def shown(folder: Path, *entries: str, rows: int = 99) -> list[Slide]:
    """The slides of some charts for the nation, so many rows on each."""
    survey = read_survey(folder, "nb")
    spec = read_deck(a_deck_file(folder, *entries), survey)
    return charts(plan(spec, survey, None, surroundings(rows)))


@pytest.mark.parametrize(
    "title", ["", "title: '{fast} gikk til fastlegen', ", "title: A, holds: {top: [fast]}, "]
)
def test_a_table_of_bases_is_titled_by_what_it_shows(folder: Path, title: str) -> None:
    (slide,) = shown(folder, f"{title}chart: {{question: lege, kind: base_table}}")
    assert said(slide) == ("Hvor mange har svart?", "Hvem gikk du til?")


def test_an_authors_title_without_a_claim_stands_over_a_table_of_bases(folder: Path) -> None:
    (slide,) = shown(folder, "title: 'Svar i {region}', chart: {question: lege, kind: base_table}")
    assert slide.title == "Svar i Norge"


def test_a_table_of_bases_explains_and_says_nothing_but_bases(folder: Path) -> None:
    deck_file = a_deck_file(folder, "chart: {question: syk, kind: base_table}", "chart: {question: syk}")
    deck = plan_deck(Request(region="Troms", survey=str(folder), deck=deck_file))
    bases, bars = charts(deck)
    assert "trekant" in bars.texts["source"][0] and "trekant" not in bases.texts["source"][0]
    assert "antall svar (uvektet)" in bases.texts["source"][0]
    for words in (bases.chart_alt, " ".join(bases.notes), bases.texts["source"][0]):
        assert "%" not in words and "tydelig" not in words and "Tabell" in words + "Tabell"
    base = bars.chart.crosstab.bases[0] if bars.chart else None
    assert f"Ja: Troms {base}, " in bases.chart_alt and f"- Ja: Troms {base}, " in outline(deck)
    assert f"Ja | {base} | " in "\n".join(bases.notes)
    assert "Noe om hva de har svart: tabellen viser bare hvor mange." in " ".join(bases.notes)


def test_a_table_of_bases_makes_no_comparison(folder: Path) -> None:
    def method(*charts: str) -> str:
        entries = [f"chart: {{question: {chart}}}" for chart in charts]
        path = a_deck_file(folder, *entries)
        path.write_text(path.read_text("utf-8") + "  - {layout: method, title: Metode}\n", "utf-8")
        deck = plan_deck(Request(region="Troms", survey=str(folder), deck=path))
        return " ".join(deck.slides[-1].texts["text"])

    assert "3 ganger" in method("syk", "lege, kind: base_table")
    assert "ganger" not in method("lege, kind: base_table")


def test_an_authors_title_with_a_figure_does_not_stand_over_a_chart_of_zeroes(tmp_path: Path) -> None:
    none = {"lege.fast": "0", "lege.vakt": "0", "lege.ingen": "0"}
    pack = a_pack(tmp_path / "ingen", [row | (none if row["syk"] == "ja" else {}) for row in people()])
    (slide,) = shown(pack, "title: 'Flest til fastlegen: {fast}', chart: {question: lege}")
    assert slide.title == "Hvem gikk du til?"


def test_a_split_names_its_place_once(folder: Path) -> None:
    request = Request(survey=str(folder), extras=Extras(by=("kjonn", "landsdel")))
    slides = charts(plan_deck(request))
    titles = [said(slide)[0] for slide in slides]
    assert slides[1].title.endswith(
        "– etter\u00a0kjønn"
    )  # a line may end with the dash, and not begin with it
    assert all(title.count("Norge") == 1 for title in titles)
    assert titles[1:3] == [f"{titles[0]} – etter kjønn", f"{titles[0]} – etter landsdel"]


def test_a_mean_is_a_sentence_with_its_scale_and_no_question_glued_to_it(folder: Path) -> None:
    mean = "question: trivsel, report: mean"
    whole, split = shown(folder, f"chart: {{{mean}}}", f"chart: {{{mean}, by: kjonn}}")
    assert said(whole) == ("Gjennomsnittet i Norge er 2,6 på en skala fra 1 til 4", "Hvordan trives du?")
    assert said(split)[0] == f"{said(whole)[0]} – etter kjønn"


def test_a_headline_over_waves_says_which_one_its_figure_is_of(folder: Path) -> None:
    deck = plan_deck(Request(survey=str(folder), extras=Extras(waves=True)))
    slide = next(slide for slide in charts(deck) if slide.chart and slide.chart.kind == "slope")
    assert said(slide) == ("Utvikling: I Norge svarer 47 % «Nei» (2024)", "Har du vært syk?")
    assert "1. I Norge svarer 47\u00a0% «Nei» (2024)." in slide.notes


def test_what_the_title_says_does_not_stand_under_it_again(folder: Path) -> None:
    survey = read_survey(folder, "nb")
    entries = (
        "chart: {question: lege}",
        "chart: {question: lege, by: kjonn}",
        'chart: {question: syk, waves: ["2022"]}',
    )
    spec = read_deck(a_deck_file(folder, *entries), survey)
    around = surroundings(2, fits=lambda text: "svarer" not in text)
    found = [said(slide) for slide in charts(plan(spec, survey, survey.division.region("Oslo"), around))]
    assert found == [
        ("Hvem gikk du til? (1 av 2)", ""),
        ("Hvem gikk du til? (2 av 2)", ""),
        ("Oslo etter kjønn: Hvem gikk du til? (1 av 2)", ""),
        ("Oslo etter kjønn: Hvem gikk du til? (2 av 2)", ""),
        ("Utvikling: Har du vært syk? (1 av 2)", ""),
        ("Utvikling: Har du vært syk? (2 av 2)", ""),
    ]


def test_under_the_question_stands_the_answer_that_a_slide_is_of(folder: Path) -> None:
    slides = shown(folder, "chart: {question: syk, kind: ranking_columns, groups: counties}", rows=1)
    assert said(slides[1]) == ("I Norge svarer 47 % «Nei» (2 av 3)", "Har du vært syk? – Nei")
    assert said(slides[2]) == ("Har du vært syk? (3 av 3)", "Vet ikke")


def test_a_part_claims_nothing_of_what_only_another_shows(folder: Path) -> None:
    first, second = shown(folder, "chart: {question: lege}", rows=2)
    assert said(first) == ("I Norge svarer 71 % «Fastlegen» (1 av 2)", "Hvem gikk du til?")
    assert said(second) == ("Hvem gikk du til? (2 av 2)", "")


def test_an_authors_claim_stands_over_the_parts_that_show_it(folder: Path) -> None:
    def titles(entry: str) -> list[str]:
        slides = shown(folder, f"{entry}, chart: {{question: lege, order: questionnaire}}", rows=1)
        return [said(slide)[0] for slide in slides]

    asked = [f"Hvem gikk du til? ({part} av 3)" for part in (1, 2, 3)]
    assert titles("title: 'Vakta: {vakt}'") == [
        "I Norge svarer 71 % «Fastlegen» (1 av 3)",
        "Vakta: 20 % (2 av 3)",
        asked[2],
    ]
    assert titles("title: Fastlegen leder, holds: {top: [fast]}") == ["Fastlegen leder (1 av 3)", *asked[1:]]
    assert titles("title: Slik går vi, holds: {all_below: 90}") == [
        f"Slik går vi ({n} av 3)" for n in (1, 2, 3)
    ]


def test_a_title_or_text_with_a_figure_that_its_slide_does_not_show_falls(folder: Path) -> None:
    title, text = "title: '{fast} gikk til fastlegen'", "text: ['{fast} gikk dit', '{vakt} gikk hit']"
    (slide,) = shown(folder, f"{title}, chart: {{question: lege, rows: 2-3}}")
    assert said(slide) == ("I Norge svarer 20 % «Legevakten»", "Hvem gikk du til?")
    path = a_deck_file(folder, f"{title}, {text}, chart: {{question: lege, rows: 2-3}}")
    path.write_text(path.read_text("utf-8").replace("layout: chart", "layout: chart-text"), "utf-8")
    (slide,) = plan_deck(Request(survey=str(folder), deck=path)).slides
    assert slide.texts["text"] == ("20\u00a0% gikk hit",)
    each = shown(
        folder, f"{title}, chart: {{question: lege, kind: ranking_columns, groups: counties}}", rows=1
    )
    assert [slide.title.split(" (")[0].replace("\u00a0", " ") for slide in each] == [
        "71 % gikk til fastlegen",
        "I Norge svarer 20 % «Legevakten»",
        "I Norge svarer 5 % «Ingen»",
    ]


def test_a_split_of_a_region_makes_no_claim_of_the_nation_its_own(folder: Path) -> None:
    entry = "title: Fastlegen leder, holds: {top: [fast]}, chart: {question: lege, by: kjonn}"
    deck = plan_deck(Request(region="Oslo", survey=str(folder), deck=a_deck_file(folder, entry)))
    assert said(charts(deck)[0])[0] == "Oslo etter kjønn: Hvem gikk du til?"


def test_the_parts_of_a_split_are_named_by_the_same_words() -> None:
    deck = plan_deck(Request(region="Finnmark", extras=Extras(by=("landsdel",))))
    titles = [said(slide)[0] for slide in charts(deck)]
    parts = [title for title in titles if "etter landsdel" in title and " av 2)" in title]
    assert parts == [f"Norge etter landsdel: typer innovasjon ({part} av 2)" for part in (1, 2)]
