"""Rules on attributes: what the format allows there, for those that tools and hands get wrong most often."""

from __future__ import annotations

import re
from collections.abc import Iterator

from deckgen.powerpoint.lint.deckfile import A, C, DeckFile
from deckgen.powerpoint.lint.order_rules import parts_looked_at, shape_of
from deckgen.powerpoint.lint.rule import Found

_HEX = "[0-9A-Fa-f]{6}"
_YES_NO = "0|1|true|false"
_DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
_LENGTH = r"-?[0-9]+(\.[0-9]+)?(mm|cm|in|pt|pc|pi)?"
_EXTENT = "[0-9]{1,18}"
ALLOWED: dict[tuple[str, str], str] = {
    (_DECORATIVE, "val"): _YES_NO,
    (f"{A}srgbClr", "val"): _HEX,
    (f"{A}ext", "cx"): _EXTENT,
    (f"{A}ext", "cy"): _EXTENT,
    (f"{A}bodyPr", "anchor"): "t|ctr|b|just|dist",
    (f"{A}bodyPr", "wrap"): "none|square",
    **{(f"{A}bodyPr", f"{side}Ins"): _LENGTH for side in "lrtb"},
    (f"{A}tcPr", "anchor"): "t|ctr|b|just|dist",
    (f"{A}pPr", "algn"): "l|ctr|r|just|justLow|dist|thaiDist",
    (f"{A}pPr", "lvl"): "[0-8]",
    **{(f"{A}{name}", "sz"): "[1-3]?[0-9]{3,5}|400000" for name in ("rPr", "defRPr", "endParaRPr")},
    **{(f"{A}{name}", "b"): "0|1|true|false|on|off" for name in ("rPr", "defRPr", "endParaRPr")},
    (f"{C}barDir", "val"): "bar|col",
    (f"{C}grouping", "val"): "clustered|percentStacked|stacked|standard",
    (f"{C}dLblPos", "val"): "b|bestFit|ctr|inBase|inEnd|l|outEnd|r|t",
    (f"{C}legendPos", "val"): "b|tr|l|r|t",
    (f"{C}axPos", "val"): "b|l|r|t",
}
_TAGS = tuple(dict.fromkeys(tag for tag, _ in ALLOWED))
_NAMES = {
    tag: [(name, re.compile(ALLOWED[own, name])) for own, name in ALLOWED if own == tag] for tag in _TAGS
}


def values(deck: DeckFile) -> Iterator[Found]:
    """An attribute with a value that the format doesn't know: anchor="middle", a colour called red."""
    for part in parts_looked_at(deck):
        root = deck.xml(part)
        for element in () if root is None else root.iter(*_TAGS):
            for name, allowed in _NAMES[str(element.tag)]:
                value = element.get(name)
                if value is not None and not allowed.fullmatch(value):
                    tag = str(element.tag).rpartition("}")[2]
                    yield Found(part, shape_of(element), f'{tag} {name}="{value}"')
