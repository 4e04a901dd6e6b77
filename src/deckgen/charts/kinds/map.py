"""A map: areas filled by their group's share, the own ones outlined, every group named beside it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from deckgen.charts.canvas import Canvas, Point, swatch
from deckgen.charts.chart import Chart
from deckgen.charts.classes import Scale, fill_of, scale_of
from deckgen.charts.ground import MARGIN, Ground, ground_of, named_at
from deckgen.charts.labels import percent
from deckgen.charts.measure import LINE
from deckgen.charts.theme import Theme
from deckgen.charts.values import MARK_GAP, mark, mark_width
from deckgen.findings.numbers import NBSP
from deckgen.findings.numbers import percent as percent_text
from deckgen.survey.crosstab import Estimate


def draw(canvas: Canvas, chart: Chart) -> None:
    """Areas, the own outlines above them, then names and values at the nearer side."""
    theme = canvas.theme
    shown = {area.group for area in chart.areas}
    pairs = zip(chart.crosstab.groups, chart.crosstab.cells[0], strict=True)
    cells = {group.name: cell for group, cell in pairs if group.name in shown}
    scale = scale_of(list(cells.values()))
    ground = ground_of(chart.areas, chart.size)
    for area in chart.areas:
        cell = cells.get(area.group)
        fill = theme.ground if cell is None else fill_of(cell, scale, theme)
        for ring in ground.rings[area.name]:
            canvas.outline(ring, fill, theme.outline, 0.35, f"area:{area.name}")
    for area in (a for a in chart.areas if a.own):
        for ring in ground.rings[area.name]:
            canvas.outline(ring, "none", theme.ink, 1.2, f"own:{area.name}")
    _names(canvas, chart, cells, ground)
    _legend(canvas, chart, scale, list(cells.values()))


def capacity(chart: Chart, theme: Theme) -> int:
    """The one option there is."""
    del theme
    return len(chart.crosstab.options)


@dataclass(frozen=True, slots=True)
class Name:
    """A name to be set beside the map: its words, where it points to, and at which side it stands."""

    words: tuple[str, ...]
    key: str
    anchor: Point
    right: bool
    bold: bool
    cell: Estimate | None = None


def _names(canvas: Canvas, chart: Chart, cells: dict[str, Estimate], ground: Ground) -> None:
    """Every group and the own areas, at the side where the sea or the border is near."""
    names: list[Name] = []
    for group, cell in cells.items():
        within = [area for area in chart.areas if area.group == group]
        own = all(area.own for area in within)
        said = " ".join((group, percent(cell, chart.wording)))
        names += _name(said, group, tuple(area.name for area in within), ground, own, cell)
    shown = {area.group for area in chart.areas if area.own}
    for area in chart.areas:
        whole = all(other.own for other in chart.areas if other.group == area.group)
        if area.own and not (whole and area.group in shown):
            names += _name(area.name, area.name, (area.name,), ground, True)
    for right in (False, True):
        _column(canvas, [n for n in names if n.right is right], canvas.theme.size)


def _name(
    said: str, key: str, areas: tuple[str, ...], ground: Ground, bold: bool, cell: Estimate | None = None
) -> Iterator[Name]:
    """A name beside its areas, with the mark of its cell; none where they have no outline."""
    if (found := named_at(ground, areas)) is not None:
        yield Name((said,), key, *found, bold, cell)


def _column(canvas: Canvas, names: list[Name], size: float) -> None:
    """The names of one side, each near its area, pushed apart where they would collide."""
    theme = canvas.theme
    pitch = LINE * size + 4
    names = sorted(names, key=lambda n: n.anchor[1])
    for name, y in zip(names, _levels([n.anchor[1] for n in names], pitch, canvas.size.height), strict=True):
        x = name.anchor[0]
        text = max(canvas.width(word, size, name.bold) for word in name.words)
        beside = 0.0 if name.cell is None else mark_width(name.cell, size)
        wide = text + beside
        at = x + 26 if name.right else x - 26
        reach = at + wide if name.right else at - wide
        outside = reach - canvas.size.width + 2 if name.right else 2 - reach
        at += 0 if outside <= 0 else (-outside if name.right else outside)
        tip = at - 4 if name.right else at + 4
        canvas.line([name.anchor, (tip, y)], theme.muted, 0.7, f"leader:{name.key}")
        ha = "left" if name.right else "right"
        end = at if name.right else at - beside
        canvas.lines(end, y, name.words, size, None, name.bold, ha, f"label:{name.key}")
        if name.cell is not None:
            left = end + (text if name.right else 0.0) + MARK_GAP * size
            mark(canvas, name.cell, (left, y), size, theme.ink, name.key)


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
