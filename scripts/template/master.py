"""The slide master and the notes master."""

from template.drawing import (
    DECLARATION,
    INK,
    LANGUAGE,
    MUTED,
    NAMESPACES,
    NAVY,
    WHITE,
    Box,
    Face,
    Placeholder,
    Shape,
    shape_tree,
)

COLOUR_MAP = (
    '<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" '
    'accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/>'
)
FIRST_ID = 2147483648  # the master's; its layouts follow, all in one series

TITLE_BOX = Box(0.6, 0.38, 10.5, 0.98)
TITLE = Face(28, NAVY, bold=True, heading=True, anchor="b", line=90, under=0.06)
TEXT = Face(20, INK, bullets=True, after=8)
FOOTER_BOX = Box(0.6, 7.12, 10, 0.28)
NUMBER_BOX = Box(11.9, 7.12, 0.83, 0.28)
FOOTER = Face(12, MUTED, anchor="ctr")
NUMBER = Face(12, MUTED, align="r", anchor="ctr")


def default_text(tag: str, face: Face | None = None, levels: int = 9) -> str:
    """Nine levels of default text under a tag; 18 points in the text colour if no face is given."""
    return f"<{tag}>{(face or Face(18)).levels(levels)}</{tag}>"


def slide_master(layouts: int) -> str:
    """The master of every layout: a white ground, title, text, footer and slide number."""
    shapes: list[Shape] = [
        Placeholder("Tittel", "title", TITLE_BOX, TITLE, "Skriv tittelen", bare=True),
        Placeholder("Tekst", "body", Box(0.6, 1.98, 12.13, 4.52), TEXT, "Skriv teksten", 1, bare=True),
        Placeholder("Bunntekst", "ftr", FOOTER_BOX, FOOTER, idx=90),
        Placeholder("Lysbildenummer", "sldNum", NUMBER_BOX, NUMBER, idx=91),
    ]
    ids = "".join(
        f'<p:sldLayoutId id="{FIRST_ID + number}" r:id="rId{number}"/>' for number in range(1, layouts + 1)
    )
    other = default_text("p:otherStyle")
    return (
        f'{DECLARATION}<p:sldMaster {NAMESPACES} preserve="1"><p:cSld>{shape_tree(shapes, WHITE)}</p:cSld>'
        f"{COLOUR_MAP}<p:sldLayoutIdLst>{ids}</p:sldLayoutIdLst>"
        '<p:hf hdr="0" dt="0"/>'
        f"<p:txStyles>{default_text('p:titleStyle', TITLE, 1)}{default_text('p:bodyStyle', TEXT)}{other}"
        "</p:txStyles></p:sldMaster>"
    )


def notes_master() -> str:
    """The master of the speaker's notes: the slide above, the text below, a page number."""
    shapes: list[Shape] = [
        _Picture("Lysbilde", "sldImg", Box(0.75, 0.9, 6, 3.375), TEXT, idx=2),
        Placeholder(
            "Notater", "body", Box(0.75, 4.6, 6, 4.5), Face(12, line=110, after=4), "Skriv notater", 3
        ),
        Placeholder("Sidetall", "sldNum", Box(5.75, 9.4, 1, 0.3), NUMBER, idx=5),
    ]
    style = default_text("p:notesStyle", Face(12, line=110, after=4))
    return (
        f"{DECLARATION}<p:notesMaster {NAMESPACES}><p:cSld>{shape_tree(shapes, WHITE)}</p:cSld>"
        f'{COLOUR_MAP}<p:hf hdr="0" ftr="0" dt="0"/>{style}</p:notesMaster>'
    )


class _Picture(Placeholder):
    """The notes page's picture of its slide: a frame without text."""

    def xml(self, number: int) -> str:
        """The frame as a shape that keeps the slide's proportions."""
        return (
            f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{self.name}"/>'
            '<p:cNvSpPr><a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/></p:cNvSpPr>'
            f'<p:nvPr><p:ph type="sldImg" idx="{self.idx}"/></p:nvPr></p:nvSpPr>'
            f'<p:spPr>{self.box.xfrm()}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/>'
            '<a:ln w="9525"><a:solidFill><a:srgbClr val="C9C9D2"/></a:solidFill></a:ln></p:spPr></p:sp>'
        )


def presentation_defaults() -> str:
    """Default text for whatever a user adds outside the placeholders."""
    head = f'<a:defPPr><a:defRPr lang="{LANGUAGE}"/></a:defPPr>'
    return f"<p:defaultTextStyle>{head}{Face(18).levels(9)}</p:defaultTextStyle>"
