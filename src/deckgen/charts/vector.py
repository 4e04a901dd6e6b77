"""Marks as SVG, straight to text: letter by letter what Matplotlib's own renderer writes.

That takes five times as long; `tests/charts/test_vector.py` holds us to it, for every mark and story.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from math import cos, radians, sin
from xml.sax.saxutils import escape

from deckgen.charts.canvas import Line, Mark, Outline, Point, Text
from deckgen.charts.chart import Size
from deckgen.charts.measure import ASCENT

_HEAD = """\
<?xml version="1.0" encoding="utf-8" standalone="no"?>
<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN"
  "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
"""
_STYLE = """\
 <defs>
  <style type="text/css">*{stroke-linejoin: round; stroke-linecap: butt}</style>
 </defs>
"""
_HUNG = {"left": "start", "center": "middle", "right": "end"}
_BLACK = f"#{0:06x}"  # which an SVG takes for granted
_SHAPES = 768  # a batch draws the outlines of the same map in every deck


def svg(marks: Iterable[Mark], size: Size, faces: tuple[str, ...]) -> bytes:
    """A picture of real text and named shapes; `faces` are asked for one after another."""
    wide, high = _number(size.width), _number(size.height)
    family = ", ".join([*(f"'{face}'" for face in dict.fromkeys(faces)), "sans-serif"])
    return "".join(
        (
            f'{_HEAD}<svg xmlns:xlink="http://www.w3.org/1999/xlink" width="{wide}pt" height="{high}pt" '
            f'viewBox="0 0 {wide} {high}" xmlns="http://www.w3.org/2000/svg" version="1.1">\n{_STYLE}',
            *(f" <g id={_quoted(mark.name)}>\n  {element(mark, family)}\n </g>\n" for mark in marks),
            "</svg>\n",
        )
    ).encode()


def element(mark: Mark, family: str) -> str:
    """The element of one mark."""
    match mark:
        case Outline():
            return _path(_outlined(mark.points, mark.fill != "none"), _look(mark))
        case Line():
            style = ["fill: none", *_stroke(mark.colour, mark.wide), "stroke-linecap: square"]
            return _path(_drawn(mark.points), style)
        case Text():
            return _text(mark, family)


def join_of(mark: Outline) -> str:
    """How the corners of an edge are made: sharp on bars, round on whatever has more of them."""
    return "round" if len(mark.points) > 4 else "miter"


def _look(mark: Outline) -> list[str]:
    """How a shape is filled and edged."""
    style = [] if mark.fill == _BLACK else [f"fill: {mark.fill.lower()}"]
    if mark.edge != "none" and mark.wide:
        style += _stroke(mark.edge, mark.wide)
        if join_of(mark) != "round":
            style.append("stroke-linejoin: miter")
    return style


def _stroke(colour: str, wide: float) -> list[str]:
    usual = [] if wide == 1 else [f"stroke-width: {_number(wide)}"]
    return [f"stroke: {colour.lower()}", *usual]


def _path(data: str, style: list[str]) -> str:
    styled = f' style="{"; ".join(style)}"' if style else ""
    return f'<path d="{data}"{styled}/>'


def _text(mark: Text, family: str) -> str:
    """A text, hung by its start, middle or end, wherever another face would put the others.

    Turned, it hangs from its end, below its anchor.
    """
    below, turn = ASCENT * mark.size if mark.turn else 0.0, radians(mark.turn)
    x, y = _number(mark.x + below * sin(turn)), _number(mark.y + below * cos(turn))
    weight = "font-weight: 700; " if mark.bold else ""
    fill = "" if mark.colour == _BLACK else f"; fill: {mark.colour.lower()}"
    return (
        f'<text style="{weight}font-size: {_number(mark.size)}px; font-family: {family}; '
        f'text-anchor: {_HUNG[mark.ha]}{fill}" x="{x}" y="{y}" '
        f'transform="rotate({_number(-mark.turn)} {x} {y})">{escape(mark.said)}</text>'
    )


@lru_cache(maxsize=_SHAPES)
def _outlined(points: tuple[Point, ...], filled: bool) -> str:
    """A closed path; one that is only an edge goes back to its start before it ends."""
    return f"{_drawn(points if filled else (*points, points[0]))}z\n"


def _drawn(points: tuple[Point, ...]) -> str:
    return "M " + "L ".join(f"{_number(x)} {_number(y)} \n" for x, y in points)


def _number(value: float) -> str:
    return f"{value:f}".rstrip("0").rstrip(".")


def _quoted(text: str) -> str:
    """An attribute's value in whichever quotes it doesn't hold."""
    said = escape(text)
    if '"' not in said:
        return f'"{said}"'
    if "'" not in said:
        return f"'{said}'"
    said = said.replace('"', "&quot;").replace("'", "&apos;")
    return f'"{said}"'
