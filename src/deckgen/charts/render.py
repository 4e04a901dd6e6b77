"""The door to Matplotlib: a Chart and a Theme in, the same picture as SVG and PNG out."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, lru_cache
from math import ceil, cos, floor, radians, sin
from typing import Any

from matplotlib import rcParams
from matplotlib.backend_bases import GraphicsContextBase
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.colors import to_rgba
from matplotlib.font_manager import FontProperties, fontManager
from matplotlib.path import Path
from matplotlib.text import Text as PlainText
from matplotlib.transforms import Affine2D
from PIL import Image as Pixels

from deckgen.charts.canvas import Line, Mark, Outline, Point, Text, uniquely_named
from deckgen.charts.catalogue import canvas_of
from deckgen.charts.chart import Chart, Image, Size
from deckgen.charts.lettering import QUARTERS, Face, Lettering
from deckgen.charts.measure import ASCENT, face, width
from deckgen.charts.png import png
from deckgen.charts.theme import Theme
from deckgen.charts.vector import join_of, svg

PNG_DPI = 120  # for readers without SVG
SCALE = PNG_DPI / 72  # pixels a point

# The same bytes everywhere: real text, no clock, ids from the content alone, widths as measured.
_SETTINGS: dict[str, Any] = {
    "text.hinting": "none",
    "text.usetex": False,
    "path.simplify": False,
}
_PARAMETERS: Any = rcParams  # its stub wants literal keys
_AGG: Any = RendererAgg  # untyped
_BLANK: Any = lru_cache(maxsize=2)(RendererAgg)  # taken again: most charts of a deck have one size
_BEFORE = {"left": 0.0, "center": 0.5, "right": 1.0}  # the part of a text that stands left of its x
_KEPT = 32  # pictures; a batch draws what is the same in every county once
_SHAPES, _CONTEXTS = 768, 64
_BLACK = f"#{0:06x}"
_LINES, _TURNED = 768, 32

Drawn = tuple[memoryview, int, int]  # pixels, and how far right of and below a place they begin


@dataclass(frozen=True, slots=True)
class _Sheet:
    """All that a picture depends on: what is drawn, and the faces that its text asks for, ours last."""

    marks: tuple[Mark, ...]
    size: Size
    faces: tuple[str, str]


def draw(chart: Chart, theme: Theme) -> Image:
    """The picture of a chart at its exact size."""
    wide, high = chart.size.width, chart.size.height
    corners = ((0.0, 0.0), (wide, 0.0), (wide, high), (0.0, high))
    marks = uniquely_named([Outline(corners, theme.ground, "none", 0.0, "ground"), *marks_of(chart, theme)])
    return _drawn(_Sheet(tuple(marks), chart.size, (theme.deck_family, theme.family)))


def marks_of(chart: Chart, theme: Theme) -> list[Mark]:
    """What the chart's kind draws, from back to front."""
    return canvas_of(chart, theme).marks


@lru_cache(maxsize=_KEPT)
def _drawn(sheet: _Sheet) -> Image:
    _register(sheet.faces[-1])
    with _settings():
        return Image(svg(sheet.marks, sheet.size, sheet.faces), _pixels(sheet), sheet.size)


@contextmanager
def _settings() -> Iterator[None]:
    """Our settings for a while; `rc_context` would keep all three hundred, for every picture."""
    before = {name: _PARAMETERS[name] for name in _SETTINGS}
    _PARAMETERS.update(_SETTINGS)
    try:
        yield
    finally:
        _PARAMETERS.update(before)


def _pixels(sheet: _Sheet) -> bytes:
    """The marks as PNG, without the alpha that nothing in it has.

    No Figure and no artists: laying out and styling what is already settled took half of the time.
    """
    renderer = _BLANK(int(sheet.size.width * SCALE), int(sheet.size.height * SCALE), PNG_DPI)
    renderer.clear()
    place = Affine2D().scale(SCALE, -SCALE).translate(0, sheet.size.height * SCALE)
    for mark in sheet.marks:
        match mark:
            case Outline():
                _outline(renderer, mark, place)
            case Line():
                _line(renderer, mark, place)
            case Text():
                _lettered(renderer, mark, sheet.faces[-1])
    whole = Pixels.frombuffer("RGBA", (int(renderer.width), int(renderer.height)), renderer.buffer_rgba())
    return png(whole, PNG_DPI)


