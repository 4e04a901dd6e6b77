"""Feet too narrow for a long name, boxes without room for a line, and what a maker's fills do to text."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from deckgen.deck.template import Template
from deckgen.powerpoint.fitting import fits
from deckgen.powerpoint.template import read_template
from deckgen.powerpoint.writer import write
from powerpoint.build import KS, a_deck, a_slide, drawing, found, slides_of
from templates.nasty import (
    LOW_FOOT,
    NARROW_FOOT,
    NO_INK,
    ONE_FOOT,
    SQUEEZED_FOOT,
    bodied,
    filled,
    high,
    inked,
    narrow_foot_of_ours,
    solid,
    turned_by,
)
from templates.zoo import Change, changed, dark, edited, placed

LONG = "Innovasjonsbarometeret 2018 · Møre og Romsdal"


def template(tmp_path: Path, *changes: Change) -> Template:
    path = tmp_path / "mal.pptx"
    changed(*changes)(path)
    return read_template(path)


def footer(made: Template, tmp_path: Path, text: str = LONG) -> tuple[str, list[str]]:
    """What the footer of a deck says, and its width if it isn't the layout's."""
    deck = replace(a_deck(made, a_slide(1, "bullets", made)), footer=text)
    (slide,) = slides_of(write(deck, made, drawing(), tmp_path / "deck.pptx"))
    shape = "//p:sp[p:nvSpPr/p:nvPr/p:ph/@type='ftr']"
    return "".join(found(slide, f"{shape}//a:t/text()")), found(slide, f"{shape}//a:ext/@cx")


def test_a_footer_that_fits_stands_as_its_layout_has_it(tmp_path: Path) -> None:
    short = "Innovasjonsbarometeret · Troms"
    assert footer(template(tmp_path), tmp_path, short) == (short, [])
    assert footer(read_template(KS), tmp_path) == (LONG, [])


@pytest.mark.parametrize("change", [NARROW_FOOT, SQUEEZED_FOOT], ids=["room beside", "room of the date"])
def test_a_narrow_footer_takes_the_free_room_of_its_row(change: Change, tmp_path: Path) -> None:
    text, (width,) = footer(template(tmp_path, change), tmp_path)
    assert text == LONG and int(width) > 250 * 12_700


def test_so_does_that_of_a_template_with_our_names(tmp_path: Path) -> None:
    path = tmp_path / "mal.pptx"
    edited(narrow_foot_of_ours, KS)(path)
    made = read_template(path)
    assert made.layouts["bullets"].found == "name"
    text, (width,) = footer(made, tmp_path)
    assert text == LONG and int(width) > 1_300_000


def test_a_footer_with_no_room_beside_is_cut_at_a_word_and_left_out_where_none_fits(tmp_path: Path) -> None:
    made = template(tmp_path, ONE_FOOT)
    assert footer(made, tmp_path) == ("Innovasjonsbarometeret 2018 …", [])
    assert footer(made, tmp_path, "Innovasjonsbarometerundersøkelsen 2018") == ("", [])


@pytest.mark.parametrize(
    ("change", "moved"),
    [
        (high(14, "title", "ctrTitle"), True),
        (high(34, "title", "ctrTitle"), True),
        (turned_by(90, "title"), True),
        (placed("title", (36, 22, 648, 90)), False),
    ],
    ids=["no line", "one line", "turned", "as it was"],
)
def test_a_title_has_room_for_what_titles_say(change: Change, moved: bool, tmp_path: Path) -> None:
    title = template(tmp_path, change).layouts["chart"].placeholders["title"]
    assert title.moved == moved and title.size.height >= 55
    assert fits(
        ("Seks av ti ledere i kommunene i Møre og Romsdal sier at det har gitt bedre tjenester",), title
    )


def test_boxes_that_hold_no_line_are_none(tmp_path: Path) -> None:
    layout = template(tmp_path, LOW_FOOT, high(10, "body", "obj")).layouts["bullets"]
    assert layout.foot == {"dt": None, "ftr": None, "sldNum": None}
    assert layout.placeholders["text"].idx is None and layout.placeholders["text"].size.height > 200


@pytest.mark.parametrize(
    "stated", [{"wrap": "none"}, {"lIns": "5200000", "rIns": "5200000"}, {"vert": "vert270"}, {"numCol": "3"}]
)
def test_odd_ways_of_lying_in_a_box_are_set_right(stated: dict[str, str], tmp_path: Path) -> None:
    made = template(tmp_path, bodied("title", "ctrTitle", **stated))
    assert made.layouts["chart"].placeholders["title"].eased
    (slide,) = slides_of(
        write(a_deck(made, a_slide(1, "chart", made)), made, drawing(), tmp_path / "deck.pptx")
    )
    title = "//p:sp[p:nvSpPr/p:nvPr/p:ph/@type='title']//a:bodyPr"
    assert found(slide, f"{title}/@wrap") == ["square"] and found(slide, f"{title}/@vert") == ["horz"]
    assert int(found(slide, f"{title}/@lIns")[0]) <= 91_440 and found(slide, f"{title}/@numCol") == ["1"]


@pytest.mark.parametrize(
    ("changes", "ink"),
    [
        ((filled(solid("101820"), "title"),), "bg1"),
        ((filled(solid("EEEEEE"), "title"),), None),
        ((dark, filled(solid("EEEEEE"), "title")), "bg1"),
        ((filled(solid("101820"), "title"), inked(solid("FFFFFF"), "titleStyle")), None),
        ((inked(NO_INK),), "tx1"),
        ((inked(solid("tx1", 5)),), "tx1"),
    ],
    ids=["dark box", "light box", "light box on black", "white in a dark box", "no ink", "hardly any ink"],
)
def test_text_in_a_box_is_read_on_the_fill_of_that(
    changes: tuple[Change, ...], ink: str | None, tmp_path: Path
) -> None:
    title = template(tmp_path, *changes).layouts["bullets"].placeholders["title"]
    assert (title.ink if title.inked else None) == ink


def test_the_tag_has_a_ground_of_its_own_where_it_lies_on_somebodys_box(tmp_path: Path) -> None:
    tag = template(tmp_path, filled(solid("101820"), "title")).layouts["bullets"].placeholders["tag"]
    assert (tag.ink, tag.ground) == ("tx1", "bg1")
    assert template(tmp_path).layouts["bullets"].placeholders["tag"].ground == ""
