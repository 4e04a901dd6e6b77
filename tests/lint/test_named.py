"""Figures in the names of answers are no claims, in charts, alt text, notes and titles; those beside are."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from pptx import Presentation

from deckgen.powerpoint.lint.catalogue import lint
from deckgen.powerpoint.lint.named import as_said, aside
from lint.test_claims import PLACE, SHARED, slide_of

LABELS = [
    *("Mellom 25 % og 50 % av budsjettet", "Fra 25 % til 50 %", "Tre av fire ledere", "Ledere; Troms 99 %"),
    *("25–50 % av budsjettet", "Hver tredje leder", "0,51 og mer", "Ledere: 75 %", "Ledere. Norge 12 %"),
    *("9 av 10 ledere svarte", "Halvparten (50 %), eller mer", "Norge 12 %", "0 %", "Over 97 %, under 99 %"),
]
ALT = "Søyler. {0}: Norge {1} %, Troms 55 %; Nei: Norge 30 %, Troms 35 %; Vet ikke: Norge 8 %, Troms 10 %."
NOTES = (
    "I Norge svarer {1} % «{0}».\nSvar | Norge | Troms\n{0} | 62 % | 55 %\nNei | 30 % | 35 %\n"
    "Vet ikke | 8 % | 10 %\nI tallene: {0}: Norge 62 %"
)


def found(label: str, figure: int, noted: int, is_drawn: bool, folder: Path) -> list[str]:
    """What lint says of figures on a slide with an answer, whose alt text and notes give it some figures."""
    deck: Any = Presentation()
    alt = ALT.format(label, figure)
    slide = slide_of(deck, f"«{label}» er svaret til flest", SHARED, (label, "Nei", "Vet ikke"), alt)
    slide.notes_slide.notes_text_frame.text = NOTES.format(label, noted)
    if is_drawn:
        frame = slide.shapes[-1]._element
        frame.getparent().remove(frame)
        Image.new("RGB", (4, 3)).save(folder / "p.png")
        slide.shapes.add_picture(str(folder / "p.png"), *PLACE)._element.nvPicPr.cNvPr.set("descr", alt)
    deck.save(str(folder / "d.pptx"))
    return [p.code for p in lint(folder / "d.pptx") if "L770" <= p.code <= "L776"]


@pytest.mark.parametrize("is_drawn", [True, False])
@pytest.mark.parametrize("label", LABELS)
def test_a_figure_in_a_name_is_no_claim(label: str, is_drawn: bool, tmp_path: Path) -> None:
    assert found(label, 62, 62, is_drawn, tmp_path) == []


@pytest.mark.parametrize("is_drawn", [True, False])
@pytest.mark.parametrize("label", LABELS)
def test_one_beside_such_a_name_is(label: str, is_drawn: bool, tmp_path: Path) -> None:
    assert ("L772" if is_drawn else "L771") in found(label, 99, 62, is_drawn, tmp_path)
    assert "L774" in found(label, 30, 62, is_drawn, tmp_path) or not is_drawn
    assert found(label, 62, 35, is_drawn, tmp_path) == ["L774"]


def test_names_are_set_aside_and_given_back() -> None:
    text, names = (
        "Fra 25 % til 50 %: 41 %; 50 %: 7 %, og 50 % av alle",
        frozenset({"Fra 25 % til 50 %", "50 %"}),
    )
    hidden = aside(text, names)
    assert as_said(hidden) == text
    assert "".join(c for c in hidden if ord(c) < 0xF0000) == ": 41 %; : 7 %, og 50 % av alle"
