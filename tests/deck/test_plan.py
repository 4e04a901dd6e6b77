"""The whole deck as a value: 28 slides for every region, honest about what it shows."""

from __future__ import annotations

import os
import re
from dataclasses import replace
from pathlib import Path

import pytest

from builders import the_theme
from charts.reading import faults
from deck.planning import PACKS, planned
from deckgen.build import map_areas, plan_deck
from deckgen.charts.chart import Chart
from deckgen.charts.values import furthest
from deckgen.deck.asked import Presenter
from deckgen.deck.deck import Deck
from deckgen.deck.default import default_spec
from deckgen.deck.desk import Surroundings
from deckgen.deck.outline import outline
from deckgen.deck.plan import plan
from deckgen.deck.reader import read_deck
from deckgen.errors import DeckgenError
from deckgen.powerpoint.fitting import fits
from deckgen.powerpoint.template import read_template
from deckgen.request import Request
from deckgen.sources.catalogue import read_survey
from deckgen.sources.geography import read_division
from deckgen.sources.packs import find_survey
from sampling import sampled

GOLDENS = Path(__file__).parents[1] / "decks"
OUTLINES = {
    "more-og-romsdal": ("Møre og Romsdal", None),
    "troms": ("Troms", None),
    "troms-og-finnmark": ("Troms og Finnmark", None),
    "nation": (None, None),
    "bibliotek": ("Innlandet", "bibliotek"),
    "barnehage": ("Viken", "barnehage-publisert"),
}


@pytest.mark.parametrize("story", OUTLINES)
def test_an_outline_reads_as_its_golden(story: str) -> None:
    golden = GOLDENS / story / "outline.txt"
    text = outline(planned(*OUTLINES[story])) + "\n"
    if os.environ.get("DECKGEN_UPDATE_GOLDENS"):
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(text, encoding="utf-8")
    assert golden.is_file(), f"no golden for {story}: run `make goldens` after a look"
    assert text == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("region", sampled([r.name for r in read_division("2017").regions] + [None], 3))
def test_every_region_gets_28_slides_in_the_same_order(region: str | None) -> None:
    slides = planned(region).slides
    assert [s.layout for s in slides] == [s.layout for s in planned("Troms").slides]
    assert [s.number for s in slides] == list(range(1, 29))
    assert len({s.title for s in slides}) == 28


@pytest.mark.parametrize("region", ["Møre og Romsdal", "Troms", None])
def test_a_tag_stands_on_just_the_slides_that_show_example_data(region: str | None) -> None:
    for slide in planned(region).slides:
        if slide.chart is not None:
            example = slide.chart.crosstab.source.example
            assert ("tag" in slide.texts) is example
            for text in (slide.texts["source"][0], slide.chart_alt, " ".join(slide.notes)):
                assert ("EKSEMPELDATA" in text) is example


def test_the_title_slide_says_that_there_is_example_data() -> None:
    title = planned("Troms").slides[0]
    assert title.texts["tag"] == ("EKSEMPELDATA",)
    assert "oppdiktede" in title.texts["event"][-1]
    assert "tag" not in planned("Viken", "barnehage-publisert").slides[0].texts


def test_more_og_romsdal_shows_mostly_real_figures_and_troms_only_national_ones() -> None:
    def kinds(region: str) -> list[str]:
        return [s.chart.crosstab.source.kind for s in planned(region).slides if s.chart]

    assert kinds("Møre og Romsdal").count("published") == 10
    assert kinds("Troms").count("published") == 2


def test_no_figure_of_an_uncertain_order_is_in_a_headline() -> None:
    assert not re.search(r"\d", planned("Troms").slides[7].title)
    assert "fylkesrekkefølgen er antatt" in planned("Troms").slides[7].texts["source"][0]


