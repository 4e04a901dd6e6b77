"""How groups and options look: own strong and bold, nation calm, others pale; and their legend."""

from __future__ import annotations

from deckgen.charts.canvas import Canvas, swatch
from deckgen.charts.theme import Theme
from deckgen.survey.crosstab import Group, GroupRole
from deckgen.survey.question import ResponseOption

LEGEND = 26.0  # height of a legend line in points
_SIDE = 11.0


def colour_of(group: Group, theme: Theme) -> str:
    """The colour of a group's bars."""
    return {GroupRole.OWN: theme.own, GroupRole.NATION: theme.nation, GroupRole.OTHER: theme.other}[
        group.role
    ]


def option_colour(option: ResponseOption, place: int, theme: Theme) -> str:
    """The colour of an option as a series: by its place, and grey for «Vet ikke» and its like."""
    return theme.other if option.last else theme.options[place % len(theme.options)]


def ink_of(group: Group, theme: Theme) -> str:
    """The colour of a group's labels."""
    return theme.ink if group.role is GroupRole.OWN else theme.muted


def is_bold(group: Group) -> bool:
    """Whether a group's labels are bold: the own region's are."""
    return group.role is GroupRole.OWN


def legend(canvas: Canvas, groups: tuple[Group, ...], x: float, y: float, size: float) -> None:
    """The groups in drawing order on one line, from `x`, centred on `y`."""
    for group in groups:
        swatch(canvas, x, y, _SIDE, colour_of(group, canvas.theme), f"legend-swatch:{group.name}")
        x += _SIDE + 6
        bold = is_bold(group)
        canvas.text(x, y, group.name, size, ink_of(group, canvas.theme), bold, name=f"legend:{group.name}")
        x += canvas.width(group.name, size, bold) + 28
