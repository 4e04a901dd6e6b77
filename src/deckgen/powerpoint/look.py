"""What a template looks like: its theme's colours and text face, and the ground its charts stand on."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast

from lxml import etree
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.package import Part
from pptx.oxml.ns import qn
from pptx.slide import SlideLayout, SlideMaster

from deckgen.charts.theme import contrast
from deckgen.charts.tuned import Look
from deckgen.powerpoint.box import Box
from deckgen.powerpoint.colours import Paint, colours_in, painted
from deckgen.powerpoint.markup import EMU
from deckgen.powerpoint.ornaments import Ornament, grounds_on, ornaments

ACCENTS = tuple(f"accent{number}" for number in range(1, 7))
_GROUND, _INK = "bg1", "tx1"
_NAMESPACES = {"a": "http://schemas.openxmlformats.org/drawingml/2006/main"}
_MAP, _OWN_MAP = qn("p:clrMap"), f"{qn('p:clrMapOvr')}/{qn('a:overrideClrMapping')}"
_HEX = re.compile("[0-9A-Fa-f]{6}")
# What a system or preset colour is where the file doesn't say how it last looked.
_BLACK, _WHITE = "#" + 6 * "0", "#" + 6 * "F"
_NAMED = {"windowText": _BLACK, "window": _WHITE, "black": _BLACK, "white": _WHITE}
_FILLS = (
    "./p:cSld/p:bg/p:bgPr/a:solidFill",
    "./p:cSld/p:bg/p:bgRef",
    "./p:cSld/p:bg/p:bgPr/a:gradFill//a:gs",
)


def look_of(layout: SlideLayout) -> Look | None:
    """The look of the slides on a layout; None if its master has no whole theme."""
    master = layout.slide_master
    root = theme_root(master)
    if root is None:
        return None
    scheme = scheme_colours(root)
    names = colour_map(layout)
    if not {*names.values(), *ACCENTS} <= scheme.keys():
        return None
    face = str(root.xpath("string(.//a:minorFont/a:latin/@typeface)", namespaces=_NAMESPACES))
    ground = next(iter(Behind.of(layout).grounds()), scheme[names[_GROUND]])
    inks = (scheme[names[_INK]], scheme[names[_GROUND]])  # on a dark background, a black tx1 is no ink
    return Look(
        ground=ground,
        ink=max(inks, key=lambda ink: contrast(ink, ground)),
        accents=tuple(scheme[slot] for slot in ACCENTS),
        face=face,
    )


@dataclass(frozen=True)
class Behind:
    """What lies behind a layout's text, and the theme's two colours of text and ground by name.

    Asked for often, so it is read once. `page` are the background's colours: several of a gradient,
    none where they aren't known, as with a picture.
    """

    slide: Box
    inks: Mapping[str, str]
    page: tuple[str, ...]
    scheme: Mapping[str, str]
    names: Mapping[str, str]
    drawn: tuple[Ornament, ...]

    @classmethod
    def of(cls, layout: SlideLayout) -> Behind:
        """That of a layout."""
        root = theme_root(layout.slide_master)
        scheme, names = {} if root is None else scheme_colours(root), colour_map(layout)
        inks = {name: scheme[names[name]] for name in (_INK, _GROUND) if names[name] in scheme}
        page = _page(layout, scheme, names) if scheme else ()
        slide = _slide(layout)
        return cls(slide, inks, page, scheme, names, tuple(ornaments(layout, slide)))

    def grounds(self, box: Box | None = None) -> tuple[str, ...]:
        """The colours behind a box, or all of the slide; a shape there is nearer than the background."""
        return grounds_on(self.drawn, box or self.slide, self.page, self.scheme, self.names)

    def inks_of(self, fill: etree._Element | None) -> tuple[Paint, ...] | None:
        """What a text's fill paints with, that of text where there is none; None where it isn't known."""
        usual = self.scheme.get(self.names[_INK])
        if fill is None:
            return None if usual is None else ((usual, 1.0),)
        found = [painted(stated, self.scheme, self.names) for stated in colours_in(fill)]
        known = tuple(paint for paint in found if paint is not None)
        return known if known and len(known) == len(found) else None


def theme_part(master: SlideMaster) -> Part | None:
    """The part with a master's theme."""
    related = (rel.target_part for rel in master.part.rels.values() if rel.reltype == RT.THEME)
    return next(iter(related), None)


def theme_root(master: SlideMaster) -> etree._Element | None:
    """A master's theme; None where there is none that can be read."""
    part = theme_part(master)
    try:
        return None if part is None else etree.fromstring(part.blob, _parser())
    except etree.XMLSyntaxError:
        return None


def _parser() -> etree.XMLParser:
    return etree.XMLParser(resolve_entities=False, no_network=True)


def scheme_colours(theme: etree._Element) -> dict[str, str]:
    """The theme's colours as `#RRGGBB` by slot: dk1, lt1 … folHlink."""
    found = {}
    for scheme in theme.iter(qn("a:clrScheme")):
        for slot in scheme:
            for colour in slot:
                if (value := _stated(colour)) is not None:
                    found[etree.QName(slot).localname] = value
    return found


def _stated(colour: etree._Element) -> str | None:
    """A colour element's own colour, before it is made lighter or darker."""
    value = colour.get("lastClr") or colour.get("val") or ""
    return f"#{value.upper()}" if _HEX.fullmatch(value) else _NAMED.get(value)


def colour_map(layout: SlideLayout) -> dict[str, str]:
    """Which slot each of the names on a layout stands for: bg1, tx1, bg2, tx2."""
    own = layout.element.find(_OWN_MAP)
    chosen = layout.slide_master.element.find(_MAP) if own is None else own
    return {name: str(chosen.get(name)) for name in (_GROUND, _INK, "bg2", "tx2")}


def _background(page: SlideLayout | SlideMaster) -> etree._Element | None:
    return cast("etree._Element | None", page.element.find(f"{qn('p:cSld')}/{qn('p:bg')}"))


def _slide(layout: SlideLayout) -> Box:
    """All of a slide."""
    presentation = layout.part.package.presentation_part.presentation
    return Box(0, 0, (presentation.slide_width or 0) / EMU, (presentation.slide_height or 0) / EMU)


def _page(layout: SlideLayout, scheme: Mapping[str, str], names: Mapping[str, str]) -> tuple[str, ...]:
    """The colours of a layout's background, its own or its master's; the theme's where neither has one."""
    for page in (layout, layout.slide_master):
        if _background(page) is None:
            continue
        for path in _FILLS:
            fills = cast("list[etree._Element]", page.element.xpath(path))
            found = [coloured(fill[0], scheme, names) for fill in fills if len(fill)]
            if found:
                return tuple(colour for colour in found if colour is not None)
        return ()
    return (scheme[names[_GROUND]],) if names[_GROUND] in scheme else ()


def coloured(element: etree._Element, scheme: Mapping[str, str], names: Mapping[str, str]) -> str | None:
    """A colour element as `#RRGGBB`, lighter or darker where it says so."""
    paint = painted(element, scheme, names)
    return None if paint is None else paint[0]
