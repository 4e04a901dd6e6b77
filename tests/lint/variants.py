"""The broken variants: at least one for every rule."""

from __future__ import annotations

import re

from fuzz.zip_mutations import Parts, packed, read
from lint.broken import Edit, Variant, added, both, in_workbook, replaced, subbed
from lint.chart_variants import CHARTS
from lint.figure_variants import FIGURES
from lint.package_variants import PACKAGE
from lint.reference_variants import REFERENCES
from lint.structure_variants import STRUCTURE

SLIDE = r"ppt/slides/slide\d+\.xml"
CHART = r"ppt/charts/chart\d+\.xml"
RELS = r"ppt/slides/_rels/slide\d+\.xml\.rels"
TYPES = r"\[Content_Types\]\.xml"
MAIN = r"ppt/presentation\.xml"
MASTER = r"ppt/slideMasters/slideMaster1\.xml"
CORE = r"docProps/core\.xml"

FAR = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
LINK = f'<Relationship Id="rId88" Type="{FAR}/{{}}" Target="http://example.no/x" TargetMode="External"/>'
OWN = '<Relationship Id="rId77" Type="{}" Target="{}"/></Relationships>'
END = "</Relationships>"
PML = "application/vnd.openxmlformats-officedocument.presentationml"
OVERRIDE = '<Override PartName="/ppt/{}" ContentType="application/xml"/></Types>'
TEXT_BOX = (
    '<p:sp><p:nvSpPr><p:cNvPr id="{id}" name="{name}"/><p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr><p:spPr>'
    '<a:xfrm{turn}><a:off x="{x}" y="{y}"/><a:ext cx="{cx}" cy="{cy}"/></a:xfrm><a:prstGeom prst="rect">'
    '<a:avLst/></a:prstGeom></p:spPr><p:txBody><a:bodyPr wrap="square"{anchor}>{fit}</a:bodyPr><a:lstStyle/>'
    '<a:p><a:r><a:rPr lang="nb-NO" {size}>{inside}</a:rPr><a:t>{text}</a:t></a:r></a:p></p:txBody></p:sp>'
)


def box(text: str = "Merk dette", inside: str = "", size: str = 'sz="1600"', **place: object) -> str:
    facts = {"id": 900, "name": "boks", "x": 1000000, "y": 4300000, "cx": 4000000, "cy": 800000} | place
    facts = {"turn": "", "anchor": "", "fit": ""} | facts
    return TEXT_BOX.format(text=text, inside=inside, size=size, **facts)


def boxed(**facts: object) -> Edit:
    """A text box of somebody's own on the second slide, read before the footer."""
    return subbed(r"ppt/slides/slide2\.xml", '(?=<p:sp>(?:(?!</p:sp>).)*type="ftr")', box(**facts))  # type: ignore[arg-type]


def ink(colour: str) -> str:
    return f'<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>'


def renamed_root(parts: Parts) -> None:
    """Presentation properties that begin with another element."""
    for old, new in ((b"<p:presentationPr ", b"<p:x "), (b"</p:presentationPr>", b"</p:x>")):
        parts["ppt/presProps.xml"] = parts["ppt/presProps.xml"].replace(old, new)


def doubled_entry(parts: Parts) -> None:
    parts["ppt/viewProps.xml#again"] = parts["ppt/viewProps.xml"]


def other_case(parts: Parts) -> None:
    """Two entries that Windows can't tell apart."""
    parts["PPT/viewprops.XML#again"] = parts["ppt/viewProps.xml"]
    replaced(TYPES, "</Types>", OVERRIDE.format("x").replace("/ppt/x", "/PPT/viewprops.XML"))(parts)
    replaced(r"_rels/\.rels", "</Relationships>", '<Relationship Id="rId77" Type="http://x/more" '
             'Target="PPT/viewprops.XML"/></Relationships>')(parts)  # fmt: skip


