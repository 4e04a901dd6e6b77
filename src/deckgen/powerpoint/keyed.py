"""Keys of a chart: which words stand beside each colour that lies on it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from deckgen.powerpoint.reading import CDR, A, child_of

_ANCHORS = (f"{{{CDR}}}relSizeAnchor", f"{{{CDR}}}absSizeAnchor")
_FROM, _TO, _X, _Y = (f"{{{CDR}}}{name}" for name in ("from", "to", "x", "y"))
_SHAPE, _LOOK, _FILL, _TEXT = f"{{{CDR}}}sp", f"{{{CDR}}}spPr", f"{{{A}}}solidFill", f"{{{A}}}t"
_SMALL = 0.1  # of the chart, each way: no key is larger
_MOST = 100  # more keys or words are on no chart


class _Box(NamedTuple):
    left: float
    right: float
    middle: float
    words: str


def words_of_keys(drawing: etree._Element) -> str:
    """The words that each key of a drawing has at its right, in the order that the keys are drawn."""
    keys: list[_Box] = []
    labels: list[_Box] = []
    for shape, box in _shapes(drawing):
        if box.words:
            labels.append(box)
        elif child_of(shape, _LOOK, _FILL) is not None and box.right - box.left < _SMALL:
            keys.append(box)
    if not labels:
        return ""
    return "|".join(min(labels[:_MOST], key=lambda label: _far(key, label)).words for key in keys[:_MOST])


def _far(key: _Box, label: _Box) -> float:
    return abs(label.left - key.right) + abs(label.middle - key.middle)


def _shapes(drawing: etree._Element) -> Iterator[tuple[etree._Element, _Box]]:
    for anchor in drawing.iterchildren(*_ANCHORS):
        shape = child_of(anchor, _SHAPE)
        start, end = child_of(anchor, _FROM), child_of(anchor, _TO)
        if shape is not None:
            left, top = _at(start, _X), _at(start, _Y)
            right, bottom = (left, top) if end is None else (_at(end, _X), _at(end, _Y))
            words = " ".join(" ".join(str(text.text or "") for text in shape.iter(_TEXT)).split())
            yield shape, _Box(left, right, (top + bottom) / 2, words)


def _at(corner: etree._Element | None, side: str) -> float:
    node = child_of(corner, side)
    try:
        return float("" if node is None else node.text or "")
    except ValueError:
        return 0.0
