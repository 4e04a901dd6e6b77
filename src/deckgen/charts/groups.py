"""How groups and options look: own strong and bold, nation calm, others pale; and their legend."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from deckgen.charts.canvas import Canvas, swatch
from deckgen.charts.measure import LINE, width, wrap
from deckgen.charts.theme import Theme
from deckgen.survey.crosstab import Group, GroupRole
from deckgen.survey.question import ResponseOption

LEGEND = 26.0  # height of a legend line in points
_SIDE = 11.0
_PART = 28.0  # between two entries of a legend
_LEAST_PART = 12.0
_NAME_LINES = 2  # below a column
OTHERS = (3, 4, 2, 5, 0)  # of the theme's options, for groups that are neither own nor nation


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
    palette = [theme.options[index] for index in OTHERS if index < len(theme.options)] or [theme.other]
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


@dataclass(frozen=True, slots=True)
class GroupLabels:
    """The groups' names below their columns: wrapped lines in drawing order, text size, block height."""

    lines: tuple[tuple[str, ...], ...]
    size: float

    @property
    def height(self) -> float:
        """Of the tallest name, in points."""
        return max(map(len, self.lines)) * LINE * self.size

    def draw(self, canvas: Canvas, groups: tuple[Group, ...], centres: Sequence[float], top: float) -> None:
        """Each name centred on its column, first lines level, kept inside the chart."""
        for group, lines, centre in zip(groups, self.lines, centres, strict=True):
            bold = is_bold(group)
            half = max(canvas.width(line, self.size, bold) for line in lines) / 2
            middle = top + len(lines) * LINE * self.size / 2
            x = max(half, min(centre, canvas.size.width - half))
            canvas.lines(x, middle, lines, self.size, None, bold, "center", f"label:{group.name}")


def group_labels(groups: tuple[Group, ...], room: float, size: float, theme: Theme) -> GroupLabels:
    """The names at the largest size up to `size` that parts no word and takes at most two lines."""
    while True:
        lines = tuple(wrap(group.name, room, size, is_bold(group), theme.family) for group in groups)
        words = (word for group in groups for word in group.name.split())
        whole = all(width(word, size, True, theme.family) <= room for word in words)
        if size <= theme.minimum or (whole and max(map(len, lines)) <= _NAME_LINES):
            return GroupLabels(lines, size)
        size = max(theme.minimum, size - 0.5)


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
