"""A printed table: every figure as it stands, every hole a hole, every fault with its row."""

from __future__ import annotations

from pathlib import Path

import pytest

from deckgen.errors import DeckgenError, Problem
from deckgen.sources.catalogue import read_survey
from deckgen.sources.geography import read_division
from deckgen.survey.crosstab import Estimate, Group, GroupRole, Status
from deckgen.survey.survey import Survey

BOOK = """\
title: Prøve
short_title: Prøve
source: Prøve
made_by: tester
field_period: {from: "2021-01-01", to: "2021-01-02"}
division: "2020"
published: {file: tabell.csv, bases: {alle: {Norge: 900, Viken: 25}}}
universes:
  - {id: alle, text: alle}
  - {id: noen, text: noen, where: {question: r, option: c}}
questions:
  - id: q
    wording: Q?
    type: derived
    universe: alle
    options:
      - {id: a, text: A, from: {question: r, option: c}}
      - {id: b, text: B, group: Danmark}
  - id: r
    wording: R?
    type: multiple_choice
    universe: noen
    options: [{id: c, text: C}]
"""
TABLE = """\
question_id,option_id,region,value,status,reason
q,a,Norge,61.5,certain,
q,a,viken fylke,58,ambiguous,
q,a,Agder,,missing,lost
q,a,Vestland,40,restored,
q,b,Danmark,80,certain,
r,c,Norge,17,published,
"""


def pack(tmp_path: Path, table: str | bytes = TABLE, book: str = BOOK) -> Path:
    folder = tmp_path / "pack"
    folder.mkdir(exist_ok=True)
    (folder / "codebook.yaml").write_text(book, encoding="utf-8")
    (folder / "tabell.csv").write_bytes(table if isinstance(table, bytes) else table.encode())
    return folder


def column(survey: Survey, name: str, question: str = "q") -> list[Estimate]:
    nation = survey.division.nation_codes
    if name == "Norge":
        group = Group(name, nation, GroupRole.NATION)
    else:
        group = Group(name, survey.division.region(name).codes, GroupRole.OWN)
    assert survey.published is not None
    return list(survey.published.crosstab(survey.questions[question], (group,)).column(name))


@pytest.mark.parametrize(
    ("region", "percent", "base", "status"),
    [
        ("Norge", 62, 900, Status.PUBLISHED),
        ("Viken", 58, 25, Status.AMBIGUOUS),
        ("Vestland", 40, None, Status.PUBLISHED),
        ("Agder", None, None, Status.MISSING),
        ("Rogaland", None, None, Status.MISSING),
    ],
)
def test_a_figure_is_looked_up_by_region_with_its_doubt_and_a_base_only_where_one_is_given(
    tmp_path: Path, region: str, percent: int | None, base: int | None, status: Status
) -> None:
    found = column(read_survey(pack(tmp_path), "nb"), region)[0]
    assert (found.percent, found.base, found.status) == (percent, base, status)


def test_a_base_belongs_to_its_universe(tmp_path: Path) -> None:
    assert column(read_survey(pack(tmp_path), "nb"), "Norge", "r")[0].base is None


def test_another_country_stands_beside_the_nation_and_nowhere_else(tmp_path: Path) -> None:
    survey = read_survey(pack(tmp_path), "nb")
    assert column(survey, "Norge")[1] == Estimate(0.8, status=Status.PUBLISHED)
    assert column(survey, "Viken")[1].status is Status.MISSING


def test_the_nation_is_found_in_a_deck_in_nynorsk(tmp_path: Path) -> None:
    survey = read_survey(pack(tmp_path), "nn")
    noreg = Group(survey.nation, survey.division.nation_codes, GroupRole.NATION)
    assert survey.published is not None
    cell = survey.published.crosstab(survey.questions["q"], (noreg,)).cell("a", "Noreg")
    assert (cell.percent, cell.base) == (62, 900)


@pytest.mark.parametrize("value", ["", "55"])
def test_a_figure_marked_as_missing_is_never_shown(tmp_path: Path, value: str) -> None:
    table = TABLE.replace("40,restored", f"{value},missing")
    found = column(read_survey(pack(tmp_path, table), "nb"), "Vestland")[0]
    assert found == Estimate(None, status=Status.MISSING)


