"""Figures that lie behind something opaque are told of, and those that can be seen are not."""

from __future__ import annotations

from pathlib import Path
from typing import Any, cast

import pytest
from lxml import etree
from PIL import Image
from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE
from pptx.util import Inches

from deckgen.powerpoint.lint.catalogue import lint
from lint.test_claims import ALONE, PLACE, slide_of

A = "http://schemas.openxmlformats.org/drawingml/2006/main"
LIST = "Søyler. Ja: 62 %; Nei: 30 %; Vet ikke: 8 %."


def panel(slide: Any, kind: Any = MSO_SHAPE.RECTANGLE, alpha: int = 0, part: float = 1.0) -> Any:
    """A filled shape over a part of where the figure is."""
    left, top, width, height = PLACE
    shape = slide.shapes.add_shape(kind, left, top, int(width * part), height)
    shape.fill.solid()
    shape.fill.fore_color.rgb = cast(Any, RGBColor)(0xCC, 0xCC, 0xCC)
    if alpha:
        colour = shape._element.find(f".//{{{A}}}srgbClr")
        etree.SubElement(colour, f"{{{A}}}alpha").set("val", str(alpha))
    return shape


def is_told(deck: Any, folder: Path) -> bool:
    deck.save(str(folder / "d.pptx"))
    return "L744" in {p.code for p in lint(folder / "d.pptx")}


@pytest.mark.parametrize(
    ("facts", "told"),
    [
        ({}, True),
        ({"kind": MSO_SHAPE.ROUNDED_RECTANGLE}, True),
        ({"kind": MSO_SHAPE.OVAL}, False),
        ({"alpha": 40_000}, False),
        ({"part": 0.8}, False),
    ],
)
@pytest.mark.parametrize("is_drawn", [True, False])
def test_a_panel_over_a_figure(facts: dict[str, Any], told: bool, is_drawn: bool, tmp_path: Path) -> None:
    deck = Presentation()
    slide = slide_of(deck, "Innbyggerne sier ja", ALONE, alt=LIST)
    if is_drawn:
        frame = slide.shapes[-1]._element
        frame.getparent().remove(frame)
        Image.new("RGB", (4, 3)).save(tmp_path / "p.png")
        slide.shapes.add_picture(str(tmp_path / "p.png"), *PLACE)._element.nvPicPr.cNvPr.set("descr", LIST)
    panel(slide, **facts)
    assert is_told(deck, tmp_path) is told


def test_a_panel_below_a_figure_or_over_a_photo_hides_none(tmp_path: Path) -> None:
    deck = Presentation()
    slide = slide_of(deck, "Innbyggerne sier ja", ALONE)
    below = panel(slide)._element
    below.getparent().insert(2, below)
    photo = deck.slides.add_slide(deck.slide_layouts[5])
    photo.shapes.title.text = "Et bilde"
    Image.new("RGB", (4, 3)).save(tmp_path / "p.png")
    photo.shapes.add_picture(str(tmp_path / "p.png"), *PLACE)._element.nvPicPr.cNvPr.set(
        "descr", "En ordfører"
    )
    panel(photo)
    assert not is_told(deck, tmp_path)


def test_a_panel_over_half_a_table_hides_none_and_over_all_of_it_does(tmp_path: Path) -> None:
    deck: Any = Presentation()
    for part, told in ((0.5, False), (1.0, True)):
        slide = deck.slides.add_slide(deck.slide_layouts[5])
        slide.shapes.title.text = f"Tabell {part}"
        left, top, width, _ = PLACE
        slide.shapes.add_table(2, 2, left, top, width, Inches(1))
        panel(slide, part=part)
        assert is_told(deck, tmp_path) is told
