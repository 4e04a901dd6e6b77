"""Broken variants for the rules on what points at what: lists, notes, frames, links, comments, series."""

from __future__ import annotations

from fuzz.zip_mutations import Parts
from lint.broken import Edit, added, both, replaced, subbed

SLIDE = r"ppt/slides/slide\d+\.xml"
CHART = r"ppt/charts/chart\d+\.xml"
MAIN = r"ppt/presentation\.xml"
MASTER = "ppt/slideMasters/slideMaster1.xml"
CORE, APP, OWN = (rf"docProps/{name}\.xml" for name in ("core", "app", "custom"))
FAR = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PML = "application/vnd.openxmlformats-officedocument.presentationml"
P_NS = 'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
P14 = "http://schemas.microsoft.com/office/powerpoint/2010/main"
RUN = '<a:rPr lang="nb-NO"/>'
GUID = "{{6B3C9D8E-0000-4000-8000-00000000000{}}}"
NOTES = r"ppt/notesSlides/_rels/notesSlide2\.xml\.rels"


def part(name: str, content: str, kind: str, of: str, rel: str) -> Edit:
    """A further part with its type and its relationship rId66."""
    folder, _, owner = of.rpartition("/")
    entry = f'<Relationship Id="rId66" Type="{FAR}/{rel}" Target="/{name}"/></Relationships>'
    typed = f'<Override PartName="/{name}" ContentType="{PML}.{kind}+xml"/></Types>'
    return both(
        added(name, content.encode()),
        replaced(rf"{folder}/_rels/{owner}\.rels", "</Relationships>", entry),
        replaced(r"\[Content_Types\]\.xml", "</Types>", typed),
    )


def second_master(parts: Parts) -> None:
    """Another master, which lists a layout of the first."""
    copy = parts[MASTER].decode()
    start, end = copy.index("<p:sldLayoutIdLst>"), copy.index("</p:sldLayoutIdLst>")
    listed = '<p:sldLayoutIdLst><p:sldLayoutId id="4000000000" r:id="rId1"/>'
    part("ppt/slideMasters/slideMaster2.xml", copy[:start] + listed + copy[end:], "slideMaster",
         "ppt/presentation.xml", "slideMaster")(parts)  # fmt: skip
    parts["ppt/slideMasters/_rels/slideMaster2.xml.rels"] = parts[
        "ppt/slideMasters/_rels/slideMaster1.xml.rels"
    ]
    second = '<p:sldMasterId id="4000000001" r:id="rId66"/></p:sldMasterIdLst>'
    replaced(MAIN, "</p:sldMasterIdLst>", second)(parts)


def sections(*lists: tuple[int, ...]) -> Edit:
    """Sections of slides, each of them with its ids."""
    inside = "".join(
        f'<p14:section name="{at}" id="{GUID.format(at)}"><p14:sldIdLst>'
        + "".join(f'<p14:sldId id="{id_}"/>' for id_ in ids)
        + "</p14:sldIdLst></p14:section>"
        for at, ids in enumerate(lists)
    )
    listed = f'<p14:sectionLst xmlns:p14="{P14}">{inside}</p14:sectionLst>'
    uri = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"
    ending = f'<p:extLst><p:ext uri="{uri}">{listed}</p:ext></p:extLst></p:presentation>'
    return replaced(MAIN, "</p:presentation>", ending)


def shows(*entries: tuple[int, str, str]) -> Edit:
    """Custom shows: their ids, names and one slide's relationship."""
    inside = "".join(
        f'<p:custShow name="{name}" id="{id_}"><p:sldLst><p:sld r:id="{rel}"/></p:sldLst></p:custShow>'
        for id_, name, rel in entries
    )
    return replaced(
        MAIN, "<p:defaultTextStyle>", f"<p:custShowLst>{inside}</p:custShowLst><p:defaultTextStyle>"
    )


def linked(action: str, rel: str = "") -> Edit:
    """Words that lead somewhere inside the presentation."""
    link = f'<a:hlinkClick r:id="{rel}" action="ppaction://{action}"/>'
    return replaced(r"ppt/slides/slide2\.xml", RUN, f'<a:rPr lang="nb-NO">{link}</a:rPr>')


def animated(shape: str) -> Edit:
    """A shape of the second slide that appears on a click."""
    target = f'<p:tgtEl><p:spTgt spid="{shape}"/></p:tgtEl>'
    timing = (
        '<p:timing><p:tnLst><p:par><p:cTn id="1" dur="indefinite" nodeType="tmRoot"><p:childTnLst><p:set>'
        f'<p:cBhvr><p:cTn id="2" dur="1"/>{target}<p:attrNameLst><p:attrName>style.visibility</p:attrName>'
        '</p:attrNameLst></p:cBhvr><p:to><p:strVal val="visible"/></p:to></p:set></p:childTnLst></p:cTn>'
        "</p:par></p:tnLst></p:timing></p:sld>"
    )
    return replaced(r"ppt/slides/slide2\.xml", "</p:sld>", timing)


