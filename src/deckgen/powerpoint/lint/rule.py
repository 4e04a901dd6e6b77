"""A rule: its code, how grave it is, and the check that yields what it finds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum

from deckgen.errors import Place, Problem
from deckgen.powerpoint.lint.deckfile import DeckFile

TOLD = 20  # findings of a rule on one slide; of the rest only how many there are
LONGEST = 300  # letters of a detail


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
        slides = {part: f"slide {at}" for at, part in enumerate(deck.slides, start=1)}
        counts: Counter[str] = Counter()
        for found in self.check(deck):
            counts[found.part] += 1
            if counts[found.part] <= TOLD:
                page = slides.get(found.part, found.part)
                yield self._told(deck, page, found.shape, found.detail)
        for part, count in counts.items():
            if count > TOLD:
                yield self._told(deck, slides.get(part, part), f"+ {count - TOLD}", "…", count - TOLD)

    def _told(self, deck: DeckFile, page: str, shape: str, detail: str, more: int = 0) -> Problem:
        spot = " · ".join(word for word in (page, shape[:LONGEST]) if word)
        facts: dict[str, object] = {"detail": shortened(detail)}
        return Problem(self.code, Place(str(deck.path), spot=spot), facts | ({"more": more} if more else {}))


def shortened(text: str) -> str:
    """Words that a line of output has room for."""
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"


def count_of(problem: Problem) -> int:
    """How many findings a line stands for."""
    more = problem.facts.get("more", 1)
    return more if isinstance(more, int) else 1
