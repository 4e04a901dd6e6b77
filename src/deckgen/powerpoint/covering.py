"""Covering: which of deckgen's own shapes lie over which others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lxml import etree

from deckgen.powerpoint.frames import frame_of
from deckgen.powerpoint.handed import Edges, Place, edges_of, meet
from deckgen.powerpoint.how import is_opaque
from deckgen.powerpoint.reading import P

_FILLED, _PLAIN = tuple(f"{{{P}}}{kind}" for kind in ("pic", "graphicFrame", "grpSp")), f"{{{P}}}spPr"


def covered(shapes: Iterable[tuple[etree._Element, Place | None]]) -> Iterator[tuple[int, int]]:
    """Pairs of shapes by number, the second over the first.

    They stand in the order they are drawn, each with the placeholder of the layout that it follows.
    """
    below: list[tuple[int, Edges]] = []
    for upper, (shape, place) in enumerate(shapes):
        edges, hides = _stands(shape, place)
        if edges is None:
            continue
        if hides:
            yield from ((lower, upper) for lower, other in below if meet(edges, other))
        below.append((upper, edges))


def _stands(shape: etree._Element, place: Place | None) -> tuple[Edges | None, bool]:
    """Where a shape is, and if it lets nothing through: pictures, charts and tables, and what has a fill.

    What it doesn't say itself its layout does.
    """
    if place is not None and len(shape) > 1 and shape[1].tag == _PLAIN and not len(shape[1]):
        return place.edges, place.filled
    edges, hides = edges_of(frame_of(shape)), shape.tag in _FILLED or is_opaque(shape)
    if place is not None:
        edges = place.edges if edges is None else edges
        hides = place.filled if hides is None else hides
    return edges, bool(hides)
