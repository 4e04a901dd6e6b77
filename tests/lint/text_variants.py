"""Broken variants in words, colours, languages and reading order; `ALL` has those of every rule."""

from __future__ import annotations

import re

from fuzz.zip_mutations import Parts
from lint.broken import Edit, Variant, both, replaced, subbed
from lint.variants import (
    CHART,
    CORE,
    END,
    LINK,
    PLAIN_RUN,
    SLIDE,
    TABLE,
    VARIANTS,
    allover,
    alt,
    box,
    boxed,
    charted_text,
    in_table,
    ink,
)


def painted(colour: str) -> str:
    """A run's fill in any colour model."""
    return f"<a:solidFill>{colour}</a:solidFill>"


def scheme(name: str, *changes: str) -> str:
    """A theme's colour made lighter or darker: «lumMod 20000»."""
    inside = "".join('<a:{} val="{}"/>'.format(*change.split()) for change in changes)
    return painted(f'<a:schemeClr val="{name}">{inside}</a:schemeClr>')


def stops(*colours: str) -> str:
    """A gradient."""
    inside = "".join(
        f'<a:gs pos="{at * 100_000 // (len(colours) - 1)}"><a:srgbClr val="{colour}"/></a:gs>'
        for at, colour in enumerate(colours)
    )
    return f'<a:gradFill><a:gsLst>{inside}</a:gsLst><a:lin ang="0"/></a:gradFill>'


def on_fill(fill: str, colour: str) -> Edit:
    """A box of somebody's own with a fill and words in a colour."""
    plain = "</a:prstGeom></p:spPr>"
    return both(
        boxed(inside=ink(colour)),
        replaced(r"ppt/slides/slide2\.xml", plain, plain.replace("</p", fill + "</p")),
    )


def bars(fill: str) -> Edit:
    """Another fill for the first series of a chart."""
    own = r"(<c:ser>.*?</c:tx><c:spPr>)<a:solidFill><a:schemeClr [^>]*/></a:solidFill>"
    return subbed(CHART, own, rf"\1{fill}")


def names(fill: str) -> Edit:
    """Another fill for the names on a chart's axis."""
    own = r'(<c:catAx>.*?<a:defRPr [^>]*>)<a:solidFill><a:schemeClr val="tx1"/></a:solidFill>'
    return subbed(CHART, own, rf"\1{fill}")


LIGHTER = scheme("tx1", "lumMod 20000", "lumOff 80000")
MIXED = painted('<a:prstClr val="black"><a:tint val="40000"/></a:prstClr>')
MARKED = ink("000000") + '<a:highlight><a:srgbClr val="111111"/></a:highlight>'


def titled(words: str) -> Edit:
    """Another title for the slide with a table of figures: a chart whose notes tell all of them."""
    return subbed(r"ppt/slides/slide6\.xml", r'(type="title".*?<a:t>)[^<]*', rf"\g<1>{words}")


def exchanged(parts: Parts) -> None:
    """The last two figures of a chart's alt text in each other's place."""
    name = "ppt/slides/slide8.xml"
    text = parts[name].decode()
    changed = re.sub(r"(Troms )(\d+)(\W%; Finnmark )(\d+)", r"\1\4\3\2", text)
    assert changed != text
    parts[name] = changed.encode()


PALE = painted('<a:hslClr hue="3600000" sat="100000" lum="50000"/>')
THIN = painted('<a:srgbClr val="222222"><a:alpha val="20000"/></a:srgbClr>')


def table_at(y: int, cy: int, words: str, high: int = 0) -> Edit:
    """A table of one cell on the second slide, whose row may be higher than its frame."""
    table = TABLE.format(run=PLAIN_RUN, inside="", fill="", words=words)
    table = table.replace('y="3000000"', f'y="{y}"').replace('cy="800000"', f'cy="{cy}"')
    table = table.replace('<a:tr h="800000">', f'<a:tr h="{high or cy}">')
    return subbed(r"ppt/slides/slide2\.xml", '(?=<p:sp>(?:(?!</p:sp>).)*type="ftr")', table)


TWO = 'En linje</a:t></a:r></a:p><a:p><a:r><a:rPr lang="nb-NO" sz="1600"/><a:t>Enda en'


def apart(what: str, unit: str, value: int) -> Edit:
    """The box's own list style says how far its lines or paragraphs are from each other."""
    style = f'<a:lvl1pPr><a:{what}><a:{unit} val="{value}"/></a:{what}></a:lvl1pPr>'
    return subbed(r"ppt/slides/slide2\.xml", '(name="boks".*?<a:lstStyle)/>', rf"\1>{style}</a:lstStyle>")


