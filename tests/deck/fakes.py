"""A template that was never a file: every layout with every role, and room for as much as one says."""

from __future__ import annotations

from collections.abc import Callable

from deckgen.charts.chart import Chart, Size
from deckgen.deck.desk import Surroundings
from deckgen.deck.layouts import LAYOUTS
from deckgen.deck.template import Layout, Placeholder, Template

BOX = Size(873, 331)


def a_template() -> Template:
    """Every layout of LAYOUTS, its placeholders all of one size."""
    layouts = {}
    for id, row in LAYOUTS.items():
        boxes = {role: Placeholder(role, name, 1, BOX) for role, name in row.roles.items()}
        layouts[id] = Layout(id, row.name, boxes)
    return Template("mal.pptx", layouts)


def surroundings(capacity: int = 99, fits: Callable[[str], bool] = lambda _: True) -> Surroundings:
    """That template, `capacity` rows to a slide, and titles that fit as `fits` says."""

    def rows(chart: Chart) -> int:
        return capacity

    return Surroundings(a_template(), rows, lambda text, _: fits(text))
