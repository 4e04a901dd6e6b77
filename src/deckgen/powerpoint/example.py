"""Whether the mark of example data is read: large enough, and in a colour that stands out from its ground."""

from __future__ import annotations

from collections.abc import Iterator
from math import inf

from lxml import etree

from deckgen.charts.theme import contrast
from deckgen.powerpoint.colours import is_colour
from deckgen.powerpoint.content import EXAMPLE, EXAMPLE_SAID, Content
from deckgen.powerpoint.handed import Place
from deckgen.powerpoint.reading import A, P, child_of, whole
from deckgen.powerpoint.tints import Tints

_SHAPE, _LOOK, _BODY = f"{{{P}}}sp", f"{{{P}}}spPr", f"{{{P}}}txBody"
_RUN, _FIELD, _TEXT, _INK = f"{{{A}}}r", f"{{{A}}}fld", f"{{{A}}}t", f"{{{A}}}rPr"
_OWN_STYLE = (f"{{{A}}}lstStyle", f"{{{A}}}lvl1pPr", f"{{{A}}}defRPr")
_FIT = (f"{{{A}}}bodyPr", f"{{{A}}}normAutofit")
_FILLS = (f"{{{A}}}solidFill", f"{{{A}}}gradFill", f"{{{A}}}pattFill")
_LEAST, _OF_OTHERS = (2.0, 600), (1.1, 400)  # contrast, and hundredths of a point: the tag is to be seen
_WHOLE = 100_000


def marked(content: Content, shape: etree._Element, tints: Tints, place: Place | None) -> Content:
    """The content of a shape, which doesn't count as marked where nobody reads the mark."""
    if EXAMPLE_SAID not in content.beside or shape.tag != _SHAPE or _is_read(content, shape, tints, place):
        return content
    return content._replace(
        beside={ending: said for ending, said in content.beside.items() if ending != EXAMPLE_SAID}
    )


def _is_read(content: Content, shape: etree._Element, tints: Tints, place: Place | None) -> bool:
    """Whether all letters of the mark are read; more is asked of a tag, which says nothing else."""
    tints, size = (tints, 0) if place is None else (place.tints, place.size)
    parted, smallest = _LEAST if content.words == EXAMPLE else _OF_OTHERS
    body = child_of(shape, _BODY)
    style = child_of(body, *_OWN_STYLE)
    behind = _behind(child_of(shape, _LOOK), tints)
    return all(
        _size(look, style, size, body) >= smallest and _contrast(look, style, behind, tints) >= parted
        for look in _looks(shape)
    )


def _looks(shape: etree._Element) -> Iterator[etree._Element | None]:
    """The looks of the runs with the mark, or of all where it is spread over several."""
    runs = list(shape.iter(_RUN, _FIELD))
    of_mark = [run for run in runs if EXAMPLE in "".join(str(text.text or "") for text in run.iter(_TEXT))]
    for run in of_mark or runs:
        yield child_of(run, _INK)


def _size(
    look: etree._Element | None, style: etree._Element | None, inherited: int, body: etree._Element | None
) -> float:
    """How large text is, when it is shrunk to fit too; endless where nobody says."""
    own = (whole(one.get("sz")) for one in (look, style) if one is not None)
    size = next(filter(None, own), inherited)
    fit = child_of(body, *_FIT)
    scale = _WHOLE if fit is None else _share(str(fit.get("fontScale", _WHOLE)))
    return size * scale / _WHOLE if size else inf


def _contrast(
    look: etree._Element | None, style: etree._Element | None, behind: list[str], tints: Tints
) -> float:
    """How well an ink is told from what it is read best on; endless where one isn't known."""
    fills = (next(one.iterchildren(*_FILLS), None) for one in (look, style) if one is not None)
    fill = next((fill for fill in fills if fill is not None), None)
    pairs = [
        (ink, ground)
        for ground in behind
        for ink in ([tints.ink] if fill is None else _colours(fill, tints, ground))
    ]
    return max(contrast(ink, ground) if ink and ground else inf for ink, ground in pairs)


def _behind(look: etree._Element | None, tints: Tints) -> list[str]:
    """The colours behind a shape's words."""
    for child in () if look is None else look:
        if child.tag in _FILLS:
            return _colours(child, tints, tints.under)
    return [tints.behind(look)]


def _colours(fill: etree._Element, tints: Tints, behind: str) -> list[str]:
    return [tints.colour(each, behind) for each in fill.iter() if is_colour(each)] or [""]


def _share(text: str) -> int:
    """A share in thousandths of a percent, however it is written."""
    return whole(text[:-1].partition(".")[0]) * 1000 if text.endswith("%") else whole(text)
