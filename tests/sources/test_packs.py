"""A survey pack: counted by hand where it is sound, every fault with its line where it isn't."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from deckgen.errors import DeckgenError, Problem
from deckgen.sources.catalogue import read_survey
from deckgen.sources.packs import find_survey, survey_folders
from deckgen.survey.crosstab import Group, GroupRole, Status
from deckgen.survey.survey import Survey
from deckgen.survey.tabulate import estimate
from deckgen.survey.tally import total

PACKS = Path(__file__).parents[1] / "packs"
SMALL = """\
id;fylkesnr;vekt;en;flere.a;flere.b;sak.x;sak.y;etter
1;03;1,0;ja;1;0;helt;uenig;v
2;03;2,0;nei;0;1;delvis;helt;
3;11;1,0;ja;1;1;uenig;uenig;u
4;11;0;ja;1;1;helt;helt;u
"""
BOOK = """\
title: Prøve
short_title: Prøve
source: Prøve
made_by: tester
field_period: {from: "2024-01-01", to: "2024-01-02"}
division: "2024"
respondents: {file: r.csv, region: fylkesnr, weight: vekt}
universes:
  - {id: alle, text: alle}
  - {id: ja, text: de som svarte ja, where: {question: en, is: [ja]}}
questions:
  - id: en
    wording: En?
    type: single_choice
    universe: alle
    options: [{id: ja, text: Ja}, {id: nei, text: Nei}]
  - id: flere
    wording: Flere?
    type: multiple_choice
    universe: alle
    options: [{id: a, text: A}, {id: b, text: B}]
  - id: sak
    wording: Saker?
    type: share_each_battery
    universe: alle
    answers: [{id: helt, text: Helt}, {id: delvis, text: Delvis}, {id: uenig, text: Uenig}]
    net: {text: enig, of: [helt, delvis]}
    options: [{id: x, text: X}, {id: y, text: Y}]
  - id: etter
    wording: Etter?
    type: single_choice
    universe: ja
    options: [{id: u, text: U}, {id: v, text: V}]
  - id: avledet
    wording: Avledet
    type: derived
    universe: alle
    options:
      - {id: noe, text: Noe, from: {question: sak, any: true}}
      - {id: x, text: X, from: {question: sak, option: x}}
