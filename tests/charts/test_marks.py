"""A clear difference has its triangle in every kind that shows the figure."""

from __future__ import annotations

from dataclasses import replace

import pytest

from builders import the_theme
from charts.reading import faults
from deckgen.charts.chart import Chart
from deckgen.charts.render import marks_of
from deckgen.survey.crosstab import Direction, GroupRole
from gallery.stories import STORIES


def with_difference(chart: Chart, way: Direction) -> tuple[Chart, str] | None:
    """The chart with the first figure of the own group (or the own areas') marked, and the group's name."""
    table, own = chart.crosstab, {area.group for area in chart.areas if area.own}
    for place, group in enumerate(table.groups):
        cell = table.cells[0][place]
        if (group.role is GroupRole.OWN or group.name in own) and cell.share is not None:
            row = (*table.cells[0][:place], replace(cell, direction=way), *table.cells[0][place + 1 :])
            return replace(chart, crosstab=replace(table, cells=(row, *table.cells[1:]))), group.name
    return None


KINDS = {"ranking_columns", "distribution_strip", "tile_map", "map"}
WITH_OWN = [
    name
    for name, made in STORIES.items()
    if made().kind in KINDS and with_difference(made(), Direction.ABOVE)
]


def test_there_are_such_stories_of_each_kind() -> None:
    assert {STORIES[name]().kind for name in WITH_OWN} == KINDS


@pytest.mark.parametrize("way", Direction)
@pytest.mark.parametrize("name", WITH_OWN)
def test_it_is_marked(name: str, way: Direction) -> None:
    found = with_difference(STORIES[name](), way)
    assert found is not None
    chart, group = found
    drawn = [mark.name for mark in marks_of(chart, the_theme()) if mark.name.startswith(f"mark-{way.value}:")]
    assert [group in name for name in drawn].count(True) == 1
    assert faults(chart, the_theme()) == []
