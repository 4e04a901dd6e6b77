"""How groups and options look: own strong and bold, nation calm, others pale; and their legend."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from deckgen.charts.canvas import Canvas, swatch
from deckgen.charts.chart import Chart
from deckgen.charts.measure import LINE, width, wrap
from deckgen.charts.theme import Theme, contrast
from deckgen.charts.vision import worst_distance
from deckgen.survey.crosstab import Group, GroupRole
from deckgen.survey.question import ResponseOption

LEGEND = 26.0  # height of a legend line in points
_SIDE = 11.0
_PART = 28.0  # between two entries of a legend
_LEAST_PART = 12.0
_WIDER = 0.4  # of an entry's width, that it takes more in a deck whose face is as wide as Verdana
_NAME_LINES = 2  # below a column
OTHERS = (3, 4, 2, 5, 0)  # of the theme's options, for groups that are neither own nor nation
SEEN = 3.0  # contrast to the ground of a dot or a line: it has no outline to help it
UNLIKE = 6.0  # CIEDE2000 between two groups of one chart


def colour_of(group: Group, theme: Theme) -> str:
    """The colour of a group's bars."""
    return {GroupRole.OWN: theme.own, GroupRole.NATION: theme.nation, GroupRole.OTHER: theme.other}[
        group.role
    ]


@lru_cache(maxsize=16)
def others_of(theme: Theme, bare: bool = False) -> tuple[str, ...]:
    """The colours of groups that are neither own nor nation, in the order they are taken.

    `bare`: for dots and lines, which must be seen by themselves; those unlike all others make up for
    what is too faint.
    """
    usual = (theme.other, *(theme.options[index] for index in OTHERS))
    if not bare:
        return usual
    found: list[str] = []
    for colour in dict.fromkeys((*usual, *theme.options)):
        taken = (theme.own, theme.nation, *found)
        unlike = all(worst_distance(colour, each)[0] >= UNLIKE for each in taken)
        if unlike and contrast(colour, theme.ground) >= SEEN:
            found.append(colour)
    return tuple(found) or (theme.other,)


def colour_in(groups: tuple[Group, ...], group: Group, theme: Theme, bare: bool = False) -> str:
    """The colour of a group's bars where others stand beside it: each of the others has its own.

    `bare`: of its dots or lines.
    """
    if group.role is not GroupRole.OTHER:
        return colour_of(group, theme)
    others, palette = [other for other in groups if other.role is GroupRole.OTHER], others_of(theme, bare)
    return palette[others.index(group) % len(palette)]


@lru_cache(maxsize=64)
def option_colours(options: tuple[ResponseOption, ...], theme: Theme) -> tuple[str, ...]:
    """The colours of options as series: by their places, and grey for the very last, as «Vet ikke»."""
    grey = max((place for place, option in enumerate(options) if option.last), default=None)
    # The palette's last may be that very grey, or like it.
    palette = theme.options if grey is None else theme.options[:-1]
    wanted = [palette[place] if place < len(palette) else "" for place in range(len(options))]
    left = iter(colour for colour in palette if colour not in _but(wanted, grey))
    return tuple(
        theme.other if place == grey else colour or next(left, palette[place % len(palette)])
        for place, colour in enumerate(wanted)
    )


def series_colours(chart: Chart, theme: Theme) -> tuple[str, ...]:
    """The colours of a chart's options as series; of a split one, as if all stood on one slide.

    Two of a slide never share one: of very many options, each slide has colours of its own.
    """
    options = chart.crosstab.options
    if chart.whole:
        all_colours = option_colours(chart.whole, theme)
        found = tuple(all_colours[chart.whole.index(option)] for option in options)
        if len(set(found)) == len(found):
            return found
    return option_colours(options, theme)


def series_keys(chart: Chart) -> tuple[str, ...]:
    """The numbers by which a legend and columns name a chart's options; a split one counts on."""
    options = chart.crosstab.options
    return tuple(str((chart.whole or options).index(option) + 1) for option in options)


def _but(colours: list[str], place: int | None) -> list[str]:
    return [colour for each, colour in enumerate(colours) if each != place]


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


def legend_height(groups: tuple[Group, ...], whole: float, theme: Theme) -> float:
    """The height of a legend over the `whole` width of a chart, in points; none for one group."""
    if len(groups) == 1:
        return 0.0
    return LEGEND + (len(_legend_lines(groups, whole, theme)) - 1) * LINE * theme.minimum


def _legend_lines(groups: tuple[Group, ...], whole: float, theme: Theme) -> list[tuple[Group, ...]]:
    """A legend's groups by line, as many in each as the smallest text lets be."""
    lines: list[tuple[Group, ...]] = [()]
    for group in groups:
        longer = (*lines[-1], group)
        if lines[-1] and _legend_width(longer, theme.minimum, _LEAST_PART, theme) > whole:
            lines.append((group,))
        else:
            lines[-1] = longer
    return lines


def legend(
    canvas: Canvas, groups: tuple[Group, ...], x: float, y: float, size: float, bare: bool = False
) -> None:
    """The groups in drawing order from `x`, or from the left edge where they are wider, centred on `y`.

    Closer where they are many, and on several lines where the smallest text is too wide.
    """
    theme, whole = canvas.theme, canvas.size.width
    lines = _legend_lines(groups, whole, theme)
    if _legend_width(groups, theme.minimum, _LEAST_PART, theme) > whole - x:
        x = 0.0
    if len(lines) > 1:
        size = theme.minimum
    for line in lines:
        _legend_line(canvas, groups, line, (x, y), size, bare)
        y += LINE * theme.minimum


def _legend_line(
    canvas: Canvas,
    groups: tuple[Group, ...],
    line: tuple[Group, ...],
    start: tuple[float, float],
    size: float,
    bare: bool,
) -> None:
    """One line of the legend of `groups`."""
    theme, (x, y) = canvas.theme, start
    room = canvas.size.width - x
    while size > theme.minimum and _legend_width(line, size, _LEAST_PART, theme) > room:
        size = max(theme.minimum, size - 0.5)
    spare = room - _legend_width(line, size, 0.0, theme)
    widths = [_WIDER * canvas.width(group.name, size, is_bold(group)) for group in line]
    parts = [max(_PART, wider) for wider in widths]
    if sum(parts) > spare:
        parts = [min(_PART, max(_LEAST_PART / 2, spare / max(1, len(line))))] * len(line)
    for group, part in zip(line, parts, strict=True):
        colour = colour_in(groups, group, theme, bare)
        swatch(canvas, x, y, _SIDE, colour, f"legend-swatch:{group.name}")
        x += _SIDE + 6
        bold = is_bold(group)
        canvas.text(x, y, group.name, size, ink_of(group, theme), bold, name=f"legend:{group.name}")
        x += canvas.width(group.name, size, bold) + part


def _legend_width(groups: tuple[Group, ...], size: float, part: float, theme: Theme) -> float:
    """The width of a line of a legend; the last entry needs no room behind it."""
    wide = sum(_SIDE + 6 + width(group.name, size, is_bold(group), theme.family) + part for group in groups)
    return wide - part
