"""Every story of the gallery as LibreOffice draws its native form: whole, in order, and like its picture."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

from builders import the_theme
from deckgen.charts.chart import Chart, Form, Image
from deckgen.charts.render import draw
from deckgen.powerpoint.writer import write
from finished.built import FOLDER, office_pdf
from finished.office import Page, complaints, lost, pages_of, unlike
from gallery.stories import STORIES
from powerpoint.build import a_deck, a_slide, drawing, the_template

SMALLEST = 12.0
APART = 0.03  # of the pixels
THEME = the_theme()


@cache
def pages(form: Form) -> dict[str, Page]:
    """A deck with a slide for each story, laid out for the native form and shown in one of the forms."""
    template = the_template()
    slides = (
        replace(a_slide(number, "chart", template), texts={"title": (name,)}, chart=shown(name, form))
        for number, name in enumerate(STORIES, start=1)
    )
    path = write(a_deck(template, *slides), template, drawing(picture), FOLDER / f"stories-{form}.pptx")
    return dict(zip(STORIES, pages_of(office_pdf(path, FOLDER)), strict=True))


def shown(name: str, form: Form) -> Chart:
    return replace(STORIES[name](), form=form)


def picture(chart: Chart) -> Image:
    """The picture in the layout of the native form."""
    return draw(replace(chart, form=Form.NATIVE), THEME)


@pytest.mark.office
@pytest.mark.parametrize("name", STORIES)
def test_nothing_is_cut_lost_small_or_overlapping(name: str) -> None:
    page = pages(Form.NATIVE)[name]
    assert complaints(page, SMALLEST) + lost(shown(name, Form.NATIVE), THEME, page) == []


@pytest.mark.office
@pytest.mark.parametrize("name", STORIES)
def test_it_looks_as_its_picture(name: str) -> None:
    assert unlike(pages(Form.NATIVE)[name].pixels, pages(Form.PICTURE)[name].pixels) < APART
