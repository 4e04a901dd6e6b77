"""The example answers of the pack, counted here without any code of deckgen or of the script."""

from __future__ import annotations

import csv
import math
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterable
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
PACK = ROOT / "data" / "innovasjonsbarometeret-2018"
SCRIPT = ROOT / "scripts" / "make_respondents.py"

Row = dict[str, str]
Says = Callable[[Row], bool]


def read(name: str) -> list[Row]:
    with (PACK / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


ANSWERS = read("respondents.csv")
PUBLISHED = read("published.csv")
CALIBRATION = read("calibration.csv")
CODEBOOK: dict[str, Any] = yaml.safe_load((PACK / "codebook.yaml").read_text(encoding="utf-8"))
QUESTIONS: list[dict[str, Any]] = CODEBOOK["questions"]
ASKED = [question for question in QUESTIONS if question["type"] != "derived"]

NAMES = (
    "Østfold, Akershus, Oslo, Hedmark, Oppland, Buskerud, Vestfold, Telemark, Aust-Agder, Vest-Agder, "
    "Rogaland, Hordaland, Sogn og Fjordane, Møre og Romsdal, Sør-Trøndelag, Nord-Trøndelag, Nordland, "
    "Troms, Finnmark"
)
# There has been no county 13 since Bergen became part of Hordaland.
CODES = [f"{number:02}" for number in range(1, 21) if number != 13]
COUNTIES = dict(zip(NAMES.split(", "), CODES, strict=True))
REGIONS = {name: {code} for name, code in COUNTIES.items()} | {
    "Norge": set(COUNTIES.values()),
    "Sørlandet": {"09", "10"},
}
TYPE_OF = {
    "prosess": "prosesser", "tjeneste": "tjenester", "kommunikasjon": "kommunikasjon", "produkt": "produkter"
}  # fmt: skip


def innovative(row: Row) -> bool:
    return any(row[f"q03_typer.{kind}"] == "ja" for kind in TYPE_OF.values())


def spread(row: Row) -> bool:
    return row["q07_spredt"] == "ja"


UNIVERSES: dict[str, Says] = {"alle": lambda _: True, "innovative": innovative, "spredt": spread}


def columns(question: dict[str, Any]) -> list[str]:
    if question["type"] == "single_choice":
        return [question["id"]]
    return [f"{question['id']}.{option['id']}" for option in question["options"]]


def says(question: dict[str, Any], option: str) -> Says:
    name = question["id"]
    if name == "q01_minst_en" and option in TYPE_OF:
        return lambda row: row[f"q03_typer.{TYPE_OF[option]}"] == "ja"
    if question["type"] == "derived":
        return innovative
    if question["type"] == "single_choice":
        return lambda row: row[name] == option
    if "net" in question:
        return lambda row: row[f"{name}.{option}"] in question["net"]["of"]
    return lambda row: row[f"{name}.{option}"] == "1"


def per_cent(question: dict[str, Any], option: str, region: str) -> Fraction:
    asked = [
        row for row in ANSWERS if row["fylke"] in REGIONS[region] and UNIVERSES[question["universe"]](row)
    ]
    chose = says(question, option)
    return 100 * weight(row for row in asked if chose(row)) / weight(asked)


def weight(rows: Iterable[Row]) -> Fraction:
    return sum((Fraction(row["vekt"]) for row in rows), Fraction(0))


def question_called(name: str) -> dict[str, Any]:
    return next(question for question in QUESTIONS if question["id"] == name)


def key(row: Row) -> tuple[str, str, str]:
    return row["question_id"], row["option_id"], row["region"]


def goals() -> list[tuple[str, str, str, int]]:
    """Every figure that answers must give: published where held, else calibrated; Denmark has no answers."""
    figures = {
        key(row): int(row["value"])
        for row in [*CALIBRATION, *PUBLISHED]
        if row["value"] and row["region"] != "Danmark"
    }
    return [(*key, value) for key, value in sorted(figures.items())]


def sorted_options(question: dict[str, Any]) -> list[str]:
    if question.get("order") == "questionnaire":
        return []
    return [option["id"] for option in question["options"] if not option.get("last")]


def test_there_are_1786_workplaces_with_ids_in_a_row() -> None:
    assert [row["id"] for row in ANSWERS] == [f"R{number:04}" for number in range(1, 1787)]


def test_the_columns_are_those_of_the_codebook() -> None:
    said = CODEBOOK["respondents"]
    cuts = [cut["id"] for cut in said["cuts"]]
    asked = [column for question in ASKED for column in columns(question)]
    assert list(ANSWERS[0]) == [said["id"], said["region"], *cuts, said["weight"], *asked]


def test_cuts_hold_the_codebooks_values_none_rare_and_the_sectors_are_about_equal() -> None:
    for cut in CODEBOOK["respondents"]["cuts"]:
        found = Counter(row[cut["id"]] for row in ANSWERS)
        assert found.keys() == cut["values"].keys()
        assert min(found.values()) > (0.45 if cut["id"] == "sektor" else 0.2) * len(ANSWERS)


def test_every_county_of_2017_has_as_many_workplaces_as_a_survey_would_give() -> None:
    found = Counter(row["fylke"] for row in ANSWERS)
    assert found.keys() == set(COUNTIES.values())
    assert all(35 <= number <= 190 for number in found.values())
    assert (found["15"], found["20"]) == (95, 36)


def test_weights_are_positive_and_plausible_and_one_on_average() -> None:
    weights = [Fraction(row["vekt"]) for row in ANSWERS]
    assert min(weights) >= Fraction("0.6")
    assert max(weights) <= Fraction("1.6")
    assert abs(sum(weights, Fraction(0)) / len(weights) - 1) < Fraction("0.005")


@pytest.mark.parametrize(("question", "option", "region", "value"), goals())
def test_a_share_rounds_to_its_figure_and_keeps_off_the_edge(
    question: str, option: str, region: str, value: int
) -> None:
    share = per_cent(question_called(question), option, region)
    assert math.floor(share + Fraction(1, 2)) == value
    assert abs(share - value) <= Fraction("0.45")


def test_the_goals_cover_every_option_for_norge_and_more_og_romsdal() -> None:
    covered = {goal[:3] for goal in goals()}
    options = [(question["id"], option["id"]) for question in ASKED for option in question["options"]]
    assert covered >= {(*each, region) for each in options for region in ("Norge", "Møre og Romsdal")}
    assert {goal[2] for goal in goals() if goal[0] == "q02_fylker"} == {"Norge", *COUNTIES}


def test_the_calibration_says_what_is_published_wherever_that_is_held() -> None:
    figures = {key(row): row["value"] for row in CALIBRATION}
    assert all(figures[key(row)] == row["value"] for row in PUBLISHED if row["value"])


def test_every_published_row_belongs_to_an_option_and_every_option_has_one() -> None:
    options = {(question["id"], option["id"]) for question in QUESTIONS for option in question["options"]}
    assert {(row["question_id"], row["option_id"]) for row in PUBLISHED} == options


def test_holes_in_the_published_figures_stay_holes() -> None:
    assert {row["status"] for row in PUBLISHED if not row["value"]} == {"ambiguous", "missing"}
    illustrative = {key(row) for row in CALIBRATION if row["basis"] == "illustrative"}
    held = {key(row) for row in PUBLISHED if row["value"]}
    assert len(illustrative) == 58
    assert not illustrative & held


def test_unsure_county_figures_are_never_claimed() -> None:
    counties = question_called("q02_fylker")
    assert counties["caveat"]["nb"] == "usikker gjengivelse: fylkesrekkefølgen er antatt"
    assert counties["claims"] is False


@pytest.mark.parametrize("question", ASKED, ids=lambda question: question["id"])
def test_cells_are_blank_outside_the_universe_and_only_there(question: dict[str, Any]) -> None:
    asked = UNIVERSES[question["universe"]]
    for row in ANSWERS:
        assert {row[column] != "" for column in columns(question)} == {asked(row)}


@pytest.mark.parametrize("question", ASKED, ids=lambda question: question["id"])
def test_cells_hold_only_answers_that_could_be_given(question: dict[str, Any]) -> None:
    if question["type"] == "single_choice":
        allowed = {option["id"] for option in question["options"]}
    elif "answers" in question:
        allowed = {answer["id"] for answer in question["answers"]}
    else:
        allowed = {"0", "1"}
    found = {row[column] for row in ANSWERS for column in columns(question)} - {""}
    assert found == allowed


@pytest.mark.parametrize(
    "question",
    [each for each in ASKED if each["type"] in ("multiple_choice", "at_most")],
    ids=lambda question: question["id"],
)
def test_a_choice_of_several_has_an_answer_and_exclusive_ones_stand_alone(question: dict[str, Any]) -> None:
    most = question.get("max_answers", len(question["options"]))
    exclusive = {option["id"] for option in question["options"] if option.get("exclusive")}
    for row in filter(UNIVERSES[question["universe"]], ANSWERS):
        chosen = {option["id"] for option in question["options"] if says(question, option["id"])(row)}
        assert 1 <= len(chosen) <= most
        assert not chosen & exclusive or len(chosen) == 1


@pytest.mark.parametrize("question", ASKED, ids=lambda question: question["id"])
def test_sorted_by_norge_the_options_keep_the_order_of_the_deck(question: dict[str, Any]) -> None:
    shares = [per_cent(question, option, "Norge") for option in sorted_options(question)]
    assert shares == sorted(shares, reverse=True)
    assert len(set(shares)) == len(shares)


def test_counties_differ_as_samples_do_and_a_few_clearly() -> None:
    asked = question_called("q06_samarbeid")
    shares = {name: per_cent(asked, "utdforskning", name) for name in COUNTIES}
    assert shares["Troms"] > 30
    own = {name: per_cent(asked, "komm_egen", name) for name in COUNTIES}
    assert len({round(share) for share in own.values()}) > 8
    assert all(35 < share < 80 for share in own.values())


def test_every_county_has_ten_who_can_say_how_they_spread_it() -> None:
    assert min(Counter(row["fylke"] for row in ANSWERS if spread(row)).values()) >= 10


def test_the_script_writes_the_committed_bytes_again(tmp_path: Path) -> None:
    written = tmp_path / "respondents.csv"
    command = [sys.executable, "-W", "error", str(SCRIPT), "--to", str(written)]
    subprocess.run(command, check=True, capture_output=True)
    assert written.read_bytes() == (PACK / "respondents.csv").read_bytes()