def commented(author: int) -> Edit:
    """A comment on the second slide, and the one author that there is, 0."""
    authors = '<p:cmAuthor id="0" name="Kari" initials="K" lastIdx="1" clrIdx="0"/>'
    at = f'authorId="{author}" dt="2024-01-01T10:00:00" idx="1"'
    said = f'<p:cm {at}><p:pos x="1" y="1"/><p:text>Se her</p:text></p:cm>'
    return both(
        part("ppt/commentAuthors.xml", f"<p:cmAuthorLst {P_NS}>{authors}</p:cmAuthorLst>", "commentAuthors",
             "ppt/presentation.xml", "commentAuthors"),
        part("ppt/comments/comment1.xml", f"<p:cmLst {P_NS}>{said}</p:cmLst>", "comments",
             "ppt/slides/slide2.xml", "comments"),
    )  # fmt: skip


def numbered(old: str, new: str) -> Edit:
    """A property of one's own with another number or name."""
    return replaced(OWN, old, new)


ONE_NAME = '<c:cat><c:strLit><c:ptCount val="1"/><c:pt idx="0"><c:v>A</c:v></c:pt></c:strLit></c:cat>'

REFERENCES: dict[str, list[tuple[str, Edit]]] = {
    "L718": [
        (
            "a master of notes without a theme",
            subbed(r"ppt/notesMasters/_rels/.*", '[^"]*/theme"', 'http://example.no/x"'),
        ),
        (
            "a master without a theme",
            subbed(r"ppt/slideMasters/_rels/.*", '[^"]*/theme"', 'http://example.no/x"'),
        ),
    ],
    "L719": [
        ("a program's property that there is none of", subbed(APP, "(<Application>)", r"<Maker>x</Maker>\1")),
        ("a property of one's own without a kind", replaced(OWN, "vt:lpwstr>", "vt:words>", 2)),
        (
            "a property of the file that there is none of",
            replaced(CORE, "<dc:title>", "<dc:maker/><dc:title>"),
        ),
        ("two titles", subbed(CORE, "(<dc:title>[^<]*</dc:title>)", r"\1\1")),
        ("a day that is none", subbed(CORE, "(<dcterms:created[^>]*>)[^<]*", r"\g<1>i går")),
        ("a thirteenth month", subbed(CORE, "(<dcterms:modified[^>]*>)[^<]*", r"\g<1>2024-13-01T00:00:00Z")),
        ("a date that doesn't say it is one", replaced(CORE, ' xsi:type="dcterms:W3CDTF"', "")),
        ("a number twice", numbered('pid="3"', 'pid="2"')),
        ("a number of the format's", numbered('pid="2"', 'pid="1"')),
        ("a name twice", numbered('name="deckgen-version"', 'name="deckgen-Fingerprint"')),
        ("two programs", subbed(APP, "(<Application>[^<]*</Application>)", r"\1\1")),
        ("many slides", subbed(APP, "<Slides>[^<]*", "<Slides>mange")),
    ],
    "L735": [
        ("a name that stands for nothing", subbed(CHART, "(<c:val><c:numRef><c:f>)[^<]*", r"\1Data!Svar"))
    ],
    "L780": [
        (
            "a slide listed twice",
            subbed(MAIN, r'(<p:sldId id="256" r:id="(\w+)"/>)', r'\1<p:sldId id="9999" r:id="\2"/>'),
        ),
        (
            "a master listed as a slide",
            replaced(MAIN, "</p:sldIdLst>", '<p:sldId id="9999" r:id="rId1"/></p:sldIdLst>'),
        ),
        ("another master's layout", second_master),
    ],
    "L781": [
        ("notes of another slide", replaced(NOTES, "slides/slide2.xml", "slides/slide3.xml")),
        (
            "two notes",
            replaced(
                r"ppt/slides/_rels/slide2\.xml\.rels",
                "</Relationships>",
                f'<Relationship Id="rId77" Type="{FAR}/notesSlide" '
                'Target="../notesSlides/notesSlide3.xml"/></Relationships>',
            ),
        ),
    ],
    "L782": [
        (
            "a table that says it is a chart",
            replaced(r"ppt/slides/slide3\.xml", "drawingml/2006/table", "drawingml/2006/chart"),
        ),
        ("a frame around nothing", subbed(r"ppt/slides/slide3\.xml", "<a:tbl>.*?</a:tbl>", "")),
    ],
    "L783": [
        ("a section with a slide that isn't there", sections((256, 9999))),
        ("a slide in two sections", sections((256, 257), (257,))),
    ],
    "L784": [("an animation of a shape that is gone", animated("9999"))],
    "L785": [
        ("a show with a master", shows((0, "Kort", "rId1"))),
        ("two shows of one name", shows((0, "Kort", "rId7"), (1, "Kort", "rId8"))),
    ],
    "L786": [
        ("a link to a layout", linked("hlinksldjump", "rId1")),
        ("a link to a show that isn't there", linked("customshow?id=3&amp;return=true")),
    ],
    "L787": [("a comment by nobody", commented(1))],
    "L788": [
        (
            "a series without values",
            subbed(CHART, "(</c:ser>)(<c:)", r'\1<c:ser><c:idx val="99"/><c:order val="99"/></c:ser>\2'),
        ),
        ("one name for many values", subbed(CHART, "<c:cat>.*?</c:cat>", ONE_NAME)),
    ],
    "L789": [
        (
            "bars that end at a tenth",
            subbed(CHART, r'<c:max val="[^"]*"/><c:min', '<c:max val="0.1"/><c:min'),
        ),
        (
            "bars that begin at nine tenths",
            subbed(CHART, r'<c:max val="[^"]*"/><c:min val="0"', '<c:max val="1"/><c:min val="0.9"'),
        ),
    ],
}
