"""What deckgen itself says in a deck: one file of phrases a language."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).resolve().parent


@dataclass(frozen=True, slots=True)
class Phrases:
    """The phrases of one language, "nb" or "nn"."""

    language: str
    texts: Mapping[str, str]

    def __call__(self, key: str, **facts: object) -> str:
        """A phrase with its facts filled in; KeyError if there is no such phrase."""
        return self.texts[key].format(**facts)


def ended(text: str) -> str:
    """The text as a sentence: with a full stop, unless it ends with a mark of its own."""
    return text if text.endswith(("?", "!", "…")) else text.rstrip(".") + "."


def capital(text: str) -> str:
    """The text as it begins a sentence."""
    return text[:1].upper() + text[1:]


@cache
def phrases(language: str) -> Phrases:
    """The phrases of a language; FileNotFoundError for one that deckgen doesn't speak."""
    text = (_FOLDER / f"{language}.toml").read_text(encoding="utf-8")
    return Phrases(language, tomllib.loads(text))
