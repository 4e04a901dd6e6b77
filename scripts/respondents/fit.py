"""Changing as few answers as it takes, until every weighted share lies where it must.

A row of answers is a whole number, bit by bit: bit 3 is set when the fourth option was chosen. An option
has a band, the least and the greatest weight that may have chosen it. Proposals are tried at random and
kept when the options together get closer to their bands.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from respondents.chance import Chance
from respondents.pack import TYPES, Question

Band = tuple[int, int]

# A share may lie this far from its whole per cent, in thousandths of a point: 420 keeps it 0.08 points
# from where it would be rounded to another.
SLACK = 420
PROPOSALS = 1_000_000

# When this many proposals in a row were of no use, some may make it worse by a weight in hundredths.
PATIENCE = 3_000
STEP_BACK = 60
STEPS_BACK = 0.02


@dataclass(frozen=True)
class Rule:
    """Which rows of answers somebody can give."""

    at_least: int
    at_most: int
    exclusive: int = 0

    def allows(self, row: int) -> bool:
        """Whether the number of answers is right and an exclusive one stands alone."""
        count = row.bit_count()
        return self.at_least <= count <= self.at_most and (count == 1 or not row & self.exclusive)


def bands(targets: Sequence[int], whole: int, sorted_options: int = 0) -> list[Band]:
    """The band of each option around its whole per cent of the whole weight.

    The first `sorted_options` stand in falling order. Those that share a per cent get a slice of its band
    each, so that they stay in order before they are rounded, too.
    """
    found = []
    for place, target in enumerate(targets):
        tied = [other for other in range(sorted_options) if targets[other] == target]
        slices, nth = (len(tied), tied.index(place)) if place in tied else (1, 0)
        wide = 2 * SLACK // slices
        top = SLACK - nth * wide
        bottom = top - wide + (wide // 10 if slices > 1 else 0)
        least = -((1000 * target + bottom) * whole // -100_000)
        greatest = (1000 * target + top) * whole // 100_000
        found.append((max(least, 0), greatest))
    return found


def chosen(rows: Sequence[int], weights: Sequence[int], options: int) -> list[int]:
    """The weight that chose each option."""
    return [
        sum(weight for row, weight in zip(rows, weights, strict=True) if row >> option & 1)
        for option in range(options)
    ]


class Fit:
    """Rows of answers on their way into their bands.

    `likely` says how probable each answer of each row is. Whoever is likelier to give an answer is likelier
    to be made to, so that the differences between counties and sectors outlive the fitting.
    """

    def __init__(
        self,
        rows: list[int],
        likely: Sequence[Sequence[float]],
        weights: Sequence[int],
        into: Sequence[Band],
        rule: Rule,
        chance: Chance,
    ) -> None:
        self.rows = rows
        self._likely = likely
        self._range = [(min(shares), max(shares)) for shares in zip(*likely, strict=True)]
        self._weights = weights
        self._bands = into
        self._rule = rule
        self._chance = chance
        self._sums = chosen(rows, weights, len(into))
        self._in_vain = 0

    def run(self) -> list[int]:
        """Propose changes until every option lies in its band."""
        for _ in range(PROPOSALS):
            outside = [option for option in range(len(self._bands)) if self._off(option, self._sums[option])]
            if not outside:
                return self.rows
            option = outside[self._chance.below(len(outside))]
            place = self._chance.below(len(self.rows))
            self._propose(option, place, self._chance.below(len(self.rows)))
        raise RuntimeError(f"no answers found for options {outside}: {self._sums} in {self._bands}")

    def _off(self, option: int, weight: int) -> int:
        """How far this weight lies outside an option's band."""
        least, greatest = self._bands[option]
        return max(least - weight, weight - greatest, 0)

    def _propose(self, option: int, place: int, other: int) -> None:
        """One respondent gives or drops an answer, gives it for another, or two trade it or all answers."""
        row, theirs = self.rows[place], self.rows[other]
        bit = 1 << option
        likely, (least, most) = self._likely[place][option], self._range[option]
        if not self._chance.happens((1 - likely) / (1 - least) if row & bit else likely / most):
            return
        kind = self._chance.below(4)
        if kind == 0:
            self._try({place: row ^ bit})
        elif kind == 1:
            self._try({place: row ^ bit ^ 1 << self._chance.below(len(self._bands))})
        elif (row ^ theirs) & bit:
            self._try({place: row ^ bit, other: theirs ^ bit} if kind == 2 else {place: theirs, other: row})

    def _try(self, new: dict[int, int]) -> None:
        """Take these rows when they are allowed and the distances to the bands add up to less."""
        if not all(self._rule.allows(row) for row in new.values()):
            return
        sums = list(self._sums)
        for place, row in new.items():
            changed = row ^ self.rows[place]
            for option in range(len(sums)):
                if changed >> option & 1:
                    sums[option] += self._weights[place] if row >> option & 1 else -self._weights[place]
        before = sum(self._off(option, weight) for option, weight in enumerate(self._sums))
        after = sum(self._off(option, weight) for option, weight in enumerate(sums))
        self._in_vain = 0 if after < before else self._in_vain + 1
        stuck = self._in_vain > PATIENCE and self._chance.happens(STEPS_BACK)
        if after < before or (stuck and after <= before + STEP_BACK):
            self._sums = sums
            for place, row in new.items():
                self.rows[place] = row


def rule_of(question: Question) -> Rule:
    """Which rows of answers a question takes: a battery any, the others at least one answer."""
    exclusive = sum(1 << place for place in question.exclusive)
    asks_for_one = not question.is_battery or question.id == TYPES
    return Rule(int(asks_for_one), question.at_most, exclusive)
