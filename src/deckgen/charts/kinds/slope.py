"""Slope: a panel for each option, in it a line for each group from wave to wave, figures at both ends."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise, takewhile
from math import ceil, hypot

from deckgen.charts.canvas import Canvas, Frame, disc, swatch
from deckgen.charts.chart import Chart
from deckgen.charts.groups import others_of
from deckgen.charts.measure import LINE, wrap
from deckgen.charts.theme import Theme
from deckgen.charts.values import value, value_width
from deckgen.survey.crosstab import Estimate, Group, GroupRole

MOST_PANELS = 5
DOT = 4.0  # radius
WIDE = 2.2  # of a line
DASH, HOLE = 4 * WIDE, 3 * WIDE  # along a broken line: what PowerPoint calls «dash»
LEAST_DOMAIN = 0.1
BREAK = "*"


@dataclass(frozen=True, slots=True)
class Track:
    """One group over the waves: its name without them, what it is to the deck, and its columns."""

    name: str
    role: GroupRole
    columns: tuple[int, ...]


def tracks_of(groups: tuple[Group, ...]) -> tuple[Track, ...]:
    """The groups by what they are in every wave, in drawing order."""
    found: dict[tuple[frozenset[str], tuple[str, str] | None], list[int]] = {}
    for index, group in enumerate(groups):
        found.setdefault((group.codes, group.cut), []).append(index)
    tracks = []
    for columns in found.values():
        names, roles = [groups[c].name for c in columns], [groups[c].role for c in columns]
        role = next((role for role in roles if role is not GroupRole.OTHER), GroupRole.OTHER)
        tracks.append(Track(_common(names) or names[0], role, tuple(columns)))
    return tuple(tracks)


def _common(names: list[str]) -> str:
    """The words that all names begin with: «Troms» of «Troms 2022» and «Troms 2024»."""
    columns = zip(*(name.split() for name in names), strict=False)
    return " ".join(words[0] for words in takewhile(lambda words: len(set(words)) == 1, columns))


def wave_of(chart: Chart, track: Track, column: int) -> str:
    """What a wave is called below its column."""
    return chart.crosstab.groups[column].name.removeprefix(track.name).strip()


def draw(canvas: Canvas, chart: Chart) -> None:
    """The panels from the left, all on one scale; the groups named in a legend above."""
    table, theme = chart.crosstab, canvas.theme
    tracks = tracks_of(table.groups)
    top = _legend(canvas, tracks)
    count = len(table.options)
    steps = len(tracks[0].columns)
    # A place for each wave and an empty one between panels: PowerPoint's own line chart has the same.
    slot = chart.size.width / (count * (steps + 1) - 1)
    wide = slot * steps
    size = theme.size + 1
    titles = [wrap(option.text, wide, size, True, theme.family) for option in table.options]
    head = top + max(map(len, titles)) * LINE * size + 16
    foot = chart.size.height - LINE * theme.size - 10
    most = max([LEAST_DOMAIN] + [cell.share or 0.0 for row in table.cells for cell in row])
    canvas.frame = Frame(0, head, chart.size.width, foot - head, (foot - head) / most, 2 * DOT)
    for index, (option, title) in enumerate(zip(table.options, titles, strict=True)):
        x = index * (wide + slot)
        middle = top + len(title) * LINE * size / 2
        canvas.lines(x + wide / 2, middle, title, size, None, True, "center", f"title:{option.id}")
        _panel(canvas, chart, index, tracks, (x + slot / 2, x + wide - slot / 2), head, foot)


def capacity(chart: Chart, theme: Theme) -> int:
    """As many panels as leave room for a line between its figures."""
    slot = 2 * (_widest(chart, theme) + DOT + 6)
    steps = len(tracks_of(chart.crosstab.groups)[0].columns)
    return max(1, min(MOST_PANELS, int((chart.size.width / slot + 1) / (steps + 1))))


def colour_in(tracks: tuple[Track, ...], track: Track, theme: Theme) -> str:
    """The colour of a track: the own strong, the nation calm, each of the others its own."""
    if track.role is GroupRole.OTHER:
        others, palette = [each for each in tracks if each.role is GroupRole.OTHER], others_of(theme, True)
        return palette[others.index(track) % len(palette)]
    return theme.own if track.role is GroupRole.OWN else theme.nation


def _panel(
    canvas: Canvas,
    chart: Chart,
    index: int,
    tracks: tuple[Track, ...],
    ends: tuple[float, float],
    head: float,
    foot: float,
) -> None:
    """One option: its lines, dots, figures and the waves below."""
    table, theme, option = chart.crosstab, canvas.theme, chart.crosstab.options[index]
    assert canvas.frame is not None
    row, size = table.cells[index], theme.size
    steps, unit = len(tracks[0].columns), canvas.frame.unit
    spread = _label_heights(row, tracks, unit, size, (head, foot))
    for place, track in enumerate(tracks):
        colour = colour_in(tracks, track, theme)
        points = _points(chart, canvas, index, track, ends, foot)
        for (x1, y1, a), (x2, y2, b) in pairwise(points):
            broken = BREAK in table.groups[a].name or BREAK in table.groups[b].name
            _line(canvas, (x1, y1), (x2, y2), colour, f"line:{option.id}:{track.name}", broken)
        for x, y, column in points:
            name = f"{option.id}:{table.groups[column].name}"
            canvas.outline(disc(x, y, DOT), colour, theme.ground, 0.8, f"dot:{name}")
        bold = track.role is GroupRole.OWN
        ink = theme.ink if bold else theme.muted
        for step, column in enumerate(track.columns):
            first = step == 0
            x = ends[0] + (ends[1] - ends[0]) * step / max(1, steps - 1)
            at = (x - DOT - 5 if first else x + DOT + 5, spread[place][step])
            name = f"{option.id}:{table.groups[column].name}"
            value(canvas, chart, row[column], at, size, ink, bold, "right" if first else "left", name)
    for step, column in enumerate(tracks[0].columns):
        x = ends[0] + (ends[1] - ends[0]) * step / max(1, len(tracks[0].columns) - 1)
        said = wave_of(chart, tracks[0], column)
        y = foot + 12 + LINE * theme.size / 2
        canvas.text(x, y, said, theme.size, theme.muted, False, "center", f"label:{option.id}:{said}")
    canvas.line([(ends[0] - DOT, foot), (ends[1] + DOT, foot)], theme.hairline, 0.8, f"axis:{option.id}")


def _label_heights(
    row: tuple[Estimate, ...], tracks: tuple[Track, ...], unit: float, size: float, ends: tuple[float, float]
) -> list[list[float]]:
    """Where each track's figure stands in each wave: near its dot, and a line from the others."""
    head, foot = ends
    heights = [[0.0] * len(track.columns) for track in tracks]
    for step in range(len(tracks[0].columns)):
        wanted = sorted(
            (foot - (row[track.columns[step]].share or 0.0) * unit, place)
            for place, track in enumerate(tracks)
        )
        middles = _parted([y for y, _ in wanted], size, head, foot)
        for (_, place), y in zip(wanted, middles, strict=True):
            heights[place][step] = y
    return heights


