"""How much room a layout of any maker leaves for content, in points."""

from __future__ import annotations

from collections.abc import Iterator

from deckgen.charts.chart import Size
from deckgen.powerpoint.box import Box, around
from deckgen.powerpoint.masters import Known

_EDGE = 0.04  # of the slide's height, kept free above and below
_MARGINS = (0.03, 0.08)  # of the slide's width: the least and the most that is kept free beside
_GAP = 4.0
_HEAD = 0.17  # of the slide, for a title that is moved to its head
_BODY = 0.6  # of the free room: a body placeholder that has at least this is where content stands
_YIELD = 0.35  # of the room that is given up to keep clear of a logo, at most


def room(layout: Known, slide: Size) -> Box:
    """Where content stands on a layout: its body placeholders, else all that title, foot and logos leave."""
    title = layout.title.box if layout.title else None
    free = _free(layout, slide, title)
    body = around(held.box for held in layout.content)
    if body is not None:
        body = body.common(Box(0, 0, slide.width, slide.height))
        if body.area >= _BODY * free.area and not (title and body.meets(title)):
            return body
    return free


def lifted(layout: Known, slide: Size) -> tuple[Box, Box]:
    """The title moved to the head of the slide, and the room that this leaves: for layouts to open with."""
    page = _within_margins(layout, slide, None)
    title = page._replace(height=_HEAD * slide.height)
    return title, _free(layout, slide, title)


def _free(layout: Known, slide: Size, title: Box | None) -> Box:
    """What title, foot and logos leave of the slide within its margins."""
    free = _within_margins(layout, slide, title)
    if title is not None:
        free = free.beside(title)
    for obstacle in _obstacles(layout, slide):
        if free.meets(obstacle):
            left = free.beside(obstacle)
            free = left if left.area >= (1 - _YIELD) * free.area else free
    return free


def corner(layout: Known, slide: Size, size: Size) -> Box:
    """A corner where a small box is in nobody's way; the upper right one where all are taken."""
    taken = [held.box for held in layout.held] + list(_obstacles(layout, slide))
    side, edge = slide.width * _MARGINS[0], slide.height * _EDGE / 2
    right, low = slide.width - side - size.width, slide.height - edge - size.height
    boxes = [Box(x, y, size.width, size.height) for y in (edge, low) for x in (right, side)]
    return next((box for box in boxes if not any(box.meets(other) for other in taken)), boxes[0])


def _within_margins(layout: Known, slide: Size, title: Box | None) -> Box:
    """The slide without its margins and what stands at its head and foot on every page."""
    least, most = (part * slide.width for part in _MARGINS)
    side = min(most, max(least, title.left)) if title is not None else most
    head, foot = slide.height * _EDGE, slide.height * (1 - _EDGE)
    for box in (held.box for held in layout.foot):
        if box.top > slide.height / 2:
            foot = min(foot, box.top - _GAP)
        elif box.height < slide.height / 4:
            head = max(head, box.bottom + _GAP)
    return Box(side, head, slide.width - 2 * side, foot - head)


def _obstacles(layout: Known, slide: Size) -> Iterator[Box]:
    """Logos and ornaments of a layout and, where it shows them, of its master."""
    for ornament in layout.behind.drawn:
        seen = ornament.box.common(Box(0, 0, slide.width, slide.height))
        if seen.area > 0 and not ornament.is_panel:
            yield seen
