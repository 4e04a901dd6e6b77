"""Charts of every kind at random: any number of options and groups, texts of any length, odd figures."""

from __future__ import annotations

import random
from dataclasses import replace

from builders import FULL, NARROW, a_chart, a_crosstab
from deckgen.charts.catalogue import capacity
from deckgen.charts.chart import Chart, MapArea, Size
from deckgen.charts.theme import Theme
from deckgen.sources.geography import county_outlines, county_tiles, division_years, read_division
from deckgen.survey.crosstab import Crosstab
from deckgen.survey.question import QuestionType

WORDS = """
    kommune samarbeid velferdsteknologi innovasjonsstrategi tjenestemottakere og i på for ledelse
    medarbeiderundersøkelse arbeidstakerorganisasjoner tillitsvalgte utdannings- forskningsinstitusjoner
    nye vesentlig endrede måter å organisere arbeidet samfunnsutfordringer økonomi innbyggere
""".split()  # noqa: SIM905  # words are easier to read than a list of them
COUNTIES = [county.name.replace(" ", "_") for county in read_division("2017").counties]
PARTS = ["Under_20_ansatte", "20–49_ansatte", "50_ansatte_eller_flere", "Helse_og_omsorg", "Skole", "Ellers"]
FIGURES = (0, 0, 1, 2, 3, 5, 9, 10, 12, 25, 33, 50, 66, 75, 90, 99, 100)
SIDE_BY_SIDE = ("clustered_columns", "clustered_bars", "dot_interval", "stacked_columns", "diverging_bars")
PARTED = ("stacked_columns", "diverging_bars")
OF_AREAS = ("map", "tile_map")
KINDS = (
    *("columns", *SIDE_BY_SIDE, "ranking_columns", "slope", "small_multiples", "distribution_strip"),
    *OF_AREAS,
)


def random_chart(seed: int, theme: Theme) -> Chart | None:
    """A chart that its kind says it has room for; None where it has none."""
    dice = random.Random(seed)
    kind, size = dice.choice(KINDS), dice.choice((FULL, FULL, NARROW))
    if kind in OF_AREAS:
        return _of_areas(dice, kind, size)
    table = _parted(dice, kind) if kind in PARTED else _shares(dice, kind)
    if table is None:
        return None
    chart = a_chart(kind, table, size)
    room = capacity(chart, theme)
    if room < len(table.options) and (kind in PARTED or not room):
        return None
    shown = replace(table, options=table.options[:room], cells=table.cells[:room])
    return replace(chart, crosstab=shown)


def _of_areas(dice: random.Random, kind: str, size: Size) -> Chart:
    """A map of counties or landsdeler in any of their years, with a region of its own or none."""
    year = dice.choice(division_years())
    division = read_division(year)
    counties = division.counties
    by_landsdel = kind == "map" and dice.random() < 0.3
    own = dice.choice((frozenset(), *(region.codes for region in division.regions)))
    places, outlines = county_tiles(year), county_outlines(year) if kind == "map" else {}
    areas = tuple(
        MapArea(
            c.name,
            c.code,
            outlines.get(c.name, ()),
            c.landsdel if by_landsdel else c.name,
            c.code in own,
            places[c.code],
        )
        for c in counties
    )
    names = dict.fromkeys(area.group for area in areas)
    whole = {name for name in names if all(area.own for area in areas if area.group == name)}
    groups = ["*" * (name in whole) + name.replace(" ", "_") for name in names]
    manner = dice.choice(("plain", "odd", "wild", "zero"))
    figures = " ".join(_figure(dice, manner, False) for _ in groups)
    table = a_crosstab(f"Minst én {figures}", " ".join(groups))
    return Chart(kind, table, size, areas=areas)


def _groups(dice: random.Random, kind: str) -> tuple[list[str], int]:
    """The groups that a kind may be asked for, and in how many waves."""
    own, *others = dice.sample(COUNTIES, len(COUNTIES))
    if kind == "columns":
        return ["Norge"], 1
    if kind in SIDE_BY_SIDE:
        return [f"*{own}", "Norge", *others[: dice.choice((0, 0, 0, 1, 2, 3, 5, 6))]], 1
    if kind == "small_multiples":
        return [dice.choice((f"*{own}", "Norge")), *dice.sample(PARTS, dice.randint(1, len(PARTS)))], 1
    if kind == "slope":
        waves = dice.randint(2, 4)
        names = [own, "Norge", *others[: dice.choice((0, 0, 1, 2))]]
        return [
            f"{'*' * (name == own and wave == waves - 1)}{name}_{2018 + 2 * wave}"
            for name in names
            for wave in range(waves)
        ], waves
    return [*others[: dice.randint(3, 18)], f"*{own}", "Norge"], 1


def _texts(dice: random.Random, count: int) -> list[str]:
    found: dict[str, None] = {}
    while len(found) < count:
        words = dice.choices(WORDS, k=dice.choice((1, 1, 2, 3, 5, 8)))
        found[" ".join(words).capitalize()] = None
    return list(found)


def _figure(dice: random.Random, manner: str, interval: bool) -> str:
    """A figure in the language of `builders`."""
    chance = dice.random()
    if manner == "odd" and chance < 0.12:
        return dice.choice(("x", "s", "-", "0n"))
    share = 0 if manner == "zero" else dice.randint(3, 80) if manner == "plain" else dice.choice(FIGURES)
    if interval:
        return f"{share}[{max(0, share - dice.randint(0, 15))},{min(100, share + dice.randint(0, 15))}]"
    return f"{share}{dice.choice('^v')}" if chance > 0.8 else str(share)


def _shares(dice: random.Random, kind: str) -> Crosstab:
    """Options that are each a share of its own."""
    manner, (groups, waves) = dice.choice(("plain", "plain", "odd", "wild", "zero")), _groups(dice, kind)
    most = {"ranking_columns": 1, "slope": 5, "small_multiples": 8, "distribution_strip": 4}.get(kind, 14)
    interval = kind == "dot_interval"
    rows = [
        f"{text} {' '.join(_figure(dice, manner, interval) for _ in groups)}"
        for text in _texts(dice, dice.randint(1, most))
    ]
    return a_crosstab("|".join(rows), " ".join(groups), waves=waves)


def _parted(dice: random.Random, kind: str) -> Crosstab | None:
    """Options that are the parts of a whole: of a scale, where «Vet ikke» stands apart, or of one answer."""
    groups, _ = _groups(dice, kind)
    texts = _texts(dice, dice.randint(2, 7))
    if dice.random() < 0.6:
        texts[-1] = "Vet ikke"
    columns = [_whole(dice, len(texts)) for _ in groups]
    rows = [f"{text} {' '.join(column[at] for column in columns)}" for at, text in enumerate(texts)]
    scale = kind == "diverging_bars"
    table = a_crosstab(
        "|".join(rows), " ".join(groups), QuestionType.SCALE if scale else QuestionType.SINGLE_CHOICE
    )
    if not scale:
        return table
    options = tuple(
        replace(option, score=None if option.last else float(at)) for at, option in enumerate(table.options)
    )
    scored = sum(option.score is not None for option in options)
    return (
        replace(table, options=options, question=replace(table.question, options=options))
        if scored > 1
        else None
    )


def _whole(dice: random.Random, count: int) -> list[str]:
    """Shares that make a hundred per cent, or a column that is hidden."""
    if dice.random() < 0.1:
        return [dice.choice("xs")] * count
    parts = [dice.choice((0, 0, 1, 3, 10, 30, 80)) + dice.random() / 100 for _ in range(count)]
    return [f"{100 * part / sum(parts):.2f}" for part in parts]
