"""The intervals of a native chart: lines below its dots that LibreOffice draws too, bound to cells."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
import pytest

from deckgen.charts.canvas import Line, Outline
from deckgen.charts.catalogue import canvas_of
from deckgen.charts.native.drawn import box
from finished.built import office_pdf
from finished.edited import recalculated
from powerpoint.native import Native
from powerpoint.test_native_charts import THEME, chart_of, deck_of, native_story

STORY = "how-sure-are-we"
CORNER = 43.2  # points from the slide's left edge to the chart's
WIDE = 2.0  # what a line is wide, and how far beyond its ends PDFium has its box reach
NEAR = 1.6  # points: intervals reach as far as they are printed, to a whole per cent


@cache
def dots() -> Native:
    return chart_of(STORY)


def whiskers() -> list[Any]:
    return dots().found("//c:ser[c:marker/c:symbol/@val='none']")


def points(series: Any, holder: str) -> dict[int, float]:
    found = series.xpath(f"c:{holder}//c:pt", namespaces={"c": series.nsmap["c"]})
    return {int(point.get("idx")): float(point[0].text) for point in found}


def drawn() -> list[tuple[float, float]]:
    """The ends of the intervals in the picture, in points from the chart's left edge."""
    marks = canvas_of(native_story(STORY), THEME).marks
    lines = [mark.points for mark in marks if isinstance(mark, Line) and mark.name.startswith("interval:")]
    return [(line[0][0], line[-1][0]) for line in lines]


def test_each_group_has_lines_from_low_to_high_with_a_gap_between_rows() -> None:
    cells = [[row[at] for row in native_story(STORY).crosstab.cells] for at in (0, 1)]
    assert len(whiskers()) == len(cells)
    for series, column in zip(whiskers(), cells, strict=True):
        ends, heights = points(series, "xVal"), points(series, "yVal")
        wanted = {
            3 * row + side: cell.interval[side]
            for row, cell in enumerate(column)
            for side in (0, 1)
            if cell.share is not None and cell.interval is not None
        }
        assert len(wanted) >= 8 and ends == pytest.approx(wanted)
        assert heights.keys() == ends.keys()
        assert all(heights[at] == heights[at + 1] for at in heights if at % 3 == 0)


def test_they_lie_below_all_dots_without_markers_labels_or_error_bars() -> None:
    native = dots()
    unmarked = [bool(one.xpath("*[local-name()='marker']/*[@val='none']")) for one in native.found("//c:ser")]
    assert unmarked == [True, True, False, False]
    assert native.found("//c:ser/c:order/@val") == ["0", "1", "2", "3"]
    assert sorted(native.found("//c:ser/c:idx/@val")) == ["0", "1", "2", "3"]
    assert native.found("//c:errBars") == []
    assert all(one.find("{*}dLbls") is None for one in whiskers())
    assert native.found("//c:legend") == []


def test_dots_are_as_large_as_in_the_picture() -> None:
    marks = canvas_of(native_story(STORY), THEME).marks
    boxes = [box(mark.points) for mark in marks if isinstance(mark, Outline) and mark.name.startswith("dot:")]
    sizes = dots().found("//c:marker/c:size/@val")
    assert len(sizes) == 2 and {float(size) for size in sizes} == {float(round(one.width)) for one in boxes}


def test_their_cells_say_what_they_are_and_follow_figure_and_reach() -> None:
    native = chart_of(STORY)
    sheet = native.book["Data"]
    headers = {str(cell.value): cell.column_letter for cell in sheet[1]}
    columns = [headers[name] for name in ("Troms", "Troms: feilmargin ned", "Troms: feilmargin opp")]
    (reference,) = whiskers()[0].xpath("*[local-name()='xVal']//*[local-name()='f']/text()")
    own = [f"Data!{column}" for column in columns]
    assert native.cells(reference)[:4] == [
        f"={own[0]}2-{own[1]}2",
        f"={own[0]}2+{own[2]}2",
        None,
        f"={own[0]}3-{own[1]}3",
    ]
    name = re.sub(r"\d+:.*", "1", reference.replace("$2:", "2:").replace("$", "").split("!")[1])
    assert native.book["Tegning"][name].value == "Troms: intervall (fra, til)"
    sheet[f"{columns[0]}2"], sheet[f"{columns[1]}2"] = 0.5, 0.2
    recalculated(native.book)
    assert native.cells(reference)[:2] == pytest.approx([0.3, 0.6])


@pytest.mark.office
def test_libreoffice_draws_them_where_the_picture_has_them(tmp_path: Path) -> None:
    document = pdfium.PdfDocument(str(office_pdf(deck_of(STORY), tmp_path)))
    boxes = [item.get_bounds() for item in document[0].get_objects(filter=[2])]
    document.close()
    flat = [(left, right) for left, low, right, top in boxes if 2 * WIDE <= top - low < 2 * WIDE + 0.5]
    shown = [(left + WIDE - CORNER, right - WIDE - CORNER) for left, right in flat]
    wanted = drawn()
    assert len(wanted) == 9
    assert len(shown) == len(wanted)
    for line in wanted:
        assert any(line == pytest.approx(other, abs=NEAR) for other in shown), (line, shown)


def test_the_mark_of_a_dot_is_a_cell_of_its_own_which_its_label_follows() -> None:
    native = chart_of("clear-differences-of-dots")
    sheet = native.book["Data"]
    (marks,) = (cell.column_letter for cell in sheet[1] if cell.value == "Troms: merke")
    assert [cell.value for cell in sheet[marks]][1:] == ["▲", None, "▼"]
    (labels,) = [ref for ref in native.found("//c15:f/text()") if len(set(native.cells(ref))) == 3][:1]
    assert native.found("//c15:dlblRangeCache//c:v/text()")[:3] == ["71\xa0%\xa0▲", "52\xa0%", "17\xa0%\xa0▼"]
    for row, typed in ((2, None), (3, "?"), (4, "▲")):
        sheet[f"{marks}{row}"] = typed
    recalculated(native.book)
    assert native.cells(labels) == ["71\xa0%", "52\xa0%?", "17\xa0%\xa0▲"]
