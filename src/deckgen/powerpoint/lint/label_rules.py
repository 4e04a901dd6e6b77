"""Rules on a chart's labels: each says the figure of its bar, by hand or by its number format."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from deckgen.powerpoint.lint.chart_rules import NEAR, is_number
from deckgen.powerpoint.lint.charts import charts_on
from deckgen.powerpoint.lint.deckfile import A, C, DeckFile
from deckgen.powerpoint.lint.number_formats import fixed_figure, says_figure, times_of
from deckgen.powerpoint.lint.rule import Found

_TRUE = ("1", "true", None)
_MARKS = (0.1, 0.5, 1.0, 2.0, 50.0)  # values that an axis may have marks at
_OF_VALUES = ("VALUE", "PERCENTAGE", "YVALUE")
_Values = dict[str, tuple[float, str]]  # by place: the value, and the format of its cell


def stale_labels(deck: DeckFile) -> Iterator[Found]:
    """A value label that says another figure than its bar: typed by hand, or in its number format."""
    for _, name, slide, root in charts_on(deck):
        for series in root.iter(f"{C}ser"):
            values = figures_of(series)
            wrong = [*_typed(series, values), *_formatted(series, values)]
            yield from (Found(slide, name, said) for said in wrong)
        yield from (Found(slide, name, said) for axis in root.iter(f"{C}valAx") for said in _marked(axis))


def _typed(series: etree._Element, values: _Values) -> Iterator[str]:
    for label in series.findall(f"{C}dLbls/{C}dLbl"):
        place, rich = label.find(f"{C}idx"), label.find(f"{C}tx/{C}rich")
        if place is None or rich is None or next(rich.iter(f"{A}fld"), None) is not None:
            continue
        said = "".join(str(node.text or "") for node in rich.iter(f"{A}t"))
        value, _ = values.get(str(place.get("val")), (None, ""))
        if value is not None and not _says(said, value):
            yield f"{said} / {value:g}"


def _formatted(series: etree._Element, values: _Values) -> Iterator[str]:
    """The first label of a series whose number format says a figure that isn't the bar's."""
    plot = series.getparent()
    formats = [*series.iter(f"{C}numFmt"), *(() if plot is None else plot.iterfind(f"{C}dLbls//{C}numFmt"))]
    codes = {*(str(one.get("formatCode")) for one in formats), *(code for _, code in values.values())}
    if not any(says_figure(code) or times_of(code, 1) for code in codes):
        return
    total = sum(value for value, _ in values.values())
    are_shares = all(0 <= value <= 1 for value, _ in values.values())
    for at, (value, linked) in values.items():
        label = label_of(series, at)
        if label is None:
            continue
        own = label.find(f"{C}numFmt")
        is_own = own is not None and own.get("sourceLinked") not in ("1", "true")
        code = str(own.get("formatCode") or "") if own is not None and is_own else linked
        shown = [value] if is_on(label, "showVal") else []
        shown += [value / total] if is_on(label, "showPercent") and total else []
        of = times_of(code, value) if shown and are_shares else 0
        if of and value:  # «0,4 av ti» of 0.41 is ten times too few
            yield f"{value:.1f} / {value * of:g}"
            return
        said = [fixed_figure(code, figure) for figure in shown]
        if said and all(said) and not any(_says(text, v) for text, v in zip(said, shown, strict=True)):
            yield f"{said[0]} / {shown[0]:g}"
            return


def _marked(axis: etree._Element) -> Iterator[str]:
    """The one figure that stands at every mark of an axis."""
    stated, place = axis.find(f"{C}numFmt"), axis.find(f"{C}tickLblPos")
    is_shown = not is_on(axis, "delete") and (place is None or place.get("val") != "none")
    if stated is not None and is_shown and stated.get("sourceLinked") not in ("1", "true"):
        code = str(stated.get("formatCode") or "")
        figures = {fixed_figure(code, value) for value in _MARKS}
        yield from figures if len(figures) == 1 and all(figures) else ()


def label_of(series: etree._Element, at: str) -> etree._Element | None:
    """What says how a point is labelled; None where it isn't, or in words of its own."""
    plot = series.getparent()
    labels = series.find(f"{C}dLbls")
    if labels is None:
        labels = None if plot is None else plot.find(f"{C}dLbls")
    for own in () if labels is None else labels.iterfind(f"{C}dLbl"):
        place, rich = own.find(f"{C}idx"), own.find(f"{C}tx/{C}rich")
        if place is not None and place.get("val") == at:
            kinds = [] if rich is None else [str(field.get("type")) for field in rich.iter(f"{A}fld")]
            is_words = rich is not None and not {*kinds} & {*_OF_VALUES}
            return None if is_words or is_on(own, "delete") else own
    return None if labels is None or is_on(labels, "delete") else labels


def is_on(label: etree._Element, name: str) -> bool:
    """Whether a label says that it shows something, like its value."""
    stated = label.find(f"{C}{name}")
    return stated is not None and stated.get("val") in _TRUE


def figures_of(series: etree._Element) -> _Values:
    """A series' values by their places, with the formats of their cells."""
    found: _Values = {}
    for cached in (e for kind in ("val", "yVal") for e in series.iterfind(f"{C}{kind}/*/{C}numCache")):
        usual = str(cached.findtext(f"{C}formatCode") or "")
        for point in cached.iterfind(f"{C}pt"):
            if is_number(text := str(point.findtext(f"{C}v") or "")):
                found[str(point.get("idx"))] = (float(text), str(point.get("formatCode") or usual))
    return found


def _says(said: str, value: float) -> bool:
    """Whether a label's figure is its value, as it is, in per cent, or rounded; words alone are no figure."""
    numbers = [float(n.replace(",", ".")) for n in re.findall(r"\d+(?:[.,]\d+)?", said)]
    return not numbers or any(
        abs(n - v) <= 0.5 + NEAR for n in numbers for v in (abs(value), abs(value) * 100)
    )
