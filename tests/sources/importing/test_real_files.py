"""Real survey files through import, check and build: every figure against a plain group-by of the file."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
import pytest

from deckgen.build import build, check, plan_deck
from deckgen.request import Request
from deckgen.sources.importing.guess import Asked
from deckgen.sources.importing.pack import Imported, import_file
from finished.built import Read, slides_of
from sources.importing.real import anes, fair, health, households, labelled_anes, raw, shares


@dataclass(frozen=True)
class Case:
    """A file, its weight, and the columns whose figures are compared."""

    file: Callable[[Path], Path]
    questions: int
    columns: tuple[str, ...]
    weight: str | None = None


CASES = {
    "anes": Case(anes, 7, ("TVnews", "selfLR", "ClinLR", "DoleLR", "PID", "educ", "vote")),
    "fair": Case(fair, 8, ("rate_marriage", "religious", "occupation", "occupation_husb", "age")),
    "health": Case(health, 5, ("idp", "hlthg", "hlthf", "hlthp")),
    "households": Case(households, 6, ("urbrur", "electricity", "toilet", "quint_nat", "rooms"), "hhweight"),
}


@dataclass(frozen=True)
class Made:
    """A pack made of a file, and the slides of its deck."""

    case: Case
    imported: Imported
    frame: pd.DataFrame
    slides: list[Read]


@pytest.fixture(scope="module", params=list(CASES))
def made(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Made]:
    case = CASES[request.param]
    folder = tmp_path_factory.mktemp(request.param)
    (folder / "in").mkdir()
    file = case.file(folder / "in")
    imported = import_file(file, folder / "pack", Asked(), "nb")
    asked = Request(survey=str(folder / "pack"), output=folder / "deck.pptx")
    assert check(asked) == ()
    slides = slides_of(build(asked))
    assert len(slides) == len(plan_deck(asked).slides)
    yield Made(case, imported, raw(file), slides)


def figures_of(slides: list[Read], wording: str) -> dict[str, int]:
    """The figures that the notes of a question's slides tell, by the label of their row."""
    found: dict[str, int] = {}
    for slide in slides:
        # A slide of two charts has the notes of both, one after the other.
        for notes in slide.notes.split("Spørsmål: ")[1:]:
            if notes.startswith(f"{wording}\n"):
                found |= {row: int(value) for row, value in re.findall(r"^(.+) \| (\d+)\s%$", notes, re.M)}
    return found


def test_a_real_file_gives_a_deck_with_a_slide_or_more_for_each_question(made: Made) -> None:
    proposal = made.imported.proposal
    assert len(proposal.questions) == made.case.questions
    told = [q for q in proposal.questions if figures_of(made.slides, q.wording)]
    assert len(told) == len(proposal.questions)
    # Title, what it is, who answered, a chapter, method and thanks stand around them; small ones share.
    pairs = sum(any(shape.name.endswith(":chart2") for shape in slide.shapes) for slide in made.slides)
    assert len(made.slides) >= len(proposal.questions) - pairs + 6
    assert f"Basert på {len(made.frame):,} svar.".replace(",", "\u00a0") in made.slides[1].text


def test_every_figure_is_that_of_a_plain_group_by(made: Made) -> None:
    proposal = made.imported.proposal
    assert proposal.weight == made.case.weight
    questions = {question.column.strip("'"): question for question in proposal.questions}
    assert len(made.case.columns) >= 3
    for column in made.case.columns:
        expected = shares(made.frame, column, made.case.weight)
        words = {f"{v:g}" if isinstance(v, int | float) else v: share for v, share in expected.items()}
        assert figures_of(made.slides, questions[column].wording) == words, column


def test_labels_of_an_spss_file_become_options_and_scales(tmp_path: Path) -> None:
    file, values = labelled_anes(tmp_path)
    imported = import_file(file, tmp_path / "pack", Asked(title="ANES 1996"), "nb")
    asked = Request(survey=str(tmp_path / "pack"), output=tmp_path / "deck.pptx")
    slides = slides_of(build(asked))
    questions = {question.id: question for question in imported.proposal.questions}
    assert {q.id: q.type.value for q in questions.values()} == {
        "TVnews": "single_choice",
        "selfLR": "scale",
        "ClinLR": "scale",
        "DoleLR": "scale",
        "PID": "scale",
        "educ": "single_choice",
        "vote": "single_choice",
    }
    assert [option.score for option in questions["PID"].options] == [0, 1, 2, 3, 4, 5, 6]
    frame = raw(tmp_path / "anes96.csv")
    for name in ("selfLR", "ClinLR", "DoleLR", "PID", "educ", "vote"):
        expected = {values[name][value]: share for value, share in shares(frame, name).items()}
        assert figures_of(slides, questions[name].wording) == expected, name
    assert slides[0].title == "ANES 1996"
