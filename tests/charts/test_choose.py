"""The rules from question to chart, one by one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from builders import a_question
from deckgen.charts.catalogue import KINDS
from deckgen.charts.choose import RULES, choose
from deckgen.survey.question import QuestionType as T

SHORT = [f"Svar {i}" for i in range(1, 16)]
LONG = ["Et svaralternativ med en tekst som er godt over seksti tegn lang, ja", "Nei"]


@pytest.mark.parametrize(
    ("rule", "type", "options", "groups", "kind"),
    [
        ("one option, many groups", T.DERIVED, SHORT[:1], 20, "ranking_columns"),
        ("one option, many groups", T.DERIVED, SHORT[:1], 5, "ranking_columns"),
        ("one answer each", T.SINGLE_CHOICE, SHORT[:4], 2, "stacked_columns"),
        ("one answer each", T.SINGLE_CHOICE, SHORT[:6], 1, "stacked_columns"),
        ("one group, few short", T.MULTIPLE_CHOICE, SHORT[:6], 1, "columns"),
        ("one group, few short", T.DERIVED, SHORT[:1], 1, "columns"),
        ("a battery of few items", T.YES_NO_BATTERY, SHORT[:4], 2, "clustered_columns"),
        ("everything else", T.DERIVED, SHORT[:1], 4, "clustered_bars"),
        ("everything else", T.SINGLE_CHOICE, SHORT[:7], 2, "clustered_bars"),
        ("everything else", T.MULTIPLE_CHOICE, SHORT[:7], 1, "clustered_bars"),
        ("everything else", T.MULTIPLE_CHOICE, LONG, 1, "clustered_bars"),
        ("everything else", T.YES_NO_BATTERY, SHORT[:5], 2, "clustered_bars"),
        ("everything else", T.SHARE_EACH_BATTERY, SHORT, 2, "clustered_bars"),
        ("everything else", T.AT_MOST, SHORT, 2, "clustered_bars"),
        ("few options over the waves", T.MULTIPLE_CHOICE, SHORT[:5], -4, "slope"),
        ("everything else", T.MULTIPLE_CHOICE, SHORT[:6], -4, "clustered_bars"),
        ("a scale's points", T.SCALE, SHORT[:5], 2, "diverging_bars"),
        ("more groups than there are colours", T.SCALE, SHORT[:5], 9, "ranking_columns"),
        ("more groups than there are colours", T.MULTIPLE_CHOICE, SHORT[:6], 108, "ranking_columns"),
        ("more groups than there are colours", T.MULTIPLE_CHOICE, SHORT[:6], 20, "ranking_columns"),
        ("everything else", T.MULTIPLE_CHOICE, SHORT[:6], 8, "clustered_bars"),
        ("few options over the waves", T.MULTIPLE_CHOICE, SHORT[:6], -10, "slope"),
        ("answers split", T.MULTIPLE_CHOICE, SHORT[:6], 104, "small_multiples"),
        ("everything else", T.MULTIPLE_CHOICE, SHORT[:6], 103, "clustered_bars"),
        ("everything else", T.MULTIPLE_CHOICE, SHORT[:9], 104, "clustered_bars"),
    ],
)
def test_a_question_gets_the_chart_that_suits_it(
    rule: str, type: T, options: list[str], groups: int, kind: str
) -> None:
    """Groups below zero are those of waves, and above a hundred the parts of a whole."""
    question = a_question(options, type)
    if type is T.SCALE:
        points = tuple(replace(o, score=float(n)) for n, o in enumerate(question.options))
        question = replace(question, options=points)
    found = choose(question, len(options), abs(groups) % 100, waves=groups < 0, split=groups > 100)
    assert found.kind == kind
    assert any(r.name.startswith(rule) and r.kind == kind for r in RULES)


def test_every_rule_has_a_line_above() -> None:
    assert [r.name.split(":")[0] for r in RULES] == [
        "few options over the waves",
        "a scale's points",
        "one option, many groups",
        "one answer each, few options",
        "one group, few short options",
        "a battery of few items",
        "more groups than there are colours",
        "answers split in three parts or more",
        "everything else",
    ]


def test_every_chosen_kind_exists() -> None:
    assert {rule.kind for rule in RULES} <= set(KINDS)


def test_the_order_of_rows_is_the_questions() -> None:
    assert choose(a_question(SHORT[:3]), 3, 2).order == "descending"


def test_a_kind_that_was_too_small_is_not_chosen_again() -> None:
    question = a_question(SHORT[:4], T.SINGLE_CHOICE)
    assert choose(question, 4, 12).kind == "stacked_columns"
    assert choose(question, 4, 7, without=("stacked_columns",)).kind == "clustered_bars"
    assert choose(question, 4, 12, without=("stacked_columns",)).kind == "ranking_columns"
