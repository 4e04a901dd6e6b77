"""How wide text is: measured in the shipped faces, in points, without hinting; and wrapped by it.

A text is as wide as its letters' advances together: PowerPoint neither kerns nor joins letters unless
it is told to, and what kerning takes away (up to 3 %) would be missing in its boxes.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from pathlib import Path

from PIL import ImageFont

from deckgen.charts.joints import joints

FONTS = Path(__file__).resolve().parent / "fonts"
LINE = 1.2  # line height as a multiple of the text size
ASCENT = 0.75  # of the text size, above the baseline
DESCENT = 0.2  # of the text size, below the baseline
CAP = 0.64  # cap and digit height of Carlito and Calibri, of the text size

_KEPT = 2048  # texts; the decks of a batch have most of theirs in common
_UNIT = 2048  # units of the em in both faces: at this size nothing is rounded
_AT_HYPHENS = re.compile(r"[^\-–]+[\-–]*|[\-–]+")  # where every program parts a word by itself
_PIECES = re.compile(r"[^\s/\-–]+[/\-–]*|[/\-–]+")  # «Utdannings-», «forsknings/»


def face(family: str, bold: bool) -> Path:
    """The font file of a shipped family."""
    return FONTS / f"{family}-{'Bold' if bold else 'Regular'}.ttf"


class _Advances(dict[str, float]):
    """How far each letter of a face moves on, as a part of the text size; looked up once a letter."""

    def __init__(self, family: str, bold: bool) -> None:
        super().__init__()
        self._font = ImageFont.truetype(str(face(family, bold)), _UNIT, layout_engine=ImageFont.Layout.BASIC)

    def __missing__(self, letter: str) -> float:
        drawn = " " if letter.isspace() else letter  # the faces have no hard space; a space stands for it
        self[letter] = advance = self._font.getlength(drawn) / _UNIT
        return advance


@cache
def _advances(family: str, bold: bool) -> _Advances:
    return _Advances(family, bold)


@lru_cache(maxsize=4 * _KEPT)
def _unit_width(text: str, family: str, bold: bool) -> float:
    return sum(map(_advances(family, bold).__getitem__, text))


def width(text: str, size: float, bold: bool = False, family: str = "Carlito") -> float:
    """The width of one line in points."""
    return _unit_width(text, family, bold) * size


@cache
def _drawn(letter: str, family: str) -> bytes:
    font = ImageFont.truetype(str(face(family, False)), 40, layout_engine=ImageFont.Layout.BASIC)
    return bytes(font.getmask(letter))


def without_glyph(text: str, family: str = "Carlito") -> str:
    """The letters of a text that a shipped face draws as the empty box of a letter that it lacks."""
    odd = sorted({letter for letter in text if letter > "\u017f" and not letter.isspace()})
    if not odd:
        return ""
    box = _drawn("\U0010fffd", family)
    return "".join(letter for letter in odd if _drawn(letter, family) == box)


@lru_cache(maxsize=_KEPT)
def wrap(text: str, room: float, size: float, bold: bool = False, family: str = "Carlito") -> tuple[str, ...]:
    """The text in as few lines as fit `room` points, about equally long; never a character lost.

    It parts at spaces, after «/» and «-», and inside a word only where the word alone is too
    wide: at a Norwegian joint, else at any letter, with a hyphen.
    """
    pieces = _pieces(text, room, size, bold, family)
    lines = _greedy(pieces, room, size, bold, family)
    if len(lines) < 2:
        return lines
    # The narrowest room that still needs no further line balances the lines.
    low, high = room * 0.4, room
    for _ in range(7):
        middle = (low + high) / 2
        fits = len(_greedy(pieces, middle, size, bold, family)) == len(lines)
        low, high = (low, middle) if fits else (middle, high)
    return _greedy(pieces, high, size, bold, family)


def breakable(text: str, room: float, size: float, bold: bool = False, family: str = "Carlito") -> str:
    """The text with a hyphen in each word that alone is wider than `room`, for whoever wraps it later."""
    parts = (part for word in text.split(" ") for part in (*(_AT_HYPHENS.findall(word) or [""]), " "))
    return "".join(bit for part in parts for bit in _parted(part, room, size, bold, family))[:-1]


def _pieces(text: str, room: float, size: float, bold: bool, family: str) -> list[tuple[str, bool]]:
    """(piece, whether a space stands before it): what may be put on a line of its own."""
    found: list[tuple[str, bool]] = []
    for word in text.split(" "):
        parts = _PIECES.findall(word) or [word]
        for index, part in enumerate(parts):
            for place, bit in enumerate(_parted(part, room, size, bold, family)):
                found.append((bit, index == 0 and place == 0))
    return found


def _parted(word: str, room: float, size: float, bold: bool, family: str) -> list[str]:
    """A word that is wider than the room, in parts that end with a hyphen."""
    if width(word, size, bold, family) <= room or len(word) < 6:
        return [word]
    cut = max((c for c in joints(word) if width(word[:c] + "-", size, bold, family) <= room), default=0)
    if not cut:
        cut = max(
            (c for c in range(3, len(word) - 2) if width(word[:c] + "-", size, bold, family) <= room),
            default=0,
        )
    if not cut:
        return [word]
    first, *others = _parted(word[cut:], room, size, bold, family)
    # The rest may know a joint that the whole word hides: what fits the line with it needs no hyphen.
    if width(word[:cut] + first, size, bold, family) <= room:
        return [word[:cut] + first, *others]
    return [word[:cut] + "-", first, *others]


def _greedy(
    pieces: list[tuple[str, bool]], room: float, size: float, bold: bool, family: str
) -> tuple[str, ...]:
    lines: list[str] = []
    for piece, spaced in pieces:
        if lines:
            longer = lines[-1] + (" " if spaced else "") + piece
            if width(longer, size, bold, family) <= room:
                lines[-1] = longer
                continue
        lines.append(piece)
    return tuple(lines)


@lru_cache(maxsize=_KEPT)
def line_count(text: str, room: float, size: float, bold: bool = False, family: str = "Carlito") -> int:
    """How many lines a text takes in a box of that width, as PowerPoint fills them."""
    return len(_greedy([(w, True) for w in text.split(" ")], room, size, bold, family))
