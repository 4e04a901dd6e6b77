"""Rules on PowerPoint's own charts: caches, workbooks, axes, and colours that can be told apart."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from functools import cache

from lxml import etree

from deckgen.charts.theme import contrast
from deckgen.powerpoint.attributes import number, whole
from deckgen.powerpoint.lint.deckfile import C15, A, C, DeckFile
from deckgen.powerpoint.lint.rule import Found
from deckgen.powerpoint.lint.shapes import shapes_of
from deckgen.powerpoint.lint.styles import Scheme, ground_at, scheme_of
from deckgen.powerpoint.lint.text_rules import floor_of
from deckgen.powerpoint.lint.workbook import Workbook, cells_of, read_workbook

_GRAPHIC_FLOOR = 3.0
_REACHES_OUT = re.compile(
    r"[|\[]|https?:|file:|\b(WEBSERVICE|HYPERLINK|CALL|EXEC|RTD|DDE|INDIRECT|FILTERXML|IMPORTDATA)\b", re.I
)
_SERIES = f"{C}ser"
_INSIDE = ("ctr", "inEnd", "inBase")
_NEAR = 1e-6
_LEAST_AXIS, _MOST_AXIS = -(2**31), 2**32  # older Office writes ids as signed numbers


def not_numbers(deck: DeckFile) -> Iterator[Found]:
    """A value in a chart's cache that is no finite number: nan, None, 0,52."""
    for _, name, slide, root in _charts(deck):
        for cached in root.iter(f"{C}numCache", f"{C}numLit"):
            for value in cached.iter(f"{C}v"):
                if not _is_number(str(value.text or "")):
                    yield Found(slide, name, str(value.text))


def wrong_counts(deck: DeckFile) -> Iterator[Found]:
    """A cache whose points are more than it says, doubled, or out of its range."""
    for _, name, slide, root in _charts(deck):
        for cached in root.iter(f"{C}numCache", f"{C}strCache", f"{C}numLit", f"{C}strLit"):
            stated = cached.find(f"{C}ptCount")
            places = [str(point.get("idx")) for point in cached.findall(f"{C}pt")]
            most = whole(stated.get("val"), -1) if stated is not None else -1
            if len(set(places)) < len(places) or any(not 0 <= whole(p, -1) < most for p in places):
                yield Found(slide, name, f"{most}: {' '.join(places)}")


def without_workbook(deck: DeckFile) -> Iterator[Found]:
    """A chart whose figures nobody can edit: no workbook, or one that can't be read."""
    for part, name, slide, _ in _charts(deck):
        if not _book(deck, part).readable:
            yield Found(slide, name)


def formulas(deck: DeckFile) -> Iterator[Found]:
    """A formula in a chart's workbook that reaches out of it, or that stands where a name does."""
    for part, name, slide, root in _charts(deck):
        book = _book(deck, part)
        named = {
            cell for ref in root.iter(f"{C}strRef") for cell in cells_of(str(ref.findtext(f"{C}f") or ""))
        }
        for (sheet, place), formula in book.formulas.items():
            if _REACHES_OUT.search(formula) or (sheet, place) in named:
                yield Found(slide, name, f"{sheet}!{place}: ={formula}")


def outside_links(deck: DeckFile) -> Iterator[Found]:
    """A chart's workbook that fetches from elsewhere."""
    for part, name, slide, _ in _charts(deck):
        yield from (Found(slide, name, link) for link in _book(deck, part).links)


def stale_caches(deck: DeckFile) -> Iterator[Found]:
    """A chart that shows another figure or name than its workbook has: it changes when somebody edits."""
    for part, name, slide, root in _charts(deck):
        book = _book(deck, part)
        if not book.readable:
            continue
        for ref in root.iter(f"{C}numRef", f"{C}strRef", f"{C15}datalabelsRange"):
            for place, shown, stands in _compared(book, ref):
                if not _same(shown, stands):
                    yield Found(slide, name, f"{place}: {shown} / {stands}")


def stale_labels(deck: DeckFile) -> Iterator[Found]:
    """A value label typed by hand that says another figure than its bar."""
    for _, name, slide, root in _charts(deck):
        for series in root.iter(_SERIES):
            values = {
                str(point.get("idx")): str(point.findtext(f"{C}v"))
                for cached in series.findall(f"{C}val/{C}numRef/{C}numCache")
                for point in cached.findall(f"{C}pt")
            }
            for label in series.findall(f"{C}dLbls/{C}dLbl"):
                place, rich = label.find(f"{C}idx"), label.find(f"{C}tx/{C}rich")
                if place is None or rich is None or next(rich.iter(f"{A}fld"), None) is not None:
                    continue
                said = "".join(str(node.text or "") for node in rich.iter(f"{A}t"))
                value = values.get(str(place.get("val")), "")
                if _is_number(value) and not _says(said, float(value)):
                    yield Found(slide, name, f"{said} / {value}")


