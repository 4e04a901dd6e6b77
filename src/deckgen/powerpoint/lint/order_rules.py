"""Rules on the XML itself: what stands in an element, in which order and how often, ids and placeholders."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from lxml import etree

from deckgen.powerpoint.attributes import whole
from deckgen.powerpoint.lint.deckfile import CDR, MC, DeckFile, P
from deckgen.powerpoint.lint.owners import shape_of
from deckgen.powerpoint.lint.rule import Found
from deckgen.powerpoint.lint.schema import Fault
from deckgen.powerpoint.lint.structure import faults


def out_of_order(deck: DeckFile) -> Iterator[Found]:
    """A child that stands before one that must come first."""
    return _told(deck, Fault.ORDER)


def unknown_children(deck: DeckFile) -> Iterator[Found]:
    """A child that its element doesn't take."""
    return _told(deck, Fault.UNKNOWN)


def missing_children(deck: DeckFile) -> Iterator[Found]:
    """An element without a child that it must have, like a text without its a:bodyPr or a:p."""
    return _told(deck, Fault.MISSING)


def doubled_children(deck: DeckFile) -> Iterator[Found]:
    """A child more often than it may stand, or two of which only one may."""
    return _told(deck, Fault.DOUBLED)


def wrong_attributes(deck: DeckFile) -> Iterator[Found]:
    """An attribute that its element doesn't have, or one that is missing."""
    return _told(deck, Fault.ATTRIBUTE, Fault.LACKS_ATTRIBUTE)


def stray(deck: DeckFile) -> Iterator[Found]:
    """Text between elements, or a part whose outermost element may not stand alone."""
    return _told(deck, Fault.STRAY)


def _told(deck: DeckFile, *kinds: Fault) -> Iterator[Found]:
    for fell in faults(deck, *kinds):
        yield Found(fell.part, shape_of(fell.element), fell.detail)


def doubled_shape_ids(deck: DeckFile) -> Iterator[Found]:
    """Two shapes of a slide with one id, or an id that is not above 0; elsewhere, one that is below it."""
    for part in deck.parts:
        root = deck.xml(part) if part.startswith("ppt/") and part.endswith(".xml") else None
        if root is None:
            continue
        named = root.iter(f"{P}cNvPr", f"{CDR}cNvPr")
        ids = Counter(str(entry.get("id")) for entry in named if not _is_stand_in(entry))
        on_slide = part in deck.slides
        for id_, count in ids.items():
            if whole(id_, 1) < int(on_slide) or (count > 1 and on_slide):
                yield Found(part, detail=id_)


def _is_stand_in(element: etree._Element) -> bool:
    """Whether it is in what older programs show instead, or in an object's picture: both have ids again."""
    return next(element.iterancestors(f"{MC}Fallback", f"{P}oleObj"), None) is not None


def doubled_placeholders(deck: DeckFile) -> Iterator[Found]:
    """Two shapes of a slide in one placeholder.

    LibreOffice writes every text as a placeholder for any content without a number: those share none.
    """
    for slide in deck.slides:
        root = deck.xml(slide)
        keys = Counter(
            (entry.get("type", "obj") if entry.get("idx") is None else "", entry.get("idx", "0"))
            for entry in (() if root is None else root.iter(f"{P}ph"))
            if not _is_stand_in(entry) and not _is_unnumbered(entry)
        )
        for (kind, idx), count in keys.items():
            if count > 1:
                yield Found(slide, detail=kind or idx)


def _is_unnumbered(entry: etree._Element) -> bool:
    """Whether a placeholder says neither which of its layout's it is nor of which kind."""
    return entry.get("idx") is None and entry.get("type", "obj") == "obj"
