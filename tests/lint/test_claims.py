"""Headlines over a chart: whose figure each is, and what is no claim of the chart at all."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from pptx import Presentation
from pptx.chart.data import CategoryChartData, XyChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Inches

from deckgen.powerpoint.lint.catalogue import lint

Values = dict[str, tuple[float, ...]]
PLACE = (Inches(1), Inches(2), Inches(6), Inches(4))
ANSWERS = ("Ja", "Nei", "Vet ikke")
SHARED: Values = {"Norge": (0.62, 0.3, 0.08), "Troms": (0.55, 0.35, 0.1)}
ALONE: Values = {"Andel": (0.62, 0.3, 0.08)}


def slide_of(deck: Any, title: str, values: Values, names: tuple[str, ...] = ANSWERS, alt: str = "") -> Any:
    slide = deck.slides.add_slide(deck.slide_layouts[5])
    slide.shapes.title.text = title
    data = CategoryChartData(number_format="0%")  # type: ignore[no-untyped-call]
    data.categories = list(names)
    for name, row in values.items():
        data.add_series(name, row)  # type: ignore[no-untyped-call]
    frame = slide.shapes.add_chart(XL_CHART_TYPE.BAR_CLUSTERED, *PLACE, data)
    frame._element.nvGraphicFramePr.cNvPr.set("descr", alt)
    return slide


def codes(deck: Any, folder: Path) -> list[str]:
    deck.save(str(folder / "d.pptx"))
    return [p.code for p in lint(folder / "d.pptx") if "L770" <= p.code <= "L773"]


@pytest.mark.parametrize(
    "title",
    [
        *("Om lag 60 prosent sier ja", "Drøyt 60 % sier ja", "Snaut 65 % seier ja, og knapt 65 % sier ja"),
        *("62 % ja (±3 %)", "62 % sier ja (95 % KI: 58–66 %)", "62 % sier ja, med feilmargin på 3 %"),
        *("I 2022 sa 55 % ja. I 2024: 62 %", "Flere fornøyde enn i 2019, da 45 % sa ja"),
        *("62 % i vår kommune (landet: 58 %)", "62 % sier ja, medan 58 % i Oslo gjer det"),
        *("Svarprosent 44 % – 62 % sier ja", "Kommunene får 50 % tilskudd – 62 % sier ja"),
        *("38 % sier nei eller vet ikke", "92 % har en mening", "Hver tredje sier nei", "To av tre sier ja"),
    ],
)  # fmt: skip
def test_a_sound_headline_is_let_be(title: str, tmp_path: Path) -> None:
    deck = Presentation()
    slide_of(deck, title, ALONE)
    assert codes(deck, tmp_path) == []


@pytest.mark.parametrize(
    "title",
    [
        *("99 % sier ja", "67 % sier ja", "Hver femte sier nei", "Åtte av ti sier ja"),
        *("Om lag 50 % sier ja", "Knapt 60 % sier ja", "Drøyt 50 % sier ja", "I Norge sier 45 % ja"),
    ],
)  # fmt: skip
def test_a_headline_that_the_chart_does_not_show_is_told(title: str, tmp_path: Path) -> None:
    deck = Presentation()
    slide_of(deck, title, ALONE)
    assert "L770" in codes(deck, tmp_path)


@pytest.mark.parametrize(
    "text", ["Svarprosent: 44 %", "Feilmargin ±3 %", "95 % konfidensintervall", "Landet: 58 %"]
)
def test_a_text_beside_a_chart_may_be_of_something_else(text: str, tmp_path: Path) -> None:
    deck = Presentation()
    slide_of(deck, "Innbyggerne sier ja", ALONE).shapes.add_textbox(*PLACE).text_frame.text = text
    assert codes(deck, tmp_path) == []


ALT = "Søyler. Ja: Norge 62 %, Troms 55 %; Nei: Norge 30 %, Troms 35 %; Vet ikke: Norge 8 %, Troms 10 %."


@pytest.mark.parametrize("is_drawn", [True, False])
@pytest.mark.parametrize(
    ("title", "is_told"),
    [
        ("I Norge sier 62 % ja", False),
        ("Nasjonalt sier 38 % noe annet", False),
        ("Troms: 55 % ja, Norge: 62 % ja", False),
        ("62 % i Norge og 55 % i Troms sier ja", False),
        ("I Norge og Troms sier 55 % ja", False),
        ("I Norge sier 55 % ja", True),
        ("I Troms sier 62 % ja", True),
        ("62 % i Troms og 55 % i Norge sier ja", True),
        ("97 % sier ja", True),  # Norge's «Ja» and Troms's «Nei»
        ("I Norge sier 99 % ja", True),
    ],
)
def test_a_figure_beside_a_group_is_that_groups(
    title: str, is_told: bool, is_drawn: bool, tmp_path: Path
) -> None:
    deck = Presentation()
    slide = slide_of(deck, title, SHARED, alt=ALT)
    if is_drawn:
        frame = slide.shapes[-1]._element
        frame.getparent().remove(frame)
        Image.new("RGB", (4, 3)).save(tmp_path / "p.png")
        slide.shapes.add_picture(str(tmp_path / "p.png"), *PLACE)._element.nvPicPr.cNvPr.set("descr", ALT)
    assert ("L770" in codes(deck, tmp_path)) is is_told


def test_the_parts_of_a_chart_count_together(tmp_path: Path) -> None:
    deck = Presentation()
    slide_of(deck, "62 % sier ja (1 av 2)", {"Andel": (0.62, 0.3)}, ANSWERS[:2])
    slide_of(deck, "62 % sier ja (2 av 2)", {"Andel": (0.31, 0.22)}, ("Kanskje", "Vet ikke"))
    assert codes(deck, tmp_path) == []


def test_dots_have_their_shares_along_the_axis_below(tmp_path: Path) -> None:
    deck = Presentation()
    for title in ("I Norge sier 62 % ja", "I Norge sier 45 % ja"):
        slide = deck.slides.add_slide(deck.slide_layouts[5])
        slide.shapes.title.text = title
        data = XyChartData(number_format="0%")  # type: ignore[no-untyped-call]
        dots = data.add_series("Norge")  # type: ignore[no-untyped-call]
        for share, height in ((0.62, 30), (0.3, 20), (0.08, 10)):
            dots.add_data_point(share, height)
        slide.shapes.add_chart(XL_CHART_TYPE.XY_SCATTER, *PLACE, data)
    assert codes(deck, tmp_path) == ["L770"]


@pytest.mark.parametrize(
    ("mode", "is_first", "is_told"),
    [("RGB", False, True), ("RGBA", False, False), ("RGB", True, False)],
)
def test_a_picture_over_a_title_hides_it(mode: str, is_first: bool, is_told: bool, tmp_path: Path) -> None:
    deck = Presentation()
    slide = slide_of(deck, "Innbyggerne sier ja", ALONE)
    Image.new(mode, (4, 3)).save(tmp_path / "p.png")
    picture = slide.shapes.add_picture(str(tmp_path / "p.png"), 0, 0, deck.slide_width, Inches(2))._element
    if is_first:
        picture.getparent().insert(2, picture)
    deck.save(str(tmp_path / "d.pptx"))
    assert ("L744" in {p.code for p in lint(tmp_path / "d.pptx")}) is is_told


@pytest.mark.parametrize(("top", "is_told"), [(0, True), (Inches(2), False)])
def test_a_chart_over_a_title_hides_it(top: int, is_told: bool, tmp_path: Path) -> None:
    deck = Presentation()
    slide = slide_of(deck, "Innbyggerne sier ja", ALONE)
    slide.shapes[-1].top, slide.shapes[-1].width = top, deck.slide_width
    deck.save(str(tmp_path / "d.pptx"))
    assert ("L744" in {p.code for p in lint(tmp_path / "d.pptx")}) is is_told
