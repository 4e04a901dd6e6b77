"""Labels that nobody sees or tells apart, and files that lead out of a pack."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from badinput.packs import RESPONDENTS, csv, respondents_book
from deckgen.build import check
from deckgen.errors import Problem
from deckgen.messages import sentence
from deckgen.request import Request

FIRST = "{id: godt, text: Godt fornøyd}"


def problems(folder: Path, old: str = "", new: str = "") -> tuple[Problem, ...]:
    book = respondents_book("svar.csv")
    assert old in book
    (folder / "codebook.yaml").write_text(book.replace(old, new, 1), encoding="utf-8")
    csv(RESPONDENTS)(folder / "svar.csv")
    return check(Request(survey=str(folder)))


@pytest.mark.parametrize("label", ["", " ", "\u200b\u200d", "\u00ad", {"nb": "\ufeff", "nn": "Godt"}])
def test_a_label_that_is_not_seen_is_told_of(label: object, tmp_path: Path) -> None:
    (problem,) = problems(tmp_path, FIRST, f"{{id: godt, text: {json.dumps(label)}}}")
    assert (problem.code, problem.exit_code, problem.facts["option"]) == ("S237", 4, "godt")
    assert problem.place.line and problem.place.spot == "questions.0.options.0.text.nb"
    assert "godt" in sentence(problem, "nb") and "godt" in sentence(problem, "en")


@pytest.mark.parametrize("label", ["Lite fornøyd", "Lite  fornøyd\u200b", {"nb": "A", "nn": "Lite fornøyd"}])
def test_two_options_with_one_label_are_told_of(label: object, tmp_path: Path) -> None:
    (problem,) = problems(tmp_path, FIRST, f"{{id: godt, text: {json.dumps(label)}}}")
    assert (problem.code, problem.exit_code, problem.place.spot) == ("S238", 4, "questions.0.options.1.text")
    assert (problem.facts["option"], problem.facts["other"]) == ("lite", "godt")


def test_answers_of_a_battery_too(tmp_path: Path) -> None:
    (problem,) = problems(tmp_path, "{id: nei, text: Nei}", "{id: nei, text: Ja}")
    assert (problem.code, problem.place.spot) == ("S238", "questions.2.answers.1.text")


@pytest.mark.parametrize("label", ["godt", "LITE FORNØYD", "😀", "0"])
def test_other_labels_are_fine(label: str, tmp_path: Path) -> None:
    assert problems(tmp_path, FIRST, f"{{id: godt, text: {json.dumps(label)}}}") == ()


@pytest.mark.parametrize(
    "file",
    ["../../etc/passwd", "/dev/zero", "a/../../svar.csv", "C:\\svar.csv", "..\\svar.csv", "\\\\a\\b"],
)
def test_a_file_outside_the_pack_is_refused(file: str, tmp_path: Path) -> None:
    (problem,) = problems(tmp_path, "file: svar.csv", f"file: {json.dumps(file)}")
    assert (problem.code, problem.exit_code, problem.place.spot) == ("S239", 4, "respondents.file")


def test_a_folder_in_the_pack_is_fine(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    csv(RESPONDENTS)(tmp_path / "data" / "svar.csv")
    assert problems(tmp_path, "file: svar.csv", "file: data/svar.csv") == ()
