"""NativeChart: a chart for PowerPoint to draw, settled to the last figure, colour and place.

Places are in points from the chart's upper left corner, as on the Canvas. Colours are `#RRGGBB`
or "none". Nothing here knows XML: `powerpoint/native_chart/` writes it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from deckgen.charts.canvas import Mark
from deckgen.charts.chart import Size, Wording


class Shape(StrEnum):
    """What PowerPoint calls the chart."""

    BARS = "bars"  # categories down, from the top
    COLUMNS = "columns"
    DOTS = "dots"  # a scatter chart: x is the figure, y the row
    LINES = "lines"  # categories along the foot


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in points."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Its right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return self.y + self.height


@dataclass(frozen=True, slots=True)
class NativePoint:
    """One figure: its value as printed (None: no bar), its looks, and the mark behind its label.

    `value` is a share as a fraction, or a mean. `edge` is the colour of the line around a bar: an outline,
    or the chart's `ground` between the parts of a stack. `offset` is how far the middle of the picture's
    label lies from the middle of its bar, in points. A label says nothing for a value below `least`, which
    makes a part that is too small for it.
    """

    value: float | None
    fill: str = "none"
    edge: str = "none"
    ink: str = "none"
    size: float = 12.0
    bold: bool = False
    mark: str = ""
    mark_above: bool = False
    inside: bool = False
    labelled: bool = True
    least: float = 0.0
    offset: tuple[float, float] = (0.0, 0.0)
    interval: tuple[float, float] | None = None
    height: float = 0.0  # of a dot: where its row stands, in points from the plot's foot


@dataclass(frozen=True, slots=True)
class Padding:
    """Room before the next part of a stack, which follows the figures: `at`, less some of the series.

    `at` is where that part begins in the picture, or where the middle of the scale stands. The series are
    told by their places in the chart: those taken off `whole`, and those of which a half is.
    """

    at: float
    whole: tuple[int, ...] = ()
    halved: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class NativeSeries:
    """Points of one name, one a category; `colour` is what most of its bars have."""

    name: str
    colour: str
    points: tuple[NativePoint, ...]
    padding: Padding | None = None  # nothing but room, which nobody types
    dashed: bool = False
    dot: float = 9.0  # how many points its markers are across


@dataclass(frozen=True, slots=True)
class NativeChart:
    """A chart for PowerPoint: series over categories; the axis runs from `least` to `most`.

    `gap` and `overlap` are PowerPoint's own per cents of a bar's thickness. `drawn` is what lies on
    the chart as shapes: the names of its colours, in the order of the bars in every reader, and
    the words where a figure is hidden.
    """

    shape: Shape
    size: Size
    plot: Box
    categories: tuple[str, ...]
    series: tuple[NativeSeries, ...]
    most: float
    text_size: float
    label_size: float
    label_ink: str
    axis: str
    ground: str
    wording: Wording
    stacked: bool = False
    gap: int = 50
    overlap: int = 0
    turned: bool = False  # category names, 45 degrees anticlockwise
    mean: bool = False  # values are means with one decimal, not per cent
    least: float = 0.0  # a mean's bar begins at the lowest point of its scale
    names_groups: bool = False  # the categories are groups, not answers
    names_drawn: bool = False  # the categories are named by shapes, not by the axis
    drawn: tuple[Mark, ...] = ()
