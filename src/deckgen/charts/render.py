"""The door to Matplotlib: a Chart and a Theme in, the same picture as SVG and PNG out."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from io import BytesIO
from typing import Any

from matplotlib import rc_context
from matplotlib.artist import Artist
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import fontManager
from matplotlib.lines import Line2D
from matplotlib.patches import Polygon
from matplotlib.text import Text as PlainText
from matplotlib.transforms import Affine2D
from PIL import Image as Pixels

from deckgen.charts.canvas import Line, Mark, Outline, Text
from deckgen.charts.catalogue import canvas_of
from deckgen.charts.chart import Chart, Image
from deckgen.charts.measure import face
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


def draw(chart: Chart, theme: Theme) -> Image:
    """The picture of a chart at its exact size."""
    with rc_context(_SETTINGS):  # type: ignore[arg-type]  # its stub wants literal keys
        made = figure(chart, theme)
        svg = BytesIO()
        made.savefig(svg, format="svg", metadata={"Date": None, "Creator": None})
        png = _pixels(made)
    return Image(_with_deck_face(svg.getvalue(), theme), png, chart.size)


def _pixels(made: Figure) -> bytes:
    """The figure as PNG, without the alpha that nothing in it has: a third less to pack."""
    made.set_dpi(PNG_DPI)
    canvas: Any = FigureCanvasAgg(made)  # untyped where it matters
    canvas.draw()
    png = BytesIO()
    size = canvas.get_width_height(physical=True)
    whole = Pixels.frombuffer("RGBA", size, canvas.buffer_rgba(), "raw", "RGBA", 0, 1)
    whole.convert("RGB").save(png, "png", dpi=(PNG_DPI, PNG_DPI), compress_level=1)
    return png.getvalue()


def figure(chart: Chart, theme: Theme) -> Figure:
    """The chart as a Matplotlib figure in points, y downwards."""
    _register(theme.family)
    made = Figure(figsize=(chart.size.width / POINTS, chart.size.height / POINTS), dpi=POINTS)
    FigureCanvasAgg(made)
    made.set_facecolor(theme.ground)
    # No Axes: ticks, spines and locators that nobody sees cost a third of the time.
    points = Affine2D().scale(1 / POINTS, -1 / POINTS).translate(0, chart.size.height / POINTS)
    place = points + made.dpi_scale_trans
    for order, mark in enumerate(_uniquely_named(marks_of(chart, theme))):
        artist = _artist(mark, theme)
        artist.set_zorder(order)  # Matplotlib would draw every line above every bar
        artist.set_transform(place)
        made.add_artist(artist)
    return made


def marks_of(chart: Chart, theme: Theme) -> list[Mark]:
    """What the chart's kind draws, from back to front."""
    return canvas_of(chart, theme).marks


def _uniquely_named(marks: list[Mark]) -> list[Mark]:
    """The marks with a number behind a name that came before: an id stands once in an SVG."""
    seen: dict[str, int] = {}
    named = []
    for mark in marks:
        seen[mark.name] = seen.get(mark.name, 0) + 1
        named.append(mark if seen[mark.name] == 1 else replace(mark, name=f"{mark.name}~{seen[mark.name]}"))
    return named


def _artist(mark: Mark, theme: Theme) -> Artist:
    """One mark as a Matplotlib artist, unclipped and named in the SVG."""
    match mark:
        case Outline(points, fill, edge, wide, name):
            shape = Polygon(
                points, closed=True, facecolor=fill, edgecolor=edge, linewidth=wide, clip_on=False, gid=name
            )
            shape.set_joinstyle("round" if len(points) > 4 else "miter")
            return shape
        case Line(points, colour, wide, name):
            xs, ys = zip(*points, strict=True)
            return Line2D(xs, ys, color=colour, linewidth=wide, clip_on=False, gid=name)
        case Text():
            return _line_of_text(mark, theme)


def _line_of_text(mark: Text, theme: Theme) -> Artist:
    return PlainText(
        mark.x,
        mark.y,
        mark.said,
        fontsize=mark.size,
        fontfamily=theme.family,
        fontweight="bold" if mark.bold else "normal",
        color=mark.colour,
        ha=mark.ha,
        va="top" if mark.turn else "baseline",
        rotation=mark.turn,
        rotation_mode="anchor" if mark.turn else "default",
        parse_math=False,
        clip_on=False,
        gid=mark.name,
    )


@cache
def _register(family: str) -> None:
    """The shipped faces come first, before any of that name that a machine may have."""
    for bold in (False, True):
        fontManager.addfont(str(face(family, bold)))
        fontManager.ttflist.insert(0, fontManager.ttflist.pop())


def _with_deck_face(svg: bytes, theme: Theme) -> bytes:
    """The SVG asking for the deck's own face first, and for ours where that is missing."""
    faces = dict.fromkeys((theme.deck_family, theme.family))
    named = ", ".join(f"'{face}'" for face in faces) + ", sans-serif"
    return svg.replace(f"'{theme.family}'".encode(), named.encode())
