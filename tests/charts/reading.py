"""What a reader in the back row would object to in a chart, found by measuring its marks."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from math import cos, radians, sin

from deckgen.charts.canvas import Line, Mark, Outline, Point, Text
from deckgen.charts.chart import Chart
from deckgen.charts.measure import CAP, DESCENT, width
from deckgen.charts.palette import FILL, text_floor
from deckgen.charts.render import marks_of
from deckgen.charts.theme import Theme, contrast

EDGE = 0.6  # points of tolerance at the chart's edge


def faults(chart: Chart, theme: Theme) -> list[str]:
    """Every text that is too small, outside, over another or hard to read, and every faint bar."""
    marks = marks_of(chart, theme)
    texts = [mark for mark in marks if isinstance(mark, Text)]
    found = [f"under {theme.minimum} pt: {t.said}" for t in texts if t.size < theme.minimum]
    boxes = {id(t): ink_of(t, theme) for t in texts}
    for text in texts:
        for x, y in boxes[id(text)]:
            if not (-EDGE <= x <= chart.size.width + EDGE and -EDGE <= y <= chart.size.height + EDGE):
                found.append(f"outside: {text.said} ({x:.1f}, {y:.1f})")
                break
    found += [f"outside: {bar.name}" for bar in _bars(marks) if not _is_inside(bar, chart)]
    for one, other in combinations(texts, 2):
        if overlap(boxes[id(one)], boxes[id(other)]):
            found.append(f"overlap: {one.said} / {other.said}")
    found += [
        f"weak on the ground: {t.said} {contrast(t.colour, theme.ground):.1f}"
        for t in texts
        if contrast(t.colour, theme.ground) < text_floor(t.size) and not _inside_a_bar(t, marks, theme)
    ]
    found += [
        f"weak bar: {bar.name} {contrast(bar.fill, theme.ground):.1f}"
        for bar in _bars(marks)
        if contrast(bar.fill, theme.ground) < FILL
        and (bar.wide == 0 or contrast(bar.edge, theme.ground) < FILL)
    ]
    return [
        *found,
        *_on_bars(marks, texts, theme),
        *_led_astray(marks, texts, theme),
        *_covered_triangles(marks, texts, theme),
    ]


def _is_inside(bar: Outline, chart: Chart) -> bool:
    return all(
        -EDGE <= x <= chart.size.width + EDGE and -EDGE <= y <= chart.size.height + EDGE
        for x, y in bar.points
    )


def _bars(marks: list[Mark]) -> list[Outline]:
    """The bars, the legend's squares and the dots."""
    names = ("bar:", "tile:", "band:", "legend-swatch:", "dot:")
    return [mark for mark in marks if isinstance(mark, Outline) and mark.name.startswith(names)]


def _inside_a_bar(text: Text, marks: list[Mark], theme: Theme) -> bool:
    return any(overlap(ink_of(text, theme), bar.points) for bar in _bars(marks))


def _on_bars(marks: list[Mark], texts: list[Text], theme: Theme) -> Iterator[str]:
    """Texts that lie on a bar without standing out from it, or that cross its edge."""
    names = ("bar:", "tile:", "legend-swatch:")
    bars = [m for m in marks if isinstance(m, Outline) and m.name.startswith(names)]
    for text in texts:
        ink = ink_of(text, theme)
        for bar in bars:
            if not overlap(ink, bar.points):
                continue
            (left, top), _, (right, bottom), _ = bar.points
            inside = all(left <= x <= right and top <= y <= bottom for x, y in ink)
            if not inside:
                yield f"crosses {bar.name}: {text.said}"
            elif contrast(text.colour, bar.fill) < 4.5:
                yield f"weak on {bar.name}: {text.said} {contrast(text.colour, bar.fill):.1f}"
            elif not _is_mark_within(text, bar, marks):
                yield f"its mark hangs out of {bar.name}: {text.said}"


def _led_astray(marks: list[Mark], texts: list[Text], theme: Theme) -> Iterator[str]:
    """Lines to names that run over a text or cross each other, and names that stand on the map."""
    leaders = [m for m in marks if isinstance(m, Line) and m.name.startswith("leader:")]
    for line in leaders:
        for text in texts:
            if overlap(line.points, ink_of(text, theme)):
                yield f"{line.name} crosses {text.said}"
    for one, other in combinations(leaders, 2):
        if overlap(one.points, other.points):
            yield f"{one.name} crosses {other.name}"
    for area in (m for m in marks if isinstance(m, Outline) and m.name.startswith("area:")):
        for text in texts:
            (left, top), _, (right, foot), _ = ink_of(text, theme)
            if any(left < x < right and top < y < foot for x, y in area.points):
                yield f"{text.said} stands on {area.name}"


def _covered_triangles(marks: list[Mark], texts: list[Text], theme: Theme) -> Iterator[str]:
    """Triangles that touch a text or each other."""
    triangles = [
        m for m in marks if isinstance(m, Outline) and m.name.startswith(("mark-above:", "mark-below:"))
    ]
    for triangle in triangles:
        for text in texts:
            if overlap(triangle.points, ink_of(text, theme)):
                yield f"{triangle.name} touches {text.said}"
    for one, other in combinations(triangles, 2):
        if overlap(one.points, other.points):
            yield f"{one.name} touches {other.name}"


def _is_mark_within(text: Text, bar: Outline, marks: list[Mark]) -> bool:
    """Whether the triangle of a figure on a bar, if it has one, lies on that bar as well."""
    name = text.name.removeprefix("value:")
    own = [
        m for m in marks if isinstance(m, Outline) and m.name in (f"mark-above:{name}", f"mark-below:{name}")
    ]
    xs = [x for mark in own for x, _ in mark.points]
    return all(bar.points[0][0] <= x <= bar.points[1][0] for x in xs)


def ink_of(text: Text, theme: Theme) -> tuple[Point, ...]:
    """The corners of what a line of text covers, descenders and all."""
    wide = width(text.said, text.size, text.bold, theme.family)
    left = {"left": 0.0, "center": -wide / 2, "right": -wide}[text.ha]
    up, down = CAP * text.size, DESCENT * text.size
    if all(not c.isalpha() for c in text.said):
        down = 0.02 * text.size
    if text.turn:
        up, down = 0.0, (CAP + DESCENT) * text.size
    turn = radians(-text.turn)
    corners = ((left, -up), (left + wide, -up), (left + wide, down), (left, down))
    return tuple(
        (text.x + x * cos(turn) - y * sin(turn), text.y + x * sin(turn) + y * cos(turn)) for x, y in corners
    )


def overlap(one: tuple[Point, ...], other: tuple[Point, ...]) -> bool:
    """Whether two convex shapes share more than an edge (separating axes)."""
    for shape in (one, other):
        for (x1, y1), (x2, y2) in zip(shape, (*shape[1:], shape[0]), strict=True):
            nx, ny = y2 - y1, x1 - x2
            if not (nx or ny):
                continue
            a = [nx * x + ny * y for x, y in one]
            b = [nx * x + ny * y for x, y in other]
            slack = 0.3 * (nx * nx + ny * ny) ** 0.5
            if max(a) <= min(b) + slack or max(b) <= min(a) + slack:
                return False
    return True
