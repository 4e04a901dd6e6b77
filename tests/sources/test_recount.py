"""Every figure of two packs, counted again here in plain Python with exact fractions."""

from __future__ import annotations

import csv
from collections.abc import Callable
from fractions import Fraction
from functools import cache
from pathlib import Path

import pytest

from deckgen.sources.catalogue import read_survey
from deckgen.sources.packs import find_survey
from deckgen.survey.crosstab import Estimate, Group, Status
from deckgen.survey.survey import Survey
from deckgen.survey.tally import SCORE_UNIT, total

BIBLIOTEK = Path(__file__).parents[1] / "packs" / "bibliotek"
SHIPPED = find_survey(None)
Row = dict[str, str]
TYPES = ("tjenester", "produkter", "prosesser", "kommunikasjon")


@cache
def rows_of(folder: Path) -> list[Row]:
    text = (folder / "respondents.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines(), delimiter=";" if ";" in text else ","))


@cache
def survey_of(folder: Path) -> Survey:
    return read_survey(folder, "nb")


def innovative(row: Row) -> bool:
    return any(row[f"q03_typer.{kind}"] == "ja" for kind in TYPES)


# pack, question, option, who was asked, who answered, who holds the option
CASES: list[tuple[Path, str, str, Callable[[Row], bool], str, Callable[[Row], bool]]] = [
    (BIBLIOTEK, "bruk", "lese", lambda r: True, "bruk.lese", lambda r: r["bruk.lese"] == "1"),
    (BIBLIOTEK, "viktigst", "vet_ikke", lambda r: True, "viktigst.naert",
     lambda r: r["viktigst.vet_ikke"] == "1"),
    (BIBLIOTEK, "tilfreds", "lite", lambda r: True, "tilfreds", lambda r: r["tilfreds"] == "lite"),
    (BIBLIOTEK, "sider", "stille", lambda r: True, "sider.stille",
     lambda r: r["sider.stille"] in ("helt", "delvis")),
    (BIBLIOTEK, "arrangement", "barn", lambda r: r["bruk.arrangement"] == "1", "arrangement",
     lambda r: r["arrangement"] == "barn"),
    (SHIPPED, "q03_typer", "produkter", lambda r: True, "q03_typer.produkter",
     lambda r: r["q03_typer.produkter"] == "ja"),
    (SHIPPED, "q00_landsdel", "minst_en", lambda r: True, "q03_typer.tjenester", innovative),
    (SHIPPED, "q01_minst_en", "prosess", lambda r: True, "q03_typer.prosesser",
     lambda r: r["q03_typer.prosesser"] == "ja"),
    (SHIPPED, "q04_igangsatt", "teknologi", innovative, "q04_igangsatt.teknologi",
     lambda r: r["q04_igangsatt.teknologi"] == "1"),
    (SHIPPED, "q05_nyeste_var", "kopi", innovative, "q05_nyeste_var",
     lambda r: r["q05_nyeste_var"] == "kopi"),
    (SHIPPED, "q08_kanaler", "nettverk", lambda r: r["q07_spredt"] == "ja", "q08_kanaler.nettverk",
     lambda r: r["q08_kanaler.nettverk"] == "1"),
    (SHIPPED, "q11_fremmet", "drift", innovative, "q11_fremmet.drift",
     lambda r: r["q11_fremmet.drift"] == "i_grad"),
]  # fmt: skip


def counted(rows: list[Row], answered: str, holds: Callable[[Row], bool]) -> tuple[int, Fraction]:
    valid = [row for row in rows if row[answered] != "" and Fraction(row.get("vekt", "1")) > 0]
    weight = {True: Fraction(0), False: Fraction(0)}
    for row in valid:
        weight[holds(row)] += Fraction(row.get("vekt", "1"))
    total = sum(weight.values())
    return len(valid), weight[True] / total if total else Fraction(0)


@pytest.mark.parametrize(
    ("folder", "question", "option", "asked", "answered", "holds"),
    CASES,
    ids=[f"{case[1]}-{case[2]}" for case in CASES],
)
def test_every_region_has_the_figure_that_its_rows_give(
    folder: Path,
    question: str,
    option: str,
    asked: Callable[[Row], bool],
    answered: str,
    holds: Callable[[Row], bool],
) -> None:
    survey = survey_of(folder)
    column = "fylkesnr" if folder == BIBLIOTEK else "fylke"
    source = survey.respondents
    assert source is not None
    fielded = survey.questions[question]
    row = [o.id for o in fielded.options].index(option)
    tallies = source.tabulator.tallies(fielded, None)
    shown = 0
    for name, codes in [
        *((r.name, r.codes) for r in survey.division.regions),
        ("Norge", survey.division.nation_codes),
    ]:
        rows = [row for row in rows_of(folder) if row[column] in codes and asked(row)]
        base, share = counted(rows, answered, holds)
        exact = total(rows_[row] for part, rows_ in tallies.items() if part.code in codes)
        assert exact.base == base
        found = source.crosstab(fielded, (Group(name, codes),)).cell(option, name)
        if base == 0:
            assert found == Estimate(None, 0, 0.0, Status.NOT_ASKED)
            continue
        assert Fraction(exact.wx, exact.weight * SCORE_UNIT) == share
        if base < 10:
            assert found == Estimate(None, status=Status.SUPPRESSED)
        elif found.status is not Status.WITHHELD:
            assert (found.base, found.status) == (base, Status.COUNTED), name
            assert found.share == pytest.approx(float(share), abs=1e-12)
            shown += 1
    assert shown >= 2


def test_bases_are_rows_by_region_and_cut() -> None:
    survey = survey_of(BIBLIOTEK)
    source = survey.respondents
    assert source is not None
    shown = 0
    for region in survey.division.regions:
        for cut in (None, *(("alder", value) for value in survey.cuts[0].values)):
            rows = [r for r in rows_of(BIBLIOTEK) if r["fylkesnr"] in region.codes]
            expected = sum(cut is None or row[cut[0]] == cut[1] for row in rows)
            found = source.base(region.codes, cut)
            assert found == expected or found is None
            assert found is None or found == 0 or found >= 10
            shown += found is not None
    assert shown >= 10
