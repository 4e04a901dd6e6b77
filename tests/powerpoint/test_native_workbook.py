"""The workbook behind a native chart: what stands in it, and what doesn't."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from builders import a_chart, a_crosstab
from deckgen.charts.form import Form
from powerpoint.build import a_deck, a_slide, drawing
from powerpoint.native import natives_of
from powerpoint.test_native_charts import TEMPLATE, chart_of, native_story


def test_nothing_hidden_stands_in_the_workbook() -> None:
    native = chart_of("a-suppressed-cell")
    cells = [cell.value for row in native.book["Data"].iter_rows() for cell in row]
    assert cells == [
        "Svar",
        "Troms",
        "Norge",
        "Nettverk",
        None,
        0.66,
        "Konferanse",
        None,
        0.35,
        *("Sosiale medier", None, 0.18),
    ]


def test_beside_figures_and_their_margins_nothing_stands_among_the_data_of_intervals() -> None:
    native = chart_of("how-sure-are-we")
    headers = [str(cell.value) for cell in native.book["Data"][1]]
    assert headers == [
        *("Svar", "Troms", "Norge", "Troms: feilmargin ned", "Norge: feilmargin ned"),
        *("Troms: feilmargin opp", "Norge: feilmargin opp"),
    ]
    assert native.book["Data"].max_row == 1 + len(native_story("how-sure-are-we").crosstab.options)
    cells = [str(cell.value) for row in native.book["Data"].iter_rows() for cell in row]
    assert not any(cell.startswith("=") for cell in cells)


@pytest.mark.parametrize(
    ("name", "said"), [("two-groups", "Svar"), ("twenty-columns", "Gruppe"), ("parts-of-a-whole", "Gruppe")]
)
def test_the_names_in_the_workbook_are_said_to_be_what_they_are(name: str, said: str) -> None:
    assert chart_of(name).book["Data"]["A1"].value == said


def test_a_label_that_begins_with_a_sign_of_equality_is_text(tmp_path: Path) -> None:
    from deckgen.powerpoint.writer import write  # noqa: PLC0415

    table = a_crosstab("=1+1 62 41|@SUM(A1) 12 8|+47 5 6")
    chart = replace(a_chart("clustered_bars", table), form=Form.NATIVE)
    slide = replace(a_slide(1, "chart", TEMPLATE), chart=chart)
    path = write(a_deck(TEMPLATE, slide), TEMPLATE, drawing(), tmp_path / "deck.pptx")
    (native,) = natives_of(path).values()
    assert [native.book["Data"].cell(row, 1).data_type for row in (2, 3, 4)] == ["s", "s", "s"]
    assert native.categories == ["=1+1", "@SUM(A1)", "+47"]
