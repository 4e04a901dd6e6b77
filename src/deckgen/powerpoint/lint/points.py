"""A chart's points by the names of their category and series, and texts that give them other figures."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from deckgen.powerpoint.lint.deckfile import C
from deckgen.powerpoint.lint.figures import ROUNDED

NUMBER = re.compile(r"-?\d+(\.\d+)?([eE][-+]?\d+)?")
Points = dict[tuple[str, str], set[float]]
_CLAUSE = re.compile(r"[;\n]\s*|(?<=[\w%)])\.\s")
_NAMED = re.compile(r"(.+?):?\s(\d{1,3}(?:[.,]\d+)?)\s*%.*")


def points_of(chart: etree._Element) -> Points:
    """A chart's values by the names of category and series: as they are and in per cent."""
    found: Points = {}
    for series in chart.iter(f"{C}ser"):
        named = plain(" ".join(str(node.text or "") for node in series.iterfind(f"{C}tx//{C}v")))
        names = {p.get("idx"): plain(p.findtext(f"{C}v")) for p in series.iterfind(f"{C}cat//{C}pt")}
        for point in series.iterfind(f"{C}val//{C}numCache/{C}pt"):
            text = str(point.findtext(f"{C}v") or "")
            if (name := names.get(point.get("idx"))) and NUMBER.fullmatch(text):
                found.setdefault((name, named), set()).update((float(text), float(text) * 100))
    return found


def misplaced(alt: str, points: Points) -> Iterator[str]:
    """The figures that a text gives to a category, or a series of it, that has another."""
    for clause in _CLAUSE.split(alt) if points else ():
        head, _, told = plain(clause).partition(": ")
        parts = [(head, part) for part in told.split(", ")] if told else []
        for name, part in [*parts, ("", plain(clause))]:
            said = _NAMED.fullmatch(part)
            if said and not agrees(points, (name, said[1]), float(said[2].replace(",", "."))):
                yield f"{name}: {part}" if name else part


def agrees(points: Points, named: tuple[str, str], figure: float) -> bool:
    """Whether a figure is what the chart has under two names, or one where the other is not said."""
    one, other = named
    values = points.get((one, other)) or points.get((other, one))
    if values is None and not one:
        alone = [key for key in points if other in key]
        # One name tells the point where a chart has but one series, or the name is of but one point.
        values = points[alone[0]] if len(alone) == 1 else None
    return values is None or any(abs(figure - value) <= ROUNDED for value in values)


def plain(text: str | None) -> str:
    """Words on one line, with plain spaces."""
    return " ".join(str(text or "").split())


def where_of(value: etree._Element) -> str:
    """What a cached value is of: its series and category, or their numbers where they have no names."""
    point, series = value.getparent(), next(value.iterancestors(f"{C}ser"), None)
    at = "" if point is None else str(point.get("idx"))
    if series is None:
        return at
    named = plain(" ".join(str(node.text or "") for node in series.iterfind(f"{C}tx//{C}v")))
    names = {p.get("idx"): plain(p.findtext(f"{C}v")) for p in series.iterfind(f"{C}cat//{C}pt")}
    return " / ".join(filter(None, (named, names.get(at) or f"[{at}]")))
