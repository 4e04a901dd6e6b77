"""Sums of published shares: what everyone chose one of comes to 100, rounding aside."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from deckgen.errors import Problem
from deckgen.sources.published_file import Cell, Where
from deckgen.survey.crosstab import Status
from deckgen.survey.question import Question, QuestionType, Report
from deckgen.survey.survey import Survey

ROUNDING = 0.6  # what rounding to whole per cents may cost unnoticed
MOST = 2.0  # beyond this it is no rounding
_SLACK = 1e-6


def sum_problems(cells: Sequence[Cell], shares: Mapping[Cell, float], survey: Survey) -> Iterator[Problem]:
    """W122 for each question and region whose shares come near to 100, D122 for those that don't."""
    tables: dict[tuple[str, Where], list[Cell]] = {}
    for cell in cells:
        tables.setdefault((cell.question, cell.where), []).append(cell)
    for (id, _), table in tables.items():
        question = survey.questions[id]
        # A figure in doubt, or a gap, says nothing of the sum.
        sure = all(cell in shares and cell.status is Status.PUBLISHED for cell in table)
        if not sure or not _one_answer(question) or len(table) != len(question.options):
            continue
        total = 100 * sum(shares[cell] for cell in table)
        off = abs(total - 100) - _SLACK
        if off > ROUNDING:
            facts = {"question": id, "region": table[0].region, "total": f"{total:.4g}", "column": ""}
            yield Problem("W122" if off <= MOST else "D122", table[0].place, facts)


def _one_answer(question: Question) -> bool:
    """Whether everyone gave one of the options shown, as far as the codebook stands by the figures."""
    single = question.type is QuestionType.SINGLE_CHOICE
    points = question.type is QuestionType.SCALE and question.report is Report.SHARE
    whole = single or (points and all(len(option.of) == 1 for option in question.options))
    return whole and question.claims and not question.caveat
