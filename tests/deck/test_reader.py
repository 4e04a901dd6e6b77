"""A deck file's faults stand on their own line, in the words of the one who wrote it."""

from __future__ import annotations

from pathlib import Path

import pytest

from deck.planning import PACKS
from deckgen.deck.reader import read_deck, rows_of
from deckgen.deck.spec import ChartSlide
from deckgen.errors import DeckgenError, Problem
from deckgen.sources.catalogue import read_survey

SURVEY = read_survey(PACKS / "bibliotek", "nb")
DECK = """\
slides:
  - layout: title
    title: Bibliotek i {region}
    subtitle: For {region}
    motto: Les mer
  - layout: bullets
    title: Om
    bullets:
      - Første
      - Andre i {nation}
  - layout: cards
    title: Kort
    lead: Ord
    cards:
      - title: Ett
        text: Ett kort
  - layout: chapter
    title: Kapittel
    text:
      - Et ord
  - layout: table
    title: Hvem
    question: Etter alder
    bases:
      by: alder
  - layout: chart
    title: "{laan} låner i {nation}"
    question: Hva?
    holds:
      top:
        - laan
    chart:
      question: bruk
      kind: clustered_bars
      rows: 1-5
      apart:
        - ingen
      strong:
        - laan
  - layout: chart-text
    title: "{svaert+ganske} er fornøyde"
    text:
      - "{svaert} i {nation}"
    chart:
      question: tilfreds
  - layout: closing
    title: Takk
    web: www.eksempel.no
"""

FAULTS = [
    ("Bibliotek i {region}", "Bibliotek i {regoin}", "S235", "title: Bibliotek"),
    ("For {region}", "For {fylke}", "S235", "subtitle:"),
    ("Les mer", "Les {mer}", "S235", "motto:"),
    ("Andre i {nation}", "Andre i {nasjon}", "S235", "- Andre"),
    ("lead: Ord", "lead: '{ord}'", "S235", "lead:"),
    ("text: Ett kort", "text: '{kort}'", "S235", "text: '{kort}'"),
    ("- Et ord", "- '{et} ord'", "S235", "{et}"),
    ("question: Etter alder", "question: Etter {alder}", "S235", "{alder}"),
    ("by: alder", "by: kjonn", "S235", "by: kjonn"),
    ('"{laan} låner', '"{laaner} låner', "S235", "{laaner}"),
    ("question: Hva?", "question: Hva {laan}?", "S235", "Hva {laan}"),
    ("        - laan\n    chart", "        - lan\n    chart", "S235", "- lan"),
    ("question: bruk", "question: bruken", "S235", "question: bruken"),
    ("kind: clustered_bars", "kind: bars", "S235", "kind: bars"),
    ("        - ingen", "        - annet", "S235", "- annet"),
    ("{svaert+ganske}", "{svaert+helt}", "S235", "{svaert+helt}"),
    ('"{svaert} i', '"{lite+sv} i', "S235", "{lite+sv}"),
    ("rows: 1-5", "rows: 6-9", "S240", "rows: 6-9"),
    ("rows: 1-5", "rows: 4-2", "S240", "rows: 4-2"),
    ("rows: 1-5", "rows: 0-5", "S213", "rows: 0-5"),
    ("kind: clustered_bars", "kind: map", "S242", "kind: map"),
    ("layout: chart-text", "layout: chart", "S242", "text:"),
    ("      rows: 1-5", "      row: 1-5", "S210", "row: 1-5"),
    ("    motto: Les mer", "    moto: Les mer", "S210", "moto:"),
    ("    title: Om\n", "", "S212", "- layout: bullets"),
    ("      question: tilfreds", "      kind: columns", "S212", "chart:\n      kind"),
    ("layout: closing", "layout: slutt", "S213", "- layout: slutt"),
    ("kind: clustered_bars", "groups: fylker", "S213", "groups: fylker"),
    ("        text: Ett kort\n", "", "S212", "- title: Ett"),
]


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "deck.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def problems_of(path: Path) -> list[Problem]:
    with pytest.raises(DeckgenError) as fault:
        read_deck(path, SURVEY)
    assert fault.value.exit_code == 4
    return list(fault.value.problems)


def test_the_deck_file_of_these_tests_is_sound(tmp_path: Path) -> None:
    assert len(read_deck(written(tmp_path, DECK), SURVEY).slides) == 8


@pytest.mark.parametrize(("old", "new", "code", "at"), FAULTS, ids=[f"{f[2]} {f[3]}" for f in FAULTS])
def test_a_fault_points_at_its_line(tmp_path: Path, old: str, new: str, code: str, at: str) -> None:
    assert DECK.count(old) >= 1
    text = DECK.replace(old, new, 1)
    (problem,) = problems_of(written(tmp_path, text))
    assert problem.code == code and problem.place.line is not None
    from_there = "\n".join(text.splitlines()[problem.place.line - 1 :])
    assert at in from_there and from_there.index(at) < len(from_there.splitlines()[0])


def test_every_fault_comes_at_once_with_the_nearest_names(tmp_path: Path) -> None:
    text = DECK.replace("question: bruk", "question: bruken").replace("by: alder", "by: aldr")
    found = problems_of(written(tmp_path, text))
    assert [problem.facts["near"] for problem in found] == [["alder"], ["bruk"]]


def test_a_key_that_stands_in_the_wrong_place_is_not_offered_for_itself(tmp_path: Path) -> None:
    text = DECK.replace("    title: Om\n", "    title: Om\n    rows: 1-5\n", 1)
    assert [(p.code, p.facts) for p in problems_of(written(tmp_path, text))] == [
        ("S210", {"key": "rows", "near": ["groups"]})
    ]


def test_one_fault_is_not_told_twice_where_it_empties_the_list(tmp_path: Path) -> None:
    text = "slides:\n  - layout: closing\n    titel: Takk\n    title: Takk\n"
    assert [(p.code, p.place.line) for p in problems_of(written(tmp_path, text))] == [("S210", 3)]
    assert [p.code for p in problems_of(written(tmp_path, "slides: []\n"))] == ["S213"]


def test_a_table_of_bases_needs_respondents(tmp_path: Path) -> None:
    printed = read_survey(PACKS / "barnehage-publisert", "nb")
    path = written(tmp_path, "slides:\n  - layout: table\n    title: Hvem\n    bases: {}\n")
    with pytest.raises(DeckgenError) as fault:
        read_deck(path, printed)
    assert [(p.code, p.place.line) for p in fault.value.problems] == [("S241", 4)]


def test_rows_are_counted_from_one_with_both_ends(tmp_path: Path) -> None:
    question = SURVEY.questions["bruk"]
    assert (rows_of("1-3", question), rows_of("2-2", question)) == ((0, 3), (1, 2))
    assert rows_of(None, question) == (0, 5)


def test_a_text_that_looks_like_a_number_stays_as_written(tmp_path: Path) -> None:
    spec = read_deck(written(tmp_path, DECK.replace("title: Om", "title: 1.10")), SURVEY)
    assert not isinstance(spec.slides[1], ChartSlide)
    assert spec.slides[1].title == {"nb": "1.10"}


def test_a_value_that_does_not_fit_is_told_as_it_was_written(tmp_path: Path) -> None:
    text = "slides:\n  - layout: bullets\n    title: [a, {b: true}]\n    bullets: [c]\n"
    (problem, *_) = problems_of(written(tmp_path, text))
    assert (problem.code, problem.facts["value"]) == ("S213", "[a, {b: true}]")
