"""Boxes on a slide, in points."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

_GAP = 8.0  # between a box and what it keeps clear of


class Box(NamedTuple):
    """A rectangle in points: its upper left corner, width and height."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Its right edge."""
        return self.left + self.width

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return self.top + self.height

    @property
    def area(self) -> float:
        """Its area; none where a side is negative."""
        return max(0.0, self.width) * max(0.0, self.height)

    def meets(self, other: Box) -> bool:
        """Whether the two share more than an edge."""
        return self.common(other).area > 1

    def common(self, other: Box) -> Box:
        """What the two share; a side is negative where they share nothing."""
        left, top = max(self.left, other.left), max(self.top, other.top)
        return Box(left, top, min(self.right, other.right) - left, min(self.bottom, other.bottom) - top)

    def beside(self, other: Box) -> Box:
        """The largest part of this box that keeps clear of the other: below, above, right or left of it."""
        below, right = other.bottom + _GAP, other.right + _GAP
        return max(
            (
                Box(self.left, max(self.top, below), self.width, self.bottom - max(self.top, below)),
                Box(self.left, self.top, self.width, min(self.bottom, other.top - _GAP) - self.top),
                Box(max(self.left, right), self.top, self.right - max(self.left, right), self.height),
                Box(self.left, self.top, min(self.right, other.left - _GAP) - self.left, self.height),
            ),
            key=lambda box: box.area,
        )


def around(boxes: Iterable[Box]) -> Box | None:
    """The smallest box around some; None around none."""
    found = list(boxes)
    if not found:
        return None
    left, top = min(box.left for box in found), min(box.top for box in found)
    return Box(left, top, max(b.right for b in found) - left, max(b.bottom for b in found) - top)
