"""Specs: the deck file that makes a story's chart, of a question `q` with the story's answers."""

from __future__ import annotations

from functools import cache

from deckgen.charts.chart import Chart
from deckgen.findings.headline import lead_group
from deckgen.sources.catalogue import read_survey
from deckgen.sources.packs import find_survey
from deckgen.survey.crosstab import Crosstab, Group, GroupRole
from deckgen.survey.question import Report
from deckgen.survey.survey import Survey

OF_AREAS = ("ranking_columns", "distribution_strip", "tile_map", "map")
OF_PARTS = "small_multiples"
BY_SCORE = "diverging_bars"
NARROW = 600.0  # points: a chart that shares its slide with words
BREAK = "*"


@cache
def shipped() -> Survey:
    """The survey whose regions and cuts the stories have."""
    return read_survey(find_survey(None), "nb")


def deck_of(chart: Chart) -> str:
    """A whole deck file with that chart."""
    layout = "map" if chart.kind == "map" else "chart-text" if chart.size.width < NARROW else "chart"
    asked = [f"question: q, kind: {chart.kind}", *_groups(chart)]
    asked += [f"{key}: [{', '.join(value)}]" for key, value in chart.settings.items()]
    table = chart.crosstab
    if chart.kind != BY_SCORE and table.options != table.descending(lead_group(table).name).options:
        asked.append("order: questionnaire")
    if table.question.report is Report.MEAN:
        asked.append("report: mean")
    return f"slides:\n  - layout: {layout}\n    chart: {{{', '.join(asked)}}}\n"


def region_of(chart: Chart) -> str | None:
    """The region of the deck that the chart is in; None for the nation's."""
    own = {area.code for area in chart.areas if area.own}
    if not own:
        names = [waveless(group) for group in chart.crosstab.groups if group.role is GroupRole.OWN]
        own = {code for name in names for region in _regions(name) for code in region}
    found = [region.name for region in shipped().division.regions if region.codes == own]
    return found[0] if found else None


def waveless(group: Group) -> str:
    """A group's name without its wave: «Troms» of «Troms 2022*»."""
    return group.name.rstrip(BREAK).rsplit(" ", 1)[0] if group.wave else group.name


def waves_of(table: Crosstab) -> tuple[str, ...]:
    """The waves of a chart, oldest first."""
    names = [group.name.rstrip(BREAK).rsplit(" ", 1)[1] for group in table.groups if group.wave]
    return tuple(sorted(set(names)))


def _groups(chart: Chart) -> list[str]:
    """What the entry says of groups, as a list of its keys with their values."""
    table = chart.crosstab
    others = [group.name for group in table.groups if group.role is GroupRole.OTHER and not group.wave]
    if chart.kind in OF_AREAS or (chart.kind == OF_PARTS and table.groups[0].role is GroupRole.NATION):
        counties = {county.name for county in shipped().division.counties}
        return ["groups: counties" if len(counties.intersection(others)) > 1 else "groups: landsdeler"]
    if waves_of(table):
        earlier = ", ".join(f'"{wave}"' for wave in waves_of(table)[:-1])
        return [f"waves: [{earlier}]"]
    if others and all(_regions(name) for name in others):
        return [f"compare: [{', '.join(others)}]"]
    if others:
        return [f"by: {_cut(others)}"]
    return ["groups: nation"] if len(table.groups) == 1 else []


def _regions(name: str) -> list[frozenset[str]]:
    return [region.codes for region in shipped().division.regions if region.name == name]


def _cut(parts: list[str]) -> str:
    """The cut that has these parts."""
    (cut,) = (cut.id for cut in shipped().cuts if set(parts) <= set(cut.values.values()))
    return cut
