"""Titles at the left and pages that stand: nothing lies on anything, and no word is parted."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from deckgen.charts.measure import width
from deckgen.deck.template import Placeholder, Template
from deckgen.powerpoint.box import Box
from deckgen.powerpoint.fitting import fits, fitted_size
from deckgen.powerpoint.template import read_template
from templates.zoo import Change, changed, placed

STANDING = (595, 842)
LEFT = (960, 540)
LANDSDELER = (
    *("Norge 74 %", "Østlandet 75 %", "Sørlandet 78 %", "Vestlandet 73 %", "Trøndelag 74 %"),
    *("Nord-Norge 74 %", "Publisert tall: Sørlandet 78 %"),
)
QUESTION = (
    "Tenk konkret på den nyeste innovasjonen på din arbeidsplass. Hvilke av de følgende faktorene fremmet "
    "innovasjonen, og hvilke av dem hemmet den, slik du og medarbeiderne dine så det da den ble innført?"
)


def of_page(wide: float, high: float) -> Change:
    """Another slide size, with all where it was: as many makers leave it."""

    def change(deck: Any) -> None:
        deck.slide_width = round(wide * 12700)
        deck.slide_height = round(high * 12700)

    return change


def template(tmp_path: Path, *changes: Change) -> Template:
    path = tmp_path / "mal.pptx"
    changed(*changes)(path)
    return read_template(path)


def box(place: Placeholder) -> Box:
    return Box(*place.corner, place.size.width, place.size.height)


def test_a_text_begins_below_the_tag(tmp_path: Path) -> None:
    made = template(tmp_path, of_page(*LEFT), placed("title", (20, 36, 216, 360)))
    places = made.layouts["bullets"].placeholders
    assert not box(places["tag"]).meets(box(places["text"]))
    assert places["text"].size.height > 300


def test_a_title_shrinks_until_its_longest_word_is_whole(tmp_path: Path) -> None:
    made = template(tmp_path, of_page(*LEFT), placed("title", (20, 36, 216, 360)))
    title = made.layouts["chapter"].placeholders["title"]
    long, short = "Kommunesektorens innovasjonssamarbeidspartnere", "Takk for meg!"
    size = fitted_size((long,), title) or title.text_size or 0.0
    assert 12 <= size < 20 <= (fitted_size((short,), title) or 20)
    assert width(long.split()[1], size, title.bold) <= title.room.width or size == 12
    assert fitted_size((long,), replace(title, size=replace(title.size, width=600))) != size


def test_a_low_standing_page_has_room_for_the_landsdeler_and_a_long_question(tmp_path: Path) -> None:
    made = template(tmp_path, of_page(*STANDING))
    places = made.layouts["map"].placeholders
    assert fits(LANDSDELER, places["text"]) and fits((QUESTION,), places["question"])
    boxes = [box(places[role]) for role in ("question", "chart", "text", "source", "tag")]
    assert not any(one.meets(other) for one in boxes for other in boxes if one is not other)