@pytest.mark.parametrize(
    "table",
    [
        TABLE.replace(",", ";").replace("61.5", "61,5"),
        TABLE.replace(",", "\t"),
        TABLE.replace("\n", "\r\n"),
        "\ufeff" + TABLE,
        TABLE.replace("q,a,Agder", "\nq,a,Agder") + "\n\n",
    ],
    ids=["semicolons and decimal comma", "tabs", "Windows lines", "byte order mark", "blank lines"],
)
def test_a_table_is_read_however_a_spreadsheet_saved_it(tmp_path: Path, table: str) -> None:
    survey = read_survey(pack(tmp_path, table), "nb")
    assert [column(survey, name)[0].percent for name in ("Norge", "Viken", "Agder")] == [62, 58, None]


def problems_of(folder: Path) -> list[Problem]:
    with pytest.raises(DeckgenError) as fault:
        read_survey(folder, "nb")
    return list(fault.value.problems)


@pytest.mark.parametrize(
    ("old", "new", "code", "line"),
    [
        ("Norge,61.5", "Norge,6l.5", "D123", 2),
        ("Norge,61.5", "Norge,61 %", "D121", 2),
        ("Norge,61.5", "Norge,nan", "D123", 2),
        ("Norge,61.5", "Norge,inf", "D124", 2),
        ("Norge,61.5", "Norge,100.1", "D124", 2),
        ("Vestland,40", "Vestland,-1", "D124", 5),
        ("q,a,Vestland", "q9,a,Vestland", "D151", 5),
        ("q,a,Vestland", "q,z,Vestland", "D151", 5),
        ("restored", "guessed", "D151", 5),
        ("q,a,Vestland", "q,a,VIKEN", "D132", 5),
        ("q,a,Vestland", "q,a,Vetsland", "D140", 5),
        ("q,a,Vestland", "q,a,Hordaland", "D141", 5),
        ("q,a,Vestland,40,restored,", "q,a,Vestland,40", "D103", 5),
        ("q,a,Agder", "\nq,a,Vetsland", "D140", 5),
        ("region,", "county,", "D104", 1),
        ("lost", "l\xc3\xb8st\xff", "D101", 4),
        (TABLE, "", "D105", None),
        (TABLE, TABLE.splitlines()[0], "D105", None),
        ("lost", '"lost' + "x" * 140_000, "D106", 4),
    ],
)
def test_a_fault_in_the_table_has_its_code_and_row(
    tmp_path: Path, old: str, new: str, code: str, line: int | None
) -> None:
    assert old in TABLE
    table = TABLE.replace(old, new, 1)
    found = problems_of(pack(tmp_path, table.encode("latin-1")))
    assert (found[0].code, found[0].place.line) == (code, line)


@pytest.mark.parametrize(("text", "slips"), [("0.78", True), ("0,78", True), ("0.8", False), ("78", False)])
def test_one_share_among_many_whole_per_cents_is_a_slip(tmp_path: Path, text: str, slips: bool) -> None:
    """However few figures its own row has; tenths of a per cent may be meant."""
    counties = [region.name for region in read_division("2024").regions][:10]
    table = "\n".join(
        ["question_id;option_id;region;value;status"]
        + [f"q;a;{name};{40 + place};certain" for place, name in enumerate(counties)]
        + [f"q;b;Troms;{text};certain", ""]
    )
    folder = pack(tmp_path, table, BOOK.replace('division: "2020"', 'division: "2024"'))
    if slips:
        (problem,) = problems_of(folder)
        assert (problem.code, problem.place.line, problem.facts["value"]) == ("D121", 12, "0.78")
    else:
        assert read_survey(folder, "nb").published


def test_a_misspelt_region_gets_the_nearest_names(tmp_path: Path) -> None:
    (problem,) = problems_of(pack(tmp_path, TABLE.replace("Vestland", "Vetsland")))
    assert "Vestland" in str(problem.facts["near"])


def test_every_faulty_row_comes_at_once(tmp_path: Path) -> None:
    table = TABLE.replace("61.5", "x").replace("80", "800").replace("17", "y")
    assert [(p.code, p.place.line) for p in problems_of(pack(tmp_path, table))] == [
        ("D123", 2),
        ("D124", 6),
        ("D123", 7),
    ]


def test_a_base_of_an_unknown_universe_is_refused_with_its_line(tmp_path: Path) -> None:
    (problem,) = problems_of(pack(tmp_path, book=BOOK.replace("bases: {alle:", "bases: {ale:")))
    assert (problem.code, problem.place.line, problem.facts["near"]) == ("S235", 7, ["alle"])
