"""Distribution strip: all counties as dots on a line for each option, the own one named; no league table."""

from __future__ import annotations

from deckgen.charts.canvas import Canvas, Frame, disc
from deckgen.charts.chart import Chart
from deckgen.charts.labels import percent
from deckgen.charts.measure import CAP, LINE, wrap
from deckgen.charts.rows import TIGHT
from deckgen.charts.theme import Theme
from deckgen.charts.values import MARK_GAP, mark, mark_width
from deckgen.survey.crosstab import Estimate, Group, GroupRole

LABEL_PART = 0.3  # of the chart's width, where there are several options
DOT, OWN_DOT = 5.0, 8.0  # radius in points, where there are several strips
LARGE = 1.7  # times that, and LARGER points of text, where there is one
LARGER = 5.0
LEAST_SPAN = 0.2
ABOVE = 0.62  # of a strip, above its line
RISE = 3.6  # times its size that the own name stands above the line, or more where dots are piled
LEAST_STEP = 1.5  # points from dot to dot in a pile
NEAR = 0.01
STRIP = 6.2  # times the smallest text that a strip is high at least
TALLEST = 260.0  # points a strip takes at most


def draw(canvas: Canvas, chart: Chart) -> None:
    """A strip for each option: dots that would lie on each other are stacked, own and nation are named."""
    table, theme = chart.crosstab, canvas.theme
    size, dot = _sizes(chart, theme)
    several = len(table.options) > 1
    edge = max(12.0, dot * OWN_DOT / DOT + 1)
    left = chart.size.width * LABEL_PART + 24 if several else edge
    right = chart.size.width - edge
    low, high = _span(chart)
    unit = (right - left) / (high - low)
    foot, slot = _foot(chart, theme), _slot(chart, theme)
    top = max(0.0, (chart.size.height - foot - slot * len(table.options)) / 2)
    labels = _labels(chart, theme, size)
    if max(map(len, labels)) * TIGHT * size > slot:  # then the labels alone are smaller
        size, labels = theme.minimum, _labels(chart, theme, theme.minimum)
    canvas.frame = Frame(left, top, right - left, slot * len(table.options), unit, 2 * dot)
    for index, (option, label) in enumerate(zip(table.options, labels, strict=True)):
        line = top + (index + ABOVE) * slot
        if several:
            canvas.lines(left - 24, line, label, size, ha="right", name=f"label:{option.id}", leading=TIGHT)
        canvas.line([(left, line), (right, line)], theme.hairline, 1.0, f"axis:{option.id}")
        _strip(canvas, chart, index, (left, line), unit, low, ABOVE * slot)
    _scale(canvas, chart, (left, right), top + slot * len(table.options), (low, high))


def capacity(chart: Chart, theme: Theme) -> int:
    """As many strips as have room for two names above and below their dots, and for their labels."""
    lines = max(map(len, _labels(chart, theme, theme.minimum)))
    strip = max(STRIP, (lines + 1) * TIGHT) * theme.minimum
    return max(1, int((chart.size.height - 3 * LINE * theme.minimum) / strip))


def _labels(chart: Chart, theme: Theme, size: float) -> list[tuple[str, ...]]:
    """The options' texts wrapped."""
    room = chart.size.width * LABEL_PART
    return [wrap(option.text, room, size, family=theme.family) for option in chart.crosstab.options]


def _strip(
    canvas: Canvas, chart: Chart, index: int, start: tuple[float, float], unit: float, low: float, up: float
) -> None:
    """The dots of one option: others first, then the nation's line and the own dot on top.

    `up` is how far the strip reaches above its line.
    """
    table, theme, (x0, line) = chart.crosstab, canvas.theme, start
    option, (size, dot) = table.options[index], _sizes(chart, theme)
    pairs = list(zip(table.groups, table.cells[index], strict=True))
    xs = {group.name: x0 + (cell.share - low) * unit for group, cell in pairs if cell.share is not None}
    own = [xs[group.name] for group in table.groups if group.role is GroupRole.OWN and group.name in xs]
    others = sorted(
        (xs[group.name], group.name)
        for group in table.groups
        if group.role is GroupRole.OTHER and group.name in xs
    )
    heights, rise = _settled_piles([x for x, _ in others], own, dot, size, up)
    for (x, name), high in zip(others, heights, strict=True):
        canvas.outline(disc(x, line - high, dot), theme.other, theme.ground, 0.8, f"dot:{option.id}:{name}")
    least = 0.0 if len(table.options) == 1 else x0 - 20
    named = [pair for pair in pairs if pair[0].role is not GroupRole.OTHER]
    for group, cell in sorted(named, key=lambda pair: pair[0].role is GroupRole.OWN):
        x, key = xs.get(group.name, x0), f"{option.id}:{group.name}"
        over = [high for (at, _), high in zip(others, heights, strict=True) if abs(at - x) < dot]
        _named(canvas, chart, group, cell, key, (x, line), rise, max(over, default=0.0), least)


