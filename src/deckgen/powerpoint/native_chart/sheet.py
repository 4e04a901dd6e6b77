"""Where a chart's figures stand in its workbook: the columns of its sheets, and their references."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from deckgen.charts.native.chart import NativeChart, NativePoint, NativeSeries, Padding, Shape
from deckgen.findings.numbers import decimal
from deckgen.survey.crosstab import whole_percent

SHEET = "Data"
PERCENT = '0"\u00a0"%'
DECIMAL = "[$-414]0.0"  # with a decimal comma wherever the deck is opened
SHARE, MARK, LABEL, DOWN, UP, HEIGHT = "share", "mark", "label", "down", "up", "height"
ENDS, ENDS_HEIGHT = "ends", "ends height"  # of an interval: low, high and an empty cell for each row
PER_INTERVAL = 3
_TRIANGLES = ("▲", "▼")
_DRAWING = (LABEL, HEIGHT, ENDS, ENDS_HEIGHT)  # of dots
_DIGITS = 6  # of a sum, beyond which it is only noise


@dataclass(frozen=True, slots=True)
class Formula:
    """A cell that follows another: what it computes, and what that is now."""

    text: str
    shown: str | float

    def __str__(self) -> str:
        return str(self.shown)


Cell = str | float | Formula | None


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the sheet: its header and its cells; `percent` cells are shares."""

    header: str
    cells: tuple[Cell, ...]
    percent: bool = False


