"""An SVG's shapes and texts are written as Matplotlib's own renderer would write them."""

from __future__ import annotations

from io import StringIO
from math import cos, radians, sin

import pytest
from matplotlib import rc_context
from matplotlib.text import Text as PlainText
from matplotlib.transforms import Affine2D

from builders import the_theme
from deckgen.charts import render
from deckgen.charts.canvas import Outline, Text
from deckgen.charts.measure import ASCENT, width

HIGH = 100.0
PLACE = Affine2D().scale(1, -1).translate(0, HIGH)
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
TEXTS = [
    Text(10.5, 20.25, "47\u00a0% <&> «æøå»", 12.0, INK, False, "left", "plain"),
    Text(10.5, 20.25, "Norge", 15.5, BLACK, True, "center", "bold"),
    Text(80.0, 60.0, "Troms", 14.0, INK, False, "right", "end"),
    Text(50.0, 50.0, "Møre og Romsdal", 12.0, INK, True, "right", "turned", 45.0),
]


def a_sheet() -> tuple[StringIO, object]:
    file = StringIO()
    return file, render._SVG(200.0, HIGH, file, metadata=render._NOTHING)


@pytest.mark.parametrize("mark", OUTLINES, ids=lambda mark: mark.name)
def test_a_shape(mark: Outline) -> None:
    ours, first = a_sheet()
    theirs, second = a_sheet()
    with rc_context(render._SETTINGS):  # type: ignore[arg-type]
        render._shaped(first, mark, PLACE)
        render._outline(second, mark, PLACE)
    assert "<path" in ours.getvalue()
    assert ours.getvalue() == theirs.getvalue()


@pytest.mark.parametrize("mark", TEXTS, ids=lambda mark: mark.name)
def test_a_text(mark: Text) -> None:
    ours, first = a_sheet()
    theirs, second = a_sheet()
    with rc_context(render._SETTINGS):  # type: ignore[arg-type]
        render._register("Carlito")
        render._written(first, mark, "Carlito")
        by_matplotlib(second, mark)
    assert "<text" in ours.getvalue()
    assert ours.getvalue() == theirs.getvalue()


def by_matplotlib(sheet: object, mark: Text) -> None:
    """The text by the renderer's own call, hung by an artist that says where."""
    hung = PlainText(mark.x, HIGH - mark.y, ha=mark.ha, rotation_mode="anchor")
    hung.set_transform(Affine2D())
    turn, below = radians(mark.turn), ASCENT * mark.size if mark.turn else 0.0
    part = {"left": 0.0, "center": 0.5, "right": 1.0}[mark.ha]
    before = part * width(mark.said, mark.size, mark.bold)
    x = mark.x - before * cos(turn) + below * sin(turn)
    y = mark.y + before * sin(turn) + below * cos(turn)
    context = sheet.new_gc()  # type: ignore[attr-defined]
    context.set_foreground(mark.colour)
    font = render._font("Carlito", mark.bold, mark.size)
    sheet.draw_text(context, x, y, mark.said, font, mark.turn, mtext=hung)  # type: ignore[attr-defined]
