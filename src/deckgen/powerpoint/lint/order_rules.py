"""Rules on the XML itself: the order of children, those that must be there, ids, tables and placeholders."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import islice

from lxml import etree

from deckgen.powerpoint.attributes import whole
from deckgen.powerpoint.lint.deckfile import MC, A, C, DeckFile, P
from deckgen.powerpoint.lint.order import ORDERS
from deckgen.powerpoint.lint.rule import Found

_NAMESPACES = {"a": A, "p": P, "c": C}
_PREFIXES = {namespace: prefix for prefix, namespace in _NAMESPACES.items()}
_LOOKED_AT = ("ppt/slides/", "ppt/slideLayouts/", "ppt/slideMasters/", "ppt/charts/", "ppt/notesSlides/")


def out_of_order(deck: DeckFile) -> Iterator[Found]:
    """A child that stands before one that must come first, or that the element doesn't take."""
    for part, element, (order, _) in _elements(deck):
        places = [order.get(_local(child), -1) for child in _children(element)]
        known = [place for place in places if place >= 0]
        if known != sorted(known):
            children = " ".join(
                _local(child) for child in islice(element.iterchildren(etree.Element), _SHOWN)
            )
            yield Found(part, shape_of(element), f"{_tag(element)}: {children}")


def unknown_children(deck: DeckFile) -> Iterator[Found]:
    """A child that its element doesn't take."""
    for part, element, (order, _) in _elements(deck):
        shape = ""
        for child in element.iterchildren(etree.Element):
            if (name := _local(child)) not in order and not str(child.tag).startswith(_FOREIGN):
                shape = shape or shape_of(element)
                yield Found(part, shape, f"{_tag(element)}: {name}")


def missing_children(deck: DeckFile) -> Iterator[Found]:
    """An element without a child that it must have, like a text without its a:bodyPr or a:p."""
    for part, element, (_, needed) in _elements(deck):
        there = {_local(child) for child in _children(element)}
        for name in needed:
            if name not in there:
                yield Found(part, shape_of(element), f"{_tag(element)}: {name}")


def doubled_shape_ids(deck: DeckFile) -> Iterator[Found]:
    """Two shapes of a slide with one id, or an id that is no number above 0."""
    for slide in deck.slides:
        root = deck.xml(slide)
        named = () if root is None else root.iter(f"{P}cNvPr")
        ids = [str(entry.get("id")) for entry in named if not _is_stand_in(entry)]
        for id_, count in Counter(ids).items():
            if count > 1 or whole(id_) < 1:
                yield Found(slide, detail=id_)


def _is_stand_in(element: etree._Element) -> bool:
    """Whether it is in what older programs show instead, or in an object's picture: both have ids again."""
    return next(element.iterancestors(f"{MC}Fallback", f"{P}oleObj"), None) is not None


def doubled_placeholders(deck: DeckFile) -> Iterator[Found]:
    """Two shapes of a slide in one placeholder."""
    for slide in deck.slides:
        root = deck.xml(slide)
        keys = Counter(
            (entry.get("type", "obj") if entry.get("idx") is None else "", entry.get("idx", "0"))
            for entry in (() if root is None else root.iter(f"{P}ph"))
            if not _is_stand_in(entry)
        )
        for (kind, idx), count in keys.items():
            if count > 1:
                yield Found(slide, detail=kind or idx)


def ragged_tables(deck: DeckFile) -> Iterator[Found]:
    """A table row with more or fewer cells than the table has columns."""
    for slide in deck.slides:
        root = deck.xml(slide)
        for table in () if root is None else root.iter(f"{A}tbl"):
            columns = len(list(table.iter(f"{A}gridCol")))
            for number, row in enumerate(table.iter(f"{A}tr"), start=1):
                if (cells := len(row.findall(f"{A}tc"))) != columns:
                    yield Found(slide, shape_of(table), f"{number}: {cells} / {columns}")


_SHOWN = 12  # children that are told of
_KNOWN = tuple(_NAMESPACES[tag[0]] + tag[2:] for tag in ORDERS)
_FOREIGN = ("{http://schemas.microsoft.com/", "{http://schemas.openxmlformats.org/markup-compatibility/")


def parts_looked_at(deck: DeckFile) -> tuple[str, ...]:
    """The parts that people see: presentation, slides, their layouts and masters, notes and charts."""
    named = (name for name in deck.parts if name.startswith(_LOOKED_AT) and name.endswith(".xml"))
    return (deck.main, *named)


def _elements(deck: DeckFile) -> Iterator[tuple[str, etree._Element, tuple[dict[str, int], tuple[str, ...]]]]:
    """Every element whose children's order is known."""
    for part in parts_looked_at(deck):
        root = deck.xml(part)
        for element in () if root is None else root.iter(*_KNOWN):
            # On a slide, c:chart only names the chart's own part.
            if len(element) or element.tag != f"{C}chart":
                yield part, element, _order(_tag(element))


@cache
def _order(tag: str) -> tuple[dict[str, int], tuple[str, ...]]:
    words = ORDERS[tag].split()
    # An element whose choices stand side by side (a:p, fills) may repeat; only the order counts.
    places = {name: place for place, word in enumerate(words) for name in word.rstrip("!").split("|")}
    return places, tuple(word[:-1] for word in words if word.endswith("!"))


def _children(element: etree._Element) -> list[etree._Element]:
    return [child for child in element if isinstance(child.tag, str)]


def _tag(element: etree._Element) -> str:
    namespace, _, local = str(element.tag).rpartition("}")
    return f"{_PREFIXES.get(namespace + '}', '?')}:{local}"


def _local(element: etree._Element) -> str:
    return str(element.tag).rpartition("}")[2]


def shape_of(element: etree._Element) -> str:
    """The name of the shape that an element is in."""
    for above in (element, *element.iterancestors()):
        named = above.find(f"*/{P}cNvPr")
        if named is not None and _local(above) in ("sp", "pic", "graphicFrame", "grpSp", "cxnSp"):
            return str(named.get("name") or named.get("id"))
    return ""