GROUP = (
    '<p:grpSp><p:nvGrpSpPr><p:cNvPr id="902" name="gruppe" descr="En boks med ord i"/><p:cNvGrpSpPr/>'
    '<p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm{turn}><a:off x="{x}" y="4300000"/>'
    '<a:ext cx="{cx}" cy="400000"/>'
    '<a:chOff x="0" y="0"/><a:chExt cx="{inner}" cy="4000000"/></a:xfrm></p:grpSpPr>{box}</p:grpSp>'
)


def grouped(**facts: object) -> Edit:
    """A group with a box in it on the second slide, read before the footer."""
    group = {"turn": "", "x": 1000000, "cx": 4000000, "inner": 4000000} | facts
    return subbed(r"ppt/slides/slide2\.xml", '(?=<p:sp>(?:(?!</p:sp>).)*type="ftr")', GROUP.format(**group))


BULLETS = 1900000  # where the second slide has text
SCALED = '<a:normAutofit fontScale="{}" lnSpcReduction="10000"/>'
FEW = "Noen ord som er lange nok til flere linjer i en smal boks. " * 2

CASES: dict[str, list[tuple[str, Edit]]] = {
    "L738": [
        ("bars that can be looked through", bars(THIN)),
        ("bars in a colour by hue", bars(PALE)),
        ("bars in a pale gradient", bars(stops("FFEEEE", "EEEEFF"))),
    ],
    "L739": [
        ("names on the axis that can be looked through", names(THIN)),
        ("names on the axis in a colour by hue", names(PALE)),
        ("names on the axis that aren't painted", names("<a:noFill/>")),
        ("names on the axis in a gradient that fades", names(stops("222222", "FFFFFF"))),
    ],
    "L740": [
        (
            "words in a group that is drawn small",
            grouped(box=box(text=FEW, x=0, y=0, cx=4000000, cy=4000000)),
        ),
        (
            "words that were scaled, but not enough",
            boxed(text=FEW * 3, fit='<a:normAutofit fontScale="90000"/>'),
        ),
        ("lines that the box sets far apart", both(boxed(text=TWO), apart("lnSpc", "spcPct", 200000))),
        ("paragraphs that the box sets far apart", both(boxed(text=TWO), apart("spcBef", "spcPts", 4000))),
        ("air under paragraphs of a box", both(boxed(text=TWO), apart("spcAft", "spcPts", 4000))),
        (
            "paragraphs that the layout sets far apart",
            subbed(
                r"ppt/slideLayouts/slideLayout8\.xml",
                r'(type="body".*?<a:spcAft>)<a:spcPts val="\d+"/>',
                r'\1<a:spcPts val="20000"/>',
            ),
        ),
    ],
    "L741": [
        (
            "words that PowerPoint made small",
            boxed(fit=SCALED.format(62500)),
        )
    ],
    "L742": [
        ("words that can be looked through", boxed(inside=THIN)),
        ("yellow by hue", boxed(inside=PALE)),
        ("yellow by light", boxed(inside=painted('<a:scrgbClr r="100000" g="80000" b="0"/>'))),
        ("yellow by name", boxed(inside=painted('<a:prstClr val="ltYellow"/>'))),
        ("the text's own colour made much lighter", boxed(inside=LIGHTER)),
        ("black mixed with white", boxed(inside=MIXED)),
        ("white not mixed enough with black", boxed(inside=scheme("bg1", "shade 70000"))),
        ("words that aren't painted", boxed(inside="<a:noFill/>")),
        ("a gradient that fades", boxed(inside=stops("222222", "FFFFFF"))),
        ("white words on a ground that the white shows through", on_fill(THIN, "FFFFFF")),
        ("white words on a pale gradient", on_fill(stops("FFEEEE", "EEEEFF"), "FFFFFF")),
        ("black words behind a black marker pen", boxed(inside=MARKED)),
        ("a cell's words that can be looked through", in_table(PLAIN_RUN, THIN, ink("FFFFFF"))),
    ],
    "L744": [
        ("a box on a text", boxed(text="Merk dette", y=BULLETS)),
        (
            "two boxes on each other",
            both(boxed(text="Merk dette her"), boxed(id=903, name="annen", text="Og dette")),
        ),
    ],
    "L745": [
        ("a table whose row is higher than its frame", table_at(5900000, 800000, "Merk dette", high=1200000)),
        ("a table whose row grows off the slide", table_at(1900000, 4800000, "Noen ord til. " * 80)),
        (
            "words that grow down off the slide",
            boxed(text=FEW, x=10000000, y=6000000, cy=400000, cx=700000, fit="<a:spAutoFit/>"),
        ),
        (
            "words that grow up off the slide",
            boxed(
                text=FEW * 3,
                x=11200000,
                y=100000,
                cy=400000,
                cx=900000,
                anchor=' anchor="b"',
                fit="<a:spAutoFit/>",
            ),
        ),
    ],
    "L753": [("what a machine guessed", alt("", "Et bilde av tekst. Automatisk generert beskrivelse"))],
    "L754": [
        (
            "a question read after its chart",
            subbed(
                r"ppt/slides/slide6\.xml",
                r'(<p:sp>(?:(?!</p:sp>).)*:question".*?</p:sp>)(.*?<p:graphicFrame>.*?</p:graphicFrame>)',
                r"\2\1",
            ),
        )
    ],
    "L758": [
        ("a long box on its end", boxed(text="", cx=9000000, cy=400000, turn=' rot="5400000"')),
        (
            "a box in a group that is turned",
            grouped(turn=' rot="5400000"', cx=9000000, inner=9000000, box=box(text="", x=0, y=0, cx=9000000)),
        ),
    ],
    "L762": [
        ("a language by its name", subbed(SLIDE, 'lang="nb-NO"', 'lang="norsk"')),
        ("a language of nowhere", subbed(SLIDE, 'lang="nb-NO"', 'lang="xx-ZZ"')),
        ("a language as programs spell it", subbed(SLIDE, 'lang="nb-NO"', 'lang="nb_NO"')),
        ("properties that name the language", subbed(CORE, "(<dc:language>)[^<]*", r"\1norsk")),
    ],
    "L763": [
        ("a slide that says it is English", allover(r"ppt/slides/slide2\.xml", '"nb-NO"', '"en-US"')),
        ("a slide that says it is Danish", allover(r"ppt/slides/slide2\.xml", '"nb-NO"', '"da-DK"')),
        (
            "bokmål that says it is nynorsk",
            both(
                boxed(text="Vi vet ikke hva de vil gjøre"),
                subbed(r"ppt/slides/slide2\.xml", '(name="boks".*?lang=")nb', r"\1nn"),
            ),
        ),
        ("nynorsk that says it is bokmål", boxed(text="Vi veit ikkje kva dei vil gjere")),
        ("English words that say they are Norwegian", boxed(text="They were asked by the head of the unit")),
    ],
    "L764": [("a header of no words", subbed(r"ppt/slides/slide3\.xml", "<a:t>I alt</a:t>", "<a:t></a:t>"))],
    "L765": [
        ("a title of dots", titled("…")),
        ("a title that is the word", titled("Tittel")),
        ("a prompt that was typed", titled("Klikk for å legge til tittel")),
        (
            "a prompt for a text",
            subbed(r"ppt/slides/slide6\.xml", r'(:question".*?<a:t>)[^<]*', r"\1Click to add text"),
        ),
    ],
    "L766": [
        (
            "a link from «klikk her»",
            both(
                replaced(r"ppt/slides/_rels/slide2\.xml\.rels", END, LINK.format("hyperlink") + END),
                boxed(text="Klikk her", inside='<a:hlinkClick r:id="rId88"/>'),
            ),
        )
    ],
    "L767": [
        (
            "two tables of one alt text",
            both(
                in_table(PLAIN_RUN),
                subbed(
                    r"ppt/slides/slide4\.xml",
                    '(?=<p:sp>(?:(?!</p:sp>).)*type="ftr")',
                    TABLE.format(run=PLAIN_RUN, inside="", fill="", words="Noe annet"),
                ),
            ),
        )
    ],
    "L770": [
        ("a title with another share in words", titled("Ni av ti i Norge svarte ja")),
        ("a title with another share for short", titled("99 pst. i Norge svarte ja")),
        ("a title with another share as a part of one", titled("En andel på 0,99 i Norge svarte ja")),
        ("a title with a number in words", titled("Nittini prosent i Norge svarte ja")),
        ("a title that says most", titled("Under en femtedel i Norge svarte ja")),
    ],
    "L771": [("alt text with the figures of two bars exchanged", exchanged)],
    "L772": [
        (
            "alt text with a share in words that the notes lack",
            subbed(r"ppt/slides/slide7\.xml", '(descr="[^"]*?)"', r'\1 Ni av ti i Norge."'),
        )
    ],
    "L773": [
        ("a text with another share in words", charted_text("Hele ni av ti svarte ja")),
        ("a text with another share for short", charted_text("Hele 97 pst. svarte ja")),
    ],
    "L774": [
        (
            "notes with the figures of two bars exchanged",
            subbed(
                r"ppt/notesSlides/notesSlide9\.xml",
                r"(prosesser eller måter å organisere arbeidet på \| )(\d+\W%)( \| )(\d+\W%)",
                r"\1\4\3\2",
            ),
        )
    ],
    "L775": [
        (
            "a cell with another figure than the notes",
            subbed(r"ppt/slides/slide3\.xml", r"(<a:t>Troms</a:t>.*?<a:t>)\d+(</a:t>)", r"\g<1>7\2"),
        )
    ],
    "L776": [
        (
            "a source with another base than the notes",
            subbed(r"ppt/slides/slide9\.xml", r"(type=\"body\".*?Troms n\W=\W)\d+", r"\g<1>7"),
        )
    ],
}
ALL = VARIANTS + [Variant(name, code, edit) for code, cases in CASES.items() for name, edit in cases]
