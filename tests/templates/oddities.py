"""Odd things done to masters and layouts: grounds, sizes, places, and faults that PowerPoint repairs."""

from __future__ import annotations

from typing import Any

from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.oxml import parse_xml
from pptx.util import Pt

from templates.zoo import A, Change, P, holders

NAMESPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)


def ground(*colours: str) -> Change:
    """A master's background in a colour, or a gradient of several, whatever text is written in."""

    def change(deck: Any) -> None:
        stops = "".join(
            f'<a:gs pos="{100_000 * n // max(1, len(colours) - 1)}"><a:srgbClr val="{colour}"/></a:gs>'
            for n, colour in enumerate(colours)
        )
        fill = f'<a:solidFill><a:srgbClr val="{colours[0]}"/></a:solidFill>'
        if len(colours) > 1:
            fill = f'<a:gradFill><a:gsLst>{stops}</a:gsLst><a:lin ang="5400000"/></a:gradFill>'
        content = deck.slide_masters[0].element.find(f"{P}cSld")
        for old in content.findall(f"{P}bg"):
            content.remove(old)
        content.insert(0, parse_xml(f"<p:bg {NAMESPACES}><p:bgPr>{fill}<a:effectLst/></p:bgPr></p:bg>"))

    return change


def of_size(points: float) -> Change:
    """All text of master and layouts in one size."""

    def change(deck: Any) -> None:
        for holder in holders(deck):
            for look in holder.element.iter(f"{A}defRPr"):
                look.set("sz", str(round(points * 100)))

    return change


def at(*box: float) -> Change:
    """Every placeholder at one place."""

    def change(deck: Any) -> None:
        for holder in holders(deck):
            for shape in holder.placeholders:
                shape.left, shape.top, shape.width, shape.height = map(Pt, box)

    return change


def box_behind(fill: str, share: float = 1.0) -> Change:
    """A box behind everything on each layout, on the left `share` of it, that text knows nothing of."""

    def change(deck: Any) -> None:
        for layout in holders(deck)[1:]:
            wide, high = round(deck.slide_width * share), deck.slide_height
            shape = parse_xml(
                f'<p:sp {NAMESPACES}><p:nvSpPr><p:cNvPr id="98" name="Bunn"/><p:cNvSpPr/><p:nvPr/>'
                f'</p:nvSpPr><p:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{wide}" cy="{high}"/></a:xfrm>'
                f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>{"" if "idx" in fill else fill}</p:spPr>'
                f"{fill if 'idx' in fill else ''}</p:sp>"
            )
            layout.shapes._spTree.insert(2, shape)

    return change


DARK = '<a:solidFill><a:srgbClr val="101820"/></a:solidFill>'
_NONE = '<a:scrgbClr r="0" g="0" b="0"/>'
STYLED = (
    f'<p:style><a:lnRef idx="0">{_NONE}</a:lnRef><a:fillRef idx="1"><a:srgbClr val="101820"/></a:fillRef>'
    f'<a:effectRef idx="0">{_NONE}</a:effectRef><a:fontRef idx="minor"/></p:style>'
)
_OF_MICROSOFT = "http://schemas.microsoft.com/office/2006"


def control(deck: Any) -> None:
    """An ActiveX control on a layout."""
    layout = holders(deck)[2]
    kind, package = f"{_OF_MICROSOFT}/relationships/activeXControlBinary", deck.part.package
    said = f'<ax:ocx xmlns:ax="{_OF_MICROSOFT}/activeX"/>'.encode()
    type_ = "application/vnd.ms-office.activeX"
    active = Part(PackURI("/ppt/activeX/activeX1.xml"), f"{type_}+xml", package, said)
    binary = Part(PackURI("/ppt/activeX/activeX1.bin"), type_, package, b"\0")
    active.relate_to(binary, kind)
    id_ = layout.part.relate_to(active, RT.CONTROL)
    layout.element.find(f"{P}cSld/{P}spTree").addnext(
        parse_xml(
            f'<p:controls {NAMESPACES}><p:control name="Knapp" r:id="{id_}" imgW="100" imgH="100">'
            '<p:pic><p:nvPicPr><p:cNvPr id="97" name="Knapp"/><p:cNvPicPr/><p:nvPr/></p:nvPicPr><p:blipFill/>'
            "<p:spPr/></p:pic></p:control></p:controls>"
        )
    )


def turned(deck: Any) -> None:
    """Slides that stand, with all placeholders where they were."""
    deck.slide_width, deck.slide_height = deck.slide_height, deck.slide_width


def fetched(deck: Any) -> None:
    """A picture on the master that is fetched from the web."""
    _add_picture(deck, f'r:link="{_outside(deck)}"')


def fetched_ground(deck: Any) -> None:
    """A background that is fetched from the web."""
    ground("FFFFFF")(deck)
    background = deck.slide_masters[0].element.find(f"{P}cSld/{P}bg/{P}bgPr")
    blip = f'<a:blip r:link="{_outside(deck)}"/><a:stretch><a:fillRect/></a:stretch>'
    background.replace(background[0], parse_xml(f"<a:blipFill {NAMESPACES}>{blip}</a:blipFill>"))


def dangling(deck: Any) -> None:
    """A picture on the master whose relationship isn't there."""
    _add_picture(deck, 'r:embed="rId999"')


def disordered(deck: Any) -> None:
    """A text of the master with its paragraphs before what says how it lies."""
    body = next(deck.slide_masters[0].element.iter(f"{P}txBody"))
    body.append(body.find(f"{A}bodyPr"))


def numbered_low(deck: Any) -> None:
    """A layout with an id that is none."""
    next(deck.slide_masters[0].element.iter(f"{P}sldLayoutId")).set("id", "12")


def bare_system_colours(name: str, text: str) -> str:
    """System colours that don't say how they last looked."""
    if "theme1" not in name:
        return text
    for colour, last in (("windowText", "000000"), ("window", "FFFFFF")):
        text = text.replace(f'<a:sysClr val="{colour}" lastClr="{last}"/>', f'<a:sysClr val="{colour}"/>')
    return text


def _outside(deck: Any) -> str:
    master = deck.slide_masters[0].part
    return str(master.relate_to("https://example.org/logo.png", RT.IMAGE, is_external=True))


def _add_picture(deck: Any, source: str) -> None:
    deck.slide_masters[0].shapes._spTree.append(
        parse_xml(
            f'<p:pic {NAMESPACES}><p:nvPicPr><p:cNvPr id="99" name="L"/><p:cNvPicPr/><p:nvPr/></p:nvPicPr>'
            f"<p:blipFill><a:blip {source}/><a:stretch><a:fillRect/></a:stretch></p:blipFill>"
            '<p:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="360000" cy="360000"/></a:xfrm>'
            '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic>'
        )
    )
