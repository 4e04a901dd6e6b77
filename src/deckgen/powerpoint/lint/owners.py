"""Whose a part is: the slide and the shape that lead to a chart, its workbook, a picture or notes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple, cast

from lxml import etree

from deckgen.powerpoint.lint.deckfile import DeckFile, P, R, remembered

_REFERENCES = etree.XPath(f"//@*[namespace-uri() = '{R[1:-1]}']")
_SHAPES = ("sp", "pic", "graphicFrame", "grpSp", "cxnSp")
_RELS = "_rels/"
# What is nobody's, though slides lead to it; and what leads on to whatever it likes.
_PAGES = ("slide", "slideLayout", "slideMaster", "notesMaster", "handoutMaster", "theme")
_PAGE_TYPES = tuple(f".{kind}+xml" for kind in _PAGES)


class Owner(NamedTuple):
    """A slide by its part, and a shape's name where one leads on from there."""

    slide: str
    shape: str = ""


def owner_of(deck: DeckFile, part: str) -> Owner | None:
    """The one slide that leads to a part, and its one shape; None where there is none, or more."""
    owners = _owners(deck).get(_described(part), set())
    slides = {owner.slide for owner in owners}
    if len(slides) != 1 or not (slide := slides.pop()) or slide == part:
        return None
    shapes = {owner.shape for owner in owners}
    return Owner(slide, shapes.pop() if len(shapes) == 1 else "")


def _described(part: str) -> str:
    """The part whose relationships a part holds; any other is its own."""
    folder, is_rels, name = part.partition(_RELS)
    return folder + name.removesuffix(".rels") if is_rels else part


@remembered
def _owners(deck: DeckFile) -> dict[str, set[Owner]]:
    """All that leads to each part; what a layout or master leads to has an owner without a slide."""
    found: dict[str, set[Owner]] = defaultdict(set)
    for slide in deck.slides:
        found[slide].add(Owner(slide))
        shapes = _leading(deck, slide)
        for rel in deck.relationships(slide):
            if not rel.external:
                owners = {Owner(slide, shape) for shape in shapes.get(rel.id, {""})}
                _spread(deck, rel.target, owners, found)
    for part in deck.parts:
        if part not in deck.slides and _is_page(deck, part):
            for rel in deck.relationships(part):
                _spread(deck, rel.target, {Owner("")}, found)
    return found


def _spread(deck: DeckFile, part: str, owners: set[Owner], found: dict[str, set[Owner]]) -> None:
    """Give a part, and all that it leads to, its owners."""
    waiting = [part]
    while waiting:
        name = waiting.pop()
        if name not in deck.parts or _is_page(deck, name) or owners <= found[name]:
            continue
        found[name] |= owners
        waiting += [rel.target for rel in deck.relationships(name) if not rel.external]


def _is_page(deck: DeckFile, part: str) -> bool:
    return part == deck.main or part in deck.slides or deck.content_type(part).endswith(_PAGE_TYPES)


def _leading(deck: DeckFile, slide: str) -> dict[str, set[str]]:
    """The names of the shapes that name each of a slide's relationships."""
    found: dict[str, set[str]] = defaultdict(set)
    for value, element in references(deck.xml(slide)):
        found[value].add(shape_of(element))
    return found


def references(root: etree._Element | None) -> Iterator[tuple[str, etree._Element]]:
    """The relationships that a part's XML names, and the elements that do."""
    for value in [] if root is None else cast(list[etree._ElementUnicodeResult], _REFERENCES(root)):
        if (element := value.getparent()) is not None:
            yield str(value), element


def shape_of(element: etree._Element) -> str:
    """The name of the shape that an element is in."""
    for above in (element, *element.iterancestors()):
        named = above.find(f"*/{P}cNvPr")
        if named is not None and etree.QName(above).localname in _SHAPES:
            return str(named.get("name") or named.get("id"))
    return ""
