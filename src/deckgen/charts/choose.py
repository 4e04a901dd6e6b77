"""choose: a question and its groups in, a ChartSpec out, by rules that a test lists one by one."""

from __future__ import annotations

from collections.abc import Callable, Container
from dataclasses import dataclass

from deckgen.charts.chart import ChartSpec
from deckgen.survey.question import Question, QuestionType, Report

MANY_GROUPS = 5
FEW_OPTIONS = 6
FEW_ITEMS = 4
SHORT_LABEL = 60
FEW_LINES = 5
MANY_BARS = 8  # beside each other: the own, the nation and as many others as there are colours
MANY_PARTS, MOST_PARTS = 3, 7  # groups, the whole among them
FEW_ROWS = 8


@dataclass(frozen=True, slots=True)
class Asked:
    """What a rule looks at: the question, how many options are shown and for how many groups.

    `areas` are what the groups are, where they part the country: "counties" or "landsdeler"; `counted`
    says whether there are answers to count.
    """

    question: Question
    options: int
    groups: int
    waves: bool = False
    split: bool = False
    areas: str = ""
    counted: bool = True

    @property
    def is_whole_scale(self) -> bool:
        """Whether every point of a scale is shown, with its score."""
        options = self.question.options
        scored = sum(option.score is not None for option in options)
        return self.question.type is QuestionType.SCALE and self.options == len(options) and scored >= 2

    @property
    def is_whole(self) -> bool:
        """Whether each respondent is in one row only: one answer each, or the points of a scale."""
        question = self.question
        points = question.type is QuestionType.SCALE and all(len(o.of) < 2 for o in question.options)
        one_each = points or question.type is QuestionType.SINGLE_CHOICE
        return one_each and question.report is Report.SHARE

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
        "few options over the waves: a line from wave to wave",
        lambda a: a.waves and (a.options <= FEW_LINES or a.groups > MANY_BARS),
        "slope",
    ),
    Rule(
        "a scale's points: parts of a bar on both sides of the scale's middle",
        lambda a: a.is_whole_scale and a.groups <= MANY_BARS,
        "diverging_bars",
    ),
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
    Rule(
        "more groups than there are colours: a column for each group, an option at a time",
        lambda a: a.groups > (MOST_PARTS if a.split else MANY_BARS),
        "ranking_columns",
    ),
    Rule(
        "answers split in three parts or more: a panel for each part",
        lambda a: a.split and MANY_PARTS < a.groups <= MOST_PARTS and a.options <= FEW_ROWS,
        "small_multiples",
    ),
    Rule("everything else: bars with room for long labels", lambda _: True, "clustered_bars"),
)


def choose(
    question: Question,
    options: int,
    groups: int,
    waves: bool = False,
    split: bool = False,
    without: Container[str] = (),
) -> ChartSpec:
    """The chart for that many options of a question and that many groups, by the first rule that fits.

    `waves`: the groups are those of several waves; `split`: they are parts of the first. `without`: kinds
    that have been found too small.
    """
    asked = Asked(question, options, groups, waves, split)
    rule = next(rule for rule in RULES if rule.kind not in without and rule.when(asked))
    return ChartSpec(rule.kind, question.order)
