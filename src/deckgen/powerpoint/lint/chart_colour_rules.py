"""Rules on the colours of PowerPoint's own charts: bars, lines and words can be told from their ground."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from deckgen.charts.theme import contrast
from deckgen.powerpoint.attributes import number
from deckgen.powerpoint.lint.chart_rules import charts_on
from deckgen.powerpoint.lint.deckfile import A, C, DeckFile
from deckgen.powerpoint.lint.rule import Found
from deckgen.powerpoint.lint.shapes import shapes_of
from deckgen.powerpoint.lint.styles import Scheme, ground_at, scheme_of
from deckgen.powerpoint.lint.text_rules import floor_of

_GRAPHIC_FLOOR = 3.0
_SERIES = f"{C}ser"
_INSIDE = ("ctr", "inEnd", "inBase")
_LINES = (f"{C}lineChart", f"{C}scatterChart", f"{C}radarChart")
_LABELS = tuple(f"{C}{name}" for name in ("dLbl", "dLbls", "catAx", "valAx", "dateAx", "legend", "title"))
_USUAL_SIZE = 1000.0  # of a chart's text that says none, in hundredths of a point


def weak_fills(deck: DeckFile) -> Iterator[Found]:
    """A bar, segment or line under 3:1 to its ground that no outline or marker saves."""
    for slide, name, root, scheme, ground in _painted(deck):
        for series in root.iter(_SERIES):
            for owner in (series, *series.findall(f"{C}dPt")):
                paints = _paints(owner, scheme, series.getparent())
                if paints and all(contrast(paint, ground) < _GRAPHIC_FLOOR for paint in paints):
                    yield Found(slide, name, f"{paints[0]} / {ground}: {contrast(paints[0], ground):.1f}")
                    break


def weak_labels(deck: DeckFile) -> Iterator[Found]:
    """A chart's text that is too weak for what it stands on: its segment, or the ground."""
    for slide, name, root, scheme, ground in _painted(deck):
        for label in root.iter(*_LABELS):
            if str(label.tag) == f"{C}dLbls" and label.find(f"{C}dLbl") is not None:
                continue  # each label says its own colour
            if label.find(f"{C}layout/{C}manualLayout") is not None:
                continue  # moved by hand: what lies behind it can't be told
            behind = _behind(label, scheme) or ground
            for run in _text_properties(label):
                fill = run.find(f"{A}solidFill")
                ink = scheme.colour(fill[0]) if fill is not None and len(fill) else None
                size, bold = number(run.get("sz"), _USUAL_SIZE) / 100, run.get("b") == "1"
                if ink and behind and contrast(ink, behind) < floor_of(size, bold):
                    yield Found(slide, name, f"{ink} / {behind}: {contrast(ink, behind):.1f}")
                    break


def _painted(deck: DeckFile) -> Iterator[tuple[str, str, etree._Element, Scheme, str]]:
    """Every chart whose ground is a plain colour."""
    boxes = {(slide, s.name): s.box for slide in deck.slides for s in shapes_of(deck, slide)}
    for _, name, slide, root in charts_on(deck):
        scheme, box = scheme_of(deck, slide), boxes.get((slide, name))
        own = root.find(f"{C}spPr/{A}solidFill")
        ground = scheme.colour(own[0]) if own is not None and len(own) else None
        if ground is None and box is not None:
            ground = ground_at(deck, slide, box)
        if ground:
            yield slide, name, root, scheme, ground


def _colour(owner: etree._Element, scheme: Scheme, inner: str) -> str | None:
    fill = owner.find(f"{C}spPr{inner}/{A}solidFill")
    return scheme.colour(fill[0]) if fill is not None and len(fill) else None


def _paints(owner: etree._Element, scheme: Scheme, plot: etree._Element | None) -> list[str]:
    """The plain colours that a bar or line is seen by; none where its fill is unknown."""
    line = _colour(owner, scheme, f"/{A}ln")
    if plot is not None and plot.tag in _LINES:
        marker = owner.find(f"{C}marker")
        inner = ("", f"/{A}ln")
        marks = [] if marker is None else [_colour(marker, scheme, part) for part in inner]
        return [paint for paint in (line, *marks) if paint] if line else []
    fill = _colour(owner, scheme, "")
    return [paint for paint in (fill, line) if paint] if fill else []


def _behind(label: etree._Element, scheme: Scheme) -> str | None:
    """The segment that a label stands inside; None for a label on the ground."""
    place = label.find(f"{C}dLblPos")
    if place is None or place.get("val") not in _INSIDE:
        return None
    series = next((above for above in label.iterancestors(_SERIES)), None)
    idx = label.find(f"{C}idx")
    for point in [] if series is None or idx is None else series.findall(f"{C}dPt"):
        at = point.find(f"{C}idx")
        if at is not None and at.get("val") == idx.get("val"):  # type: ignore[union-attr]
            return _colour(point, scheme, "")
    return None if series is None else _colour(series, scheme, "")


def _text_properties(label: etree._Element) -> Iterator[etree._Element]:
    """The run properties of a label itself, not of labels inside it; runs go before paragraphs."""
    for path in (f"{C}tx/{C}rich", f"{C}txPr"):
        for body in label.findall(path):
            own = [run for run in body.iter(f"{A}rPr") if run.find(f"{A}solidFill") is not None]
            yield from own or body.iter(f"{A}rPr", f"{A}defRPr")
