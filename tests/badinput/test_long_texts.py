"""Texts that are too long for a slide: shrunk where they may, told of by build and check, or refused."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from command import PACKS, deckgen
from deckgen.build import build, check, plan_deck, read_inputs
from deckgen.deck.asked import Presenter
from deckgen.errors import DeckgenError, Problem
from deckgen.messages import sentence
from deckgen.powerpoint.lint.catalogue import lint
from deckgen.request import Request

LONG = "Respons og frafall i hele undersøkelsen "
SLIDES = {
    "a title": f'{{layout: closing, title: "{LONG * 12}"}}',
    "bullets": '{layout: bullets, title: Mye, bullets: ["' + '", "'.join(["Et kort punkt"] * 40) + '"]}',
    "a card": f'{{layout: cards, title: Kort, cards: [{{title: Kort, text: "{LONG * 13}"}}]}}',
    "a chapter": f'{{layout: chapter, title: Del, text: ["{LONG * 45}"]}}',
    "a motto": f'{{layout: title, title: Svar, motto: "{LONG * 10}"}}',
    "a chart's title": f'{{layout: chart, title: "{LONG * 6}", chart: {{question: bruk}}}}',
}
SHRUNK = {
    "a motto": f'{{layout: title, title: Svar, motto: "{LONG * 2}"}}',
    "a department": f'{{layout: title, title: Svar, department: "{LONG * 2}"}}',
    "bullets": '{layout: bullets, title: Mye, bullets: ["' + '", "'.join(["Et kort punkt"] * 11) + '"]}',
    "a card": f'{{layout: cards, title: Kort, cards: [{{title: Kort, text: "{LONG * 5}"}}]}}',
    "a title": f'{{layout: closing, title: "{LONG * 6}"}}',
}


def asked(folder: Path, slide: str, **more: Any) -> Request:
    survey = folder / "bibliotek"
    shutil.copytree(PACKS / "bibliotek", survey)
    (survey / "deck.yaml").write_text(f"slides: [{slide}]", encoding="utf-8")
    return Request(survey=str(survey), output=folder / "d.pptx", **more)


def crowded(request: Request) -> list[Problem]:
    return [warning for warning in plan_deck(request).warnings if warning.code == "W165"]


@pytest.mark.unsound("texts of several slides on one", "L740")
@pytest.mark.parametrize("slide", SLIDES.values(), ids=SLIDES)
def test_what_has_no_room_is_told_of_by_build_and_check(slide: str, tmp_path: Path) -> None:
    request, told = asked(tmp_path, slide), list[Problem]()
    build(request, tell=told.append)
    (problem,) = crowded(request)
    assert [warning for warning in told if warning.code == "W165"] == [problem] == list(check(request))
    assert problem.exit_code == 0 and "lysbilde 1" in sentence(problem, "nb")
    assert str(problem.facts["text"])[:10] in slide and "{" not in sentence(problem, "en")


@pytest.mark.parametrize("slide", SHRUNK.values(), ids=SHRUNK)
def test_a_text_shrinks_before_that(slide: str, tmp_path: Path) -> None:
    request = asked(tmp_path, slide)
    assert check(request) == ()
    path = build(request)
    assert [finding.code for finding in lint(path)] == []


def test_the_occasion_shrinks_too(tmp_path: Path) -> None:
    said = Presenter(
        speaker="Kari Nordmann, seniorrådgiver, KS Forskning, og Ola Hansen, spesialrådgiver, KS Nord-Norge",
        event="Fylkesmøte for kommunedirektører og kommunalsjefer i Troms, Clarion Hotel The Edge, Tromsø",
        date="12.–13. mars 2027",
    )
    request = asked(tmp_path, "{layout: title, title: Svar}", presenter=said)
    assert crowded(request) == [] and [finding.code for finding in lint(build(request))] == []


@pytest.mark.parametrize("length", [2_000, 2_001])
def test_what_is_no_text_for_a_slide_is_refused(length: int, tmp_path: Path) -> None:
    request = asked(tmp_path, f'{{layout: closing, title: {{nb: "{"a" * length}"}}}}')
    found = check(request)
    if length == 2_000:
        assert [problem.code for problem in found] == ["W165"]
        return
    (problem,) = found
    assert (problem.code, problem.exit_code, problem.facts["count"]) == ("S215", 4, length)
    assert problem.place.line == 1 and problem.place.spot == "slides.0.title.nb"


def test_so_are_words_of_an_occasion(tmp_path: Path) -> None:
    request = asked(tmp_path, "{layout: title, title: Svar}", presenter=Presenter(speaker="a" * 2_001))
    with pytest.raises(DeckgenError) as caught:
        read_inputs(request)
    (problem,) = caught.value.problems
    assert (problem.code, problem.exit_code, problem.place.spot) == ("U422", 2, "--speaker")


def test_the_same_on_many_slides_is_told_once(tmp_path: Path) -> None:
    request = asked(tmp_path, ", ".join(f"{{layout: bullets, title: Nr {n}, bullets: [a]}}" for n in (1, 2)))
    book = Path(str(request.survey)) / "codebook.yaml"
    lines = book.read_text(encoding="utf-8").splitlines()
    (number,) = [n for n, line in enumerate(lines) if line.startswith("source:")]
    lines[number] = f'source: "{LONG * 12}"'
    book.write_text("\n".join(lines), encoding="utf-8")
    (problem,) = crowded(request)
    assert problem.facts["role"] == "source" and problem.facts["slides"] == [1, 2]


def test_check_tells_and_ends_well(tmp_path: Path) -> None:
    survey = str(asked(tmp_path, SLIDES["a title"]).survey)
    done = deckgen("check", "-s", survey)
    assert done.returncode == 0 and "slide 1: W165" in done.stderr and done.stdout == ""
    assert deckgen("check", "-r", "Troms").stdout.startswith("No problems found")
