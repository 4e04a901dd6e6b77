"""A rule on a chart's neighbours: parts that touch can be told apart by their colours or a line between."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from lxml import etree

from deckgen.charts.theme import contrast
from deckgen.powerpoint.attributes import number, whole
from deckgen.powerpoint.colours import fills_of, over
from deckgen.powerpoint.lint.chart_colour_rules import GRAPHIC_FLOOR, painted_charts
from deckgen.powerpoint.lint.deckfile import A, C, DeckFile
from deckgen.powerpoint.lint.points import NUMBER
from deckgen.powerpoint.lint.rule import Found
from deckgen.powerpoint.lint.styles import Scheme

_BARS, _AREAS = (f"{C}barChart", f"{C}bar3DChart"), (f"{C}areaChart", f"{C}area3DChart")
_ROUND = tuple(f"{C}{kind}" for kind in ("pieChart", "pie3DChart", "doughnutChart", "ofPieChart"))
_STACKED = ("stacked", "percentStacked")
_ALIKE = 24  # of 255 that red, green and blue of one colour may differ
_SEEN = 1.3  # a line's contrast to what it parts: a thin gap is seen where a segment would not be
_FULL = 100  # overlap of segments that stand on each other


@dataclass(frozen=True, slots=True)
class _Part:
    """A bar, segment or slice: how it is seen, and its outline; "" for none, None for what isn't known."""

    fill: str | None
    line: str | None
    is_apart: bool = False


def alike_neighbours(deck: DeckFile) -> Iterator[Found]:
    """Segments or slices that touch under 3:1 without a line between; bars side by side of one colour."""
    for slide, name, root, scheme, ground in painted_charts(deck):
        has_legend = root.find(f"{C}chart/{C}legend") is not None
        for plot in root.iter(*_BARS, *_AREAS, *_ROUND):
            touch = _stated(plot, "grouping", "clustered") in _STACKED or plot.tag in _ROUND
            is_close = plot.tag in _BARS and (has_legend or number(_stated(plot, "overlap", "0")) >= 0)
            if not (touch or is_close):
                continue
            looks = [_looks(series, scheme, ground) for series in plot.findall(f"{C}ser")]
            if touch:
                alike = [pair for pair in _touching(plot, looks) if not _differ(*pair)]
            else:
                alike = [pair for pair in _beside(looks) if _is_one_colour(*pair)]
            for one, other in alike[:1]:
                found = contrast(str(one.fill), str(other.fill))
                yield Found(slide, name, f"{one.fill} / {other.fill}: {found:.1f}")


def _touching(plot: etree._Element, looks: list[dict[int, _Part]]) -> Iterator[tuple[_Part, _Part]]:
    """Slices around a pie, or segments on each other, that have a value; those of a value below 0 apart."""
    series = [_values(one) for one in plot.findall(f"{C}ser")]
    if plot.tag in _ROUND:
        for values, parts in zip(series, looks, strict=True):
            shown = [parts[at] for at, value in sorted(values.items()) if value > 0 and at in parts]
            yield from pairwise(shown + shown[:1] if len(shown) > 2 else shown)
        return
    if plot.tag in _BARS and number(_stated(plot, "overlap", "0")) < _FULL:
        return  # they stand beside each other
    for at in sorted({at for values in series for at in values}):
        for side in (1, -1):
            pairs = zip(series, looks, strict=True)
            yield from pairwise(look[at] for values, look in pairs if values.get(at, 0) * side > 0)


def _beside(looks: list[dict[int, _Part]]) -> Iterator[tuple[_Part, _Part]]:
    """Bars beside each other, place by place."""
    for one, other in pairwise(looks):
        yield from ((one[at], other[at]) for at in one if at in other)


def _looks(series: etree._Element, scheme: Scheme, ground: str) -> dict[int, _Part]:
    """How each of a series' values is drawn: as its own point says, or the series."""
    points = {whole(_stated(point, "idx", ""), -1): point for point in series.findall(f"{C}dPt")}
    usual = _part(series, series, scheme, ground)
    return {
        at: _part(points[at], series, scheme, ground) if at in points else usual for at in _values(series)
    }


def _part(owner: etree._Element, series: etree._Element, scheme: Scheme, ground: str) -> _Part:
    own = owner.find(f"{C}spPr")
    own = series.find(f"{C}spPr") if own is None else own
    line = None if own is None else own.find(f"{A}ln")
    is_apart = number(_stated(owner, "explosion", _stated(series, "explosion", "0"))) > 0
    return _Part(_seen(own, scheme, ground), "" if line is None else _seen(line, scheme, ground), is_apart)


def _seen(owner: etree._Element | None, scheme: Scheme, ground: str) -> str | None:
    """The one colour that an element's fill is seen by; "" for none at all, None where that isn't known."""
    fill = next(iter(fills_of(owner)), None)
    paints = None if fill is None else scheme.paints(fill)
    if paints is None or len(paints) > 1:
        return None
    return over(paints[0], ground) if paints else ""


def _differ(one: _Part, other: _Part) -> bool:
    """Whether two parts that touch can be told apart, or nothing sure is known of them."""
    if not one.fill or not other.fill or one.is_apart or other.is_apart:
        return True
    for line in (one.line, other.line):
        if line is None or (line and min(contrast(line, fill) for fill in (one.fill, other.fill)) >= _SEEN):
            return True
    return contrast(one.fill, other.fill) >= GRAPHIC_FLOOR


def _is_one_colour(one: _Part, other: _Part) -> bool:
    """Whether two bars look the same, outlines among it."""
    if not one.fill or not other.fill or None in (one.line, other.line) or one.line != other.line:
        return False
    parts = zip(bytes.fromhex(one.fill[1:]), bytes.fromhex(other.fill[1:]), strict=True)
    return not one.line and all(abs(part - of) <= _ALIKE for part, of in parts)


def _values(series: etree._Element) -> dict[int, float]:
    points = series.iterfind(f"{C}val//{C}pt")
    texts = {whole(point.get("idx")): str(point.findtext(f"{C}v")) for point in points}
    return {at: float(text) for at, text in texts.items() if NUMBER.fullmatch(text)}


def _stated(element: etree._Element, name: str, usual: str) -> str:
    found = element.find(f"{C}{name}")
    return usual if found is None else str(found.get("val"))
