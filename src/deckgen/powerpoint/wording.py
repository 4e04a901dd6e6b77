"""The words of a shape, and which of them are struck out or can't be seen."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from deckgen.powerpoint.reading import YES, A, child_of, whole

_PARAGRAPH, _TEXT, _CELL = f"{{{A}}}p", f"{{{A}}}t", f"{{{A}}}tc"
_NAMES = "{*}cNvPr"
_LOOK, _USUAL = f"{{{A}}}rPr", f"{{{A}}}defRPr"
_FILL, _NO_FILL, _ALPHA = f"{{{A}}}solidFill", f"{{{A}}}noFill", f"{{{A}}}alpha"
_CELL_LOOK = f"{{{A}}}tcPr"
_COLOUR = f"*/{_FILL}"
SMALLEST = 400  # hundredths of a point: nobody reads less
FAINTEST = 15_000  # of a hundred thousand: nobody sees less


def paragraphs(element: etree._Element) -> Iterator[str]:
    """The text of each paragraph, without the number of the slide: that follows where it stands."""
    said: str | None = None
    for node in element.iter(_PARAGRAPH, _TEXT):
        if node.tag == _PARAGRAPH:
            if said is not None:
                yield said
            said = ""
        elif said is not None and ((above := node.getparent()) is None or above.get("type") != "slidenum"):
            said += str(node.text or "")
    if said is not None:
        yield said


def only_shown(element: etree._Element) -> etree._Element:
    """The same without what isn't shown: hidden shapes in it, and the text of merged cells."""
    for properties in list(element.iter(_NAMES)):
        shape = properties.getparent() if properties.get("hidden") in YES else None
        shape = None if shape is None else shape.getparent()
        if shape is not None and (above := shape.getparent()) is not None and shape is not element:
            above.remove(shape)
    for cell in element.iter(_CELL):
        if cell.get("hMerge") in YES or cell.get("vMerge") in YES:
            for text in cell.iter(_TEXT):
                text.text = ""
    return element


def struck_and_unseen(element: etree._Element, ground: str = "") -> tuple[str, str]:
    """The words of a shape that a line goes through, and those that nobody can see.

    `ground` is the colour behind a shape that has none itself.
    """
    struck: list[str] = []
    unseen: list[str] = []
    behind: str | None = None
    for look in element.iter(_LOOK, _USUAL):
        odd = is_unseen(look)
        if not odd and len(look) and look[0].tag == _FILL:
            behind = colour_of(element.find(_COLOUR)) or ground if behind is None else behind
            cell = next(look.iterancestors(_CELL), None)
            under = behind if cell is None else colour_of(child_of(cell, _CELL_LOOK, _FILL))
            odd = bool(under) and under == colour_of(look[0])
        if odd:
            unseen.append(_said(look, element))
        if is_struck(look):
            struck.append(_said(look, element))
    return " ".join(filter(None, struck)), " ".join(filter(None, unseen))


def is_struck(look: etree._Element) -> bool:
    """Whether a line goes through text that looks so."""
    return look.get("strike", "noStrike") != "noStrike"


def is_unseen(look: etree._Element) -> bool:
    """Whether text that looks so has no ink, hardly any, or is too small for anybody."""
    if (size := look.get("sz")) is not None and 0 < whole(size) < SMALLEST:
        return True
    return has_no_ink(look)


def has_no_ink(look: etree._Element) -> bool:
    """Whether what looks so has no fill, or one that lets all through."""
    for child in look:
        tag = child.tag
        if tag == _NO_FILL or (tag == _FILL and is_clear(child)):
            return True
    return False


def is_clear(fill: etree._Element) -> bool:
    """Whether a fill lets all through."""
    for alpha in fill.iter(_ALPHA):
        share = alpha.get("val", "100000")
        if (whole(share[:-1]) * 1000 if share.endswith("%") else whole(share)) < FAINTEST:
            return True
    return False


def colour_of(fill: etree._Element | None) -> str:
    """A fill's colour as it is named, with what is done to it; empty for none."""
    if fill is None or not len(fill):
        return ""
    colour = fill[0]
    changed = "".join(f"{change.tag}{change.get('val')}" for change in colour)
    return f"{colour.tag}{str(colour.get('val')).upper()}{changed}"


def _said(look: etree._Element, element: etree._Element) -> str:
    """The words that have a look: those of its run, or all where it is the shape's own."""
    above = look.getparent()
    if look.tag == _LOOK and above is not None:
        return " ".join(" ".join(str(text.text or "") for text in above.iter(_TEXT)).split())
    return " ".join(" ".join(paragraphs(element)).split())
