"""Away: shapes that lie outside the slide, so that nobody sees what they hold."""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from deckgen.powerpoint.content import EXAMPLE
from deckgen.powerpoint.frames import frame_of
from deckgen.powerpoint.handed import Place, edges_of
from deckgen.powerpoint.reading import A, P, child_of, local, parsed, targets_of, whole

_DOT = 20_000  # EMU: nobody sees a picture of half a millimetre
_SEEN = 0.7  # of the mark of example data, each way
_INNER, _TEXT = f"{{{A}}}chExt", f"{{{A}}}t"


def is_away(element: etree._Element, place: Place | None, size: tuple[int, int]) -> bool:
    """Whether a shape, or the group that it stands in, lies wholly outside the slide or is a mere dot.

    The mark of example data is when some of it is; `place` is the placeholder of the layout that a shape
    follows, which says where the mark is if it doesn't itself.
    """
    said, above = element, element.getparent()
    while above is not None and local(above) == "grpSp":
        element, above = above, above.getparent()
    frame = frame_of(element)
    edges = edges_of(frame)
    if above is None or local(above) != "spTree":
        return False
    if edges is None:
        edges = None if place is None or element is not said else place.edges
        return edges is not None and _is_cut(edges, size) and _is_mark(said)
    inner = child_of(frame, _INNER)  # of a group, whose shapes are drawn smaller by it
    shrunk = local(said) in ("pic", "graphicFrame") or (inner is not None and whole(inner.get("cx")) > _DOT)
    left, top, right, bottom = edges
    if shrunk and min(right - left, bottom - top) < _DOT:
        return True
    if any(at >= end or until < 0 for at, until, end in ((left, right, size[0]), (top, bottom, size[1]))):
        return True
    return _is_cut(edges, size) and _is_mark(said)


def _is_cut(edges: tuple[int, int, int, int], size: tuple[int, int]) -> bool:
    """Whether too much of a shape lies outside the slide, or it has no room for a letter."""
    left, top, right, bottom = edges
    sides = ((left, right, size[0]), (top, bottom, size[1]))
    return any(
        min(until, end) - max(at, 0) < max(_SEEN * min(until - at, end), _DOT) for at, until, end in sides
    )


def _is_mark(element: etree._Element) -> bool:
    return local(element) == "sp" and EXAMPLE in "".join(str(text.text or "") for text in element.iter(_TEXT))


def size_of_slides(parts: Mapping[str, bytes]) -> tuple[int, int]:
    """Width and height of the slides; endless where the presentation doesn't tell."""
    for main in targets_of("", parts, "/officeDocument").values():
        root = parsed(parts.get(main, b""))
        size = None if root is None else root.find(f"{{{P}}}sldSz")
        if size is not None and all(str(size.get(name)).isdecimal() for name in ("cx", "cy")):
            return int(size.get("cx") or 0), int(size.get("cy") or 0)
    return 1 << 62, 1 << 62
