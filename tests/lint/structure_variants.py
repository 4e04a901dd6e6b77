"""Broken variants for the rules on what stands where: doubled elements, attributes, tables, references."""

from __future__ import annotations

from lint.broken import Edit, replaced, subbed

SLIDE = r"ppt/slides/slide\d+\.xml"
CHART = r"ppt/charts/chart\d+\.xml"
MASTER = r"ppt/slideMasters/slideMaster1\.xml"
THEME = r"ppt/theme/theme\d+\.xml"
STOP = '<a:gs pos="0"><a:srgbClr val="000000"/></a:gs>'


def first_cells(first: str, second: str) -> Edit:
    """The first two cells of a table's first row with attributes of their own."""
    return subbed(SLIDE, "(<a:tr [^>]*>)<a:tc>(.*?</a:tc>)<a:tc>", rf"\1<a:tc{first}>\2<a:tc{second}>")


STRUCTURE: dict[str, list[tuple[str, Edit]]] = {
    "L720": [
        (
            "a background behind the shapes",
            subbed(MASTER, "(<p:bg>.*?</p:bg>)(<p:spTree>.*</p:spTree>)", r"\2\1"),
        )
    ],
    "L721": [
        ("a master's text style from nowhere", replaced(MASTER, "<p:titleStyle>", "<p:titleStyle><a:x/>")),
        (
            "presentation properties of another name",
            subbed(r"ppt/presProps\.xml", "(<p:presentationPr [^>]*)/>", r"\1><p:x/></p:presentationPr>"),
        ),
    ],
    "L722": [
        ("a theme without its faces", subbed(THEME, "<a:fontScheme .*?</a:fontScheme>", "")),
        ("a theme without its colours", subbed(THEME, "<a:clrScheme .*?</a:clrScheme>", "")),
        ("a theme without its effects", subbed(THEME, "<a:fmtScheme.*?</a:fmtScheme>", "")),
        ("bars on one axis", subbed(CHART, r'(</c:ser>.*?)<c:axId val="\d+"/>', r"\1")),
        (
            "a gradient of one colour",
            subbed(
                SLIDE,
                "<p:spPr/>",
                f"<p:spPr><a:gradFill><a:gsLst>{STOP}</a:gsLst></a:gradFill></p:spPr>",
            ),
        ),
    ],
    "L725": [
        ("a cell over more columns than there are", first_cells(' gridSpan="99"', "")),
        ("a cell over more rows than there are", first_cells(' rowSpan="99"', "")),
        ("a cell over one that shows itself", first_cells(' gridSpan="2"', "")),
        ("a cell that is part of none", first_cells("", ' hMerge="1"')),
        ("a cell over none", first_cells(' gridSpan="0"', "")),
    ],
    "L726": [
        ("a kind of shape that there is none of", subbed(SLIDE, 'prst="rect"', 'prst="rectangle"')),
        ("a font size of one point in four", subbed(MASTER, ' sz="[0-9]+"', ' sz="25"')),
    ],
    "L728": [
        ("two properties of a text", replaced(SLIDE, "<a:bodyPr/>", "<a:bodyPr/><a:bodyPr/>")),
        (
            "two properties of a run",
            subbed(SLIDE, '<a:rPr lang="nb-NO"/>', '<a:rPr lang="nb-NO"/><a:rPr lang="nb-NO"/>'),
        ),
        ("two places of a shape", subbed(SLIDE, "(<a:xfrm>.*?</a:xfrm>)", r"\1\1")),
        ("two texts of a shape", subbed(SLIDE, "(<p:txBody>(?:(?!</p:txBody>).)*</p:txBody>)", r"\1\1")),
        ("two scalings of an axis", subbed(CHART, "(<c:scaling>.*?</c:scaling>)", r"\1\1")),
        ("bars on three axes", subbed(CHART, r'(</c:ser>.*?)(<c:axId val="\d+"/>)', r"\1\2\2")),
        ("two fills of one shape", subbed(CHART, "(<c:spPr>)(<a:solidFill>)", r"\1<a:noFill/>\2")),
    ],
    "L729": [
        (
            "an attribute that a picture's frame lacks",
            replaced(SLIDE, "<p:graphicFrame>", '<p:graphicFrame x="1">'),
        ),
        ("an attribute of one's own", replaced(SLIDE, "<a:bodyPr/>", '<a:bodyPr colour="red"/>')),
        (
            "an attribute in capital letters",
            subbed(SLIDE, '<a:rPr lang="nb-NO"/>', '<a:rPr lang="nb-NO" B="1"/>'),
        ),
        (
            "an attribute of a chart that there is none of",
            subbed(CHART, "<c:gapWidth ", '<c:gapWidth unit="%" '),
        ),
        (
            "a shape without an id",
            subbed(r"ppt/slideMasters/slideMaster1\.xml", r'(<p:cNvPr )id="\d+" ', r"\1"),
        ),
        ("a colour that is none", subbed(CHART, '<a:schemeClr val="tx1"/>', "<a:schemeClr/>")),
        ("a picture's place without a width", subbed(SLIDE, r'<a:ext cx="\d+" ', "<a:ext ")),
    ],
}
