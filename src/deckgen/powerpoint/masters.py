"""What a template's masters hold: layouts, and the placeholders on them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree
from pptx.parts.presentation import PresentationPart
from pptx.shapes.placeholder import LayoutPlaceholder
from pptx.slide import SlideLayout

from deckgen.charts.chart import Size
from deckgen.powerpoint.attributes import whole
from deckgen.powerpoint.box import Box
from deckgen.powerpoint.inheriting import (
    BODY,
    FOOT_TYPES,
    SHAPES,
    STATED,
    TITLE_TYPES,
    Inherited,
    placeholder_type,
)
from deckgen.powerpoint.look import Behind
from deckgen.powerpoint.markup import EMU

_WHOLE, _MOSTLY = 0.98, 0.5  # of a placeholder, that is on the slide


@dataclass(frozen=True)
class Held:
    """A placeholder that a layout holds: its plain name, its type, and where it is in points.

    What reaches over the slide's edge is `cut`, and not part of its box. `behind` is what lies behind
    all text of its layout, `inherited` what is said of its box and text.
    """

    shape: LayoutPlaceholder
    name: str
    type: str
    box: Box
    behind: Behind
    inherited: Inherited
    cut: bool = False


@dataclass(frozen=True)
class Known:
    """A layout as read: its number in the file, plain name, what it says it is for, what it holds.

    `lost` are the types of placeholders that nobody sees: without a size, or off the slide.
    """

    layout: SlideLayout
    number: int
    name: str
    type: str
    held: tuple[Held, ...]
    behind: Behind
    lost: tuple[str, ...] = ()

    @property
    def title(self) -> Held | None:
        """The placeholder of its title, which those who don't see a slide find their way by."""
        return next((held for held in self.held if held.type in TITLE_TYPES), None)

    @property
    def is_vertical(self) -> bool:
        """Whether text stands on its side, as in East Asian writing; a title alone can be set upright."""
        texts = (held for held in self.held if held.type not in TITLE_TYPES)
        bodies = (held.shape.element.find(BODY) for held in texts)
        stated = ("" if body is None else body.get("vert", "") for body in bodies)
        return "vert" in self.type.lower() or any(vert not in ("", "horz") for vert in stated)

    @property
    def content(self) -> tuple[Held, ...]:
        """The placeholders for content: neither title nor foot."""
        return tuple(held for held in self.held if held.type not in (*TITLE_TYPES, *FOOT_TYPES))

    @property
    def foot(self) -> tuple[Held, ...]:
        """The placeholders of what stands on every page."""
        return tuple(held for held in self.held if held.type in FOOT_TYPES)

    @property
    def names(self) -> set[str]:
        """The plain names of its placeholders."""
        return {held.name for held in self.held}


def plain_name(name: str) -> str:
    """A layout's or placeholder's name as it is compared: composed letters, single spaces."""
    return " ".join(unicodedata.normalize("NFC", name).split())


def all_layouts(main: PresentationPart) -> tuple[SlideLayout, ...]:
    """Every layout of every master, in the file's order."""
    return tuple(layout for master in main.presentation.slide_masters for layout in master.slide_layouts)


def placeholders_of(layout: SlideLayout) -> Iterator[LayoutPlaceholder]:
    """The placeholders of a layout."""
    return layout.placeholders.__iter__()


@dataclass(frozen=True, slots=True)
class Anchor:
    """What a slide's shape needs to stand in a layout's placeholder: its type, and the element to repeat."""

    idx: int
    type: str
    element: str


def anchors_of(layout: SlideLayout) -> tuple[Anchor, ...]:
    """The placeholders of a layout, as slides refer to them."""
    return tuple(map(_anchor, layout.element.iterfind(f"{SHAPES}/{STATED}")))


def _anchor(stated: etree._Element) -> Anchor:
    given = ((name, stated.get(name)) for name in ("type", "orient", "sz", "idx"))
    element = "<p:ph" + "".join(f' {name}="{value}"' for name, value in given if value) + "/>"
    return Anchor(whole(stated.get("idx")), stated.get("type") or "obj", element)


def slide_size(main: PresentationPart) -> Size:
    """The size of a slide in points."""
    wide, high = main.presentation.slide_width, main.presentation.slide_height
    return Size((wide or 0) / EMU, (high or 0) / EMU)


def known_layouts(main: PresentationPart) -> tuple[Known, ...]:
    """Every layout, read once: asking python-pptx again and again takes half a minute of a hundred."""
    slide = slide_size(main)
    return tuple(_known(layout, number, slide) for number, layout in enumerate(all_layouts(main)))


def _known(layout: SlideLayout, number: int, slide: Size) -> Known:
    name, type_ = plain_name(layout.name), str(layout.element.get("type") or "")
    behind = Behind.of(layout)
    found = tuple(_held(layout, slide, behind))
    held = tuple(each for each in found if each.type in TITLE_TYPES or each.box.area > 0)
    lost = tuple(each.type for each in found if each not in held)
    return Known(layout, number, name, type_, held, behind, lost)


def _held(layout: SlideLayout, slide: Size, behind: Behind) -> Iterator[Held]:
    """The placeholders of a layout that have a place and a size, their own or their master's.

    One that is mostly off the slide has a box without area.
    """
    page = Box(0, 0, slide.width, slide.height)
    for shape in placeholders_of(layout):
        sides = (shape.left, shape.top, shape.width, shape.height)
        if None in sides:
            continue
        box = Box(*(float(side.emu / EMU) for side in sides))
        seen = box.common(page)
        cut = seen.area < _WHOLE * box.area or box.area == 0
        if cut:
            box = seen if seen.area >= _MOSTLY * box.area else box._replace(width=0.0, height=0.0)
        yield Held(
            shape,
            plain_name(shape.name),
            placeholder_type(shape),
            box,
            behind,
            Inherited.of(shape),
            cut,
        )
