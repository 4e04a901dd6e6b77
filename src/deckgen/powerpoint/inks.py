"""Inks: which of a theme's two text colours is read on a layout, whatever lies behind it."""

from __future__ import annotations

from typing import cast

from pptx.parts.slide import SlideLayoutPart
from pptx.slide import SlideLayout

from deckgen.charts.theme import contrast
from deckgen.powerpoint.box import Box
from deckgen.powerpoint.look import colour_on, grounds_and_inks
from deckgen.powerpoint.markup import EMU
from deckgen.powerpoint.masters import TITLE_TYPES, Held, text_fill

READ = 3.0  # the contrast at which large text is read (WCAG 2.1)
_READ_SMALL = 4.5  # and text that isn't large


def best_ink(layout: SlideLayout) -> str:
    """The name of the text colour that is read best on all of a layout's ground."""
    grounds, inks = grounds_and_inks(layout)
    return max(inks, key=lambda name: _least(inks[name], grounds)) if grounds and inks else "tx1"


def unread_grounds(layout: SlideLayout) -> tuple[str, ...]:
    """The colours behind a layout if neither text colour is read on all of them; none if one is."""
    grounds, inks = grounds_and_inks(layout)
    best = max((_least(ink, grounds) for ink in inks.values()), default=READ) if grounds else READ
    return grounds if best < READ else ()


def needed_ink(held: Held) -> str | None:
    """The ink that a placeholder's text must be given to be read; None where its own will do.

    What lies behind a placeholder with a fill of its own, or before a shape, is not known.
    """
    layout = cast(SlideLayoutPart, held.shape.part).slide_layout
    grounds, inks = grounds_and_inks(layout)
    own = colour_on(layout, text_fill(held.shape))
    enough = READ if held.type in TITLE_TYPES else _READ_SMALL
    if not grounds or own is None or _least(own, grounds) >= enough or _stands_on_something(held, layout):
        return None
    best = best_ink(layout)
    return best if _least(inks[best], grounds) > _least(own, grounds) else None


def _least(ink: str, grounds: tuple[str, ...]) -> float:
    return min(contrast(ink, ground) for ground in grounds)


def _stands_on_something(held: Held, layout: SlideLayout) -> bool:
    """Whether a placeholder has a fill, or an ornament of its layout or master behind it."""
    fills = "./p:spPr/*[self::a:solidFill or self::a:gradFill or self::a:blipFill or self::a:pattFill]"
    if held.shape.element.xpath(fills):
        return True
    sources = [layout.shapes]
    if layout.element.get("showMasterSp") not in ("0", "false"):
        sources.append(layout.slide_master.shapes)
    for shape in (shape for shapes in sources for shape in shapes):
        sides = (shape.left, shape.top, shape.width, shape.height)
        if not shape.is_placeholder and None not in sides and held.box.meets(Box(*(x / EMU for x in sides))):
            return True
    return False
