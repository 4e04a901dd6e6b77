"""The region column: a county's code, name or official spelling, or a municipality's code, as a code."""

from __future__ import annotations

import re
from typing import Any

import numpy as np
from numpy.typing import NDArray

from deckgen.errors import DeckgenError
from deckgen.sources.geography import division_years, read_division
from deckgen.survey.region import COUNTY_DIGITS, Division, normalised

_CODE_AND_NAME = re.compile(r"(\d{1,4})[\s\-–:.]+(\D.*)")


def region_codes(column: NDArray[Any], division: Division) -> NDArray[Any]:
    """The column with every cell as the code it stands for; a cell that is none stays as it is."""
    found = {str(cell): code_of(str(cell), division) or str(cell) for cell in set(column.tolist())}
    return np.array([found[str(cell)] for cell in column], dtype=object)


def code_of(cell: str, division: Division) -> str | None:
    """The code of a cell: «15», «1505», «3» for «03», «15 Møre og Romsdal» or «Møre og Romsdal»."""
    both = _CODE_AND_NAME.fullmatch(cell.strip())
    if both is not None:
        code, named = code_of(both[1], division), code_of(both[2], division)
        return code if code == named else None
    code = cell.strip()
    if code.isdigit():
        # A spreadsheet drops the zero of 03 and of 0301; no other code is meant by what is left.
        code = code.zfill(COUNTY_DIGITS if len(code) <= COUNTY_DIGITS else 4)
        town = len(code) == 4 and code[:COUNTY_DIGITS] in division.nation_codes
        return code if code in division.nation_codes or town else None
    try:
        region = division.region(code)
    except DeckgenError:
        return None
    single = region.kind in ("county", "municipality")
    return next(iter(region.codes)) if single else None


def why_not(cell: str, division: Division, column: str, count: int) -> tuple[str, dict[str, object]]:
    """The code and facts of the problem with a cell that stands for no county of the division."""
    both = _CODE_AND_NAME.fullmatch(cell.strip())
    if both is not None and code_of(both[1], division) and code_of(both[2], division):
        return "D142", {"value": cell, "code": both[1], "name": _name(code_of(both[1], division), division)}
    said = (both[1] if both else cell.strip()).zfill(COUNTY_DIGITS)
    elsewhere = [
        county
        for year in division_years()
        if year != division.year
        for county in read_division(year).counties
        if county.code == said or normalised(cell) in map(normalised, (county.name, *county.official))
    ]
    if elsewhere:
        return "D141", {"value": cell, "year": division.year, "region": elsewhere[0].name, "column": column}
    return "D140", {"value": cell, "column": column, "count": count}


def _name(code: str | None, division: Division) -> str:
    return next((county.name for county in division.counties if county.code == code), code or "")
