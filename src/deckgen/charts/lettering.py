"""A line of text as pixels: every letter is drawn once for each quarter of a pixel, then set side by side.

A letter stands where it would by its advance, to an eighth of a pixel, so that none jumps; a line's
foot stands on a whole pixel, which makes its letters the sharper.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from itertools import accumulate
from math import ceil, floor
from typing import NamedTuple

from PIL import Image as Pixels
from PIL import ImageDraw, ImageFont

from deckgen.charts.measure import face as file_of
from deckgen.charts.measure import width

QUARTERS = 4  # of a pixel
_LARGE = 256  # pixels of an em; Pillow hints, but the faces' own hints end at 200


class Face(NamedTuple):
    """A face at a size in points, at so many pixels a point."""

    family: str
    bold: bool
    size: float
    scale: float


class Ink(NamedTuple):
    """How much of each pixel is covered, and where its upper left corner is from the start of the foot."""

    cover: Pixels.Image
    left: int
    top: int


LetterOf = Callable[[str, Face, int], Ink | None]


def letter_ink(letter: str, face: Face, quarter: int) -> Ink | None:
    """One letter, made small from its large drawing; None for a space."""
    large = _large(letter, face.family, face.bold)
    if large is None:
        return None
    times, moved = _LARGE / (face.size * face.scale), quarter / QUARTERS
    left, top = large.left / times + moved, large.top / times
    right, foot = left + large.drawn.width / times, top + large.drawn.height / times
    first, last, upper, lower = floor(left), ceil(right), floor(top), ceil(foot)
    room = ceil(times)
    sheet = Pixels.new("L", (large.drawn.width + 2 * room, large.drawn.height + 2 * room))
    sheet.paste(large.drawn, (room, room))
    corner = room + (first - left) * times, room + (upper - top) * times
    box = *corner, corner[0] + (last - first) * times, corner[1] + (lower - upper) * times
    return Ink(sheet.resize((last - first, lower - upper), Pixels.Resampling.BOX, box), first, upper)


class _Large(NamedTuple):
    """A letter's ink, and where its upper left corner is from the start of the foot."""

    drawn: Pixels.Image
    left: int
    top: int


@cache
def _large(letter: str, family: str, bold: bool) -> _Large | None:
    """A letter drawn once for all sizes; None for a space."""
    font = _font(family, bold)
    left, top, right, foot = map(int, font.getbbox(letter, anchor="ls"))
    if letter.isspace() or left >= right or top >= foot:
        return None
    sheet = Pixels.new("L", (right - left, foot - top))
    ImageDraw.Draw(sheet).text((-left, -top), letter, 255, font, anchor="ls")
    return _Large(sheet, left, top)


@cache
def _font(family: str, bold: bool) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(file_of(family, bold)), _LARGE, layout_engine=ImageFont.Layout.BASIC)


@dataclass(slots=True)
class Lettering:
    """Letters drawn so far; `letter_of` draws one, so many quarters of a pixel to the right."""

    letter_of: LetterOf = letter_ink
    _letters: dict[tuple[str, Face, int], Ink | None] = field(default_factory=dict)

    def line(self, said: str, face: Face, quarter: int) -> Ink | None:
        """A line that begins so many quarters of a pixel after its place; None for nothing but space."""
        advances = (width(letter, face.size, face.bold, face.family) * face.scale for letter in said)
        placed: list[tuple[int, Ink]] = []
        for letter, at in zip(said, accumulate(advances, initial=quarter / QUARTERS), strict=False):
            whole, rest = divmod(round(at * QUARTERS), QUARTERS)
            ink = self._letter(letter, face, rest)
            if ink is not None:
                placed.append((whole + ink.left, ink))
        if not placed:
            return None
        left, top = min(at for at, _ in placed), min(ink.top for _, ink in placed)
        right = max(at + ink.cover.width for at, ink in placed)
        foot = max(ink.top + ink.cover.height for _, ink in placed)
        cover = Pixels.new("L", (right - left, foot - top))
        for at, ink in placed:
            cover.paste(255, (at - left, ink.top - top), ink.cover)
        return Ink(cover, left, top)

    def _letter(self, letter: str, face: Face, quarter: int) -> Ink | None:
        key = letter, face, quarter
        if key not in self._letters:
            self._letters[key] = self.letter_of(*key)
        return self._letters[key]
