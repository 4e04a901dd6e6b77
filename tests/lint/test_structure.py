"""What is well made is not told of: sections, comments, animations, shows, links, merged cells, names."""

from __future__ import annotations

from pathlib import Path

import pytest
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Inches

from deckgen.powerpoint.lint.catalogue import SEVERITY, lint
from deckgen.powerpoint.lint.rule import Severity
from deckgen.powerpoint.lint.workbook import Workbook
from lint.broken import Edit, Variant, both, in_workbook, made, replaced, subbed
from lint.reference_variants import CHART, SLIDE, animated, commented, linked, sections, shows

MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
SPACE = 'xmlns:own="urn:own"'
NAMED = subbed(CHART, r"<c:f>Data!\$B\$2:\$B\$8</c:f>", "<c:f>Data!Svar</c:f>")
WELL_MADE: dict[str, Edit] = {
    "sections": sections((256, 257), tuple(range(258, 272))),
    "a comment": commented(0),
    "an animation": animated("2"),
    "custom shows": shows((0, "Kort", "rId7"), (1, "Lang", "rId8")),
    "a link to the next slide": linked("hlinkshowjump?jump=nextslide"),
    "a link to a show": both(shows((3, "Kort", "rId7")), linked("customshow?id=3&amp;return=true")),
    "two fills, one for older programs": subbed(
        SLIDE,
        "<p:spPr/>",
        f'<p:spPr><mc:AlternateContent xmlns:mc="{MC}"><mc:Choice Requires="p14" '
        'xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main"><a:noFill/></mc:Choice>'
        "<mc:Fallback><a:noFill/></mc:Fallback></mc:AlternateContent></p:spPr>",
    ),
    "another maker's attributes and elements": both(
        subbed(SLIDE, "<p:sld ", f'<p:sld xmlns:mc="{MC}" {SPACE} mc:Ignorable="own" '),
        subbed(SLIDE, "<a:bodyPr/>", '<a:bodyPr own:x="1"><own:y/></a:bodyPr>'),
    ),
    "bars in space, with nought for their third axis": both(
        replaced(CHART, "c:barChart>", "c:bar3DChart>", count=2),
        subbed(
            CHART,
            r'(<c:bar3DChart>.*?)<c:overlap val="[^"]*"/>(.*?)</c:bar3DChart>',
            r'\1\2<c:axId val="0"/></c:bar3DChart>',
        ),
    ),
    "PowerPoint 2008's own kind of relationship to properties": replaced(
        r"_rels/\.rels",
        "</Relationships>",
        '<Relationship Id="rId77" Type="http://schemas.openxmlformats.org/officedocument/2006/relationships/'
        'metadata/core-properties" Target="docProps/core.xml"/></Relationships>',
    ),
    "a comment in the XML": replaced(SLIDE, "<a:bodyPr/>", "<!-- her --><a:bodyPr/>"),
}


def found(edit: Edit, folder: Path) -> list[tuple[str, object]]:
    return [(p.code, p.facts["detail"]) for p in lint(made(Variant("", "", edit), folder / "d.pptx"))]


@pytest.mark.parametrize("name", WELL_MADE)
def test_what_is_well_made_is_not_told_of(name: str, tmp_path: Path) -> None:
    assert found(WELL_MADE[name], tmp_path) == []


@pytest.mark.parametrize(
    "edit",
    [
        subbed(SLIDE, "<a:tc>", '<a:tc gridSpan="x" rowSpan="99999999999999999999" vMerge="on">'),
        subbed(CHART, '<c:max val="[^"]*"', '<c:max val="INF"'),
        subbed(CHART, "<c:cat>", "<c:cat/><c:cat>"),
        subbed(r"docProps/custom\.xml", 'pid="2"', 'pid="²"'),
        sections(()),
        shows(),
        animated(""),
        linked("customshow?id"),
    ],
)
def test_no_value_makes_lint_fall(edit: Edit, tmp_path: Path) -> None:
    found(edit, tmp_path)


def test_another_makers_elements_are_told_where_nothing_says_that_they_may_be_passed_over(
    tmp_path: Path,
) -> None:
    edit = replaced(SLIDE, "<a:bodyPr/>", f'<a:bodyPr {SPACE} own:x="1"><own:y/></a:bodyPr>')
    assert {code for code, _ in found(edit, tmp_path)} == {"L721", "L729"}