def duplicated_title(parts: Parts) -> None:
    title = re.search(rb'type="title".*?<a:t>(.*?)</a:t>', parts["ppt/slides/slide2.xml"], re.S)
    assert title is not None
    text = parts["ppt/slides/slide4.xml"]
    parts["ppt/slides/slide4.xml"] = re.sub(
        rb'(type="title".*?<a:t>).*?(</a:t>)', lambda m: m[1] + title[1] + m[2], text, count=1, flags=re.S
    )


def respelt_title(parts: Parts) -> None:
    """Two slides' titles, one of them in capitals, with dots and a space more."""
    duplicated_title(parts)
    title = re.search(rb'type="title".*?<a:t>(.*?)</a:t>', parts["ppt/slides/slide4.xml"], re.S)
    assert title is not None
    respelt = title[1].decode().upper().replace(" ", "  ", 1) + " …"
    parts["ppt/slides/slide4.xml"] = parts["ppt/slides/slide4.xml"].replace(title[1], respelt.encode(), 1)


BARE = (
    b'<p:sld xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"><p:cSld><p:spTree><p:nvGrpSpPr>'
    b'<p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/></p:spTree></p:cSld></p:sld>'
)


def broken_workbook(parts: Parts) -> None:
    name = next(name for name in parts if name.endswith(".xlsx"))
    parts[name] = b"PK\x03\x04 no workbook"


def linked_workbook(parts: Parts) -> None:
    name = next(name for name in parts if name.endswith(".xlsx"))
    inner = read(parts[name])
    rels = inner["xl/_rels/workbook.xml.rels"].decode()
    inner["xl/_rels/workbook.xml.rels"] = rels.replace(END, LINK.format("externalLinkPath") + END).encode()
    parts[name] = packed(inner)


def allover(part: str, old: str, new: str) -> Edit:
    """Every such word of the first part that has it."""
    return replaced(part, old, new, count=-1)


def related(rels: str, kind: str, target: str) -> Edit:
    return replaced(rels, END, OWN.format(kind if ":" in kind else f"{FAR}/{kind}", target))


def valued(value: str) -> Edit:
    """The first figure of the first chart, in its cache and its workbook alike."""
    return both(
        subbed(r"ppt/charts/chart1\.xml", r'(<c:numCache>.*?<c:pt idx="0"><c:v>)[^<]*', rf"\g<1>{value}"),
        in_workbook(r'<c r="B2"([^>]*)><v>[^<]*</v>', rf'<c r="B2" t="str"><v>{value}</v>'),
    )


def labelled(text: str) -> Edit:
    """The first figure of a chart typed by hand."""
    run = f'<a:r><a:rPr lang="nb-NO" sz="1400"/><a:t>{text}</a:t></a:r>'
    return subbed(
        CHART, r"(<c:rich><a:bodyPr[^>]*/><a:lstStyle/><a:p>)<a:fld .*?(<a:endParaRPr)", rf"\1{run}\2"
    )


def alt(pattern: str, text: str, kind: str = "graphicFrame") -> Edit:
    """Another alt text for the first shape of a kind whose own has the pattern."""
    return subbed(
        SLIDE, rf'(<p:{kind}><p:nv\w+><p:cNvPr [^>]*?descr=")([^"]*?{pattern}[^"]*)"', rf'\1{text}"'
    )


TABLE = (
    '<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="901" name="tabell" descr="En tabell med én celle"/>'
    '<p:cNvGraphicFramePr/><p:nvPr/></p:nvGraphicFramePr><p:xfrm><a:off x="1000000" y="3000000"/>'
    '<a:ext cx="4000000" cy="800000"/></p:xfrm><a:graphic><a:graphicData '
    'uri="http://schemas.openxmlformats.org/drawingml/2006/table"><a:tbl><a:tblPr firstRow="1"/><a:tblGrid>'
    '<a:gridCol w="4000000"/></a:tblGrid><a:tr h="800000"><a:tc><a:txBody><a:bodyPr/><a:lstStyle/><a:p><a:r>'
    "{run}>{inside}</a:rPr><a:t>{words}</a:t></a:r></a:p></a:txBody><a:tcPr>{fill}</a:tcPr></a:tc></a:tr>"
    "</a:tbl></a:graphicData></a:graphic></p:graphicFrame>"
)
PLAIN_RUN = '<a:rPr lang="nb-NO" sz="1600"'
CHART_TITLE = (
    '<c:title><c:tx><c:rich><a:bodyPr/><a:lstStyle/><a:p><a:r><a:rPr lang="nb-NO" sz="1400"><a:solidFill>'
    '<a:srgbClr val="FFFFFF"/></a:solidFill></a:rPr><a:t>Usynlig</a:t></a:r></a:p></c:rich></c:tx></c:title>'
)


