"""What a deck says about itself: core, extended and custom properties, with fixed dates."""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import UTC, datetime
from xml.sax.saxutils import escape, quoteattr

from deckgen.deck.deck import Deck
from deckgen.findings.tongue import Tongue
from deckgen.powerpoint.cleaning import clean
from deckgen.powerpoint.markup import DECLARATION

MAKER = "deckgen"

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_CUSTOM = f"{_OFFICE}/custom-properties"
_VALUES = f"{_OFFICE}/docPropsVTypes"
_CUSTOM_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
_FIXED_DATE = datetime(1980, 1, 1, tzinfo=UTC)


def core_properties(deck: Deck) -> bytes:
    """Title, author, language and dates: who made the deck and of what, never the template's author."""
    date = _date().strftime("%Y-%m-%dT%H:%M:%SZ")
    stated = {
        "dc:title": deck.title,
        "dc:subject": deck.survey,
        "dc:creator": deck.author or MAKER,
        "cp:keywords": deck.keywords,
        "cp:lastModifiedBy": MAKER,
        "cp:revision": "1",
        "dc:language": Tongue.of(deck.language).tag,
    }
    lines = [f"<{name}>{escape(clean(text))}</{name}>" for name, text in stated.items() if text]
    lines += [
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{date}</dcterms:{name}>'
        for name in ("created", "modified")
    ]
    return (
        f"{DECLARATION}<cp:coreProperties "
        'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"{''.join(lines)}</cp:coreProperties>"
    ).encode()


def extended_properties(deck: Deck) -> bytes:
    """The program that made the deck, and how many slides and notes it has."""
    notes = sum(bool(slide.notes) for slide in deck.slides)
    return (
        f'{DECLARATION}<Properties xmlns="{_OFFICE}/extended-properties">'
        f"<TotalTime>0</TotalTime><Application>{MAKER}</Application>"
        f"<Slides>{len(deck.slides)}</Slides><Notes>{notes}</Notes><HiddenSlides>0</HiddenSlides></Properties>"
    ).encode()


def custom_properties(values: Mapping[str, str]) -> bytes:
    """Named text properties, in the order given."""
    listed = "".join(
        f'<property fmtid="{_CUSTOM_FORMAT}" pid="{pid}" name={quoteattr(clean(name))}>'
        f"<vt:lpwstr>{escape(clean(text))}</vt:lpwstr></property>"
        for pid, (name, text) in enumerate(values.items(), start=2)
    )
    return (f'{DECLARATION}<Properties xmlns="{_CUSTOM}" xmlns:vt="{_VALUES}">{listed}</Properties>').encode()


def _date() -> datetime:
    """The date of SOURCE_DATE_EPOCH, or one that never changes."""
    try:
        return datetime.fromtimestamp(int(os.environ["SOURCE_DATE_EPOCH"]), tz=UTC)
    except (KeyError, ValueError, OverflowError, OSError):
        return _FIXED_DATE
