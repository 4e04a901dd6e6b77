"""One chart, one source: the published table when it holds two thirds of just these cells."""

from __future__ import annotations

import csv
from dataclasses import replace
from typing import Any, cast

import pytest

from builders import a_crosstab
from deck.planning import planned
from deckgen.deck.figures import crosstab_for, groups_of, published_instead, row_order
from deckgen.deck.reader import read_deck, rows_of
from deckgen.deck.spec import ChartSlide
from deckgen.sources.catalogue import read_survey
from deckgen.sources.geography import read_division
from deckgen.sources.packs import find_survey
from deckgen.survey.crosstab import Crosstab, Group, GroupRole, Source
from deckgen.survey.question import Question
from deckgen.survey.survey import Survey

SHIPPED = read_survey(find_survey(None), "nb")


class Fixed:
    """A source that always gives the same table."""

    def __init__(self, table: Crosstab, kind: str) -> None:
        self.source = Source(kind, example=kind == "respondents")
        self.table = replace(table, source=self.source)

    def crosstab(self, question: Question, groups: tuple[Group, ...]) -> Crosstab:
        del question, groups
        return self.table

    def base(self, codes: frozenset[str], cut: tuple[str, str] | None = None) -> int:
        del codes, cut
        return 100


def chosen(published: str, rows: tuple[str, ...] = ("o1", "o2", "o3")) -> Crosstab:
    printed, counted = a_crosstab(published), a_crosstab("A 1 1|B 1 1|C 1 1")
    survey = replace(
        SHIPPED, published=Fixed(printed, "published"), respondents=cast(Any, Fixed(counted, "respondents"))
    )
    return crosstab_for(survey, counted.question, counted.groups, rows)


@pytest.mark.parametrize(
    ("published", "kind"),
    [
        ("A 9 9|B 9 9|C 9 9", "published"),
        ("A 9 9|B 9 9|C - -", "published"),
        ("A 9 9|B 9? -|C 9 -", "published"),
        ("A 9 9|B 9 -|C - -", "respondents"),
        ("A - -|B - -|C - -", "respondents"),
    ],
)
def test_two_thirds_of_the_cells_decide(published: str, kind: str) -> None:
    table = chosen(published)
    assert table.source.kind == kind
    if kind == "respondents":
        assert all(cell.percent == 1 for row in table.cells for cell in row)
    else:
        assert [c.percent for row in table.cells for c in row] == [
            c.percent for row in a_crosstab(published).cells for c in row
        ]


@pytest.mark.parametrize("rows", [3, 6, 9, 15, 21, 30])
def test_exactly_two_thirds_is_enough_and_one_cell_less_is_not(rows: int) -> None:
    held = 2 * rows // 3
    for missing, kind in ((rows - held, "published"), (rows - held + 1, "respondents")):
        texts = ["A 9 9"] * (rows - missing) + ["A - -"] * missing
        printed = a_crosstab("|".join(texts))
        survey = replace(
            SHIPPED,
            published=Fixed(printed, "published"),
            respondents=cast(Any, Fixed(a_crosstab("|".join(["A 1 1"] * rows)), "respondents")),
        )
        ids = tuple(option.id for option in printed.options)
        assert crosstab_for(survey, printed.question, printed.groups, ids).source.kind == kind


@pytest.mark.parametrize("region", [None, "Troms", "Møre og Romsdal", "Troms og Finnmark", "Nord-Norge"])
def test_what_shows_the_nation_alone_is_as_printed_in_every_deck(region: str | None) -> None:
    alone = [s.chart.crosstab for s in planned(region).slides if s.chart and s.chart.kind == "columns"]
    assert [(t.source.kind, t.question.id) for t in alone][:1] == [("published", "q01_minst_en")]


def test_only_the_rows_of_the_slide_count() -> None:
    published = "A 9 9|B - -|C - -"
    assert chosen(published, ("o1",)).source.kind == "published"
    assert chosen(published, ("o2", "o3")).source.kind == "respondents"


def test_a_survey_of_respondents_alone_uses_them() -> None:
    survey = replace(SHIPPED, published=None)
    nation = groups_of("nation", survey, None)
    question = survey.questions["q03_typer"]
    table = crosstab_for(survey, question, nation, tuple(o.id for o in question.options))
    assert table.source.kind == "respondents"


@pytest.mark.parametrize("region", ["Troms", "Oslo", "Møre og Romsdal"])
def test_rows_stand_in_the_same_order_in_every_deck(region: str) -> None:
    def order(name: str) -> list[list[str]]:
        return [[o.id for o in s.chart.crosstab.options] for s in planned(name).slides if s.chart]

    assert order(region) == order("Finnmark")


def test_the_order_is_that_of_the_original_deck() -> None:
    for id in ("q04_igangsatt", "q06_samarbeid", "q08_kanaler", "q09_verdi", "q11_fremmet", "q12_hemmet"):
        question = SHIPPED.questions[id]
        assert row_order(SHIPPED, question, "descending") == tuple(o.id for o in question.options), id


def own_names(survey: Survey, region: str, name: str) -> list[str]:
    groups = groups_of(name, survey, survey.division.region(region))  # type: ignore[arg-type]
    return [group.name for group in groups if group.role is GroupRole.OWN]


def test_own_groups_stand_first_and_a_union_marks_its_counties() -> None:
    own, nation = groups_of("region", SHIPPED, read_division("2017").region("Troms"))
    assert (own.name, own.role, nation.role) == ("Troms", GroupRole.OWN, GroupRole.NATION)
    assert own_names(SHIPPED, "Troms og Finnmark", "counties") == ["Troms", "Finnmark"]
    assert own_names(SHIPPED, "Nord-Norge", "landsdeler") == ["Nord-Norge"]
    assert own_names(SHIPPED, "Troms", "landsdeler") == []


def test_published_figures_of_an_example_chart_are_not_lost() -> None:
    nation = groups_of("nation", SHIPPED, None)
    question = SHIPPED.questions["q08_kanaler"]
    ids = tuple(o.id for o in question.options)
    table = crosstab_for(SHIPPED, question, nation, ids)
    assert table.source.example
    found = published_instead(SHIPPED, table)
    assert found is not None and found.cell("konferanse", "Norge").percent == 35
    assert published_instead(SHIPPED, replace(table, source=Source("published"))) is None


def candidates_of(question: str, option: str) -> list[str]:
    """Every reading of the nation's figure that the restoration left open."""
    with (find_survey(None) / "published.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if (row["question_id"], row["option_id"], row["region"]) == (question, option, "Norge"):
                return [c for c in row["candidates"].split("|") if c.strip().isdigit()] or [row["value"]]
    raise KeyError(option)


def test_a_headline_on_uncertain_figures_holds_for_every_reading_of_them() -> None:
    spec = read_deck(find_survey(None) / "deck.yaml", SHIPPED)
    nation = groups_of("nation", SHIPPED, None)
    checked = 0
    for slide in spec.slides:
        if not isinstance(slide, ChartSlide) or slide.holds is None or not slide.holds.top:
            continue
        question = SHIPPED.questions[slide.chart.question]
        rows = row_order(SHIPPED, question, question.order)[slice(*rows_of(slide.chart.rows, question))]
        table = crosstab_for(SHIPPED, question, nation, rows)
        if table.source.example:
            continue
        top = slide.holds.top
        lowest = min(int(c) for id in top for c in candidates_of(question.id, id))
        others = [id for id in rows if id not in top and not question.option(id).last]
        readings = [int(c) for id in others for c in candidates_of(question.id, id)]
        assert lowest > max(readings), slide.title
        checked += 1
    assert checked >= 3
