"""The canvas a chart kind draws on: it records marks as plain values, in points, y downwards.

A kind knows no drawing library: `render.py` turns the marks into Matplotlib artists, and
tests measure the marks themselves.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from math import cos, pi, sin

from deckgen.charts.chart import Size
from deckgen.charts.measure import CAP, LINE, width
from deckgen.charts.theme import Theme, contrast

SIDES = 24  # corners of a dot
GAP = 6.0  # between a bar and its label

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Outline:
    """A closed shape, filled or not ("none"), with an edge of `wide` points or none."""

    points: tuple[Point, ...]
    fill: str
    edge: str
    wide: float
    name: str


@dataclass(frozen=True, slots=True)
class Line:
    """An open line through points."""

    points: tuple[Point, ...]
    colour: str
    wide: float
    name: str


@dataclass(frozen=True, slots=True)
class Text:
    """One line of text on the baseline `y`; turned text hangs anticlockwise from its right end."""

    x: float
    y: float
    said: str
    size: float
    colour: str
    bold: bool
    ha: str
    name: str
    turn: float = 0.0


Mark = Outline | Line | Text


@dataclass(frozen=True, slots=True)
class Frame:
    """Where bars stand: the plot's rectangle, points per unit of share, a bar's thickness, and between bars.

    Bars grow from the left edge, or from the foot. PowerPoint's own charts are settled from it.
    """

    x: float
    y: float
    width: float
    height: float
    unit: float
    bar: float
    between: float = 0.0


@dataclass(slots=True)
class Canvas:
    """An empty sheet of `size` with the theme to draw in; `marks` fill it from back to front.

    A kind that has bars, dots or lines on a scale leaves its `frame`.
    """

    size: Size
    theme: Theme
    marks: list[Mark] = field(default_factory=list)
    frame: Frame | None = None

    def bar(self, x: float, y: float, wide: float, high: float, colour: str, name: str) -> None:
        """A filled rectangle from its upper left corner; a light one gets an outline inside it."""
        light = self.is_faint(colour)
        inset = 0.4 if light else 0.0
        left, top = x + inset, y + inset
        right, bottom = max(x + wide - inset, left), max(y + high - inset, top)
        corners = ((left, top), (right, top), (right, bottom), (left, bottom))
        edge = self.theme.outline if light else "none"
        self.marks.append(Outline(corners, colour, edge, 0.8 if light else 0.0, name))

    def outline(self, points: Sequence[Point], fill: str, edge: str, wide: float, name: str) -> None:
        """A closed shape."""
        self.marks.append(Outline(tuple(points), fill, edge, wide, name))

    def line(self, points: list[Point], colour: str, wide: float, name: str) -> None:
        """An open line."""
        self.marks.append(Line(tuple(points), colour, wide, name))

    def text(
        self,
        x: float,
        y: float,
        said: str,
        size: float,
        colour: str | None = None,
        bold: bool = False,
        ha: str = "left",
        name: str = "",
        turn: float = 0.0,
    ) -> None:
        """One line of text whose capitals are centred on `y`; turned text ends at (x, y)."""
        baseline = y if turn else y + CAP * size / 2
        self.marks.append(Text(x, baseline, said, size, colour or self.theme.ink, bold, ha, name, turn))

    def lines(
        self,
        x: float,
        y: float,
        said: tuple[str, ...],
        size: float,
        colour: str | None = None,
        bold: bool = False,
        ha: str = "left",
        name: str = "",
        leading: float = LINE,
    ) -> None:
        """Lines of text `leading` times their size apart, the block centred on `y`."""
        top = y - (len(said) - 1) * leading * size / 2
        for index, line in enumerate(said):
            self.text(x, top + index * leading * size, line, size, colour, bold, ha, f"{name}:{index}")

    def lines_up(
        self, at: Point, said: tuple[str, ...], size: float, colour: str | None, bold: bool, name: str
    ) -> None:
        """Centred lines, the last at a point and the others above it; the last one has the plain name."""
        for up, line in enumerate(reversed(said)):
            y, key = at[1] - up * LINE * size, f"{name}:{up}" if up else name
            self.text(at[0], y, line, size, colour, bold, "center", key)

    def width(self, said: str, size: float, bold: bool = False) -> float:
        """The width of a line in points."""
        return width(said, size, bold, self.theme.family)

    def is_faint(self, colour: str) -> bool:
        """Whether a fill needs an outline to stand out from the ground."""
        return contrast(colour, self.theme.ground) < 3

    def ink_on(self, colour: str) -> str:
        """The text colour that reads best on a fill."""
        ink, ground = self.theme.ink, self.theme.ground
        return ink if contrast(ink, colour) >= contrast(ground, colour) else ground


def uniquely_named(marks: Sequence[Mark]) -> list[Mark]:
    """The marks with a number behind a name that came before: an id stands once in an SVG."""
    seen: dict[str, int] = {}
    named = []
    for mark in marks:
        times = seen[mark.name] = seen.get(mark.name, 0) + 1
        named.append(mark if times == 1 else replace(mark, name=f"{mark.name}~{times}"))
    return named


def swatch(canvas: Canvas, x: float, y: float, side: float, colour: str, name: str) -> None:
    """A legend's square, centred on `y`."""
    canvas.bar(x, y - side / 2, side, side, colour, name)


def disc(x: float, y: float, radius: float) -> list[Point]:
    """The corners of a dot."""
    turns = [2 * pi * step / SIDES for step in range(SIDES)]
    return [(x + radius * cos(turn), y + radius * sin(turn)) for turn in turns]
