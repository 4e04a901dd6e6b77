"""Broken variants of charts: their labels, workbooks, and what is drawn upon them."""

from __future__ import annotations

import re

from fuzz.zip_mutations import Parts
from lint.broken import Edit, both, in_workbook, replaced, subbed

CHART = r"ppt/charts/chart\d+\.xml"
DRAWING = r"ppt/drawings/drawing\d+\.xml"
BOOK = "xl/workbook.xml"
FILL = '</c:tx><c:spPr><a:solidFill><a:schemeClr val="accent{}"/>'
DARK = '<a:solidFill><a:srgbClr val="222222"/></a:solidFill>'
NAME = '<definedNames><definedName name="Svar">{}</definedName></definedNames>'


def formatted(code: str) -> Edit:
    """Another number format for the labels of a chart whose labels have one."""
    return allover_one(CHART, "(<c:numFmt formatCode=)'0\"[^']*'", f"'{code}'")


def allover_one(part: str, pattern: str, new: str) -> Edit:
    """Other words behind every such place of the first part that has any."""

    def edit(parts: Parts) -> None:
        for name in sorted(parts, key=lambda name: (len(name), name)):
            text = parts[name].decode() if re.fullmatch(part, name) else ""
            if re.search(pattern, text):
                parts[name] = re.sub(pattern, lambda found: found[1] + new, text).encode()
                return
        raise AssertionError(f"nothing in {part} says {pattern}")

    return edit


def named(stands: str) -> Edit:
    """A name in a chart's workbook."""
    return in_workbook("(</sheets>)", rf"\1{NAME.format(stands)}", BOOK)


def with_cell(cell: str) -> Edit:
    """A cell of its own in a chart's workbook."""
    return in_workbook('(<row r="2"[^>]*>.*?)(</row>)', rf"\1{cell}\2")


def parts_alike(parts: Parts) -> None:
    """A stacked chart of segments nearly alike, without the white lines between them."""
    white = '<a:ln w="19050"><a:solidFill><a:schemeClr val="bg1"/></a:solidFill></a:ln>'
    rewritten(
        parts, 'grouping val="stacked"', (white, "<a:ln><a:noFill/></a:ln>"), (FILL.format(3), FILL.format(1))
    )


def bars_alike(parts: Parts) -> None:
    """Bars of two series that touch and have one colour."""
    apart = re.search(rb'<c:overlap val="-\d+"/>', parts["ppt/charts/chart4.xml"])
    assert apart is not None
    touching = (apart[0].decode(), '<c:overlap val="0"/>')
    rewritten(parts, apart[0].decode(), (FILL.format(1), FILL.format(2)), touching)


def rewritten(parts: Parts, cue: str, *pairs: tuple[str, str]) -> None:
    """Other words everywhere in the first chart that says something."""
    charts = (name for name in sorted(parts, key=lambda n: (len(n), n)) if re.fullmatch(CHART, name))
    name = next(name for name in charts if cue in parts[name].decode())
    for old, new in pairs:
        text = parts[name].decode()
        assert old in text, old
        parts[name] = text.replace(old, new).encode()


def twinned(key: str) -> Edit:
    """The second series of a chart with a key of the first."""
    pattern = rf'(<c:ser>.*?<c:{key} val=")(\d+)(".*?</c:ser><c:ser>.*?<c:{key} val=")\d+'
    return subbed(CHART, pattern, r"\g<1>\g<2>\g<3>\g<2>")


def resized(part: str, size: int) -> Edit:
    """Larger figures beside the bars of a chart."""

    def edit(parts: Parts) -> None:
        def larger(labels: re.Match[str]) -> str:
            return re.sub(r'(sz=")\d+', rf"\g<1>{size}", labels[0])

        text = parts[part].decode()
        parts[part] = re.sub("<c:dLbls>.*?</c:dLbls>", larger, text, flags=re.S).encode()

    return edit


CHARTS: dict[str, list[tuple[str, Edit]]] = {
    "L733": [
        (
            "a formula of cells that are gone",
            in_workbook(r'<c r="B2"([^>]*)><v>', r'<c r="B2"\1><f>Data!#REF!*1</f><v>'),
        ),
        (
            "a figure that is computed of constants",
            in_workbook(r'<c r="B2"([^>]*)><v>', r'<c r="B2"\1><f>0.5+0.03</f><v>'),
        ),
        (
            "a figure of ours that is computed of others",
            in_workbook(r'<c r="B2"([^>]*)><v>', r'<c r="B2"\1><f>1-B3</f><v>'),
        ),
        ("a chart of a sum", subbed(CHART, "(<c:val><c:numRef><c:f>)([^<]*)", r"\1SUM(\2)")),
        (
            "a formula with a name of cells that are gone",
            both(
                named("Data!#REF!"),
                in_workbook(r'<c r="B2"([^>]*)><v>', r'<c r="B2"\1><f>SUM(Svar)</f><v>'),
            ),
        ),
        ("a cell beside the figures that is no value", with_cell('<c r="Z2" t="e"><v>#VALUE!</v></c>')),
        ("a chart of cells that are gone", subbed(CHART, "(<c:val><c:numRef><c:f>)[^<]*", r"\1Data!#REF!")),
    ],
    "L735": [
        ("a figure that isn't found", in_workbook('<c r="B2"[^>]*><v>[^<]*', '<c r="B2" t="e"><v>#N/A')),
    ],
    "L736": [
        ("labels whose format says a figure", formatted('"99 %"')),
        ("labels whose format says a figure above 0", formatted('"99 %";;')),
        ("labels whose format says a figure sign by sign", formatted(r"\9\9\ \%")),
        ("labels whose format says shares of one to be of ten", formatted('0.0" av ti"')),
        ("labels whose format says a figure on a condition", formatted('[>0.01]"99 %";0%')),
    ],
    "L739": [
        (
            "dark words in a dark shape upon a chart",
            subbed(
                DRAWING,
                "(<cdr:sp (?:(?!</cdr:sp>).)*?</a:prstGeom>)<a:noFill/>(</cdr:spPr><cdr:txBody>)",
                rf"\1{DARK}\2",
            ),
        )
    ],
    "L741": [
        ("small words drawn upon a chart", subbed(DRAWING, r'(<a:rPr lang="nb-NO" sz=")\d+', r"\g<1>800")),
    ],
    "L743": [
        (
            "words drawn upon a chart in another face",
            subbed(DRAWING, r'(<cdr:txBody>.*?<a:latin typeface=")[^"]*', r"\1Comic Sans MS"),
        )
    ],
    "L755": [("words drawn upon a chart in no language", replaced(DRAWING, ' lang="nb-NO"', ""))],
    "L797": [
        ("labels of ninety points", resized("ppt/charts/chart1.xml", 9000)),
        ("labels wider than two columns", resized("ppt/charts/chart2.xml", 6000)),
        ("labels of segments that take the chart", resized("ppt/charts/chart5.xml", 7200)),
        ("labels higher than their bars' rows", resized("ppt/charts/chart6.xml", 2400)),
    ],
    "L796": [
        ("two series of one number", twinned("idx")),
        ("two series of one place", twinned("order")),
    ],
    "L795": [
        ("segments without a line between", parts_alike),
        ("bars side by side in one colour", bars_alike),
    ],
}
