"""Marks as the attributes of SVG elements: what Matplotlib's renderer would write, without its detours.

`render.py` hands them to that renderer's writer, so that an SVG has one maker.
"""

from __future__ import annotations

from functools import lru_cache
from math import cos, radians, sin

from deckgen.charts.canvas import Outline, Point, Text
from deckgen.charts.measure import ASCENT

_HUNG = {"left": "start", "center": "middle", "right": "end"}
_BLACK = f"#{0:06x}"  # which an SVG takes for granted
_SHAPES = 768  # a batch draws the outlines of the same map in every deck


def path_attributes(mark: Outline) -> dict[str, str]:
    """A filled shape."""
    style = [] if mark.fill == _BLACK else [f"fill: {mark.fill.lower()}"]
    if mark.edge != "none" and mark.wide:
        style.append(f"stroke: {mark.edge.lower()}")
        if mark.wide != 1:
            style.append(f"stroke-width: {_number(mark.wide)}")
        if join_of(mark) != "round":
            style.append("stroke-linejoin: miter")
    return {"d": _path_data(mark.points), "style": "; ".join(style)}


def text_attributes(mark: Text, family: str) -> dict[str, str]:
    """A text, hung by its start, middle or end, wherever another face would put the others.

    Turned, it hangs from its end, below its anchor.
    """
    below, turn = ASCENT * mark.size if mark.turn else 0.0, radians(mark.turn)
    x, y = _number(mark.x + below * sin(turn)), _number(mark.y + below * cos(turn))
    style = ["font-weight: 700"] if mark.bold else []
    style += [f"font-size: {_number(mark.size)}px", f"font-family: {family!r}"]
    style.append(f"text-anchor: {_HUNG[mark.ha]}")
    if mark.colour != _BLACK:
        style.append(f"fill: {mark.colour.lower()}")
    turned = f"rotate({_number(-mark.turn)} {x} {y})"
    return {"style": "; ".join(style), "x": x, "y": y, "transform": turned}


def with_faces(svg: str, family: str, deck_family: str) -> str:
    """The SVG asking for the deck's own face first, and for ours where that is missing."""
    named = ", ".join(f"'{face}'" for face in dict.fromkeys((deck_family, family))) + ", sans-serif"
    return svg.replace(f"'{family}'", named)


def join_of(mark: Outline) -> str:
    """How the corners of an edge are made: sharp on bars, round on whatever has more of them."""
    return "round" if len(mark.points) > 4 else "miter"


@lru_cache(maxsize=_SHAPES)
def _path_data(points: tuple[Point, ...]) -> str:
    return "M " + "L ".join(f"{_number(x)} {_number(y)} \n" for x, y in points) + "z\n"


def _number(value: float) -> str:
    return f"{value:f}".rstrip("0").rstrip(".")
