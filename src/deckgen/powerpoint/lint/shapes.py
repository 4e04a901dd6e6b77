"""A slide's shapes as they are shown: where they stand, and what they take from layout and master."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice
from math import radians

from lxml import etree

from deckgen.powerpoint.attributes import length, number
from deckgen.powerpoint.lint.deckfile import MC, A, DeckFile, P, remembered

_MOST = 2_000  # shapes looked at on a slide; no slide that people made has more
_DEGREE = 60_000  # turns are written in parts of a degree
_KINDS = ("sp", "pic", "graphicFrame", "grpSp", "cxnSp")
_SAME = {"ctrTitle": "title", "subTitle": "body", "": "body", "obj": "body"}


@dataclass(frozen=True, slots=True)
class Box:
    """A place on the slide in EMU."""

    x: float
    y: float
    width: float
    height: float

    def holds(self, other: Box) -> bool:
        """Whether the other's middle lies inside."""
        x, y = other.x + other.width / 2, other.y + other.height / 2
        return self.x <= x <= self.x + self.width and self.y <= y <= self.y + self.height

    def is_outside(self, wide: float, high: float) -> bool:
        """Whether nothing of it is on a slide of a size."""
        return self.x >= wide or self.y >= high or self.x + self.width <= 0 or self.y + self.height <= 0

    def around(self, turn: float) -> Box:
        """The place that it takes when it is turned by some degrees about its middle."""
        if not turn % 180:
            return self
        cos, sin = (abs(of(radians(turn))) for of in (math.cos, math.sin))
        wide, high = self.width * cos + self.height * sin, self.width * sin + self.height * cos
        return Box(self.x + (self.width - wide) / 2, self.y + (self.height - high) / 2, wide, high)

    def carried(self, group: Box, turn: float) -> Box:
        """Where it comes to stand when its group is turned."""
        cos, sin = math.cos(radians(turn)), math.sin(radians(turn))
        right = self.x + self.width / 2 - group.x - group.width / 2
        down = self.y + self.height / 2 - group.y - group.height / 2
        return replace(
            self, x=self.x + right * (cos - 1) - down * sin, y=self.y + right * sin + down * (cos - 1)
        )


@dataclass(frozen=True, slots=True)
class Shape:
    """A shape; `heirs` are its element and those of layout and master that it inherits from."""

    element: etree._Element
    kind: str
    name: str
    placeholder: str | None  # its type
    box: Box | None
    heirs: tuple[etree._Element, ...]
    part: str
    grouped: bool = False
    turn: float = 0.0  # degrees, clockwise

    @property
    def alt(self) -> str:
        """Its alt text."""
        named = self.element.find(f"*/{P}cNvPr")
        return "" if named is None else str(named.get("descr") or "").strip()

    @property
    def is_decorative(self) -> bool:
        """Whether it says that it only adorns; what a group holds may do so and the group not."""
        named = self.element.find(f"*/{P}cNvPr")
        marks = () if named is None else named.iter()
        return any(str(e.tag).endswith("}decorative") and e.get("val") == "1" for e in marks)

    @property
    def is_hidden(self) -> bool:
        """Whether it is switched off in the Selection Pane, and so neither seen nor heard."""
        named = self.element.find(f"*/{P}cNvPr")
        return named is not None and named.get("hidden") in ("1", "true")

    @property
    def template_box(self) -> Box | None:
        """Where the template puts it; None for what is no placeholder of it."""
        return next((found[0] for heir in self.heirs[1:] if (found := _box(heir)) is not None), None)

    @property
    def paragraphs(self) -> list[etree._Element]:
        """The paragraphs of its own text."""
        body = body_of(self.element)
        return [] if body is None else body.findall(f"{A}p")

    @property
    def text(self) -> str:
        """What it says."""
        return "\n".join(text_of(paragraph) for paragraph in self.paragraphs)


def body_of(element: etree._Element) -> etree._Element | None:
    """The text of a shape, or of a table's cell."""
    body = element.find(f"{P}txBody")
    return element.find(f"{A}txBody") if body is None else body


def text_of(paragraph: etree._Element) -> str:
    """A paragraph's words; a line break is one."""
    return "".join(
        "\n" if node.tag == f"{A}br" else str(node.text or "") for node in paragraph.iter(f"{A}t", f"{A}br")
    )


@remembered
def shapes_of(deck: DeckFile, part: str) -> tuple[Shape, ...]:
    """The shapes of a slide (or layout, or master) from back to front, those of groups among them."""
    root = deck.xml(part)
    tree = None if root is None else root.find(f"{P}cSld/{P}spTree")
    return () if tree is None else tuple(islice(_inside(deck, part, tree, None), _MOST))


