"""Nothing in a chart is cut, small, weak or over another, whatever the figures, texts and groups are."""

from __future__ import annotations

from collections import Counter

import pytest

from builders import THEMES, the_theme
from charts.random_charts import KINDS, random_chart
from charts.reading import faults

LOOKS = [the_theme(name) for name in THEMES]


def faults_of(seeds: range) -> tuple[Counter[str], dict[int, list[str]]]:
    """How many charts of each kind were drawn, and the faults of each that has some."""
    drawn, found = Counter[str](), dict[int, list[str]]()
    for seed in seeds:
        theme = LOOKS[seed % len(LOOKS)]
        chart = random_chart(seed, theme)
        if chart is not None:
            drawn[chart.kind] += 1
            if said := faults(chart, theme):
                found[seed] = [chart.kind, *said]
    return drawn, found


def test_three_hundred_charts_have_no_fault() -> None:
    drawn, found = faults_of(range(300))
    assert found == {} and set(drawn) == set(KINDS)


@pytest.mark.soak
def test_nor_have_thousands() -> None:
    drawn, found = faults_of(range(300, 6_000))
    assert found == {} and min(drawn.values()) > 200
