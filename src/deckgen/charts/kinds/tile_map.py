"""Tile map: a square of the same size for each county, about where it lies, with its name and figure."""

from __future__ import annotations

from deckgen.charts.canvas import Canvas
from deckgen.charts.chart import Chart, MapArea
from deckgen.charts.classes import Scale, fill_of, scale_of
from deckgen.charts.measure import LINE, wrap
from deckgen.charts.rows import TIGHT
from deckgen.charts.theme import Theme
from deckgen.charts.values import value
from deckgen.survey.crosstab import Estimate

GAP = 4.0  # between tiles
PADDING = 3.0  # inside a tile
WIDEST = 2.9  # a tile's width at most, of its height
BAND = 14.0  # the band at a tile's left whose colour is its class: words on it would be weak in some
EDGE = 3.0  # around the own tile


def draw(canvas: Canvas, chart: Chart) -> None:
    """The tiles from north to south; the own ones with a thick edge."""
    table = chart.crosstab
    placed = [area for area in chart.areas if area.tile is not None]
    cells = {group.name: row for group, row in zip(table.groups, table.cells[0], strict=True)}
    rows = 1 + max((area.tile[1] for area in placed if area.tile), default=0)
    columns = 1 + max((area.tile[0] for area in placed if area.tile), default=0)
    high = (chart.size.height - GAP * (rows - 1)) / rows
    wide = min(WIDEST * high, (chart.size.width - GAP * (columns - 1)) / columns)
    left = (chart.size.width - columns * (wide + GAP) + GAP) / 2
    scale = scale_of([cells[area.group] for area in placed if area.group in cells])
    for area in sorted(placed, key=lambda area: area.own):
        assert area.tile is not None
        x, y = left + area.tile[0] * (wide + GAP), area.tile[1] * (high + GAP)
        _tile(canvas, chart, area, cells.get(area.group), (x, y, wide, high), scale)


def capacity(chart: Chart, theme: Theme) -> int:
    """The one option there is."""
    del theme
    return len(chart.crosstab.options)


def _tile(
    canvas: Canvas,
    chart: Chart,
    area: MapArea,
    cell: Estimate | None,
    box: tuple[float, float, float, float],
    scale: Scale,
) -> None:
    """One county: a band by class, beside it the name in two lines at most and the figure below."""
    theme, (x, y, wide, high) = canvas.theme, box
    fill = theme.ground if cell is None or cell.share is None else fill_of(cell, scale, theme)
    edge, thick = (theme.ink, EDGE) if area.own else (theme.outline, 0.8)
    inset = thick / 2
    corners = [(x + inset, y + inset), (x + wide - inset, y + inset),
               (x + wide - inset, y + high - inset), (x + inset, y + high - inset)]  # fmt: skip
    canvas.outline(corners, theme.ground, edge, thick, f"tile:{area.name}")
    canvas.bar(x + thick, y + thick, BAND, high - 2 * thick, fill, f"band:{area.name}")
    ink, room = theme.ink, wide - BAND - 2 * PADDING - 2 * thick
    size = theme.minimum
    most = 2 if high >= (2 * TIGHT + LINE) * size + 2 * PADDING else 1
    name = _short(area.name, room, most, canvas, area.own)
    block = len(name) * TIGHT * size + LINE * size
    top = y + (high - block) / 2
    middle = x + thick + BAND + PADDING + room / 2
    at = top + len(name) * TIGHT * size / 2
    canvas.lines(middle, at, name, size, ink, area.own, "center", f"label:{area.name}", TIGHT)
    foot = (middle, top + block - LINE * size / 2)
    if cell is None:
        canvas.text(*foot, chart.wording.missing, size, ink, True, "center", f"value:{area.name}")
    else:
        value(canvas, chart, cell, foot, size, ink, True, "center", area.name)


def _short(name: str, room: float, most: int, canvas: Canvas, bold: bool) -> tuple[str, ...]:
    """A name in so many lines; of one that is too long the words are cut alike, «Sogn og Fj.»."""
    size, family = canvas.theme.minimum, canvas.theme.family
    words = name.split()
    for keep in range(max(map(len, words)), 1, -1):
        short = " ".join(word if len(word) <= keep + 1 else f"{word[:keep]}." for word in words)
        lines = wrap(short, room, size, bold, family)
        if len(lines) <= most and all(canvas.width(line, size, bold) <= room for line in lines):
            return lines
    return lines[:most]
