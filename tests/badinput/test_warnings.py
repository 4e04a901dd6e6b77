"""What is worth saying and stops nothing: the deck is built, and the warning is told."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from badinput.packs import LONG, QUESTIONS, RESPONDENTS, WIDE, Table, changed, column_of, csv, published_book
from badinput.packs import respondents_book as book
from badinput.workbook_cases import declared_missing
from deckgen.build import build, check, plan_deck
from deckgen.errors import DeckgenError, Problem
from deckgen.messages import sentence
from deckgen.request import Request
from deckgen.sources.catalogue import read_survey
from deckgen.sources.published import Published

MANY: Table = [RESPONDENTS[0], *([f"{row[0]}-{at}", *row[1:]] for at in range(12) for row in RESPONDENTS[1:])]


def pack(folder: Path, table: Table, text: str) -> str:
    folder.mkdir(exist_ok=True)
    (folder / "codebook.yaml").write_text(text, encoding="utf-8")
    csv(table, ",")(folder / "svar.csv")
    return str(folder)


def codes(problems: Sequence[Problem]) -> list[str]:
    return [problem.code for problem in problems]


@pytest.mark.parametrize(
    ("weights", "expected"),
    [(["50", "1", "1", "1", "1", "1"], ["W131"]), (["0"] * 5 + ["1"], []), (["1"] * 6, [])],
    ids=["one huge", "most are nought", "all alike"],
)
def test_costly_weights_are_told_and_nought_leaves_the_row_out(
    weights: list[str], expected: list[str], tmp_path: Path
) -> None:
    asked = Request(survey=pack(tmp_path, column_of(MANY, "vekt", weights * 12), book("svar.csv")))
    assert check(asked) == ()
    assert codes(plan_deck(asked).warnings) == expected
    survey = read_survey(tmp_path, "nb")
    assert survey.respondents is not None
    assert survey.respondents.quality.dropped == 12 * weights.count("0")


@pytest.mark.parametrize("region", ["Nordland", "Troms"])
def test_a_region_with_no_or_few_answers_is_told_and_the_deck_is_built(region: str, tmp_path: Path) -> None:
    folder = pack(tmp_path / "pakke", column_of(RESPONDENTS, "vekt", ["1"] * 6), book("svar.csv"))
    asked = Request(survey=folder, region=region, output=tmp_path / "ut.pptx")
    assert check(asked) == ()
    told: list[Problem] = []
    assert build(asked, tell=told.append).stat().st_size > 10_000
    assert {"W150"} <= set(codes(told)) <= {"W150", "W132"}
    for problem in told:
        assert sentence(problem, "nb") != sentence(problem, "en")


def published(folder: Path) -> Published:
    found = read_survey(folder, "nb").published
    assert isinstance(found, Published)
    return found


@pytest.mark.parametrize(
    ("figure", "total"),
    [("57.5", None), ("58.6", None), ("58.7", "100.7"), ("57.3", "99.3"), ("60", "102"), ("56", "98")],
)
def test_a_sum_that_rounding_may_explain_is_a_note_at_most(
    figure: str, total: str | None, tmp_path: Path
) -> None:
    asked = Request(survey=pack(tmp_path, changed(LONG, (3, "value", figure)), published_book("svar.csv")))
    assert check(asked) == ()
    notes = published(tmp_path).notes
    assert [note.facts["total"] for note in notes] == ([] if total is None else [total])
    for note in notes:
        assert (note.code, note.place.line, note.facts["region"]) == ("W122", 5, "Troms")
        assert all("Troms" in sentence(note, language) for language in ("nb", "en"))


@pytest.mark.parametrize(
    "questions",
    [
        QUESTIONS.replace("single_choice\n", "single_choice\n    claims: false\n"),
        QUESTIONS.replace("single_choice\n", "single_choice\n    caveat: usikker\n"),
        QUESTIONS.replace("single_choice", "multiple_choice"),
    ],
    ids=["no claims", "a caveat", "several answers"],
)
def test_a_sum_that_need_not_be_100(questions: str, tmp_path: Path) -> None:
    table = changed(LONG, (0, "value", "71.5"))
    assert codes(check(Request(survey=pack(tmp_path, table, published_book("svar.csv"))))) == ["D122"]
    asked = Request(survey=pack(tmp_path, table, published_book("svar.csv", questions=questions)))
    assert check(asked) == ()


@pytest.mark.parametrize(
    "cells",
    [[(1, "value", "")], [(1, "value", ":")], [(1, "status", "missing")], [(1, "status", "ambiguous")]],
    ids=["a blank", "a suppressed one", "a lost one", "one in doubt"],
)
def test_a_sum_is_not_taken_over_a_gap_or_a_doubt(cells: list[tuple[int, str, str]], tmp_path: Path) -> None:
    table = changed(LONG, (0, "value", "71.5"), *cells)
    assert check(Request(survey=pack(tmp_path, table, published_book("svar.csv")))) == ()


def test_problems_come_all_at_once_in_the_order_of_the_file(tmp_path: Path) -> None:
    table = changed(WIDE, (0, "Norge", "x"), (1, "Oslo", "350"), (2, "question_id", "fornyod"),
                    (4, "Troms", "-1"))  # fmt: skip
    problems = check(Request(survey=pack(tmp_path, table, published_book("svar.csv"))))
    assert [(p.code, p.place.line) for p in problems] == [("D123", 2), ("D124", 3), ("D151", 4), ("D124", 6)]
    with pytest.raises(DeckgenError):
        read_survey(tmp_path, "nb")


def test_answers_that_an_spss_file_declares_missing_are_left_out_and_counted(tmp_path: Path) -> None:
    (tmp_path / "codebook.yaml").write_text(book("svar.sav"), encoding="utf-8")
    declared_missing(tmp_path / "svar.sav")
    survey = read_survey(tmp_path, "nb")
    (note,) = survey.warnings
    assert (note.code, note.facts["column"], note.facts["count"]) == ("W151", "fornoyd", 1)
    assert survey.respondents is not None
    tallies = survey.respondents.tabulator.tallies(survey.questions["fornoyd"], None)
    assert sum(rows[0].base for rows in tallies.values()) == 4  # six rows, a blank and the 99
