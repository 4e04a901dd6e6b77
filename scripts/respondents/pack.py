"""What a survey pack asks, and the whole per cents that its example answers have to give."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

# The battery whose Ja makes a workplace innovative.
TYPES = "q03_typer"
BATTERIES = ("yes_no_battery", "share_each_battery")


@dataclass(frozen=True)
class Question:
    """A question as the codebook has it, options by their place in the list."""

    id: str
    kind: str
    universe: str
    options: tuple[str, ...]
    exclusive: frozenset[int]
    at_most: int
    answers: tuple[str, ...]
    net: str
    sorted_options: int

    @property
    def is_battery(self) -> bool:
        """Whether each option gets an answer of its own, such as Ja or Nei."""
        return self.kind in BATTERIES


@dataclass(frozen=True)
class Pack:
    """The asked questions of a pack and its targets: a whole per cent by question, option and region."""

    questions: tuple[Question, ...]
    targets: dict[tuple[str, str, str], int]

    def question(self, named: str) -> Question:
        """The question of this id."""
        return next(question for question in self.questions if question.id == named)

    def target(self, question: str, option: str, region: str) -> int:
        """The whole per cent that this option of a question must have in this region."""
        return self.targets[question, option, region]


def read_pack(folder: Path) -> Pack:
    """Read the codebook, the published figures and the calibration of a pack."""
    codebook = yaml.safe_load((folder / "codebook.yaml").read_text(encoding="utf-8"))
    asked = [each for each in codebook["questions"] if each["type"] != "derived"]
    calibration = _figures(folder / "calibration.csv")
    published = _figures(folder / "published.csv")
    at_odds = sorted(
        key for key in published.keys() & calibration.keys() if published[key] != calibration[key]
    )
    if at_odds:
        raise ValueError(f"calibration.csv contradicts published.csv: {at_odds}")
    return Pack(tuple(_question(each) for each in asked), calibration | published)


def _question(asked: dict[str, Any]) -> Question:
    """One question of the codebook."""
    options = asked["options"]
    kind = asked["type"]
    keeps_order = asked.get("order") == "questionnaire"
    everything = range(len(options))
    single = kind == "single_choice"
    return Question(
        id=asked["id"],
        kind=kind,
        universe=asked["universe"],
        options=tuple(option["id"] for option in options),
        exclusive=frozenset(place for place in everything if single or options[place].get("exclusive")),
        at_most=asked.get("max_answers", len(options)),
        answers=tuple(answer["id"] for answer in asked.get("answers", ())),
        net=asked.get("net", {"of": [""]})["of"][0],
        sorted_options=0 if keeps_order else sum(not option.get("last") for option in options),
    )


def _figures(path: Path) -> dict[tuple[str, str, str], int]:
    """The filled cells of a table of figures; the holes of a published table are left out."""
    with path.open(encoding="utf-8", newline="") as file:
        return {
            (row["question_id"], row["option_id"], row["region"]): int(row["value"])
            for row in csv.DictReader(file)
            if row["value"]
        }
