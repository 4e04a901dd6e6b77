"""How groups and options look: own strong and bold, nation calm, others pale; and their legend."""

from __future__ import annotations

from deckgen.charts.canvas import Canvas, swatch
from deckgen.charts.theme import Theme
from deckgen.survey.crosstab import Group, GroupRole
from deckgen.survey.question import ResponseOption

LEGEND = 26.0  # height of a legend line in points
_SIDE = 11.0
_PART = 28.0  # between two entries of a legend
_LEAST_PART = 12.0
_OTHERS = (3, 4, 2, 5, 0)  # of the theme's options, for groups that are neither own nor nation


def colour_of(group: Group, theme: Theme) -> str:
    """The colour of a group's bars."""
    return {GroupRole.OWN: theme.own, GroupRole.NATION: theme.nation, GroupRole.OTHER: theme.other}[
        group.role
    ]


def colour_in(groups: tuple[Group, ...], group: Group, theme: Theme) -> str:
    """The colour of a group's bars where others stand beside it: each of the others has its own."""
    others = [other for other in groups if other.role is GroupRole.OTHER]
    if group.role is not GroupRole.OTHER or others[0] == group:
        return colour_of(group, theme)
    palette = [theme.options[index] for index in _OTHERS if index < len(theme.options)] or [theme.other]
    return palette[(others.index(group) - 1) % len(palette)]


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
    """The groups in drawing order on one line, from `x`, centred on `y`; closer where they are many."""
    room = canvas.size.width - x
    least = canvas.theme.minimum
    while size > least and _legend_width(canvas, groups, size, _LEAST_PART) > room:
        size = max(least, size - 0.5)
    spare = room - _legend_width(canvas, groups, size, 0.0)
    part = min(_PART, max(_LEAST_PART / 2, spare / max(1, len(groups))))
    for group in groups:
        swatch(canvas, x, y, _SIDE, colour_in(groups, group, canvas.theme), f"legend-swatch:{group.name}")
        x += _SIDE + 6
        bold = is_bold(group)
        canvas.text(x, y, group.name, size, ink_of(group, canvas.theme), bold, name=f"legend:{group.name}")
        x += canvas.width(group.name, size, bold) + part


def _legend_width(canvas: Canvas, groups: tuple[Group, ...], size: float, part: float) -> float:
    return sum(_SIDE + 6 + canvas.width(group.name, size, is_bold(group)) + part for group in groups)
