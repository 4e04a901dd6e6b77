"""What deckgen tells its user: one catalogue a language, one entry a code."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from deckgen.errors import Problem

LANGUAGES = ("nb", "en")


@cache
def catalogue(language: str) -> Mapping[str, str]:
    """Every text of a language by its code or name."""
    text = (files("deckgen.messages") / f"{language}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def language_of(locale: str) -> str:
    """The catalogue for a POSIX locale: Norwegian for nb, nn and no, otherwise English."""
    return "nb" if locale.lower()[:2] in ("nb", "nn", "no") else "en"


def message(language: str, key: str, **facts: object) -> str:
    """A text with its facts filled in."""
    return catalogue(language)[key].format(**facts)


def sentence(problem: Problem, language: str) -> str:
    """A Problem as people read it: place, code, what is wrong, and the way out on a line of its own."""
    facts = {name: _words(value) for name, value in problem.facts.items()}
    near = problem.facts.get("near")
    what = catalogue(language)[problem.code].format_map(_Facts(facts))
    first, _, hint = what.partition("\n")
    lines = [": ".join(filter(None, (str(problem.place), f"{problem.code} {first}")))]
    if near:
        lines.append("  " + message(language, "near", names=_words(near)))
    if hint:
        lines.append("  " + hint)
    return "\n".join(lines)


class _Facts(dict[str, str]):
    """Facts where one that wasn't given shows as «?», so that a message never fails."""

    def __missing__(self, key: str) -> str:
        return "?"


def _words(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)
