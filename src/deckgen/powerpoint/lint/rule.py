"""A rule: its code, how grave it is, and the check that yields what it finds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum

from deckgen.errors import Place, Problem
from deckgen.powerpoint.lint.deckfile import DeckFile


class Severity(Enum):
    """What a finding means for the file."""

    ERROR = "error"  # PowerPoint repairs or refuses the file, or a figure is wrong
    WARNING = "warning"  # somebody can't read, hear or trust what stands there


@dataclass(frozen=True, slots=True)
class Found:
    """One finding of a rule: the part or slide, the shape where there is one, and what is to be told."""

    part: str
    shape: str = ""
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing that every file should keep."""

    code: str
    severity: Severity
    check: Callable[[DeckFile], Iterator[Found]]

    def problems(self, deck: DeckFile) -> Iterator[Problem]:
        """What the rule finds in a file, as people are told."""
        for found in self.check(deck):
            slide = f"slide {deck.slides.index(found.part) + 1}" if found.part in deck.slides else found.part
            spot = " · ".join(word for word in (slide, found.shape) if word)
            yield Problem(self.code, Place(str(deck.path), spot=spot), {"detail": found.detail})
