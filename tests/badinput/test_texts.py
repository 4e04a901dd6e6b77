"""Texts that no slide can hold or show: left out and counted, shortened, or refused."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from badinput.packs import RESPONDENTS, csv, respondents_book
from deckgen.build import build, check, plan_deck
from deckgen.charts.form import Form
from deckgen.charts.measure import without_glyph
from deckgen.deck.asked import Extras, Presenter
from deckgen.errors import Problem
from deckgen.messages import sentence
from deckgen.request import Request
from deckgen.sources.catalogue import read_survey
from deckgen.sources.labels import shortened

LABEL = "text: Godt fornøyd"


def pack(folder: Path, label: str) -> Request:
    """A survey with a label of that text."""
    book = respondents_book("svar.csv").replace(LABEL, f"text: {json.dumps(label)}")
    (folder / "codebook.yaml").write_text(book, encoding="utf-8")
    csv([RESPONDENTS[0], *([f"{row[0]}-{at}", *row[1:]] for at in range(12) for row in RESPONDENTS[1:])])(
        folder / "svar.csv"
    )
    return Request(survey=str(folder), output=folder / "d.pptx")


def told(asked: Request) -> list[Problem]:
    warnings: list[Problem] = []
    build(asked, tell=warnings.append)
    return warnings


@pytest.mark.unsound("a title of four lines", "L740")
@pytest.mark.parametrize(
    ("label", "count", "shown"),
    [
        ("Go\x07dt\x00", 2, "Godt"),
        ("Godt \ud83d", 1, "Godt"),
        ("Godt\ufffe\uffff", 2, "Godt"),
        ("Godt\x0bfornøyd\r\nog\u2028vel", 0, "Godt\nfornøyd\nog\nvel"),
        ("Godt 😀\tog «vel»", 0, "Godt 😀\tog «vel»"),
    ],
)
def test_what_no_slide_can_hold_is_left_out_and_counted(
    label: str, count: int, shown: str, tmp_path: Path
) -> None:
    asked = pack(tmp_path, label)
    survey = read_survey(tmp_path, "nb")
    assert survey.questions["fornoyd"].options[0].text == shown
    notes = [note for note in survey.warnings if note.code == "W170"]
    assert [note.facts["count"] for note in notes] == ([count] if count else [])
    assert all(Path(note.place.file).name == "codebook.yaml" for note in notes)
    assert [note for note in told(asked) if note.code == "W170"] == notes


def test_no_text_keeps_the_space_around_it(tmp_path: Path) -> None:
    pack(tmp_path, " 6 \u00a0")
    path = tmp_path / "codebook.yaml"
    text = path.read_text(encoding="utf-8")
    for old, new in (("wording: ", "wording: ' "), ("title: ", "title: ' ")):
        line = next(line for line in text.splitlines() if old in line)
        head, _, said = line.partition(old)
        text = text.replace(line, f"{head}{new}{said.strip()} '", 1)
    path.write_text(text, encoding="utf-8")
    survey = read_survey(tmp_path, "nb")
    question = next(iter(survey.questions.values()))
    for said in (survey.title, question.wording, survey.questions["fornoyd"].options[0].text):
        assert said and said == said.strip()
    assert survey.questions["fornoyd"].options[0].text == "6"
    assert not [note for note in survey.warnings if note.code == "W170"]


def test_a_deck_file_is_cleaned_and_counted_too(tmp_path: Path) -> None:
    asked = pack(tmp_path, "Godt")
    deck = 'slides: [{layout: closing, title: "Ta\\akk"}]'
    (tmp_path / "deck.yaml").write_text(deck, encoding="utf-8")
    (note,) = told(asked)
    assert (note.code, note.facts["count"], Path(note.place.file).name) == ("W170", 1, "deck.yaml")
    assert plan_deck(asked).slides[0].title == "Takk"


def test_the_words_of_the_occasion_are_counted_too(tmp_path: Path) -> None:
    said = Presenter(speaker="Ka\x07ri\x1f", event="KS\x0bLandsting", date="1. mai")
    (note,) = [note for note in told(replace(pack(tmp_path, "Godt"), presenter=said)) if note.code == "W170"]
    assert (note.place.spot, note.facts["count"]) == ("--speaker", 2)


@pytest.mark.parametrize(
    ("letters", "missing"),
    [
        ("čđŋšŧž ČĐŊŠŦŽ", ""),
        ("æøå – «» … −", ""),
        ("Glad 😀", "😀"),
        ("中文 og 😀", "中文😀"),
        ("soft\u00adhyphen", ""),
    ],
)
@pytest.mark.parametrize("family", ["Carlito", "Inter"])
def test_letters_that_a_face_lacks_are_named(letters: str, missing: str, family: str) -> None:
    assert without_glyph(letters, family) == missing


def test_a_picture_with_such_letters_is_told_of(tmp_path: Path) -> None:
    asked = pack(tmp_path, "Glad 😀")
    notes = [note for note in told(asked) if note.code == "W171"]
    assert notes and notes[0].facts["letters"] == "😀" and "fornoyd" in notes[0].place.spot
    assert "😀" in sentence(notes[0], "nb") and "😀" in sentence(notes[0], "en")
    native = Request(survey=asked.survey, output=tmp_path / "n.pptx", extras=Extras(form=Form.NATIVE))
    assert [note for note in told(native) if note.code == "W171"] == []  # PowerPoint finds another face


@pytest.mark.parametrize("length", [200, 201, 2_000])
def test_a_long_label_is_shortened_at_a_word_and_whole_in_the_notes(length: int, tmp_path: Path) -> None:
    label = ("ganske lange ord " * 200)[: length - 1] + "."
    asked = pack(tmp_path, label)
    (slide,) = [s for s in plan_deck(asked).slides if s.chart and s.chart.crosstab.question.id == "fornoyd"]
    assert slide.chart is not None
    shown = {option.text for option in slide.chart.crosstab.options}
    assert (label in shown) == (length <= 200)
    assert any(label in line for line in slide.notes)
    if length > 200:
        assert shortened(label) in shown and len(shortened(label)) <= 200
        assert label.startswith(shortened(label).removesuffix(" …") + " ")


def test_a_text_that_is_no_label_is_refused(tmp_path: Path) -> None:
    asked = pack(tmp_path, "x" * 2_001)
    (problem,) = check(asked)
    assert (problem.code, problem.exit_code, problem.facts["count"]) == ("D172", 3, 2_001)
    assert problem.place.line == 14 and Path(problem.place.file).name == "codebook.yaml"
    assert len(shortened("x" * 2_000)) <= 200
