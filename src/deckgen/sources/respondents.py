"""Respondents in memory: one row a respondent, tallied column by column with numpy."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from deckgen.sources.rules import AnyOf, RowRule, Test, rules_of
from deckgen.survey.question import Question
from deckgen.survey.survey import Survey
from deckgen.survey.tally import SCORE_UNIT, Part, Tallies, Tally

Mask = NDArray[np.bool_]
Whole = NDArray[np.int64]

_LOW = 1 << 24  # a weight is parted here, so that sums of its square stay within 64 bits


@dataclass
class Respondents:
    """The answers of a survey, column by column as text, and weights in billionths.

    `wave` and `region` are the names of the columns that say which wave and which county;
    without such a column every respondent is of the wave or the county "".
    """

    survey: Survey
    columns: Mapping[str, NDArray[Any]]
    region: str
    weight: Whole
    wave: str | None = None
    _tests: dict[Test, Mask] = field(default_factory=dict)
    _parts: dict[str | None, tuple[list[Part], Whole]] = field(default_factory=dict)

    def tallies(self, question: Question, cut: str | None) -> Tallies:
        """A Tally for each row of the question in every part that holds a respondent."""
        parts, where = self._parted(cut)
        rows = [self._row(rule, where, len(parts)) for rule in rules_of(question, self.survey)]
        return {part: tuple(row[index] for row in rows) for index, part in enumerate(parts)}

    def weights(self, cut: str | None) -> Mapping[Part, Tally]:
        """Every part's respondents with their weights."""
        parts, where = self._parted(cut)
        tallies = _summed(where, self.weight, np.zeros(len(self.weight), dtype=np.int64), len(parts))
        return dict(zip(parts, tallies, strict=True))

    def heaviest(self) -> Mapping[Part, int]:
        """The largest weight of anyone in every part."""
        parts, where = self._parted(None)
        found = np.zeros(len(parts), dtype=np.int64)
        np.maximum.at(found, where, self.weight)
        return dict(zip(parts, found.tolist(), strict=True))

    def bases(self, cut: str | None) -> Mapping[Part, int]:
        """How many respondents there are in every part."""
        parts, where = self._parted(cut)
        return dict(zip(parts, np.bincount(where, minlength=len(parts)).tolist(), strict=True))

    def _row(self, rule: RowRule | None, where: Whole, parts: int) -> list[Tally]:
        if rule is None:
            return [Tally()] * parts
        valid = np.ones(len(self.weight), dtype=bool)
        for any_of in rule.valid:
            valid &= self._any(any_of)
        if rule.scores:
            score = np.zeros(len(self.weight), dtype=np.int64)
            for value, points in rule.scores.items():
                score[self._test(Test(rule.column, frozenset({value})))] = points
        else:
            score = np.where(self._any(rule.hit), SCORE_UNIT, 0).astype(np.int64)
        return _summed(where[valid], self.weight[valid], score[valid], parts)

    def _parted(self, cut: str | None) -> tuple[list[Part], Whole]:
        """The parts there are, sorted, and for each respondent the number of its own."""
        if cut not in self._parts:
            blank = np.full(len(self.weight), "", dtype=object)
            waves = self.columns[self.wave] if self.wave else blank
            regions = self.columns[self.region] if self.region else blank
            values = self.columns[cut] if cut else blank
            keys = [Part(*key) for key in zip(waves, regions, values, strict=True)]
            parts = sorted(set(keys))
            place = {part: index for index, part in enumerate(parts)}
            self._parts[cut] = (parts, np.array([place[key] for key in keys], dtype=np.int64))
        return self._parts[cut]

    def _any(self, any_of: AnyOf) -> Mask:
        met = np.zeros(len(self.weight), dtype=bool)
        for test in any_of:
            met |= self._test(test)
        return met

    def _test(self, test: Test) -> Mask:
        if test not in self._tests:
            column = self.columns[test.column]
            met = np.zeros(len(column), dtype=bool)
            for value in test.values:
                met |= column == value
            self._tests[test] = met if test.inside else ~met
        return self._tests[test]


def _summed(where: Whole, weight: Whole, score: Whole, parts: int) -> list[Tally]:
    """The tallies of every part, exact: products that could pass 64 bits are summed in pieces."""
    high, low = weight // _LOW, weight % _LOW
    points = np.unique(score)
    sums = [[0] * parts for _ in range(7)]
    for point in points.tolist():
        here = score == point
        of, w, h, lo = where[here], weight[here], high[here], low[here]
        count = _sum(of, np.ones_like(w), parts)
        plain = _sum(of, w, parts)
        pieces = (_sum(of, h * h, parts), _sum(of, h * lo, parts), _sum(of, lo * lo, parts))
        square = [a * _LOW * _LOW + 2 * b * _LOW + c for a, b, c in zip(*pieces, strict=True)]
        for part in range(parts):
            sums[0][part] += count[part]
            sums[1][part] += count[part] if point > 0 else 0
            sums[2][part] += plain[part]
            sums[3][part] += square[part]
            sums[4][part] += plain[part] * point
            sums[5][part] += square[part] * point
            sums[6][part] += square[part] * point * point
    return [Tally(*values) for values in zip(*sums, strict=True)]


def _sum(where: Whole, values: Whole, parts: int) -> list[int]:
    """Sums of whole numbers by part; float sums would lose the last digits."""
    found = np.zeros(parts, dtype=np.int64)
    np.add.at(found, where, values)
    return [int(value) for value in found]
