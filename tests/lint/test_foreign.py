"""Decks of other programs: valid ones give no errors, and no attribute or size makes lint fall."""

from __future__ import annotations

from pathlib import Path
from typing import Any, cast

import pytest
from lxml import etree
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION
from pptx.util import Inches

from deckgen.errors import DeckgenError, Problem
from deckgen.powerpoint.lint.catalogue import SEVERITY, lint
from deckgen.powerpoint.lint.rule import TOLD, Severity, count_of
from lint.broken import Edit, Variant, in_workbook, made, subbed
from lint.variants import CHART, MAIN, SLIDE, box, boxed
from sampling import sampled

CHOICE = (
    '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
    '<mc:Choice Requires="p14" xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main">{}'
    "</mc:Choice><mc:Fallback>{}</mc:Fallback></mc:AlternateContent>"
)
Values = dict[str, tuple[float, float]]
FOOTER = '(?=<p:sp>(?:(?!</p:sp>).)*type="ftr")'
KINDS = (
    *("COLUMN_CLUSTERED", "BAR_STACKED_100", "LINE", "LINE_MARKERS", "PIE", "PIE_EXPLODED", "DOUGHNUT"),
    *("AREA", "RADAR"),
)


def errors(findings: tuple[Problem, ...]) -> list[object]:
    return [(p.code, p.place.spot, p.facts) for p in findings if SEVERITY[p.code] is Severity.ERROR]


def edited(edit: Edit, folder: Path) -> tuple[Problem, ...]:
    return lint(made(Variant("", "", edit), folder / "d.pptx"))


@pytest.mark.parametrize("kind", KINDS)
def test_a_chart_of_python_pptx_has_no_errors(kind: str, tmp_path: Path) -> None:
    deck = Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[5])
    slide.shapes.title.text = "64 % svarte"
    data = CategoryChartData()  # type: ignore[no-untyped-call]
    data.categories = ["a", "b"]
    data.add_series("S", (0.2, 0.3))  # type: ignore[no-untyped-call]
    place = (Inches(1), Inches(2), Inches(5), Inches(3))
    chart = slide.shapes.add_chart(XL_CHART_TYPE[kind], *place, data).chart
    chart.plots[0].has_data_labels = True
    labels = chart.plots[0].data_labels._element
    namespace = etree.QName(labels).namespace
    if "PIE" in kind:
        if labels.find(f"{{{namespace}}}showLeaderLines") is None:
            etree.SubElement(labels, f"{{{namespace}}}showLeaderLines", val="0")
        etree.SubElement(labels, f"{{{namespace}}}extLst")
    slide.shapes.add_textbox(*place).text_frame.text = "Svarprosenten var 64 %"
    deck.save(str(tmp_path / "d.pptx"))
    assert errors(lint(tmp_path / "d.pptx")) == []


def charted(
    title: str,
    values: Values,
    form: str = "0%",
    kind: str = "BAR_CLUSTERED",
    ink: str = "",
    share: bool = False,
) -> Any:
    """A deck with a chart of dark bars on its one slide; its labels are set on the plot."""
    deck = Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[5])
    slide.shapes.title.text = title
    data = CategoryChartData(number_format=form)  # type: ignore[no-untyped-call]
    data.categories = ["Nord", "Sør"]
    for name, row in values.items():
        data.add_series(name, row)  # type: ignore[no-untyped-call]
    place = (Inches(1), Inches(2), Inches(8), Inches(4))
    plot = slide.shapes.add_chart(XL_CHART_TYPE[kind], *place, data).chart.plots[0]
    plot.has_data_labels = True
    plot.data_labels.show_value, plot.data_labels.show_percentage = not share, share
    for series, colour in zip(plot.series, ("00338D", "5B2C06", "0A5C36"), strict=False):
        series.format.fill.solid()
        series.format.fill.fore_color.rgb = cast(Any, RGBColor)(*bytes.fromhex(colour))
    if ink:
        plot.data_labels.font.color.rgb = cast(Any, RGBColor)(*bytes.fromhex(ink))
    return deck


def told(deck: Any, folder: Path) -> list[str]:
    """The rules that a deck breaks, of those on figures in titles and on the colours of charts."""
    deck.save(str(folder / "d.pptx"))
    return [p.code for p in lint(folder / "d.pptx") if p.code in ("L738", "L739", "L770")]


AGREED = {"Helt enig": (0.4, 0.3), "Delvis enig": (0.35, 0.3), "Uenig": (0.25, 0.4)}
NORTH = {"Enig": (0.43, 0.21)}


