"""A question as it was fielded: its wording, options, universe and how its answers are reported."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class QuestionType(StrEnum):
    """How a question is answered, which decides how it is counted and which chart suits it."""

    SINGLE_CHOICE = "single_choice"
    MULTIPLE_CHOICE = "multiple_choice"
    AT_MOST = "at_most"
    YES_NO_BATTERY = "yes_no_battery"
    SHARE_EACH_BATTERY = "share_each_battery"
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
    """

    id: str
    text: str
    last: bool = False
    exclusive: bool = False
    derived_from: Condition | None = None
    group: str | None = None


@dataclass(frozen=True, slots=True)
class Net:
    """Several answers of a battery reported as one share («i stor eller noen grad»)."""

    text: str
    of: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """An item as fielded. `order` is "descending" (by the nation) or "questionnaire"."""

    id: str
    wording: str
    type: QuestionType
    options: tuple[ResponseOption, ...]
    universe: Universe
    answers: tuple[ResponseOption, ...] = ()
    net: Net | None = None
    max_answers: int | None = None
    order: str = "descending"
    caveat: str = ""
    claims: bool = True

    def option(self, id: str) -> ResponseOption:
        """The option of that id; KeyError if the question has none."""
        for option in self.options:
            if option.id == id:
                return option
        raise KeyError(id)
