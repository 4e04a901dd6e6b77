"""The rule on the size of a chart's labels: their figures have room beside each other and in the chart."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from deckgen.charts.measure import CAP, LINE, width
from deckgen.powerpoint.attributes import number, whole
from deckgen.powerpoint.lint.charts import charts_on
from deckgen.powerpoint.lint.deckfile import A, C, DeckFile
from deckgen.powerpoint.lint.label_rules import figures_of, is_on, label_of
from deckgen.powerpoint.lint.rule import Found
from deckgen.powerpoint.lint.shapes import shapes_of

_POINT = 12_700  # EMU
_USUAL_SIZE = 1000.0  # of a chart's text that says none, in hundredths of a point
_LARGE = 32.0  # points; smaller labels may well fill a low chart
_PART = 0.25  # of a chart's height that one of several labels may take
_COLUMNS = 2  # that a figure may be as wide as: those beside it are seldom equally high
_BARS = (f"{C}barChart", f"{C}bar3DChart")
_ASIDE = 50  # per cent that bars of two series may lie over each other and stand side by side


class _Figure(NamedTuple):
    """A label that shows its value: the least that it takes across and down, in points."""

    size: float
    across: float
    down: float


def too_large(deck: DeckFile) -> Iterator[Found]:
    """A chart whose labels are so large that they cover each other, or most of the chart."""
    boxes = {(slide, s.name): s.box for slide in deck.slides for s in shapes_of(deck, slide)}
    for _, name, slide, root in charts_on(deck):
        box = boxes.get((slide, name))
        wide, high = (0.0, 0.0) if box is None else (box.width / _POINT, box.height / _POINT)
        told = [size for plot in _plots(root) for size in _without_room(root, plot, wide, high)]
        if told and wide > 0 and high > 0:
            yield Found(slide, name, f"{max(told):g}")


def _plots(root: etree._Element) -> list[etree._Element]:
    area = root.find(f"{C}chart/{C}plotArea")
    return [] if area is None else [plot for plot in area if plot.find(f"{C}ser") is not None]


def _without_room(root: etree._Element, plot: etree._Element, wide: float, high: float) -> Iterator[float]:
    """The sizes of the labels that are too large in a chart of some points."""
    series = [list(_figures(root, one)) for one in plot.iterfind(f"{C}ser")]
    figures = [figure for one in series for figure in one]
    is_lying = any(said.get("val") == "bar" for said in plot.iterfind(f"{C}barDir"))
    rows = _rows(plot, sum(map(bool, series))) if len(figures) > 1 else 0
    for figure in figures:
        is_beyond = figure.across > wide or figure.down > high
        is_tall = len(figures) > 1 and figure.size > _LARGE and figure.size * LINE > _PART * high
        room = high / rows if rows and is_lying else _COLUMNS * wide / rows if rows else float("inf")
        if is_beyond or is_tall or (figure.down if is_lying else figure.across) > room:
            yield figure.size


def _rows(plot: etree._Element, labelled: int) -> int:
    """How many bars of labelled series stand beside each other; 0 where there are no bars."""
    if plot.tag not in _BARS:
        return 0
    count = max((whole(said.get("val")) for said in plot.iterfind(f"{C}ser/{C}val//{C}ptCount")), default=0)
    grouping, overlap = plot.find(f"{C}grouping"), plot.find(f"{C}overlap")
    is_piled = grouping is not None and grouping.get("val") in ("stacked", "percentStacked")
    is_over = overlap is not None and number(overlap.get("val")) > _ASIDE
    return count * (1 if is_piled or is_over else labelled)


def _figures(root: etree._Element, series: etree._Element) -> Iterator[_Figure]:
    """The labels of a series that show its values, no wider than they are."""
    for at, (value, code) in figures_of(series).items():
        label = label_of(series, at)
        if label is None or not (is_on(label, "showVal") or is_on(label, "showPercent")):
            continue
        own = label.find(f"{C}numFmt")
        in_shares = "%" in (code if own is None else str(own.get("formatCode")))
        said = f"{value:.0%}" if in_shares else f"{value:.0f}"
        size, is_turned = _size(label, root), _is_turned(label)
        yield _Figure(size, CAP * size if is_turned else width(said, size), CAP * size)


def _size(label: etree._Element, root: etree._Element) -> float:
    """How large a label's words are, in points."""
    for owner, path in ((label, f"{C}tx/{C}rich"), (label, f"{C}txPr"), (root, f"{C}txPr")):
        body = owner.find(path)
        stated = [] if body is None else [number(run.get("sz")) for run in body.iter(f"{A}rPr", f"{A}defRPr")]
        if sizes := [size for size in stated if size > 0]:
            return min(sizes) / 100
    return _USUAL_SIZE / 100


def _is_turned(label: etree._Element) -> bool:
    return any(whole(body.get("rot")) for body in label.iter(f"{A}bodyPr"))