def test_the_presenter_is_on_the_slides_and_nobody_else() -> None:
    who = Presenter("Kari Nordmann", "kari@example.no", "Rådmannssamling", "3. mai 2018")
    deck = plan_deck(Request(region="Troms", presenter=who))
    assert deck.slides[0].texts["speaker"][0].startswith("Kari Nordmann, ")
    assert deck.slides[0].texts["event"][0] == "Rådmannssamling, 3. mai 2018"
    assert "kari@example.no" in deck.slides[-1].texts["contact"]
    assert "Une Tangen" not in outline(planned("Møre og Romsdal"))


def test_a_deck_without_a_region_is_the_nations() -> None:
    deck = planned(None)
    assert deck.region == "Norge"
    assert deck.slides[0].texts["subtitle"] == ("Nasjonalt",)
    assert all(len(s.chart.crosstab.groups) in (1, 6, 20) for s in deck.slides if s.chart)
    assert outline(plan_deck(Request(region="norge"))) == outline(deck)


def test_rows_that_do_not_fit_go_on_to_another_slide() -> None:
    folder = find_survey(None)
    survey = read_survey(folder, "nb")
    template = read_template(Request().template_path)

    def seven(chart: Chart) -> int:
        return 7 if chart.kind == "clustered_bars" else 99

    around = Surroundings(
        template, seven, lambda text, place: fits(text.split("\n"), place), map_areas(survey)
    )
    region = survey.division.region("Troms")
    deck = plan(read_deck(folder / "deck.yaml", survey), survey, region, around)
    parts = [s for s in deck.slides if s.chart and s.chart.crosstab.question.id == "q11_fremmet"]
    assert [len(s.chart.crosstab.options) for s in parts if s.chart] == [5, 5, 5]
    assert all(s.title.endswith(f"({i}\u00a0av\u00a03)") for i, s in enumerate(parts, start=1))
    ids = [o.id for s in parts if s.chart for o in s.chart.crosstab.options]
    assert ids == [o.id for o in survey.questions["q11_fremmet"].options]
    # One scale for all of them, so that a bar on one slide can be held against a bar on another.
    longest = [max(c.share or 0 for row in s.chart.crosstab.cells for c in row) for s in parts if s.chart]
    assert {s.chart.reach for s in parts if s.chart} == {max(longest)} and min(longest) < max(longest)
    assert {furthest(s.chart, 0.1) for s in parts if s.chart} == {max(longest)}


def test_a_default_deck_has_a_slide_for_every_question() -> None:
    survey = read_survey(find_survey(None), "nb")
    asked = [s.chart.question for s in default_spec(survey, "nb").slides if hasattr(s, "chart")]
    assert asked == list(survey.questions)


def broken(tmp_path: Path, old: str, new: str) -> Path:
    text = (find_survey(None) / "deck.yaml").read_text(encoding="utf-8")
    assert old in text
    path = tmp_path / "deck.yaml"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("question: q05_nyeste_var", "question: q05_nyeste", "S235"),
        ("top: [nettverk]", "top: [netverk]", "S235"),
        ("kind: ranking_columns", "kind: ranking", "S235"),
        ("{inspirert+kopi}", "{inspirert+kopier}", "S235"),
        ("apart: [minst_en_dk]", "apart: [danmark]", "S235"),
        ("bases: {by: sektor}", "bases: {by: alder}", "S235"),
        ("rows: 10-19", "rows: 20-29", "S240"),
        ("rows: 10-19", "rows: ti", "S213"),
        ("layout: closing", "layout: slutt", "S213"),
        ("groups: nation", "groupz: nation", "S210"),
        (
            "cards\n    title: {nb: Innovasjon er definert som, nn: Innovasjon er definert som}",
            "cards",
            "S212",
        ),
    ],
)
def test_a_fault_in_a_deck_file_has_its_code_and_line(tmp_path: Path, old: str, new: str, code: str) -> None:
    survey = read_survey(find_survey(None), "nb")
    with pytest.raises(DeckgenError) as fault:
        read_deck(broken(tmp_path, old, new), survey)
    (problem,) = fault.value.problems
    assert problem.code == code
    text = (tmp_path / "deck.yaml").read_text(encoding="utf-8").splitlines()
    first = next(i for i, row in enumerate(text, start=1) if new.splitlines()[0].strip() in row)
    assert problem.place.line is not None and abs(problem.place.line - first) <= 12


