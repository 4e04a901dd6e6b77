"""The notes of every chart slide: three points, the question, bases, tests, limits, and all its figures."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from deckgen.deck.asked import Extras
from deckgen.deck.deck import Deck, Shown, Slide
from deckgen.findings.describe import figure
from deckgen.findings.numbers import count
from deckgen.findings.phrases import Phrases, phrases
from deckgen.findings.speaking import COLUMN
from deckgen.sources.geography import read_division
from deckgen.survey.crosstab import Crosstab, Estimate, Status
from finished.built import PLAIN
from finished.test_all_regions import EVERY_REGION
from finished.test_for_everyone import KINDERGARTEN, LIBRARY, Case, planned

_PERCENT = re.compile(r"\d+\u00a0%")
COMPARING = re.compile(r"\b(høyere|høgare|lavere|lågare|større|mindre|flest|færrest) ", re.I)


def blocks_of(slide: Slide, say: Phrases) -> Iterator[tuple[Shown, list[str]]]:
    """Each chart of a slide with the lines of the notes that are about it."""
    lines = list(slide.notes)
    if slide.beside is None:
        yield slide.charts[0], lines
        return
    right = lines.index(say("notes_right"))
    yield slide.charts[0], lines[1:right]
    yield slide.charts[1], lines[right + 1 :]


def faults_of(shown: Shown, lines: list[str], say: Phrases) -> list[str]:
    """What the notes of one chart lack or should not say."""
    table = shown.chart.crosstab
    points = [line for line in lines if re.match(r"[123]\. ", line)]
    found = [] if len(set(points)) == 3 else [f"{len(points)} points"]
    wanted = [
        say("notes_points"),
        say("notes_question", question=table.question.wording),
        say("notes_universe", universe=table.question.universe.text),
        say("notes_cannot"),
        f"– {say('cannot_causes')}",
        say("notes_figures"),
        *rows_of(table, say),
    ]
    found += [f"lacks {line}" for line in wanted if line not in lines]
    bases = next(line for line in lines if line.startswith(say("notes_bases", bases="")))
    for group, base in zip(table.groups, table.bases, strict=True):
        said = group.name if base is None else f"{group.name} n\u00a0=\u00a0{count(base)}"
        found += [] if said in bases else [f"base of {group.name}"]
    found += untested_claims(points, table, say)
    hidden = [cell for cell in cells(table) if cell.status in (Status.SUPPRESSED, Status.WITHHELD)]
    if any(cell.share is not None or cell.base is not None for cell in hidden):
        found.append("a hidden figure")
    return found


def cells(table: Crosstab) -> list[Estimate]:
    return [cell for row in table.cells for cell in row]


def rows_of(table: Crosstab, say: Phrases) -> list[str]:
    """The rows that the table in the notes must have."""
    if len(table.options) == 1:
        pairs = zip(table.groups, table.cells[0], strict=True)
        return [COLUMN.join((group.name, figure(cell, say))) for group, cell in pairs]
    header = COLUMN.join([say("sheet_answer"), *(group.name for group in table.groups)])
    rows = [
        COLUMN.join([option.text, *(figure(cell, say) for cell in row)])
        for option, row in zip(table.options, table.cells, strict=True)
        if option.group is None
    ]
    return [header, *rows]


def untested_claims(points: list[str], table: Crosstab, say: Phrases) -> list[str]:
    """Points that call something clear which carries no mark, compare, or give a figure that is not sure."""
    clear = {figure(cell, say).split(" (")[0] for cell in cells(table) if cell.direction}
    sure = {
        f
        for cell in cells(table)
        if cell.status is not Status.AMBIGUOUS
        for f in _PERCENT.findall(figure(cell, say))
    }
    found = []
    for point in points:
        said = re.sub("«[^»]*»", "", point)
        if re.search(r"tyde?le?i?g (over|under)", said) and not any(share in said for share in clear):
            found.append(f"unmarked: {point}")
        if COMPARING.search(said):
            found.append(f"compares: {point}")
        if set(_PERCENT.findall(said)) - sure:
            found.append(f"unsure: {point}")
    return found


def faults_in(deck: Deck) -> list[str]:
    say = phrases(deck.language)
    return [
        f"{slide.number}: {fault}"
        for slide in deck.slides
        if slide.chart is not None
        for shown, lines in blocks_of(slide, say)
        for fault in faults_of(shown, lines, say)
    ]


MORE = Extras(by=("sektor",), compare=("lignende",), intervals=True)
LOOKED_AT: list[Case] = [
    ("Troms", None, "nb", PLAIN),
    ("Møre og Romsdal", None, "nn", PLAIN),
    (None, None, "nb", PLAIN),
    ("Finnmark", LIBRARY, "nb", PLAIN),
    ("Viken", KINDERGARTEN, "nb", PLAIN),
    ("Oslo", None, "nb", MORE),
]


@pytest.mark.parametrize("case", LOOKED_AT, ids=str)
def test_the_notes_of_a_deck_say_all_and_no_more(case: Case) -> None:
    deck = planned(*case)
    assert any(slide.chart is not None for slide in deck.slides)
    assert faults_in(deck) == []


@pytest.mark.soak
@pytest.mark.parametrize("language", ["nb", "nn"])
@pytest.mark.parametrize("region", [*EVERY_REGION, None])
def test_the_notes_of_every_region_say_all_and_no_more(region: str | None, language: str) -> None:
    assert faults_in(planned(region, None, language, PLAIN)) == []


@pytest.mark.soak
@pytest.mark.parametrize("region", [*(r.name for r in read_division("2024").regions), None])
def test_the_notes_of_every_region_of_a_small_survey_say_all_and_no_more(region: str | None) -> None:
    assert faults_in(planned(region, LIBRARY, "nb", PLAIN)) == []


@pytest.mark.soak
@pytest.mark.parametrize("by", ["sektor", "storrelse", "landsdel"])
@pytest.mark.parametrize("region", [*EVERY_REGION, None])
def test_the_notes_of_every_split_say_all_and_no_more(region: str | None, by: str) -> None:
    extras = Extras(by=(by,), compare=("lignende", "landsdel"), intervals=True)
    assert faults_in(planned(region, None, "nb", extras)) == []
