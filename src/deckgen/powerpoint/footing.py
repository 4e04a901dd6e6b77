"""Footing: what stands at the foot of another maker's slides, and how a long footer comes to stand there."""

from __future__ import annotations

from dataclasses import replace

from deckgen.charts.chart import Size
from deckgen.deck.template import Layout, Placeholder
from deckgen.powerpoint.box import Box
from deckgen.powerpoint.inheriting import FOOT_TYPES
from deckgen.powerpoint.inks import needed_ink
from deckgen.powerpoint.masters import Held, Known
from deckgen.powerpoint.placing import FLOOR, FOOT, FOOT_LEAST, FOOT_MOST, eased, in_placeholder

_GAP = 6.0  # points between what stands side by side
_EDGE = 0.03  # of the slide's width, kept free beside


def foot_of(layout: Known) -> dict[str, Placeholder | None]:
    """What of a layout's foot can't stand as it is, by type, and the footer: its text may be too long.

    What can't is off the slide, unread, too small or too large.
    """
    found: dict[str, Placeholder | None] = {type_: None for type_ in layout.lost if type_ in FOOT_TYPES}
    for held in layout.foot:
        place, ink = eased(in_placeholder(held.type, held), held), needed_ink(held)
        if place.text_size is not None and not FOOT_LEAST <= place.text_size <= FOOT_MOST:
            place = replace(place, text_size=FOOT, resized=True)
        if ink is not None or place.resized or place.eased or held.cut or held.type == "ftr":
            place = _shrinking(place) if held.type == "ftr" else place
            found[held.type] = replace(place, ink=ink or place.ink, inked=ink is not None, moved=held.cut)
    return found


def with_footer(layout: Layout, known: Known, slide: Size) -> Layout:
    """A layout that stands as its maker has it, but for a footer that is too long for its place."""
    held = _footer(known)
    if held is None or "ftr" in layout.foot:
        return layout
    place = _shrinking(eased(in_placeholder("ftr", held), held))
    return replace(layout, foot={**layout.foot, "ftr": place}, wider=wider_footers(place, known, slide))


def with_cut_footer(layout: Layout, known: Known) -> Layout:
    """A layout of ours, whose footer is in a face that we measure: a long text shrinks, then it is cut."""
    held = _footer(known)
    if held is None:
        return layout
    place = replace(_shrinking(in_placeholder("ftr", held)), insets=held.inherited.insets, measured=True)
    return replace(layout, foot={"ftr": place})


def wider_footers(place: Placeholder | None, layout: Known, slide: Size) -> tuple[Placeholder, ...]:
    """The footer's place with all of its row beside it that nothing stands in, then over the date as well.

    Decks have no date, so that its room is free where a footer would else be cut.
    """
    held = _footer(layout)
    if held is None or place is None or held.inherited.is_turned:
        return ()
    found: list[Placeholder] = []
    for ignored in ((), ("dt",)):
        others = [each for each in layout.held if each != held and each.type not in ignored]
        left, right = _free_row(held.box, [each.box for each in others], layout, slide)
        if right - left > (found[-1].size.width if found else held.box.width) + 1:
            size = Size(right - left, held.box.height)
            found.append(replace(place, size=size, corner=(left, held.box.top), moved=True))
    return tuple(found)


def _free_row(box: Box, others: list[Box], layout: Known, slide: Size) -> tuple[float, float]:
    """How far to the left and right a box may reach before it meets something of its row."""
    row, edge = Box(0, box.top, slide.width, box.height), _EDGE * slide.width
    others = others + [each.box for each in layout.behind.drawn if not each.is_panel and not each.holds(box)]
    beside = [each for each in others if each.meets(row)]
    if any(each.meets(box) for each in beside):
        return box.left, box.right
    left = max([edge, *(each.right + _GAP for each in beside if each.right <= box.left + 1)])
    right = min([slide.width - edge, *(each.left - _GAP for each in beside if each.left >= box.right - 1)])
    return min(left, box.left), max(right, box.right)


def _footer(layout: Known) -> Held | None:
    return next((each for each in layout.foot if each.type == "ftr"), None)


def _shrinking(place: Placeholder) -> Placeholder:
    return replace(place, least=min(FLOOR, place.text_size or FLOOR))
