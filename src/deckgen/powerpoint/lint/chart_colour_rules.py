"""Rules on the colours of PowerPoint's own charts: bars, lines and words can be told from their ground."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from deckgen.charts.theme import contrast
from deckgen.powerpoint.attributes import number
from deckgen.powerpoint.colours import fills_of, over
from deckgen.powerpoint.lint.charts import charts_on, drawings_of
from deckgen.powerpoint.lint.deckfile import CDR, A, C, DeckFile
from deckgen.powerpoint.lint.grounds import ground_at
from deckgen.powerpoint.lint.label_grounds import grounds_of
from deckgen.powerpoint.lint.rule import Found
from deckgen.powerpoint.lint.shapes import shapes_of
from deckgen.powerpoint.lint.styles import Scheme, scheme_of
from deckgen.powerpoint.lint.text_rules import floor_of, weakest

GRAPHIC_FLOOR = 3.0
_SERIES = f"{C}ser"
_LINES = (f"{C}lineChart", f"{C}scatterChart", f"{C}radarChart")
_LABELS = tuple(f"{C}{name}" for name in ("dLbl", "dLbls", "catAx", "valAx", "dateAx", "legend", "title"))
_USUAL_SIZE = 1000.0  # of a chart's text that says none, in hundredths of a point


def weak_fills(deck: DeckFile) -> Iterator[Found]:
    """A bar, segment or line under 3:1 to its ground that no outline or marker saves."""
    for slide, name, root, scheme, ground in painted_charts(deck):
        own = _colours(root.find(f"{C}chart/{C}plotArea/{C}spPr"), scheme, ground)
        for behind in own[:1] or [ground]:
            for series in root.iter(_SERIES):
                for owner in (series, *series.findall(f"{C}dPt")):
                    paints = _paints(owner, scheme, series.getparent(), behind)
                    if paints and all(contrast(paint, behind) < GRAPHIC_FLOOR for paint in paints):
                        yield Found(slide, name, f"{paints[0]} / {behind}: {contrast(paints[0], behind):.1f}")
                        break


def weak_labels(deck: DeckFile) -> Iterator[Found]:
    """A chart's text that is too weak for what it stands on: its segment, or the ground."""
    for slide, name, root, scheme, ground in painted_charts(deck):
        for label in root.iter(*_LABELS):
            if str(label.tag) == f"{C}dLbls" and label.find(f"{C}dLbl") is not None:
                continue  # each label says its own colour
            if label.find(f"{C}layout/{C}manualLayout") is not None:
                continue  # moved by hand: what lies behind it can't be told
            for grounds in grounds_of(label, scheme, ground):
                if weak := _weak(label, scheme, grounds):
                    yield Found(slide, name, weak)
                    break
    for slide in deck.slides:
        for name, drawn in drawings_of(deck, slide):
            yield from (Found(slide, name, weak) for weak in _weak_drawn(drawn, scheme_of(deck, slide)))


def _weak_drawn(drawn: etree._Element, scheme: Scheme) -> Iterator[str]:
    """How the words of a shape upon a chart are too weak for its own fill; others' ground isn't known."""
    for shape in drawn.iter(f"{CDR}sp"):
        body = shape.find(f"{CDR}txBody")
        fill = None if body is None else next(iter(fills_of(shape.find(f"{CDR}spPr"))), None)
        behind = None if fill is None else scheme.paints(fill)
        for run in shape.iter(f"{A}rPr") if behind and behind[0][1] >= 1 and len(behind) == 1 else ():
            stroke = next(iter(fills_of(run)), None)
            paints = None if stroke is None else scheme.paints(stroke)
            floor = floor_of(number(run.get("sz"), _USUAL_SIZE) / 100, run.get("b") in ("1", "true"))
            ink, below, found = weakest(paints, (behind[0][0],)) if paints and behind else ("", "", floor)
            if found < floor:
                yield f"{ink} / {below}: {found:.1f}"
                break


def _weak(label: etree._Element, scheme: Scheme, grounds: tuple[str, ...]) -> str:
    """How a label's words are too weak, even for the best of the grounds that it may stand on."""
    for run in _text_properties(label):
        fill = next(iter(fills_of(run)), None)
        paints = None if fill is None else scheme.paints(fill)
        floor = floor_of(number(run.get("sz"), _USUAL_SIZE) / 100, run.get("b") == "1")
        if paints == () and run.find(f"{A}ln") is None and _is_shown(label):
            return "a:noFill: 1.0"
        ink, behind, found = weakest(paints, grounds) if paints else ("", "", floor)
        if found < floor:
            return f"{ink} / {behind}: {found:.1f}"
    return ""


def painted_charts(deck: DeckFile) -> Iterator[tuple[str, str, etree._Element, Scheme, str]]:
    """Every chart whose ground is a plain colour."""
    boxes = {(slide, s.name): s.box for slide in deck.slides for s in shapes_of(deck, slide)}
    for _, name, slide, root in charts_on(deck):
        scheme, box = scheme_of(deck, slide), boxes.get((slide, name))
        below = ground_at(deck, slide, box) if box is not None else None
        fills = list(fills_of(root.find(f"{C}spPr")))
        paints = scheme.paints(fills[0]) if fills else ()
        if paints == () and below:
            yield slide, name, root, scheme, below
        elif paints and len(paints) == 1 and (below or paints[0][1] >= 1):
            yield slide, name, root, scheme, over(paints[0], below or paints[0][0])


def _colours(owner: etree._Element | None, scheme: Scheme, ground: str) -> list[str]:
    """How an element's own fill is seen on a ground; nothing where it has none or an unknown one."""
    fill = next(iter(fills_of(owner)), None)
    paints = None if fill is None else scheme.paints(fill)
    return [over(paint, ground) for paint in paints or ()]


def _paints(owner: etree._Element, scheme: Scheme, plot: etree._Element | None, ground: str) -> list[str]:
    """The colours that a bar or line is seen by; none where its fill is unknown."""
    line = _colours(owner.find(f"{C}spPr/{A}ln"), scheme, ground)
    if plot is not None and plot.tag in _LINES:
        marker = owner.find(f"{C}marker/{C}spPr")
        marks = [] if marker is None else [marker, marker.find(f"{A}ln")]
        return [*line, *(paint for mark in marks for paint in _colours(mark, scheme, ground))] if line else []
    fill = _colours(owner.find(f"{C}spPr"), scheme, ground)
    return [*fill, *line] if fill else []


def _is_shown(label: etree._Element) -> bool:
    """Whether a label or axis is meant to show any words."""
    gone = label.find(f"{C}delete")
    if gone is not None and gone.get("val") in (None, "1", "true"):
        return False
    series = next(label.iterancestors(_SERIES), None)
    if series is not None and series.find(f"{C}spPr/{A}noFill") is not None:
        return False  # there only to keep a place
    if label.tag in (f"{C}dLbl", f"{C}dLbls"):
        shows = (e.get("val") for e in label if str(e.tag).startswith(f"{C}show"))
        return any(value in (None, "1", "true") for value in shows)
    place = label.find(f"{C}tickLblPos")
    return place is None or place.get("val") != "none"


def _text_properties(label: etree._Element) -> Iterator[etree._Element]:
    """The run properties of a label itself, not of labels inside it; runs go before paragraphs."""
    for path in (f"{C}tx/{C}rich", f"{C}txPr"):
        for body in label.findall(path):
            own = [run for run in body.iter(f"{A}rPr") if next(iter(fills_of(run)), None) is not None]
            yield from own or body.iter(f"{A}rPr", f"{A}defRPr")
