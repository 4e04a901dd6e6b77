"""The edges of a stack's parts: a pale one keeps its outline, others are parted by the ground's colour."""

from __future__ import annotations

from itertools import pairwise

import pytest
from lxml import etree

from builders import the_theme
from deckgen.charts.theme import contrast
from deckgen.powerpoint.lint.catalogue import lint
from deckgen.powerpoint.look import coloured
from deckgen.powerpoint.native_chart.colours import theme_colours
from deckgen.powerpoint.opening import open_presentation
from gallery.stories import STORIES
from powerpoint.build import KS
from powerpoint.native import NS, Native
from powerpoint.test_native_charts import CHARTED, apart, chart_of, deck_of

STACKED = [name for name in CHARTED if STORIES[name]().kind in ("stacked_columns", "diverging_bars")]
THEME = the_theme()
HEXES = theme_colours(open_presentation(KS).presentation.slide_master.slide_layouts).scheme


def looks(native: Native) -> list[list[tuple[str, str]]]:
    """Fill and line of every part that has a value and a fill, a list for each bar; "" for no line."""
    bars: dict[int, list[tuple[str, str]]] = {}
    for index, series in enumerate(native.found("//c:ser")):
        own = {int(p[0].get("val")): p for p in series.findall("c:dPt", NS)}
        for place, value in sorted(native.values(index).items()):
            if value > 0:
                bars.setdefault(place, []).append(look(own.get(place, series)))
    return [[part for part in bar if part[0]] for bar in bars.values()]


def look(owner: etree._Element) -> tuple[str, str]:
    fills = (owner.find(f"c:spPr/{path}a:solidFill/*", NS) for path in ("", "a:ln/"))
    fill, line = ("" if fill is None else str(coloured(fill, HEXES, {})) for fill in fills)
    return fill, line


def is_pale(fill: str) -> bool:
    return contrast(fill, THEME.ground) < 3


@pytest.mark.parametrize("name", STACKED)
def test_a_pale_part_has_its_outline_and_nothing_is_drawn_over_it(name: str) -> None:
    for bar in looks(chart_of(name)):
        for fill, line in bar:
            assert (apart(line, THEME.outline) <= 1) if is_pale(fill) else (line in ("", THEME.ground))
        for (fill, _), (other, line) in pairwise(bar):
            assert is_pale(other) or line == ("" if is_pale(fill) else THEME.ground)


def test_there_are_pale_parts_below_others_and_beside_them() -> None:
    below = [
        name for name in STACKED for bar in looks(chart_of(name)) if any(is_pale(f) for f, _ in bar[:-1])
    ]
    assert {STORIES[name]().kind for name in below} == {"stacked_columns", "diverging_bars"}


@pytest.mark.parametrize("name", STACKED)
def test_parts_that_touch_can_still_be_told_apart(name: str) -> None:
    assert [problem for problem in lint(deck_of(name)) if problem.code == "L795"] == []
