"""Every published figure stands on its slide of the finished Møre og Romsdal deck."""

from __future__ import annotations

import csv
import re
from functools import cache
from pathlib import Path

import pytest
import yaml

from finished.built import Read, built, slides_of

PACK = Path(__file__).parents[2] / "data" / "innovasjonsbarometeret-2018"
NBSP = "\u00a0"

SLIDES_OF = {
    "q00_landsdel": [7],
    "q01_minst_en": [6],
    "q02_fylker": [8],
    "q03_typer": [9],
    "q04_igangsatt": [11, 15],
    "q05_nyeste_var": [13],
    "q06_samarbeid": [16],
    "q07_spredt": [18],
    "q08_kanaler": [19],
    "q09_verdi": [21],
    "q10_evaluert": [22],
    "q11_fremmet": [24],
    "q12_hemmet": [25],
    "q13_finansiering": [26],
}


def published_rows() -> list[dict[str, str]]:
    with (PACK / "published.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return [row for row in rows if row["status"] in ("certain", "restored") and row["value"]]


@cache
def option_texts() -> dict[tuple[str, str], str]:
    book = yaml.safe_load((PACK / "codebook.yaml").read_text(encoding="utf-8"))
    return {(q["id"], o["id"]): o["text"]["nb"] for q in book["questions"] for o in q["options"]}


def figure_in(text: str, option: str, region: str, value: str) -> bool:
    """Whether a text gives `value` per cent for the option and the region, in one of its two forms."""
    by_group = re.search(rf"(^|[\s;]){re.escape(region)} {value}{NBSP}%", text)
    line = next((part for part in re.split(r"[;\n]", text) if f"{option}:" in part), "")
    figures = line.rpartition(f"{option}:")[2]
    alone = re.match(rf" {value}{NBSP}%", figures)
    among = re.search(rf"(^|[ ,]){re.escape(region)} {value}{NBSP}%", figures)
    return bool(alone or among or (not line and by_group))


def row_of(notes: str, option: str, region: str, value: str) -> bool:
    """Whether the table in the notes, or the line below it, has the figure."""
    rows = [line.split(" | ") for line in notes.splitlines() if " | " in line]
    header = next((row for row in rows if region in row[1:]), [])
    place = header.index(region) if header else 1
    named = [row for row in rows if row[0] == (option if header else region)]
    shown = any(row[place].startswith(f"{value}{NBSP}%") for row in named if len(row) > place)
    return shown or f"\n{option}: {value}{NBSP}%" in notes or figure_in(notes, option, region, value)


@pytest.fixture(scope="module")
def slides() -> list[Read]:
    return slides_of(built("Møre og Romsdal"))


def test_the_published_table_has_the_figures_that_it_should() -> None:
    assert len(published_rows()) == 143


@pytest.mark.parametrize(
    "row", published_rows(), ids=lambda r: f"{r['question_id']}.{r['option_id']}-{r['region']}"
)
def test_a_sure_figure_is_in_the_alt_text_and_the_notes_of_its_slide(
    row: dict[str, str], slides: list[Read]
) -> None:
    option = option_texts()[row["question_id"], row["option_id"]]
    on = [slides[number - 1] for number in SLIDES_OF[row["question_id"]]]
    assert any(row_of(slide.notes, option, row["region"], row["value"]) for slide in on)
    assert any(figure_in(slide.alt, option, row["region"], row["value"]) for slide in on)
