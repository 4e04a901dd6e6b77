"""What deckgen tells its user: one catalogue a language, one entry a code."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

from deckgen.errors import Place, Problem
from deckgen.reasons import Reason

LANGUAGES = ("nb", "en")
_SLIDE = re.compile(r"slide (\d+)(?!\w)")
# What ends a line, or moves or hides the words around it on a terminal: controls, and marks of direction.
UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
_BREAKS = re.compile(r"[\t\n\v\f\r\x85\u2028\u2029]+")
_FOLDER = Path(__file__).resolve().parent


@cache
def catalogue(language: str) -> Mapping[str, str]:
    """Every text of a language by its code or name."""
    text = (_FOLDER / f"{language}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def language_of(locale: str) -> str:
    """The catalogue for a POSIX locale: Norwegian for nb, nn and no, otherwise English."""
    return "nb" if locale.lower()[:2] in ("nb", "nn", "no") else "en"


def message(language: str, key: str, **facts: object) -> str:
    """A text with its facts filled in."""
    shown = {k: visible(str(fact)) if isinstance(fact, str | Path) else fact for k, fact in facts.items()}
    return catalogue(language)[key].format(**shown)


def visible(text: str) -> str:
    """A file's or user's words on one line of a terminal, which none of their letters leads astray."""
    return UNSEEN.sub(escaped, _BREAKS.sub(" ", text))


def escaped(letter: re.Match[str]) -> str:
    """A letter by its number, as JSON writes it."""
    return f"\\u{ord(letter[0]):04x}"


def sentence(problem: Problem, language: str) -> str:
    """A Problem as people read it: place, code, what is wrong, and the way out on a line of its own."""
    first, hint = said_of(problem, language)
    near = problem.facts.get("near")
    lines = [": ".join(filter(None, (_place(problem.place, language), f"{problem.code} {first}")))]
    if near:
        lines.append("  " + message(language, "near", names=_words(near, language)))
    if hint:
        lines.append("  " + hint)
    return "\n".join(lines)


def _place(place: Place, language: str) -> str:
    """Where it is, a slide by its word in the language."""
    number = _SLIDE.match(place.spot)
    if number is None:
        return visible(str(place))
    word = message(language, "place_slide", number=number[1])
    return visible(str(replace(place, spot=word + place.spot[number.end() :])))


def said_of(problem: Problem, language: str) -> tuple[str, str]:
    """What is wrong, and the way out."""
    facts = {name: _words(value, language) for name, value in problem.facts.items()}
    what, _, hint = catalogue(language)[problem.code].format_map(_Facts(facts)).partition("\n")
    return what, hint


def as_data(problem: Problem, language: str) -> dict[str, object]:
    """A Problem as a program reads it; facts that are no plain values come as text."""
    message_, hint = said_of(problem, language)
    place = problem.place
    return {
        "code": problem.code,
        "file": place.file,
        "line": place.line,
        "spot": place.spot,
        "facts": dict(problem.facts),
        "message": message_,
        "hint": hint,
        "exit_code": problem.exit_code,
    }


class _Facts(dict[str, str]):
    """Facts where one that wasn't given shows as «?», so that a message never fails."""

    def __missing__(self, key: str) -> str:
        return "?"


def _words(value: object, language: str) -> str:
    if isinstance(value, Reason) and value.key:
        return message(language, value.key, **value.facts)
    if isinstance(value, list | tuple):
        return ", ".join(_words(each, language) for each in value)
    return visible(str(value))
