"""Text in another maker's placeholders: it is read on its ground, in a size and at a place that are seen."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from deckgen.deck.template import Template
from deckgen.powerpoint.template import read_template
from deckgen.powerpoint.writer import write
from powerpoint.build import a_deck, a_slide, drawing, parts_of
from templates.oddities import at, fetched, fetched_ground, ground, of_size
from templates.zoo import A, Change, P, changed, dark, holders


def template(tmp_path: Path, *changes: Change) -> Template:
    path = tmp_path / "mal.pptx"
    changed(*changes)(path)
    return read_template(path)


def banded(deck: Any) -> None:
    """A dark band on the master behind white titles."""
    from pptx.oxml import parse_xml  # noqa: PLC0415

    master = deck.slide_masters[0]
    title = next(shape for shape in master.placeholders if "Title" in shape.name)
    shape = deck.slides.add_slide(holders(deck)[7]).shapes.add_shape(
        1, title.left, title.top, title.width, title.height
    )
    master.shapes._spTree.insert(2, shape._element)
    white = '<a:schemeClr xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" val="bg1"/>'
    for fill in master.element.find(f"{P}txStyles/{P}titleStyle").iter(f"{A}solidFill"):
        fill.replace(fill[0], parse_xml(white))


@pytest.mark.parametrize(
    ("changes", "ink"),
    [
        ((), None),
        ((ground("FFFFFF", "DDEEFF"),), None),
        ((dark,), None),
        ((banded,), None),
        ((ground("101820"),), "bg1"),
        ((ground("101820", "1F3D5C"),), "bg1"),
        ((dark, ground("FFFFFF")), "bg1"),
    ],
    ids=["light", "light gradient", "dark", "band", "dark ground", "dark gradient", "light ground"],
)
def test_only_text_that_would_not_be_read_gets_another_ink(
    changes: tuple[Change, ...], ink: str | None, tmp_path: Path
) -> None:
    layout = template(tmp_path, *changes).layouts["bullets"]
    titles = layout.placeholders["title"]
    assert (titles.ink if titles.inked else None) == ink
    assert layout.placeholders["source"].ink == (ink or "tx1")


def test_the_ink_reaches_title_text_table_and_foot(tmp_path: Path) -> None:
    made = template(tmp_path, ground("101820"))
    deck = a_deck(made, a_slide(1, "bullets", made), a_slide(2, "table", made))
    parts = parts_of(write(deck, made, drawing(), tmp_path / "deck.pptx"))
    bullets, table = (parts[f"ppt/slides/slide{n}.xml"].decode() for n in (1, 2))
    assert made.is_dark and bullets.count('<a:schemeClr val="bg1"/>') >= 4
    assert 'val="tx1"' not in bullets + table


@pytest.mark.parametrize(("points", "title", "text"), [(6, 20.0, 12.0), (14, 14.0, 14.0)])
def test_text_that_nobody_reads_is_enlarged(points: float, title: float, text: float, tmp_path: Path) -> None:
    places = template(tmp_path, of_size(points)).layouts["bullets"].placeholders
    assert (places["title"].text_size, places["text"].text_size) == (title, text)
    assert places["title"].resized == places["text"].resized == (points < 12)


@pytest.mark.parametrize("box", [(-900, -700, 600, 400), (0, 0, 0, 0), (5000, 0, 600, 400)])
def test_what_nobody_sees_is_placed_anew_or_left_out(box: tuple[float, ...], tmp_path: Path) -> None:
    layout = template(tmp_path, at(*box)).layouts["bullets"]
    for place in layout.placeholders.values():
        left, top = place.corner
        assert left >= 0 and top >= 0 and place.size.width > 40 and place.size.height > 10
        assert left + place.size.width <= 721 and top + place.size.height <= 541
    assert layout.placeholders["title"].moved and layout.foot == {"dt": None, "ftr": None, "sldNum": None}


@pytest.mark.parametrize("change", [fetched, fetched_ground])
def test_a_deck_asks_no_other_machine_for_a_picture(change: Change, tmp_path: Path) -> None:
    made = template(tmp_path, change)
    path = write(a_deck(made, a_slide(1, "bullets", made)), made, drawing(), tmp_path / "deck.pptx")
    assert not [name for name, content in parts_of(path).items() if b"example.org" in content]
