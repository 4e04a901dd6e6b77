"""A line of text as pixels: every letter is drawn once for each quarter of a pixel, then set side by side.

A letter stands where it would by its advance, to an eighth of a pixel, so that none jumps; a line's
foot stands on a whole pixel, which makes its letters the sharper. Who draws a letter is the caller's.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import accumulate
from typing import NamedTuple

from PIL import Image as Pixels

from deckgen.charts.measure import width

QUARTERS = 4  # of a pixel


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


@dataclass(slots=True)
class Lettering:
    """Letters drawn so far; `letter_of` draws one, so many quarters of a pixel to the right."""

    letter_of: LetterOf
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
