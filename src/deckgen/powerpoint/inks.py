"""Inks: which of a theme's two text colours is read on a layout, whatever lies behind it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from lxml import etree
from pptx.oxml.ns import qn

from deckgen.charts.theme import contrast
from deckgen.powerpoint.attributes import whole
from deckgen.powerpoint.box import Box
from deckgen.powerpoint.colours import Paint, colours_in, over
from deckgen.powerpoint.inheriting import TITLE_TYPES
from deckgen.powerpoint.look import Behind
from deckgen.powerpoint.masters import Held

READ = 3.0  # the contrast at which large text is read (WCAG 2.1)
_READ_SMALL = 4.5  # and text that isn't large
_LARGE = 1800  # hundredths of a point
_NO_FILL = qn("a:noFill")
_ANY = ("",)  # behind an opaque fill, which hides whatever is there


def best_ink(behind: Behind, box: Box | None = None) -> str:
    """The name of the text colour that is read best on all of a layout's ground, or of what a box has."""
    return _best(behind.inks, behind.grounds(box))


def unread_grounds(behind: Behind, boxes: Iterable[Box]) -> tuple[str, ...]:
    """The colours behind the first box with text where neither text colour is read on all of them."""
    for box in boxes:
        grounds = behind.grounds(box)
        if (
            grounds
            and max((_least((ink, 1.0), grounds) for ink in behind.inks.values()), default=READ) < READ
        ):
            return grounds
    return ()


def needed_ink(held: Held) -> str | None:
    """The ink that a placeholder's text must be given to be read; None where its own will do.

    Partly before a shape, its maker knows best; text without any ink is never what was meant.
    """
    behind, said = held.behind, held.inherited
    grounds = _covered(behind.grounds(held.box), said.fill, behind)
    fill = said.ink
    if fill is not None and fill.tag == _NO_FILL:
        return _best(behind.inks, grounds)
    inks = behind.inks_of(fill)
    is_large = held.type in TITLE_TYPES and whole(said.letters.get("sz"), _LARGE) >= _LARGE
    enough = READ if is_large else _READ_SMALL
    if not grounds or inks is None or (not said.is_filled and _stands_on_something(held, behind)):
        return None
    read = min(_least(ink, grounds) for ink in inks)
    best = _best(behind.inks, grounds)
    return best if read < enough and _least((behind.inks[best], 1.0), grounds) > read else None


def _best(inks: Mapping[str, str], grounds: tuple[str, ...]) -> str:
    return max(inks, key=lambda name: _least((inks[name], 1.0), grounds)) if grounds and inks else "tx1"


def _least(ink: Paint, grounds: tuple[str, ...]) -> float:
    return min(contrast(over(ink, ground), ground) for ground in grounds)


def _covered(grounds: tuple[str, ...], fill: etree._Element | None, behind: Behind) -> tuple[str, ...]:
    """A placeholder's grounds with its own fill on them; none where that is a picture or a pattern."""
    if fill is None or fill.tag == _NO_FILL:
        return grounds
    paints = (behind.inks_of(fill) or ()) if colours_in(fill) else ()
    if not grounds and any(paint[1] < 1 for paint in paints):
        return ()
    return tuple(dict.fromkeys(over(paint, below) for paint in paints for below in grounds or _ANY))


def _stands_on_something(held: Held, behind: Behind) -> bool:
    """Whether part of a placeholder has an ornament of its layout or master behind it."""
    return any(
        each.box.meets(held.box) and not each.holds(held.box) and not each.is_panel for each in behind.drawn
    )
