"""The invented workplaces: where they lie, what they do, how many they are and what each weighs."""

from __future__ import annotations

from dataclasses import dataclass
from math import fsum

from respondents.chance import Chance

REGION = "Møre og Romsdal"
NATION = "Norge"


@dataclass(frozen=True)
class County:
    """A county of 2017 with the number of workplaces that the example gives it."""

    code: str
    name: str
    landsdel: str
    workplaces: int


@dataclass(frozen=True)
class Workplace:
    """One who answers; the weight is in hundredths, so that every sum is exact."""

    county: County
    sector: str
    size: str
    weight: int


# Sizes follow the population, evened out as the real survey's would be: small counties have more and
# smaller workplaces a head. They add up to the 1 786 answers of the survey.
COUNTIES = tuple(
    County(*row)
    for row in (
        ("01", "Østfold", "Østlandet", 100),
        ("02", "Akershus", "Østlandet", 190),
        ("03", "Oslo", "Østlandet", 188),
        ("04", "Hedmark", "Østlandet", 72),
        ("05", "Oppland", "Østlandet", 72),
        ("06", "Buskerud", "Østlandet", 94),
        ("07", "Vestfold", "Østlandet", 85),
        ("08", "Telemark", "Østlandet", 64),
        ("09", "Aust-Agder", "Sørlandet", 40),
        ("10", "Vest-Agder", "Sørlandet", 64),
        ("11", "Rogaland", "Vestlandet", 152),
        ("12", "Hordaland", "Vestlandet", 166),
        ("14", "Sogn og Fjordane", "Vestlandet", 50),
        ("15", REGION, "Vestlandet", 95),
        ("16", "Sør-Trøndelag", "Trøndelag", 106),
        ("17", "Nord-Trøndelag", "Trøndelag", 56),
        ("18", "Nordland", "Nord-Norge", 94),
        ("19", "Troms", "Nord-Norge", 62),
        ("20", "Finnmark", "Nord-Norge", 36),
    )
)

# Share of the sample in each sector, and of the size classes within it.
SECTORS = {"helse": 0.48, "oppvekst": 0.52}
SIZES = {
    "helse": {"under_20": 0.22, "fra_20_til_49": 0.45, "minst_50": 0.33},
    "oppvekst": {"under_20": 0.38, "fra_20_til_49": 0.44, "minst_50": 0.18},
}

# A weight mends who answered: too few in Østlandet, in health and care, and of the small workplaces.
WEIGHT_OF_LANDSDEL = {
    "Østlandet": 1.06,
    "Sørlandet": 0.95,
    "Vestlandet": 1.02,
    "Trøndelag": 0.94,
    "Nord-Norge": 0.88,
}
WEIGHT_OF_SECTOR = {"helse": 1.12, "oppvekst": 0.90}
WEIGHT_OF_SIZE = {"under_20": 1.15, "fra_20_til_49": 1.0, "minst_50": 0.82}


def draw_sample(chance: Chance) -> list[Workplace]:
    """All workplaces, county by county, with weights that are 1 on average."""
    people = [
        (county, sector, list(SIZES[sector])[chance.one_of(list(SIZES[sector].values()))])
        for county in COUNTIES
        for _ in range(county.workplaces)
        for sector in [list(SECTORS)[chance.one_of(list(SECTORS.values()))]]
    ]
    raw = [
        WEIGHT_OF_LANDSDEL[county.landsdel] * WEIGHT_OF_SECTOR[sector] * WEIGHT_OF_SIZE[size]
        for county, sector, size in people
    ]
    mean = fsum(raw) / len(raw)
    return [
        Workplace(county, sector, size, round(100 * weight / mean))
        for (county, sector, size), weight in zip(people, raw, strict=True)
    ]
