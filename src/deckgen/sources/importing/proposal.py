"""A proposal: the codebook that a data file seems to have and what is unsure, as plain values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from deckgen.survey.question import QuestionType


@dataclass(frozen=True)
class Note:
    """Something found, or something unsure: a key of the messages (`import_…`) and its facts."""

    key: str
    facts: Mapping[str, object] = field(default_factory=dict)
    unsure: bool = True


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer, a point of a scale or an item of a battery, and the cell or the column that holds it.

    `cells` are the ways that the cell is written in, where it isn't just so.
    """

    id: str
    text: str
    cell: str = ""
    column: str = ""
    last: bool = False
    missing: bool = False
    score: float | None = None
    cells: tuple[str, ...] = ()


@dataclass(frozen=True)
class Proposed:
    """A question as the codebook would have it."""

    id: str
    wording: str
    type: QuestionType
    options: tuple[Answer, ...]
    answers: tuple[Answer, ...] = ()
    net: tuple[Answer, ...] = ()
    column: str = ""
    columns: tuple[str, ...] = ()
    ticked: tuple[str, ...] = ()
    unticked: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True)
class Proposal:
    """A codebook as it is proposed; None for what the file doesn't have."""

    title: str
    file: str
    division: str
    questions: tuple[Proposed, ...]
    sheet: str | None = None
    id: str | None = None
    region: str | None = None
    weight: str | None = None
    notes: tuple[Note, ...] = ()

    @property
    def all_notes(self) -> tuple[Note, ...]:
        """The notes on the file, then those on each question."""
        return (*self.notes, *(note for question in self.questions for note in question.notes))