@pytest.mark.parametrize(
    ("title", "values", "more"),
    [
        ("43 % er enige", {"Enig": (43, 21)}, {"form": "0"}),
        ("43 % er enige", {"Enig": (43, 21)}, {"form": "General"}),
        ("43 % er enige", {"Andel": (43, 21), "Antall": (430, 210)}, {"form": "0"}),
        ("43 % er enige", {"Svar": (430, 570)}, {"form": "0", "kind": "PIE"}),
        ("43 % er enige", {"Svar": (430, 570)}, {"form": "0%", "kind": "PIE", "share": True}),
        ("43 % er enige", {"Enig": (430, 200), "Uenig": (570, 80)}, {"form": "0", "kind": "BAR_STACKED_100"}),
        ("Omsetningen er 4 % større", {"Omsetning": (100, 104)}, {"form": "0"}),
        ("75 % er helt eller delvis enige", AGREED, {"kind": "BAR_STACKED_100"}),
        ("64 % bor i nord eller sør", NORTH, {}),
        ("57 % er uenige", NORTH, {}),
        ("25 % er uenige", {"Helt enig": (0.4, 0.3), "Delvis enig": (0.35, 0.3)}, {}),
        *(
            (words, NORTH, {})
            for words in (
                *("Over 40 % er enige", "Under 50 % er einige", "Minst 40 % er enige", "Høyst 50 % er enige"),
                *("Mellom 20 og 45 % er enige", "Snittet er 32 %", "Målet er 50 %, men 43 % er enige"),
                *("88 % svarte ikke", "88 % svarte ikkje", "Opp fra 38 % til 43 %", "Ned frå 50 %"),
                *("At least 40 % agree", "The average is 32 %", "Agreement fell to 43 % from 48 %"),
                *("105 % flere er enige i nord", "43 % er enige, mot 40 % i 2015"),
            )
        ),
    ],
)  # fmt: skip
def test_a_title_may_say_what_a_chart_lets_it(
    title: str, values: Values, more: dict[str, Any], tmp_path: Path
) -> None:
    assert told(charted(title, values, **more), tmp_path) == []


@pytest.mark.parametrize(
    ("title", "values", "more"),
    [
        ("97 % er enige", NORTH, {}),
        ("Ni av ti er enige", NORTH, {}),
        ("Over to tredjedeler er enige", {"Enig": (0.53, 0.51)}, {}),
        ("50 % er enige", {"Svar": (430, 570)}, {"form": "0", "kind": "PIE", "share": True}),
        ("68 % er helt eller delvis enige", AGREED, {"kind": "BAR_STACKED_100"}),
        ("83 % er enige", {"Enig": (43, 21)}, {"form": '0" %"'}),
    ],
)
def test_a_title_that_no_reading_of_a_chart_gives_is_told(
    title: str, values: Values, more: dict[str, Any], tmp_path: Path
) -> None:
    assert told(charted(title, values, **more), tmp_path) == ["L770"]


@pytest.mark.parametrize("layout", [1, 5])
def test_a_title_is_held_against_nothing_where_no_figure_is(layout: int, tmp_path: Path) -> None:
    deck = Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[layout])
    slide.shapes.title.text = "Lønnsutvikling på 4 % i 2023"
    slide.shapes.add_textbox(
        0, Inches(2), Inches(5), Inches(1)
    ).text_frame.text = "Budsjett: 12 % mer neste år"
    assert told(deck, tmp_path) == []


@pytest.mark.parametrize(
    ("kind", "place", "white", "dark"),
    [
        ("BAR_STACKED_100", None, [], ["L739"]),
        ("COLUMN_STACKED", "CENTER", [], ["L739"]),
        ("BAR_CLUSTERED", "INSIDE_END", [], ["L739"]),
        ("BAR_CLUSTERED", "OUTSIDE_END", ["L739"], []),
        ("BAR_CLUSTERED", None, ["L739"], []),
        ("PIE", None, [], []),
        ("DOUGHNUT", None, [], ["L739"]),
        ("LINE", None, ["L739"], []),
    ],
)
def test_labels_of_a_plot_stand_on_its_series(
    kind: str, place: str | None, white: list[str], dark: list[str], tmp_path: Path
) -> None:
    for ink, expected in (("FFFFFF", white), ("222222", dark)):
        deck = charted("Enighet", {"Enig": (0.4, 0.6)}, kind=kind, ink=ink)
        if place:
            chart = next(shape.chart for shape in deck.slides[0].shapes if shape.has_chart)
            chart.plots[0].data_labels.position = cast(Any, XL_LABEL_POSITION)[place]
        assert sorted(set(told(deck, tmp_path))) == expected


def test_words_about_other_things_are_not_held_against_a_title(tmp_path: Path) -> None:
    deck = Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[1])
    slide.shapes.title.text = "Ni av ti er fornøyde (1 av 2)"
    slide.placeholders[1].text = "To av tre skoler har plan\n12 % er sluttet\nOpp 3 %-poeng, korrelasjon 0,45"
    deck.save(str(tmp_path / "d.pptx"))
    assert errors(lint(tmp_path / "d.pptx")) == []