def _inside(deck: DeckFile, part: str, tree: etree._Element, group: Shape | None) -> Iterator[Shape]:
    for element in _shown(tree):
        kind = str(element.tag).rpartition("}")[2]
        if kind not in _KINDS:
            continue
        shape = _shape(deck, part, element, kind)
        if group is not None and group.box is not None:
            box = _moved(shape.box, tree, group.box)
            if box is not None and group.turn:
                box = box.carried(group.box, group.turn)
            shape = replace(shape, box=box, grouped=True, turn=shape.turn + group.turn)
        yield shape
        if kind == "grpSp" and shape.box is not None:
            yield from _inside(deck, part, element, shape)


def _shown(tree: etree._Element) -> Iterator[etree._Element]:
    """The children as PowerPoint shows them: of alternatives the first, or what stands in for all."""
    for element in tree:
        if element.tag == f"{MC}AlternateContent":
            chosen = next(element.iterchildren(f"{MC}Choice", f"{MC}Fallback"), None)
            yield from () if chosen is None else chosen
        else:
            yield element


def _shape(deck: DeckFile, part: str, element: etree._Element, kind: str) -> Shape:
    named, place = element.find(f"*/{P}cNvPr"), element.find(f"*/{P}nvPr/{P}ph")
    heirs = [element]
    type_ = None
    if place is not None:
        type_ = str(place.get("type") or "obj")
        heirs += _ancestors(deck, part, type_, place.get("idx"))
        if type_ == "obj" and len(heirs) > 1:
            own = heirs[1].find(f"*/{P}nvPr/{P}ph")
            type_ = str(own.get("type") or "obj") if own is not None else type_
    box, turn = next((found for heir in heirs if (found := _box(heir)) is not None), (None, 0.0))
    name = "" if named is None else str(named.get("name") or named.get("id") or "")
    return Shape(element, kind, name, type_, box, tuple(heirs), part, turn=turn)


def _ancestors(deck: DeckFile, part: str, type_: str, idx: str | None) -> list[etree._Element]:
    """The placeholders above: on the layout by idx or type, on the master by type."""
    found: list[etree._Element] = []
    layout = deck.related(part, "slideLayout")
    if layout:
        above = _placeholder(deck, layout, type_, idx)
        if above is not None:
            found.append(above)
            own = above.find(f"*/{P}nvPr/{P}ph")
            type_ = str(own.get("type") or type_) if own is not None else type_
    master = deck.related(layout or part, "slideMaster")
    above = _placeholder(deck, master, _SAME.get(type_, type_), None) if master else None
    return found if above is None else [*found, above]


def _placeholder(deck: DeckFile, part: str, type_: str, idx: str | None) -> etree._Element | None:
    root = deck.xml(part)
    candidates = (
        [] if root is None else [(e, e.find(f"*/{P}nvPr/{P}ph")) for e in root.iter(f"{P}sp", f"{P}pic")]
    )
    placed = [(element, place) for element, place in candidates if place is not None]
    if idx is not None:
        for element, place in placed:
            if place.get("idx") == idx:
                return element
    for element, place in placed:
        if str(place.get("type") or "obj") == type_ and (idx is None or place.get("idx") is None):
            return element
    same = _SAME.get(type_, type_)
    if idx is None:
        for element, place in placed:
            if _SAME.get(str(place.get("type") or ""), str(place.get("type") or "")) == same:
                return element
    return None


def _box(element: etree._Element) -> tuple[Box, float] | None:
    """Where an element says that it stands, and how far it is turned."""
    frame = element.find(f"{P}spPr/{A}xfrm")
    for path in (f"{P}grpSpPr/{A}xfrm", f"{P}xfrm"):
        frame = element.find(path) if frame is None else frame
    if frame is None:
        return None
    off, ext = frame.find(f"{A}off"), frame.find(f"{A}ext")
    if off is None or ext is None:
        return None
    numbers = [length(off.get("x")), length(off.get("y")), length(ext.get("cx")), length(ext.get("cy"))]
    return Box(*numbers), number(frame.get("rot")) / _DEGREE


def _moved(box: Box | None, tree: etree._Element, group: Box) -> Box | None:
    """A box inside a group, in the slide's own measure."""
    frame = tree.find(f"{P}grpSpPr/{A}xfrm")
    off, ext = (None, None) if frame is None else (frame.find(f"{A}chOff"), frame.find(f"{A}chExt"))
    if box is None or off is None or ext is None:
        return box
    wide, high = length(ext.get("cx")) or 1.0, length(ext.get("cy")) or 1.0
    across, down = group.width / wide, group.height / high
    x, y = (
        group.x + (box.x - length(off.get("x"))) * across,
        group.y + (box.y - length(off.get("y"))) * down,
    )
    return Box(x, y, box.width * across, box.height * down)
