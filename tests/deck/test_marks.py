"""The marks of a deck and its method slide against statsmodels, from the raw rows."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.proportion import proportion_confint, proportions_ztest

from builders import a_crosstab
from deck.people import a_pack, people
from deck.planning import planned
from deckgen.build import plan_deck
from deckgen.deck.differences import Marks
from deckgen.request import Request
from deckgen.sources.packs import find_survey
from deckgen.survey.crosstab import Direction
from deckgen.survey.question import Report
from deckgen.survey.uncertainty import FALSE_DISCOVERIES

ROWS = pd.read_csv(Path(find_survey(None)) / "respondents.csv", dtype=str, keep_default_na=False)
WEIGHT = ROWS["vekt"].astype(float).to_numpy()


def effective(mask: np.ndarray) -> float:
    return float(WEIGHT[mask].sum() ** 2 / (WEIGHT[mask] ** 2).sum())


def share(mask: np.ndarray, hits: np.ndarray) -> float:
    return float(WEIGHT[mask & hits].sum() / WEIGHT[mask].sum())


def answers(question: str, option: str) -> tuple[np.ndarray, np.ndarray]:
    """Who answered, and who holds the option, for the types of the shipped pack."""
    columns = [name for name in ROWS.columns if str(name).startswith(f"{question}.")]
    if not columns:
        return (ROWS[question] != "").to_numpy(), (ROWS[question] == option).to_numpy()
    column = ROWS[f"{question}.{option}"]
    battery = set(column) - {"0", "1", ""}
    answered = (column != "") if battery else (ROWS[columns] != "").any(axis=1)
    return answered.to_numpy(), column.isin(["ja", "i_grad", "1"]).to_numpy()


@pytest.mark.parametrize(("region", "code"), [("Troms", "19"), ("Oslo", "03"), ("Møre og Romsdal", "15")])
def test_just_the_differences_that_pass_are_marked(region: str, code: str) -> None:
    own = (ROWS["fylke"] == code).to_numpy()
    keys, p_values, apart = [], [], []
    marked = set()
    for slide in planned(region).slides:
        if slide.chart is None or [g.name for g in slide.chart.crosstab.groups] != [region, "Norge"]:
            continue
        table = slide.chart.crosstab
        for option, row in zip(table.options, table.cells, strict=True):
            key = (table.question.id, option.id)
            if row[0].direction is not None:
                marked.add((key, row[0].direction))
            if table.source.kind != "respondents" or key in keys:
                continue
            answered, hits = answers(*key)
            here, rest = answered & own, answered & ~own
            if min(here.sum(), rest.sum()) < 30:
                continue
            count = np.array([share(m, hits) * effective(m) for m in (here, rest)])
            _, p = proportions_ztest(count, np.array([effective(here), effective(rest)]))
            keys.append(key)
            p_values.append(1.0 if np.isnan(p) else p)
            apart.append(share(here, hits) - share(rest, hits))
    passed, *_ = multipletests(p_values, alpha=FALSE_DISCOVERIES, method="fdr_bh")
    expected = {
        (key, Direction.ABOVE if a > 0 else Direction.BELOW)
        for key, ok, a in zip(keys, passed, apart, strict=True)
        if ok and abs(a) >= 0.05
    }
    assert marked == expected
    method = " ".join(planned(region).slides[-2].texts["text"])
    assert f"sammenlignet med resten av landet {len(keys)} ganger" in method


def test_the_margin_on_the_method_slide_is_wilsons() -> None:
    own = (ROWS["fylke"] == "19").to_numpy()
    low, high = proportion_confint(0.5 * effective(own), effective(own), method="wilson")
    said = " ".join(planned("Troms").slides[-2].texts["text"])
    assert f"±{int(np.ceil((high - low) / 2 * 100))} prosentpoeng for Troms" in said
    assert f"mellom {round(low * 100)} og {round(high * 100)}" in said


def test_a_legend_explains_the_marks_just_where_there_are_marks() -> None:
    for slide in planned("Troms").slides:
        if slide.chart is not None:
            marks = any(cell.direction for row in slide.chart.crosstab.cells for cell in row)
            assert ("trekant" in slide.texts["source"][0]) is marks


def test_a_mean_has_no_mark_though_the_shares_of_its_question_have() -> None:
    share, mean = a_crosstab("A 47 51"), a_crosstab("A 4.2m 4.1m")
    mean = replace(mean, question=replace(mean.question, report=Report.MEAN))
    key = ("q", "o1", share.groups[0].codes, None)
    marks = Marks({key: Direction.ABOVE}, frozenset({key}))
    assert marks.on(share).cells[0][0].direction is Direction.ABOVE and marks.of(share)
    assert marks.on(mean).cells[0][0].direction is None and not marks.of(mean)


def the_numbers(line: str) -> list[int]:
    return [int(number) for number in re.findall(r"\d+", line)]


@pytest.mark.parametrize("region", ["Troms", "Oslo", "Møre og Romsdal"])
def test_the_notes_of_all_charts_count_the_tests_of_the_deck(region: str) -> None:
    deck = planned(region)
    counted = [
        the_numbers(line)
        for slide in deck.slides
        for line in slide.notes
        if line.startswith("Sammenlignet med resten av landet:")
    ]
    assert all(tests == clear + unclear for tests, clear, unclear in counted)
    method = " ".join(deck.slides[-2].texts["text"])
    assert f"{sum(tests for tests, *_ in counted)} ganger" in method
    clear = sum(clear for _, clear, _ in counted)
    assert (f"(merket med trekant): {clear}." in method) if clear else ("ingen tydelige" in method)


def test_no_mark_stands_where_nothing_was_tested(tmp_path: Path) -> None:
    """Neither on an earlier wave nor on the whole of a split, though the region's own chart has one."""
    folder = a_pack(tmp_path / "folk", people())
    (folder / "deck.yaml").write_text(
        "slides:\n"
        "  - {layout: chart, chart: {question: syk}}\n"
        '  - {layout: chart, chart: {question: syk, waves: ["2022"]}}\n'
        "  - {layout: chart, chart: {question: syk, by: kjonn}}\n",
        encoding="utf-8",
    )
    region, waves, split = plan_deck(Request(region="Troms", survey=str(folder))).slides
    marked = [
        {
            group.name
            for row in slide.chart.crosstab.cells
            for group, cell in zip(slide.chart.crosstab.groups, row, strict=True)
            if cell.direction is not None
        }
        for slide in (region, waves, split)
        if slide.chart is not None
    ]
    assert marked[0] == {"Troms"} and marked[1] == set() and "Troms" not in marked[2]
    assert any("rundene er ikke testet" in line for line in waves.notes)
    assert not any(line.startswith("Sammenlignet") for line in waves.notes)
