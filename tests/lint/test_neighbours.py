"""Parts of a chart that touch are told when nobody can tell them apart, and only then."""

from __future__ import annotations

from pathlib import Path
from typing import Any, cast

import pytest
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Inches

from deckgen.powerpoint.lint.catalogue import lint

DARK, DIM, PALE = "00338D", "5B2C06", "9DC3E6"


def drawn(kind: str, colours: tuple[str, ...], line: str = "", **more: Any) -> Any:
    """A deck with one chart whose series, or slices, have these colours."""
    deck = Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[5])
    data = CategoryChartData()  # type: ignore[no-untyped-call]
    data.categories = ["Nord", "Sør", "Øst"][: len(colours)]
    is_round = kind in ("PIE", "DOUGHNUT")
    for name in ("A",) if is_round else ("A", "B", "C")[: len(colours)]:
        data.add_series(name, (4, 3, 2)[: len(colours)])  # type: ignore[no-untyped-call]
    place = (Inches(1), Inches(2), Inches(8), Inches(4))
    chart = slide.shapes.add_chart(XL_CHART_TYPE[kind], *place, data).chart
    chart.has_legend = bool(more.get("legend"))
    plot = chart.plots[0]
    if "overlap" in more:
        plot.overlap = more["overlap"]
    series = list(plot.series)
    parts = [series[0].points[at] for at in range(len(colours))] if is_round else series
    for part, colour in zip(parts, colours, strict=True):
        part.format.fill.solid()
        part.format.fill.fore_color.rgb = cast(Any, RGBColor)(*bytes.fromhex(colour))
        if line:
            part.format.line.color.rgb = cast(Any, RGBColor)(*bytes.fromhex(line))
    return deck


@pytest.mark.parametrize(
    ("kind", "colours", "line", "more", "is_told"),
    [
        ("COLUMN_STACKED", (DARK, DIM), "", {}, True),
        ("BAR_STACKED_100", (DARK, PALE, DIM), "", {}, False),
        ("BAR_STACKED_100", (DARK, DIM), "FFFFFF", {}, False),
        ("BAR_STACKED_100", (DARK, DIM), DIM, {}, True),
        ("AREA_STACKED", (DARK, DIM), "", {}, True),
        ("PIE", (DARK, DIM), "", {}, True),
        ("PIE", (DARK, PALE, DIM), "", {}, True),
        ("PIE", (DARK, PALE, DIM), "FFFFFF", {}, False),
        ("DOUGHNUT", (DARK, DIM), "", {}, True),
        ("COLUMN_CLUSTERED", (DARK, DIM), "", {}, False),
        ("COLUMN_CLUSTERED", (DARK, DARK), "", {}, True),
        ("COLUMN_CLUSTERED", (DARK, DARK), "", {"overlap": -20}, False),
        ("COLUMN_CLUSTERED", (DARK, DARK), "", {"overlap": -20, "legend": True}, True),
        ("LINE", (DARK, DARK), "", {}, False),
    ],
)
def test_parts_that_touch_can_be_told_apart(
    kind: str, colours: tuple[str, ...], line: str, more: dict[str, Any], is_told: bool, tmp_path: Path
) -> None:
    drawn(kind, colours, line, **more).save(str(tmp_path / "d.pptx"))
    assert ("L795" in {p.code for p in lint(tmp_path / "d.pptx")}) is is_told
