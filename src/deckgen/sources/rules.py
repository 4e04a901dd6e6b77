"""Rules: who answered a question and who holds a row of it, as plain tests on columns of text.

An engine needs nothing else to count, so every engine counts the same.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from deckgen.survey.question import Condition, Question, QuestionType, Report, ResponseOption
from deckgen.survey.survey import Survey
from deckgen.survey.tally import SCORE_UNIT


@dataclass(frozen=True, slots=True)
class Test:
    """Whether a column's cell is one of `values`, or, where not `inside`, none of them."""

    column: str
    values: frozenset[str]
    inside: bool = True


AnyOf = tuple[Test, ...]  # true where any of its tests is; an empty one never is


@dataclass(frozen=True, slots=True)
class RowRule:
    """One row: valid where every AnyOf of `valid` is true, a hit where `hit` is.

    A row of means has `scores` instead: the column's cells and what each counts for.
    """

    valid: tuple[AnyOf, ...]
    hit: AnyOf
    column: str = ""
    scores: Mapping[str, int] = field(default_factory=dict)


def rules_of(question: Question, survey: Survey) -> tuple[RowRule | None, ...]:
    """A rule for each option of a question; None for one that no respondent can hold."""
    asked = _asked(question, survey)
    return tuple(_rule(question, option, asked, survey) for option in question.options)


def columns_of(question: Question) -> tuple[str, ...]:
    """Every column of a question; none for a derived one."""
    if question.type is QuestionType.DERIVED:
        return ()
    if question.columns:
        return question.columns
    return tuple(dict.fromkeys(column_of(question, option) for option in question.options))


def column_of(question: Question, option: ResponseOption) -> str:
    """The name of the column that holds an option's answers."""
    own = question.column or question.id
    single = question.type in (QuestionType.SINGLE_CHOICE, QuestionType.SCALE)
    return own if single else option.column or f"{own}.{option.id}"


def cells_of(question: Question) -> tuple[str, ...]:
    """Every text that a cell of a question's columns may hold, the blank aside."""
    if question.type.is_battery or question.type is QuestionType.SCALE:
        known = question.answers
    elif question.type is QuestionType.SINGLE_CHOICE or question.columns:
        known = question.options
    else:
        return (*question.ticked, *question.unticked, *question.missing)
    return (*(value for option in known for value in values_of(option)), *question.missing)


def values_of(option: ResponseOption) -> tuple[str, ...]:
    """The cells that mean an option: its values, or its id where it has none."""
    return option.values or (option.id,)


def _asked(question: Question, survey: Survey) -> tuple[AnyOf, ...]:
    where = question.universe.where
    return () if where is None else (condition_rule(where, survey),)


def condition_rule(where: Condition, survey: Survey) -> AnyOf:
    """Who meets a condition."""
    question = survey.questions[where.question]
    met: AnyOf = ()
    if question.type is QuestionType.SCALE:
        points = [a for a in question.answers if where.any or a.id == where.option or a.id in where.is_in]
        values = frozenset(value for point in points for value in values_of(point))
        return (Test(column_of(question, question.options[0]), values),)
    for option in question.options:
        if where.any or option.id == where.option or option.id in where.is_in:
            met += _holds(question, option)
    return met


def _rule(
    question: Question, option: ResponseOption, asked: tuple[AnyOf, ...], survey: Survey
) -> RowRule | None:
    if option.group is not None:
        return None
    if option.derived_from is not None:
        source = survey.questions[option.derived_from.question]
        return RowRule((*asked, _answered(source)), condition_rule(option.derived_from, survey))
    column = column_of(question, option)
    if question.report is Report.MEAN:
        scored = [answer for answer in question.answers if answer.score is not None]
        scores = {
            value: round((answer.score or 0) * SCORE_UNIT) for answer in scored for value in values_of(answer)
        }
        valid: AnyOf = (Test(column, frozenset(scores)),)
        return RowRule((*asked, valid), (), column, scores)
    if question.type.is_battery or question.type is QuestionType.SCALE:
        valid = (Test(column, _blanks(question), inside=False),)
    else:
        valid = _answered(question)
    return RowRule((*asked, valid), _holds(question, option))


def _holds(question: Question, option: ResponseOption) -> AnyOf:
    """Who holds an option of a question that was fielded."""
    if question.type.is_battery or question.type is QuestionType.SCALE:
        of = option.of or (question.net.of if question.net else ())
        values = {value for answer in question.answers if answer.id in of for value in values_of(answer)}
        return (Test(column_of(question, option), frozenset(values)),)
    if question.columns:
        return tuple(Test(column, frozenset(values_of(option))) for column in question.columns)
    if question.type is QuestionType.SINGLE_CHOICE:
        return (Test(column_of(question, option), frozenset(values_of(option))),)
    return (Test(column_of(question, option), frozenset(option.values or question.ticked)),)


def _answered(question: Question) -> AnyOf:
    """Who gave any answer to a question."""
    blanks = _blanks(question)
    return tuple(Test(column, blanks, inside=False) for column in columns_of(question))


def _blanks(question: Question) -> frozenset[str]:
    """The cells that are no answer: blank, refused, and the options declared missing."""
    known = (*question.options, *question.answers)
    missing = {value for option in known if option.missing for value in values_of(option)}
    return frozenset({"", *question.missing, *missing})
