"""A map: areas filled by their group's share, the own ones outlined, every group named beside it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from deckgen.charts.canvas import GAP, Canvas, disc, swatch
from deckgen.charts.chart import Chart
from deckgen.charts.classes import Scale, fill_of, scale_of
from deckgen.charts.ground import MARGIN, Ground, ground_of, middle_of
from deckgen.charts.labels import percent
from deckgen.charts.measure import LINE, width
from deckgen.charts.naming import Name, Place, settled
from deckgen.charts.theme import Theme
from deckgen.charts.values import MARK_GAP, mark, mark_width
from deckgen.findings.numbers import NBSP
from deckgen.findings.numbers import percent as percent_text
from deckgen.survey.crosstab import Estimate

DOT = 2.2  # points: the radius of a place within an area
LEADER = 0.7  # the line from it to its name
HALO = 2.2  # what parts that line from the map


class Legend(NamedTuple):
    """The classes of a map with their colours, and where the uppermost stands."""

    entries: tuple[tuple[str, str], ...]
    left: float
    top: float
    pitch: float


def draw(canvas: Canvas, chart: Chart) -> None:
    """Areas, the own outlines above them, then names and values at the nearer side, and the legend."""
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
    legend = _legend_of(chart, scale, list(cells.values()), theme)
    _names(canvas, chart, cells, ground, legend)
    _draw_legend(canvas, legend)


def capacity(chart: Chart, theme: Theme) -> int:
    """The one option there is."""
    del theme
    return len(chart.crosstab.options)


def _names(canvas: Canvas, chart: Chart, cells: dict[str, Estimate], ground: Ground, legend: Legend) -> None:
    """Every group and the own areas, at the side that is near, each led to a place within its areas.

    Their text is as large as lets them stand above each other, and clear of the legend.
    """
    theme, size = canvas.theme, canvas.theme.size
    while True:
        names = list(_named(chart, cells, ground, size, theme))
        places = settled(names, ground, chart.size, size)
        if size <= theme.minimum or all(_is_clear(place, size, legend) for place in places):
            break
        size = max(theme.minimum, size - 0.5)
    for place in places:
        line, key = [place.name.anchor, place.tip], place.name.key
        canvas.line(line, theme.ground, HALO, f"leader-halo:{key}")
        canvas.line(line, theme.ink, LEADER, f"leader:{key}")
        canvas.outline(disc(*place.name.anchor, DOT), theme.ink, theme.ground, 0.6, f"leader-end:{key}")
    for place in places:
        _set(canvas, place, size)


def _is_clear(place: Place, size: float, legend: Legend) -> bool:
    """Whether a name has room beside the map, and ends before the legend where it stands beside that."""
    is_above = place.tip[1] + size < legend.top
    return place.has_room and (is_above or place.left + place.name.wide + GAP < legend.left)


def _set(canvas: Canvas, place: Place, size: float) -> None:
    """A name where it stands, with the mark of its cell right of it."""
    name, y = place.name, place.tip[1]
    canvas.lines(place.left, y, (name.said,), size, None, name.bold, "left", f"label:{name.key}")
    if name.cell is not None:
        left = place.left + canvas.width(name.said, size, name.bold) + MARK_GAP * size
        mark(canvas, name.cell, (left, y), size, canvas.theme.ink, name.key)


def _named(
    chart: Chart, cells: dict[str, Estimate], ground: Ground, size: float, theme: Theme
) -> Iterator[Name]:
    """The groups that are on the map, and own areas that are but a part of one."""
    for group, cell in cells.items():
        within = [area for area in chart.areas if area.group == group]
        said, own = f"{group} {percent(cell, chart.wording)}", all(area.own for area in within)
        wide = width(said, size, own, theme.family) + mark_width(cell, size)
        if (anchor := middle_of(ground, tuple(area.name for area in within))) is not None:
            yield Name(said, group, anchor, wide, own, cell)
    shown = {area.group for area in chart.areas if area.own}
    for area in chart.areas:
        whole = all(other.own for other in chart.areas if other.group == area.group)
        anchor = middle_of(ground, (area.name,))
        if area.own and anchor is not None and not (whole and area.group in shown):
            yield Name(area.name, area.name, anchor, width(area.name, size, True, theme.family), True)


def _legend_of(chart: Chart, scale: Scale, cells: list[Estimate], theme: Theme) -> Legend:
    """The classes that are there, at the lower right where the map leaves room: «73–74 %»."""
    entries: list[tuple[str, str]] = []
    for place in sorted({p for cell in cells if (p := scale.place(cell)) is not None}):
        low = scale.first + place * scale.step
        high = min(low + scale.step - 1, 100)
        said = percent_text(high) if high == low else f"{low}–{high}{NBSP}%"
        entries.append((said, fill_of(Estimate(low / 100), scale, theme)))
    unknown = dict.fromkeys(percent(cell, chart.wording) for cell in cells if cell.percent is None)
    entries += [(said, theme.hairline) for said in unknown]
    wide = max(width(said, theme.minimum, False, theme.family) for said, _ in entries)
    pitch = LINE * (theme.minimum + 2)
    left, top = chart.size.width - wide - 22, chart.size.height - MARGIN - len(entries) * pitch
    return Legend(tuple(entries), left, top, pitch)


def _draw_legend(canvas: Canvas, legend: Legend) -> None:
    for index, (said, colour) in enumerate(legend.entries):
        y = legend.top + (index + 0.5) * legend.pitch
        swatch(canvas, legend.left, y, 12, colour, f"legend-swatch:{said}")
        canvas.text(
            legend.left + 18, y, said, canvas.theme.minimum, canvas.theme.muted, name=f"legend:{said}"
        )
