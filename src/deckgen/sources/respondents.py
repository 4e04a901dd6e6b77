"""Respondents: one row a respondent with a region, a weight and answers, counted into crosstabs."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from deckgen.survey.crosstab import Crosstab, Estimate, Group, Source, Status
from deckgen.survey.disclosure import disclosed
from deckgen.survey.question import Condition, Question, QuestionType, ResponseOption
from deckgen.survey.survey import Survey
from deckgen.survey.tabulate import estimate

Mask = NDArray[np.bool_]

TICKED = "1"


@dataclass
class Respondents:
    """The answers of a survey, column by column as text; `""` is not asked or not answered."""

    survey: Survey
    columns: dict[str, NDArray[Any]]
    region: NDArray[Any]
    weight: NDArray[np.float64]
    source: Source
    _groups: dict[frozenset[str], Mask] = field(default_factory=dict)

    def crosstab(self, question: Question, groups: tuple[Group, ...]) -> Crosstab:
        """Weighted shares of a question for the groups, small bases already suppressed."""
        asked = self._where(question.universe.where)
        cells = tuple(self._row(question, option, groups, asked) for option in question.options)
        return disclosed(Crosstab(question, question.options, groups, cells, self.source))

    def base(self, codes: frozenset[str], cut: tuple[str, str] | None = None) -> int:
        """How many respondents a set of counties has, all or those with one value of a cut."""
        mask = self._in(codes)
        if cut is not None:
            mask = mask & (self.columns[cut[0]] == cut[1])
        return int(mask.sum())

    def _row(
        self, question: Question, option: ResponseOption, groups: tuple[Group, ...], asked: Mask
    ) -> tuple[Estimate, ...]:
        if option.group is not None:
            return tuple(Estimate(None, status=Status.MISSING) for _ in groups)
        holds, answered = self._holds(question, option)
        valid = answered & asked
        row = []
        for group in groups:
            here = valid & self._in(group.codes)
            weights = self.weight[here]
            row.append(estimate(int(here.sum()), float(weights.sum()), float(weights[holds[here]].sum())))
        return tuple(row)

    def _in(self, codes: frozenset[str]) -> Mask:
        if codes not in self._groups:
            self._groups[codes] = np.isin(self.region, sorted(codes))
        return self._groups[codes]

    def _holds(self, question: Question, option: ResponseOption) -> tuple[Mask, Mask]:
        """Who holds an option, and who answered at all."""
        if option.derived_from is not None:
            source = self.survey.questions[option.derived_from.question]
            return self._where(option.derived_from), self._answered(source)
        column = self.columns[column_of(question, option)]
        if question.type.is_battery:
            reported = question.net.of if question.net else ()
            return np.isin(column, reported), column != ""
        if question.type is QuestionType.SINGLE_CHOICE:
            return column == option.id, column != ""
        return column == TICKED, self._answered(question)

    def _answered(self, question: Question) -> Mask:
        """Who gave any answer to a question."""
        given = np.zeros(len(self.weight), dtype=bool)
        for name in columns_of(question):
            given |= self.columns[name] != ""
        return given

    def _where(self, condition: Condition | None) -> Mask:
        """Who meets a condition; everyone meets none."""
        if condition is None:
            return np.ones(len(self.weight), dtype=bool)
        question = self.survey.questions[condition.question]
        met = np.zeros(len(self.weight), dtype=bool)
        for option in question.options:
            if condition.any or option.id == condition.option or option.id in condition.is_in:
                met |= self._holds(question, option)[0]
        return met


def column_of(question: Question, option: ResponseOption) -> str:
    """The name of the column that holds an option's answers."""
    single = question.type is QuestionType.SINGLE_CHOICE
    return question.id if single else f"{question.id}.{option.id}"


def columns_of(question: Question) -> tuple[str, ...]:
    """Every column of a question; none for a derived one."""
    if question.type is QuestionType.DERIVED:
        return ()
    return tuple(dict.fromkeys(column_of(question, option) for option in question.options))
