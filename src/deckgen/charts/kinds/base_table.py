"""A table of bases drawn as a picture: groups down, options across, how many answered in each cell."""

from __future__ import annotations

from deckgen.charts.canvas import Canvas
from deckgen.charts.chart import Chart
from deckgen.charts.measure import LINE, width, wrap
from deckgen.charts.theme import Theme
from deckgen.findings.numbers import count
from deckgen.survey.crosstab import Estimate, GroupRole, Status

PAD = 14.0


def draw(canvas: Canvas, chart: Chart) -> None:
    """A header, a row for each group with hairlines between, the nation in bold."""
    table, theme = chart.crosstab, canvas.theme
    size = theme.size
    first = max(width(g.name, size, True, theme.family) for g in table.groups) + 2 * PAD
    each = (chart.size.width - first) / len(table.options)
    heads = [wrap(option.text, each - PAD, size, True, theme.family) for option in table.options]
    top = max(map(len, heads)) * LINE * size + PAD
    high = min(30.0, (chart.size.height - top) / len(table.groups))
    for index, (option, head) in enumerate(zip(table.options, heads, strict=True)):
        right = first + (index + 1) * each - PAD / 2
        canvas.lines(right, top / 2, head, size, None, True, "right", f"label:{option.id}")
    nation_last = sorted(range(len(table.groups)), key=lambda g: table.groups[g].role is GroupRole.NATION)
    for row, place in enumerate(nation_last):
        group, y = table.groups[place], top + row * high
        bold = group.role is not GroupRole.OTHER
        canvas.line([(0, y), (chart.size.width, y)], theme.hairline, 0.8, f"rule:{group.name}")
        canvas.text(0, y + high / 2, group.name, size, None, bold, name=f"label:{group.name}")
        for index, option in enumerate(table.options):
            right = first + (index + 1) * each - PAD / 2
            said = _said(table.cells[index][place], chart)
            name = f"value:{option.id}:{group.name}"
            canvas.text(right, y + high / 2, said, size, None, bold, "right", name)


def capacity(chart: Chart, theme: Theme) -> int:
    """As many options as have room for a number and a short word."""
    return max(1, int(chart.size.width / (theme.minimum * 7)) - 1)


def _said(cell: Estimate, chart: Chart) -> str:
    """A base as it may be shown."""
    if cell.status is Status.SUPPRESSED:
        return chart.wording.suppressed
    if cell.status is Status.WITHHELD:
        return chart.wording.withheld
    return chart.wording.missing if cell.base is None else count(cell.base)
