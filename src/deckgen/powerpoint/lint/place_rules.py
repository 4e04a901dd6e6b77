"""Rules on where text comes to stand: not on other text, and not beyond the slide."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from deckgen.powerpoint.lint.covers import is_cover, is_panel
from deckgen.powerpoint.lint.deckfile import A, C, DeckFile, P
from deckgen.powerpoint.lint.figure_rules import DRAWN
from deckgen.powerpoint.lint.fitting import grows, place_of
from deckgen.powerpoint.lint.rule import Found
from deckgen.powerpoint.lint.shapes import Box, Shape, shapes_of
from deckgen.powerpoint.lint.shown import shown_by_alt
from deckgen.powerpoint.lint.table_heights import grown_height, outgrown
from deckgen.powerpoint.lint.text_rules import LEAST_SIZE, ROOM
from deckgen.powerpoint.markup import EMU

_TOUCHING = 0.4  # of the letters' size that texts may share: lines have air above and below
_HIDDEN = 0.5  # of a text's lines that something hides
_GONE = 0.9  # of a figure that something hides
_MOST = 60  # texts of a slide; one with more is a drawing
_SMALL_PRINT, _FOOT = ("ftr", "sldNum", "dt"), 0.25  # of a slide's height
_SLACK = 12_700 * 2  # EMU that a shape may reach beyond the slide


def on_other_text(deck: DeckFile) -> Iterator[Found]:
    """Words that stand on other words; a slide whose shapes come and go is left alone."""
    for slide in deck.slides:
        root = deck.xml(slide)
        if root is None or root.find(f"{P}timing//{P}childTnLst//{P}childTnLst") is not None:
            continue
        placed = list(_placed(deck, slide))
        pairs = combinations(placed, 2) if len(placed) <= _MOST else ()
        for (one, box, size), (other, over, larger) in pairs:
            if _shared(box, over) > _TOUCHING * min(size, larger) * EMU and not _belong(one, other):
                yield Found(slide, other.name, f"{_short(other)} / {_short(one)}")
        yield from _covered(deck, slide, placed if len(placed) <= _MOST else [])
        yield from _covered_figures(deck, slide)


def _covered(deck: DeckFile, slide: str, placed: list[tuple[Shape, Box, float]]) -> Iterator[Found]:
    """Words whose lines are hidden, for more than half, by a picture or chart drawn later."""
    shapes = shapes_of(deck, slide)
    order = {shape.element: at for at, shape in enumerate(shapes)}
    covers = [shape for shape in shapes if is_cover(deck, shape)]
    for text, box, size in placed:
        for cover in covers:
            if cover.box is None or order[cover.element] < order[text.element] or _belong(text, cover):
                continue
            common = _common(box, cover.box)
            hides = common.width * common.height > _HIDDEN * box.width * box.height
            if hides and _shared(box, cover.box) > _TOUCHING * size * EMU:
                yield Found(slide, cover.name, f"{cover.name} / {_short(text)}")


def _covered_figures(deck: DeckFile, slide: str) -> Iterator[Found]:
    """A chart, table, or picture whose alt text lists figures, with all of it behind something opaque."""
    shapes = shapes_of(deck, slide)
    for at, figure in enumerate(shapes):
        if figure.box is None or figure.grouped or not _is_figure(figure):
            continue
        for cover in shapes[at + 1 :]:
            if cover.grouped or cover.box is None or not (is_panel(deck, cover) or is_cover(deck, cover)):
                continue
            common = _common(figure.box, cover.box)
            if common.width * common.height >= _GONE * figure.box.width * figure.box.height > 0:
                yield Found(slide, cover.name, f"{cover.name} / {figure.name}")


def _is_figure(shape: Shape) -> bool:
    if shape.is_hidden:
        return False
    if shape.kind == "graphicFrame":
        return next(shape.element.iter(f"{C}chart", f"{A}tbl"), None) is not None
    return shape.kind in DRAWN and "%" in shape.alt and bool(shown_by_alt(shape.alt).rows)


def off_the_slide(deck: DeckFile) -> Iterator[Found]:
    """A text's shape, or a table, that grows with its words beyond the slide from where it is anchored."""
    wide, high = deck.size
    for slide in deck.slides:
        for shape in shapes_of(deck, slide):
            box = shape.box
            if box is not None and shape.kind == "graphicFrame" and not outgrown(deck, shape):
                # One that outgrows its own frame by far is told as that.
                beyond = box.y + grown_height(deck, shape, ROOM) - high
                if beyond > _TOUCHING * LEAST_SIZE * EMU and _beyond(box, wide, high) <= _SLACK:
                    yield Found(slide, shape.name, f"{beyond / EMU:.0f}")
            if box is None or shape.kind != "sp" or not grows(shape) or _beyond(box, wide, high) > _SLACK:
                continue  # that the shape itself reaches beyond is another rule's
            placed = place_of(deck, shape)
            beyond = 0.0 if placed is None else _beyond(placed[0], wide, high)
            if placed is not None and beyond > _TOUCHING * placed[1] * EMU:
                yield Found(slide, shape.name, f"{beyond / EMU:.0f}")


def _placed(deck: DeckFile, slide: str) -> Iterator[tuple[Shape, Box, float]]:
    """A slide's texts, as far as they stand in their boxes: what runs over is for other rules."""
    for shape in shapes_of(deck, slide):
        place = place_of(deck, shape) if shape.kind == "sp" else None
        if place is None or shape.box is None:
            continue
        if shape.placeholder in _SMALL_PRINT and shape.box.height > deck.size[1] * _FOOT:
            continue  # the template has it amid the slide, wherever else there is text
        if not grows(shape):
            yield shape, _common(place[0], shape.box), place[1]
        elif _beyond(place[0], *deck.size) <= _SLACK:
            yield shape, *place


def _common(one: Box, other: Box) -> Box:
    """The place that two places have in common; one of no size where they have none."""
    x, y = max(one.x, other.x), max(one.y, other.y)
    right, low = (
        min(one.x + one.width, other.x + other.width),
        min(one.y + one.height, other.y + other.height),
    )
    return Box(x, y, max(right - x, 0.0), max(low - y, 0.0))


def _belong(one: Shape, other: Shape) -> bool:
    """Whether two texts are a drawing's labels, a word and its shadow, or placed by the template."""
    if (one.text.strip() and one.text.strip() == other.text.strip()) or (one.grouped and other.grouped):
        return True
    above, below = one.template_box, other.template_box
    return above is not None and below is not None and _shared(above, below) > 0


def _shared(one: Box, other: Box) -> float:
    """How far two places reach into each other, across or down, whichever is less."""
    common = _common(one, other)
    return min(common.width, common.height)


def _beyond(box: Box, wide: float, high: float) -> float:
    return max(-box.x, -box.y, box.x + box.width - wide, box.y + box.height - high)


def _short(shape: Shape) -> str:
    return " ".join(shape.text.split())[:60]