def _points(
    chart: Chart, canvas: Canvas, index: int, track: Track, ends: tuple[float, float], foot: float
) -> list[tuple[float, float, int]]:
    """x, y and column of each wave that has a figure."""
    assert canvas.frame is not None
    last, found = max(1, len(track.columns) - 1), []
    for step, column in enumerate(track.columns):
        share = chart.crosstab.cells[index][column].share
        if share is not None:
            x = ends[0] + (ends[1] - ends[0]) * step / last
            found.append((x, foot - share * canvas.frame.unit, column))
    return found


def _line(
    canvas: Canvas, start: tuple[float, float], end: tuple[float, float], colour: str, name: str, broken: bool
) -> None:
    """A line between two waves, in dashes where they can't quite be compared."""
    if not broken:
        canvas.line([start, end], colour, WIDE, name)
        return
    (x1, y1), (x2, y2) = start, end
    long = hypot(x2 - x1, y2 - y1)
    for dash in range(ceil((long - WIDE) / (DASH + HOLE))):
        # The ends of a drawn line reach beyond its points by half its width.
        first, last = dash * (DASH + HOLE) + WIDE / 2, min(long, dash * (DASH + HOLE) + DASH) - WIDE / 2
        ends = [(x1 + (x2 - x1) * at / long, y1 + (y2 - y1) * at / long) for at in (first, last)]
        canvas.line(ends, colour, WIDE, f"{name}:{dash}")


def _parted(wanted: list[float], size: float, head: float, foot: float) -> list[float]:
    """Middles of labels from the top down, near the wanted ones and a line apart."""
    placed: list[float] = []
    for y in wanted:
        placed.append(max(y, placed[-1] + size * 1.05 if placed else head - size))
    over = placed[-1] - (foot - size * 0.2) if placed else 0.0
    for index in range(len(placed) - 1, -1, -1):
        if over <= 0:
            break
        placed[index] -= over
        over = placed[index - 1] + size * 1.05 - placed[index] if index else 0.0
    return placed


def _widest(chart: Chart, theme: Theme) -> float:
    """The width of the widest figure with its mark."""
    cells = [cell for row in chart.crosstab.cells for cell in row]
    return max(value_width(cell, chart.wording, theme.size, True, theme) for cell in cells)


def _legend(canvas: Canvas, tracks: tuple[Track, ...]) -> float:
    """The groups on one line above the panels; the height it takes."""
    theme, x = canvas.theme, 0.0
    for track in tracks:
        bold = track.role is GroupRole.OWN
        y = LINE * theme.size / 2
        swatch(canvas, x, y, 11.0, colour_in(tracks, track, theme), f"legend-swatch:{track.name}")
        canvas.text(x + 17, y, track.name, theme.size + 1, None, bold, name=f"legend:{track.name}")
        x += 17 + canvas.width(track.name, theme.size + 1, bold) + 28
    return LINE * theme.size + 14
