"""The door to Matplotlib: a Chart and a Theme in, the same picture as SVG and PNG out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache, lru_cache
from io import StringIO
from math import cos, radians, sin
from typing import Any

from matplotlib import rc_context
from matplotlib.backend_bases import GraphicsContextBase, RendererBase
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.backends.backend_svg import RendererSVG
from matplotlib.colors import to_rgba
from matplotlib.font_manager import FontProperties, fontManager
from matplotlib.path import Path
from matplotlib.text import Text as PlainText
from matplotlib.transforms import Affine2D
from PIL import Image as Pixels

from deckgen.charts.canvas import Line, Mark, Outline, Text
from deckgen.charts.catalogue import canvas_of
from deckgen.charts.chart import Chart, Image, Size
from deckgen.charts.measure import ASCENT, face, width
from deckgen.charts.png import png
from deckgen.charts.theme import Theme

PNG_DPI = 120  # for readers without SVG
POINTS = 72

# The same bytes everywhere: real text, no clock, ids from the content alone, widths as measured.
_SETTINGS: dict[str, Any] = {
    "svg.fonttype": "none",
    "svg.hashsalt": "deckgen",
    "svg.id": None,
    "text.hinting": "none",
    "text.usetex": False,
    "path.simplify": False,
}
_SVG: Any = RendererSVG  # untyped
_AGG: Any = RendererAgg
_NOTHING = {"Date": None, "Creator": None, "Format": None, "Type": None}
_BEFORE = {"left": 0.0, "center": 0.5, "right": 1.0}  # the part of a text that stands left of its x
_KEPT = 64  # pictures; a batch draws what is the same in every county once


@dataclass(frozen=True, slots=True)
class _Sheet:
    """All that a picture depends on: what is drawn, on what ground, in which face."""

    marks: tuple[Mark, ...]
    size: Size
    ground: str
    family: str
    deck_family: str


def draw(chart: Chart, theme: Theme) -> Image:
    """The picture of a chart at its exact size."""
    marks = _uniquely_named(marks_of(chart, theme))
    return _drawn(_Sheet(tuple(marks), chart.size, theme.ground, theme.family, theme.deck_family))


def marks_of(chart: Chart, theme: Theme) -> list[Mark]:
    """What the chart's kind draws, from back to front."""
    return canvas_of(chart, theme).marks


@lru_cache(maxsize=_KEPT)
def _drawn(sheet: _Sheet) -> Image:
    _register(sheet.family)
    with rc_context(_SETTINGS):  # type: ignore[arg-type]  # its stub wants literal keys
        return Image(_svg(sheet), _pixels(sheet), sheet.size)


def _svg(sheet: _Sheet) -> bytes:
    """The marks as real text and named shapes."""
    file = StringIO()
    renderer = _SVG(sheet.size.width, sheet.size.height, file, metadata=_NOTHING)
    _paint(renderer, sheet, 1.0)
    renderer.finalize()
    return _with_deck_face(file.getvalue(), sheet).encode()


def _pixels(sheet: _Sheet) -> bytes:
    """The marks as PNG, without the alpha that nothing in it has."""
    scale = PNG_DPI / POINTS
    renderer = _AGG(int(sheet.size.width * scale), int(sheet.size.height * scale), PNG_DPI)
    _paint(renderer, sheet, scale)
    whole = Pixels.frombuffer("RGBA", (int(renderer.width), int(renderer.height)), renderer.buffer_rgba())
    return png(whole.convert("RGB"), PNG_DPI)


def _paint(renderer: RendererBase, sheet: _Sheet, scale: float) -> None:
    """The ground and every mark, straight to the renderer.

    No Figure and no artists: laying out and styling what is already settled took half of the time.
    """
    size = sheet.size
    place = Affine2D().scale(scale, -scale).translate(0, size.height * scale)
    corners = ((0.0, 0.0), (size.width, 0.0), (size.width, size.height), (0.0, size.height))
    for mark in (Outline(corners, sheet.ground, "none", 0.0, "ground"), *sheet.marks):
        renderer.open_group("mark", gid=mark.name)
        context = renderer.new_gc()
        match mark:
            case Outline():
                _outline(renderer, context, mark, place)
            case Line():
                _line(renderer, context, mark, place)
            case Text():
                _text(renderer, context, mark, place, sheet)
        renderer.close_group("mark")


