"""A survey's division: the regions that a deck can be made for, with or without all of the codebook."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from deckgen.sources.geography import division_years, read_division
from deckgen.sources.packs import FILE_NAME
from deckgen.survey.region import County, Division, Municipality
from deckgen.yamlfile import read_yaml


def division_with(year: str, municipalities: Mapping[str, str]) -> Division:
    """The counties of a division's year, and the municipalities that a survey tells apart."""
    told_apart = tuple(Municipality(code, name) for code, name in municipalities.items())
    return replace(read_division(year), municipalities=told_apart)


def nation_alone(year: str, nation: str) -> Division:
    """The division of a survey where no column says who lives where."""
    return Division(year, (County("", nation, (), ""),))


def read_division_of(folder: Path) -> Division:
    """The division of a pack, from the few lines of its codebook that tell it.

    Checking all of a codebook takes most of the time of whoever only asks for the regions. Where those
    lines are not as they should be, the whole is checked, and DeckgenError says what is wrong.
    """
    division = _told(read_yaml(folder / FILE_NAME).data)
    if division is not None:
        return division
    from deckgen.sources.codebook import division_of, read_codebook  # noqa: PLC0415  # see above

    return division_of(read_codebook(folder))


def _told(book: Any) -> Division | None:
    """The division that a codebook's data tells plainly."""
    if not isinstance(book, dict) or book.get("division") not in division_years():
        return None
    respondents, published = book.get("respondents"), book.get("published")
    municipalities = book.get("municipalities", {})
    if not (isinstance(respondents, dict) or isinstance(published, dict)) or not _are_names(municipalities):
        return None
    if published is None and not (respondents or {}).get("region"):
        return None  # the nation alone: rare, and its name may be written in several ways
    return division_with(book["division"], municipalities)


def _are_names(found: Any) -> bool:
    names = list(found.values()) if isinstance(found, dict) else [None]
    return all(isinstance(name, str) for name in names) and len(set(names)) == len(names)
