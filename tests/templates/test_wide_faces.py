"""Faces that run wider than ours: what deckgen draws leaves room for them."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

from builders import the_theme
from deckgen.charts.canvas import Canvas, Outline, Text
from deckgen.charts.chart import Size
from deckgen.charts.groups import legend
from deckgen.charts.measure import width
from deckgen.powerpoint.template import read_template
from deckgen.survey.crosstab import Group, GroupRole
from templates.zoo import changed, resized

VERDANA = 1.36  # how much wider than ours it sets bold capitals, and nearly as much other text


def test_the_tag_has_room_for_its_word_in_verdana(tmp_path: Path) -> None:
    path = tmp_path / "mal.pptx"
    changed(resized(960, 540))(path)
    for layout in read_template(path).layouts.values():
        if (tag := layout.placeholders.get("tag")) is not None:
            assert VERDANA * width("EKSEMPELDATA", tag.text_size or 0.0, True) <= tag.room.width - 1


def test_a_long_name_in_a_legend_leaves_room_before_the_next_square() -> None:
    names = ("Møre og Romsdal", "Troms og Finnmark", "Norge")
    groups = tuple(Group(name, role=GroupRole.OWN) for name in names)
    canvas = Canvas(Size(900, 400), the_theme())
    legend(canvas, groups, 0.0, 10.0, 18.0)
    texts = [mark for mark in canvas.marks if isinstance(mark, Text)]
    squares = [mark for mark in canvas.marks if isinstance(mark, Outline)]
    for text, square in zip(texts, squares[1:], strict=False):
        assert text.x + VERDANA * width(text.said, text.size, True) < min(x for x, _ in square.points)
    close = replace(canvas, marks=[], size=Size(500, 400))
    legend(close, groups, 0.0, 10.0, 18.0)  # where there is none to leave, names stand closer
    ends = [(m.x, m.x + width(m.said, m.size, True)) for m in close.marks if isinstance(m, Text)]
    assert all(end < start for (_, end), (start, _) in pairwise(ends)) and ends[-1][1] <= 500
