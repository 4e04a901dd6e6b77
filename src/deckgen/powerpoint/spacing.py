"""Spacing: how far lines and paragraphs stand apart, and text from the side, as paragraphs' styles say."""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from deckgen.charts.measure import LINE
from deckgen.deck.template import Spacing
from deckgen.powerpoint.attributes import length, number, share
from deckgen.powerpoint.markup import EMU

_LINES, _BEFORE, _AFTER = "lnSpc", "spcBef", "spcAft"


def spacing_of(styles: Iterable[etree._Element], size: float, scale: float = 1.0) -> Spacing:
    """What paragraphs' styles (`a:pPr`, `a:lvl1pPr`), the nearest first, come to for letters of a size.

    `scale` is what PowerPoint has scaled the text by, which points that are stated follow.
    """
    found: dict[str, etree._Element] = {}
    margin: str | None = None
    for style in styles:
        margin = style.get("marL") if margin is None else margin
        for child in style:
            found.setdefault(str(child.tag).rpartition("}")[2], child)
    usual = LINE * size
    return Spacing(
        _points(found.get(_LINES), size, scale) or usual,
        _points(found.get(_BEFORE), size, scale),
        _points(found.get(_AFTER), size, scale),
        max(0.0, length(margin) / EMU),
    )


def _points(stated: etree._Element | None, size: float, scale: float) -> float:
    """What one `a:lnSpc`, `a:spcBef` or `a:spcAft` comes to; 0 where it says nothing."""
    for child in () if stated is None else stated:
        if str(child.tag).endswith("}spcPts"):
            return max(0.0, number(child.get("val")) / 100 * scale)
        if str(child.tag).endswith("}spcPct"):
            return max(0.0, share(child.get("val")) * LINE * size)
    return 0.0
