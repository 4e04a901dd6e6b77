"""An SVG is written letter by letter as Matplotlib's own renderer would write it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from io import StringIO
from math import cos, radians, sin
from typing import Any

import pytest
from matplotlib import rc_context
from matplotlib.backends.backend_svg import RendererSVG
from matplotlib.text import Text as PlainText
from matplotlib.transforms import Affine2D

from builders import the_theme
from deckgen.charts import render
from deckgen.charts.canvas import Line, Mark, Outline, Text, uniquely_named
from deckgen.charts.chart import Size
from deckgen.charts.measure import ASCENT, width
from deckgen.charts.render import marks_of
from deckgen.charts.vector import svg
from gallery.stories import STORIES

SIZE = Size(200.0, 100.0)
_SVG: Any = RendererSVG  # untyped
_NOTHING = dict.fromkeys(("Date", "Creator", "Format", "Type"))
INK, PAPER, BLACK = the_theme().ink, the_theme().ground, f"#{0:06x}"
SQUARE = ((1.5, 2.0), (10.25, 2.0), (10.25, 30.1234567), (1.5, 0.5))
STAR = (*SQUARE, (4.0, 7.0), (3.0, 9.0))
OUTLINES = [
    Outline(SQUARE, PAPER, "none", 0.0, "bare"),
    Outline(SQUARE, PAPER, INK, 0.8, "edged"),
    Outline(STAR, INK, PAPER, 1.0, "star"),
    Outline(STAR, BLACK, BLACK, 0.35, "black"),
    Outline(SQUARE, "none", INK, 2.0, "hollow"),
]
LINES = [
    Line(((1.5, 2.0), (10.25, 2.0)), INK, 0.7, "thin"),
    Line(SQUARE, BLACK, 1.0, "bent"),
]
TEXTS = [
    Text(10.5, 20.25, "47\u00a0% <&> «æøå»", 12.0, INK, False, "left", "plain"),
    Text(10.5, 20.25, "Norge", 15.5, BLACK, True, "center", "bold"),
    Text(80.0, 60.0, "Troms", 14.0, INK, False, "right", "end"),
    Text(50.0, 50.0, "Møre og Romsdal", 12.0, INK, True, "right", "turned", 45.0),
]


def theirs(marks: Iterable[Mark], size: Size = SIZE, face: str = "Carlito") -> str:
    """The picture as that renderer writes it."""
    file = StringIO()
    with rc_context({"svg.fonttype": "none", "path.simplify": False}):
        render._register(face)
        sheet = _SVG(size.width, size.height, file, metadata=_NOTHING)
        place = Affine2D().scale(1, -1).translate(0, size.height)
        for mark in marks:
            sheet.open_group("mark", gid=mark.name)
            match mark:
                case Outline():
                    render._outline(sheet, mark, place)
                case Line():
                    render._line(sheet, mark, place)
                case Text():
                    by_matplotlib(sheet, mark, size.height, face)
            sheet.close_group("mark")
        sheet.finalize()
    return file.getvalue().replace(f"'{face}'", f"'Calibri', '{face}', sans-serif")


@pytest.mark.parametrize("mark", [*OUTLINES, *LINES, *TEXTS], ids=lambda mark: mark.name)
def test_a_mark_is_as_matplotlib_writes_it(mark: Mark) -> None:
    ours = svg([mark], SIZE, ("Calibri", "Carlito")).decode()
    assert f'id="{mark.name}"' in ours
    assert ours == theirs([mark])


@pytest.mark.parametrize("name", ["a&b", "<a>", 'say "a"', "it's", """both " and '"""])
def test_a_name_is_quoted_as_matplotlib_does(name: str) -> None:
    mark = replace(OUTLINES[0], name=name)
    assert svg([mark], SIZE, ("Calibri", "Carlito")).decode() == theirs([mark])


@pytest.mark.parametrize("name", STORIES)
def test_the_picture_of_a_story_is_as_matplotlib_writes_it(name: str) -> None:
    chart, theme = STORIES[name](), the_theme()
    marks = uniquely_named(marks_of(chart, theme))
    assert svg(marks, chart.size, ("Calibri", theme.family)).decode() == theirs(
        marks, chart.size, theme.family
    )


def test_a_face_is_asked_for_once() -> None:
    assert b"font-family: 'Carlito', sans-serif;" in svg(TEXTS[:1], SIZE, ("Carlito", "Carlito"))


def by_matplotlib(sheet: Any, mark: Text, high: float, face: str) -> None:
    """The text by the renderer's own call, hung by an artist that says where."""
    hung = PlainText(mark.x, high - mark.y, ha=mark.ha, rotation_mode="anchor")
    hung.set_transform(Affine2D())
    turn, below = radians(mark.turn), ASCENT * mark.size if mark.turn else 0.0
    part = {"left": 0.0, "center": 0.5, "right": 1.0}[mark.ha]
    before = part * width(mark.said, mark.size, mark.bold, face)
    x = mark.x - before * cos(turn) + below * sin(turn)
    y = mark.y + before * sin(turn) + below * cos(turn)
    context = sheet.new_gc()
    context.set_foreground(mark.colour)
    sheet.draw_text(context, x, y, mark.said, render._font(face, mark.bold, mark.size), mark.turn, mtext=hung)
