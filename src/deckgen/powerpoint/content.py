"""What a shape holds: its words, its figures and its pictures, whoever wrote the XML around them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from deckgen.powerpoint.how import LOST, STRUCK, UNSEEN, has_digits, line_of, shape_how
from deckgen.powerpoint.reading import YES, A, C, P, R, parsed, short
from deckgen.powerpoint.tints import Tints
from deckgen.powerpoint.wording import only_shown, paragraphs, told_of

if TYPE_CHECKING:
    from deckgen.powerpoint.charted import Charted

EXAMPLE = "EKSEMPELDATA"  # what says in any deck, bokmål and nynorsk, that answers are made up
ALT, VECTOR, BOOK, HOW, EXAMPLE_SAID = ".alt", ".svg", ".book", ".how", ".example"
OF, ALT_OF = ".of", ".alt.of"  # the words that say what figures are of, in a shape and in its alt text
_SVG = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"
_GROUP, _TABLE = f"{{{P}}}grpSp", f"{{{A}}}tbl"
# With what makes it another number: a sign before it, raised digits, per cent or per mille behind it.
# It begins with what a number may begin with: the search goes from one to the next in a third of the time.
_NUMBER = re.compile(
    r"[-−\d](?:(?<=\d)\d*|(?<!\S[-−])\d+)(?:[.,]\d+)?[⁰¹²³⁴-⁹]*(?: ?(?:%-?poeng|prosentpoeng|[%‰]))?"
)
_KEPT = 64  # pages: of two decks
_PROPERTIES = f"{{{P}}}cNvPr"
_BLIP, _CHART, _VECTOR = f"{{{A}}}blip", f"{{{C}}}chart", f"{{{_SVG}}}svgBlip"
_EMBED, _ID = f"{{{R}}}embed", f"{{{R}}}id"

_NO_TINTS = Tints()
NO_FIGURES = short(b"\0")  # what the first half of a digest is then


class Content(NamedTuple):
    """The words of a shape, its figures, and the bytes of its pictures.

    `beside` has digests of what goes with it, by ending: its alt text, the other form of a picture, a
    chart's workbook, and how all of it is shown. `alt` is what a picture is told by.
    """

    words: str
    figures: tuple[str, ...] = ()
    picture: bytes = b""
    alt: str = ""
    beside: Mapping[str, str] = MappingProxyType({})

    @property
    def digest(self) -> str:
        """Two short hashes: of the figures (and a picture's bytes), and of all."""
        figures = " ".join(self.figures).encode() + b"\0" + self.picture
        return short(figures) + short(self.words.encode() + figures)


NOTHING = Content("").digest  # a slide's number, say, which is left out


def content_of(
    element: etree._Element,
    targets: Mapping[str, str],
    parts: Mapping[str, bytes],
    tints: Tints = _NO_TINTS,
    hiding: Sequence[tuple[str, str]] = (),
) -> Content:
    """The content of an element and of the pictures and charts that it shows.

    `hiding` is what hides it without being part of it, as `how.py` tells it.
    """
    words: list[str] = []
    figures: list[str] = []
    book: list[str] = []
    picture = b""
    in_parts = element.tag == _GROUP or next(element.iter(_TABLE), None) is not None
    if in_parts:  # some may not be shown
        element = only_shown(element)
    shown, vectors = _related(element, targets)
    how = list(shape_how(element, tints, bool(shown)))
    words += paragraphs(element)
    of = "" if in_parts else told_of(words)  # all words of a table or a chart are what its figures are of
    for related in shown:
        charted = _charted(related, parts, tints) if related.endswith(".xml") else None
        if charted is None:
            picture += parts.get(related, b"")
        else:
            words += charted.words
            figures += charted.figures
            book += charted.book
            how += charted.how
    described = alt_of(element)
    alt = _joined([described]) if described else ""
    said = _joined(words)
    if hiding:
        with_figures = bool(figures or picture) or has_digits(said)
        how += ((letter.upper() if with_figures else letter, text) for letter, text in hiding)
    beside = _beside(alt, b"".join(parts.get(part, b"") for part in vectors), book, line_of(how))
    if of:
        beside[OF] = of
    if EXAMPLE in said and not hiding:
        unread = " ".join(text for letter, text in how if letter.lower() in (STRUCK, UNSEEN, LOST))
        if EXAMPLE not in unread:
            beside[EXAMPLE_SAID] = YES[0]
    return Content(said, (*_numbers(said), *figures), picture, alt, beside)


def _charted(part: str, parts: Mapping[str, bytes], tints: Tints) -> Charted | None:
    """What a chart part shows; none if it can't be read."""
    from deckgen.powerpoint.charted import charted  # noqa: PLC0415  # decks with pictures need none

    return charted(part, parts, tints)


@lru_cache(maxsize=_KEPT)
def words_of(xml: bytes) -> Content:
    """The words of a page that is only read: a slide's notes, half of which all decks of a batch have."""
    root = parsed(xml)
    words = [] if root is None else list(paragraphs(root))
    said, of = _joined(words), told_of(words)
    return Content(said, _numbers(said), beside={OF: of} if of else {})


def _beside(alt: str, vector: bytes, book: list[str], how: str) -> dict[str, str]:
    """The digests of what goes with a content, where there is such."""
    told: dict[str, str] = {}
    if alt:
        told[ALT] = Content(alt, _numbers(alt)).digest
        if of := told_of([alt]):
            told[ALT_OF] = of
    if vector:
        told[VECTOR] = Content("", picture=vector).digest
    if book:
        told[BOOK] = Content("", tuple(book)).digest
    if how:
        told[HOW] = how
    return told


def _numbers(text: str) -> tuple[str, ...]:
    """The numbers in a text, however their units are set off."""
    return tuple(said.replace(" ", "") for said in _NUMBER.findall(text))


def _joined(words: Iterable[str]) -> str:
    return unicodedata.normalize("NFC", " ".join(" ".join(words).split()))


def name_of(element: etree._Element) -> str:
    """The name of a shape."""
    return _property(element, "name")


def alt_of(element: etree._Element) -> str:
    """The alt text of a shape."""
    return _property(element, "descr")


def id_of(element: etree._Element) -> str:
    """The number that a slide has for a shape."""
    return _property(element, "id")


def is_hidden(element: etree._Element) -> bool:
    """Whether a shape is not shown."""
    return _property(element, "hidden") in YES


def _property(element: etree._Element, attribute: str) -> str:
    properties = element[0][0] if len(element) and len(element[0]) else None  # where the schema has it
    if properties is None or properties.tag != _PROPERTIES:
        return ""
    return str(properties.get(attribute) or "")


def _related(element: etree._Element, targets: Mapping[str, str]) -> tuple[list[str], list[str]]:
    """The parts that a picture or chart shows; and the other forms of pictures, which some leave out."""
    shown: list[str] = []
    vectors: list[str] = []
    for node in element.iter(_BLIP, _VECTOR, _CHART):
        part = targets.get(str(node.get(_ID if node.tag == _CHART else _EMBED)))
        if part is not None:
            (vectors if node.tag == _VECTOR else shown).append(part)
    return shown, vectors
