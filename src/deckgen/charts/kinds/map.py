"""A map: areas filled by their group's share, the own ones outlined, every group named beside it."""

from __future__ import annotations

from collections.abc import Iterator

from deckgen.charts.canvas import Canvas, disc, swatch
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


def _names(canvas: Canvas, chart: Chart, cells: dict[str, Estimate], ground: Ground) -> None:
    """Every group and the own areas, at the side that is near, each led to a place within its areas."""
    theme = canvas.theme
    places = settled(list(_named(chart, cells, ground, theme)), ground, chart.size, theme.size)
    for place in places:
        line, key = [place.name.anchor, place.tip], place.name.key
        canvas.line(line, theme.ground, HALO, f"leader-halo:{key}")
        canvas.line(line, theme.ink, LEADER, f"leader:{key}")
        canvas.outline(disc(*place.name.anchor, DOT), theme.ink, theme.ground, 0.6, f"leader-end:{key}")
    for place in places:
        _set(canvas, place)


def _set(canvas: Canvas, place: Place) -> None:
    """A name where it stands, with the mark of its cell right of it."""
    name, size, y = place.name, canvas.theme.size, place.tip[1]
    canvas.lines(place.left, y, (name.said,), size, None, name.bold, "left", f"label:{name.key}")
    if name.cell is not None:
        left = place.left + canvas.width(name.said, size, name.bold) + MARK_GAP * size
        mark(canvas, name.cell, (left, y), size, canvas.theme.ink, name.key)


def _named(chart: Chart, cells: dict[str, Estimate], ground: Ground, theme: Theme) -> Iterator[Name]:
    """The groups that are on the map, and own areas that are but a part of one."""
    for group, cell in cells.items():
        within = [area for area in chart.areas if area.group == group]
        said, own = f"{group} {percent(cell, chart.wording)}", all(area.own for area in within)
        wide = width(said, theme.size, own, theme.family) + mark_width(cell, theme.size)
        if (anchor := middle_of(ground, tuple(area.name for area in within))) is not None:
            yield Name(said, group, anchor, wide, own, cell)
    shown = {area.group for area in chart.areas if area.own}
    for area in chart.areas:
        whole = all(other.own for other in chart.areas if other.group == area.group)
        anchor = middle_of(ground, (area.name,))
        if area.own and anchor is not None and not (whole and area.group in shown):
            yield Name(area.name, area.name, anchor, width(area.name, theme.size, True, theme.family), True)


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
