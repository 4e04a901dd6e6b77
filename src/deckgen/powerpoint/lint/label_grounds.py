"""What a chart's labels stand on: the segments they are inside, or the chart's ground."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from deckgen.powerpoint.colours import fills_of, over
from deckgen.powerpoint.lint.deckfile import C
from deckgen.powerpoint.lint.styles import Scheme

_SERIES = f"{C}ser"
_ONE, _ALL = f"{C}dLbl", f"{C}dLbls"
_BARS = (f"{C}barChart", f"{C}bar3DChart")
_STACKED = ("stacked", "percentStacked")
_INSIDE = ("ctr", "inEnd", "inBase")
_EITHER = ("bestFit",)
_PIES = tuple(f"{C}{kind}" for kind in ("pieChart", "pie3DChart", "ofPieChart"))
_FILLED = (*_BARS, *_PIES, f"{C}doughnutChart", f"{C}areaChart", f"{C}area3DChart")


def grounds_of(label: etree._Element, scheme: Scheme, ground: str) -> Iterator[tuple[str, ...]]:
    """The colours that a label may stand on, for each series and point that it is set for.

    Labels of a whole plot are those of its series. Nothing for a segment whose colour can't be told.
    """
    plot = _plot(label)
    place = None if plot is None else _place(label, plot)
    if plot is None or place not in (*_INSIDE, *_EITHER):
        yield (ground,)
        return
    for owner in _owners(label, plot):
        fill = next(iter(fills_of(owner.find(f"{C}spPr"))), None)
        paints = None if fill is None else scheme.paints(fill)
        if paints is not None and len(paints) < 2:
            inside = over(paints[0], ground) if paints else ground
            yield (inside, ground) if place in _EITHER else (inside,)


def _plot(label: etree._Element) -> etree._Element | None:
    """The bars, pie or area that a data label belongs to."""
    if label.tag not in (_ONE, _ALL):
        return None
    return next((above for above in label.iterancestors(*_FILLED)), None)


def _place(label: etree._Element, plot: etree._Element) -> str:
    """Where a label stands: as it says itself, or where its kind of chart puts those that say nothing."""
    above = label.getparent()
    for said in (label, above if label.tag == _ONE else None):
        at = None if said is None else said.find(f"{C}dLblPos")
        if at is not None:
            return str(at.get("val"))
    if plot.tag in _BARS:
        grouping = plot.find(f"{C}grouping")
        return "ctr" if grouping is not None and grouping.get("val") in _STACKED else "outEnd"
    return "bestFit" if plot.tag in _PIES else "ctr"


def _owners(label: etree._Element, plot: etree._Element) -> Iterator[etree._Element]:
    """What the words of a label stand inside: a point, or series and their points with a fill."""
    series = next(label.iterancestors(_SERIES), None)
    if label.tag == _ONE and series is not None:
        at = _index(label)
        yield next((point for point in _filled(series) if _index(point) == at), series)
        return
    for one in [s for s in plot.iterfind(_SERIES) if s.find(_ALL) is None] if series is None else [series]:
        points = _filled(one)
        count = len({p.get("idx") for p in one.iterfind(f"{C}val//{C}pt")})
        yield from points if points and len(points) >= count else [one, *points]


def _filled(series: etree._Element) -> list[etree._Element]:
    """The points of a series that have a fill of their own."""
    points = series.findall(f"{C}dPt")
    return [point for point in points if next(iter(fills_of(point.find(f"{C}spPr"))), None) is not None]


def _index(element: etree._Element) -> str | None:
    at = element.find(f"{C}idx")
    return None if at is None else at.get("val")
