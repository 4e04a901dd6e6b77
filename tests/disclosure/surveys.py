"""Random surveys for the attacker: few people, rare answers, uneven counties, and questions that
share people with each other (a universe, a derived row, nets of a scale).
"""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray

from deckgen.sources.respondents import Respondents
from deckgen.survey.counted import Counted
from deckgen.survey.crosstab import Source
from deckgen.survey.disclosure import PROFILES, Disclosure
from deckgen.survey.question import Condition, Net, Question, QuestionType, ResponseOption, Universe, reported
from deckgen.survey.region import Region
from deckgen.survey.tally import WEIGHT_UNIT

CUT = "kjonn"
VALUES = ("k", "m")
EVERYONE = Universe("alle", "alle")


@dataclass(frozen=True)
class Drawn:
    """A survey of random answers: its figures as shown, questions, regions and raw columns."""

    shown: Counted
    questions: Mapping[str, Question]
    regions: tuple[Region, ...]
    columns: Mapping[str, NDArray[Any]]


def draw(seed: int, profile: str) -> Drawn:
    """The survey of a seed."""
    chance, numbers = random.Random(seed), np.random.default_rng(seed)
    codes = [f"{place:02d}" for place in range(1, chance.randint(4, 9) + 1)]
    sizes = [chance.choice([3, 8, 12, 15, 25, 40, 60]) for _ in codes]
    region = np.array([c for c, size in zip(codes, sizes, strict=True) for _ in range(size)], dtype=object)
    columns: dict[str, NDArray[Any]] = {"fylke": region}
    columns[CUT] = numbers.choice(VALUES, len(region)).astype(object)
    questions = {q.id: q for q in _questions(columns, chance, numbers)}
    regions = tuple(_regions(codes, chance))
    weight = np.full(len(region), WEIGHT_UNIT, dtype=np.int64)
    counts = Respondents(cast(Any, SimpleNamespace(questions=questions)), columns, "fylke", weight)
    disclosure = Disclosure(counts, questions, regions, PROFILES[profile])
    return Drawn(Counted(counts, disclosure, Source("respondents")), questions, regions, columns)


def _regions(codes: list[str], chance: random.Random) -> list[Region]:
    """Counties, two or three landsdeler, and sometimes a union across them."""
    parts = [f"L{place % chance.randint(2, 3)}" for place in range(len(codes))]
    chance.shuffle(parts)
    regions = [Region(f"C{code}", frozenset({code})) for code in codes]
    for part in sorted(set(parts)):
        inside = frozenset(code for code, name in zip(codes, parts, strict=True) if name == part)
        regions.append(Region(part, inside, "landsdel"))
    if chance.random() < 0.6:
        regions.append(Region("U", frozenset(chance.sample(codes, 2)), "union"))
    return regions


def _questions(
    columns: dict[str, NDArray[Any]], chance: random.Random, numbers: np.random.Generator
) -> list[Question]:
    people = len(columns["fylke"])
    options = [f"o{place}" for place in range(chance.randint(2, 5))]
    odds = numbers.dirichlet(np.ones(len(options)) * chance.choice([0.3, 1, 3]))
    columns["en"] = numbers.choice(options, people, p=odds).astype(object)
    if chance.random() < 0.5:
        columns["en"][numbers.random(people) < 0.05] = ""
    for place in range(3):
        ticked = numbers.random(people) < chance.choice([0.02, 0.1, 0.5, 0.95])
        columns[f"flere.o{place}"] = np.where(ticked, "1", "0").astype(object)
    columns["skala"] = numbers.choice(list("1234"), people, p=numbers.dirichlet(np.ones(4))).astype(object)
    member = columns["flere.o1"] == "1"
    after = numbers.choice(["a", "b", "c"], people, p=[0.6, 0.3, 0.1])
    columns["etter"] = np.where(member, after, "").astype(object)
    points = tuple(ResponseOption(str(place), "", score=float(place)) for place in range(1, 5))
    scale = Question(
        "skala", "", QuestionType.SCALE, points, EVERYONE, points, nets=(Net("høy", ("3", "4"), "h"),)
    )
    some = Universe("noen", "noen", Condition("flere", "o1"))
    derived = (
        ResponseOption("a", "", derived_from=Condition("en", "o0")),
        ResponseOption("b", "", derived_from=Condition("flere", any=True)),
    )
    return [
        Question("en", "", QuestionType.SINGLE_CHOICE, _options(options), EVERYONE),
        Question("flere", "", QuestionType.MULTIPLE_CHOICE, _options(["o0", "o1", "o2"]), EVERYONE),
        reported(scale, "points"),
        Question("etter", "", QuestionType.SINGLE_CHOICE, _options(["a", "b", "c"]), some),
        Question("avledet", "", QuestionType.DERIVED, derived, EVERYONE),
    ]


def _options(ids: list[str]) -> tuple[ResponseOption, ...]:
    return tuple(ResponseOption(id, "") for id in ids)
