"""A figure that is changed in a native chart's workbook changes its bar and its label, whatever the kind."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import cache
from pathlib import Path

import pypdfium2 as pdfium
import pytest

from deckgen.charts.catalogue import KINDS
from deckgen.powerpoint.writer import write
from finished.built import FOLDER, office_pdf
from finished.edited import Change, edit_all
from finished.office import Page, pages_of
from gallery.stories import STORIES
from powerpoint.build import a_deck, a_slide, drawing, the_template
from powerpoint.native import Native, natives_of
from powerpoint.test_native_charts import CHARTED, native_story
from sampling import sampled

NEAR = 1.6  # points: an edge of the ground's colour, and a label's rounding
WAYS = pytest.mark.parametrize("raised", sampled([False, True], 2), ids=["halved", "raised"])


@cache
def decks(raised: bool) -> tuple[Path, Path, list[Change]]:
    """A deck of every story that becomes a native chart, and the same with a figure changed in each."""
    template, folder = the_template(), FOLDER / ("raised" if raised else "halved")
    folder.mkdir()
    slides = (
        replace(a_slide(number, "chart", template), texts={"title": (name,)}, chart=native_story(name))
        for number, name in enumerate(CHARTED, start=1)
    )
    first = write(a_deck(template, *slides), template, drawing(), folder / "first.pptx")
    edited = folder / "edited.pptx"
    return first, edited, edit_all(first, edited, raised)


@cache
def natives(raised: bool) -> dict[int, Native]:
    return natives_of(decks(raised)[0])


@cache
def pdfs(raised: bool) -> tuple[Path, Path]:
    first, edited, _ = decks(raised)
    return office_pdf(first, first.parent), office_pdf(edited, edited.parent)


@cache
def pages(raised: bool) -> tuple[list[Page], list[Page]]:
    before, after = pdfs(raised)
    return list(pages_of(before)), list(pages_of(after))


def test_every_kind_that_powerpoint_has_is_edited() -> None:
    assert {STORIES[name]().kind for name in CHARTED} == {k for k, kind in KINDS.items() if kind.native}


def test_most_charts_have_room_for_a_figure_that_is_raised() -> None:
    raised = [change.new > change.old for change in decks(True)[2]]
    assert sum(raised) > len(raised) / 2


@pytest.mark.office
@WAYS
@pytest.mark.parametrize("name", CHARTED)
def test_the_label_follows_the_cell(name: str, raised: bool) -> None:
    place = CHARTED.index(name)
    change, native = decks(raised)[2][place], natives(raised)[place + 1]
    old, new = (said(value, native.is_mean) for value in (change.old, change.new))
    before, after = (page[place] for page in pages(raised))
    assert after.times(new) == before.times(new) + 1
    assert after.times(old) == before.times(old) - 1


@pytest.mark.office
@WAYS
@pytest.mark.parametrize("name", CHARTED)
def test_the_bar_follows_the_cell(name: str, raised: bool) -> None:
    place = CHARTED.index(name)
    change, native = decks(raised)[2][place], natives(raised)[place + 1]
    unit = points_a_unit(native)
    moved = abs(change.old - change.new) * unit
    before, after = (edges(pdf, place, native) for pdf in pdfs(raised))
    gone, come = before - after, after - before
    apart = [abs(one[end] - other[end]) for one in gone for other in come for end in (0, 1)]
    assert any(abs(one - moved) < NEAR for one in apart), (gone, come, moved)


def said(value: float, mean: bool) -> str:
    return f"{value:.1f}".replace(".", ",") if mean else f"{value * 100:.0f}%"


def points_a_unit(native: Native) -> float:
    """How long a bar of 1 is on the page, in points."""
    least, most = (float(native.found(f"//c:valAx//c:{end}/@val")[0]) for end in ("min", "max"))
    size, side = native_story(CHARTED[0]).size, "w" if native.is_level else "h"
    part = float(native.found(f"//c:plotArea/c:layout/c:manualLayout/c:{side}/@val")[0])
    return part * (size.width if native.is_level else size.height) / (most - least)


def edges(pdf: Path, number: int, native: Native) -> Counter[tuple[float, float]]:
    """Where the shapes of a page begin and end, along the way that the figures run."""
    document = pdfium.PdfDocument(str(pdf))
    shapes = [item.get_bounds() for item in document[number].get_objects(filter=[2])]
    document.close()
    first, last = (0, 2) if native.is_level else (1, 3)
    return Counter((round(bounds[first], 1), round(bounds[last], 1)) for bounds in shapes)
