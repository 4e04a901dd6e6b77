"""Fitting: how much room a text needs in its place, and the size at which it stands there."""

from __future__ import annotations

from collections.abc import Sequence

from deckgen.charts.measure import LINE, line_count, width
from deckgen.deck.template import Placeholder

_USUAL = 18.0  # points, where a layout doesn't say
_SLACK = 1.02
_UNKNOWN_FACE = 1.12  # how much wider than ours the face of somebody's template may run
_BETWEEN = 0.5  # of the text size, between the paragraphs of such a template
_WORD_LEAST = 12.0  # points, down to which a text shrinks whose longest word is wider than its place
_MORE = " …"  # ends a text that is cut
_INDENT = 18.0  # of its bullets


def fits(paragraphs: Sequence[str], place: Placeholder) -> bool:
    """Whether a text has room in its place, at the least size that it may have there."""
    return _fits_at(paragraphs, place, place.least or place.text_size or _USUAL)


def fitted_size(paragraphs: Sequence[str], place: Placeholder) -> float | None:
    """The size in points that a text needs to be given; None where it stands at the layout's own."""
    if place.least is None:
        return None
    usual = place.text_size or _USUAL
    size = usual
    while size > place.least and not _fits_at(paragraphs, place, size):
        size -= 1
    size = max(size, place.least)
    while size > _WORD_LEAST and _longest_word(paragraphs, size, place.bold) > _across(place):
        size -= 1  # smaller than its least, rather than parted within a word
    return None if place.idx is not None and size == place.text_size and not place.resized else size


def shortened(text: str, places: Sequence[Placeholder]) -> tuple[str, Placeholder] | None:
    """A text and the first of its places with room for it, else as many words as the last has room for."""
    for place in places:
        if fits((text,), place):
            return text, place
    words = text.split()
    for count in range(len(words) - 1, 0, -1):
        shorter = " ".join(words[:count]).rstrip(" ·,–-") + _MORE
        if fits((shorter,), places[-1]):
            return shorter, places[-1]
    return None


def _fits_at(paragraphs: Sequence[str], place: Placeholder, size: float) -> bool:
    """Whether all lines fit, measured in the face that the shipped template's has the widths of."""
    across, between, line = place.room.width, 0.0, LINE * size
    if (stated := place.spacing) is not None:
        scale = size / (place.text_size or size)
        between = (stated.before + stated.after) * (1.0 if place.measured else scale)  # ours is in points
        line = max(line, stated.line * scale)  # close lines are no reason for more of them
        across -= stated.margin
    foreign = place.least is not None and not place.measured
    if foreign:
        bullets = len(paragraphs) > 1 and place.idx is not None
        indent = max(0.0, _INDENT - (stated.margin if stated else 0.0)) if bullets else 0.0
        across, between = (across - indent) / _UNKNOWN_FACE, max(between, _BETWEEN * size)
    if place.least is not None and _longest_word(paragraphs, size, place.bold) > across:
        return False
    lines = sum(line_count(text, across, size, place.bold) for text in paragraphs)
    high = lines * line + max(0, len(paragraphs) - 1) * between
    return high <= place.room.height * _SLACK


def _across(place: Placeholder) -> float:
    """The width that a word has in a place, whose face may be a wider one than ours."""
    across = place.room.width - (place.spacing.margin if place.spacing else 0.0)
    return across if place.measured else across / _UNKNOWN_FACE


def _longest_word(paragraphs: Sequence[str], size: float, bold: bool) -> float:
    """The width of the widest word, which would be parted anywhere in a narrower place."""
    return max((width(word, size, bold) for text in paragraphs for word in text.split()), default=0.0)
