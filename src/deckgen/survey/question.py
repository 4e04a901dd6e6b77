"""A question as it was fielded: its wording, options, universe and how its answers are reported."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum


class QuestionType(StrEnum):
    """How a question is answered, which decides how it is counted and which chart suits it."""

    SINGLE_CHOICE = "single_choice"
    MULTIPLE_CHOICE = "multiple_choice"
    AT_MOST = "at_most"
    YES_NO_BATTERY = "yes_no_battery"
    SHARE_EACH_BATTERY = "share_each_battery"
    SCALE = "scale"
    DERIVED = "derived"

    @property
    def is_battery(self) -> bool:
        """Whether each option is an item with its own answers."""
        return self in (QuestionType.YES_NO_BATTERY, QuestionType.SHARE_EACH_BATTERY)

    @property
    def allows_several(self) -> bool:
        """Whether one respondent may hold several options, so shares need not sum to 100 %."""
        return self in (QuestionType.MULTIPLE_CHOICE, QuestionType.AT_MOST)


@dataclass(frozen=True, slots=True)
class Condition:
    """A test on another question: «any of its options», one option, or an answer among `is_in`."""

    question: str
    option: str | None = None
    any: bool = False
    is_in: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Universe:
    """Who was asked, in words and as a condition (None: everyone)."""

    id: str
    text: str
    where: Condition | None = None


@dataclass(frozen=True, slots=True)
class ResponseOption:
    """An answer one could give, or an item of a battery.

    `last` options stay below the sorted ones («Annet», «Vet ikke»); `exclusive` ones are
    never combined with others; `derived_from` and `group` belong to derived questions:
    a share of another question, or a figure that exists only for a named other group.
    `values` are the cells of a data file that mean it (none: its id) and `column` where they
    stand; a `missing` option is outside every base; `score` is its number on a scale; `of`
    are the points of a scale that a reported row counts; `full` is the text before it was shortened.
    """

    id: str
    text: str
    last: bool = False
    exclusive: bool = False
    derived_from: Condition | None = None
    group: str | None = None
    values: tuple[str, ...] = ()
    column: str = ""
    missing: bool = False
    score: float | None = None
    of: tuple[str, ...] = ()
    full: str = ""


@dataclass(frozen=True, slots=True)
class Net:
    """Several answers of a battery, or points of a scale, as one share («i stor eller noen grad»)."""

    text: str
    of: tuple[str, ...]
    id: str = ""


class Report(StrEnum):
    """What a row of a question reports: a share, or the mean of the answers' scores."""

    SHARE = "share"
    MEAN = "mean"


class Trend(StrEnum):
    """Whether two waves of a question may stand side by side."""

    COMPARABLE = "comparable"
    BREAK = "break"  # with a break mark
    NO = "no"


@dataclass(frozen=True, slots=True)
class Question:
    """An item as fielded. `order` is "descending" (by the nation) or "questionnaire".

    `topic` is what it is about in a few words, for titles with no room for its wording; `fielded`
    is the wording that was used, where `wording` translates it.

    `column` is where its answers stand in a data file (none: under its id), `columns` where
    each mention stands; `ticked`, `unticked` and `missing` are cells of such columns.
    """

    id: str
    wording: str
    type: QuestionType
    options: tuple[ResponseOption, ...]
    universe: Universe
    answers: tuple[ResponseOption, ...] = ()
    net: Net | None = None
    max_answers: int | None = None
    order: str = "descending"
    topic: str = ""
    caveat: str = ""
    claims: bool = True
    column: str = ""
    columns: tuple[str, ...] = ()
    ticked: tuple[str, ...] = ("1",)
    unticked: tuple[str, ...] = ("0",)
    missing: tuple[str, ...] = ()
    nets: tuple[Net, ...] = ()
    report: Report = Report.SHARE
    trend: Trend = Trend.NO
    fielded: str = ""

    def option(self, id: str) -> ResponseOption:
        """The option of that id; KeyError if the question has none."""
        for option in self.options:
            if option.id == id:
                return option
        raise KeyError(id)


def reported(question: Question, how: str) -> Question:
    """A scale with its rows reported one of the ways: "points", "nets" or "mean".

    A battery by its answers' scores with "mean". ValueError where it can't be reported so.
    """
    scored = any(answer.score is not None for answer in question.answers)
    if how == "mean" and scored and question.type.is_battery:
        return replace(question, report=Report.MEAN)
    if question.type is not QuestionType.SCALE:
        raise ValueError(how)
    if how == "mean" and scored:
        row = ResponseOption("mean", question.wording)
        return replace(question, options=(row,), report=Report.MEAN)
    if how == "nets" and question.nets:
        rows = tuple(ResponseOption(n.id or "-".join(n.of), n.text, of=n.of) for n in question.nets)
        return replace(question, options=rows, report=Report.SHARE)
    if how == "points":
        points = tuple(replace(a, of=(a.id,)) for a in question.answers if not a.missing)
        return replace(question, options=points, report=Report.SHARE)
    raise ValueError(how)


def can_be_reported(question: Question, how: str) -> bool:
    """Whether a question has what a way of reporting takes."""
    try:
        reported(question, how)
    except ValueError:
        return False
    return True
