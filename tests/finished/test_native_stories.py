"""Every story of the gallery as LibreOffice draws its native form: whole, in order, and like its picture."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

import pypdfium2 as pdfium
import pytest

from builders import the_theme
from deckgen.charts.canvas import Outline
from deckgen.charts.catalogue import canvas_of
from deckgen.charts.chart import Chart, Image
from deckgen.charts.form import Form
from deckgen.charts.render import draw
from deckgen.powerpoint.writer import write
from finished.built import FOLDER, office_pdf
from finished.office import Page, Said, complaints, lost, pages_of, unlike
from gallery.stories import STORIES
from powerpoint.build import a_deck, a_slide, drawing, the_template

SMALLEST = 12.0
APART = 0.005  # of the pixels
HAIR = 0.4  # points
SEEN = 4.0  # points
FOOT = 376.0  # points from the slide's foot: legends lie above
THEME = the_theme()


@cache
def pages(form: Form) -> dict[str, Page]:
    """Every story's page."""
    return dict(zip(STORIES, pages_of(pdf_of(form)), strict=True))


@cache
def pdf_of(form: Form) -> Path:
    """A deck with a slide for each story, shown in one of the forms."""
    template = the_template()
    slides = (
        replace(a_slide(number, "chart", template), texts={"title": (name,)}, chart=shown(name, form))
        for number, name in enumerate(STORIES, start=1)
    )
    path = write(a_deck(template, *slides), template, drawing(picture), FOLDER / f"stories-{form}.pptx")
    return office_pdf(path, FOLDER)


def shown(name: str, form: Form) -> Chart:
    return replace(STORIES[name](), form=form)


def picture(chart: Chart) -> Image:
    return draw(chart, THEME)


@pytest.mark.office
@pytest.mark.parametrize("name", STORIES)
def test_nothing_is_cut_lost_small_or_overlapping(name: str) -> None:
    page = pages(Form.NATIVE)[name]
    assert complaints(page, SMALLEST) + lost(shown(name, Form.NATIVE), THEME, page) == []


@pytest.mark.office
@pytest.mark.parametrize("name", [n for n in STORIES if STORIES[n]().kind == "clustered_bars"])
def test_no_figure_touches_a_bar(name: str) -> None:
    bars, page = thin_shapes(name), pages(Form.NATIVE)[name]
    figures = [said for said in page.said if said.text[0].isdigit() and said.left > bars[0][0]]
    touching = {said.text for said in figures for bar in bars if is_on(said, bar)}
    assert len(bars) > 1 and figures and touching == set()


def thin_shapes(name: str) -> list[tuple[float, ...]]:
    """The bars of a story's page, as long as they are thick or more: left, bottom, right, top."""
    document = pdfium.PdfDocument(str(pdf_of(Form.NATIVE)))
    shapes = [item.get_bounds() for item in document[list(STORIES).index(name)].get_objects(filter=[2])]
    document.close()
    return [box for box in shapes if 4 < box[3] - box[1] < 40 and box[2] - box[0] > 12 and box[3] < FOOT]


def is_on(said: Said, bar: tuple[float, ...]) -> bool:
    """Whether the ink of a figure comes as near to a bar as a hair."""
    across = min(said.right, bar[2]) - max(said.left, bar[0])
    return across > HAIR and min(said.top, bar[3]) - max(said.bottom, bar[1]) > -HAIR


@pytest.mark.office
@pytest.mark.parametrize("name", STORIES)
def test_it_looks_as_its_picture(name: str) -> None:
    assert unlike(pages(Form.NATIVE)[name].pixels, pages(Form.PICTURE)[name].pixels) < APART


@pytest.mark.office
@pytest.mark.parametrize("name", [n for n in STORIES if STORIES[n]().kind != "base_table"])
def test_its_bars_areas_and_dots_have_the_colours_of_its_picture(name: str) -> None:
    """LibreOffice reckons what is changed of a theme colour by itself."""
    light = pages(Form.NATIVE)[name].pixels.tobytes()
    seen = set(zip(light[::3], light[1::3], light[2::3], strict=True))
    wanted = {
        tuple(bytes.fromhex(mark.fill[1:]))
        for mark in canvas_of(shown(name, Form.NATIVE), THEME).marks
        if isinstance(mark, Outline) and mark.fill != "none" and is_large(mark)
    }
    assert wanted and [colour for colour in wanted if not any(alike(colour, each) for each in seen)] == []


def is_large(mark: Outline) -> bool:
    """Whether a mark has pixels that nothing else has a part in."""
    return all(max(ends) - min(ends) > SEEN for ends in zip(*mark.points, strict=True))


def alike(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    return max(abs(a - b) for a, b in zip(one, other, strict=True)) <= 1
