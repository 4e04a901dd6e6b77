"""A map: areas filled by their group's share, the own ones outlined, every group named beside it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from deckgen.charts.canvas import Canvas, swatch
from deckgen.charts.chart import Chart
from deckgen.charts.classes import Scale, fill_of, scale_of
from deckgen.charts.labels import percent
from deckgen.charts.measure import LINE
from deckgen.charts.theme import Theme
from deckgen.findings.numbers import NBSP
from deckgen.findings.numbers import percent as percent_text
from deckgen.survey.crosstab import Estimate

MARGIN = 6.0

Point = tuple[float, float]
Project = Callable[[Point], Point]


def draw(canvas: Canvas, chart: Chart) -> None:
    """Areas, the own outlines above them, then names and values at the nearer side."""
    theme = canvas.theme
    shown = {area.group for area in chart.areas}
    pairs = zip(chart.crosstab.groups, chart.crosstab.cells[0], strict=True)
    cells = {group.name: cell for group, cell in pairs if group.name in shown}
    scale = scale_of(list(cells.values()))
    project = _projection(chart)
    for area in chart.areas:
        cell = cells.get(area.group)
        fill = theme.ground if cell is None else fill_of(cell, scale, theme)
        for ring in area.rings:
            canvas.outline([project(p) for p in ring], fill, theme.outline, 0.35, f"area:{area.name}")
    for area in (a for a in chart.areas if a.own):
        for ring in area.rings:
            canvas.outline([project(p) for p in ring], "none", theme.ink, 1.2, f"own:{area.name}")
    _names(canvas, chart, cells, project)
    _legend(canvas, chart, scale, list(cells.values()))


def capacity(chart: Chart, theme: Theme) -> int:
    """The one option there is."""
    del theme
    return len(chart.crosstab.options)


def _projection(chart: Chart) -> Project:
    """Kilometres to points: north up, one scale, to the right of the legend's room."""
    points = [p for area in chart.areas for ring in area.rings for p in ring]
    west, east = min(p[0] for p in points), max(p[0] for p in points)
    south, north = min(p[1] for p in points), max(p[1] for p in points)
    scale = min((chart.size.height - 2 * MARGIN) / (north - south), (chart.size.width * 0.62) / (east - west))
    left = (chart.size.width - (east - west) * scale) / 2 + chart.size.width * 0.02

    def project(point: Point) -> Point:
        return left + (point[0] - west) * scale, MARGIN + (north - point[1]) * scale

    return project


@dataclass(frozen=True, slots=True)
class Name:
    """A name to be set beside the map: its words, where it points to, and at which side it stands."""

    words: tuple[str, ...]
    key: str
    anchor: Point
    right: bool
    bold: bool


def _names(canvas: Canvas, chart: Chart, cells: dict[str, Estimate], project: Project) -> None:
    """Every group and the own areas, at the side where the sea or the border is near."""
    theme = canvas.theme
    shapes = {
        area.name: [project(p) for ring in area.rings for p in ring] for area in chart.areas if area.rings
    }
    everything = [p for points in shapes.values() for p in points]
    names = []
    for group, cell in cells.items():
        points = [p for area in chart.areas if area.group == group for p in shapes.get(area.name, ())]
        if points:
            own = all(area.own for area in chart.areas if area.group == group)
            said = (group, percent(cell, chart.wording))
            names.append(_name((" ".join(said),), group, points, everything, own))
    shown = {area.group for area in chart.areas if area.own}
    for area in chart.areas:
        whole = all(other.own for other in chart.areas if other.group == area.group)
        if area.own and not (whole and area.group in shown):
            names.append(_name((area.name,), area.name, shapes[area.name], everything, True))
    for right in (False, True):
        _column(canvas, [n for n in names if n.right is right], theme.size)


def _name(words: tuple[str, ...], key: str, points: list[Point], everything: list[Point], bold: bool) -> Name:
    """A name at the side where its area comes nearest to the edge of the map at that height."""
    ys = sorted(p[1] for p in points)
    y = (ys[0] + ys[-1]) / 2
    near = [p for p in points if abs(p[1] - y) < 25] or points
    level = [p[0] for p in everything if abs(p[1] - y) < 25]
    west, east = min(p[0] for p in near), max(p[0] for p in near)
    right = (max(level) - east) <= (west - min(level))
    edge = max(near) if right else min(near)
    return Name(words, key, edge, right, bold)


def _column(canvas: Canvas, names: list[Name], size: float) -> None:
    """The names of one side, each near its area, pushed apart where they would collide."""
    theme = canvas.theme
    pitch = LINE * size + 4
    names = sorted(names, key=lambda n: n.anchor[1])
    for name, y in zip(names, _levels([n.anchor[1] for n in names], pitch, canvas.size.height), strict=True):
        x = name.anchor[0]
        wide = max(canvas.width(word, size, name.bold) for word in name.words)
        at = x + 26 if name.right else x - 26
        reach = at + wide if name.right else at - wide
        outside = reach - canvas.size.width + 2 if name.right else 2 - reach
        at += 0 if outside <= 0 else (-outside if name.right else outside)
        tip = at - 4 if name.right else at + 4
        canvas.line([name.anchor, (tip, y)], theme.muted, 0.7, f"leader:{name.key}")
        ha = "left" if name.right else "right"
        canvas.lines(at, y, name.words, size, None, name.bold, ha, f"label:{name.key}")


def _levels(wanted: list[float], pitch: float, height: float) -> list[float]:
    """Middles of lines near the wanted ones, `pitch` apart, none beyond the chart's top or bottom."""
    above, levels = -pitch / 2, []
    for y in wanted:
        above = max(y, above + pitch)
        levels.append(above)
    below = height + pitch / 2
    for place in reversed(range(len(levels))):
        below = levels[place] = min(levels[place], below - pitch)
    return levels


def _legend(canvas: Canvas, chart: Chart, scale: Scale, cells: list[Estimate]) -> None:
    """The classes that are there, at the lower right where the map leaves room: «73–74 %»."""
    theme, size = canvas.theme, canvas.theme.minimum
    entries: list[tuple[str, str]] = []
    for place in sorted({p for cell in cells if (p := scale.place(cell)) is not None}):
        low = scale.first + place * scale.step
        high = min(low + scale.step - 1, 100)
        said = percent_text(high) if high == low else f"{low}–{high}{NBSP}%"
        entries.append((said, fill_of(Estimate(low / 100), scale, theme)))
    unknown = dict.fromkeys(percent(cell, chart.wording) for cell in cells if cell.percent is None)
    entries += [(said, theme.hairline) for said in unknown]
    wide = max(canvas.width(said, size) for said, _ in entries)
    x, pitch = chart.size.width - wide - 22, LINE * (size + 2)
    for index, (said, colour) in enumerate(entries):
        y = chart.size.height - MARGIN - (len(entries) - index - 0.5) * pitch
        swatch(canvas, x, y, 12, colour, f"legend-swatch:{said}")
        canvas.text(x + 18, y, said, size, theme.muted, name=f"legend:{said}")
