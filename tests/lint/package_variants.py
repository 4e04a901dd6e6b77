"""Broken variants for the rules on parts: what they are led to as, keys, prefixes, pictures, lost slides."""

from __future__ import annotations

from lint.broken import Edit, added, both, replaced, subbed

MAIN = r"ppt/presentation\.xml"
SLIDE = r"ppt/slides/slide\d+\.xml"
TYPES = r"\[Content_Types\]\.xml"
ROOT, MAIN_RELS, SLIDE_RELS, MASTER_RELS = (
    rf"{folder}_rels/{name}\.rels"
    for folder, name in (
        ("", ""),
        ("ppt/", r"presentation\.xml"),
        ("ppt/slides/", r"slide\d+\.xml"),
        ("ppt/slideMasters/", r"slideMaster1\.xml"),
    )
)
END = "</Relationships>"
FAR = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
PICTURE = (
    '<p:pic><p:nvPicPr><p:cNvPr id="902" name="bilde" descr="Et bilde av et rådhus"/><p:cNvPicPr/><p:nvPr/>'
    '</p:nvPicPr><p:blipFill><a:blip r:embed="rId77"/><a:stretch><a:fillRect/></a:stretch></p:blipFill>'
    '<p:spPr><a:xfrm><a:off x="1000000" y="4300000"/><a:ext cx="900000" cy="900000"/></a:xfrm><a:prstGeom '
    'prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic>'
)
PNG = b"\x89PNG\r\n\x1a\n"


def retyped(rels: str, old: str, new: str, count: int = 1) -> Edit:
    """A relationship of another kind to the same part."""
    return replaced(rels, f'relationships/{old}"', f'relationships/{new}"', count)


def picture(content: bytes, ending: str = "png", kind: str = "image/png") -> Edit:
    """A picture that a slide leads to."""
    entry = f'<Relationship Id="rId77" Type="{FAR}/image" Target="../media/x.{ending}"/>'
    return both(
        added(f"ppt/media/x.{ending}", content),
        replaced(SLIDE_RELS, END, entry + END),
        replaced(TYPES, "<Override", f'<Default Extension="{ending}" ContentType="{kind}"/><Override'),
    )


def shown(kind: str, target: str) -> Edit:
    """A picture on the second slide that shows what a relationship leads to."""
    entry = f'<Relationship Id="rId77" Type="{FAR}/{kind}" Target="{target}"/>'
    return both(
        replaced(r"ppt/slides/_rels/slide2\.xml\.rels", END, entry + END),
        subbed(r"ppt/slides/slide2\.xml", '(?=<p:sp>(?:(?!</p:sp>).)*type="ftr")', PICTURE),
    )


def prefixed(said: str) -> Edit:
    """A slide that says something of a prefix."""
    return replaced(SLIDE, "<p:sld ", f"<p:sld {MC} {said} ")


PACKAGE: dict[str, list[tuple[str, Edit]]] = {
    "L703": [
        (
            "an ending typed twice",
            replaced(TYPES, "<Default ", '<Default Extension="XML" ContentType="application/xml"/><Default '),
        )
    ],
    "L717": [
        ("slides led to as pictures", retyped(MAIN_RELS, "slide", "image", -1)),
        ("a slide led to as a picture", retyped(MAIN_RELS, "slide", "image")),
        ("a layout led to as a picture", retyped(MASTER_RELS, "slideLayout", "image")),
        ("a chart led to as a picture", retyped(SLIDE_RELS, "chart", "image")),
        ("a chart led to as a link", retyped(SLIDE_RELS, "chart", "hyperlink")),
        ("properties led to as views", retyped(MAIN_RELS, "presProps", "viewProps")),
        ("a theme led to as none knows", retyped(MAIN_RELS, "theme", "colours")),
        ("a picture that is a slide", shown("slide", "slide3.xml")),
    ],
    "L790": [
        ("a relationship without a kind", subbed(ROOT, r' Type="[^"]*custom-properties"', "")),
        ("a relationship without a key", subbed(ROOT, r' Id="\w+"( Type="[^"]*custom-properties")', r"\1")),
        (
            "a key with a space",
            subbed(ROOT, r' Id="\w+"( Type="[^"]*custom-properties")', r' Id="r Id"\1'),
        ),
        ("a target in a mode that there is none of", replaced(ROOT, ' Id="', ' TargetMode="Aside" Id="')),
    ],
    "L791": [
        ("a prefix to ignore that isn't declared", prefixed('mc:Ignorable="zz"')),
        ("a prefix to understand that isn't declared", prefixed('mc:MustUnderstand="zz"')),
        ("a namespace that nobody understands", prefixed('xmlns:zz="urn:zz" mc:MustUnderstand="zz"')),
        (
            "a choice by a prefix that isn't declared",
            replaced(
                SLIDE,
                "</p:spTree>",
                f'<mc:AlternateContent {MC}><mc:Choice Requires="zz"/></mc:AlternateContent></p:spTree>',
            ),
        ),
    ],
    "L792": [
        ("an empty picture", picture(b"")),
        ("words called a picture", picture(b"not a picture")),
        ("a picture cut short", picture(PNG + b"\0" * 400)),
        ("a photograph called a drawing", picture(b"\xff\xd8\xff\xe0" + b"0" * 100)),
        ("a photograph that is none", picture(PNG, "jpg", "image/jpeg")),
        ("a film of pictures that is none", picture(b"GIF", "gif", "image/gif")),
        ("a drawing that isn't closed", picture(b"<svg", "svg", "image/svg+xml")),
        ("a page called a drawing", picture(b"<html/>", "svg", "image/svg+xml")),
    ],
    "L793": [("a slide taken off the list", subbed(MAIN, r'<p:sldId id="257"[^>]*/>', ""))],
    "L794": [("a list of slides that was taken away", subbed(MAIN, "<p:sldIdLst>.*</p:sldIdLst>", ""))],
}
