"""Decks of other programs: valid ones give no errors, and no attribute or size makes lint fall."""

from __future__ import annotations

from pathlib import Path
from typing import Any, cast

import pytest
from lxml import etree
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Inches

from deckgen.errors import DeckgenError, Problem
from deckgen.powerpoint.lint.catalogue import SEVERITY, lint
from deckgen.powerpoint.lint.rule import TOLD, Severity, count_of
from lint.broken import Edit, Variant, in_workbook, made, subbed
from lint.variants import CHART, MAIN, SLIDE, box, boxed

CHOICE = (
    '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
    '<mc:Choice Requires="p14" xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main">{}'
    "</mc:Choice><mc:Fallback>{}</mc:Fallback></mc:AlternateContent>"
)
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
    [
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
        subbed(CHART, '(<a:schemeClr val="dk1")/>', r'\1><a:lumMod val="50%"/></a:schemeClr>'),
        subbed(CHART, '<a:schemeClr val="dk1"/>', '<a:srgbClr val="GGGGGG"/>'),
        subbed(CHART, '<a:schemeClr val="dk1"/>', '<a:prstClr val="purple"/>'),
        in_workbook(r't="s"><v>\d+', 't="s"><v>99999'),
    ],
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
