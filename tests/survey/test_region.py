"""Regions by every name, unions by the division history, and refusals with their reason."""

from __future__ import annotations

import unicodedata

import pytest

from deckgen.errors import DeckgenError, Problem
from deckgen.messages import sentence
from deckgen.sources.geography import county_outlines, division_years, read_division
from deckgen.survey.region import normalised

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


@pytest.mark.parametrize("year", division_years())
def test_every_listed_region_is_found_by_its_names_and_code(year: str) -> None:
    division = read_division(year)
    for region in division.regions:
        # Trøndelag is both a county and a landsdel from 2018 on, of the same codes.
        assert division.region(region.name).codes == region.codes
        asked = unicodedata.normalize("NFD", f"{region.name.upper()} fylke")
        assert division.region(asked).codes == region.codes
    for county in division.counties:
        for name in (county.code, *county.official):
            assert division.region(name).codes == {county.code}, name


@pytest.mark.parametrize("year", division_years())
def test_no_two_regions_share_a_name(year: str) -> None:
    division = read_division(year)
    names = [name for county in division.counties for name in {normalised(n) for n in county.official}]
    names += [normalised(county.name) for county in division.counties]
    assert len(names) == len(set(names))
    for region in division.regions:
        assert {r.codes for r in division.regions if r.name == region.name} == {region.codes}


@pytest.mark.parametrize("year", division_years())
def test_every_county_of_another_division_is_a_region_or_refused_with_its_reason(year: str) -> None:
    division = read_division(year)
    # What became of these two in 2024 isn't in later.csv: they are unknown there, which is an answer too.
    unknown = {"Viken", "Vestfold og Telemark"} if year == "2024" else set()
    for other in division_years():
        for county in read_division(other).counties:
            if county.name in unknown:
                assert refusal(county.name, year).code == "U402"
                continue
            try:
                assert division.region(county.name).codes <= division.nation_codes
            except DeckgenError as fault:
                (problem,) = fault.problems
                assert problem.code in ("U403", "U404"), county.name
                assert problem.facts["parts"] or problem.facts["whole"], county.name


@pytest.mark.parametrize("year", division_years())
def test_what_became_of_a_county_names_counties_that_exist(year: str) -> None:
    division = read_division(year)
    for later in division.later:
        assert later.codes <= division.nation_codes, later.name
        assert sum(map(bool, (later.codes, later.parts, later.inside))) == 1, later.name
        assert not later.inside or later.inside in {county.name for county in division.counties}
        assert len(later.official) == len(set(later.official)), later.name


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
        (unicodedata.normalize("NFD", "Finnmárku"), "Finnmark"),
        (unicodedata.normalize("NFD", "Trööndelage"), "Trøndelag"),
        ("TROMS - ROMSSA", "Troms"),
        ("Troms\u00a0fylke", "Troms"),
        ("Sør Trøndelag", "Sør-Trøndelag"),
        ("19", "Troms"),
        ("03", "Oslo"),
        ("Nord-Norge", "Nord-Norge"),
        ("Romsa ja Finnmárku", "Troms og Finnmark"),
        ("Troms og Finnmark - Romsa ja Finnmárku - Tromssa ja Finmarkku", "Troms og Finnmark"),
        ("Tromssa ja Finmarkku", "Troms og Finnmark"),
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
