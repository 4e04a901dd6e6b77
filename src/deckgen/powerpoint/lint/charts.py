"""The charts on slides: their parts, their shapes' names, and what is drawn upon them."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from deckgen.powerpoint.lint.deckfile import C, DeckFile
from deckgen.powerpoint.lint.shapes import shapes_of


def charts_on(deck: DeckFile) -> Iterator[tuple[str, str, str, etree._Element]]:
    """Every chart on a slide: its part, its shape's name, the slide and its XML."""
    for slide in deck.slides:
        yield from ((part, name, slide, root) for part, name, root in _parts(deck, slide))


def charts_of(deck: DeckFile, slide: str) -> Iterator[tuple[str, etree._Element]]:
    """The charts on a slide by their shapes' names."""
    yield from ((name, root) for _, name, root in _parts(deck, slide))


def drawings_of(deck: DeckFile, slide: str) -> Iterator[tuple[str, etree._Element]]:
    """What is drawn upon a slide's charts and moves with them, by the names of the charts' shapes."""
    for part, name, _ in _parts(deck, slide):
        drawn = deck.xml(deck.related(part, "chartUserShapes"))
        if drawn is not None:
            yield name, drawn


def _parts(deck: DeckFile, slide: str) -> Iterator[tuple[str, str, etree._Element]]:
    for shape in shapes_of(deck, slide):
        for node in shape.element.iter(f"{C}chart") if shape.kind == "graphicFrame" else ():
            ids = [str(value) for key, value in node.attrib.items() if str(key).endswith("}id")]
            part = deck.target(slide, ids[0]) if ids else ""
            root = deck.xml(part) if part else None
            if root is not None and root.tag == f"{C}chartSpace":
                yield part, shape.name, root
