"""What is said of a placeholder's box and text: by itself, else its master's, else the master's styles."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import cast

from lxml import etree
from pptx.oxml.ns import qn
from pptx.parts.slide import SlideLayoutPart
from pptx.shapes.placeholder import LayoutPlaceholder

from deckgen.charts.chart import Size
from deckgen.powerpoint.attributes import whole
from deckgen.powerpoint.markup import EMU

TITLE_TYPES = ("title", "ctrTitle")
FOOT_TYPES = ("ftr", "sldNum", "dt")
_INSETS = {"lIns": 91440, "rIns": 91440, "tIns": 45720, "bIns": 45720}  # what PowerPoint takes for granted
_NO_FILL = qn("a:noFill")
_FILLS = frozenset(qn(f"a:{kind}Fill") for kind in ("no", "solid", "grad", "blip", "patt", "grp"))


def _path(*tags: str) -> str:
    return "/".join(map(qn, tags))


SHAPES = _path("p:cSld", "p:spTree", "p:sp")  # of a layout or master
STATED = _path("p:nvSpPr", "p:nvPr", "p:ph")  # what makes one of them a placeholder
_ANY_STATED = f".//{_path('p:nvPr', 'p:ph')}"
BODY = _path("p:txBody", "a:bodyPr")
_FRAME = _path("p:spPr", "a:xfrm")
_LEVEL, _LETTERS, _BOX = _path("p:txBody", "a:lstStyle", "a:lvl1pPr"), qn("a:defRPr"), qn("p:spPr")


def placeholder_type(shape: LayoutPlaceholder) -> str:
    """The placeholder's type as PowerPoint spells it; "obj" where none is given."""
    stated = shape.element.find(_ANY_STATED)
    return str(("" if stated is None else stated.get("type")) or "obj")


@dataclass(frozen=True)
class Inherited:
    """A placeholder and its master's of the type, the nearest first, and the master's first-level style.

    What they say is read once: another maker's template asks for it thousands of times.
    """

    shapes: tuple[etree._Element, ...]
    style: etree._Element | None

    @classmethod
    def of(cls, shape: LayoutPlaceholder) -> Inherited:
        """That of a layout's placeholder."""
        kind = placeholder_type(shape)
        above, styles = ("title" if kind in TITLE_TYPES else "body"), "p:bodyStyle"
        if kind in TITLE_TYPES:
            styles = "p:titleStyle"
        elif kind in FOOT_TYPES:
            above, styles = kind, "p:otherStyle"
        master = cast(SlideLayoutPart, shape.part).slide_layout.slide_master.element
        stated = ((each, each.find(STATED)) for each in master.iterfind(SHAPES))
        found = (each for each, ph in stated if ph is not None and ph.get("type") == above)
        style = master.find(_path("p:txStyles", styles, "a:lvl1pPr"))
        return cls((shape.element, *found), style)

    @cached_property
    def body(self) -> dict[str, str]:
        """How text lies in the placeholder: "lIns", "wrap", "vert"."""
        return _nearest(body for shape in self.shapes for body in shape.iterfind(BODY))

    @cached_property
    def levels(self) -> tuple[etree._Element, ...]:
        """The styles of first-level paragraphs, the nearest first."""
        own = (level for shape in self.shapes for level in shape.iterfind(_LEVEL))
        return (*own, *(() if self.style is None else (self.style,)))

    @cached_property
    def letters(self) -> dict[str, str]:
        """How first-level text is set: "sz", "b", "cap"."""
        return _nearest(letters for level in self.levels for letters in level.iterfind(_LETTERS))

    @cached_property
    def ink(self) -> etree._Element | None:
        """The fill of first-level text; None where none is stated."""
        return _fill(letters for level in self.levels for letters in level.iterfind(_LETTERS))

    @cached_property
    def fill(self) -> etree._Element | None:
        """The fill of the box; None where none is stated."""
        return _fill(box for shape in self.shapes for box in shape.iterfind(_BOX))

    @property
    def is_filled(self) -> bool:
        """Whether the box has a fill."""
        return self.fill is not None and self.fill.tag != _NO_FILL

    @cached_property
    def insets(self) -> Size:
        """What text is kept from the sides and from above and below, together, in points."""
        found = {name: int(self.body.get(name) or usual) for name, usual in _INSETS.items()}
        return Size((found["lIns"] + found["rIns"]) / EMU, (found["tIns"] + found["bIns"]) / EMU)

    @cached_property
    def is_turned(self) -> bool:
        """Whether the box is turned or stands on its head."""
        frames = (frame for shape in self.shapes for frame in shape.iterfind(_FRAME))
        frame = next(frames, None)
        return frame is not None and (whole(frame.get("rot")) != 0 or frame.get("flipV") in ("1", "true"))


def _nearest(elements: Iterable[etree._Element]) -> dict[str, str]:
    """All attributes of some elements; the first of them that has one says what it is."""
    found: dict[str, str] = {}
    for element in elements:
        for name, value in element.attrib.items():
            found.setdefault(str(name), str(value))
    return found


def _fill(elements: Iterable[etree._Element]) -> etree._Element | None:
    return next((child for element in elements for child in element if child.tag in _FILLS), None)
