"""Values: a figure as a chart prints it, with the mark of a clear difference beside it."""

from __future__ import annotations

from deckgen.charts.canvas import Canvas, Point
from deckgen.charts.chart import Chart, Wording
from deckgen.charts.labels import percent
from deckgen.charts.measure import width
from deckgen.charts.theme import Theme
from deckgen.survey.crosstab import Direction, Estimate

MARK = 0.75  # the mark's side, of the text size
MARK_GAP = 0.28  # between figure and mark, of the text size
ABOVE = 0.95  # from a figure's middle to that of a mark above it, of the text size


def value(
    canvas: Canvas,
    chart: Chart,
    cell: Estimate,
    at: Point,
    size: float,
    colour: str | None = None,
    bold: bool = False,
    ha: str = "left",
    name: str = "",
    above: bool = False,
) -> None:
    """The figure at a point, and right of it (or above) a triangle up or down where the cell has a direction.

    The mark is a shape, not a letter: the deck's face has no triangles.
    """
    said = percent(cell, chart.wording)
    if ha == "center" and cell.direction is not None and not above:
        at = at[0] - (MARK + MARK_GAP) * size / 2, at[1]  # figure and mark are centred together
    canvas.text(at[0], at[1], said, size, colour, bold, ha, f"value:{name}")
    if cell.direction is None:
        return
    wide = canvas.width(said, size, bold)
    left = at[0] + {"left": wide, "center": wide / 2, "right": 0.0}[ha] + MARK_GAP * size
    corner = (at[0] - MARK * size / 2, at[1] - ABOVE * size) if above else (left, at[1])
    mark(canvas, cell, corner, size, colour or canvas.theme.ink, name)


def mark(canvas: Canvas, cell: Estimate, at: Point, size: float, ink: str, name: str) -> None:
    """The triangle of a cell that has a direction, from its left end and centred on its middle."""
    if cell.direction is None:
        return
    (left, middle), side = at, MARK * size
    top, foot = middle - side * 0.43, middle + side * 0.43
    if cell.direction is Direction.BELOW:
        top, foot = foot, top
    points = [(left, foot), (left + side, foot), (left + side / 2, top)]
    canvas.outline(points, ink, "none", 0.0, f"mark-{cell.direction.value}:{name}")


def mark_width(cell: Estimate, size: float) -> float:
    """The width of a figure's mark with the gap before it, in points; none where it has none."""
    return (MARK + MARK_GAP) * size if cell.direction is not None else 0.0


def value_width(cell: Estimate, wording: Wording, size: float, bold: bool, theme: Theme) -> float:
    """The width of a figure with its mark, in points."""
    return width(percent(cell, wording), size, bold, theme.family) + mark_width(cell, size)


def furthest(chart: Chart, least: float) -> float:
    """The share at the end of a chart's scale: its longest bar, or what its other parts reach to."""
    return max([least, chart.reach] + [cell.share or 0.0 for row in chart.crosstab.cells for cell in row])
