"""Rules on PowerPoint's own charts: caches, workbooks and axes."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from functools import lru_cache

from lxml import etree

from deckgen.powerpoint.attributes import whole
from deckgen.powerpoint.lint.charts import charts_on
from deckgen.powerpoint.lint.deckfile import C15, C, DeckFile
from deckgen.powerpoint.lint.points import where_of
from deckgen.powerpoint.lint.rule import Found
from deckgen.powerpoint.lint.workbook import Workbook, cells_of, read_workbook
from deckgen.powerpoint.native_chart.sheet import SHEET
from deckgen.powerpoint.seal import CUSTOM, VERSION, read_custom
from deckgen.reasons import Reason

_REACHES_OUT = re.compile(
    r"[|\[]|https?:|file:|\b(WEBSERVICE|HYPERLINK|CALL|EXEC|RTD|DDE|INDIRECT|FILTERXML|IMPORTDATA)\b", re.I
)
_LOST, _GAP = "#REF!", "#N/A"
_MISTAKES = (_LOST, "#VALUE!", "#NAME?", "#NULL!")  # others may be meant
_WORD = re.compile(r"[^\W\d][\w.\\]*")
_FUNCTION = re.compile(r"\s*=?\s*[A-Za-z][\w.]*\(")  # where a chart has cells or a name
_CONSTANT = re.compile(r"(?=.*\d)[^A-Za-z_$!:]+", re.S)  # one that another cell shares says nothing itself
_NO_AXIS = "0"  # as PowerPoint writes it where bars in space have no third one
NEAR = 1e-6
_LEAST_AXIS, _MOST_AXIS = -(2**31), 2**32  # older Office writes ids as signed numbers


def not_numbers(deck: DeckFile) -> Iterator[Found]:
    """A value in a chart's cache that is no finite number: nan, None, 0,52; #N/A is a line's gap."""
    for _, name, slide, root in charts_on(deck):
        for cached in root.iter(f"{C}numCache", f"{C}numLit"):
            for value in cached.iter(f"{C}v"):
                said = str(value.text or "").strip()
                if said != _GAP and not is_number(said):
                    facts = {"where": where_of(value), "said": said}
                    key = "value_wrong" if said else "value_empty"
                    yield Found(slide, name, Reason(key, f"{facts['where']}: {said}", facts))


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
    """A formula that reaches out of a chart's workbook, is of lost cells, or stands for a name or figure."""
    is_ours = VERSION in read_custom(deck.parts.get(CUSTOM, b""))
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
        yield from (Found(slide, name, said) for said in _lost(book, root))
        yield from (Found(slide, name, said) for said in _computed(book, root, is_ours, named))


def _computed(
    book: Workbook, root: etree._Element, is_ours: bool, told: set[tuple[str, str]]
) -> Iterator[str]:
    """What a chart computes of constants, which no data bears out, or of its cells; names are told already.

    Who makes a workbook by hand may well compute its figures from other cells. Ours hold them as they are,
    and formulas only on the sheet that they are drawn by.
    """
    references = dict.fromkeys(str(node.text or "") for node in root.iter(f"{C}f", f"{C15}f"))
    yield from (reference for reference in references if _FUNCTION.match(reference))
    shown = dict.fromkeys(cell for said in references for cell in cells_of(book.resolved(said)))
    for sheet, place in shown:
        formula = book.formulas.get((sheet, place))
        if formula is None or (sheet, place) in told or _LOST in formula or _REACHES_OUT.search(formula):
            continue
        if (is_ours and sheet == SHEET) or _CONSTANT.fullmatch(formula):
            yield f"{sheet}!{place}: ={formula}"


def _lost(book: Workbook, root: etree._Element) -> Iterator[str]:
    """What refers to cells that were deleted, or is no value, on the sheets that a chart is drawn from.

    A workbook that came from Excel may have other sheets, and names that nothing uses any more.
    """
    references = dict.fromkeys(str(node.text or "") for node in root.iter(f"{C}f"))
    resolved = {reference: book.resolved(reference) for reference in references}
    yield from (reference for reference, stands in resolved.items() if _LOST in f"{reference}{stands}")
    shown = {cell for stands in resolved.values() for cell in cells_of(stands)}
    sheets = {sheet for sheet, _ in shown}
    broken = {name for name, stands in book.names.items() if _LOST in stands}
    told = set(shown)  # an error there is unlike the cache, or no number in it
    for (sheet, place), formula in book.formulas.items():
        words = {word.casefold() for word in _WORD.findall(formula)} if broken else set()
        if sheet in sheets and (_LOST in formula or words & broken):
            told.add((sheet, place))
            yield f"{sheet}!{place}: ={formula}"
    for (sheet, place), value in book.errors.items():
        if sheet in sheets and value in _MISTAKES and (sheet, place) not in told:
            yield f"{sheet}!{place}: {value}"


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
        as_text = addresses[at] in book.texts and is_number(cell or "")
        yield f"{reference}[{at + 1}]", shown.get(str(at), ""), f"'{cell}" if as_text else cell or ""


def _same(shown: str, stands: str) -> bool:
    if is_number(shown) and is_number(stands):
        return math.isclose(float(shown), float(stands), rel_tol=NEAR, abs_tol=NEAR)
    return shown.strip() == stands.strip()


def is_number(text: str) -> bool:
    """Whether a cached text is a finite number."""
    try:
        return math.isfinite(float(text)) and "_" not in text
    except ValueError:
        return False
