"""A codebook's faults stand on their own line, and its condition never silently holds for nobody."""

from __future__ import annotations

from pathlib import Path

import pytest

from deckgen.errors import DeckgenError, Problem
from deckgen.sources.codebook import read_codebook, survey_of

BOOK = """\
title: Prøve
short_title: {nb: Prøve, nn: Prøva}
source: Prøve
made_by: tester
field_period:
  from: "2024-01-01"
  to: "2024-01-02"
division: "2024"
published:
  file: tabell.csv
universes:
  - id: alle
    text: alle
  - id: noen
    text: noen
    where:
      question: en
      is: [ja]
chapters:
  - title: Alt
    questions:
      - en
      - sak
questions:
  - id: en
    wording: En?
    type: single_choice
    universe: alle
    options:
      - id: ja
        text: Ja
      - id: nei
        text: Nei
        last: true
  - id: sak
    wording: Saker?
    type: share_each_battery
    universe: noen
    answers:
      - id: helt
        text: Helt
      - id: ikke
        text: Ikke
    net:
      text: enig
      of:
        - helt
    options:
      - id: x
        text: X
  - id: topp
    wording: Velg to
    type: at_most
    max_answers: 2
    universe: alle
    options:
      - id: a
        text: A
  - id: avledet
    wording: Avledet
    type: derived
    universe: alle
    options:
      - id: noe
        text: Noe
        from:
          question: sak
          any: true
"""


def pack(tmp_path: Path, book: str = BOOK) -> Path:
    (tmp_path / "codebook.yaml").write_text(book, encoding="utf-8")
    (tmp_path / "tabell.csv").write_text("", encoding="utf-8")
    return tmp_path


def problems_of(folder: Path) -> list[Problem]:
    with pytest.raises(DeckgenError) as fault:
        read_codebook(folder)
    assert fault.value.exit_code == 4
    return list(fault.value.problems)


# what to change, to what, the code, and the text of the line that the fault must point at
FAULTS = [
    ('division: "2024"', 'division: "2025"', "S230", "division:"),
    ("  file: tabell.csv", "  file: annen.csv", "S232", "file: annen.csv"),
    ("      question: en\n", "      question: enn\n", "S235", "question: enn"),
    ("is: [ja]", "is: [jaa]", "S235", "is: [jaa]"),
    ("      is: [ja]\n", "", "S233", "where:"),
    ("      question: en\n      is: [ja]", "      question: sak\n      is: [helt]", "S235", "is: [helt]"),
    ("      question: en\n      is: [ja]", "      question: avledet\n      any: true", "S234", "avledet"),
    ("      - sak\n", "      - sakk\n", "S235", "- sakk"),
    ("universe: noen", "universe: noenn", "S235", "universe: noenn"),
    ("        - helt", "        - halvt", "S235", "- halvt"),
    ("    max_answers: 2\n", "", "S233", "- id: topp"),
    ("    net:\n      text: enig\n      of:\n        - helt\n", "", "S233", "- id: sak"),
    ("        from:\n          question: sak\n          any: true\n", "", "S233", "- id: noe"),
    ("          question: sak", "          question: topp\n          option: b", "S235", "option: b"),
    ("  - id: topp", "  - id: sak", "S236", "questions:"),
    ("      - id: nei", "      - id: ja", "S236", "options:"),
    ("      - id: ikke", "      - id: helt", "S236", "answers:"),
    ("  - id: noen\n", "  - id: alle\n", "S236", "universes:"),
    ("made_by: tester\n", "made_by: tester\nmade_bye: x\n", "S210", "made_bye:"),
    ("        last: true", "        lsat: true", "S210", "lsat:"),
    ("        last: true", "        last: kanskje", "S213", "last: kanskje"),
    ('division: "2024"\n', "", "S212", "title: Prøve"),
    ("    wording: Saker?\n", "", "S212", "- id: sak"),
    ("type: at_most", "type: at_least", "S213", "type: at_least"),
    ("max_answers: 2", "max_answers: 0", "S213", "max_answers: 0"),
    ('to: "2024-01-02"', "to: 2.1.2024", "S213", "to: 2.1.2024"),
    ('from: "2024-01-01"', 'from: "2024-13-45"', "S213", "2024-13-45"),
    ('from: "2024-01-01"', 'from: "2024-02-01"', "S213", "field_period:"),
    ("  file: tabell.csv", "  file: tabell.csv\n  bases: {alle: {Norge: -5}}", "S213", "Norge: -5"),
    ("title: Prøve\nshort", "title: {en: Test}\nshort", "S213", "title: {en"),
    ("made_by: tester\n", "made_by: tester\nprofile: mild\n", "S213", "profile:"),
]


def test_the_codebook_of_these_tests_is_sound(tmp_path: Path) -> None:
    survey = survey_of(read_codebook(pack(tmp_path)), "prove", "nn")
    assert list(survey.questions) == ["en", "sak", "topp", "avledet"]
    assert (survey.title, survey.short_title, survey.nation) == ("Prøve", "Prøva", "Noreg")
    assert survey.field_period == "1.1.2024–2.1.2024"
    # A single choice stands as in the questionnaire, the others by size, unless the author says otherwise.
    assert [q.order for q in survey.questions.values()] == ["questionnaire"] + ["descending"] * 3
    assert [o.last for o in survey.questions["en"].options] == [False, True]


@pytest.mark.parametrize(("old", "new", "code", "at"), FAULTS, ids=[f"{f[2]} {f[3]}" for f in FAULTS])
def test_a_fault_in_the_codebook_points_at_its_line(
    tmp_path: Path, old: str, new: str, code: str, at: str
) -> None:
    assert BOOK.count(old) >= 1
    text = BOOK.replace(old, new, 1)
    found = [p for p in problems_of(pack(tmp_path, text)) if p.code == code]
    assert found, code
    line = found[0].place.line
    assert line is not None
    # The words of a list or mapping may begin on the line below their key.
    assert at in "\n".join(text.splitlines()[line - 1 : line])


def test_a_codebook_without_answers_is_refused(tmp_path: Path) -> None:
    folder = pack(tmp_path, BOOK.replace("published:\n  file: tabell.csv\n", ""))
    assert [problem.code for problem in problems_of(folder)] == ["S231"]


def test_every_fault_comes_at_once(tmp_path: Path) -> None:
    text = BOOK.replace('"2024"', '"2025"').replace("universe: noen", "universe: noenn")
    text = text.replace("- halvt", "- helt").replace("        - helt", "        - halvt")
    assert [problem.code for problem in problems_of(pack(tmp_path, text))] == ["S230", "S235", "S235"]


def test_a_list_that_is_not_a_codebook_is_refused(tmp_path: Path) -> None:
    assert [problem.code for problem in problems_of(pack(tmp_path, "- a\n"))] == ["S211"]


def test_near_names_help_with_a_misspelling(tmp_path: Path) -> None:
    (problem,) = problems_of(pack(tmp_path, BOOK.replace("universe: noen", "universe: noe")))
    assert problem.facts["near"] == ["noen"]
    (problem,) = problems_of(pack(tmp_path, BOOK.replace("        last: true", "        lsat: true")))
    assert "last" in str(problem.facts["near"])