def _outline(renderer: RendererBase, context: GraphicsContextBase, mark: Outline, place: Affine2D) -> None:
    edged = mark.edge != "none" and mark.wide
    context.set_linewidth(mark.wide if edged else 0.0)
    if edged:
        context.set_foreground(mark.edge)
        context.set_joinstyle("round" if len(mark.points) > 4 else "miter")
    path = Path([*mark.points, mark.points[0]], closed=True)
    renderer.draw_path(context, path, place, None if mark.fill == "none" else to_rgba(mark.fill))


def _line(renderer: RendererBase, context: GraphicsContextBase, mark: Line, place: Affine2D) -> None:
    context.set_linewidth(mark.wide)
    context.set_foreground(mark.colour)
    context.set_joinstyle("round")
    context.set_capstyle("projecting")
    renderer.draw_path(context, Path(mark.points), place)


def _text(
    renderer: RendererBase,
    context: GraphicsContextBase,
    mark: Text,
    place: Affine2D,
    sheet: _Sheet,
) -> None:
    """One line of text; a turned one hangs from its end, below its anchor."""
    before = _BEFORE[mark.ha] * width(mark.said, mark.size, mark.bold, sheet.family)
    below = ASCENT * mark.size if mark.turn else 0.0
    turn = radians(mark.turn)
    x = mark.x - before * cos(turn) + below * sin(turn)
    y = mark.y + before * sin(turn) + below * cos(turn)
    across, up = place.transform((x, y))
    down = place.transform((0.0, 0.0))[1] - up
    context.set_foreground(mark.colour)
    font = _font(sheet.family, mark.bold, mark.size)
    # Only an SVG is laid out again by others.
    about = _anchor(mark, sheet.size) if isinstance(renderer, RendererSVG) else _AS_MEASURED
    renderer.draw_text(context, across, down, mark.said, font, mark.turn, mtext=about)


def _anchor(mark: Text, size: Size) -> PlainText:
    """What lets the SVG hang a text by its middle or its end, wherever another face would put them."""
    anchor = PlainText(mark.x, size.height - mark.y, ha=mark.ha, rotation_mode="anchor")
    anchor.set_transform(_UNMOVED)
    return anchor


_UNMOVED = Affine2D()
_AS_MEASURED = PlainText(fontfeatures=("-kern", "-liga", "-clig"))


@cache
def _font(family: str, bold: bool, size: float) -> FontProperties:
    return FontProperties(family=family, weight="bold" if bold else "normal", size=size)


def _uniquely_named(marks: list[Mark]) -> list[Mark]:
    """The marks with a number behind a name that came before: an id stands once in an SVG."""
    seen: dict[str, int] = {}
    named = []
    for mark in marks:
        seen[mark.name] = seen.get(mark.name, 0) + 1
        named.append(mark if seen[mark.name] == 1 else replace(mark, name=f"{mark.name}~{seen[mark.name]}"))
    return named


@cache
def _register(family: str) -> None:
    """The shipped faces come first, before any of that name that a machine may have."""
    for bold in (False, True):
        fontManager.addfont(str(face(family, bold)))
        fontManager.ttflist.insert(0, fontManager.ttflist.pop())


def _with_deck_face(svg: str, sheet: _Sheet) -> str:
    """The SVG asking for the deck's own face first, and for ours where that is missing."""
    faces = dict.fromkeys((sheet.deck_family, sheet.family))
    named = ", ".join(f"'{face}'" for face in faces) + ", sans-serif"
    return svg.replace(f"'{sheet.family}'", named)
