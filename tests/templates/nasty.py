"""Nasty things that makers of templates do in good faith: to places, fills and text."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import Any

from PIL import Image
from pptx.oxml import parse_xml
from pptx.util import Pt

from powerpoint.build import a_variant
from templates.oddities import NAMESPACES
from templates.zoo import CLASSIC, OLE, A, Change, P, holders, placed


def each(*changes: Change) -> Change:
    """Several changes as one."""

    def change(deck: Any) -> None:
        for one in changes:
            one(deck)

    return change


NO_INK = f"<a:noFill {NAMESPACES}/>"


def solid(colour: str, percent: int = 100) -> str:
    """A plain fill, in a colour of the theme or its own, that may shine through."""
    kind = "srgbClr" if re.fullmatch("[0-9A-F]{6}", colour) else "schemeClr"
    more = f'<a:alpha val="{percent * 1000}"/>' if percent < 100 else ""
    return f'<a:solidFill {NAMESPACES}><a:{kind} val="{colour}">{more}</a:{kind}></a:solidFill>'


def fading(one: str, other: str) -> str:
    """A gradient from one colour to another."""
    stops = "".join(
        f'<a:gs pos="{at}"><a:srgbClr val="{colour}"/></a:gs>' for at, colour in ((0, one), (100_000, other))
    )
    return f'<a:gradFill {NAMESPACES}><a:gsLst>{stops}</a:gsLst><a:lin ang="5400000"/></a:gradFill>'


def inked(fill: str, *styles: str) -> Change:
    """The text styles of the master in a fill."""

    def change(deck: Any) -> None:
        for style in styles or ("titleStyle", "bodyStyle", "otherStyle"):
            for node in deck.slide_masters[0].element.iter(f"{P}{style}"):
                for look in node.iter(f"{A}defRPr"):
                    for old in [e for e in look if e.tag.endswith("Fill")]:
                        look.remove(old)
                    look.insert(0, parse_xml(fill))
        for holder in holders(deck):  # the feet have colours of their own
            for look in holder.element.iter(f"{A}defRPr"):
                if not styles and (old := look.find(f"{A}solidFill")) is not None:
                    look.replace(old, parse_xml(fill))

    return change


def filled(fill: str, *kinds: str) -> Change:
    """The master's placeholders of some types in boxes of a fill."""

    def change(deck: Any) -> None:
        for shape in deck.slide_masters[0].placeholders:
            if shape.element.find(f".//{P}ph").get("type", "obj") in kinds:
                shape.element.find(f"{P}spPr/{A}prstGeom").addnext(parse_xml(fill))

    return change


def bodied(*kinds: str, **stated: str) -> Change:
    """What `a:bodyPr` says on master and layouts, in placeholders of some types or all."""

    def change(deck: Any) -> None:
        for holder in holders(deck):
            for shape in holder.placeholders:
                if not kinds or shape.element.find(f".//{P}ph").get("type", "obj") in kinds:
                    for body in shape.element.iter(f"{A}bodyPr"):
                        for name, value in stated.items():
                            body.set(name, value)

    return change


def set_in(*kinds: str, **stated: str) -> Change:
    """What first-level paragraphs say in the master's styles: `rtl`, `algn`, `marL`."""

    def change(deck: Any) -> None:
        for style in kinds or ("titleStyle", "bodyStyle", "otherStyle"):
            for node in deck.slide_masters[0].element.iter(f"{P}{style}"):
                for level in node.iter(f"{A}lvl1pPr"):
                    for name, value in stated.items():
                        level.set(name, value)

    return change


def high(points: float, *kinds: str) -> Change:
    """Placeholders of some types as low as that."""

    def change(deck: Any) -> None:
        for holder in holders(deck):
            for shape in holder.placeholders:
                if shape.element.find(f".//{P}ph").get("type", "obj") in kinds:
                    box = (shape.left, shape.top, shape.width)
                    shape.left, shape.top, shape.width = box
                    shape.height = Pt(points)

    return change


def narrow_foot_of_ours(_: str, text: str) -> str:
    """Our own template with footers of a hand's width."""
    return re.sub(r'(type="ftr".{0,400}?<a:ext cx=")\d+', r"\g<1>1300000", text, flags=re.DOTALL)


