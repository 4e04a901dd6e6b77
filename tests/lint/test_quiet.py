"""What only looks like a fault: sound techniques and other makers' habits that nothing is said of."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Inches

from deckgen.powerpoint.lint.catalogue import lint
from fuzz.zip_mutations import packed, read
from lint.broken import Edit, Variant, both, in_workbook, made, replaced, subbed
from lint.chart_variants import formatted, named, with_cell
from lint.figure_variants import axis_titled, chart_titled
from lint.variants import boxed

OFF = '<a:xfrm><a:off x="-9000000" y="0"/><a:ext cx="1000000" cy="500000"/></a:xfrm>'


@pytest.mark.parametrize(
    "edit",
    [
        subbed(r"ppt/slides/slide6\.xml", '(type="title".*?<p:spPr)/>', rf"\1>{OFF}</p:spPr>"),
        named("Data!#REF!"),
        with_cell('<c r="Z2" t="e"><v>#N/A</v></c>'),
        with_cell('<c r="Z2" t="e"><f>Z3/0</f><v>#DIV/0!</v></c>'),
        both(
            in_workbook(r'<c r="B2"([^>]*)><v>', r'<c r="B2"\1><f>ROUND(Z9,2)</f><v>'),
            replaced(r"docProps/custom\.xml", "deckgen-version", "version"),  # ours hold no formulas there
        ),
        formatted('0" %";-0" %";"0 %"'),
        formatted('[&gt;9]"99 %";0" %"'),
        formatted('"ja"'),
        formatted('0%" av alle"'),
        chart_titled("Prosent, 0–50 %"),
        chart_titled("Over 3 % svarte ja"),
        axis_titled("Andel, mot 97 % i 2015"),
        boxed(text="Møtet er den 9/10 og ikke 3/4"),
        boxed(text="Ho sa «Eg veit ikkje kva dei vil», og det er ikke så rart"),
        boxed(text="Ikkje frå dei"),
    ],
)  # fmt: skip
def test_nothing_is_said_of_what_only_looks_like_a_fault(edit: Edit, tmp_path: Path) -> None:
    found = lint(made(Variant("", "", edit), tmp_path / "d.pptx"))
    assert [(p.code, p.place.spot, p.facts["detail"]) for p in found] == []


@pytest.mark.parametrize(
    ("code", "is_told"),
    [
        ('"99 %"', True),
        ("0%", False),
        ('"99 %";;', True),
        ('[=1]"100 %";[=0]"0 %";', False),
        ('[>=50]"høy";"lav"', False),
    ],
)
def test_an_axis_says_no_one_figure_at_every_mark(code: str, is_told: bool, tmp_path: Path) -> None:
    deck: Any = Presentation()
    data = CategoryChartData()  # type: ignore[no-untyped-call]
    data.categories = ["Nord", "Sør"]
    data.add_series("A", (0.4, 0.3))  # type: ignore[no-untyped-call]
    slide = deck.slides.add_slide(deck.slide_layouts[5])
    place = (Inches(1), Inches(2), Inches(8), Inches(4))
    chart = slide.shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, *place, data).chart
    chart.value_axis.tick_labels.number_format = code
    chart.value_axis.tick_labels.number_format_is_linked = False
    deck.save(str(tmp_path / "d.pptx"))
    assert ("L736" in {p.code for p in lint(tmp_path / "d.pptx")}) is is_told


def test_a_line_with_a_figure_left_out_is_sound(tmp_path: Path) -> None:
    """`NA()` in a cell is how a line is drawn past a gap; Excel keeps it in the cache."""
    deck: Any = Presentation()
    data = CategoryChartData()  # type: ignore[no-untyped-call]
    data.categories = ["2020", "2022", "2024"]
    data.add_series("Andel", (0.4, 0.39, 0.3))  # type: ignore[no-untyped-call]
    slide = deck.slides.add_slide(deck.slide_layouts[5])
    chart = slide.shapes.add_chart(XL_CHART_TYPE.LINE, Inches(1), Inches(2), Inches(8), Inches(4), data).chart
    told = lint(_saved(deck, tmp_path))
    (gap,) = (node for node in chart._chartSpace.iter() if node.text == "0.39")
    gap.text = "#N/A"
    book = read(chart.part.chart_workbook.xlsx_part.blob)
    sheet = "xl/worksheets/sheet1.xml"
    cell = rb'<c r="B3"([^>]*)><v>0\.39'
    book[sheet] = re.sub(cell, rb'<c r="B3"\1 t="e"><f>NA()</f><v>#N/A', book[sheet])
    chart.part.chart_workbook.xlsx_part._blob = packed(book)
    assert b"NA()" in book[sheet]
    assert {p.code for p in lint(_saved(deck, tmp_path))} == {p.code for p in told}


def _saved(deck: Any, folder: Path) -> Path:
    deck.save(str(folder / "d.pptx"))
    return folder / "d.pptx"
