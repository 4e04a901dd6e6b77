"""Figures changed in a native chart of a scale: its bars stay about the line, as the picture's do."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
import pytest
from pptx import Presentation

from deckgen.charts.canvas import Line, Outline
from deckgen.charts.catalogue import canvas_of
from deckgen.charts.native.drawn import box
from deckgen.charts.sides import order, sides
from finished.built import FOLDER, office_pdf
from finished.edited import charts_of, follow, recalculated
from gallery.stories import STORIES
from powerpoint.native import Native, native_of
from powerpoint.test_native_charts import THEME, chart_of, deck_of, native_story
from sampling import sampled

SCALES = [name for name in STORIES if STORIES[name]().kind == "diverging_bars"]
CORNER = 43.2  # points from the slide's left edge to the chart's
NEAR = 1.6  # points: an edge of the ground's colour
ROW = -1  # the last group: all of its figures are told in every story
LESS = {-1: 0.05, 0: 0.04, 1: 0.03, None: 0.02}  # by which the first option of each side is lessened
each = pytest.mark.parametrize("name", sampled(SCALES, 2))


@cache
def shares(name: str) -> dict[str, float]:
    """The figures of the row as they are now: the first of each side is less."""
    chart, less = native_story(name), dict(LESS)
    found = sides(chart.crosstab.options, THEME)
    now = {}
    for index in order(chart, THEME):
        share = chart.crosstab.cells[index][ROW].share or 0.0
        off = less.pop(found[index].way, 0.0)
        now[chart.crosstab.options[index].text] = round(share - min(off, share), 2)
    return now


def edited(native: Native, name: str) -> Any:
    """The chart's workbook with those figures typed into «Data», its formulas as they were."""
    sheet = native.book["Data"]
    columns = {str(cell.value): cell.column for cell in sheet[1]}
    for option, share in shares(name).items():
        sheet.cell(sheet.max_row, columns[option]).value = share
    return native.book


def wanted(name: str) -> list[tuple[float, float]]:
    """Where each bar of the row begins and ends, in points from the chart's left edge."""
    chart = native_story(name)
    canvas = canvas_of(chart, THEME)
    assert canvas.frame is not None
    (line,) = (m for m in canvas.marks if isinstance(m, Line) and m.name == "leader:zero:0")
    found, group = sides(chart.crosstab.options, THEME), chart.crosstab.groups[ROW].name
    unit, x, bars = canvas.frame.unit, line.points[0][0], []
    for index in order(chart, THEME):
        share, way = shares(name)[chart.crosstab.options[index].text], found[index].way
        x -= {-1: share, 0: share / 2}.get(way if way is not None else 9, 0.0) * unit
    for index in order(chart, THEME):
        option = chart.crosstab.options[index]
        if found[index].way is None:  # it begins where it did
            drawn = [m for m in canvas.marks if m.name == f"bar:{option.id}:{group}"]
            x = box(drawn[0].points).x if drawn and isinstance(drawn[0], Outline) else x
        bars.append((x, x + shares(name)[option.text] * unit))
        x = bars[-1][1]
    return [bar for bar in bars if bar[1] > bar[0]]


@each
def test_nothing_but_figures_is_typed(name: str) -> None:
    native = chart_of(name)
    options = [option.text for option in native_story(name).crosstab.options]
    headers = [str(cell.value) for cell in native.book["Data"][1]]
    headers = [header for header in headers if not header.endswith(": merke")]
    assert sorted(headers) == sorted(["Gruppe", *options])
    assert not any(str(cell.value).startswith("=") for row in native.book["Data"] for cell in row)
    assert all(str(cell.value).startswith("=") for row in native.book["Tegning"]["A2:A3"] for cell in row)


@each
def test_what_the_chart_shows_is_what_the_formulas_make(name: str) -> None:
    native = chart_of(name)
    book = recalculated(native.book)
    room = [ref for ref in native.found("//c:val//c:f/text()") if ref.startswith("Tegning!")]
    assert 1 <= len(room) <= 2
    for reference in room:
        sheet, cells = reference.split("!")
        made = [row[0].value for row in book[sheet][cells.replace("$", "")]]
        cached = native.found(f"//c:val//c:numRef[c:f='{reference}']//c:v/text()")
        assert [float(value) for value in cached] == pytest.approx(made, abs=1e-9)


def test_a_side_longer_than_any_of_the_picture_begins_at_the_edge_and_the_rest_stays() -> None:
    """The plot has no more room to the left, and a padding below 0 would be a bar of its own."""
    native = chart_of("on-both-sides-of-the-middle")
    for cell, typed in (("B3", 0.5), ("E3", 0.2), ("F3", None)):
        native.book["Data"][cell] = typed
    book = recalculated(native.book)
    room, rest = (book["Tegning"][cell].value for cell in ("A3", "B3"))
    scale = sum(cell.value or 0.0 for cell in book["Data"]["B3:F3"][0])
    before = [sum(cell.value for cell in book["Data"]["B2:F2"][0]), *[c.value for c in book["Tegning"][2]]]
    assert room == 0.0 and room + scale + rest == pytest.approx(sum(before))


@cache
def page(name: str) -> Path:
    """The deck of a story with its figures changed and its chart following, as LibreOffice draws it."""
    folder = FOLDER / f"scale-{name}"
    folder.mkdir()
    deck = Presentation(str(deck_of(name)))
    (part,) = charts_of(deck)
    follow(part._element, recalculated(edited(native_of(part), name)))
    deck.save(str(folder / "edited.pptx"))
    return office_pdf(folder / "edited.pptx", folder)


@pytest.mark.office
@each
def test_each_bar_stands_where_the_picture_would_have_it(name: str) -> None:
    document = pdfium.PdfDocument(str(page(name)))
    boxes = [item.get_bounds() for item in document[0].get_objects(filter=[2])]
    document.close()
    shown = [(left - CORNER, right - CORNER) for left, _, right, _ in boxes]
    assert len(wanted(name)) >= 3
    for bar in wanted(name):
        assert any(bar == pytest.approx(other, abs=NEAR) for other in shown), (bar, sorted(shown))


@pytest.mark.office
def test_a_part_that_grows_gets_its_figure_and_one_that_shrinks_loses_it() -> None:
    name = "clear-differences-on-a-scale"
    folder = FOLDER / "grown"
    folder.mkdir()
    deck = Presentation(str(deck_of(name)))
    (part,) = charts_of(deck)
    native = native_of(part)
    for cell, typed in (("C2", 0.13), ("D2", 0.01), ("B3", 0.02)):
        native.book["Data"][cell] = typed
    follow(part._element, recalculated(native.book))
    deck.save(str(folder / "edited.pptx"))
    document = pdfium.PdfDocument(str(office_pdf(folder / "edited.pptx", folder)))
    words = document[0].get_textpage().get_text_bounded()
    document.close()
    said = " ".join(words.replace("\u00a0", " ").split())
    assert "13 % ▼" in said and "21 %" not in said and " 1 %" not in said and " 2 %" in said
