"""Numbering: a layout's placeholders have a number each, whoever saved it.

A slide's shape says by number which placeholder it stands in. LibreOffice writes none, so that title and
text are both the nought that stands for a missing one; PowerPoint takes such a file as it is, and so do we.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree
from pptx.oxml.ns import qn
from pptx.parts.presentation import PresentationPart

from deckgen.powerpoint.inheriting import TITLE_TYPES
from deckgen.powerpoint.masters import all_layouts

_FIRST_FREE = 10  # below are those that programs give by themselves
_STATED = f"{qn('p:cSld')}/{qn('p:spTree')}//{qn('p:nvPr')}/{qn('p:ph')}"


def number_placeholders(main: PresentationPart) -> None:
    """Give each layout's placeholders that share a number, or have none, one that is free.

    The title keeps its own, whether it is stated or not, and the first of several theirs.
    """
    for layout in all_layouts(main):
        stated: list[etree._Element] = layout.element.findall(_STATED)
        taken = {str(place.get("idx") or "0") for place in stated}
        free = (number for number in range(_FIRST_FREE, 1 << 16) if str(number) not in taken)
        for place in _to_number(stated):
            place.set("idx", str(next(free)))


def _to_number(stated: list[etree._Element]) -> Iterator[etree._Element]:
    """The placeholders whose number is another's too, or missing."""
    used = set()
    for place in sorted(stated, key=lambda each: each.get("type") not in TITLE_TYPES):
        number, is_title = str(place.get("idx") or "0"), place.get("type") in TITLE_TYPES
        if number in used or (place.get("idx") is None and not is_title):
            yield place
        used.add(number)
