"""Recolouring the shipped template: the theme's colours, what they are called, and the few fixed ones.

A dark theme swaps what bg1 and tx1 stand for, as PowerPoint's own dark templates do, so that slides
added later are dark too. Title and chapter layouts, which the template inverts, may be set right
again: there dark text on light becomes what the rest of the deck has.
"""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree
from pptx.oxml.ns import qn
from pptx.parts.presentation import PresentationPart
from pptx.slide import SlideMaster

from deckgen.charts.theme import SlideColours, Theme, luminance
from deckgen.deck.template import Recolouring
from deckgen.powerpoint.look import theme_part

_TURNED = {"bg1": "tx1", "tx1": "bg1", "bg2": "tx2", "tx2": "bg2"}
_MAPPED = {"bg1": "lt1", "tx1": "dk1", "bg2": "lt2", "tx2": "dk2"}
_MAPPED_DARK = {"bg1": "dk1", "tx1": "lt1", "bg2": "dk2", "tx2": "lt2"}
_FIXED = ("hairline", "tag_ground", "tag_ink")
_TABLE_STYLES = "/tableStyles"


def recolour(main: PresentationPart, change: Recolouring) -> None:
    """Give an opened template the new theme's colours; nothing where that theme has none for slides."""
    slide = change.new.slide
    if slide is None:
        return
    dark = luminance(change.new.ground) < luminance(change.new.ink)
    fixed = {getattr(change.old, name)[1:]: getattr(change.new, name)[1:] for name in _FIXED}
    for master in main.presentation.slide_masters:
        _set_scheme(master, _slots(change.new, slide, dark), change.new.name)
        for name, slot in (_MAPPED_DARK if dark else _MAPPED).items():
            master.element.find(qn("p:clrMap")).set(name, slot)
        for layout in master.slide_layouts:
            if not slide.inverted and _is_inverted(layout.element):
                _turn(layout.element)
            _set_fixed(layout.element, fixed)
        _set_fixed(master.element, fixed)
    for relation in main.rels.values():
        if relation.reltype.endswith(_TABLE_STYLES):
            styles = etree.fromstring(relation.target_part.blob)
            _set_fixed(styles, fixed)
            relation.target_part.blob = _bytes(styles)


def _slots(theme: Theme, slide: SlideColours, dark: bool) -> dict[str, str]:
    """The new theme's colours by slot."""
    names = {"bg1": theme.ground, "tx1": theme.ink, "bg2": slide.paper, "tx2": slide.title}
    mapped = _MAPPED_DARK if dark else _MAPPED
    accents = (theme.own, theme.nation, theme.options[0], slide.tint, *slide.extra)
    return {
        **{mapped[name]: colour for name, colour in names.items()},
        **{f"accent{number}": colour for number, colour in enumerate(accents, start=1)},
        "hlink": slide.link,
        "folHlink": slide.visited,
    }


def _set_scheme(master: SlideMaster, slots: Mapping[str, str], name: str) -> None:
    """The colours in a master's theme part."""
    part = theme_part(master)
    if part is None:
        return
    root = etree.fromstring(part.blob)
    for scheme in root.iter(qn("a:clrScheme")):
        scheme.set("name", f"deckgen {name}")
        for slot in scheme:
            for old in list(slot):
                slot.remove(old)
            colour = etree.SubElement(slot, qn("a:srgbClr"))
            colour.set("val", slots[etree.QName(slot).localname][1:])
    part.blob = _bytes(root)


def _is_inverted(layout: etree._Element) -> bool:
    """Whether a layout's ground is a colour of text."""
    ground = layout.find("/".join(map(qn, ("p:cSld", "p:bg", "p:bgPr", "a:solidFill", "a:schemeClr"))))
    return ground is not None and ground.get("val") in ("tx1", "tx2", "dk1", "dk2")


def _turn(layout: etree._Element) -> None:
    """Swap ground and text colours on a layout."""
    for colour in layout.iter(qn("a:schemeClr")):
        name = colour.get("val", "")
        colour.set("val", _TURNED.get(name, name))


def _set_fixed(element: etree._Element, fixed: Mapping[str, str]) -> None:
    """The colours that are no theme colours."""
    for colour in element.iter(qn("a:srgbClr")):
        value = colour.get("val", "")
        colour.set("val", fixed.get(value, value))


def _bytes(root: etree._Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