def _settled_piles(
    xs: list[float], own: list[float], dot: float, size: float, up: float
) -> tuple[list[float], float]:
    """How high above the line each dot stands, and the own name, on which none may lie."""
    heights, step = _piled(xs, own, dot, 2 * dot), 2 * dot
    rise = max(RISE * size, min(max(heights, default=0.0) + dot + 1.2 * size, up - 0.7 * size))
    while max(heights, default=0.0) > rise - 0.9 * size - dot and step > LEAST_STEP:
        step *= 0.9  # then they lie partly on each other
        heights = _piled(xs, own, dot, step)
    return heights, rise


def _piled(xs: list[float], own: list[float], dot: float, step: float) -> list[float]:
    """How high each dot stands, `step` from others at its place and clear of the larger own one."""
    heights = list[float]()
    for place, x in enumerate(xs):
        high = dot * OWN_DOT / DOT + dot if any(abs(x - at) < dot for at in own) else 0.0
        near = [b for a, b in zip(xs[:place], heights, strict=True) if abs(x - a) < 2 * dot]
        while any(abs(high - b) < step - NEAR for b in near):
            high += step
        heights.append(high)
    return heights


def _named(
    canvas: Canvas,
    chart: Chart,
    group: Group,
    cell: Estimate,
    name: str,
    at: tuple[float, float],
    rise: float,
    above: float,
    least: float,
) -> None:
    """The nation as a line with its name below, the own county as a large dot with its name above all dots.

    The name stands `rise` above the line and right of `least`; `above` is how high dots over it are piled.
    """
    theme, (x, line), own = canvas.theme, at, group.role is GroupRole.OWN
    said = f"{group.name} {percent(cell, chart.wording)}"
    base, dot = _sizes(chart, theme)
    size = base + 1 if own else base
    text = canvas.width(said, size, own)
    half = (text + mark_width(cell, size)) / 2
    middle = min(max(x, least + half), chart.size.width - half)
    if own:
        large = dot * OWN_DOT / DOT
        if cell.share is not None:
            canvas.outline(disc(x, line, large), theme.own, theme.ground, 1.2, f"dot:{name}")
            ends = [(x, line - rise + 0.6 * size), (x, line - max(large, above + dot))]
            if ends[0][1] < ends[1][1]:
                canvas.line(ends, theme.own, 1.2, f"leader:{name}")
        left = middle - half
        canvas.text(left, line - rise, said, size, None, True, "left", f"value:{name}")
        mark(canvas, cell, (left + text + MARK_GAP * size, line - rise), size, theme.ink, name)
        return
    if cell.share is not None:
        canvas.line([(x, line - 2.2 * dot), (x, line + 2.2 * dot)], theme.nation, 2.4, f"bar:{name}")
    y = line + 2.2 * dot + 4 + CAP * size / 2
    canvas.text(middle, y, said, size, theme.muted, False, "center", f"value:{name}")


def _foot(chart: Chart, theme: Theme) -> float:
    """The room below the strips, for their scale and those without a figure."""
    return LINE * theme.minimum + 12 + (LINE * theme.minimum if _missing(chart) else 0.0)


def _slot(chart: Chart, theme: Theme) -> float:
    """How high each strip is."""
    return min(TALLEST, (chart.size.height - _foot(chart, theme)) / len(chart.crosstab.options))


def _sizes(chart: Chart, theme: Theme) -> tuple[float, float]:
    """The size of the names, of which one stands above each of several strips, and the radius of the dots."""
    if len(chart.crosstab.options) == 1:
        return theme.size + LARGER, DOT * LARGE
    room = ABOVE * _slot(chart, theme) / (RISE + 0.7)
    return min(theme.size, max(theme.minimum, room)), DOT


def _scale(
    canvas: Canvas, chart: Chart, ends: tuple[float, float], y: float, span: tuple[float, float]
) -> None:
    """The ends of the scale in words, and how many counties have no figure."""
    theme, size = canvas.theme, canvas.theme.minimum
    middle = y + 8 + LINE * size / 2
    for x, share, align in ((ends[0], span[0], "left"), (ends[1], span[1], "right")):
        canvas.text(
            x, middle, f"{round(share * 100)}\u00a0%", size, theme.muted, False, align, f"scale:{align}"
        )
    if _missing(chart):
        said = f"{_missing(chart)} {chart.wording.without_figure}"
        canvas.text(ends[0], middle + LINE * size, said, size, theme.muted, False, "left", "missing")


def _missing(chart: Chart) -> int:
    """How many of the others have no figure for the first option."""
    table = chart.crosstab
    return sum(
        cell.share is None and group.role is GroupRole.OTHER
        for group, cell in zip(table.groups, table.cells[0], strict=True)
    )


def _span(chart: Chart) -> tuple[float, float]:
    """The ends of the scale: whole tens around the figures, at least twenty apart."""
    shares = [cell.share for row in chart.crosstab.cells for cell in row if cell.share is not None]
    if not shares:
        return 0.0, 1.0
    low, high = int(min(shares) * 10) / 10, -int(-max(shares) * 10 - 0.999) / 10
    while high - low < LEAST_SPAN:
        low, high = max(0.0, low - 0.1), min(1.0, high + 0.1)
    return low, min(1.0, high)
