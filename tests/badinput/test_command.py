"""A few bad inputs through the command itself, in two locales, as words and as JSON."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from badinput.case import Case
from badinput.packs import RESPONDENTS, csv, respondents_book
from badinput.test_bad_input import CASES
from command import deckgen

NAMES = (
    *("UTF-8 read as Latin-1", "county misspelt · csv;", "county of 2020 by name · sav", "merged answers"),
    *("wide: all are shares · xlsx", "long: the sum is 97 · utf-16", "weight below nought · parquet"),
    *("a password on a workbook", "no bytes at all"),
)
FEW = [case for name in NAMES for case in CASES if case.id == name]
assert len(FEW) == len(NAMES)


@pytest.mark.parametrize(("locale", "language"), [("nb_NO.UTF-8", "nb"), ("C", "en")])
@pytest.mark.parametrize("case", FEW, ids=[case.id for case in FEW])
def test_the_command_answers_in_words(case: Case, locale: str, language: str, tmp_path: Path) -> None:
    done = deckgen("check", "-s", str(case.make(tmp_path / "pakke")), locale=locale)
    assert done.returncode == 3 and done.stdout == ""
    assert "Traceback" not in done.stderr and f"{case.expected[0][0]} " in done.stderr
    for value in case.values:
        assert value in done.stderr
    norwegian = any(word in done.stderr for word in ("Lagre", "Rett", "Bruk", "Opphev", "Kontroller", "Åpne"))
    assert norwegian == (language == "nb")


@pytest.mark.parametrize(
    ("locale", "hint"), [("nb_NO.UTF-8", "Bruk fylkesnummeret"), ("C", "Use the county")]
)
def test_the_problems_come_as_json(locale: str, hint: str, tmp_path: Path) -> None:
    case = next(case for case in CASES if case.id == "county misspelt · xlsx")
    done = deckgen("check", "--json", "-s", str(case.make(tmp_path / "pakke")), locale=locale)
    assert done.returncode == 3 and done.stderr == ""
    (problem,) = json.loads(done.stdout)
    assert set(problem) == {"code", "file", "line", "spot", "facts", "message", "hint", "exit_code"}
    assert (problem["code"], problem["line"], problem["spot"]) == ("D140", 3, "Svar!B3")
    assert problem["exit_code"] == 3 and Path(problem["file"]).name == "svar.xlsx"
    assert problem["facts"]["value"] == "Vetsland" and problem["facts"]["near"][0] == "Vestland"
    assert "Vetsland" in problem["message"] and problem["hint"].startswith(hint)


def test_no_problems_are_an_empty_list(tmp_path: Path) -> None:
    (tmp_path / "codebook.yaml").write_text(respondents_book("svar.csv"), encoding="utf-8")
    csv(RESPONDENTS)(tmp_path / "svar.csv")
    done = deckgen("check", "--json", "-s", str(tmp_path))
    assert (done.returncode, json.loads(done.stdout)) == (0, [])


def test_a_survey_that_is_not_there_comes_as_json_too() -> None:
    done = deckgen("check", "--json", "-s", "finnesikke")
    assert done.returncode == 2 and [each["code"] for each in json.loads(done.stdout)] == ["U405"]
