"""Where shapes stand: their frames, how large they are, and how a group's labels stand to each other."""

from __future__ import annotations

from itertools import combinations

from lxml import etree

from deckgen.powerpoint.reading import CDR, A, P, child_of, whole

_XFRM, _FRAME = f"{{{A}}}xfrm", f"{{{P}}}xfrm"
_OFFSET, _EXTENT, _INNER = (f"{{{A}}}{name}" for name in ("off", "ext", "chExt"))
_GROUP, _SHAPE, _TEXT = f"{{{P}}}grpSp", f"{{{P}}}sp", f"{{{A}}}t"
_PROPERTIES = (f"{{{P}}}spPr", f"{{{P}}}grpSpPr", f"{{{CDR}}}spPr", f"{{{CDR}}}grpSpPr")
_STEP, _MOST, _LETTERS = 9_144, 0xFFFF, 4  # EMU, a hundredth of an inch; and how a size is written
_LARGEST, _LABELS = 1e15, 200  # more is in no deck
_TOLERANCE = 0.03  # what a hand does that draws at a corner
_DIGIT = set("0123456789")


def frame_of(element: etree._Element) -> etree._Element | None:
    """Where a shape stands, and how it is turned; none where it follows its layout."""
    frame = child_of(element, _FRAME)
    return child_of(properties_of(element), _XFRM) if frame is None else frame


def properties_of(shape: etree._Element) -> etree._Element | None:
    """The look of a shape."""
    return next(shape.iterchildren(*_PROPERTIES), None)


def size_of(element: etree._Element) -> str:
    """The side of a square as large as a shape, as far as the shape says itself how large it is."""
    extent = child_of(frame_of(element), _EXTENT)
    if extent is None:
        return ""
    wide, high = _sides(element, extent)
    return f"{min(round(max(wide * high, 0) ** 0.5 / _STEP), _MOST):0{_LETTERS}x}"


def aspect_of(element: etree._Element) -> str:
    """How wide a shape is for its height, in thousandths, as far as it says that itself."""
    extent = child_of(frame_of(element), _EXTENT)
    if extent is None:
        return ""
    wide, high = _sides(element, extent)
    return f"{min(round(1000 * max(wide, 0) / max(high, 1)), _MOST):0{_LETTERS}x}"


def _sides(element: etree._Element, extent: etree._Element) -> tuple[float, float]:
    """Width and height of a shape on the slide, in groups that may draw it larger or smaller."""
    sides = [float(whole(extent.get(side))) for side in ("cx", "cy")]
    for group in element.iterancestors(_GROUP):
        own = frame_of(group)
        outer, inner = child_of(own, _EXTENT), child_of(own, _INNER)
        if outer is not None and inner is not None:
            for at, side in enumerate(("cx", "cy")):
                sides[at] *= whole(outer.get(side)) / max(whole(inner.get(side)), 1)
                sides[at] = min(sides[at], _LARGEST)
    return sides[0], sides[1]


def directions_of(group: etree._Element) -> str:
    """In which of four directions each label with a figure stands from each before it.

    That stays when somebody moves the group, makes it larger or sets a label right, and not when two
    labels of a map change places.
    """
    middles: list[tuple[int, int]] = []
    for shape in group.iterchildren(_SHAPE):
        off, extent = (child_of(frame_of(shape), part) for part in (_OFFSET, _EXTENT))
        if off is not None and extent is not None and _has_figure(shape):
            sides = (("x", "cx"), ("y", "cy"))
            across, down = (2 * whole(off.get(at)) + whole(extent.get(side)) for at, side in sides)
            middles.append((across, down))
    pairs = combinations(middles[:_LABELS], 2)
    return "".join(_direction(a[0] - b[0], a[1] - b[1]) for a, b in pairs)


def _has_figure(shape: etree._Element) -> bool:
    return any(not _DIGIT.isdisjoint(str(text.text or "")) for text in shape.iter(_TEXT))


def _direction(across: int, down: int) -> str:
    if abs(across) >= abs(down):
        return "e" if across > 0 else "w"
    return "s" if down > 0 else "n"


def is_stretched(now: str, before: str) -> bool:
    """Whether a picture is wider or narrower for its height than it was."""
    try:
        return abs(int(now, 16) / int(before, 16) - 1) > _TOLERANCE
    except (ValueError, ZeroDivisionError):  # somebody wrote it by hand
        return True


def is_shrunk(now: str, before: str) -> bool:
    """Whether a size is at most half of another, so that its words are no longer read."""
    try:
        return 2 * int(now, 16) <= int(before, 16)
    except ValueError:  # somebody wrote it by hand
        return True
