"""What every workplace answers: drawn around the nation, then fitted to the given figures.

The rows of Møre og Romsdal are fitted first, to that county's figures. All other rows are then fitted to
what is left of the nation's.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import fsum

from respondents.chance import Chance, leaning
from respondents.fit import Band, Fit, Rule, bands, chosen, rule_of
from respondents.leans import Leans, draw_leans, lean_to_innovation
from respondents.pack import TYPES, Pack, Question
from respondents.sample import COUNTIES, NATION, REGION, Workplace

SPREAD = "q07_spredt"
Rows = dict[int, int]


class Answering:
    """The answers of a sample to the questions of a pack. A row of answers is a number, see fit."""

    def __init__(self, pack: Pack, workplaces: Sequence[Workplace], chance: Chance) -> None:
        self._pack = pack
        self._workplaces = workplaces
        self._chance = chance

    def all(self) -> dict[str, Rows]:
        """The answers to each question, by the place of the workplace that was asked."""
        everyone = range(len(self._workplaces))
        innovators = self._innovators()
        found: dict[str, Rows] = {}
        for question in self._pack.questions:
            asked = innovators
            if question.universe == "spredt":
                yes = self._pack.question(SPREAD).options.index("ja")
                asked = [place for place in innovators if found[SPREAD][place] >> yes & 1]
            # Everyone is asked for the types of innovation, but only innovators have any.
            base = everyone if question.id == TYPES else asked
            found[question.id] = self._one(question, asked, base)
        return found

    def _innovators(self) -> list[int]:
        """The workplaces with at least one innovation: each county has the share that it is said to have."""
        found: list[int] = []
        for county in COUNTIES:
            places = [place for place, each in enumerate(self._workplaces) if each.county == county]
            target = self._pack.target("q02_fylker", "minst_en", county.name)
            likely = [
                [leaning(target / 100, lean_to_innovation(self._workplaces[place]))] for place in places
            ]
            rows = [int(self._chance.happens(share)) for (share,) in likely]
            into = bands([target], self._weight(places))
            fitted = Fit(rows, likely, self._weights(places), into, Rule(0, 1), self._chance).run()
            found += [place for place, row in zip(places, fitted, strict=True) if row]
        return found

    def _one(self, question: Question, asked: Sequence[int], base: Sequence[int]) -> Rows:
        """The answers of those asked to one question, with shares of the base."""
        leans = draw_leans(question, self._chance)
        here, rest = self._inside(asked), self._outside(asked)
        base_here, base_rest = self._inside(base), self._outside(base)
        likely = self._likely(question, REGION, here, base_here, {})
        into = bands(self._targets(question, REGION), self._weight(base_here))
        ours = self._fitted(question, here, likely, into)
        done = chosen(ours, self._weights(here), len(question.options))
        likely = self._likely(question, NATION, rest, base_rest, leans)
        whole = bands(self._targets(question, NATION), self._weight(base), question.sorted_options)
        left = [(low - given, high - given) for (low, high), given in zip(whole, done, strict=True)]
        theirs = self._fitted(question, rest, likely, left)
        return dict(zip(here, ours, strict=True)) | dict(zip(rest, theirs, strict=True))

    def _likely(
        self, question: Question, region: str, asked: Sequence[int], base: Sequence[int], leans: Leans
    ) -> list[list[float]]:
        """How probable each answer of each workplace is: the region's share, as the workplace leans."""
        scale = self._weight(base) / self._weight(asked) / 100
        shares = [target * scale for target in self._targets(question, region)]
        level = (0.0,) * len(shares)
        return [
            [leaning(share, lean) for share, lean in zip(shares, leans.get(kind, level), strict=True)]
            for place in asked
            for kind in [(self._workplaces[place].county.code, self._workplaces[place].sector)]
        ]

    def _fitted(
        self, question: Question, asked: Sequence[int], likely: list[list[float]], into: Sequence[Band]
    ) -> list[int]:
        """Answers drawn as they are likely, then changed until they lie in the bands."""
        rows = [self._row(question, shares) for shares in likely]
        return Fit(rows, likely, self._weights(asked), into, rule_of(question), self._chance).run()

    def _row(self, question: Question, shares: Sequence[float]) -> int:
        """One workplace's answers: one that excludes the rest, or some of the rest."""
        exclusive = sorted(question.exclusive)
        others = [place for place in range(len(shares)) if place not in question.exclusive]
        alone = [shares[place] for place in exclusive]
        anything = max(1 - fsum(alone), 0.05) if others else 0.0
        drawn = self._chance.one_of([*alone, anything])
        if drawn < len(exclusive) and exclusive:
            return 1 << exclusive[drawn]
        some = [place for place in others if self._chance.happens(min(shares[place] / anything, 0.98))]
        rule = rule_of(question)
        while len(some) > rule.at_most:
            some.pop(self._chance.below(len(some)))
        if len(some) < rule.at_least:
            some = [others[self._chance.one_of([shares[place] for place in others])]]
        return sum(1 << place for place in some)

    def _targets(self, question: Question, region: str) -> list[int]:
        """The whole per cent of each option in a region."""
        return [self._pack.target(question.id, option, region) for option in question.options]

    def _inside(self, places: Sequence[int]) -> list[int]:
        """Those of Møre og Romsdal."""
        return [place for place in places if self._workplaces[place].county.name == REGION]

    def _outside(self, places: Sequence[int]) -> list[int]:
        """Those of all other counties."""
        return [place for place in places if self._workplaces[place].county.name != REGION]

    def _weights(self, places: Sequence[int]) -> list[int]:
        """The weight of each."""
        return [self._workplaces[place].weight for place in places]

    def _weight(self, places: Sequence[int]) -> int:
        """The weight of all together."""
        return sum(self._weights(places))
