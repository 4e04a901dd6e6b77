"""Tally: what there is to know of one row of a question in one part of the respondents.

Every part is a whole number, weights among them (in billionths), so that sums come out the
same in any order and from any engine, to the last digit.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from operator import attrgetter
from typing import NamedTuple, Protocol

from deckgen.survey.question import Question

WEIGHT_UNIT = 1_000_000_000  # a weight of 1
SCORE_UNIT = 1_000  # a score of 1; a row of shares scores 0 or 1 unit


class Part(NamedTuple):
    """The respondents of one wave, one county and one value of a cut ("" where there is none)."""

    wave: str
    code: str
    value: str


@dataclass(frozen=True, slots=True)
class Tally:
    """Respondents, and sums over them of the weight w and the value x (1 unit for a hit).

    base: respondents who answered; hits: those with x > 0; weight: sum of w; squares: w²;
    wx: w·x; wwx: w²·x; wwxx: w²·x².
    """

    base: int = 0
    hits: int = 0
    weight: int = 0
    squares: int = 0
    wx: int = 0
    wwx: int = 0
    wwxx: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            self.base + other.base,
            self.hits + other.hits,
            self.weight + other.weight,
            self.squares + other.squares,
            self.wx + other.wx,
            self.wwx + other.wwx,
            self.wwxx + other.wwxx,
        )

    def __sub__(self, other: Tally) -> Tally:
        return Tally(
            self.base - other.base,
            self.hits - other.hits,
            self.weight - other.weight,
            self.squares - other.squares,
            self.wx - other.wx,
            self.wwx - other.wwx,
            self.wwxx - other.wwxx,
        )


_NUMBERS = attrgetter("base", "hits", "weight", "squares", "wx", "wwx", "wwxx")

Tallies = Mapping[Part, tuple[Tally, ...]]


class Tabulator(Protocol):
    """An engine that counts respondents: one part for each wave, county and value of a cut."""

    def tallies(self, question: Question, cut: str | None) -> Tallies:
        """A Tally for each row of the question in every part that holds a respondent."""
        ...

    def weights(self, cut: str | None) -> Mapping[Part, Tally]:
        """Every part's respondents with their weights, whatever they answered; no hits."""
        ...

    def heaviest(self) -> Mapping[Part, int]:
        """The largest weight of anyone in every part that no cut splits."""
        ...

    def bases(self, cut: str | None) -> Mapping[Part, int]:
        """How many respondents there are in every part, whatever they answered."""
        ...


def total(tallies: Iterable[Tally]) -> Tally:
    """The sum; an empty one is a Tally of nobody."""
    columns = zip(*map(_NUMBERS, tallies), strict=True)
    return Tally(*map(sum, columns))
