"""Colours in markup: a theme colour where the template has that very one, else its hex."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.oxml.ns import qn
from pptx.parts.presentation import PresentationPart

from deckgen.powerpoint.markup import EMU

# Accents come first: a template may use one colour twice.
_SLOTS = ("accent1", "accent2", "accent3", "accent4", "accent5", "accent6", "dk1", "lt1", "dk2", "lt2")


@dataclass(frozen=True)
class Colours:
    """The template's theme colours: `#RRGGBB` in capitals -> the name of its place."""

    slots: Mapping[str, str] = field(default_factory=dict)

    def colour(self, hex_: str) -> str:
        """The colour element of `#RRGGBB`."""
        slot = self.slots.get(hex_.upper())
        return f'<a:schemeClr val="{slot}"/>' if slot else f'<a:srgbClr val="{hex_.lstrip("#").upper()}"/>'

    def fill(self, hex_: str) -> str:
        """A solid fill, or none for "none"."""
        return "<a:noFill/>" if hex_ == "none" else f"<a:solidFill>{self.colour(hex_)}</a:solidFill>"

    def line(self, hex_: str, wide: float, dash: bool = False) -> str:
        """A line of `wide` points, or none for "none"."""
        if hex_ == "none":
            return "<a:ln><a:noFill/></a:ln>"
        dashed = '<a:prstDash val="dash"/>' if dash else ""
        return f'<a:ln w="{round(wide * EMU)}">{self.fill(hex_)}{dashed}</a:ln>'


def theme_colours(main: PresentationPart) -> Colours:
    """The colours of the first master's theme."""
    master = main.presentation.slide_masters[0].part
    theme = etree.fromstring(master.part_related_by(RT.THEME).blob)
    found: dict[str, str] = {}
    for slot in _SLOTS:
        for given in theme.iter(qn(f"a:{slot}")):
            value = given[0].get("val") if given[0].tag == qn("a:srgbClr") else given[0].get("lastClr")
            if value:
                found.setdefault(f"#{value.upper()}", slot)
    return Colours(found)
