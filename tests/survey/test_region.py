"""Regions by every name, unions by the division history, and refusals with their reason."""

from __future__ import annotations

import unicodedata

import pytest

from deckgen.errors import DeckgenError, Problem
from deckgen.messages import sentence
from deckgen.sources.geography import county_outlines, division_years, read_division

D2017 = read_division("2017")


def refusal(asked: str, year: str = "2017") -> Problem:
    with pytest.raises(DeckgenError) as fault:
        read_division(year).region(asked)
    (problem,) = fault.value.problems
    assert fault.value.exit_code == 2
    return problem


@pytest.mark.parametrize(("year", "count"), [("2017", 19), ("2018", 18), ("2020", 11), ("2024", 15)])
def test_a_division_has_its_counties(year: str, count: int) -> None:
    division = read_division(year)
    codes = [county.code for county in division.counties]
    assert len(codes) == len(set(codes)) == count
    assert all(len(code) == 2 and code.isdigit() for code in codes)
    assert set(county_outlines(year)) >= {county.name for county in division.counties}


@pytest.mark.parametrize("year", division_years())
def test_landsdeler_part_the_whole_country(year: str) -> None:
    division = read_division(year)
    parts = [region.codes for region in division.regions if region.kind == "landsdel"]
    assert len(parts) == 5
    assert frozenset().union(*parts) == division.nation_codes
    assert sum(map(len, parts)) == len(division.nation_codes)


@pytest.mark.parametrize("region", D2017.regions, ids=lambda r: r.name)
def test_every_listed_region_is_found_by_its_name(region: object) -> None:
    assert D2017.region(region.name) == region  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ("troms", "Troms"),
        ("  TROMS  ", "Troms"),
        ("Troms fylke", "Troms"),
        ("Troms fylkeskommune", "Troms"),
        ("Troms - Romsa", "Troms"),
        ("TROMS – ROMSA", "Troms"),
        ("Romsa", "Troms"),
        ("Finnmárku", "Finnmark"),
        ("Møre\u00a0og\u00a0Romsdal", "Møre og Romsdal"),
        (unicodedata.normalize("NFD", "Østfold"), "Østfold"),
        (unicodedata.normalize("NFD", "Vest-Agder"), "Vest-Agder"),
        ("Sør Trøndelag", "Sør-Trøndelag"),
        ("19", "Troms"),
        ("03", "Oslo"),
        ("Nord-Norge", "Nord-Norge"),
        ("Romsa ja Finnmárku", "Troms og Finnmark"),
    ],
)
def test_a_region_is_found_however_its_name_is_written(asked: str, name: str) -> None:
    assert D2017.region(asked).name == name


def test_a_code_is_text_and_3_is_not_03() -> None:
    assert refusal("3").code == "U402"


@pytest.mark.parametrize(
    ("union", "codes"),
    [
        ("Trøndelag", {"16", "17"}),
        ("Agder", {"09", "10"}),
        ("Troms og Finnmark", {"19", "20"}),
        ("Nord-Norge", {"18", "19", "20"}),
    ],
)
def test_unions_of_whole_counties_are_made(union: str, codes: set[str]) -> None:
    assert D2017.region(union).codes == codes


@pytest.mark.parametrize(
    ("asked", "moved"),
    [
        ("Viken", "Svelvik"),
        ("Innlandet", "Jevnaker"),
        ("Vestland", "Hornindal"),
        ("Vestfold og Telemark", "Svelvik"),
    ],
)
def test_counties_that_cut_across_are_refused_with_what_moved(asked: str, moved: str) -> None:
    problem = refusal(asked)
    assert problem.code == "U403" and moved in sentence(problem, "nb")


def test_a_part_of_a_later_county_is_refused_with_the_whole() -> None:
    problem = refusal("Troms", "2020")
    assert problem.code == "U404" and "Troms og Finnmark" in sentence(problem, "nb")


@pytest.mark.parametrize(
    ("asked", "near"), [("Trms", "Troms"), ("Rogland", "Rogaland"), ("More og Romsdal", "Møre og Romsdal")]
)
def test_a_misspelling_gets_the_nearest_names(asked: str, near: str) -> None:
    assert near in sentence(refusal(asked), "nb")


@pytest.mark.parametrize("asked", ["../../etc", "CON", "", "Bergen", "x" * 300])
def test_nonsense_is_no_region(asked: str) -> None:
    assert refusal(asked).code == "U402"
