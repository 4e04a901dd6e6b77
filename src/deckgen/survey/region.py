"""Regions: the counties of a division, landsdeler, and unions that the division history allows."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches

from deckgen.errors import DeckgenError, Place, Problem

COUNTY_DIGITS = 2  # a municipality's code begins with its county's
_FILLER = re.compile(r"\b(fylke|fylkeskommune|county)\b")

_BETWEEN = re.compile(r"\s+[-–—]\s+")  # of the names in an official name


@dataclass(frozen=True, slots=True)
class County:
    """A county of a division: its code (text), name, official names and landsdel."""

    code: str
    name: str
    official: tuple[str, ...]
    landsdel: str


@dataclass(frozen=True, slots=True)
class Municipality:
    """A municipality that a survey tells apart: its code (text, the county's first) and name."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Region:
    """A county, a set of counties or a municipality.

    kind is "county", "landsdel", "union", "municipality" or "nation".
    """

    name: str
    codes: frozenset[str]
    kind: str = "county"


@dataclass(frozen=True, slots=True)
class LaterCounty:
    """A county of another division, and what it is in this one.

    It is exactly the counties of `codes`; or it can't be made from whole counties because
    the `parts` moved; or it is only a part of the county `inside` and can't be told apart.
    """

    name: str
    official: tuple[str, ...]
    codes: frozenset[str] = frozenset()
    parts: str = ""
    inside: str = ""


@dataclass(frozen=True)
class Division:
    """The county list of a period, and what later counties became of it."""

    year: str
    counties: tuple[County, ...]
    later: tuple[LaterCounty, ...] = ()
    municipalities: tuple[Municipality, ...] = ()
    _by_key: dict[str, Region] = field(default_factory=dict, init=False, compare=False, repr=False)

    @property
    def landsdeler(self) -> tuple[str, ...]:
        """The landsdeler in order of their first county."""
        return tuple(dict.fromkeys(county.landsdel for county in self.counties if county.landsdel))

    @property
    def nation_codes(self) -> frozenset[str]:
        """Every county code of the division."""
        return frozenset(county.code for county in self.counties)

    @property
    def regions(self) -> tuple[Region, ...]:
        """Every region a deck can be made for: counties, then landsdeler, then other unions."""
        counties = [Region(c.name, frozenset({c.code})) for c in self.counties]
        parts = [
            Region(name, frozenset(c.code for c in self.counties if c.landsdel == name), "landsdel")
            for name in self.landsdeler
        ]
        taken = {region.name for region in (*counties, *parts)}
        unions = [
            Region(later.name, later.codes, "union")
            for later in self.later
            if later.codes and later.name not in taken
        ]
        towns = [Region(m.name, frozenset({m.code}), "municipality") for m in self.municipalities]
        return (*counties, *parts, *unions, *towns)

    def region(self, asked: str) -> Region:
        """The region of that name, code or official name; DeckgenError U402/U403 with the nearest names."""
        found = self._names().get(normalised(asked)) or self._by_code(asked) or self._in_languages(asked)
        if found is not None:
            return found
        for later in self.later:
            if normalised(asked) in map(normalised, (later.name, *later.official)):
                code = "U404" if later.inside else "U403"
                facts = {"region": later.name, "parts": later.parts, "whole": later.inside}
                raise DeckgenError(Problem(code, Place(spot="--region"), facts))
        raise DeckgenError(_unknown(asked, [region.name for region in self.regions]))

    def _in_languages(self, asked: str) -> Region | None:
        """The region whose names in several languages these all are: «Troms – Romsa – Tromssa»."""
        found = [self._names().get(normalised(part)) for part in _BETWEEN.split(asked)]
        return found[0] if all(each == found[0] for each in found) else None

    def _by_code(self, asked: str) -> Region | None:
        code = asked.strip()
        return next((r for r in self.regions if r.codes == {code}), None)

    def _names(self) -> dict[str, Region]:
        if not self._by_key:
            official = {c.name: c.official for c in self.counties} | {x.name: x.official for x in self.later}
            for region in self.regions:
                for name in (region.name, *official.get(region.name, ())):
                    self._by_key.setdefault(normalised(name), region)
        return self._by_key


def holds(codes: frozenset[str], code: str) -> bool:
    """Whether a set of counties and municipalities holds a county or a municipality."""
    return code in codes or code[:COUNTY_DIGITS] in codes


def normalised(name: str) -> str:
    """A name without regard to case, Unicode form, odd spaces, dashes and the word «fylke»."""
    text = unicodedata.normalize("NFKC", name).casefold()
    text = _FILLER.sub(" ", re.sub(r"[\s\-–—‑]+", " ", text))
    return " ".join(text.split())


def _unknown(asked: str, names: Iterable[str]) -> Problem:
    by_key = {normalised(name): name for name in names}
    near = [by_key[key] for key in get_close_matches(normalised(asked), by_key, n=3, cutoff=0.5)]
    return Problem("U402", Place(spot="--region"), {"region": asked, "near": near})
