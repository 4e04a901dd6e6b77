"""A map's classes say no more than a survey can know."""

from __future__ import annotations

import pytest

from builders import THEMES, an_estimate, the_theme
from deckgen.charts.classes import Scale, fill_of, scale_of


@pytest.mark.parametrize(
    ("figures", "scale"),
    [
        ("73 74 75 78", Scale(70, 5, 2)),
        ("74 74 x 74", Scale(70, 5, 1)),
        ("70 79", Scale(70, 5, 2)),
        ("66 82 74", Scale(65, 5, 4)),
        ("64 82 74", Scale(60, 10, 3)),
        ("0 4", Scale(0, 5, 1)),
        ("3 97", Scale(0, 25, 5)),
        ("20 97", Scale(20, 20, 4)),
        ("x -", Scale(0, 5, 1)),
    ],
)
def test_classes_are_five_points_wide_or_more_and_begin_at_multiples(figures: str, scale: Scale) -> None:
    cells = [an_estimate(figure) for figure in figures.split()]
    found = scale_of(cells)
    assert found == scale
    places = [found.place(cell) for cell in cells]
    assert all(place is None or 0 <= place < found.classes for place in places)


@pytest.mark.parametrize("theme", THEMES)
def test_what_is_within_five_points_never_spans_the_palette(theme: str) -> None:
    cells = [an_estimate(str(figure)) for figure in range(73, 79)]
    fills = [fill_of(cell, scale_of(cells), the_theme(theme)) for cell in cells]
    assert len(set(fills)) == 2 and not set(fills) & set(the_theme(theme).map[3:])
