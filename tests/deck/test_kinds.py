"""An author's kind is drawn, or refused with its line and the kinds that suit; it is never changed unsaid."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from deck.people import a_pack, people
from deckgen.build import check, plan_deck
from deckgen.charts.catalogue import KINDS
from deckgen.charts.needs import NEEDS
from deckgen.deck.asked import Extras
from deckgen.deck.deck import Deck
from deckgen.errors import Problem
from deckgen.messages import sentence
from deckgen.request import Request

# A chart of the invented people as an author may write it, and the need that it lacks, if any.
CHARTS: dict[str, list[tuple[str, str | None]]] = {
    "columns": [
        ("question: lege, groups: nation", None),
        ("question: lege", "one_group"),
        ("question: lege, groups: landsdeler", "one_group"),
        ('question: syk, groups: nation, waves: ["2022"]', "one_group"),
        ("question: syk, by: kjonn", "one_group"),
    ],
    "clustered_columns": [("question: lege", None), ("question: trivsel, by: landsdel", None)],
    "clustered_bars": [
        ("question: lege", None),
        ("question: lege, groups: landsdeler", None),
        ("question: lege, groups: counties", "few_groups"),
        ("question: lege, intervals: true", "no_intervals"),
    ],
    "dot_interval": [
        ("question: lege", None),
        ("question: lege, intervals: true", None),
        ("question: trivsel, report: mean", "shares"),
    ],
    "stacked_columns": [
        ("question: syk", None),
        ("question: trivsel", None),
        ("question: lege", "whole"),
        ("question: trivsel, report: nets", "whole"),
        ("question: trivsel, report: mean", "whole"),
    ],
    "ranking_columns": [
        ("question: lege, rows: 1-1, groups: counties", None),
        ("question: lege, groups: counties", None),
    ],
    "diverging_bars": [
        ("question: trivsel", None),
        ("question: trivsel, groups: landsdeler", None),
        ("question: syk", "scale"),
        ("question: trivsel, rows: 1-2", "scale"),
        ("question: trivsel, report: nets", "scale"),
        ("question: trivsel, groups: counties", "few_groups"),
    ],
    "slope": [
        ('question: syk, waves: ["2022"]', None),
        ("question: syk", "waves"),
        ('question: syk, waves: ["2024"]', "waves"),
        ('question: syk, waves: ["2022"], by: kjonn', "waves"),
    ],
    "small_multiples": [
        ("question: syk, by: kjonn", None),
        ("question: syk, by: landsdel", None),
        ("question: syk, groups: landsdeler", None),
        ("question: syk", "parts"),
        ("question: syk, groups: counties", "parts"),
    ],
    "distribution_strip": [
        ("question: syk, groups: counties", None),
        ("question: syk, groups: landsdeler", "counties"),
        ("question: trivsel, report: mean, groups: counties", "shares"),
    ],
    "tile_map": [
        ("question: syk, rows: 1-1, groups: counties", None),
        ("question: syk, rows: 1-1, groups: landsdeler", "counties"),
        ("question: syk, groups: counties", "one_row"),
    ],
    "map": [
        ("question: syk, rows: 1-1, groups: counties", None),
        ("question: syk, rows: 1-1, by: landsdel", None),
        ("question: syk, rows: 1-1", "areas"),
        ('question: syk, rows: 1-1, groups: counties, waves: ["2022"]', "areas"),
        ("question: trivsel, report: mean, groups: landsdeler", "shares"),
    ],
    "base_table": [("question: lege", None)],
}
CASES = [(kind, chart, need) for kind, rows in CHARTS.items() for chart, need in rows]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return a_pack(tmp_path_factory.mktemp("kinds") / "folk", people())


def asked(folder: Path, layout: str, chart: str, region: str | None = "Oslo") -> Request:
    path = folder / "en.yaml"
    path.write_text(f"slides:\n  - layout: {layout}\n    chart:\n      {{{chart}}}\n", encoding="utf-8")
    return Request(region=region, survey=str(folder), deck=path)


def needs_of(problem: Problem) -> list[str]:
    needs = problem.facts["needs"]
    assert isinstance(needs, list)
    return [need.key.removeprefix("need_") for need in needs]


@pytest.mark.parametrize(("kind", "chart", "need"), CASES, ids=[f"{c[0]} {c[1]}" for c in CASES])
def test_a_kind_is_drawn_as_asked_or_refused_with_what_it_needs(
    folder: Path, kind: str, chart: str, need: str | None
) -> None:
    request = asked(folder, "chart-text", f"{chart}, kind: {kind}")
    if need is None:
        assert {slide.chart.kind for slide in plan_deck(request).slides if slide.chart} == {kind}
        return
    (problem,) = check(request)
    assert (problem.code, problem.exit_code, problem.place.line) == ("S245", 4, 4)
    assert problem.place.spot == "slides.0.chart.kind" and need in needs_of(problem)
    suits = problem.facts["kinds"]
    assert isinstance(suits, list) and suits and kind not in suits
    for other in suits:  # every way out is one
        again = check(asked(folder, "chart-text", f"{chart}, kind: {other}"))
        assert again == (), [sentence(each, "en") for each in again]
    for language in ("nb", "en"):
        assert "?" not in sentence(problem, language)


def test_every_kind_and_every_need_has_a_line_above() -> None:
    assert set(CHARTS) == set(KINDS) >= set(NEEDS)
    named = {f"need_{need}" for _, _, need in CASES} - {"need_None", "need_no_intervals"}
    # Answers to count are missing only where a survey has published figures alone: below.
    assert named | {"need_counted"} == {need.name for needs in NEEDS.values() for need in needs}


def test_a_map_layout_without_areas_is_refused_where_it_says_so(folder: Path) -> None:
    (problem,) = check(asked(folder, "map", "question: syk, rows: 1-1"))
    assert (problem.code, problem.place.line, needs_of(problem)) == ("S245", 2, ["areas"])


def test_intervals_need_answers_to_count(tmp_path: Path) -> None:
    path = tmp_path / "deck.yaml"
    survey = str(Path(__file__).parents[1] / "packs" / "barnehage-publisert")
    question = next(iter(plan_deck(Request(survey=survey)).slides[3].charts)).chart.crosstab.question.id
    path.write_text(
        f"slides: [{{layout: chart, chart: {{question: {question}, kind: dot_interval}}}}]\n", "utf-8"
    )
    (problem,) = check(Request(survey=survey, deck=path))
    assert (problem.code, needs_of(problem)) == ("S245", ["counted"])


def test_the_command_line_refuses_a_kind_with_line_and_exit_code(folder: Path) -> None:
    request = asked(folder, "chart", "question: lege, kind: diverging_bars")
    words = ["check", "-s", str(folder), "--deck", str(request.deck), "--json"]
    done = subprocess.run(
        [sys.executable, "-m", "deckgen", *words], capture_output=True, text=True, check=False
    )
    (problem,) = json.loads(done.stdout)
    assert (done.returncode, problem["code"], problem["line"]) == (4, "S245", 4)
    assert "clustered_bars" in problem["hint"] and "map" not in problem["hint"].split(": ")[1]


def kinds(deck: Deck, start: str = "") -> list[str]:
    return [slide.chart.kind for slide in deck.slides if slide.chart and slide.title.startswith(start)]


@pytest.mark.parametrize(
    ("kind", "by"),
    [("small_multiples", "landsdel"), ("clustered_bars", "sektor"), ("clustered_bars", "storrelse")],
)
def test_a_cut_in_the_deck_file_changes_no_kind(tmp_path: Path, kind: str, by: str) -> None:
    path = tmp_path / "deck.yaml"
    path.write_text(
        f"slides: [{{layout: chart, chart: {{question: q07_spredt, kind: {kind}, by: {by}}}}}]\n", "utf-8"
    )
    assert kinds(plan_deck(Request(region="Vestlandet", deck=path))) == [kind]


def test_what_the_command_line_splits_keeps_its_kind_where_that_can_show_it(tmp_path: Path) -> None:
    path = tmp_path / "deck.yaml"
    path.write_text(
        "slides:\n"
        "  - {layout: chart, chart: {question: q10_evaluert, kind: clustered_bars}}\n"
        "  - {layout: chart, chart: {question: q13_finansiering, kind: clustered_columns}}\n",
        encoding="utf-8",
    )
    deck = plan_deck(Request(region="Vestlandet", deck=path, extras=Extras(by=("storrelse",))))
    # Four groups of seven columns each would take two slides.
    assert kinds(deck) == ["clustered_bars", "clustered_bars", "clustered_columns", "small_multiples"]


def test_what_the_command_line_sets_side_by_side_gets_a_kind_that_can_show_it(folder: Path) -> None:
    request = asked(folder, "chart", "question: syk, kind: columns, groups: nation")
    deck = plan_deck(Request(survey=str(folder), deck=request.deck, extras=Extras(waves=True)))
    assert kinds(deck) == ["columns", "slope"]
