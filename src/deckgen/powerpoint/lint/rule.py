"""A rule: its code, how grave it is, and the check that yields what it finds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum

from deckgen.errors import Place, Problem
from deckgen.powerpoint.lint.deckfile import DeckFile
from deckgen.powerpoint.lint.owners import owner_of
from deckgen.reasons import Reason

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
    detail: str | Reason = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing that every file should keep."""

    code: str
    severity: Severity
    check: Callable[[DeckFile], Iterator[Found]]

    def problems(self, deck: DeckFile) -> Iterator[Problem]:
        """What the rule finds in a file, as people are told."""
        counts: Counter[str] = Counter()
        for found in self.check(deck):
            counts[found.part] += 1
            if counts[found.part] <= TOLD:
                yield self._told(deck, found)
        for part, count in counts.items():
            if count > TOLD:
                yield self._told(deck, Found(part, f"+ {count - TOLD}", "…"), count - TOLD)

    def _told(self, deck: DeckFile, found: Found, more: int = 0) -> Problem:
        """A finding with its slide and shape, or with those that lead to its part, and the part then too."""
        owner = owner_of(deck, found.part)
        slide, shape = (found.part, found.shape) if owner is None else owner
        inside = () if owner is None else (found.part, found.shape)
        page = deck.slides.index(slide) + 1 if slide in deck.slides else 0
        spot = (f"slide {page}" if page else slide, shape, *inside)
        facts: dict[str, object] = {"detail": shortened(found.detail), "part": found.part}
        facts |= {"slide": page} if page else {}
        facts |= {"shape": shape} if shape and not more else {}
        facts |= {"more": more} if more else {}
        where = Place(str(deck.path), spot=" · ".join(word[:LONGEST] for word in spot if word))
        return Problem(self.code, where, facts)


def shortened(text: str | Reason) -> str | Reason:
    """Words that a line of output has room for; those of the catalogues are short."""
    return text if isinstance(text, Reason) or len(text) <= LONGEST else f"{text[:LONGEST]}…"


def count_of(problem: Problem) -> int:
    """How many findings a line stands for."""
    more = problem.facts.get("more", 1)
    return more if isinstance(more, int) else 1
