"""Ornaments: what a layout and its master have drawn on every slide, and the backdrop among it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from lxml import etree
from pptx.oxml.ns import qn
from pptx.shapes.base import BaseShape
from pptx.slide import SlideLayout

from deckgen.powerpoint.box import Box
from deckgen.powerpoint.colours import colours_in, fills_of, is_colour, over, painted
from deckgen.powerpoint.markup import EMU

PANEL = 0.3  # of the slide: a larger shape is a ground to stand on, a smaller one is in the way
_TOUCHED = 0.05
_COVERED = 0.9  # of a box, by what it stands on


@dataclass(frozen=True)
class Ornament:
    """A shape that is no placeholder, and where it stands in points."""

    shape: BaseShape
    box: Box
    is_panel: bool = False  # as large as a part of the slide, not a line or a logo

    def holds(self, box: Box) -> bool:
        """Whether a box stands on it, all but its edges."""
        return self.box.common(box).area >= _COVERED * box.area > 0

    def holds_some_of(self, box: Box) -> bool:
        """Whether it is a panel that a box stands on in part, more than by its edge."""
        return self.is_panel and self.box.common(box).area >= _TOUCHED * box.area > 0

    @property
    def paint(self) -> Sequence[etree._Element] | None:
        """The colour elements that it is filled with; none of one that isn't filled.

        None where no colour can be told: a picture, a pattern, a group.
        """
        if self.shape.element.tag != qn("p:sp"):
            return () if self.shape.element.tag == qn("p:cxnSp") else None
        for fill in fills_of(self.shape.element.find(qn("p:spPr"))):
            found = colours_in(fill)
            return found if found or fill.tag == qn("a:noFill") else None
        styled = self.shape.element.find(f"{qn('p:style')}/{qn('a:fillRef')}")
        return () if styled is None or styled.get("idx") == "0" else list(filter(is_colour, styled))


def ornaments(layout: SlideLayout, slide: Box) -> Iterator[Ornament]:
    """All of them from back to front: the master's, where the layout shows them, then the layout's."""
    sources = [layout.shapes]
    if layout.element.get("showMasterSp") not in ("0", "false"):
        sources.insert(0, layout.slide_master.shapes)
    for shape in (shape for shapes in sources for shape in shapes if not shape.is_placeholder):
        sides = (shape.left, shape.top, shape.width, shape.height)
        if None not in sides:
            box = Box(*(float(side) / EMU for side in sides))
            yield Ornament(shape, box, box.common(slide).area >= PANEL * slide.area)


def grounds_on(
    found: Sequence[Ornament],
    box: Box,
    page: tuple[str, ...],
    scheme: Mapping[str, str],
    names: Mapping[str, str],
) -> tuple[str, ...]:
    """The colours that a box stands on, of a page whose own are `page`; none where they aren't known."""
    grounds = page
    for ornament in found:
        on_it, paint = ornament.holds(box), ornament.paint
        if paint is None:
            grounds = () if on_it else grounds
        elif paint and (on_it or ornament.holds_some_of(box)):
            shown = [each for colour in paint if (each := painted(colour, scheme, names)) is not None]
            opaque = [top for top, much in shown if much >= 1]
            through = [over(top, below) for top in shown if top[1] < 1 for below in grounds]
            grounds = tuple(dict.fromkeys((*opaque, *through, *(() if on_it else grounds))))
    return grounds
