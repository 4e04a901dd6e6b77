"""Sámi and Kven names are told from the Norwegian around them, and nothing else is."""

from __future__ import annotations

import csv
import re
import unicodedata
from importlib.resources import files

import pytest

from deckgen.findings.tongue import Tongue, in_tongues, names

NB = "nb-NO"


def parts(text: str) -> list[tuple[str, str]]:
    return list(in_tongues(text, Tongue(NB)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Troms", [("Troms", NB)]),
        ("", []),
        (
            "Troms – Romsa – Tromssa",
            [("Troms – ", NB), ("Romsa", "se-NO"), (" – ", NB), ("Tromssa", "fkv-NO")],
        ),
        ("Romsa ja Finnmárku", [("Romsa ja Finnmárku", "se-NO")]),
        ("i Kárášjohka-Karasjok, 62 %", [("i ", NB), ("Kárášjohka", "se-NO"), ("-Karasjok, 62 %", NB)]),
        ("Trøndelag - Trööndelage", [("Trøndelag - ", NB), ("Trööndelage", "sma-NO")]),
        ("Nordland – Nordlánnda", [("Nordland – ", NB), ("Nordlánnda", "smj-NO")]),
        ("Romsas nabo", [("Romsas", "se-NO"), (" nabo", NB)]),
        ("Romsa ja Finnmárkus veier", [("Romsa ja Finnmárkus", "se-NO"), (" veier", NB)]),
        ("Finnmárkku fylkkagielda svarte", [("Finnmárkku fylkkagielda", "se-NO"), (" svarte", NB)]),
        ("Suortá suohkan", [("Suortá suohkan", "se-NO")]),
        ("Trööndelagen fylhkentjïelte", [("Trööndelagen fylhkentjïelte", "sma-NO")]),
        ("Tromssan fylkinkomuuni", [("Tromssan fylkinkomuuni", "fkv-NO")]),
        ("Omasvuonon kunta", [("Omasvuonon kunta", "fkv-NO")]),
        ("Nordlánda fylkkasuohkan", [("Nordlánda fylkkasuohkan", "smj-NO")]),
        ("Oslo og Osloven tjïelte", [("Oslo og ", NB), ("Osloven tjïelte", "sma-NO")]),
        ("Romsa-kontoret", [("Romsa", "se-NO"), ("-kontoret", NB)]),
        (
            "Gáivuotna – Kåfjord – Kaivuono",
            [("Gáivuotna", "se-NO"), (" – Kåfjord – ", NB), ("Kaivuono", "fkv-NO")],
        ),
        ("Boazoŋárga er ikke kjent", [("Boazoŋárga", "se-NO"), (" er ikke kjent", NB)]),
    ],
)
def test_each_part_has_its_language(text: str, expected: list[tuple[str, str]]) -> None:
    assert parts(text) == expected


@pytest.mark.parametrize(
    "text", ["č đ ž", "Romsasund", "Romsdal", "Alta", "Ærø på Ås", "José og Zoë", "Raanes og Rosses"]
)
def test_norwegian_and_single_letters_stay_as_they_are(text: str) -> None:
    assert parts(text) == [(text, NB)]


def test_a_name_in_decomposed_letters_is_known() -> None:
    ((name, tongue),) = parts(unicodedata.normalize("NFD", "Guovdageaidnu Kárášjohka")[-14:].strip())
    assert (name, tongue) == ("Kárášjohka", "se-NO")


def official_names() -> set[tuple[str, str]]:
    """Every county with each part of its official names."""
    found = set()
    for file in ("divisions.csv", "later.csv"):
        text = (files("deckgen.geography") / file).read_text(encoding="utf-8")
        for row in csv.DictReader(text.splitlines()):
            official = row["official"].split("|") if row["official"] else []
            found |= {(row["name"], part) for name in official for part in re.split(r" [-–] ", name)}
    return found


def test_every_official_name_that_is_not_norwegian_has_a_language() -> None:
    others = {part for county, part in official_names() if part != county}
    assert len(others) >= 10
    assert {part for part in others if [tag for _, tag in parts(part)] == [NB]} == set()
    assert all(len(parts(part)) == 1 for part in others)


def test_every_name_in_the_list_is_found_whole() -> None:
    assert set(names().values()) == {"se-NO", "smj-NO", "sma-NO", "fkv-NO"}
    for name, language in names().items():
        assert parts(name) == [(name, language)]
        assert parts(f"«{name}», sier vi") == [("«", NB), (name, language), ("», sier vi", NB)]