"""


def pack(tmp_path: Path, book: str = BOOK, rows: str = SMALL) -> Path:
    folder = tmp_path / "pack"
    folder.mkdir(exist_ok=True)
    (folder / "codebook.yaml").write_text(book, encoding="utf-8")
    (folder / "r.csv").write_text(rows, encoding="utf-8")
    return folder


def problems_of(folder: Path) -> list[Problem]:
    with pytest.raises(DeckgenError) as fault:
        read_survey(folder, "nb")
    return list(fault.value.problems)


def shares(survey: Survey, question: str) -> dict[str, float | None]:
    """Shares in the whole country before disclosure: the pack is far under the minimum base."""
    source = survey.respondents
    assert source is not None
    asked = survey.questions[question]
    tallies = source.tabulator.tallies(asked, None).values()
    return {
        option.id: estimate(total(rows[place] for rows in tallies)).share
        for place, option in enumerate(asked.options)
    }


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("en", {"ja": 0.5, "nei": 0.5}),
        ("flere", {"a": 0.5, "b": 0.75}),
        ("sak", {"x": 0.75, "y": 0.5}),
        ("etter", {"u": 0.5, "v": 0.5}),
        ("avledet", {"noe": 0.75, "x": 0.75}),
    ],
)
def test_each_question_type_is_counted_as_by_hand(
    tmp_path: Path, question: str, expected: dict[str, float]
) -> None:
    assert shares(read_survey(pack(tmp_path), "nb"), question) == pytest.approx(expected)


def test_a_base_under_ten_never_leaves_the_source(tmp_path: Path) -> None:
    survey = read_survey(pack(tmp_path), "nb")
    nation = Group("Norge", survey.division.nation_codes, GroupRole.NATION)
    assert survey.respondents is not None
    table = survey.respondents.crosstab(survey.questions["en"], (nation,))
    assert all(cell.status is Status.SUPPRESSED for row in table.cells for cell in row)


def test_a_weight_of_zero_leaves_the_row_out(tmp_path: Path) -> None:
    survey = read_survey(pack(tmp_path), "nb")
    assert survey.respondents is not None
    assert sum(survey.respondents.tabulator.bases(None).values()) == 3
    assert survey.respondents.quality.dropped == 1


@pytest.mark.parametrize(
    ("old", "new", "code", "line"),
    [
        ("2;03;2,0", "2;99;2,0", "D140", 3),
        ("2;03;2,0", "2;30;2,0", "D141", 3),
        ("2;03;2,0", "2;03;-2", "D130", 3),
        ("2;03;2,0", "2;03;NaN", "D130", 3),
        ("2;03;2,0", "1;03;2,0", "D132", 3),
        ("2;03;2,0;nei", "2;03;2,0;kanskje", "D151", 3),
        ("3;11;1,0;ja;1", "3;11;1,0;ja;2", "D151", 4),
        ("uenig;uenig;u", "uenig;uenig;u;x", "D103", 4),
        ("fylkesnr;", "fylke;", "D104", 1),
        (SMALL, "", "D105", None),
        (SMALL, SMALL.splitlines()[0] + "\n", "D105", None),
    ],
)
def test_a_fault_in_the_answers_has_its_code_and_row(
    tmp_path: Path, old: str, new: str, code: str, line: int | None
) -> None:
    assert old in SMALL
    (problem,) = problems_of(pack(tmp_path, rows=SMALL.replace(old, new)))
    assert (problem.code, problem.place.line) == (code, line)


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ('division: "2024"', 'division: "2025"', "S230"),
        ("respondents: {file: r.csv, region: fylkesnr, weight: vekt}\n", "", "S231"),
        ("file: r.csv", "file: rr.csv", "S232"),
        ("    net: {text: enig, of: [helt, delvis]}\n", "", "S233"),
        ("from: {question: sak, any: true}", "last: true", "S233"),
        ("question: sak, any: true", "question: avledet, any: true", "S234"),
        ("universe: ja", "universe: jaa", "S235"),
        ("of: [helt, delvis]", "of: [helt, delviss]", "S235"),
        ("{id: b, text: B}", "{id: a, text: B}", "S236"),
        ("made_by: tester", "made_bye: tester", "S210"),
        ("title: Prøve\nshort", "short", "S212"),
        ("type: share_each_battery", "type: battery", "S213"),
        ('from: "2024-01-01"', 'from: "1.1.2024"', "S213"),
    ],
)
def test_a_fault_in_the_codebook_has_its_code_and_line(tmp_path: Path, old: str, new: str, code: str) -> None:
    assert old in BOOK
    found = problems_of(pack(tmp_path, BOOK.replace(old, new, 1)))
    assert code in [problem.code for problem in found]
    assert all(problem.place.line is not None for problem in found)


def test_faults_of_all_files_come_at_once(tmp_path: Path) -> None:
    folder = tmp_path / "p"
    shutil.copytree(PACKS / "barnehage-publisert", folder)
    table = folder / "tabell.csv"
    text = table.read_text(encoding="utf-8")
    text = text.replace("58,published", "158,published").replace("25,ambiguous", "25,maybe")
    table.write_text(text.replace('"61,4"', "mange"), encoding="utf-8")
    assert [problem.code for problem in problems_of(folder)] == ["D123", "D124", "D151"]


def test_a_survey_is_found_by_name_or_folder_and_a_misspelling_gets_the_nearest() -> None:
    name = next(iter(survey_folders()))
    assert find_survey(name) == find_survey(None) == survey_folders()[name]
    assert find_survey(str(PACKS / "bibliotek")).name == "bibliotek"
    with pytest.raises(DeckgenError) as fault:
        find_survey(name[:-1])
    assert name in str(fault.value.problems[0].facts["near"])


def test_texts_come_in_the_language_asked_for_where_there_is_one() -> None:
    survey = read_survey(PACKS / "bibliotek", "nn")
    assert survey.title == "Folkebiblioteka i bruk 2024" and survey.nation == "Noreg"
    assert survey.untranslated > 0
    assert read_survey(PACKS / "bibliotek", "nb").untranslated == 0
