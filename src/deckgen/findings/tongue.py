"""Which language each part of a text is in: Sámi and Kven names, and what a deck's language lacks."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

_NAMES = Path(__file__).resolve().parent.parent / "geography" / "tongues.csv"
NORTH_SAMI = "se-NO"
_SAMI_LETTERS = frozenset("đŋŧĐŊŦ")  # that no other language here has
_SHORTEST = 3  # letters of a word that its letters alone tell the language of
# What a name is followed by where it is that of the municipality or county, and belongs to it.
_BODIES = "suohkan|gielda|tjïelte|komuuni|fylka|fylkkasuohkan|fylkkagielda|fylhke|fylhkentjïelte"
_SURNAMES = ("Raanes", "Rosses")  # in Norwegian too, so that they are no genitives
_TAGS = {"nb": "nb-NO", "nn": "nn-NO"}
_ENDS = " ?.:"  # what a sentence may leave off a text that it quotes
_FILLED = re.compile(r"\{[^}]*\}")


@dataclass(frozen=True, slots=True)
class Tongue:
    """The language of a deck's texts as PowerPoint writes it, and the texts that are in another one."""

    tag: str
    foreign: Mapping[str, str] = field(default_factory=dict, hash=False)

    @classmethod
    def of(cls, language: str, foreign: tuple[tuple[str, str], ...] = ()) -> Tongue:
        """That of "nb" or "nn"; `foreign` are texts with theirs, whose `{words}` are not part of them."""
        pieces = [
            (piece.strip(_ENDS), _TAGS.get(other, other))
            for text, other in foreign
            for line in unicodedata.normalize("NFC", text).split("\n")
            for piece in _FILLED.split(line)
        ]
        pieces.sort(key=lambda piece: -len(piece[0]))
        return cls(_TAGS.get(language, language), {text: tag for text, tag in pieces if _has_letters(text)})

    def __str__(self) -> str:
        return self.tag


def in_tongues(text: str, tongue: Tongue) -> Iterator[tuple[str, str]]:
    """The text in parts, each with its language: the deck's, or that of what isn't in it."""
    end = 0
    composed = unicodedata.normalize("NFC", text)
    found = list(_parts(composed, tongue)) if text else []
    if not found:
        yield from [(text, tongue.tag)] if text else []
        return
    for start, stop, tag in found:
        if start > end:
            yield composed[end:start], tongue.tag
        yield composed[start:stop], tag
        end = stop
    if end < len(composed):
        yield composed[end:], tongue.tag


def _parts(text: str, tongue: Tongue) -> Iterator[tuple[int, int, str]]:
    """From where to where something is in another language, and in which; names before the rest."""
    pattern = _pattern(with_words=not _SAMI_LETTERS.isdisjoint(text))
    names = [(*match.span(), _language(match)) for match in pattern.finditer(text)]
    taken = [span for span in names if span[2]]
    if tongue.foreign:
        taken += _foreign(text, tongue.foreign, taken)
    yield from sorted(taken)


def _foreign(
    text: str, foreign: Mapping[str, str], names: list[tuple[int, int, str]]
) -> list[tuple[int, int, str]]:
    """The parts of a line that are foreign texts, less the names in them; a line may be part of one."""
    line = text.strip(_ENDS)
    whole = next((tag for known, tag in foreign.items() if " " in line and line in known), None)
    if whole:
        return _between(0, len(text), whole, names)
    found: list[tuple[int, int, str]] = []
    for known, tag in foreign.items():
        if known not in text and _lowered(known) not in text:
            continue
        words = rf"(?<!\w)(?:{re.escape(known)}|{re.escape(_lowered(known))})(?!\w)"
        for match in re.finditer(words, text):
            if all(match.end() <= start or match.start() >= stop for start, stop, _ in found):
                found.append((*match.span(), tag))
    return [part for start, stop, tag in found for part in _between(start, stop, tag, names)]


def _between(
    start: int, stop: int, tag: str, names: list[tuple[int, int, str]]
) -> list[tuple[int, int, str]]:
    """A span in pieces around the names in it."""
    pieces = []
    for first, last, _ in names:
        if start <= first and last <= stop:
            pieces.append((start, first, tag))
            start = last
    return [piece for piece in (*pieces, (start, stop, tag)) if piece[0] < piece[1]]


def _has_letters(text: str) -> bool:
    return any(letter.isalpha() for letter in text)


def _lowered(text: str) -> str:
    """The text as it stands within a sentence."""
    return text[:1].lower() + text[1:]


@cache
def names() -> dict[str, str]:
    """Every name that deckgen knows the language of, with its tag («se-NO»)."""
    rows = csv.DictReader(_NAMES.read_text(encoding="utf-8").splitlines())
    return {row["name"]: row["language"] for row in rows}


@cache
def _pattern(with_words: bool) -> re.Pattern[str]:
    """The known names, the longest first, and any word with a letter that only Sámi has.

    A Norwegian genitive («Romsas») is one word with its name. Most texts have no such letter: to look
    through their words takes three times as long.
    """
    listed = "|".join(re.escape(name) for name in sorted(names(), key=len, reverse=True))
    known = rf"(?P<name>{listed})(?:s| (?:{_BODIES}))?"
    if with_words:
        known += rf"|[^\W\d_]*[{''.join(sorted(_SAMI_LETTERS))}][^\W\d_]*"
        return re.compile(rf"(?<!\w)(?:{known})(?!\w)")
    initials = "".join(sorted({name[0] for name in names()}))
    return re.compile(rf"(?=[{initials}])(?<!\w)(?:{known})(?!\w)")


def _language(match: re.Match[str]) -> str:
    """The language of a name; none for a letter or two that stand for themselves."""
    word, known = match.group(), match["name"]
    if known:
        return "" if word in _SURNAMES else names()[known]
    return NORTH_SAMI if len(word) >= _SHORTEST else ""
