"""What an adviser is told besides the deck: costly weights, and charts of another region."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from deck.people import a_pack, people
from deckgen.build import build, plan_deck
from deckgen.deck import draft as drafts
from deckgen.deck import figures
from deckgen.errors import Problem
from deckgen.messages import said_of
from deckgen.request import Request
from deckgen.survey.crosstab import Crosstab, Estimate, GroupRole, Status


def codes(deck_warnings: tuple[Problem, ...]) -> set[str]:
    return {warning.code for warning in deck_warnings}


def test_the_shipped_deck_warns_of_nothing() -> None:
    assert plan_deck(Request(region="Troms")).warnings == ()


@pytest.mark.parametrize(("heavy", "code"), [("1", None), ("30", "W132"), ("4000", "W131")])
def test_a_weight_that_decides_too_much_is_warned_of(tmp_path: Path, heavy: str, code: str | None) -> None:
    rows = people()
    for row in rows:
        row["vekt"] = "1"
    next(row for row in rows if row["kommune"] == "5501" and row["runde"] == "2024")["vekt"] = heavy
    folder = a_pack(tmp_path / "folk", rows)
    book = folder / "codebook.yaml"
    book.write_text(
        book.read_text("utf-8").replace("region: kommune", "region: kommune\n  weight: vekt"), "utf-8"
    )
    found = codes(plan_deck(Request(region="Troms", survey=str(folder))).warnings)
    assert found & {"W131", "W132"} >= ({code} if code else set())
    assert code or not found & {"W131", "W132"}


def test_warnings_stop_nothing_and_come_once_the_deck_is_there(tmp_path: Path) -> None:
    rows = [row for row in people() if row["kommune"] != "5601" or int(row["id"]) % 3 == 0]
    folder = a_pack(tmp_path / "folk", rows)
    told: list[Problem] = []
    path = build(Request(region="Finnmark", survey=str(folder), output=tmp_path / "d.pptx"), tell=told.append)
    assert path.is_file() and {problem.code for problem in told} == {"W150"}
    assert all(problem.facts["region"] == "Finnmark" for problem in told)
    assert {problem.facts["instead"] for problem in told} <= {"Nord-Norge", "Norge"}


def test_a_region_hidden_for_anothers_sake_is_not_said_to_have_few_answers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As where the figures of the smaller region beside it would follow from its own."""
    folder = a_pack(tmp_path / "folk", people())
    real = figures.crosstab_for

    def hidden(*asked: Any) -> Crosstab:
        table = real(*asked)
        own = [group.role is GroupRole.OWN and group.name == "Troms" for group in table.groups]
        cells = (zip(own, row, strict=True) for row in table.cells)
        away = Estimate(None, status=Status.WITHHELD)
        return replace(table, cells=tuple(tuple(away if flag else c for flag, c in row) for row in cells))

    monkeypatch.setattr(drafts, "crosstab_for", hidden)
    found = plan_deck(Request(region="Troms", survey=str(folder)))
    warnings = [problem for problem in found.warnings if problem.code == "W150"]
    assert warnings and any("skjermet av hensyn" in " ".join(slide.notes) for slide in found.slides)
    for language, said, untrue in (
        ("nb", "skjermet av hensyn til personvernet", "få svar"),
        ("en", "hidden to protect privacy", "few answers"),
    ):
        (told,) = {
            said_of(problem, language)[0] for problem in warnings if "Nord-Norge" in str(problem.facts)
        }
        assert said in told and untrue not in told
