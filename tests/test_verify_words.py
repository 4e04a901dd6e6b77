"""Verify tells of words that say what a figure is of, and leaves other words and footers to the adviser."""

from __future__ import annotations

import copy
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation

from finished.built import built
from test_verify import codes, edited, on, pack, shape
from test_verify_shown import told

__all__ = ["pack"]  # a fixture
Edit = Callable[[Any], None]
REGION = re.compile("Norge|Landet|Oslo")


def on_own(path: Path) -> Any:
    return on(path, Path("innovasjonsbarometeret-2018"))


def first_with(presentation: Any, role: str, words: str) -> Any:
    """The first paragraph with some words in a shape of that role."""
    for slide in presentation.slides:
        for each in slide.shapes:
            for paragraph in each.text_frame.paragraphs if each.name.endswith(f":{role}") else ():
                if words in paragraph.text:
                    return paragraph
    raise AssertionError(words)


def reworded(role: str, old: str, new: str) -> Edit:
    def edit(presentation: Any) -> None:
        paragraph = first_with(presentation, role, old)
        paragraph.runs[0].text = paragraph.text.replace(old, new)
        for run in paragraph.runs[1:]:
            run.text = ""

    return edit


def in_notes(presentation: Any) -> None:
    for slide in presentation.slides:
        for paragraph in slide.notes_slide.notes_text_frame.paragraphs:
            if "I Norge svarer" in paragraph.text:
                paragraph.runs[0].text = paragraph.runs[0].text.replace("I Norge", "I Troms")
                return
    raise AssertionError


def in_alt(presentation: Any) -> None:
    said = shape(presentation, "chart")._element.xpath(".//p:cNvPr")[0]
    assert "Norge" in said.get("descr")
    said.set("descr", said.get("descr").replace("Norge", "Troms"))


OF_OTHER: dict[str, tuple[str, Edit]] = {
    "another region": ("title", reworded("title", "I Norge har", "I Troms har")),
    "a negation": ("title", reworded("title", "har", "har ikke")),
    "beside the map": ("text", reworded("text", "Sørlandet", "Østlandet")),
    "another universe": ("source", reworded("source", "med minst én innovasjon", "i alt")),
    "notes": ("notes", in_notes),
    "alt text": ("chart", in_alt),
}
SAME: dict[str, Edit] = {
    "spaces and marks": reworded("title", "I Norge har", "I  Norge,\N{NO-BREAK SPACE}har"),
    "case": reworded("text", "Sørlandet", "SØRLANDET"),
    "no figures": reworded("question", "?", ", etter det du vet?"),
}


@pytest.mark.parametrize("name", OF_OTHER)
def test_a_figure_of_something_else_is_told(name: str, tmp_path: Path) -> None:
    role, edit = OF_OTHER[name]
    verdict = on_own(edited(built("Troms"), tmp_path / "d.pptx", edit))
    ((code, _, where, how),) = told(verdict)
    assert (code, where, how) == ("V614", role, ["how_names"]) and verdict.figures_changed


@pytest.mark.parametrize("name", SAME)
def test_the_same_words_and_those_without_figures_are_words(name: str, tmp_path: Path) -> None:
    verdict = on_own(edited(built("Troms"), tmp_path / "d.pptx", SAME[name]))
    assert codes(verdict) == ["V603"] and not verdict.figures_changed


def feet(presentation: Any) -> list[Any]:
    return [s for slide in presentation.slides for s in slide.shapes if s.name.endswith(":footer")]


def words_in(presentation: Any) -> None:
    for each in feet(presentation):
        each.text_frame.text = "Rådmannsutvalget i Troms, 12.03.2026"


def away(presentation: Any) -> None:
    for each in feet(presentation):
        each._element.getparent().remove(each._element)


def put_in_anew(presentation: Any) -> None:
    """As PowerPoint does, which doesn't keep the name."""
    for each in feet(presentation):
        new = copy.deepcopy(each._element)
        new.xpath(".//p:cNvPr")[0].set("name", "Plassholder for bunntekst 3")
        each._element.getparent().replace(each._element, new)
        next(iter(new.xpath(".//a:t"))).text = "Rådmannsutvalget 2026"


@pytest.mark.parametrize("edit", [words_in, away, put_in_anew])
def test_other_footers_are_told_once_and_are_no_figures(edit: Edit, tmp_path: Path) -> None:
    count = len(feet(Presentation(str(built("Troms")))))
    verdict = on_own(edited(built("Troms"), tmp_path / "d.pptx", edit))
    (finding,) = verdict.findings
    assert finding.code == "V621" and finding.facts["slides"] == count > 1 and not verdict.figures_changed


def test_a_figure_in_a_footer_is_one(tmp_path: Path) -> None:
    def edit(presentation: Any) -> None:
        feet(presentation)[0].text_frame.text = "Innovasjonsbarometeret 2018: 74 prosent i Troms"

    assert codes(on_own(edited(built("Troms"), tmp_path / "d.pptx", edit))) == ["V602"]
