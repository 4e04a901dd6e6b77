"""Classes of a map: figures in a few steps of equal width, and the colour of each."""

from __future__ import annotations

from dataclasses import dataclass

from deckgen.charts.theme import Theme
from deckgen.survey.crosstab import Estimate

SHADES = {1: (0,), 2: (1, 2), 3: (0, 2, 3)}  # of the palette: few classes neither shout nor look alike
STEPS = (5, 10, 20)  # points; finer ones would colour what is within the uncertainty of a survey


@dataclass(frozen=True, slots=True)
class Scale:
    """Classes of whole per cents: the first begins at `first`, each is `step` wide."""

    first: int
    step: int
    classes: int

    def place(self, cell: Estimate) -> int | None:
        """The class of a figure, 0 for the lowest; None where there is none."""
        return None if cell.percent is None else (cell.percent - self.first) // self.step


def scale_of(cells: list[Estimate]) -> Scale:
    """Equal steps over the figures shown, the finest of which there are no more than four."""
    values = [cell.percent for cell in cells if cell.percent is not None]
    if not values:
        return Scale(0, STEPS[0], 1)
    for step in STEPS:
        first = min(values) // step * step
        classes = (max(values) - first) // step + 1
        if classes <= 4:
            return Scale(first, step, classes)
    return Scale(0, 25, 5)


def fill_of(cell: Estimate, scale: Scale, theme: Theme) -> str:
    """The colour of a figure's class; the hairline's where there is none."""
    place = scale.place(cell)
    if place is None:
        return theme.hairline
    return theme.map[SHADES.get(scale.classes, range(len(theme.map)))[place]]
