"""What charts, tables and alt texts show, as rows of shares."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from deckgen.powerpoint.lint.claims import groups_of
from deckgen.powerpoint.lint.deckfile import A, C
from deckgen.powerpoint.lint.figures import WHOLE, said_in
from deckgen.powerpoint.lint.places import plain_name
from deckgen.powerpoint.lint.points import NUMBER, plain
from deckgen.powerpoint.lint.shares import Cells, Row, Shown, rows_of

_SHARE = 1.5  # a value above this is no share of one
_ROUND = tuple(f"{C}{kind}" for kind in ("pieChart", "pie3DChart", "doughnutChart", "ofPieChart"))
_LONGEST = 6  # digits of a place
_TRUE = ("1", "true", None)
_QUOTED = re.compile(r'"[^"]*"|\\.')
_CLAUSE = re.compile(r"[;\n]\s*|(?<=[\w%)])\.\s")
_COMMA = re.compile(r",\s+(?![^()]*\))")
_POINT = re.compile(r"(?:(.+?)\s)?(\d{1,3}(?:[.,]\d+)?)\s*%(?:\s*\([^)]*\))?\.?")


def shown_by_chart(chart: etree._Element) -> Shown | None:
    """What a chart shows; None where that isn't sure to be shares, like counts that a title may divide."""
    series = list(chart.iter(f"{C}ser"))
    cells = {(at, place): v for at, one in enumerate(series) for place, v in _points(one)}
    if not cells:
        return None
    names = [plain(" ".join(str(v.text or "") for v in one.iterfind(f"{C}tx//{C}v"))) for one in series]
    places = _categories(series, max(place for _, place in cells) + 1)
    stacks = {str(node.get("val")) for node in chart.iter(f"{C}grouping")}
    groups = 1 if len(series) > 1 and stacks & {"stacked", "percentStacked"} else None
    scales = _scales(chart, max(map(abs, cells.values())))
    shown = Shown()
    if _shows_parts(chart):
        rows = rows_of(cells, (names, places), groups, "parts")
        shown.rows += [_as_parts(row) for row in rows if len(row.shares) > 1 and sum(row.shares) > 0]
    if not scales and not shown.rows:
        return None
    for scale in scales or (1,):
        scaled = {key: value * scale for key, value in cells.items()}
        shown.rows += rows_of(scaled, (names, places), groups, f"chart {scale}")
    return shown


def shown_by_table(table: etree._Element) -> Shown | None:
    """What a table's cells show by row and column; None where none says per cent."""
    lines = [
        [plain(" ".join(str(t.text or "") for t in cell.iter(f"{A}t"))) for cell in row.iterfind(f"{A}tc")]
        for row in table.iterfind(f"{A}tr")
    ]
    cells: Cells = {}
    shown = Shown()
    for down, line in enumerate(lines):
        for across, text in enumerate(line):
            said = said_in(text)
            if len(said) == 1:
                cells[down, across] = said[0].value
            shown.told += [((), one.value) for one in said if len(said) > 1]
    across = max(map(len, lines), default=0)
    heads = [line[0] if line else "" for line in lines]
    header = [*lines[0], *[""] * (across - len(lines[0]))] if lines else []
    shown.rows = rows_of(cells, (heads, header), source="table")
    return shown if cells or shown.told else None


def shown_by_alt(alt: str) -> Shown:
    """What a figure's alt text tells: «Ja: Troms 36 %, Norge 40 %; Nei: …», «Ja: 62 %», «Norge 74 %»."""
    points: list[tuple[str, str, float]] = []
    rest: list[str] = []
    for clause in _CLAUSE.split(alt):
        head, _, told = plain(clause).rpartition(": ")
        found = [_POINT.fullmatch(part) for part in _COMMA.split(told)]
        if all(found):
            points += [(head, plain_name(at[1] or ""), float(at[2].replace(",", "."))) for at in found if at]
        else:
            rest.append(clause)
    options = list(dict.fromkeys(option for option, _, _ in points))
    groups = list(dict.fromkeys(group for _, group, _ in points))
    cells = {(groups.index(group), options.index(option)): share for option, group, share in points}
    shown = Shown()
    if len(cells) < len(points):  # names that are there twice: nothing is known of whose they are
        shown.told = [((), share) for *_, share in points]
    elif cells:
        is_list = groups == [""]  # «Ja: 62 %; Nei: 30 %»: the names are answers
        shown.rows = rows_of(cells, (groups, options), 0 if is_list else None, "alt")
    shown.told += told_in("\n".join(rest), shown.groups)
    return shown


def told_in(text: str, groups: frozenset[str]) -> list[tuple[tuple[str, ...], float]]:
    """The shares that a text says, with the groups that it says them of."""
    lines = [line for line in text.split("\n") if "%" in line or said_in(line)]
    return [(groups_of(said, line, groups), said.value) for line in lines for said in said_in(line)]


def _as_parts(row: Row) -> Row:
    total = sum(row.shares)
    return Row(row.group, tuple(WHOLE * share / total for share in row.shares), row.source)


def _points(series: etree._Element) -> Iterator[tuple[int, float]]:
    """A series' values by their places; of dots those along the axis that has shares."""
    kinds = [list(_numbers(series, kind)) for kind in ("val", "xVal", "yVal")]
    values, across, up = kinds
    if across and up and max(abs(v) for _, v in across) <= _SHARE < max(abs(v) for _, v in up):
        yield from across  # the heights are but where its rows are drawn
    else:
        yield from values or up


def _numbers(series: etree._Element, kind: str) -> Iterator[tuple[int, float]]:
    for point in series.iterfind(f"{C}{kind}//{C}pt"):
        text, place = str(point.findtext(f"{C}v")), str(point.get("idx"))
        if NUMBER.fullmatch(text) and place.isascii() and place.isdecimal() and len(place) < _LONGEST:
            yield int(place), float(text)


def _categories(series: list[etree._Element], count: int) -> list[str]:
    """The names of a chart's categories; "" for places that have none."""
    names = {
        str(point.get("idx")): plain(point.findtext(f"{C}v"))
        for one in series
        for point in one.iterfind(f"{C}cat//{C}pt")
    }
    return [names.get(str(place), "") for place in range(count)]


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
