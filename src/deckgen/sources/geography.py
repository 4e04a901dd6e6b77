"""The divisions and maps that ship with deckgen, read from `deckgen/geography/`."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

from deckgen.survey.region import County, Division, LaterCounty

_FOLDER = Path(__file__).resolve().parent.parent / "geography"


def division_years() -> tuple[str, ...]:
    """The divisions there are, oldest first."""
    return tuple(dict.fromkeys(row["division"] for row in _rows("divisions.csv")))


@cache
def read_division(year: str) -> Division:
    """The division that began in `year` ("2017", "2018", "2020", "2024"); KeyError if there is none."""
    counties = tuple(
        County(row["code"], row["name"], _split(row["official"]), row["landsdel"])
        for row in _rows("divisions.csv")
        if row["division"] == year
    )
    if not counties:
        raise KeyError(year)
    later = tuple(
        LaterCounty(
            row["name"], _split(row["official"]), frozenset(_split(row["codes"])), row["parts"], row["inside"]
        )
        for row in _rows("later.csv")
        if row["division"] == year
    )
    return Division(year, counties, later)


@cache
def county_outlines(year: str) -> dict[str, tuple[tuple[tuple[float, float], ...], ...]]:
    """Outline rings by county name, points in kilometres.

    The counties of 2018 are those of 2017, with Trøndelag drawn as its two parts.
    """
    if year == "2018":
        outlines = dict(county_outlines("2017"))
        outlines["Trøndelag"] = outlines.pop("Sør-Trøndelag") + outlines.pop("Nord-Trøndelag")
        return outlines
    import json  # noqa: PLC0415  # who asks for the regions has no maps

    raw = json.loads((_FOLDER / f"fylker{year}.json").read_text(encoding="utf-8"))
    return {
        county: tuple(tuple((float(x), float(y)) for x, y in ring) for ring in rings)
        for county, rings in raw.items()
    }


@cache
def county_tiles(year: str) -> dict[str, tuple[int, int]]:
    """Where each county stands in a tile map, by code: column and row, from the north-west."""
    return {
        row["code"]: (int(row["column"]), int(row["row"]))
        for row in _rows("tiles.csv")
        if row["division"] == year
    }


def map_credit(year: str) -> str:
    """The phrase with the credit line that must follow a map of that division."""
    return "map_credit_2017" if year in ("2017", "2018") else "map_credit"


@cache
def _rows(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader((_FOLDER / name).read_text(encoding="utf-8").splitlines()))


def _split(text: str) -> tuple[str, ...]:
    return tuple(part for part in text.split("|") if part)
