"""Comparing: the groups of a chart that splits a region, or sets other regions or waves beside it."""

from __future__ import annotations

from dataclasses import replace
from difflib import get_close_matches

from deckgen.deck.figures import groups_of
from deckgen.deck.spec import ChartEntry
from deckgen.errors import DeckgenError, Place, Problem
from deckgen.findings.describe import BREAK
from deckgen.survey.crosstab import Group, GroupRole
from deckgen.survey.question import Trend
from deckgen.survey.region import Region, normalised
from deckgen.survey.survey import Cut, Survey

LANDSDEL = "landsdel"
SIMILAR = ("lignende", "liknande", "similar")
MOST_SIMILAR = 3
MOST_ROWS_SPLIT = 6  # of a question with many options, where its answers are split by a cut


def groups_for(chart: ChartEntry, survey: Survey, region: Region | None) -> tuple[Group, ...]:
    """The groups of a chart in drawing order; DeckgenError for a cut, region or wave there isn't."""
    if chart.by is not None:
        return _split(chart.by, survey, region)
    groups = groups_of(chart.groups, survey, region)
    if chart.compare and region is not None:
        own, *rest = groups
        others = [r for name in chart.compare for r in compared(name, survey, region)]
        beside = dict.fromkeys((r.name, r.codes) for r in others if r.codes != region.codes)
        groups = (own, *(Group(name, codes) for name, codes in beside), *rest)
    if chart.waves:
        groups = _waves(chart, groups, survey)
    return groups


def cut_of(name: str, survey: Survey) -> Cut | None:
    """The cut of that id or title, None for the landsdeler; DeckgenError U406 with the nearest names."""
    if _plain(name) == LANDSDEL:
        return None
    for cut in survey.cuts:
        if _plain(name) in (_plain(cut.id), _plain(cut.text)):
            return cut
    known = [*(cut.id for cut in survey.cuts), LANDSDEL]
    near = get_close_matches(_plain(name), known, n=3, cutoff=0.4)
    raise DeckgenError(Problem("U406", Place(spot="--by"), {"cut": name, "known": known, "near": near}))


def is_kin(name: str) -> bool:
    """Whether a name of `--compare` means regions by what they are to the own one."""
    return _plain(name) in (LANDSDEL, *SIMILAR)


def compared(name: str, survey: Survey, region: Region) -> tuple[Region, ...]:
    """The regions that a name of `--compare` means: one, the own landsdel, or the most similar counties."""
    if _plain(name) == LANDSDEL:
        return tuple(r for r in survey.division.regions if r.kind == "landsdel" and region.codes <= r.codes)
    if _plain(name) in SIMILAR:
        return similar(survey, region)
    return (survey.division.region(name),)


def similar(survey: Survey, region: Region, most: int = MOST_SIMILAR) -> tuple[Region, ...]:
    """The counties whose respondents are most like the region's: the mix of every cut, then how many.

    Distance: the sum of squared differences between the shares of each cut's values.
    """
    if survey.respondents is None:
        return ()
    own = _mix(survey, region)
    counties = [r for r in survey.division.regions if r.kind == "county" and not r.codes & region.codes]
    apart = [
        (sum((a - b) ** 2 for a, b in zip(own, _mix(survey, county), strict=True)), place)
        for place, county in enumerate(counties)
    ]
    return tuple(counties[place] for _, place in sorted(apart)[:most])


def _mix(survey: Survey, region: Region) -> list[float]:
    """The share of each cut's values among a region's respondents; hidden bases count as none."""
    assert survey.respondents is not None
    every = survey.respondents.base(region.codes) or 0
    nation = survey.respondents.base(survey.division.nation_codes) or 1
    found = [every / nation]
    for cut in survey.cuts:
        bases = [survey.respondents.base(region.codes, (cut.id, value)) or 0 for value in cut.values]
        found += [base / max(1, sum(bases)) for base in bases]
    return found


def _split(name: str, survey: Survey, region: Region | None) -> tuple[Group, ...]:
    """The region, or the nation where too few answered in it, and its parts."""
    cut = cut_of(name, survey)
    if cut is None:
        nation, *parts = groups_of("landsdeler", survey, region)
        return (nation, *parts)
    nation = Group(survey.nation, survey.division.nation_codes, GroupRole.NATION)
    own = None if region is None else Group(region.name, region.codes, GroupRole.OWN)
    for whole in (own, nation):
        if whole is None:
            continue
        parts = [
            Group(text, whole.codes, GroupRole.OTHER, (cut.id, value)) for value, text in cut.values.items()
        ]
        shown = [part for part in parts if _base(survey, part)]
        if len(shown) > 1 or whole is nation:
            return (whole, *parts)
    raise AssertionError("the nation is always there")


def _base(survey: Survey, group: Group) -> int:
    return (survey.respondents.base(group.codes, group.cut) or 0) if survey.respondents else 0


def _waves(chart: ChartEntry, groups: tuple[Group, ...], survey: Survey) -> tuple[Group, ...]:
    """Every group in each wave, oldest first; refused where the codebook doesn't call them comparable."""
    waves, question = survey.waves, survey.questions[chart.question]
    if waves is None or question.trend is Trend.NO:
        facts = {"question": question.id, "waves": list(chart.waves)}
        raise DeckgenError(Problem("S243", Place(spot=question.id), facts))
    found = []
    for group in groups:
        for value, name in waves.values.items():
            if value not in (*chart.waves, waves.current):
                continue
            now = value == waves.current
            mark = "" if now or question.trend is Trend.COMPARABLE else BREAK
            role = group.role if now else GroupRole.OTHER
            named = f"{group.name} {name}{mark}"
            found.append(replace(group, name=named, role=role, wave=value, area=group.name))
    return tuple(found)


def _plain(name: str) -> str:
    return normalised(name).replace("ø", "o").replace("å", "a").replace("æ", "ae")
