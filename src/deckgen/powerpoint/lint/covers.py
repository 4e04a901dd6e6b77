"""What hides the words and figures below it: an opaque picture, a chart or a panel that is drawn later."""

from __future__ import annotations

from deckgen.powerpoint.lint.deckfile import A, C, DeckFile, P, R
from deckgen.powerpoint.lint.grounds import fill_of
from deckgen.powerpoint.lint.shapes import Shape

_COLOUR_TYPE, _WITH_ALPHA = 25, (4, 6)  # where a PNG says of what kind its colours are
_PNG = b"\x89PNG"
_SQUARE = ("rect", "round", "snip", "flowChartProcess")
_OPAQUE = (_PNG, b"\xff\xd8", b"BM")


def is_cover(deck: DeckFile, shape: Shape) -> bool:
    """Whether nothing can be read through a shape: a picture without see-through parts, a filled chart."""
    if shape.is_hidden or shape.turn or shape.box is None:
        return False
    if shape.kind == "graphicFrame":
        return _is_filled_chart(deck, shape)
    blip = next(shape.element.iter(f"{A}blip"), None) if shape.kind == "pic" else None
    if blip is None or len(blip):
        return False  # what is done to it may make it see-through
    data = deck.parts.get(deck.target(shape.part, str(blip.get(f"{R}embed"))), b"")
    if not data.startswith(_OPAQUE) or b"tRNS" in data[:4096]:
        return False
    return not (data.startswith(_PNG) and data[_COLOUR_TYPE : _COLOUR_TYPE + 1] in map(_byte, _WITH_ALPHA))


def is_panel(deck: DeckFile, shape: Shape) -> bool:
    """Whether a shape is a filled rectangle that nothing behind it is seen through."""
    if shape.kind != "sp" or shape.is_hidden or shape.turn or shape.box is None:
        return False
    drawn = shape.element.find(f"{P}spPr/{A}prstGeom")
    if shape.element.find(f"{P}spPr/{A}custGeom") is not None:
        return False
    if drawn is not None and not str(drawn.get("prst")).startswith(_SQUARE):
        return False
    paints = fill_of(deck, shape)
    return bool(paints) and all(alpha >= 1 for _, alpha in paints or ())


def _is_filled_chart(deck: DeckFile, shape: Shape) -> bool:
    """Whether it is a chart that doesn't say that its ground is seen through."""
    held = next(shape.element.iter(f"{C}chart"), None)
    root = None if held is None else deck.xml(deck.target(shape.part, str(held.get(f"{R}id"))))
    return root is not None and root.find(f"{C}spPr/{A}noFill") is None


def _byte(value: int) -> bytes:
    return bytes((value,))
