"""A tagged PDF (LibreOffice's PDF/UA export) is read in the order of the slide's shapes, alt text and all."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation
from pypdf import PdfReader

from deckgen.deck.asked import Extras
from finished.built import FOLDER, NATIVE, PLAIN, built, office_pdf
from finished.tagged import PDF_UA, Tag, letters, tags_of
from finished.test_all_regions import EVERY_REGION

FOOT = ("footer", "number")  # LibreOffice takes them for the master's, and reads them first


@cache
def tagged(region: str | None, extras: Extras = PLAIN, language: str = "nb") -> Path:
    folder = FOLDER / f"tagged-{len(list(FOLDER.iterdir()))}"
    folder.mkdir()
    return office_pdf(built(region, language=language, extras=extras), folder, PDF_UA)


def role(shape: Any) -> str:
    return str(shape.name).rpartition(":")[2]


def expected(slide: Any) -> Iterator[Tag]:
    """What the slide's shapes say, from first to last."""
    for shape in slide.shapes:
        if shape.has_table:
            for number, row in enumerate(shape.table.rows):
                yield from (Tag("TD" if number else "TH", letters(cell.text)) for cell in row.cells)
        elif shape.has_text_frame and role(shape) not in FOOT:
            yield Tag("H" if shape == slide.shapes.title else "Div", letters(shape.text_frame.text))
        elif role(shape) in ("chart", "chart2"):
            yield Tag("Figure", "", shape._element._nvXxPr.cNvPr.get("descr"))


def read_aloud(page: list[Tag], slide: Any) -> list[Tag]:
    """What the PDF's tags say of a slide, but for its footer and number."""
    feet = sum(role(shape) in FOOT for shape in slide.shapes)
    assert [tag.kind for tag in page[:feet]] == ["P"] * feet
    return [Tag(tag.kind, tag.letters.replace("•", ""), tag.alt) for tag in page[feet:]]


def in_order(region: str | None, language: str = "nb") -> None:
    slides = Presentation(str(built(region, language=language))).slides
    pages = tags_of(tagged(region, language=language))
    assert len(pages) == len(slides)
    for number, (page, slide) in enumerate(zip(pages, slides, strict=True), start=1):
        assert read_aloud(page, slide) == list(expected(slide)), number


@pytest.mark.office
def test_a_tagged_pdf_is_read_as_the_slides_are() -> None:
    in_order("Troms")


@pytest.mark.office
def test_a_chart_slide_is_read_title_question_chart_source() -> None:
    slide = Presentation(str(built("Troms"))).slides[10]
    said = read_aloud(tags_of(tagged("Troms"))[10], slide)
    assert [tag.kind for tag in said] == ["H", "Div", "Figure", "Div", "Div"]
    title, question, chart, source, tag = said
    assert title.letters == letters(slide.shapes.title.text_frame.text)
    assert question.letters.startswith("Hvemellerhva") and source.letters.startswith("Kilde:")
    assert "Norge 51\u00a0%" in chart.alt and tag.letters == "EKSEMPELDATA"


@pytest.mark.office
def test_the_pdf_is_marked_as_tagged_and_shows_its_title() -> None:
    root: Any = PdfReader(tagged("Troms")).trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"] and root["/ViewerPreferences"]["/DisplayDocTitle"]


@pytest.mark.soak
@pytest.mark.office
@pytest.mark.parametrize("region", [*EVERY_REGION, None])
def test_every_regions_pdf_is_read_as_its_slides_are(region: str | None) -> None:
    in_order(region)
    in_order(region, "nn")


@pytest.mark.soak
@pytest.mark.office
@pytest.mark.parametrize("region", ["Troms", "Møre og Romsdal"])
def test_a_pdf_of_native_charts_is_read_title_first_and_source_last(region: str) -> None:
    """LibreOffice 7 drops the alt text of charts and groups, and tags what lies in them one by one."""
    slides = Presentation(str(built(region, extras=NATIVE))).slides
    for page, slide in zip(tags_of(tagged(region, NATIVE)), slides, strict=True):
        said, wanted = read_aloud(page, slide), list(expected(slide))
        figure = next((n for n, tag in enumerate(wanted) if tag.kind == "Figure"), len(wanted))
        after = len(wanted) - figure - 1
        assert said[:figure] == wanted[:figure]
        assert after <= 0 or said[-after:] == wanted[-after:]


@pytest.mark.soak
@pytest.mark.office
def test_a_slide_whose_shapes_stand_in_another_order_is_read_in_another(tmp_path: Path) -> None:
    deck = Presentation(str(built("Troms")))
    slide = deck.slides[10]
    wanted = list(expected(slide))
    tree = slide.shapes._spTree
    tree.insert(2, next(shape for shape in slide.shapes if role(shape) == "chart")._element)
    deck.save(str(tmp_path / "d.pptx"))
    said = read_aloud(tags_of(office_pdf(tmp_path / "d.pptx", tmp_path, PDF_UA))[10], slide)
    assert said != wanted and said[0].kind == "Figure" and said[1:3] == wanted[:2]