def _outline(renderer: Any, mark: Outline, place: Affine2D) -> None:
    if mark.edge != "none" and mark.wide:
        context = _context(mark.wide, mark.edge, join_of(mark))
    else:
        context = _context(0.0)
    fill = None if mark.fill == "none" else to_rgba(mark.fill)
    renderer.draw_path(context, _closed(mark.points), place, fill)


@lru_cache(maxsize=_SHAPES)
def _closed(points: tuple[Point, ...]) -> Path:
    return Path([*points, points[0]], closed=True)


def _line(renderer: Any, mark: Line, place: Affine2D) -> None:
    renderer.draw_path(_context(mark.wide, mark.colour, "round", "projecting"), Path(mark.points), place)


@lru_cache(maxsize=_CONTEXTS)
def _context(wide: float, colour: str = _BLACK, join: Any = "round", cap: Any = "butt") -> Any:
    """How a path is stroked; what is drawn with it changes nothing of it, so most marks share a few."""
    context = GraphicsContextBase()
    context.set_linewidth(wide)
    context.set_foreground(colour)
    context.set_joinstyle(join)
    context.set_capstyle(cap)
    return context


def _lettered(renderer: Any, mark: Text, family: str) -> None:
    """A text in pixels, from where it was drawn before: a batch has most in every deck."""
    turn, face = radians(mark.turn), Face(family, mark.bold, mark.size, SCALE)
    before = _BEFORE[mark.ha] * width(mark.said, mark.size, mark.bold, family)
    below = ASCENT * mark.size if mark.turn else 0.0
    across = (mark.x - before * cos(turn) + below * sin(turn)) * SCALE
    down = (mark.y + before * sin(turn) + below * cos(turn)) * SCALE
    if mark.turn:
        left, foot = floor(across), floor(down)
        drawn = _turned(mark.said, face, mark.turn, (across - left, down - foot), mark.colour)
    else:
        (left, quarter), foot = divmod(round(across * QUARTERS), QUARTERS), round(down)
        drawn = _line_of(mark.said, face, quarter, mark.colour)
    if drawn is not None:
        pixels, right, low = drawn
        renderer.draw_image(_context(0.0), left + right, int(renderer.height) - foot - low, pixels)


@lru_cache(maxsize=_LINES)
def _line_of(said: str, face: Face, quarter: int, colour: str) -> Drawn | None:
    """A line set from letters."""
    ink = _LETTERING.line(said, face, quarter)
    if ink is None:
        return None
    inked = Pixels.new("RGBA", ink.cover.size, colour)
    inked.putalpha(ink.cover)
    return _upside_down(inked), ink.left, ink.top + inked.height


@lru_cache(maxsize=_TURNED)
def _turned(said: str, face: Face, turn: float, rest: Point, colour: str) -> Drawn | None:
    """A line that Matplotlib turns, `rest` of a pixel after its place."""
    middle = ceil(width(said, face.size, face.bold, face.family) * SCALE) + 2 * ceil(face.size * SCALE)
    sheet = _AGG(2 * middle, 2 * middle, PNG_DPI)
    context, font = sheet.new_gc(), _font(face.family, face.bold, face.size)
    context.set_foreground(colour)
    sheet.draw_text(context, middle + rest[0], middle + rest[1], said, font, turn, mtext=_AS_MEASURED)
    inked = Pixels.frombuffer("RGBA", (2 * middle, 2 * middle), sheet.buffer_rgba())
    box = inked.getchannel("A").getbbox()
    return None if box is None else (_upside_down(inked.crop(box)), box[0] - middle, box[3] - middle)


def _upside_down(inked: Pixels.Image) -> memoryview:
    """Pixels from the lowest row up, as the renderer takes them."""
    content = inked.transpose(Pixels.Transpose.FLIP_TOP_BOTTOM).tobytes()
    return memoryview(bytearray(content)).cast("B", (inked.height, inked.width, 4))


_AS_MEASURED = PlainText(fontfeatures=("-kern", "-liga", "-clig"))
_LETTERING = Lettering()


@cache
def _font(family: str, bold: bool, size: float) -> FontProperties:
    return FontProperties(family=family, weight="bold" if bold else "normal", size=size)


@cache
def _register(family: str) -> None:
    """The shipped faces come first, before any of that name that a machine may have."""
    for bold in (False, True):
        fontManager.addfont(str(face(family, bold)))
        fontManager.ttflist.insert(0, fontManager.ttflist.pop())
