"""Who leans which way in the example: the differences that a deck may find, all of them invented.

Every county gets small leans by chance, as any sample has. The few listed here are large enough to be
seen through it. Møre og Romsdal has none: its figures are given.
"""

from __future__ import annotations

from respondents.chance import Chance
from respondents.pack import Question
from respondents.sample import COUNTIES, SECTORS, Workplace

BY_CHANCE = 0.05

OF_COUNTY = {
    ("02", "q13_finansiering", "saerskilt"): 0.8,
    ("03", "q06_samarbeid", "komm_utenfor"): -1.2,
    ("03", "q06_samarbeid", "fylkeskommunale"): -1.0,
    ("03", "q11_fremmet", "politiske"): 0.8,
    ("04", "q07_spredt", "ja"): 0.9,
    ("10", "q06_samarbeid", "programmer"): 1.2,
    ("11", "q04_igangsatt", "teknologi"): 0.9,
    ("11", "q11_fremmet", "teknologi"): 0.7,
    ("12", "q09_verdi", "effektivitet"): 0.7,
    ("16", "q06_samarbeid", "utdforskning"): 1.1,
    ("16", "q11_fremmet", "kunnskapsinst"): 0.9,
    ("18", "q13_finansiering", "offentlige"): 1.1,
    ("19", "q06_samarbeid", "utdforskning"): 1.7,
    ("19", "q11_fremmet", "kunnskapsinst"): 1.2,
    ("19", "q12_hemmet", "okonomi"): 0.3,
    ("20", "q06_samarbeid", "utenlandske"): 1.5,
    ("20", "q07_spredt", "ja"): 0.6,  # else hardly anyone in the smallest county says how it was spread
    ("20", "q13_finansiering", "offentlige"): 1.0,
}

# As published in words: more innovation in education, more quality and less money as a spur in health.
OF_SECTOR = {
    ("helse", "q03_typer", "minst_en"): -0.27,
    ("oppvekst", "q03_typer", "minst_en"): 0.27,
    ("helse", "q09_verdi", "kvalitet"): 0.15,
    ("oppvekst", "q09_verdi", "kvalitet"): -0.15,
    ("helse", "q11_fremmet", "okonomi"): 0.3,
    ("oppvekst", "q11_fremmet", "okonomi"): -0.3,
    ("helse", "q04_igangsatt", "teknologi"): 0.4,
    ("oppvekst", "q04_igangsatt", "teknologi"): -0.4,
}

# The more employees, the more innovation.
OF_SIZE = {"under_20": -0.35, "fra_20_til_49": 0.0, "minst_50": 0.35}

Leans = dict[tuple[str, str], tuple[float, ...]]


def draw_leans(question: Question, chance: Chance) -> Leans:
    """How far the shares of each county and sector lie from the nation's, option by option."""
    return {
        (county.code, sector): tuple(
            by_chance
            + OF_COUNTY.get((county.code, question.id, option), 0.0)
            + OF_SECTOR.get((sector, question.id, option), 0.0)
            for option, by_chance in zip(question.options, drawn, strict=True)
        )
        for county in COUNTIES
        for drawn in [[chance.normal(BY_CHANCE) for _ in question.options]]
        for sector in SECTORS
    }


def lean_to_innovation(workplace: Workplace) -> float:
    """How much likelier than others a workplace is to have innovated at all."""
    return OF_SECTOR[workplace.sector, "q03_typer", "minst_en"] + OF_SIZE[workplace.size]
