"""Hidden figures are nowhere in the files: other hidden answers give the very same parts.

Only the properties of a `survey` deck differ, by the hash of the data; under `strict` nothing does.
"""

from __future__ import annotations

import random
import zipfile
from pathlib import Path

import pytest

from deck.people import a_pack, people
from deckgen.build import build, plan_deck
from deckgen.deck.asked import Existing, Extras
from deckgen.request import Request
from deckgen.survey.crosstab import Status

# Finnmark has 12 answers a wave; Troms and Nordland are the other counties of its landsdel.
NEAR = ("Finnmark", "Troms", "Nordland", "Nord-Norge", None)


def hidden_pair() -> list[dict[str, str]]:
    """Rows in which two counties of one landsdel are hidden whole: one too small, one its partner."""
    rows = [row for row in people() if row["runde"] == "2024"]
    few = [row for row in rows if row["kommune"] == "5601"][:8]
    return few + [row for row in rows if row["kommune"] not in ("5601", "5501")]


def swapped(rows: list[dict[str, str]], one: str, other: str) -> list[dict[str, str]]:
    """The same answers, handed out anew among the people of two places, men and women apart."""
    chance = random.Random(7)
    found = [dict(row) for row in rows]
    for sex in "km":
        pool = [row for row in found if row["kommune"] in (one, other) and row["kjonn"] == sex]
        answers = [{k: v for k, v in row.items() if k not in ("id", "kommune", "kjonn")} for row in pool]
        chance.shuffle(answers)
        for row, given in zip(pool, answers, strict=True):
            row.update(given)
    return found


def partner_of_finnmark(folder: Path) -> str:
    """The place whose figures are hidden along with Finnmark's."""
    for region, place in (("Harstad", "5503"), ("Bodø", "1804")):
        slides = plan_deck(Request(region=region, survey=str(folder))).slides
        if any("skjermet" in slide.texts.get("source", ("",))[0] for slide in slides if slide.chart):
            return place
    raise AssertionError("nobody hides with Finnmark")


def parts(path: Path) -> dict[str, bytes]:
    """Everything in a deck's file."""
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.parametrize("profile", ["survey", "strict"])
def test_decks_of_all_regions_are_the_same_whatever_the_hidden_answered(tmp_path: Path, profile: str) -> None:
    rows = hidden_pair()
    folder = a_pack(tmp_path / "folk", rows, profile)
    place = partner_of_finnmark(folder)
    others = swapped(rows, "5601", place)
    assert others != rows
    decks: list[list[dict[str, bytes]]] = []
    for answers in (rows, others):
        a_pack(tmp_path / "folk", answers, profile)
        made = [
            parts(build(Request(region=region, survey=str(folder), output=tmp_path / "a.pptx",
                                existing=Existing.REPLACE,
                                extras=Extras(by=("kjonn",)) if region != "Finnmark" else Extras())))
            for region in NEAR
        ]  # fmt: skip
        decks.append(made)
    if profile == "survey":
        for deck in (*decks[0], *decks[1]):
            del deck["docProps/custom.xml"]
        assert decks[0] == decks[1]
    else:
        # Under `strict` counts decide what is hidden, so only the hidden county's own deck is the same.
        assert decks[0][0] == decks[1][0]


def test_a_hidden_county_has_no_figure_in_any_part_of_its_chart(tmp_path: Path) -> None:
    folder = a_pack(tmp_path / "folk", hidden_pair())
    (folder / "deck.yaml").write_text(
        "slides: [{layout: chart, chart: {question: syk, groups: counties, kind: ranking_columns}}]\n",
        "utf-8",
    )
    slide = plan_deck(Request(region="Finnmark", survey=str(folder))).slides[0]
    assert slide.chart is not None
    column = slide.chart.crosstab.column("Finnmark")
    assert {cell.status for cell in column} == {Status.SUPPRESSED}
    assert all(cell.share is None and cell.base is None and cell.weighted_base is None for cell in column)
    withheld = [
        group.name
        for group in slide.chart.crosstab.groups
        if slide.chart.crosstab.column(group.name)[0].status is Status.WITHHELD
    ]
    assert withheld


def test_nothing_finer_than_what_is_printed_reaches_a_chart() -> None:
    for slide in plan_deck(Request(region="Troms")).slides:
        for row in slide.chart.crosstab.cells if slide.chart else ():
            for cell in row:
                assert cell.share is None or round(cell.share * 100, 9).is_integer()
                assert cell.weighted_base is None and cell.effective_base is None
