"""Every bad input gets its code, its place and a way out in both languages; nothing else."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from badinput import published_cases, respondent_cases, workbook_cases
from badinput.case import Case
from deckgen.build import check
from deckgen.errors import EXIT_DATA, DeckgenError
from deckgen.messages import sentence
from deckgen.request import Request

CASES = [*respondent_cases.CASES, *published_cases.CASES, *workbook_cases.CASES]
ROWS = {*range(1, 14), 15, 16, 17, 32}  # 14 stops nothing: see test_warnings


@pytest.mark.parametrize("case", CASES, ids=[case.id for case in CASES])
def test_a_bad_input_is_answered_with_its_code_and_place(case: Case, tmp_path: Path) -> None:
    folder = case.make(tmp_path / "pakke")
    problems = check(Request(survey=str(folder), max_rows=case.max_rows))
    found = tuple((problem.code, problem.place.line, problem.place.spot) for problem in problems)
    assert found == case.expected, [sentence(problem, "nb") for problem in problems]
    assert DeckgenError(problems).exit_code == EXIT_DATA
    assert all(Path(problem.place.file).name == case.file for problem in problems)
    norwegian, english = ("\n".join(sentence(p, language) for p in problems) for language in ("nb", "en"))
    assert norwegian != english and "?" not in norwegian.replace("Mente du", "").replace("?\n", "\n")
    for value in case.values:
        assert value in norwegian and value in english


def test_every_row_of_the_list_is_proved() -> None:
    count = Counter(case.row for case in CASES)
    assert len(CASES) >= 120 and len({case.id for case in CASES}) == len(CASES)
    assert set(count) == ROWS | {19}
