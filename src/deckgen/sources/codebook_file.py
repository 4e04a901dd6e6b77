"""The codebook as its author writes it: the keys of `codebook.yaml` and their types."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from deckgen.authored import Authored, Text
from deckgen.survey.question import QuestionType


class ConditionEntry(Authored):
    """A test on another question."""

    question: str
    option: str | None = None
    any: bool = False
    is_in: tuple[str, ...] = Field(default=(), alias="is")


class UniverseEntry(Authored):
    """Who was asked."""

    id: str
    text: Text
    where: ConditionEntry | None = None


class OptionEntry(Authored):
    """An answer one could give, or an item of a battery."""

    id: str
    text: Text
    last: bool = False
    exclusive: bool = False
    derived_from: ConditionEntry | None = Field(default=None, alias="from")
    group: str | None = None


class NetEntry(Authored):
    """Answers of a battery reported as one share."""

    text: Text
    of: tuple[str, ...] = Field(min_length=1)


class QuestionEntry(Authored):
    """An item as fielded."""

    id: str
    wording: Text
    type: QuestionType
    universe: str
    options: tuple[OptionEntry, ...] = Field(min_length=1)
    answers: tuple[OptionEntry, ...] = ()
    net: NetEntry | None = None
    max_answers: int | None = Field(default=None, ge=1)
    order: Literal["descending", "questionnaire"] | None = None
    caveat: Text = Field(default_factory=dict)
    claims: bool = True


class CutEntry(Authored):
    """A way to split respondents."""

    id: str
    text: Text
    values: dict[str, Text]


class RespondentsEntry(Authored):
    """The respondent file and its columns."""

    file: str
    example: bool = False
    id: str = "id"
    region: str
    weight: str | None = None
    cuts: tuple[CutEntry, ...] = ()


class PublishedEntry(Authored):
    """The table of published figures, and the bases that a source gives: universe -> group -> n."""

    file: str
    bases: dict[str, dict[str, int]] = Field(default_factory=dict)


class ChapterEntry(Authored):
    """A chapter and its questions."""

    title: Text
    questions: tuple[str, ...]


class FieldPeriod(Authored):
    """The first and the last day of the field work, ISO dates."""

    first: str = Field(alias="from", pattern=r"^\d{4}-\d{2}-\d{2}$")
    last: str = Field(alias="to", pattern=r"^\d{4}-\d{2}-\d{2}$")


class Codebook(Authored):
    """Everything about a survey but the answers."""

    title: Text
    short_title: Text
    source: Text
    made_by: Text
    field_period: FieldPeriod
    division: str
    nation: Text = Field(default_factory=lambda: {"nb": "Norge", "nn": "Noreg"})
    # The rules of other profiles aren't built yet, so a codebook that needs them is refused.
    profile: Literal["survey"] = "survey"
    respondents: RespondentsEntry | None = None
    published: PublishedEntry | None = None
    universes: tuple[UniverseEntry, ...] = Field(min_length=1)
    chapters: tuple[ChapterEntry, ...] = ()
    questions: tuple[QuestionEntry, ...] = Field(min_length=1)
