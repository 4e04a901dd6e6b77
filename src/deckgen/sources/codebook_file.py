"""The codebook as its author writes it: the keys of `codebook.yaml` and their types."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, Field, model_validator

from deckgen.authored import Authored, Name, Text
from deckgen.survey.question import QuestionType, Report, Trend

# A cell of a data file; 1 means the text "1".
Cell = Annotated[str, BeforeValidator(lambda value: str(value) if isinstance(value, int | float) else value)]


def _there_is(day: str) -> str:
    try:
        date.fromisoformat(day)
    except ValueError:
        raise ValueError("no_day") from None
    return day


Day = Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$"), AfterValidator(_there_is)]


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
    values: tuple[Cell, ...] = ()
    column: str = ""
    missing: bool = False
    score: float | None = None


class NetEntry(Authored):
    """Answers of a battery or points of a scale reported as one share."""

    text: Text
    of: tuple[str, ...] = Field(min_length=1)
    id: str = ""


class QuestionEntry(Authored):
    """An item as fielded."""

    id: str
    wording: Text
    topic: Text = Field(default_factory=dict)
    type: QuestionType
    universe: str
    options: tuple[OptionEntry, ...] = Field(min_length=1)
    answers: tuple[OptionEntry, ...] = ()
    net: NetEntry | None = None
    max_answers: int | None = Field(default=None, ge=1)
    order: Literal["descending", "questionnaire"] | None = None
    caveat: Text = Field(default_factory=dict)
    claims: bool = True
    column: str = ""
    columns: tuple[str, ...] = ()
    ticked: tuple[Cell, ...] = ("1",)
    unticked: tuple[Cell, ...] = ("0",)
    missing: tuple[Cell, ...] = ()
    nets: tuple[NetEntry, ...] = ()
    report: Report = Report.SHARE
    trend: Trend = Trend.NO


class CutEntry(Authored):
    """A way to split respondents; `column` is where it stands, if not under its id."""

    id: str
    text: Text
    values: dict[str, Text]
    column: str = ""


class RakeEntry(Authored):
    """Weights made from margins: for each column the share of each of its cells, as in the population.

    `trim` caps a weight at that many times the mean.
    """

    margins: dict[str, dict[str, float]] = Field(min_length=1)
    trim: float | None = Field(default=None, gt=1)


class RespondentsEntry(Authored):
    """The respondent file and its columns; `missing` are cells that are no answer anywhere.

    Without `region` the respondents all belong to the nation, and there are no decks of regions.
    """

    file: str
    example: bool = False
    id: str | None = "id"
    region: str | None = None
    weight: str | None = None
    cuts: tuple[CutEntry, ...] = ()
    sheet: str | None = None
    missing: tuple[Cell, ...] = ()
    rake: RakeEntry | None = None


class WavesEntry(Authored):
    """The waves of a repeated survey: their column, their names oldest first, and the current one."""

    column: str
    values: dict[str, Text] = Field(min_length=2)
    current: str
    break_text: Text = Field(default_factory=dict)


class PublishedEntry(Authored):
    """The table of published figures, and the bases that a source gives: universe -> group -> n.

    `unit` says whether its figures run from 0 to 100 or from 0 to 1.
    """

    file: str
    sheet: str | None = None
    unit: Literal["percent", "share"] = "percent"
    bases: dict[str, dict[str, Annotated[int, Field(ge=0)]]] = Field(default_factory=dict)


class ChapterEntry(Authored):
    """A chapter and its questions."""

    title: Text
    questions: tuple[str, ...]


class FieldPeriod(Authored):
    """The first and the last day of the field work, ISO dates."""

    first: Day = Field(alias="from")
    last: Day = Field(alias="to")

    @model_validator(mode="after")
    def _in_order(self) -> FieldPeriod:
        if self.last < self.first:
            raise ValueError("days_reversed")
        return self


class Codebook(Authored):
    """Everything about a survey but the answers; figures without a `source` are credited to its title."""

    title: Text
    short_title: Text = Field(default_factory=dict)
    source: Text = Field(default_factory=dict)
    made_by: Text = Field(default_factory=dict)
    field_period: FieldPeriod | None = None
    division: str
    nation: Text = Field(default_factory=lambda: {"nb": "Norge", "nn": "Noreg"})
    profile: Literal["survey", "strict"] = "survey"
    municipalities: dict[str, Name] = Field(default_factory=dict)
    waves: WavesEntry | None = None
    respondents: RespondentsEntry | None = None
    published: PublishedEntry | None = None
    universes: tuple[UniverseEntry, ...] = Field(min_length=1)
    chapters: tuple[ChapterEntry, ...] = ()
    questions: tuple[QuestionEntry, ...] = Field(min_length=1)
