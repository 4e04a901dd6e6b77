"""Rules on PowerPoint's own charts: caches, workbooks, axes, and colours that can be told apart."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from functools import lru_cache

from lxml import etree

from deckgen.powerpoint.attributes import whole
from deckgen.powerpoint.lint.deckfile import C15, A, C, DeckFile
from deckgen.powerpoint.lint.rule import Found
from deckgen.powerpoint.lint.shapes import shapes_of
from deckgen.powerpoint.lint.workbook import Workbook, cells_of, read_workbook

_REACHES_OUT = re.compile(
    r"[|\[]|https?:|file:|\b(WEBSERVICE|HYPERLINK|CALL|EXEC|RTD|DDE|INDIRECT|FILTERXML|IMPORTDATA)\b", re.I
)
_NO_AXIS = "0"  # as PowerPoint writes it where bars in space have no third one
_SERIES = f"{C}ser"
_NEAR = 1e-6
_LEAST_AXIS, _MOST_AXIS = -(2**31), 2**32  # older Office writes ids as signed numbers


def not_numbers(deck: DeckFile) -> Iterator[Found]:
    """A value in a chart's cache that is no finite number: nan, None, 0,52."""
    for _, name, slide, root in charts_on(deck):
        for cached in root.iter(f"{C}numCache", f"{C}numLit"):
            for value in cached.iter(f"{C}v"):
                if not _is_number(str(value.text or "")):
                    yield Found(slide, name, str(value.text))


def wrong_counts(deck: DeckFile) -> Iterator[Found]:
    """A cache whose points are more than it says, doubled, or out of its range."""
    for _, name, slide, root in charts_on(deck):
        for cached in root.iter(f"{C}numCache", f"{C}strCache", f"{C}numLit", f"{C}strLit"):
            stated = cached.find(f"{C}ptCount")
            places = [str(point.get("idx")) for point in cached.findall(f"{C}pt")]
            most = whole(stated.get("val"), -1) if stated is not None else -1
            if len(set(places)) < len(places) or any(not 0 <= whole(p, -1) < most for p in places):
                yield Found(slide, name, f"{most}: {' '.join(places)}")


def without_workbook(deck: DeckFile) -> Iterator[Found]:
    """A chart whose figures nobody can edit: it names no workbook, or one that can't be read."""
    for part, name, slide, root in charts_on(deck):
        if root.find(f"{C}externalData") is None or not _book(deck, part).readable:
            yield Found(slide, name)


def formulas(deck: DeckFile) -> Iterator[Found]:
    """A formula in a chart's workbook that reaches out of it, or that stands where a name does."""
    for part, name, slide, root in charts_on(deck):
        book = _book(deck, part)
        named = {
            cell
            for ref in root.iter(f"{C}strRef")
            for cell in cells_of(book.resolved(str(ref.findtext(f"{C}f") or "")))
        }
        for (sheet, place), formula in book.formulas.items():
            if _REACHES_OUT.search(formula) or (sheet, place) in named:
                yield Found(slide, name, f"{sheet}!{place}: ={formula}")


def outside_links(deck: DeckFile) -> Iterator[Found]:
    """A chart's workbook that fetches from elsewhere."""
    for part, name, slide, _ in charts_on(deck):
        yield from (Found(slide, name, link) for link in _book(deck, part).links)


def stale_caches(deck: DeckFile) -> Iterator[Found]:
    """A chart that shows another figure or name than its workbook has: it changes when somebody edits."""
    for part, name, slide, root in charts_on(deck):
        book = _book(deck, part)
        if not book.readable:
            continue
        for ref in root.iter(f"{C}numRef", f"{C}strRef", f"{C15}datalabelsRange"):
            for place, shown, stands in _compared(book, ref):
                if not _same(shown, stands):
                    yield Found(slide, name, f"{place}: {shown} / {stands}")


def stale_labels(deck: DeckFile) -> Iterator[Found]:
    """A value label typed by hand that says another figure than its bar."""
    for _, name, slide, root in charts_on(deck):
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
    for _, name, slide, root in charts_on(deck):
        plot = root.find(f"{C}chart/{C}plotArea")
        kinds = [] if plot is None else [e for e in plot if str(e.tag).endswith("Ax")]
        own = [str(e.find(f"{C}axId").get("val")) for e in kinds if e.find(f"{C}axId") is not None]  # type: ignore[union-attr]
        used = [str(e.get("val")) for e in root.iter(f"{C}axId") if e.getparent() not in kinds]
        used += [str(e.get("val")) for e in root.iter(f"{C}crossAx")]
        wrong = [id_ for id_ in own if not _LEAST_AXIS <= whole(id_, 2 * _MOST_AXIS) < _MOST_AXIS]
        wrong += [id_ for id_ in used if id_ not in own and id_ != _NO_AXIS]
        if wrong or len(set(own)) < len(own):
            yield Found(slide, name, " ".join(dict.fromkeys([*wrong, *own])))


def charts_on(deck: DeckFile) -> Iterator[tuple[str, str, str, etree._Element]]:
    """Every chart on a slide: its part, its shape's name, the slide and its XML."""
    for slide in deck.slides:
        for shape in shapes_of(deck, slide):
            for node in shape.element.iter(f"{C}chart") if shape.kind == "graphicFrame" else ():
                ids = [str(value) for key, value in node.attrib.items() if str(key).endswith("}id")]
                part = deck.target(slide, ids[0]) if ids else ""
                root = deck.xml(part) if part else None
                if root is not None and root.tag == f"{C}chartSpace":
                    yield part, shape.name, slide, root


def _book(deck: DeckFile, part: str) -> Workbook:
    name = deck.related(part, "package")
    return _opened(deck.parts[name]) if name else Workbook(readable=False)


@lru_cache(maxsize=64)  # more than a deck has charts on its slides; not all of every deck's
def _opened(content: bytes) -> Workbook:
    return read_workbook(content)


def _compared(book: Workbook, ref: etree._Element) -> Iterator[tuple[str, str, str]]:
    """A reference's cells: where, what the cache shows, what the workbook has; "" for nothing."""
    reference = str(ref.findtext(f"{C}f") or ref.findtext(f"{C15}f") or "")
    resolved, stands = book.resolved(reference), book.area(reference)
    cached = next((e for e in ref if str(e.tag).endswith("Cache")), None)
    if reference and not resolved:
        yield reference, "?", ""  # a name that stands for nothing
    if stands is None or cached is None:
        return
    shown = {str(point.get("idx")): str(point.findtext(f"{C}v") or "") for point in cached.iter(f"{C}pt")}
    addresses = cells_of(resolved) if ref.tag == f"{C}numRef" else [("", "")] * len(stands)
    for at, cell in enumerate(stands):
        as_text = addresses[at] in book.texts and _is_number(cell or "")
        yield f"{reference}[{at + 1}]", shown.get(str(at), ""), f"'{cell}" if as_text else cell or ""


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