def test_a_template_without_a_layout_that_the_deck_needs_is_refused() -> None:
    survey = read_survey(PACKS / "bibliotek", "nb")
    template = read_template(Request().template_path)
    less = replace(template, layouts={k: v for k, v in template.layouts.items() if k != "table"})
    with pytest.raises(DeckgenError) as fault:
        plan(default_spec(survey, "nb"), survey, None, Surroundings(less, lambda _: 99))
    assert fault.value.problems[0].code == "T310"


def from_deck_file(tmp_path: Path, text: str) -> Deck:
    path = tmp_path / "deck.yaml"
    path.write_text(text, encoding="utf-8")
    return plan_deck(Request(region="Troms", deck=path))


def test_a_split_question_keeps_its_title_and_the_text_beside_it(tmp_path: Path) -> None:
    deck = from_deck_file(
        tmp_path,
        "slides:\n  - layout: chart-text\n    text: ['{teknologi} og {frivillige}', 'uviss: {ledere}']\n"
        "    chart: {question: q04_igangsatt, groups: nation, kind: clustered_bars}\n",
    )
    texts = [[line.replace("\u00a0", " ") for line in slide.texts["text"]] for slide in deck.slides]
    assert texts == [["18 % og 1 %"]] * len(deck.slides)


def test_a_map_of_all_counties_lists_the_own_county_and_the_nation_beside_it(tmp_path: Path) -> None:
    text = "slides:\n  - layout: map\n    chart: {question: q00_landsdel, kind: map, groups: counties}\n"
    (slide,) = from_deck_file(tmp_path, text).slides
    assert [line.split("\u00a0")[0] for line in slide.texts["text"]] == ["Norge 74", "Troms 66"]
    assert slide.chart is not None and faults(slide.chart, the_theme()) == []


@pytest.mark.parametrize(
    ("region", "beside"),
    [
        ("Møre og Romsdal", ["Norge 74", "Vestlandet 73", "Publisert tall: Sørlandet 78"]),
        ("Sørlandet", ["Norge 74", "Sørlandet 78", "Publisert tall: Sørlandet 78"]),
        (None, ["Norge 74", "Publisert tall: Sørlandet 78"]),
    ],
)
def test_beside_a_map_stands_what_it_does_not_say_itself_and_the_own_landsdel(
    region: str | None, beside: list[str]
) -> None:
    slide = next(slide for slide in planned(region).slides if slide.layout == "map")
    assert [line.split("\u00a0")[0] for line in slide.texts["text"]] == beside
    assert all(f"{name} 7" in slide.chart_alt for name in ("Østlandet", "Trøndelag", "Nord-Norge"))


def test_rows_of_one_question_on_two_slides_have_one_scale() -> None:
    slides = [slide for slide in planned("Troms").slides if "q04_igangsatt" in slide.name]
    shares = [
        [cell.share or 0.0 for row in s.chart.crosstab.cells for cell in row] for s in slides if s.chart
    ]
    assert len(slides) == 2 and max(shares[0]) > max(shares[1])
    (reach,) = {slide.chart.reach for slide in slides if slide.chart}
    assert reach == pytest.approx(max(map(max, shares)), abs=0.005)


def test_the_table_of_bases_says_in_words_which_column_each_figure_is_of() -> None:
    (slide,) = (slide for slide in planned("Troms").slides if slide.table)
    said = "Østlandet: i alt 865, helse og omsorg 438, oppvekst og utdanning 427"
    assert slide.table is not None and said in slide.notes and said in slide.table.alt
    assert "Figuren" not in " ".join((*slide.notes, slide.table.alt)) and "Tabellen" in slide.table.alt
