"""Rules on the file's properties: those of its author, of the program, and of one's own."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from lxml import etree

from deckgen.powerpoint.attributes import whole
from deckgen.powerpoint.lint.deckfile import DeckFile
from deckgen.powerpoint.lint.rule import Found

_TERMS = "{http://purl.org/dc/terms/}"
_CORE = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_OF_AUTHOR = {
    *(f"{_DC}{name}" for name in ("creator", "description", "identifier", "language", "subject", "title")),
    *(f"{_TERMS}{name}" for name in ("created", "modified")),
    *(
        f"{_CORE}{name}"
        for name in ("category", "contentStatus", "contentType", "keywords", "lastModifiedBy")
    ),
    *(f"{_CORE}{name}" for name in ("lastPrinted", "revision", "version")),
}
_TYPE = "{http://www.w3.org/2001/XMLSchema-instance}type"
_DAY = r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01])%s)?)?"
_TIME = r"(T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d+)?)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d))?"
_DATE = re.compile(_DAY % _TIME)
_DATES = (f"{_TERMS}created", f"{_TERMS}modified", f"{_CORE}lastPrinted")
_COUNTS = (
    *("Pages", "Words", "Characters", "Lines", "Paragraphs", "Slides", "Notes", "TotalTime", "HiddenSlides"),
    *("MMClips", "CharactersWithSpaces"),
)
_OF_PROGRAM = {
    *_COUNTS,
    *("Template", "Manager", "Company", "PresentationFormat", "ScaleCrop", "HeadingPairs", "TitlesOfParts"),
    *("LinksUpToDate", "SharedDoc", "HyperlinkBase", "HLinks", "HyperlinksChanged", "DigSig"),
    *("Application", "AppVersion", "DocSecurity"),
}
_VALUES = "{http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes}"
_KINDS = {
    *("vector", "array", "blob", "oblob", "empty", "null", "i1", "i2", "i4", "i8", "int", "ui1", "ui2"),
    *("ui4", "ui8", "uint", "r4", "r8", "decimal", "lpstr", "lpwstr", "bstr", "date", "filetime", "bool"),
    *("cy", "error", "stream", "ostream", "storage", "ostorage", "vstream", "clsid"),
}
_FIRST_OF_ONES_OWN = 2  # 0 and 1 are the format's


def wrong_properties(deck: DeckFile) -> Iterator[Found]:
    """A property that is there twice or unknown, a date or count that is none, or the format's own number."""
    for kind, faults in (
        ("core-properties", _of_author),
        ("extended-properties", _of_program),
        ("custom-properties", _of_ones_own),
    ):
        related = [r for r in deck.relationships("") if r.kind.endswith(f"/{kind}") and not r.external]
        for at, rel in enumerate(related):
            # Another maker's kind of relationship may stand beside the format's.
            if rel.kind in [before.kind for before in related[:at]]:
                yield Found(rel.target, detail=kind)
            root = deck.xml(rel.target)
            yield from () if root is None else (Found(rel.target, detail=said) for said in faults(root))


def _of_author(root: etree._Element) -> Iterator[str]:
    """Title, dates and the like: each once, none that the format doesn't have, and dates as W3C has them."""
    yield from _doubled(root)
    yield from (_local(entry) for entry in root.iterchildren(etree.Element) if entry.tag not in _OF_AUTHOR)
    for entry in root.iterchildren(*_DATES):
        said = str(entry.text or "").strip()
        if not _DATE.fullmatch(said) or (str(entry.tag).startswith(_TERMS) and entry.get(_TYPE) is None):
            yield f"{_local(entry)}: {said}"


def _of_program(root: etree._Element) -> Iterator[str]:
    yield from _doubled(root)
    for entry in root.iterchildren(etree.Element):
        if _local(entry) not in _OF_PROGRAM:
            yield _local(entry)
        elif _local(entry) in _COUNTS and whole(str(entry.text or ""), -1) < 0:
            yield f"{_local(entry)}: {entry.text or '–'}"


def _of_ones_own(root: etree._Element) -> Iterator[str]:
    entries = list(root.iterchildren(etree.Element))
    for entry in entries:
        if whole(entry.get("pid")) < _FIRST_OF_ONES_OWN or not entry.get("name"):
            yield f"{entry.get('name', '–')}: pid={entry.get('pid', '–')}"
        held = [str(value.tag) for value in entry.iterchildren(etree.Element)]
        if len(held) != 1 or held[0] not in {f"{_VALUES}{kind}" for kind in _KINDS}:
            yield f"{entry.get('name', '–')}: {' '.join(tag.rpartition('}')[2] for tag in held)}"
    for name in ("pid", "name"):
        counts = Counter(str(entry.get(name)).casefold() for entry in entries)
        yield from (f"{name}={said}" for said, count in counts.items() if count > 1)


def _doubled(root: etree._Element) -> Iterator[str]:
    counts = Counter(_local(entry) for entry in root.iterchildren(etree.Element))
    yield from (name for name, count in counts.items() if count > 1)


def _local(element: etree._Element) -> str:
    return etree.QName(element).localname
