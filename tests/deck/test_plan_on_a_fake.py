"""The plan alone, on a template that was never a file: words, splits and titles without a pixel."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

from deck.fakes import surroundings
from deck.planning import PACKS
from deckgen.charts.chart import Chart
from deckgen.deck.deck import Deck
from deckgen.deck.default import default_spec
from deckgen.deck.layouts import LAYOUTS
from deckgen.deck.outline import outline
from deckgen.deck.plan import plan
from deckgen.deck.reader import read_deck
from deckgen.deck.spec import AnySlide, ChartSlide, ClosingSlide, DeckSpec
from deckgen.sources.catalogue import read_survey
from deckgen.sources.packs import find_survey
from deckgen.survey.survey import Survey

FOLDER = find_survey(None)
SHIPPED = read_survey(FOLDER, "nb")
AUTHORED = read_deck(FOLDER / "deck.yaml", SHIPPED)
BIBLIOTEK = read_survey(PACKS / "bibliotek", "nb")
GOLDEN = Path(__file__).parents[1] / "decks" / "default-oslo" / "outline.txt"


def default_deck(survey: Survey, region: str | None, capacity: int = 99) -> Deck:
    where = survey.division.region(region) if region else None
    return plan(default_spec(survey, "nb"), survey, where, surroundings(capacity))


def test_the_outline_of_a_deck_without_a_deck_file_reads_as_its_golden() -> None:
    text = outline(default_deck(SHIPPED, "Oslo")) + "\n"
    if os.environ.get("DECKGEN_UPDATE_GOLDENS"):
        GOLDEN.parent.mkdir(exist_ok=True)
        GOLDEN.write_text(text, encoding="utf-8")
    assert GOLDEN.is_file(), "no golden for default-oslo: run `make goldens` after a look"
    assert text == GOLDEN.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("survey", "capacity"),
    [(SHIPPED, 99), (SHIPPED, 6), (BIBLIOTEK, 99), (BIBLIOTEK, 3), (BIBLIOTEK, 1)],
    ids=lambda value: value if isinstance(value, int) else value.id,
)
def test_a_default_deck_is_whole_for_every_region_and_however_little_fits(
    survey: Survey, capacity: int
) -> None:
    for name in [*(region.name for region in survey.division.regions), None]:
        deck = default_deck(survey, name, capacity)
        shown: dict[str, list[str]] = {}
        for slide in deck.slides:
            assert set(slide.texts) <= set(LAYOUTS[slide.layout].roles), slide.name
            assert all(line.strip() for lines in slide.texts.values() for line in lines), slide.name
            if slide.chart is not None:
                assert len(slide.chart.crosstab.options) <= capacity
                ids = [option.id for option in slide.chart.crosstab.options]
                shown.setdefault(slide.chart.crosstab.question.id, []).extend(ids)
        assert {id: sorted(ids) for id, ids in shown.items()} == {
            id: sorted(option.id for option in question.options) for id, question in survey.questions.items()
        }
        assert len({slide.title for slide in deck.slides}) == len(deck.slides)
        assert len({slide.name for slide in deck.slides}) == len(deck.slides)


@pytest.mark.parametrize(
    ("capacity", "parts"), [(9, [9]), (8, [5, 4]), (5, [5, 4]), (4, [3, 3, 3]), (0, [1] * 9)]
)
def test_rows_are_parted_evenly_over_as_few_slides_as_they_fit(capacity: int, parts: list[int]) -> None:
    region = SHIPPED.division.region("Troms")
    deck = plan(AUTHORED, SHIPPED, region, surroundings(capacity))
    split = [
        s.chart.crosstab
        for s in deck.slides
        if s.chart and s.chart.crosstab.question.id == "q04_igangsatt" and "Under én" not in s.title
    ]
    assert [len(table.options) for table in split] == parts
    whole = plan(AUTHORED, SHIPPED, region, surroundings(99))
    slide = next(
        s
        for s in whole.slides
        if s.title == "Ledere og medarbeidere setter i gang flest innovasjoner i Norge"
    )
    assert slide.chart is not None
    assert tuple(option for table in split for option in table.options) == slide.chart.crosstab.options


@pytest.mark.parametrize("kind", ["stacked_columns", None])
def test_a_kind_that_holds_no_row_for_so_many_groups_gives_way_to_bars(kind: str | None) -> None:
    def rows(chart: Chart) -> int:
        return 0 if chart.kind == "stacked_columns" else 2

    entry = next(
        s for s in AUTHORED.slides if isinstance(s, ChartSlide) and s.chart.question == "q05_nyeste_var"
    )
    entry = entry.model_copy(update={"chart": entry.chart.model_copy(update={"kind": kind})})
    around = replace(surroundings(), capacity=rows)
    deck = plan(DeckSpec(slides=(entry,)), SHIPPED, SHIPPED.division.region("Troms"), around)
    assert [slide.chart.kind for slide in deck.slides if slide.chart] == ["clustered_bars"] * 2


def test_planning_twice_gives_the_same_deck() -> None:
    region = SHIPPED.division.region("Troms")
    first, second = (plan(AUTHORED, SHIPPED, region, surroundings()) for _ in range(2))
    assert outline(first) == outline(second)
    assert [slide.notes for slide in first.slides] == [slide.notes for slide in second.slides]


def closing(*titles: str) -> list[str]:
    slides = tuple(ClosingSlide(layout="closing", title={"nb": title}) for title in titles)
    deck = plan(DeckSpec(slides=slides), SHIPPED, None, surroundings())
    return [slide.title for slide in deck.slides]


def test_no_two_slides_have_one_title() -> None:
    assert closing("A", "B", "A", "A") == ["A", "B", "A (2)", "A (3)"]
    assert closing("A", "A", "A (2)") == ["A", "A (2)", "A (2) (2)"]
    assert closing("A (2)", "A", "A") == ["A (2)", "A", "A (3)"]


def test_a_title_that_has_no_room_gives_way_to_a_shorter_one() -> None:
    spec = default_spec(BIBLIOTEK, "nb")
    region = BIBLIOTEK.division.region("Oslo")
    short = plan(spec, BIBLIOTEK, region, surroundings(fits=lambda text: "svarer" not in text))
    charts = [slide for slide in short.slides if slide.chart]
    assert [s.title for s in charts] == [s.chart.crosstab.question.wording for s in charts if s.chart]
    assert all("question" not in slide.texts for slide in charts)


def test_a_union_marks_each_of_its_counties() -> None:
    deck = plan(AUTHORED, SHIPPED, SHIPPED.division.region("Troms og Finnmark"), surroundings())
    ranking = next(s.chart for s in deck.slides if s.chart and s.chart.kind == "ranking_columns")
    own = [group.name for group in ranking.crosstab.groups if group.role.value == "own"]
    assert own == ["Troms", "Finnmark"]


def test_a_headline_that_the_figures_do_not_bear_out_falls_to_the_rule() -> None:
    slides: list[AnySlide] = []
    for slide in AUTHORED.slides:
        if isinstance(slide, ChartSlide) and slide.holds and "ledere" in slide.holds.top:
            wrong = slide.holds.model_copy(update={"top": ("medarbeidere",)})
            slides.append(slide.model_copy(update={"holds": wrong}))
        else:
            slides.append(slide)
    spec = AUTHORED.model_copy(update={"slides": tuple(slides)})
    deck = plan(spec, SHIPPED, SHIPPED.division.region("Troms"), surroundings())
    titles = [slide.title.replace("\u00a0", " ") for slide in deck.slides]
    assert "I Norge svarer 51 % «Ledere på arbeidsplassen min»" in titles
    assert not any(title.startswith("Ledere og medarbeidere setter") for title in titles)


def test_a_deck_in_nynorsk_says_its_own_words_in_nynorsk() -> None:
    survey = read_survey(PACKS / "bibliotek", "nn")
    deck = plan(
        default_spec(survey, "nn"), survey, survey.division.region("Oslo"), surroundings(), language="nn"
    )
    said = outline(deck)
    assert "Noreg" in said and "Kjelde:" in said and "Kven har svart?" in said
    assert not any(word in said for word in ("Kilde:", " Norge", "Hvem har", "flere svar mulig"))
    assert deck.untranslated == survey.untranslated > 0


def test_nothing_of_the_deck_changes_with_the_template() -> None:
    region = BIBLIOTEK.division.region("Oslo")
    around = surroundings()
    other = replace(around, template=replace(around.template, path="annen.pptx"))
    spec = default_spec(BIBLIOTEK, "nb")
    assert outline(plan(spec, BIBLIOTEK, region, around)) == outline(plan(spec, BIBLIOTEK, region, other))
