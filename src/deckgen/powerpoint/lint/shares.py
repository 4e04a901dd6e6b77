"""The shares that a slide lets its title say: what it shows, sums of that, and what is left of the whole."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from deckgen.powerpoint.lint.deckfile import A, C
from deckgen.powerpoint.lint.figures import WHOLE, Said, said_in
from deckgen.powerpoint.lint.points import NUMBER

Row = list[float]
_ROOM = 1.5  # percentage points that rounded parts of a whole may come to more or less than it
_FINE = 100  # steps in a percentage point, to add up without the dust of binary fractions
_SHARE = 1.5  # a value above this is no share of one
_ROUND = tuple(f"{C}{kind}" for kind in ("pieChart", "pie3DChart", "doughnutChart", "ofPieChart"))
_TRUE = ("1", "true", None)
_QUOTED = re.compile(r'"[^"]*"|\\.')


@dataclass
class Shown:
    """What a slide shows: single shares, and rows of them that may be parts of one whole."""

    single: set[float] = field(default_factory=set)
    rows: list[Row] = field(default_factory=list)

    def allows(self, said: Said) -> bool:
        """Whether a share is shown, or is a sum of some that are, or the rest of the whole."""
        if said.among(self.single):
            return True
        sums = {total for row in self.rows for total in _sums(row)}
        if said.among(sums):
            return True
        partial = {total for row in self.rows if sum(row) < WHOLE - _ROOM for total in _sums(row)}
        left = {round(WHOLE - figure, 2) for figure in self.single | partial if 0 < figure < WHOLE}
        if said.side:  # 20 is what «under 20» may be rounded from, but not what is left when it's said so
            return any(said.side * (figure - said.value) > 0 for figure in left)
        return said.among(left)


def shown_by_chart(chart: etree._Element) -> Shown | None:
    """What a chart shows; None where that isn't sure to be shares, like counts that a title may divide."""
    series = [dict(_points(s)) for s in chart.iter(f"{C}ser")]
    values = [value for points in series for value in points.values()]
    if not values:
        return None
    rows = [*(list(points.values()) for points in series), *_across(series)]
    shown = Shown()
    if _shows_parts(chart):
        shown.rows += [[WHOLE * v / sum(row) for v in row] for row in rows if min(row) >= 0 < sum(row)]
    scales = _scales(chart, max(map(abs, values)))
    if not scales and not shown.rows:
        return None
    shown.rows += [[value * scale for value in row] for row in rows for scale in scales or (1,)]
    shown.single = {share for row in shown.rows for share in row}
    return shown


def shown_by_table(table: etree._Element) -> Shown | None:
    """What a table's cells show, row by row and column by column; None where none says per cent."""
    cells = [[_cell(cell) for cell in row.iterfind(f"{A}tc")] for row in table.iterfind(f"{A}tr")]
    columns = [[row[at] for row in cells if at < len(row)] for at in range(max(map(len, cells), default=0))]
    rows = [[share for cell in line for share in cell] for line in (*cells, *columns)]
    single = {share for row in rows for share in row}
    return Shown(single, rows) if single else None


def _cell(cell: etree._Element) -> Row:
    return [said.value for said in said_in(" ".join(str(node.text) for node in cell.iter(f"{A}t")))]


def _points(series: etree._Element) -> Iterator[tuple[str, float]]:
    """A series' values by their places."""
    for kind in ("val", "yVal"):
        for point in series.iterfind(f"{C}{kind}//{C}pt"):
            if NUMBER.fullmatch(text := str(point.findtext(f"{C}v"))):
                yield str(point.get("idx")), float(text)


def _across(series: list[dict[str, float]]) -> Iterator[Row]:
    """Each category's values in all series."""
    for place in dict.fromkeys(place for points in series for place in points):
        yield [points[place] for points in series if place in points]


def _shows_parts(chart: etree._Element) -> bool:
    """Whether a chart draws or labels its values as shares of their sum."""
    labels = any(node.get("val") in _TRUE for node in chart.iter(f"{C}showPercent"))
    stacked = any(node.get("val") == "percentStacked" for node in chart.iter(f"{C}grouping"))
    return labels or stacked or next(chart.iter(*_ROUND), None) is not None


def _scales(chart: etree._Element, most: float) -> tuple[int, ...]:
    """What a chart's values may be times to be per cent; nothing where they may be of another kind."""
    formats = [str(node.get("formatCode")) for node in chart.iter(f"{C}numFmt")]
    formats += [str(node.text) for node in chart.iter(f"{C}formatCode")]
    if any("%" in _QUOTED.sub("", code) for code in formats):
        return (100,) if most <= _SHARE else (100, 1)
    if any("%" in code for code in formats):
        return (1,)
    return (100, 1) if most <= 1 else ()


def _sums(row: Row) -> set[float]:
    """What some of a row's shares come to, as they are and rounded; nothing for no parts of a whole."""
    if len(row) < 2 or min(row) < 0 or sum(row) > WHOLE + _ROOM:
        return set()
    found: set[int] = set()
    for parts in (row, [float(round(share)) for share in row]):
        reached = {0}
        for part in parts:
            step = round(part * _FINE)
            reached |= {total + step for total in reached if total + step <= (WHOLE + _ROOM) * _FINE}
        found |= reached
    return {total / _FINE for total in found if total}