def in_table(run: str, inside: str = "", fill: str = "", words: str = "Merk dette") -> Edit:
    """A table of one cell on the second slide."""
    table = TABLE.format(run=run, inside=inside, fill=fill, words=words)
    return subbed(r"ppt/slides/slide2\.xml", '(?=<p:sp>(?:(?!</p:sp>).)*type="ftr")', table)


def charted_text(text: str) -> Edit:
    """A text box on the first slide with a chart of PowerPoint's own."""
    footer = '(drawingml/2006/chart.*?</p:graphicFrame>.*?)(?=<p:sp>(?:(?!</p:sp>).)*type="ftr")'
    return subbed(SLIDE, footer, r"\1" + box(text=text))


CASES: dict[str, list[tuple[str, Edit]]] = {
    "L701": [
        ("a type for no part", replaced(TYPES, "</Types>", OVERRIDE.format("x.xml"))),
        (
            "a type for a slide that was deleted",
            replaced(TYPES, "</Types>", OVERRIDE.format("slides/slide99.xml")),
        ),
    ],
    "L702": [
        (
            "a part of a kind that has no type",
            both(added("ppt/media/film.xyz", b"x"), related(RELS, "video", "../media/film.xyz")),
        ),
        (
            "a part without ending",
            both(added("ppt/media/film", b"x"), related(RELS, "video", "../media/film")),
        ),
    ],
    "L703": [
        (
            "a type stated twice",
            replaced(
                TYPES,
                "</Types>",
                f'<Override PartName="/ppt/viewProps.xml" ContentType="{PML}.viewProps+xml"/></Types>',
            ),
        ),
    ],
    "L704": [
        ("a slide leads to a picture that is gone", related(RELS, "image", "../media/gone.png")),
        (
            "a chart leads to nothing",
            related(r"ppt/charts/_rels/chart1\.xml\.rels", "image", "../media/gone.png"),
        ),
        ("the package leads to nothing", related(r"_rels/\.rels", "thumbnail", "docProps/thumbnail.jpeg")),
    ],
    "L705": [
        ("two relationships of one id on a slide", subbed(RELS, "(<Relationship [^>]*>)", r"\1\1")),
        (
            "two relationships of one id in the package",
            subbed(r"_rels/\.rels", "(<Relationship [^>]*>)", r"\1\1"),
        ),
    ],
    "L706": [
        (
            "a link without its relationship",
            replaced(
                SLIDE, '<a:rPr lang="nb-NO"/>', '<a:rPr lang="nb-NO"><a:hlinkClick r:id="rId404"/></a:rPr>'
            ),
        ),
        (
            "drawn shapes of a chart without theirs",
            subbed(CHART, '(<c:userShapes r:id=")[^"]*', r"\g<1>rId404"),
        ),
    ],
    "L707": [
        ("a linked picture", replaced(RELS, END, LINK.format("image") + END)),
        ("a linked film", replaced(RELS, END, LINK.format("video") + END)),
    ],
    "L708": [("an entry twice", doubled_entry), ("an entry in other letters too", other_case)],
    "L709": [
        ("a picture that nothing leads to", added("ppt/media/secret.xml", b"<x/>")),
        ("a slide that was only taken off the list", added("ppt/slides/slide99.xml", BARE)),
    ],
    "L710": [
        ("a part cut short", subbed(r"ppt/tableStyles\.xml", ">$", "")),
        ("an ampersand that stands alone", subbed(r"docProps/app\.xml", "deckgen", "deck&gen")),
    ],
    "L711": [
        ("a template called a presentation", replaced(TYPES, "presentation.main+xml", "template.main+xml")),
        ("a show called a presentation", replaced(TYPES, "presentation.main+xml", "slideshow.main+xml")),
    ],
    "L712": [
        (
            "macros",
            both(
                added("ppt/vbaProject.bin", b"x"),
                replaced(
                    TYPES,
                    "<Override",
                    '<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/><Override',
                ),
                related(
                    r"ppt/_rels/presentation\.xml\.rels",
                    "http://schemas.microsoft.com/office/2006/relationships/vbaProject",
                    "vbaProject.bin",
                ),
            ),
        ),
    ],
    "L713": [
        ("a slide id too small", subbed(MAIN, r'<p:sldId id="\d+"', '<p:sldId id="12"')),
        ("a slide id twice", subbed(MAIN, r'(<p:sldId id=")(\d+)("[^>]*/><p:sldId id=")\d+', r"\1\2\3\2")),
    ],
    "L714": [
        ("a layout id too small", subbed(MASTER, r'<p:sldLayoutId id="\d+"', '<p:sldLayoutId id="300"')),
        (
            "a layout with another's id",
            subbed(MASTER, r'(<p:sldLayoutId id=")(\d+)("[^>]*/><p:sldLayoutId id=")\d+', r"\1\2\3\2"),
        ),
    ],
    "L715": [
        (
            "a slide without a layout",
            subbed(r"ppt/slides/_rels/slide1\.xml\.rels", '[^"]*/slideLayout"', 'http://example.no/x"'),
        )
    ],
    "L716": [
        ("notes whose master isn't named", subbed(MAIN, "<p:notesMasterIdLst>.*?</p:notesMasterIdLst>", ""))
    ],
    "L717": [
        (
            "a slide typed as a layout",
            subbed(TYPES, r'(slides/slide2\.xml" ContentType="[^"]*)\.slide\+xml', r"\1.slideLayout+xml"),
        )
    ],
    "L720": [
        (
            "the size before the slides",
            subbed(MAIN, "(<p:sldIdLst>.*?</p:sldIdLst>)(<p:sldSz[^>]*/>)", r"\2\1"),
        ),
        (
            "a paragraph before the body's properties",
            subbed(SLIDE, "(<a:bodyPr/><a:lstStyle/>)(<a:p>(?:(?!</a:p>).)*</a:p>)", r"\2\1"),
        ),
        (
            "the gap before the series",
            subbed(CHART, r'(<c:ser>.*</c:ser>)(<c:gapWidth val="\d+"/>)', r"\2\1"),
        ),
        (
            "the face before the fill",
            subbed(
                CHART,
                r'(<a:solidFill>(?:(?!</a:solidFill>).)*</a:solidFill>)(<a:latin typeface="\+mn-lt"/>)',
                r"\2\1",
            ),
        ),
        (
            "a label's parts in another order",
            subbed(CHART, '(<c:showVal val="1"/>)(<c:showCatName val="0"/>)', r"\2\1"),
        ),
    ],
    "L721": [
        ("an element of one's own", replaced(SLIDE, "<a:lstStyle/>", "<a:lstStyle/><a:myOwn/>")),
        (
            "a chart element that there is none of",
            replaced(CHART, "<c:gapWidth", '<c:gapDeep val="1"/><c:gapWidth'),
        ),
    ],
    "L722": [
        ("a text without its body's properties", replaced(SLIDE, "<a:bodyPr/>", "")),
        ("an axis that crosses none", subbed(CHART, r'<c:crossAx val="\d+"/>', "")),
        (
            "a run without words",
            subbed(r"ppt/slides/slide2\.xml", '(type="body".*?<a:r><a:rPr[^>]*/>)<a:t>[^<]*</a:t>', r"\1"),
        ),
    ],
    "L723": [
        ("two shapes of one id", replaced(SLIDE, '<p:cNvPr id="3"', '<p:cNvPr id="2"')),
        ("an id that is nought", replaced(SLIDE, '<p:cNvPr id="3"', '<p:cNvPr id="0"')),
        ("an id below nought", replaced(SLIDE, '<p:cNvPr id="3"', '<p:cNvPr id="-4"')),
    ],
    "L724": [
        (
            "two texts in one placeholder",
            subbed(
                r"ppt/slides/slide2\.xml",
                r'(<p:ph type="ftr"[^>]*idx=")(\d+)(".*?<p:ph type="sldNum"[^>]*idx=")\d+',
                r"\1\2\3\2",
            ),
        )
    ],
    "L725": [
        ("a row with a cell less", subbed(SLIDE, "<a:tc>(?:(?!</a:tc>).)*</a:tc></a:tr>", "</a:tr>")),
        (
            "a column more than there are cells",
            subbed(SLIDE, "<a:tblGrid>", '<a:tblGrid><a:gridCol w="100"/>'),
        ),
    ],
    "L726": [
        ("a slide id that is no number", subbed(MAIN, r'<p:sldId id="\d+"', '<p:sldId id="a"')),
        ("text in the middle by another name", subbed(SLIDE, "<a:bodyPr/>", '<a:bodyPr anchor="middle"/>')),
        ("bars that lie down by another name", subbed(CHART, '<c:barDir val="[^"]*"', '<c:barDir val="x"')),
        ("a width below nought", boxed(cx=-4000000, text="")),
        (
            "an ornament that is perhaps one",
            replaced(
                r"ppt/slideLayouts/slideLayout\d+\.xml", 'decorative" val="1"', 'decorative" val="maybe"'
            ),
        ),
        ("a colour by its name", boxed(inside=ink("red"))),
    ],
    "L727": [
        ("words where no text may stand", replaced(SLIDE, "<p:spTree>", "<p:spTree>Utkast")),
        ("properties by another name", renamed_root),
    ],
    "L730": [
        ("a value that is nan", valued("nan")),
        ("a value that is None", valued("None")),
        ("a value with a comma", valued("0,52")),
        ("a value without end", valued("inf")),
    ],
    "L731": [
        ("fewer points than are there", subbed(CHART, r'(<c:numCache>.*?<c:ptCount val=")\d+', r"\g<1>1")),
        (
            "a point that is one too many",
            subbed(CHART, "</c:strCache>", '<c:pt idx="99"><c:v>x</c:v></c:pt></c:strCache>'),
        ),
    ],
    "L732": [
        ("a workbook that doesn't open", broken_workbook),
        ("charts that name no workbook", subbed(CHART, r"<c:externalData .*?</c:externalData>", "")),
    ],
    "L733": [
        (
            "a formula in a name's cell",
            in_workbook('<c r="A2"([^>]*)><v>', r'<c r="A2"\1><f>1+1</f><v>'),
        ),
        (
            "a formula that asks the net",
            in_workbook(r'<c r="B2"([^>]*)><v>', r'<c r="B2"\1><f>WEBSERVICE("http://x.no")</f><v>'),
        ),
        (
            "a formula that starts a program",
            in_workbook(r'<c r="B2"([^>]*)><v>', r'<c r="B2"\1><f>cmd|/C calc!A0</f><v>'),
        ),
    ],
    "L734": [("a workbook that links to another", linked_workbook)],
    "L735": [
        ("another figure in the workbook", in_workbook(r'(<c r="B2"[^>]*><v>)[^<]*', r"\g<1>0.99")),
        (
            "another name in the workbook",
            in_workbook(r"(</si><si><t[^>]*>)[^<]+", r"\g<1>Noe annet", "xl/sharedStrings.xml"),
        ),
        ("a figure that was deleted in the workbook", in_workbook(r'<c r="B2"[^>]*><v>[^<]*</v></c>', "")),
        ("a figure that is text in the workbook", in_workbook('<c r="B2"[^>]*><v>', '<c r="B2" t="str"><v>')),
    ],
    "L736": [
        ("a label that says another figure", labelled("99 %")),
        ("a label in another unit", labelled("0,99")),
    ],
    "L737": [
        ("an axis id that is no number", allover(CHART, "111111111", "en")),
        (
            "an axis that crosses none that is there",
            subbed(CHART, r'<c:crossAx val="\d+"', '<c:crossAx val="3"'),
        ),
        ("a chart on an axis that isn't there", subbed(CHART, r'(</c:ser>.*?<c:axId val=")\d+', r"\g<1>3")),
    ],
    "L738": [
        (
            "bars that are nearly white",
            subbed(
                CHART,
                r"(<c:ser>.*?</c:tx><c:spPr><a:solidFill>)<a:schemeClr [^>]*/>",
                r'\1<a:srgbClr val="F4F4F4"/>',
            ),
        )
    ],
    "L739": [
        (
            "pale names on the axis",
            subbed(
                CHART,
                r'(<c:catAx>.*?<a:defRPr [^>]*><a:solidFill>)<a:schemeClr val="tx1"/>',
                r'\1<a:srgbClr val="DDDDDD"/>',
            ),
        ),
        (
            "dark figures in dark segments",
            subbed(
                CHART,
                r'(<c:dLbls><c:numFmt(?:(?!</c:dLbls>).)*?<a:solidFill>)<a:schemeClr val="bg1"/>',
                r'\1<a:srgbClr val="222222"/>',
            ),
        ),
        ("a white title of a chart", subbed(CHART, "(?=<c:autoTitleDeleted)", CHART_TITLE)),
    ],
    "L740": [
        ("too many words for a box", boxed(text="Altfor mange ord for en liten boks. " * 12)),
        (
            "a title of five lines",
            subbed(
                r"ppt/slides/slide2\.xml",
                r'(type="title".*?<a:t>)[^<]*',
                r"\1" + "En tittel som aldri tar slutt og " * 8,
            ),
        ),
        ("words larger than their box", boxed(text="Stort", size='sz="9600"')),
        (
            "a cell with too many words",
            in_table(PLAIN_RUN, words="Altfor mange ord. " * 60),
        ),
    ],
    "L741": [
        ("a note in nine points", boxed(size='sz="900"')),
        ("a chart in eight", subbed(CHART, r'(<c:catAx>.*?<a:defRPr sz=")1\d00', r"\g<1>800")),
        ("a table in six", in_table('<a:rPr lang="nb-NO" sz="600"')),
    ],
    "L742": [
        ("grey on white", boxed(inside=ink("BBBBBB"))),
        ("yellow on white", boxed(inside=ink("FFEE00"))),
        (
            "dark on the dark ground of a chapter",
            subbed(
                r"ppt/slides/slide5\.xml",
                r'(type="(?:title|ctrTitle)".*?<a:rPr lang="nb-NO")/>',
                r"\1>" + ink("222244") + "</a:rPr>",
            ),
        ),
        (
            "white words in a white cell",
            in_table(PLAIN_RUN, ink("FFFFFF"), ink("FFFFFF")),
        ),
    ],
    "L743": [
        ("a face that the theme has not", boxed(inside='<a:latin typeface="Comic Sans MS"/>')),
        (
            "a chart in another face",
            replaced(CHART, '<a:latin typeface="+mn-lt"/>', '<a:latin typeface="Impact"/>'),
        ),
    ],
    "L750": [
        (
            "a title without words",
            subbed(
                r"ppt/slides/slide6\.xml",
                r'(type="title".*?<a:bodyPr/><a:lstStyle/>)<a:p>.*?</a:p>',
                r"\1<a:p/>",
            ),
        ),
        (
            "a title that is hidden",
            subbed(
                r"ppt/slides/slide6\.xml",
                r'<p:cNvPr ((?:(?!<p:cNvPr).)*type="title")',
                r'<p:cNvPr hidden="1" \1',
            ),
        ),
        (
            "a title that is a plain box",
            subbed(
                r"ppt/slides/slide2\.xml",
                '<p:ph type="title"/>',
                '<p:ph type="body" idx="4242"/>',
            ),
        ),
    ],
    "L751": [
        ("two slides of one title", duplicated_title),
        ("two titles that sound alike", respelt_title),
    ],
    "L752": [
        ("a chart without alt text", alt("", "")),
        (
            "a table without alt text",
            subbed(r"ppt/slides/slide3\.xml", r'(<p:graphicFrame>.*?) descr="[^"]*"', r"\1"),
        ),
        ("a group without alt text", alt("", "", "grpSp")),
    ],
    "L753": [
        ("alt text that is a file", alt("", "diagram_3.png")),
        ("alt text that is a word", alt("", "Diagram 3")),
        ("alt text of three letters", alt("", "Tja")),
    ],
    "L754": [
        (
            "the title read last",
            subbed(
                r"ppt/slides/slide2\.xml",
                r"(<p:sp>(?:(?!</p:sp>).)*type=\"title\".*?</p:sp>)(.*)(</p:spTree>)",
                r"\2\1\3",
            ),
        ),
        (
            "the footer read amid",
            subbed(
                r"ppt/slides/slide6\.xml",
                r'(<p:graphicFrame>.*?</p:graphicFrame>)(.*)(<p:sp>(?:(?!</p:sp>).)*type="ftr".*?</p:sp>)',
                r"\3\1\2",
            ),
        ),
    ],
    "L755": [
        ("words in no language", replaced(SLIDE, '<a:rPr lang="nb-NO"/>', "<a:rPr/>")),
        ("a run without properties", subbed(SLIDE, '<a:rPr lang="nb-NO"/>(?=<a:t>)', "")),
    ],
    "L761": [
        (
            "properties in Danish",
            subbed(CORE, "<dc:language>[^<]*</dc:language>", "<dc:language>da-DK</dc:language>"),
        )
    ],
    "L756": [("properties without language", subbed(CORE, "<dc:language>[^<]*</dc:language>", ""))],
    "L757": [("properties without title", subbed(CORE, "<dc:title>[^<]*</dc:title>", ""))],
    "L758": [("a box left of the slide", boxed(x=-900000)), ("a box below it", boxed(cy=9000000))],
    "L759": [
        (
            "a question that was emptied",
            subbed(
                r"ppt/slides/slide6\.xml",
                r'(type="body"(?:(?!</p:sp>).)*?<a:lstStyle/>)<a:p>.*?</a:p>',
                r"\1<a:p/>",
            ),
        )
    ],
    "L760": [("a table without a header row", subbed(SLIDE, ' firstRow="1"', ""))],
    "L770": [
        (
            "a title with another figure",
            subbed(
                SLIDE,
                r'(type="title"(?:(?!</p:sp>).)*?<a:t>[^<]*?)\d\d(\W%[^<]*(?:(?!</p:sld>).)*drawingml/2006/chart)',
                r"\g<1>3\2",
            ),
        )
    ],
    "L771": [
        (
            "alt text and notes with another figure",
            both(
                subbed(r"ppt/slides/slide11\.xml", r'(descr="[^"]*?)\d\d(\W%)', r"\g<1>97\2"),
                subbed(r"ppt/notesSlides/notesSlide11\.xml", r"</a:t>", " 97 %</a:t>"),
            ),
        )
    ],
    "L772": [
        (
            "alt text with a figure that the notes lack",
            subbed(r"ppt/slides/slide7\.xml", r'(descr="[^"]*?)\d\d(\W%)', r"\g<1>3\2"),
        )
    ],
    "L773": [("a text with another figure than the chart's", charted_text("Hele 97 % svarte ja"))],
}
VARIANTS = [
    Variant(name, code, edit)
    for table in (CASES, STRUCTURE, REFERENCES, PACKAGE, CHARTS, FIGURES)
    for code, cases in table.items()
    for name, edit in cases
]
