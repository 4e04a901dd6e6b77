"""The answers as a table: one row a workplace, written the same way every time."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from respondents.answers import Rows
from respondents.chance import Chance
from respondents.pack import TYPES, Pack, Question
from respondents.sample import Workplace

CENTRALITY_SEED = 1902
CENTRALITIES = ("mest", "middels", "minst")
# Roughly how people live: a county of its own where it stands out, else its landsdel.
CENTRALITY = {
    "Oslo": (1.0, 0.0, 0.0),
    "Akershus": (0.75, 0.25, 0.0),
    "Østlandet": (0.30, 0.45, 0.25),
    "Sørlandet": (0.25, 0.50, 0.25),
    "Vestlandet": (0.30, 0.40, 0.30),
    "Trøndelag": (0.35, 0.35, 0.30),
    "Nord-Norge": (0.20, 0.40, 0.40),
}
DONT_KNOW = "vet_ikke"
# How many of those who didn't say yes didn't know.
DONT_KNOWS = {"yes_no_battery": 0.02, "share_each_battery": 0.07}


def as_csv(pack: Pack, workplaces: Sequence[Workplace], answers: dict[str, Rows], chance: Chance) -> str:
    """The whole file as text; a cell is blank when the question was not asked."""
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    headings = [heading for question in pack.questions for heading in _headings(question)]
    writer.writerow(["id", "fylke", "sektor", "storrelse", "sentralitet", "vekt", *headings])
    places = Chance(CENTRALITY_SEED)  # of its own, so that a new column changes no answer
    for place, each in enumerate(workplaces):
        cells = [
            cell
            for question in pack.questions
            for cell in _cells(question, _given(question, answers[question.id], place), chance)
        ]
        weight = f"{each.weight // 100}.{each.weight % 100:02}"
        about = [each.county.code, each.sector, each.size, _centrality(each, places)]
        writer.writerow([f"R{place + 1:04}", *about, weight, *cells])
    return written.getvalue()


def _centrality(workplace: Workplace, chance: Chance) -> str:
    """How central the workplace's municipality is; the answers don't depend on it."""
    county = workplace.county
    odds = CENTRALITY.get(county.name) or CENTRALITY[county.landsdel]
    return CENTRALITIES[chance.one_of(odds)]


def _given(question: Question, rows: Rows, place: int) -> int | None:
    """A workplace's answers, none when it was not asked; those without innovations have no types of it."""
    return rows.get(place, 0 if question.id == TYPES else None)


def _headings(question: Question) -> list[str]:
    """The columns of a question: one for a single choice, else one an option."""
    if question.kind == "single_choice":
        return [question.id]
    return [f"{question.id}.{option}" for option in question.options]


def _cells(question: Question, row: int | None, chance: Chance) -> list[str]:
    """The cells under those columns."""
    if row is None:
        return [""] * len(_headings(question))
    picked = [bool(row >> place & 1) for place in range(len(question.options))]
    if question.kind == "single_choice":
        return [question.options[picked.index(True)]]
    if question.is_battery:
        return [_answer(question, yes, chance) for yes in picked]
    return ["1" if yes else "0" for yes in picked]


def _answer(question: Question, yes: bool, chance: Chance) -> str:
    """The answer to one item of a battery."""
    if yes:
        return question.net
    if chance.happens(DONT_KNOWS[question.kind]):
        return DONT_KNOW
    return next(answer for answer in question.answers if answer not in (question.net, DONT_KNOW))
