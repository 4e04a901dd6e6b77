"""choose: a question and its groups in, a ChartSpec out, by rules that a test lists one by one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from deckgen.charts.chart import ChartSpec
from deckgen.survey.question import Question, QuestionType

MANY_GROUPS = 5
FEW_OPTIONS = 6
FEW_ITEMS = 4
SHORT_LABEL = 60


@dataclass(frozen=True, slots=True)
class Asked:
    """What a rule looks at: the question, how many options are shown and for how many groups."""

    question: Question
    options: int
    groups: int

    @property
    def longest_label(self) -> int:
        """Characters in the longest option text."""
        return max(len(option.text) for option in self.question.options)


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: why, when, and the kind that then suits."""

    name: str
    when: Callable[[Asked], bool]
    kind: str


RULES = (
    Rule(
        "one option, many groups: a column for each group",
        lambda a: a.options == 1 and a.groups >= MANY_GROUPS,
        "ranking_columns",
    ),
    Rule(
        "one answer each, few options: the parts of a whole, stacked",
        lambda a: a.question.type is QuestionType.SINGLE_CHOICE and a.options <= FEW_OPTIONS,
        "stacked_columns",
    ),
    Rule(
        "one group, few short options: columns",
        lambda a: a.groups == 1 and a.options <= FEW_OPTIONS and a.longest_label <= SHORT_LABEL,
        "columns",
    ),
    Rule(
        "a battery of few items: clustered columns",
        lambda a: a.question.type is QuestionType.YES_NO_BATTERY and a.options <= FEW_ITEMS,
        "clustered_columns",
    ),
    Rule("everything else: bars with room for long labels", lambda _: True, "clustered_bars"),
)


def choose(question: Question, options: int, groups: int) -> ChartSpec:
    """The chart for that many options of a question and that many groups, by the first rule that fits."""
    asked = Asked(question, options, groups)
    rule = next(rule for rule in RULES if rule.when(asked))
    return ChartSpec(rule.kind, question.order)