@dataclass(frozen=True)
class Sheet:
    """The sheet «Data»: the names, a column a series, then those that only some charts need.

    What PowerPoint draws dots, intervals and room from, and nobody edits, stands on a sheet of its own:
    `drawing`.
    """

    chart: NativeChart
    columns: list[Column] = field(default_factory=list)
    drawing: list[Column] = field(default_factory=list)
    _places: dict[tuple[str, int], tuple[str, int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        words, percent = self.chart.wording, not self.chart.mean
        header = words.group_header if self.chart.names_groups else words.answer_header
        self.columns.append(Column(header, self.chart.categories))
        self._add(SHARE, "", lambda point: point.value, percent, only=lambda one: one.padding is None)
        self._add_paddings()
        if self.chart.shape is Shape.DOTS:
            self._add(DOWN, words.down_header, lambda point: _reach(point, 0), percent)
            self._add(UP, words.up_header, lambda point: _reach(point, 1), percent)
            self._add(MARK, words.mark_header, lambda point: point.mark or None, only=has_marks)
            self._add(HEIGHT, words.height_header, lambda point: point.height)
            self._add_labels()
            self._add_intervals(percent)
            return
        self._add(MARK, words.mark_header, lambda point: point.mark or None, only=has_marks)

    def names(self) -> str:
        """The reference of the category names."""
        return self._cells(SHEET, 0)

    def header(self, series: int, what: str = SHARE) -> str:
        """The reference of a series' name."""
        name, column = self._places[what, series]
        return f"{name}!${letters(column)}$1"

    def title(self, series: int, what: str) -> str:
        """What stands above a series' cells of one sort."""
        return self._column(*self._places[what, series]).header

    def of(self, what: str, series: int) -> str:
        """The reference of a series' cells of one sort; KeyError where it has none."""
        return self._cells(*self._places[what, series])

    def cells(self, what: str, series: int) -> tuple[Cell, ...]:
        """A series' cells of one sort."""
        return self._column(*self._places[what, series]).cells

    def _add(
        self,
        what: str,
        header: str,
        cell: Callable[[NativePoint], Cell],
        percent: bool = False,
        only: Callable[[NativeSeries], bool] = lambda _: True,
    ) -> None:
        """A column of one sort for each series that has it."""
        for index, one in enumerate(self.chart.series):
            if only(one):
                self._place(what, index, header, tuple(map(cell, one.points)), percent)

    def _add_paddings(self) -> None:
        """A column for each padding: formulas, so that a scale's middle stays on its line."""
        for index, one in enumerate(self.chart.series):
            if one.padding is not None:
                cells = [
                    Formula(self._room(one.padding, row), point.value or 0.0)
                    for row, point in enumerate(one.points, start=2)
                ]
                self._place(SHARE, index, "", cells, percent=True)

    def _room(self, padding: Padding, row: int) -> str:
        """How a padding is reckoned: SUM takes empty cells, and words in place of a figure, as nothing."""
        whole, halved = (
            ",".join(f"{self._letters(SHARE, other)}{row}" for other in others)
            for others in (padding.whole, padding.halved)
        )
        less = (f"-SUM({whole})" if whole else "") + (f"-SUM({halved})/2" if halved else "")
        return f"=MAX(0,{padding.at:.10g}{less})"

    def _add_labels(self) -> None:
        """A column of labels for each series of dots: PowerPoint has no label of a dot's x that all read."""
        for index, one in enumerate(self.chart.series):
            rows = enumerate(one.points, start=2)
            cells = [None if point.value is None else self._label(index, row, point) for row, point in rows]
            self._place(LABEL, index, self.chart.wording.label_header, cells)

    def _label(self, index: int, row: int, point: NativePoint) -> Formula:
        """A dot's label: its figure as printed, and what stands in its cell of marks."""
        value, figure = f"{self._letters(SHARE, index)}{row}", point.value or 0.0
        said, shown = f'TEXT({value},"0\u00a0%")', f"{whole_percent(figure)}\u00a0%"
        if self.chart.mean:
            said, shown = f"FIXED({value},1)", decimal(figure)
        if not has_marks(self.chart.series[index]):
            return Formula(f"={said}", shown)
        mark = f"{self._letters(MARK, index)}{row}"
        follows = f'&IF(OR({mark}="",{mark}="?"),"","\u00a0")&{mark}'
        apart = "\u00a0" if point.mark in _TRIANGLES else ""
        return Formula(f"={said}{follows}", f"{shown}{apart}{point.mark}")

    def _add_intervals(self, percent: bool) -> None:
        """Two columns for each series with intervals: the points of lines, which follow figure and reach."""
        words = self.chart.wording
        for index, one in enumerate(self.chart.series):
            if has_intervals(one):
                ends, heights = self._ends(index)
                self._place(ENDS, index, words.interval_header, ends, percent)
                self._place(ENDS_HEIGHT, index, words.interval_height_header, heights)

    def _ends(self, index: int) -> tuple[list[Cell], list[Cell]]:
        """Where the intervals of a series end, and how high: two points a row, and an empty cell."""
        value, down, up, height = (self._letters(what, index) for what in (SHARE, DOWN, UP, HEIGHT))
        ends: list[Cell] = []
        heights: list[Cell] = []
        for row, point in enumerate(self.chart.series[index].points, start=2):
            low, high = _reach(point, 0), _reach(point, 1)
            if point.value is None or low is None or high is None:
                ends += [None] * PER_INTERVAL
                heights += [None] * PER_INTERVAL
                continue
            ends += [
                Formula(f"={value}{row}-{down}{row}", round(point.value - low, _DIGITS)),
                Formula(f"={value}{row}+{up}{row}", round(point.value + high, _DIGITS)),
                None,
            ]
            heights += [*[Formula(f"={height}{row}", point.height)] * 2, None]
        return ends, heights

    def _place(
        self, what: str, index: int, header: str, cells: Sequence[Cell], percent: bool = False
    ) -> None:
        """One column of a series, the next to the right on its sheet."""
        is_dots = what in _DRAWING and self.chart.shape is Shape.DOTS
        is_drawing = is_dots or self.chart.series[index].padding is not None
        sheet = self.chart.wording.drawing_sheet if is_drawing else SHEET
        columns = self.drawing if is_drawing else self.columns
        self._places[what, index] = sheet, len(columns)
        name = self.chart.series[index].name
        title = f"{name}: {header}" if header else name
        columns.append(Column(title, tuple(cells), percent))

    def _column(self, sheet: str, column: int) -> Column:
        return (self.columns if sheet == SHEET else self.drawing)[column]

    def _cells(self, sheet: str, column: int) -> str:
        name = letters(column)
        return f"{sheet}!${name}$2:${name}${len(self._column(sheet, column).cells) + 1}"

    def _letters(self, what: str, series: int) -> str:
        """A series' column of one sort, as a formula on the sheet of the drawing names it."""
        sheet, column = self._places[what, series]
        return f"{SHEET}!{letters(column)}" if sheet == SHEET else letters(column)


def has_marks(series: NativeSeries) -> bool:
    """Whether any figure of a series has a mark behind it."""
    return any(point.mark for point in series.points)


def has_intervals(series: NativeSeries) -> bool:
    """Whether any figure of a series has an interval around it."""
    return any(_reach(point, 0) is not None for point in series.points)


def letters(column: int) -> str:
    """The letters of a column counted from 0."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def _reach(point: NativePoint, end: int) -> float | None:
    """How far an interval reaches from its figure, down (0) or up (1), as printed."""
    if point.interval is None or point.value is None:
        return None
    return round(abs(point.interval[end] - point.value), 2)
