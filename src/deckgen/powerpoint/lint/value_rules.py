"""The rule on values: what the format, and the mark of what only adorns, allow in an attribute."""

from __future__ import annotations

from collections.abc import Iterator

from deckgen.powerpoint.lint.deckfile import DeckFile
from deckgen.powerpoint.lint.owners import shape_of
from deckgen.powerpoint.lint.rule import Found
from deckgen.powerpoint.lint.schema import Fault, is_allowed
from deckgen.powerpoint.lint.structure import faults

_DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"


def values(deck: DeckFile) -> Iterator[Found]:
    """An attribute with a value that the format doesn't know: anchor="middle", a colour called red."""
    for fell in faults(deck, Fault.VALUE):
        yield Found(fell.part, shape_of(fell.element), fell.detail)
    yield from unknown_ornaments(deck)


def unknown_ornaments(deck: DeckFile) -> Iterator[Found]:
    """A mark of what only adorns that is neither yes nor no."""
    for part in deck.parts:
        root = deck.xml(part) if part.startswith("ppt/") and part.endswith(".xml") else None
        for mark in () if root is None else root.iter(_DECORATIVE):
            if not is_allowed("xsd:boolean", str(mark.get("val", "1"))):
                yield Found(part, shape_of(mark), f'decorative val="{mark.get("val")}"')