def axes(deck: DeckFile) -> Iterator[Found]:
    """An axis id that is no number, doubled, or of no axis; an axis that crosses none."""
    for _, name, slide, root in _charts(deck):
        plot = root.find(f"{C}chart/{C}plotArea")
        kinds = [] if plot is None else [e for e in plot if str(e.tag).endswith("Ax")]
        own = [str(e.find(f"{C}axId").get("val")) for e in kinds if e.find(f"{C}axId") is not None]  # type: ignore[union-attr]
        used = [str(e.get("val")) for e in root.iter(f"{C}axId") if e.getparent() not in kinds]
        used += [str(e.get("val")) for e in root.iter(f"{C}crossAx")]
        wrong = [id_ for id_ in own if not _LEAST_AXIS <= whole(id_, 2 * _MOST_AXIS) < _MOST_AXIS]
        wrong += [id_ for id_ in used if id_ not in own]
        if wrong or len(set(own)) < len(own):
            yield Found(slide, name, " ".join(dict.fromkeys([*wrong, *own])))


def weak_fills(deck: DeckFile) -> Iterator[Found]:
    """A bar or segment under 3:1 to its ground that has no outline to save it."""
    for slide, name, root, scheme, ground in _painted(deck):
        for series in root.iter(_SERIES):
            for owner in (series, *series.findall(f"{C}dPt")):
                fill, line = _colour(owner, scheme, ""), _colour(owner, scheme, f"/{A}ln")
                if (
                    fill
                    and contrast(fill, ground) < _GRAPHIC_FLOOR
                    and (line is None or contrast(line, ground) < _GRAPHIC_FLOOR)
                ):
                    yield Found(slide, name, f"{fill} / {ground}: {contrast(fill, ground):.1f}")
                    break


def weak_labels(deck: DeckFile) -> Iterator[Found]:
    """A chart's text that is too weak for what it stands on: its segment, or the ground."""
    for slide, name, root, scheme, ground in _painted(deck):
        for label in root.iter(f"{C}dLbl", f"{C}dLbls", f"{C}catAx", f"{C}valAx", f"{C}legend"):
            if str(label.tag) == f"{C}dLbls" and label.find(f"{C}dLbl") is not None:
                continue  # each label says its own colour
            if label.find(f"{C}layout/{C}manualLayout") is not None:
                continue  # moved by hand: what lies behind it can't be told
            behind = _behind(label, scheme) or ground
            for run in _text_properties(label):
                fill = run.find(f"{A}solidFill")
                ink = scheme.colour(fill[0]) if fill is not None and len(fill) else None
                size, bold = number(run.get("sz"), 1000.0) / 100, run.get("b") == "1"
                if ink and behind and contrast(ink, behind) < floor_of(size, bold):
                    yield Found(slide, name, f"{ink} / {behind}: {contrast(ink, behind):.1f}")
                    break


def _charts(deck: DeckFile) -> Iterator[tuple[str, str, str, etree._Element]]:
    """Every chart on a slide: its part, its shape's name, the slide and its XML."""
    for slide in deck.slides:
        for shape in shapes_of(deck, slide):
            for node in shape.element.iter(f"{C}chart") if shape.kind == "graphicFrame" else ():
                ids = [str(value) for key, value in node.attrib.items() if str(key).endswith("}id")]
                part = deck.target(slide, ids[0]) if ids else ""
                root = deck.xml(part) if part else None
                if root is not None:
                    yield part, shape.name, slide, root


def _book(deck: DeckFile, part: str) -> Workbook:
    name = deck.related(part, "package")
    return _opened(deck.parts[name]) if name else Workbook(readable=False)


@cache
def _opened(content: bytes) -> Workbook:
    return read_workbook(content)


def _compared(book: Workbook, ref: etree._Element) -> Iterator[tuple[str, str, str]]:
    """A reference's cells: where, what the cache shows, what the workbook has; "" for nothing."""
    reference = str(ref.findtext(f"{C}f") or ref.findtext(f"{C15}f") or "")
    stands = book.area(reference)
    cached = next((e for e in ref if str(e.tag).endswith("Cache")), None)
    if stands is None or cached is None:
        return
    shown = {str(point.get("idx")): str(point.findtext(f"{C}v") or "") for point in cached.iter(f"{C}pt")}
    for at, cell in enumerate(stands):
        yield f"{reference}[{at + 1}]", shown.get(str(at), ""), cell or ""


def _same(shown: str, stands: str) -> bool:
    if _is_number(shown) and _is_number(stands):
        return math.isclose(float(shown), float(stands), rel_tol=_NEAR, abs_tol=_NEAR)
    return shown.strip() == stands.strip()


def _says(said: str, value: float) -> bool:
    """Whether a label's figure is its value, as it is, in per cent, or rounded; words alone are no figure."""
    numbers = [float(n.replace(",", ".")) for n in re.findall(r"\d+(?:[.,]\d+)?", said)]
    return not numbers or any(
        abs(n - v) <= 0.5 + _NEAR for n in numbers for v in (abs(value), abs(value) * 100)
    )


def _is_number(text: str) -> bool:
    try:
        return math.isfinite(float(text)) and "_" not in text
    except ValueError:
        return False


def _painted(deck: DeckFile) -> Iterator[tuple[str, str, etree._Element, Scheme, str]]:
    """Every chart whose ground is a plain colour."""
    boxes = {(slide, s.name): s.box for slide in deck.slides for s in shapes_of(deck, slide)}
    for _, name, slide, root in _charts(deck):
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
    """The run properties of a label itself, not of labels inside it."""
    for path in (f"{C}tx/{C}rich", f"{C}txPr"):
        for body in label.findall(path):
            yield from body.iter(f"{A}rPr", f"{A}defRPr")