def turned_by(degrees: int, kind: str) -> Change:
    """Placeholders of a type that are turned."""

    def change(deck: Any) -> None:
        for holder in holders(deck):
            for shape in holder.placeholders:
                if shape.element.find(f".//{P}ph").get("type", "obj") == kind:
                    shape.left, shape.top, shape.width, shape.height = (
                        shape.left, shape.top, shape.width, shape.height,
                    )  # fmt: skip
                    shape.element.find(f"{P}spPr/{A}xfrm").set("rot", str(degrees * 60_000))

    return change


NARROW_FOOT = placed("ftr", (300, 500, 110, 24))
SQUEEZED_FOOT = each(
    placed("dt", (36, 500, 200, 24)),
    placed("ftr", (242, 500, 110, 24)),
    placed("sldNum", (358, 500, 320, 24)),
)
LOW_FOOT = each(high(8, "ftr", "dt", "sldNum"))
ONE_FOOT = each(*(placed(kind, (250, 500, 220, 26)) for kind in ("ftr", "dt", "sldNum")))
_OBJECT = 'name="Lysbilde" r:id="rId70" imgW="216" imgH="216" progId="TCLayout.ActiveDocument.1"'
_FRAME = f"""<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="70" name="Objekt" hidden="1"/>
<p:cNvGraphicFramePr/><p:nvPr userDrawn="1"/></p:nvGraphicFramePr>
<p:xfrm><a:off x="1588" y="1588"/><a:ext cx="1588" cy="1588"/></p:xfrm><a:graphic>
<a:graphicData uri="http://schemas.openxmlformats.org/presentationml/2006/ole">
<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">
<mc:Choice xmlns:v="urn:schemas-microsoft-com:vml" Requires="v">
<p:oleObj spid="_x0000_s1026" {_OBJECT}><p:embed/></p:oleObj></mc:Choice>
<mc:Fallback><p:oleObj {_OBJECT}><p:embed/><p:pic><p:nvPicPr><p:cNvPr id="0" name=""/><p:cNvPicPr/><p:nvPr/>
</p:nvPicPr><p:blipFill><a:blip r:embed="rId71"/><a:stretch><a:fillRect/></a:stretch></p:blipFill>
<p:spPr><a:xfrm><a:off x="1588" y="1588"/><a:ext cx="1588" cy="1588"/></a:xfrm>
<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic></p:oleObj></mc:Fallback>
</mc:AlternateContent></a:graphicData></a:graphic></p:graphicFrame>"""
_VML = b'<xml xmlns:v="urn:schemas-microsoft-com:vml"><v:shape id="_x0000_s1026"/></xml>'


def embedded_object(path: Path) -> object:
    """A hidden object that an add-in leaves on the master: in VML or, if that isn't known, a picture."""
    picture = io.BytesIO()
    Image.new("RGB", (4, 4)).save(picture, "PNG")
    kinds = {"oleObject": "embeddings/o1.bin", "image": "media/o1.png", "vmlDrawing": "drawings/o1.vml"}
    contents = (OLE + bytes(600), picture.getvalue(), _VML)
    office = "application/vnd.openxmlformats-officedocument."
    types = {"bin": f"{office}oleObject", "vml": f"{office}vmlDrawing", "png": "image/png"}

    def edit(name: str, text: str) -> str:
        if name == "[Content_Types].xml":
            more = "".join(
                f'<Default Extension="{end}" ContentType="{kind}"/>' for end, kind in types.items()
            )
            return text.replace("<Override", f"{more}<Override", 1)
        if name == "ppt/slideMasters/_rels/slideMaster1.xml.rels":
            related = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
            more = "".join(
                f'<Relationship Id="rId{at}" Type="{related}/{kind}" Target="../{target}"/>'
                for at, (kind, target) in enumerate(kinds.items(), start=70)
            )
            return text.replace("</Relationships>", more + "</Relationships>")
        inside = name == "ppt/slideMasters/slideMaster1.xml"
        return text.replace("</p:spTree>", f"{_FRAME}</p:spTree>", 1) if inside else text

    extra = {f"ppt/{target}": content for target, content in zip(kinds.values(), contents, strict=True)}
    return a_variant(path, edit, extra, source=CLASSIC)


def without_properties(path: Path) -> object:
    """No properties of the presentation or of its view, as some programs write it."""
    gone = ["presProps", "viewProps"]
    pattern = re.compile(rf"<(Override|Relationship) [^>]*({'|'.join(gone)})[^>]*/>")
    return a_variant(
        path, lambda _, text: pattern.sub("", text), {}, [f"ppt/{name}.xml" for name in gone], CLASSIC
    )