def test_a_pale_line_is_told_and_a_strong_one_is_not(tmp_path: Path) -> None:
    told = {}
    for colour in ("F8F8F8", "222222"):
        deck = Presentation()
        slide = deck.slides.add_slide(deck.slide_layouts[5])
        data = CategoryChartData()  # type: ignore[no-untyped-call]
        data.categories = ["a", "b"]
        data.add_series("S", (0.2, 0.3))  # type: ignore[no-untyped-call]
        chart = slide.shapes.add_chart(XL_CHART_TYPE.LINE, 0, 0, Inches(5), Inches(3), data).chart
        chart.plots[0].series[0].format.line.color.rgb = cast(Any, RGBColor)(*bytes.fromhex(colour))
        deck.save(str(tmp_path / "d.pptx"))
        told[colour] = "L738" in {p.code for p in lint(tmp_path / "d.pptx")}
    assert told == {"F8F8F8": True, "222222": False}


def test_alternatives_may_share_an_id_and_the_first_is_looked_at(tmp_path: Path) -> None:
    sound, small = box(), box(size='sz="600"')
    assert edited(subbed(r"ppt/slides/slide2\.xml", FOOTER, CHOICE.format(sound, small)), tmp_path) == ()
    found = edited(subbed(r"ppt/slides/slide2\.xml", FOOTER, CHOICE.format(small, sound)), tmp_path)
    assert [p.code for p in found] == ["L741"]


@pytest.mark.parametrize(
    "edit",
    sampled([
        subbed(SLIDE, "<a:bodyPr/>", '<a:bodyPr lIns="1in" tIns="x"/>'),
        subbed(SLIDE, "<a:bodyPr/>", '<a:bodyPr><a:normAutofit fontScale="90%"/></a:bodyPr>'),
        subbed(SLIDE, '<a:rPr lang="nb-NO"/>', '<a:rPr lang="nb-NO" sz="x"/>'),
        subbed(SLIDE, "<a:lstStyle/><a:p>", '<a:lstStyle/><a:p><a:pPr lvl="a"/>'),
        boxed(turn=' rot="x"', fit='<a:normAutofit fontScale="x" lnSpcReduction="999999"/>'),
        boxed(turn=' rot="99999999999"', fit="<a:spAutoFit/>", anchor=' anchor="x" vert="x"'),
        boxed(inside='<a:solidFill><a:hslClr hue="x" sat="" lum="-5"/></a:solidFill>'),
        boxed(inside='<a:solidFill><a:scrgbClr r="1e99" g="x"/></a:solidFill>'),
        boxed(inside='<a:gradFill><a:gsLst/></a:gradFill>'),
        boxed(inside='<a:solidFill><!-- no colour --></a:solidFill>'),
        boxed(text="n = " + "9" * 99 + " av ti " + " " * 9999 + "0,99 % %"),
        subbed(MAIN, r'<p:sldSz cx="\d+"', '<p:sldSz cx="x"'),
        subbed(SLIDE, '<p:cNvPr id="3"', '<p:cNvPr id="²"'),
        subbed(SLIDE, '<p:cNvPr id="3"', f'<p:cNvPr id="{"9" * 5000}"'),
        subbed(CHART, r'<c:ptCount val="\d+"', '<c:ptCount val="x"'),
        subbed(CHART, '<c:pt idx="0"', '<c:pt idx="²"'),
        subbed(CHART, r"<c:f>[^<]*</c:f>", "<c:f>Data!$A$1:$A$99999999999</c:f>"),
        subbed(CHART, r"<c:f>[^<]*</c:f>", f"<c:f>Data!$A$1:${'Z' * 19}$1</c:f>"),
        subbed(CHART, '(<a:schemeClr val="tx1")/>', r'\1><a:lumMod val="50%"/></a:schemeClr>'),
        subbed(CHART, '<a:schemeClr val="tx1"/>', '<a:srgbClr val="GGGGGG"/>'),
        subbed(CHART, '<a:schemeClr val="tx1"/>', '<a:prstClr val="purple"/>'),
        in_workbook(r't="s"><v>\d+', 't="s"><v>99999'),
    ], 3),
)  # fmt: skip
def test_no_attribute_makes_lint_fall(edit: Edit, tmp_path: Path) -> None:
    edited(edit, tmp_path)


def test_of_many_findings_on_a_slide_some_are_told_and_the_rest_counted(tmp_path: Path) -> None:
    many = 5_000
    found = edited(
        subbed(r"ppt/slides/slide2\.xml", "<a:lstStyle/>", "<a:lstStyle/>" + "<a:x/>" * many), tmp_path
    )
    assert {p.code for p in found} == {"L721"} and len(found) == TOLD + 1
    assert sum(count_of(p) for p in found) == many and f"+ {many - TOLD}" in found[-1].place.spot


def test_a_file_that_is_not_there_is_said_to_be_that(tmp_path: Path) -> None:
    with pytest.raises(DeckgenError) as fault:
        lint(tmp_path / "x.pptx")
    assert [p.code for p in fault.value.problems] == ["T302"]
