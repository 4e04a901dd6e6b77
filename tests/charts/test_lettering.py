"""A line set from letters that were drawn before is the line that Matplotlib would draw."""

from __future__ import annotations

from math import ceil

import numpy as np
import pytest
from matplotlib import rc_context
from PIL import Image as Pixels

from builders import the_theme
from deckgen.charts import render
from deckgen.charts.canvas import Text
from deckgen.charts.lettering import QUARTERS, Face, Ink, Lettering, letter_ink
from deckgen.charts.measure import width
from deckgen.charts.render import SCALE

SAID = "Velferdsteknologi på Åsgård – «47\u00a0%» av (fylkes)kommuner"
FACE = Face("Carlito", False, 14.0, SCALE)


def a_text(said: str = SAID, x: float = 6.3, y: float = 18.6, ha: str = "left", turn: float = 0.0) -> Text:
    return Text(x, y, said, 14.0, the_theme().ink, False, ha, "text", turn)


def on_a_sheet(text: Text, by: str) -> np.ndarray:
    """The text on a sheet of 700 × 50 pixels: set from letters, or drawn whole by Matplotlib."""
    sheet = render._AGG(700, 50, render.PNG_DPI)
    if by == "letters":
        render._lettered(sheet, text, FACE.family)
    else:
        context = sheet.new_gc()
        context.set_foreground(text.colour)
        font = render._font(FACE.family, text.bold, text.size)
        place = round(text.x * SCALE * QUARTERS) / QUARTERS, round(text.y * SCALE)
        sheet.draw_text(context, *place, text.said, font, 0, mtext=render._AS_MEASURED)
    return np.asarray(sheet.buffer_rgba())[..., 3].astype(int)


def test_a_line_is_as_matplotlib_draws_it_but_for_an_eighth_of_a_pixel() -> None:
    with rc_context(render._SETTINGS):  # type: ignore[arg-type]
        render._register(FACE.family)
        set_, drawn = on_a_sheet(a_text(), "letters"), on_a_sheet(a_text(), "matplotlib")
    assert drawn.sum() > 10_000
    assert abs(set_.sum() - drawn.sum()) < 0.01 * drawn.sum()
    # No letter is an eighth of a pixel further away: no stem's edge changes by more than that part, and by
    # the tenth of a pixel that two ways of drawing a letter at one place may differ.
    assert np.abs(set_ - drawn).max() <= 255 / 8 + 255 / 10
    # And along the line, all letters before any place hold as much ink: none lags behind.
    assert np.abs(np.cumsum((set_ - drawn).sum(axis=0))).max() < 255 * 6


@pytest.mark.parametrize("letter", "aegmøÅ%«j")
@pytest.mark.parametrize("size", [8.0, 12.0, 20.0, 28.0])
def test_a_letter_made_small_is_the_letter_that_matplotlib_draws(letter: str, size: float) -> None:
    face = FACE._replace(size=size)
    side = 2 * ceil(size * SCALE)
    for quarter in range(QUARTERS):
        with rc_context(render._SETTINGS):  # type: ignore[arg-type]
            render._register(face.family)
            sheet = render._AGG(2 * side, 2 * side, render.PNG_DPI)
            font = render._font(face.family, face.bold, face.size)
            context, x = sheet.new_gc(), side + quarter / QUARTERS
            sheet.draw_text(context, x, side, letter, font, 0, mtext=render._AS_MEASURED)
        drawn = np.asarray(sheet.buffer_rgba())[..., 3].astype(int)
        ink, small = letter_ink(letter, face, quarter), Pixels.new("L", (2 * side, 2 * side))
        assert ink is not None
        small.paste(ink.cover, (side + ink.left, side + ink.top))
        ours = np.asarray(small).astype(int)
        assert abs(ours.sum() - drawn.sum()) < 0.05 * drawn.sum()
        for axis in (0, 1):  # where its ink weighs
            there = [np.average(np.arange(2 * side), weights=each.sum(axis)) for each in (ours, drawn)]
            assert abs(there[0] - there[1]) < 1 / 8


def test_a_space_of_any_kind_has_no_ink() -> None:
    assert [letter_ink(space, FACE, 0) for space in " \u00a0\u2009"] == [None] * 3


@pytest.mark.parametrize("place", [(80.0, 120.0), (80.37, 120.81)])
@pytest.mark.parametrize("turn", [45.0, 90.0])
def test_a_turned_line_that_is_kept_is_as_matplotlib_draws_it(
    turn: float, place: tuple[float, float]
) -> None:
    (left, across), (foot, down) = (divmod(at, 1) for at in place)
    with rc_context(render._SETTINGS):  # type: ignore[arg-type]
        render._register(FACE.family)
        kept, drawn = render._AGG(200, 150, render.PNG_DPI), render._AGG(200, 150, render.PNG_DPI)
        turned = render._turned("Møre og R", FACE, turn, (across, down), "#000000")
        assert turned is not None
        pixels, right, low = turned
        kept.draw_image(kept.new_gc(), left + right, 150 - foot - low, pixels)
        font = render._font(FACE.family, FACE.bold, FACE.size)
        drawn.draw_text(drawn.new_gc(), *place, "Møre og R", font, turn, mtext=render._AS_MEASURED)
    ink = [np.asarray(sheet.buffer_rgba())[..., 3].astype(int) for sheet in (kept, drawn)]
    assert ink[1].sum() > 10_000
    assert np.abs(ink[0] - ink[1]).max() <= 1  # where letters touch


def test_nothing_but_space_is_no_line_turned_or_not() -> None:
    with rc_context(render._SETTINGS):  # type: ignore[arg-type]
        assert render._turned(" ", FACE, 45.0, (0.0, 0.0), "#000000") is None
        assert render._line_of(" ", FACE, 0, "#000000") is None


def a_block(letter: str, face: Face, quarter: int) -> Ink | None:
    """A letter that is one pixel; it tells its quarter by how dark it is."""
    return None if letter == " " else Ink(Pixels.new("L", (1, 1), 10 * (quarter + 1)), 0, -5)


@pytest.mark.parametrize("quarter", range(QUARTERS))
def test_every_letter_stands_where_its_advance_puts_it(quarter: int) -> None:
    ink = Lettering(a_block).line("abc de", FACE, quarter)
    assert ink is not None
    for place, letter in enumerate("abc de"):
        at = round(width("abc de"[:place], FACE.size) * SCALE * QUARTERS + quarter)
        if letter != " ":
            assert ink.cover.getpixel((at // QUARTERS - ink.left, 0)) == 10 * (at % QUARTERS + 1)


def test_a_line_of_spaces_has_no_ink() -> None:
    assert Lettering(a_block).line("   ", FACE, 0) is None


def test_letters_that_overlap_cover_no_less_than_either() -> None:
    def wide(letter: str, face: Face, quarter: int) -> Ink:
        return Ink(Pixels.new("L", (60, 2), 100), -2, -2)

    ink = Lettering(wide).line("ii", FACE, 0)
    assert ink is not None
    assert ink.left == -2
    assert ink.cover.getextrema()[1] > 100  # type: ignore[operator]


def test_what_was_drawn_before_changes_no_pixel() -> None:
    ink = Lettering(a_block).line("abc", FACE, 1)
    lettering = Lettering(a_block)
    for number in range(1200):
        lettering.line(f"c{number}a", FACE, number % QUARTERS)
    again = lettering.line("abc", FACE, 1)
    assert ink is not None and again is not None
    assert (ink.cover.tobytes(), ink[1:]) == (again.cover.tobytes(), again[1:])