def test_merged_cells_and_links_of_python_pptx_are_not_told_of(tmp_path: Path) -> None:
    deck = Presentation()
    for _ in range(2):
        slide = deck.slides.add_slide(deck.slide_layouts[5])
        slide.notes_slide.notes_text_frame.text = "Til den som taler"
    table = slide.shapes.add_table(4, 4, 0, 0, Inches(5), Inches(3)).table
    table.cell(0, 0).merge(table.cell(1, 2))
    table.cell(2, 1).merge(table.cell(3, 3))
    slide.shapes.add_textbox(0, 0, Inches(1), Inches(1)).click_action.target_slide = deck.slides[0]
    deck.save(str(tmp_path / "d.pptx"))
    codes = {p.code for p in lint(tmp_path / "d.pptx")}
    assert not {code for code in codes if SEVERITY[code] is Severity.ERROR or code == "L786"}


@pytest.mark.parametrize(
    "kind, top, is_cut",
    [
        ("COLUMN_CLUSTERED", 0.7, False),
        ("COLUMN_CLUSTERED", 0.5, True),
        ("BAR_STACKED", 0.7, True),
        ("BAR_STACKED", 1.0, False),
        ("BAR_STACKED_100", 1.0, False),
        ("BAR_STACKED_100", 0.8, True),
        ("LINE", 0.5, True),
        ("AREA", 0.7, False),
    ],
)
def test_a_value_beyond_its_axis_is_told(kind: str, top: float, is_cut: bool, tmp_path: Path) -> None:
    deck = Presentation()
    data = CategoryChartData()  # type: ignore[no-untyped-call]
    data.categories = ["a", "b"]
    data.add_series("S", (0.6, 0.3))  # type: ignore[no-untyped-call]
    data.add_series("T", (0.4, None))  # type: ignore[no-untyped-call]
    slide = deck.slides.add_slide(deck.slide_layouts[5])
    chart = slide.shapes.add_chart(XL_CHART_TYPE[kind], 0, 0, Inches(5), Inches(3), data).chart
    chart.value_axis.maximum_scale = top
    deck.save(str(tmp_path / "d.pptx"))
    assert ("L789" in {p.code for p in lint(tmp_path / "d.pptx")}) is is_cut


@pytest.mark.parametrize("cells, told", [("Data!$B$2:$B$8", False), ("Data!$B$3:$B$9", True)])
def test_a_name_is_read_as_the_cells_that_it_stands_for(cells: str, told: bool, tmp_path: Path) -> None:
    names = f'</sheets><definedNames><definedName name="svar">{cells}</definedName></definedNames>'
    book = in_workbook("</sheets>", names, "xl/workbook.xml", pattern=False)
    codes = {code for code, _ in found(both(NAMED, book), tmp_path)}
    assert codes == ({"L735"} if told else set())


@pytest.mark.parametrize("formula, told", [("0.5+0.03", True), ("1-B3", False), ("Z1*2", False)])
def test_in_decks_of_others_only_constants_are_no_figures(formula: str, told: bool, tmp_path: Path) -> None:
    book = in_workbook(r'<c r="B2"([^>]*)><v>', rf'<c r="B2"\1><f>{formula}</f><v>')
    others = replaced(r"docProps/custom\.xml", "deckgen-version", "version")
    assert ("L733" in {code for code, _ in found(both(book, others), tmp_path)}) is told


BOOK = Workbook(
    {("Data", "A1"): "1", ("Data", "A2"): "2", ("My 'own'", "B1"): "3"},
    names={"a": "Data!$A$1:$A$2", "b": "a", "loop": "loop", "moves": "OFFSET(Data!$A$1,0,0,2)"},
)


@pytest.mark.parametrize(
    "reference, cells",
    [
        ("Data!$A$1:$A$2", ["1", "2"]),
        ("Data!A1", ["1"]),
        ("(Data!$A$2,Data!$A$1)", ["2", "1"]),
        ("'My ''own'''!$B$1", ["3"]),
        ("[0]!A", ["1", "2"]),
        ("Data!b", ["1", "2"]),
        ("moves", None),
        ("Data!c", None),
        ("loop", None),
        ("Tabell[Svar]", None),
    ],
)
def test_what_a_reference_holds(reference: str, cells: list[str] | None) -> None:
    assert BOOK.area(reference) == cells
    assert (BOOK.resolved(reference) == "") is (reference == "Data!c")
