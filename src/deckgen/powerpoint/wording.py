"""The words of a shape, and which of them are struck out, can't be seen, or are read as others."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from lxml import etree

from deckgen.powerpoint.reading import CDR, YES, A, P, child_of, short, whole
from deckgen.powerpoint.tints import Tints, is_lost

_PARAGRAPH, _TEXT, _CELL = f"{{{A}}}p", f"{{{A}}}t", f"{{{A}}}tc"
_NAMES = "{*}cNvPr"
_LOOK, _USUAL = f"{{{A}}}rPr", f"{{{A}}}defRPr"
_FILL, _NO_FILL, _ALPHA = f"{{{A}}}solidFill", f"{{{A}}}noFill", f"{{{A}}}alpha"
_CELL_LOOK = f"{{{A}}}tcPr"
_OWN_FILL, _LATIN = f"{{*}}spPr/{_FILL}", f"{{{A}}}latin"
_SHAPES, _SHAPE_LOOKS = (f"{{{P}}}sp", f"{{{CDR}}}sp"), (f"{{{P}}}spPr", f"{{{CDR}}}spPr")
_PLAIN = ["lang"]  # all that is said of most words
_SYMBOLS = ("wingdings", "webdings", "symbol", "marlett", "mt extra", "zapf dingbats", "zapfdingbats")
# A paragraph with a figure, which the number of a point in a list is not («2. Figuren viser …»).
_WITH_FIGURE = re.compile(r"(?>(?:[0-9]\. )?)[^0-9]*+[0-9]").match
# A year alone is none either, but in a source line, which says who was asked.
_YEARS_ONLY = re.compile(r"[^0-9]*+(?:(?:19|20)[0-9]{2}(?:[^0-9]++|$))++").fullmatch
_SOURCE = ("Kilde: ", "Kjelde: ")
# Spaces, marks and digits are no words; signs that say which way a figure goes («<», «±») are kept. Byte by
# byte, since all notes are gone through: every byte of nbsp, quotes, dots, dashes and minus. Letters of
# Norwegian stay apart.
_NO_WORDS = (
    b" \t\n!\"#&'()*,-./0123456789:;=?@[\\]^_`{|}"
    b"\xc2\xa0\xab\xbb\xb7\xe2\x80\x93\x94\x88\x92\x9c\x9d\x9e\x99\xaf"
)
_CAPITALS = (*range(65, 91), *range(128, 159))  # of ASCII, and the second bytes of «Æ», «Ø» and «Å»
_NO_CASE = bytes(at + 32 if at in _CAPITALS else at for at in range(256))
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


def told_of(texts: Iterable[str]) -> str:
    """A short hash of the words that say what figures are of; none where no paragraph has a figure."""
    found = filter(_WITH_FIGURE, texts)
    told = " ".join(text for text in found if text.startswith(_SOURCE) or not _YEARS_ONLY(text))
    if not told:
        return ""
    words = unicodedata.normalize("NFC", told).encode(errors="replace")
    return short(words.translate(_NO_CASE, _NO_WORDS))


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


class OddWords(NamedTuple):
    """Words struck out, that nobody can see, in a colour like their ground, and in odd letters."""

    struck: str
    unseen: str
    lost: str
    unlike: str


def odd_words(element: etree._Element, tints: Tints) -> OddWords | None:
    """The words of a shape that are not read as they stand; None where all are."""
    found: tuple[list[str], ...] = ([], [], [], [])
    filled = bool(tints.ground) and element.find(_OWN_FILL) is not None
    for look in element.iter(_LOOK, _USUAL):
        if not (filled or len(look)) and look.keys() == _PLAIN:
            continue
        unseen = is_unseen(look)
        lost = bool(tints.ground) and not unseen and _is_lost(look, tints, filled)
        flags = (is_struck(look), unseen, lost, is_unlike(look))
        if True in flags and (said := _said(look, element)):
            for words, flag in zip(found, flags, strict=True):
                if flag:
                    words.append(said)
    return OddWords(*map(" ".join, found)) if any(found) else None


def _is_lost(look: etree._Element, tints: Tints, filled: bool) -> bool:
    """Whether text that looks so has the colour that is behind it.

    Text that says no colour is lost only in a shape that is `filled`: what is handed down is looked at once.
    """
    fill = next(look.iterchildren(_FILL), None)
    if fill is None and not filled:
        return False
    holder = next(look.iterancestors(_CELL, *_SHAPES), None)
    if holder is None or holder.tag == _CELL:
        behind = tints.of(child_of(holder, _CELL_LOOK, _FILL))
    else:
        behind = tints.behind(next(holder.iterchildren(*_SHAPE_LOOKS), None))
    return is_lost(tints.ink if fill is None else tints.of(fill, behind), behind)


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


def is_unlike(look: etree._Element) -> bool:
    """Whether digits that look so read otherwise: raised, lowered, or in a face of symbols."""
    if (raised := look.get("baseline")) is not None and raised.rstrip("%") != "0":
        return True
    face = next(look.iterchildren(_LATIN), None)
    return face is not None and is_symbols(face.get("typeface"))


@lru_cache(maxsize=64)
def is_symbols(face: str | None) -> bool:
    """Whether a face has symbols in place of letters and digits."""
    return str(face).lower().startswith(_SYMBOLS)


def _said(look: etree._Element, element: etree._Element) -> str:
    """The words that have a look: those of its run, or all where it is the shape's own."""
    above = look.getparent()
    if look.tag == _LOOK and above is not None:
        return " ".join(" ".join(str(text.text or "") for text in above.iter(_TEXT)).split())
    return " ".join(" ".join(paragraphs(element)).split())
