"""Texts beside charts and maps in pictures are held against the figures of their alt text and notes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from pptx import Presentation

from deckgen.powerpoint.lint.catalogue import lint
from finished.built import PLAIN, built
from lint.test_claims import PLACE


@pytest.fixture
def deck() -> Any:
    return Presentation(str(built("Troms", extras=PLAIN)))


def found(deck: Any, folder: Path) -> list[tuple[str, str]]:
    deck.save(str(folder / "d.pptx"))
    return [(p.code, str(p.facts["detail"])) for p in lint(folder / "d.pptx") if "L770" <= p.code <= "L776"]


def said_by(deck: Any, slide: int, role: str) -> Any:
    return next(s for s in deck.slides[slide - 1].shapes if s.name.endswith(f":{role}")).text_frame


def reworded(frame: Any, old: str, new: str) -> None:
    """Words of a text in its first run that has them; spaces that don't break are as others."""
    paragraphs = list(frame.paragraphs)
    at = next(p for p in paragraphs if old in p.text.replace("\u00a0", " "))
    text = at.text.replace("\u00a0", " ").replace(old, new, 1)
    for run in at.runs:
        run.text = ""
    at.runs[0].text = text


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("Norge 74 %", "Norge 47 %", [("L773", "47 %")]),
        ("Sørlandet 78", "Sørlandet 87", [("L773", "87 %")]),
        ("Norge 74 %", "Norge 78 %", [("L774", "Norge 78 %")]),
        ("Norge 74 %", "Norge 74 prosent", []),
        ("Norge 74 %", "Danmark 47 %", []),
    ],
)
def test_a_text_beside_a_picture_of_a_map(
    deck: Any, old: str, new: str, told: list[tuple[str, str]], tmp_path: Path
) -> None:
    reworded(said_by(deck, 7, "text"), old, new)
    assert found(deck, tmp_path) == told


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Troms: 88 % av lederne", [("L773", "88 %")]),
        ("Troms: 41 % av lederne", []),
        ("Svarprosent: 88 %", []),
        ("Oslo: 88 % av lederne", []),
    ],
)
def test_a_text_beside_a_picture_of_a_chart(
    deck: Any, words: str, told: list[tuple[str, str]], tmp_path: Path
) -> None:
    deck.slides[10].shapes.add_textbox(*PLACE).text_frame.text = words
    assert found(deck, tmp_path) == told


def test_a_share_in_the_question_of_a_picture(deck: Any, tmp_path: Path) -> None:
    reworded(said_by(deck, 11, "question"), "Hvem eller", "88 % sier: Hvem eller")
    assert found(deck, tmp_path) == [("L773", "88 %")]


def test_a_base_that_the_notes_tell_in_two_ways(deck: Any, tmp_path: Path) -> None:
    notes = deck.slides[10].notes_slide.notes_text_frame
    reworded(notes, "Troms n = 41", "Troms n = 410")
    assert found(deck, tmp_path) == [("L776", "Troms n = 41 / 41, 410")]


def test_a_base_of_another_year_is_another(deck: Any, tmp_path: Path) -> None:
    notes = deck.slides[10].notes_slide.notes_text_frame
    notes.text = f"{notes.text}\nI 2015: Troms n = 22"
    assert found(deck, tmp_path) == []


@pytest.mark.parametrize(
    "alt", ["Fra butikken, med 50 % rabatt", "Ordfører og rådmann", "En by der 62 % bor i hus."]
)
def test_a_photo_whose_alt_text_lists_no_figures_shows_none(alt: str, tmp_path: Path) -> None:
    deck: Any = Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[5])
    slide.shapes.title.text = "Innbyggerne er fornøyde"
    Image.new("RGB", (4, 3)).save(tmp_path / "p.png")
    slide.shapes.add_picture(str(tmp_path / "p.png"), *PLACE)._element.nvPicPr.cNvPr.set("descr", alt)
    slide.shapes.add_textbox(*PLACE).text_frame.text = "99 % var der"
    assert found(deck, tmp_path) == []
