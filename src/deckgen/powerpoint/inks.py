"""Inks: which of a theme's two text colours is read on a layout, whatever lies behind it."""

from __future__ import annotations

from collections.abc import Iterable

from deckgen.charts.theme import contrast
from deckgen.powerpoint.box import Box
from deckgen.powerpoint.look import Behind
from deckgen.powerpoint.masters import TITLE_TYPES, Held, text_fill

READ = 3.0  # the contrast at which large text is read (WCAG 2.1)
_READ_SMALL = 4.5  # and text that isn't large


def best_ink(behind: Behind, box: Box | None = None) -> str:
    """The name of the text colour that is read best on all of a layout's ground, or of what a box has."""
    grounds, inks = behind.grounds(box), behind.inks
    return max(inks, key=lambda name: _least(inks[name], grounds)) if grounds and inks else "tx1"


def unread_grounds(behind: Behind, boxes: Iterable[Box]) -> tuple[str, ...]:
    """The colours behind the first box with text where neither text colour is read on all of them."""
    for box in boxes:
        grounds = behind.grounds(box)
        if grounds and max((_least(ink, grounds) for ink in behind.inks.values()), default=READ) < READ:
            return grounds
    return ()


def needed_ink(held: Held) -> str | None:
    """The ink that a placeholder's text must be given to be read; None where its own will do.

    Behind a placeholder with a fill of its own, or partly before a shape, its maker knows best.
    """
    behind = held.behind
    grounds, own = behind.grounds(held.box), behind.colour(text_fill(held.shape))
    enough = READ if held.type in TITLE_TYPES else _READ_SMALL
    if not grounds or own is None or _least(own, grounds) >= enough or _stands_on_something(held, behind):
        return None
    best = best_ink(behind, held.box)
    return best if _least(behind.inks[best], grounds) > _least(own, grounds) else None


def _least(ink: str, grounds: tuple[str, ...]) -> float:
    return min(contrast(ink, ground) for ground in grounds)


def _stands_on_something(held: Held, behind: Behind) -> bool:
    """Whether a placeholder has a fill, or part of it an ornament of its layout or master behind it."""
    fills = "./p:spPr/*[self::a:solidFill or self::a:gradFill or self::a:blipFill or self::a:pattFill]"
    if held.shape.element.xpath(fills):
        return True
    return any(
        each.box.meets(held.box) and not each.holds(held.box) and not each.is_panel for each in behind.drawn
    )
