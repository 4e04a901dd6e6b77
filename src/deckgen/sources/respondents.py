"""Respondents in memory: one row a respondent, tallied column by column with numpy."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from operator import add
from typing import Any

import numpy as np
from numpy.typing import NDArray

from deckgen.sources.rules import AnyOf, RowRule, Test, rules_of
from deckgen.survey.question import Question
from deckgen.survey.survey import Survey
from deckgen.survey.tally import SCORE_UNIT, Part, Tallies, Tally

Mask = NDArray[np.bool_]
Whole = NDArray[np.int64]
_Sums = tuple[list[int], list[int], list[int]]  # by part: base, weight, squares

_LOW = 1 << 24  # a weight is parted here, so that sums of its square stay within 64 bits


@dataclass(frozen=True, slots=True)
class _Parted:
    """The respondents in parts: the parts there are, and every respondent in the order of the parts.

    `amounts` are, of each in that order, 1, the weight, and the square of the weight in three pieces.
    """

    parts: list[Part]
    where: Whole  # the number of each respondent's part
    order: NDArray[np.intp]
    starts: NDArray[np.intp]  # of each part, in the order
    amounts: Whole

    def sums(self, of: Mask) -> _Sums:
        """Base, weight and squares of some respondents in every part; exact, as no product passes 64 bits."""
        found = np.add.reduceat(self.amounts * of[self.order], self.starts, axis=1).tolist()
        base, weight, *pieces = found
        squares = [(a * _LOW + 2 * b) * _LOW + c for a, b, c in zip(*pieces, strict=True)]
        return base, weight, squares


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
    _parts: dict[str | None, _Parted] = field(default_factory=dict)
    _valid: dict[tuple[tuple[AnyOf, ...], str | None], tuple[Mask, _Sums]] = field(default_factory=dict)

    def tallies(self, question: Question, cut: str | None) -> Tallies:
        """A Tally for each row of the question in every part that holds a respondent."""
        rows = [self._row(rule, cut) for rule in rules_of(question, self.survey)]
        return {part: tuple(row[index] for row in rows) for index, part in enumerate(self._parted(cut).parts)}

    def weights(self, cut: str | None) -> Mapping[Part, Tally]:
        """Every part's respondents with their weights."""
        tallies = _tallied(self._answered((), cut)[1], [])
        return dict(zip(self._parted(cut).parts, tallies, strict=True))

    def heaviest(self) -> Mapping[Part, int]:
        """The largest weight of anyone in every part."""
        parted = self._parted(None)
        found = np.zeros(len(parted.parts), dtype=np.int64)
        np.maximum.at(found, parted.where, self.weight)
        return dict(zip(parted.parts, found.tolist(), strict=True))

    def bases(self, cut: str | None) -> Mapping[Part, int]:
        """How many respondents there are in every part."""
        return dict(zip(self._parted(cut).parts, self._answered((), cut)[1][0], strict=True))

    def _row(self, rule: RowRule | None, cut: str | None) -> list[Tally]:
        parted = self._parted(cut)
        if rule is None:
            return [Tally()] * len(parted.parts)
        valid, sums = self._answered(rule.valid, cut)
        scored = [(points, Test(rule.column, frozenset({value}))) for value, points in rule.scores.items()]
        masks = [(points, self._test(test)) for points, test in scored] or [(SCORE_UNIT, self._any(rule.hit))]
        return _tallied(sums, [(points, parted.sums(valid & mask)) for points, mask in masks])

    def _answered(self, valid: tuple[AnyOf, ...], cut: str | None) -> tuple[Mask, _Sums]:
        """Who answered and their sums, which are the same for most options of a question."""
        key = valid, cut
        if key not in self._valid:
            mask = np.ones(len(self.weight), dtype=bool)
            for any_of in valid:
                mask &= self._any(any_of)
            self._valid[key] = mask, self._parted(cut).sums(mask)
        return self._valid[key]

    def _parted(self, cut: str | None) -> _Parted:
        """The parts there are, sorted, and who belongs to each."""
        if cut not in self._parts:
            blank = np.full(len(self.weight), "", dtype=object)
            waves = self.columns[self.wave] if self.wave else blank
            regions = self.columns[self.region] if self.region else blank
            values = self.columns[cut] if cut else blank
            keys = [Part(*key) for key in zip(waves, regions, values, strict=True)]
            parts = sorted(set(keys))
            place = {part: index for index, part in enumerate(parts)}
            where = np.array([place[key] for key in keys], dtype=np.int64)
            order = np.argsort(where, kind="stable")
            high, low = self.weight // _LOW, self.weight % _LOW
            amounts = np.array([np.ones_like(high), self.weight, high * high, high * low, low * low])
            starts = np.searchsorted(where[order], np.arange(len(parts)))
            self._parts[cut] = _Parted(parts, where, order, starts, amounts[:, order])
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


def _tallied(everyone: _Sums, scored: list[tuple[int, _Sums]]) -> list[Tally]:
    """The tallies of every part: all who answered, and those who score with what each of them scores."""
    nobody = [0] * len(everyone[0])
    hits, wx, wwx, wwxx = nobody, nobody, nobody, nobody
    for points, (base, weight, squares) in scored:
        hits = list(map(add, hits, base)) if points > 0 else hits
        wx = [a + points * b for a, b in zip(wx, weight, strict=True)]
        wwx = [a + points * b for a, b in zip(wwx, squares, strict=True)]
        wwxx = [a + points * points * b for a, b in zip(wwxx, squares, strict=True)]
    base, weight, squares = everyone
    return [Tally(*values) for values in zip(base, hits, weight, squares, wx, wwx, wwxx, strict=True)]
