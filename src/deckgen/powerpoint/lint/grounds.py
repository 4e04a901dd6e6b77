"""What text and charts stand on: the topmost fill behind them, and what shows through it."""

from __future__ import annotations

from lxml import etree

from deckgen.powerpoint.colours import Paint, fills_of, over
from deckgen.powerpoint.lint.cells import CELL, has_own_look
from deckgen.powerpoint.lint.deckfile import A, DeckFile, P
from deckgen.powerpoint.lint.shapes import Box, Shape, shapes_of
from deckgen.powerpoint.lint.styles import scheme_of

Ground = tuple[str, ...]  # the colours of what lies behind, several of a gradient; none where unknown


def ground_below(deck: DeckFile, shape: Shape) -> Ground:
    """The colours that a shape's text stands on; none where it is a picture or unknown."""
    own = _cell_fill(deck, shape) if shape.kind == CELL else fill_of(deck, shape)
    if own is None:
        return ()
    if own and all(paint[1] >= 1 for paint in own):
        return tuple(paint[0] for paint in own)
    behind = () if shape.box is None else _topmost(deck, shape.part, shape.box, _standing(shape))
    return _covered(behind, own)


def ground_at(deck: DeckFile, slide: str, box: Box) -> str | None:
    """The colour of a slide's own ground at a place, whatever stands on it."""
    ground = _topmost(deck, slide, box, None)
    return ground[0] if len(ground) == 1 else None


def _standing(shape: Shape) -> etree._Element:
    """The element that stands among the slide's own: a cell's is its table's frame."""
    frames = shape.element.iterancestors(f"{P}graphicFrame") if shape.kind == CELL else iter(())
    return next(frames, shape.element)


def _covered(ground: Ground, fill: tuple[Paint, ...] | None) -> Ground:
    """A ground with a fill on it, which shows what lies below where it isn't opaque."""
    if fill is None:
        return ()
    if not fill:
        return ground
    if all(paint[1] >= 1 for paint in fill):
        return tuple(paint[0] for paint in fill)
    return tuple(over(paint, below) for paint in fill for below in ground)


def _topmost(deck: DeckFile, part: str, box: Box, below: etree._Element | None) -> Ground:
    """What lies at a box: the slide's ground, covered by what master, layout and slide put there."""
    ground = _background(deck, part)
    layout = deck.related(part, "slideLayout")
    master = deck.related(layout, "slideMaster") if layout else ""
    for page in (master, layout, part):
        for other in shapes_of(deck, page) if page else ():
            if other.element is below or (below is None and page == part):
                return ground
            if (page != part and other.placeholder) or other.box is None or not other.box.holds(box):
                continue
            if other.kind == "pic":
                ground = ()
            elif other.kind == "sp":
                ground = _covered(ground, fill_of(deck, other))
    return ground


def fill_of(deck: DeckFile, shape: Shape) -> tuple[Paint, ...] | None:
    """A shape's own fill: its paints, none where it has none, or None for what is no plain colour."""
    scheme = scheme_of(deck, shape.part)
    for heir in shape.heirs:
        for fill in fills_of(heir.find(f"{P}spPr")):
            return scheme.paints(fill)
    style = shape.element.find(f"{P}style/{A}fillRef")
    if style is not None and style.get("idx") not in (None, "0") and len(style):
        return scheme.paint_of(style)
    return ()


def _cell_fill(deck: DeckFile, cell: Shape) -> tuple[Paint, ...] | None:
    """A cell's own fill, like a shape's; None where the table's style decides."""
    for fill in fills_of(cell.element.find(f"{A}tcPr")):
        return scheme_of(deck, cell.part).paints(fill)
    return () if has_own_look(cell) else None


def _background(deck: DeckFile, part: str) -> Ground:
    layout = deck.related(part, "slideLayout")
    scheme = scheme_of(deck, part)
    for page in (part, layout, deck.related(layout, "slideMaster") if layout else ""):
        root = deck.xml(page) if page else None
        ground = None if root is None else root.find(f"{P}cSld/{P}bg")
        if ground is None:
            continue
        fills = fills_of(ground.find(f"{P}bgPr"))
        found = next((scheme.paints(fill) for fill in fills), scheme.paint_of(ground.find(f"{P}bgRef")))
        return tuple(paint[0] for paint in found or ())
    paper = scheme.named("bg1") or scheme.colours.get("lt1")
    return (paper,) if paper else ()
