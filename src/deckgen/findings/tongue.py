"""Which language each part of a text is in: Sámi and Kven names in a Norwegian sentence."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

NORTH_SAMI = "se-NO"
_SAMI_LETTERS = "đŋŧĐŊŦ"  # that no other language here has
_SHORTEST = 3  # letters of a word that its letters alone tell the language of


def in_tongues(text: str, language: str) -> Iterator[tuple[str, str]]:
    """The text in parts, each with its language: `language`, or that of a name which isn't Norwegian."""
    composed = unicodedata.normalize("NFC", text)
    found = [match for match in _pattern().finditer(composed) if _language(match.group())]
    if not found:
        yield from [(text, language)] if text else []
        return
    end = 0
    for match in found:
        if match.start() > end:
            yield composed[end : match.start()], language
        yield match.group(), _language(match.group())
        end = match.end()
    if end < len(composed):
        yield composed[end:], language


@cache
def names() -> dict[str, str]:
    """Every name that deckgen knows the language of, with its tag («se-NO»)."""
    text = (files("deckgen.geography") / "tongues.csv").read_text(encoding="utf-8")
    return {row["name"]: row["language"] for row in csv.DictReader(text.splitlines())}


@cache
def _pattern() -> re.Pattern[str]:
    """The known names, the longest first, and any word with a letter that only Sámi has."""
    known = "|".join(re.escape(name) for name in sorted(names(), key=len, reverse=True))
    word = rf"[^\W\d_]*[{_SAMI_LETTERS}][^\W\d_]*"
    return re.compile(rf"(?<!\w)(?:{known}|{word})(?!\w)")


def _language(word: str) -> str:
    """The language of a name; none for a letter or two that stand for themselves."""
    known = names().get(word)
    return known or (NORTH_SAMI if len(word) >= _SHORTEST else "")
