"""A Survey: what was asked, of whom, in which division, and where its answers come from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from deckgen.errors import Problem
from deckgen.survey.counted import Counted
from deckgen.survey.crosstab import Crosstab, Group, Source
from deckgen.survey.question import Question, Universe
from deckgen.survey.region import Division


class AnswerSource(Protocol):
    """The one data seam: respondents are counted, published tables are looked up."""

    @property
    def source(self) -> Source:
        """Where its figures come from."""
        ...

    def crosstab(self, question: Question, groups: tuple[Group, ...]) -> Crosstab:
        """The figures of a question for the groups; cells without a figure say why."""
        ...


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter of the codebook: its title and the ids of its questions."""

    title: str
    questions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cut:
    """A way to split respondents (sector, size): its title, its values' texts and its column."""

    id: str
    text: str
    values: Mapping[str, str]
    column: str = ""


@dataclass(frozen=True, slots=True)
class Waves:
    """The waves of a survey that was repeated: names by the cell of the wave column, oldest first."""

    values: Mapping[str, str]
    current: str
    break_text: str = ""


@dataclass(frozen=True, slots=True)
class Survey:
    """The study: texts in one language, questions by id, its division, and its answer sources.

    `published` and `respondents` may each be absent; one of them is there. `untranslated` counts
    its texts that are shown in another language, `foreign` are the words in it with their language.
    """

    id: str
    title: str
    short_title: str
    source: str
    nation: str
    field_period: str
    made_by: str
    division: Division
    universes: tuple[Universe, ...]
    questions: Mapping[str, Question]
    chapters: tuple[Chapter, ...]
    cuts: tuple[Cut, ...] = ()
    published: AnswerSource | None = None
    respondents: Counted | None = None
    untranslated: int = 0
    foreign: tuple[tuple[str, str], ...] = ()
    profile: str = "survey"
    warnings: tuple[Problem, ...] = ()
    waves: Waves | None = None

    @property
    def example(self) -> bool:
        """Whether any of its answers are invented example data."""
        return any(s is not None and s.source.example for s in (self.published, self.respondents))
