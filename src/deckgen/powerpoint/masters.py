"""What a template's masters hold: layouts and placeholders, and what these take from their master."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast

from lxml import etree
from pptx.oxml.ns import qn
from pptx.parts.presentation import PresentationPart
from pptx.parts.slide import SlideLayoutPart
from pptx.shapes.placeholder import LayoutPlaceholder
from pptx.slide import SlideLayout

from deckgen.charts.chart import Size
from deckgen.powerpoint.attributes import whole
from deckgen.powerpoint.box import Box
from deckgen.powerpoint.look import Behind
from deckgen.powerpoint.markup import EMU

TITLE_TYPES = ("title", "ctrTitle")
FOOT_TYPES = ("ftr", "sldNum", "dt")
_INSETS = {"lIns": 91440, "rIns": 91440, "tIns": 45720, "bIns": 45720}  # what PowerPoint takes for granted
_WHOLE, _MOSTLY = 0.98, 0.5  # of a placeholder, that is on the slide
_FIRST_LEVEL = "a:lvl1pPr/a:defRPr"
_IS_FILL = " or ".join(f"self::a:{kind}Fill" for kind in ("no", "solid", "grad", "blip", "patt", "grp"))
_STATED = f".//{qn('p:nvPr')}/{qn('p:ph')}"  # what makes a shape a placeholder


@dataclass(frozen=True)
class Held:
    """A placeholder that a layout holds: its plain name, its type, and where it is in points.

    What reaches over the slide's edge is `cut`, and not part of its box. `behind` is what lies behind
    all text of its layout.
    """

    shape: LayoutPlaceholder
    name: str
    type: str
    box: Box
    behind: Behind
    cut: bool = False

    @property
    def first_level(self) -> tuple[etree._Element, ...]:
        """The styles of its first-level paragraphs, the nearest first."""
        level = _FIRST_LEVEL.rpartition("/")[0]
        found: Iterator[object] = _inherited(self.shape, f"./p:txBody/a:lstStyle/{level}", level)
        return tuple(cast("Iterator[etree._Element]", found))


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
        bodies = (held.shape.element.xpath("string(./p:txBody/a:bodyPr/@vert)") for held in texts)
        return "vert" in self.type.lower() or any(vert not in ("", "horz") for vert in bodies)

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


def placeholder_type(shape: LayoutPlaceholder) -> str:
    """The placeholder's type as PowerPoint spells it; "obj" where none is given."""
    stated = shape.element.find(_STATED)
    return str(("" if stated is None else stated.get("type")) or "obj")


@dataclass(frozen=True, slots=True)
class Anchor:
    """What a slide's shape needs to stand in a layout's placeholder: its type, and the element to repeat."""

    idx: int
    type: str
    element: str


def anchors_of(layout: SlideLayout) -> tuple[Anchor, ...]:
    """The placeholders of a layout, as slides refer to them."""
    path = "/".join(map(qn, ("p:cSld", "p:spTree", "p:sp", "p:nvSpPr", "p:nvPr", "p:ph")))
    return tuple(map(_anchor, layout.element.iterfind(path)))


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
        yield Held(shape, plain_name(shape.name), placeholder_type(shape), box, behind, cut)


def insets_of(shape: LayoutPlaceholder) -> Size:
    """What a placeholder's text is kept from its sides and from above and below, together, in points."""
    found = {name: int(body_attribute(shape, name) or default) for name, default in _INSETS.items()}
    return Size((found["lIns"] + found["rIns"]) / EMU, (found["tIns"] + found["bIns"]) / EMU)


def body_attribute(shape: LayoutPlaceholder, attribute: str) -> str | None:
    """How text lies in a placeholder ("lIns", "wrap", "vert"), as the layout or its master says."""
    return next(_inherited(shape, f"./p:txBody/a:bodyPr/@{attribute}", ""), None)


def text_attribute(shape: LayoutPlaceholder, attribute: str) -> str | None:
    """A first-level text attribute ("sz", "b", "cap"), from the layout, its master or the master's styles."""
    path = f"./p:txBody/a:lstStyle/{_FIRST_LEVEL}/@{attribute}"
    return next(_inherited(shape, path, f"{_FIRST_LEVEL}/@{attribute}"), None)


def text_fill(shape: LayoutPlaceholder) -> etree._Element | None:
    """The fill of first-level text, inherited as its attributes are; None where none is stated."""
    fill = f"{_FIRST_LEVEL}/*[{_IS_FILL}]"
    found: Iterator[object] = _inherited(shape, f"./p:txBody/a:lstStyle/{fill}", fill)
    return cast("etree._Element | None", next(found, None))


def own_fill(shape: LayoutPlaceholder) -> etree._Element | None:
    """The fill of a placeholder's box, its own or its master's; None where none is stated."""
    found: Iterator[object] = _inherited(shape, f"./p:spPr/*[{_IS_FILL}]", "")
    return cast("etree._Element | None", next(found, None))


def is_turned(shape: LayoutPlaceholder) -> bool:
    """Whether a placeholder's box is turned or stands on its head."""
    found: Iterator[object] = _inherited(shape, "./p:spPr/a:xfrm", "")
    frame = cast("etree._Element | None", next(found, None))
    return frame is not None and (whole(frame.get("rot")) != 0 or frame.get("flipV") in ("1", "true"))


def is_filled(shape: LayoutPlaceholder) -> bool:
    """Whether a placeholder's box has a fill."""
    fill = own_fill(shape)
    return fill is not None and fill.tag != qn("a:noFill")


def _inherited(shape: LayoutPlaceholder, own: str, style: str) -> Iterator[str]:
    """What a path finds in a placeholder, in its master's of the type, then in the master's text styles."""
    yield from shape.element.xpath(own)
    kind = placeholder_type(shape)
    if kind in TITLE_TYPES:
        master_type, styles = "title", "p:titleStyle"
    elif kind in FOOT_TYPES:
        master_type, styles = kind, "p:otherStyle"
    else:
        master_type, styles = "body", "p:bodyStyle"
    master = cast(SlideLayoutPart, shape.part).slide_layout.slide_master.element
    for above in master.iterfind(f"{qn('p:cSld')}/{qn('p:spTree')}/{qn('p:sp')}"):
        if above.xpath("string(./p:nvSpPr/p:nvPr/p:ph/@type)") == master_type:
            yield from above.xpath(own)
    if style:
        yield from master.xpath(f"./p:txStyles/{styles}/{style}")
