"""Rules on what a chart draws of its series: values for each name, and none cut off by the axis."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from deckgen.powerpoint.attributes import number, whole
from deckgen.powerpoint.lint.charts import charts_on
from deckgen.powerpoint.lint.deckfile import C, DeckFile
from deckgen.powerpoint.lint.rule import Found

_PLOTS = tuple(f"{C}{kind}Chart" for kind in ("bar", "bar3D", "line", "line3D", "area", "area3D"))
_SLACK = 0.01  # of the axis: what rounding may add to a stack
_CACHES = tuple(f"{C}{kind}" for kind in ("numCache", "numLit", "strCache", "strLit", "multiLvlStrCache"))


def empty_series(deck: DeckFile) -> Iterator[Found]:
    """A series without values, or with another number of values than there are names for."""
    for _, name, slide, root in charts_on(deck):
        for series in root.iter(f"{C}ser"):
            values, names = (_count(series, kind) for kind in (("val", "yVal"), ("cat", "xVal")))
            if not values:
                yield Found(slide, name, _title(series))
            elif names is not None and names != values:
                yield Found(slide, name, f"{_title(series)}: {values} / {names}")


def cut_values(deck: DeckFile) -> Iterator[Found]:
    """A bar, stack or line that reaches beyond its axis, and so shows less than its figure."""
    for _, name, slide, root in charts_on(deck):
        for plot in root.iter(*_PLOTS):
            axis = _axis(root, plot)
            for label, total in _totals(plot) if axis is not None else ():
                if axis is not None and not axis.holds(total):
                    yield Found(slide, name, f"{label}: {total:.6g} / {axis.least:g}–{axis.most:g}")


def doubled_keys(deck: DeckFile) -> Iterator[Found]:
    """Two series of a chart with one number, or in one place: PowerPoint repairs the file."""
    for _, name, slide, root in charts_on(deck):
        series = list(root.iter(f"{C}ser"))
        for kind in ("idx", "order"):
            held: dict[str, list[str]] = defaultdict(list)
            for one in series:
                if (said := one.find(f"{C}{kind}")) is not None:
                    held[str(said.get("val"))].append(_title(one))
            for key, titles in held.items():
                if len(titles) > 1:
                    yield Found(slide, name, f"c:{kind} {key}: {', '.join(titles)}")


@dataclass(frozen=True)
class _Axis:
    """The ends of an axis that are set by hand; endless where they aren't."""

    least: float
    most: float

    def holds(self, value: float) -> bool:
        """Whether a value is on the axis, but for what rounding adds."""
        ends = [abs(end) for end in (self.least, self.most) if abs(end) != float("inf")]
        slack = _SLACK * (self.most - self.least if len(ends) == len((self.least, self.most)) else max(ends))
        return self.least - slack <= value <= self.most + slack


def _axis(root: etree._Element, plot: etree._Element) -> _Axis | None:
    """The value axis of a plot; None where both its ends follow the values."""
    ids = {entry.get("val") for entry in plot.iterchildren(f"{C}axId")}
    for axis in root.iter(f"{C}valAx"):
        own, scaling = axis.find(f"{C}axId"), axis.find(f"{C}scaling")
        if own is None or scaling is None or own.get("val") not in ids:
            continue
        least, most = scaling.find(f"{C}min"), scaling.find(f"{C}max")
        if least is not None or most is not None:
            return _Axis(
                -float("inf") if least is None else number(least.get("val")),
                float("inf") if most is None else number(most.get("val")),
            )
    return None


def _totals(plot: etree._Element) -> Iterator[tuple[str, float]]:
    """What each bar, stack or point reaches, and its name."""
    grouping = plot.find(f"{C}grouping")
    kind = "" if grouping is None else grouping.get("val")
    series = plot.findall(f"{C}ser")
    if kind == "percentStacked":
        if any(value for one in series for value in _values(one).values()):
            yield "100 %", 1.0
        return
    if kind != "stacked":
        for one in series:
            yield from ((_title(one), value) for value in _values(one).values())
        return
    stacks: dict[tuple[int, bool], float] = defaultdict(float)
    for one in series:
        for at, value in _values(one).items():
            stacks[at, value < 0] += value
    yield from ((f"[{at + 1}]", total) for (at, _), total in stacks.items())


def _values(series: etree._Element) -> dict[int, float]:
    """A series' numbers by their place."""
    points = series.iterfind(f"{C}val/*/{C}numCache/{C}pt")
    found = [
        *points,
        *series.iterfind(f"{C}val/{C}numLit/{C}pt"),
        *series.iterfind(f"{C}yVal/*/{C}numCache/{C}pt"),
    ]
    return {
        whole(point.get("idx")): number(text)
        for point in found
        if (text := str(point.findtext(f"{C}v") or "")).strip()
    }


def _count(series: etree._Element, kinds: tuple[str, ...]) -> int | None:
    """How many points a series says it has of a kind; None where it has none of it."""
    for kind in kinds:
        held = series.find(f"{C}{kind}")
        for cached in () if held is None else held.iter(*_CACHES):
            stated = cached.find(f"{C}ptCount")
            points = [whole(point.get("idx")) + 1 for point in cached.iter(f"{C}pt")]
            # Points beyond the count have a rule of their own.
            return max(0 if stated is None else whole(stated.get("val")), *points, 0)
    return None


def _title(series: etree._Element) -> str:
    """What a series is called, or which it is."""
    said = next((str(node.text) for node in series.iterfind(f"{C}tx//{C}v") if node.text), "")
    place = series.find(f"{C}order")
    return said or f"#{whole(None if place is None else place.get('val')) + 1}"
