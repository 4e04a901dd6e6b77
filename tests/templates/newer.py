"""What newer programs leave in masters and layouts, and what stands there for those who don't know it."""

from __future__ import annotations

import re
from collections.abc import Callable

_MC = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main" '
    'xmlns:a14="http://schemas.microsoft.com/office/drawing/2010/main"'
)
_PAGES = ("ppt/slideMasters/slideMaster", "ppt/slideLayouts/slideLayout")


def drawn(number: int, text: str = "") -> str:
    """A small box, with a text or none."""
    said = f"<a:r><a:t>{text}</a:t></a:r>" if text else ""
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="Pynt {number}"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr>'
        '<p:spPr><a:xfrm><a:off x="8600000" y="20000"/><a:ext cx="360000" cy="180000"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr>'
        f"<p:txBody><a:bodyPr/><a:lstStyle/><a:p>{said}</a:p></p:txBody></p:sp>"
    )


def alternatives(choice: str, fallback: str | None, requires: str = "p14") -> str:
    other = "" if fallback is None else f"<mc:Fallback>{fallback}</mc:Fallback>"
    return (
        f'<mc:AlternateContent {_MC}><mc:Choice Requires="{requires}">{choice}</mc:Choice>{other}'
        "</mc:AlternateContent>"
    )


def before(end: str, more: str) -> Callable[[str, str], str]:
    """Something more in masters and layouts, before an end tag."""
    return lambda name, text: text.replace(end, more + end, 1) if name.startswith(_PAGES) else text


def after(end: str, more: str) -> Callable[[str, str], str]:
    """Something more in masters and layouts, behind a tag."""
    return lambda name, text: text.replace(end, end + more, 1) if name.startswith(_PAGES) else text


SWITCHED = after(
    "</p:clrMapOvr>",
    alternatives(
        '<p:transition spd="slow" p14:dur="2000"><p14:vortex dir="r"/></p:transition>',
        '<p:transition spd="slow"><p:fade/></p:transition>',
    ),
)
DRAWN_TWICE = before("</p:spTree>", alternatives(drawn(90, "Ny"), drawn(90), "a14"))
DRAWN_ONCE = before("</p:spTree>", alternatives(drawn(90, "Ny"), None, "a14"))
NESTED = before("</p:spTree>", alternatives("", alternatives(drawn(90), drawn(91)), "a14"))


def passed_over(name: str, text: str) -> str:
    """Attributes and elements that may be passed over, in every master and layout."""
    if not name.startswith(_PAGES):
        return text
    text = re.sub(r"<p:(sldMaster|sldLayout) ", rf'<p:\1 {_MC} mc:Ignorable="p14 a14" ', text, count=1)
    text = text.replace("<p:cSld ", '<p:cSld p14:bli="1" ', 1)
    return text.replace("</p:spTree>", "</p:spTree><a14:nytt/>", 1)


def without_a_ground(name: str, text: str) -> str:
    """A background that only newer programs have a fill for."""
    fill = '<a:solidFill><a:srgbClr val="101820"/></a:solidFill>'
    ground = f"<p:bg><p:bgPr>{alternatives(fill, None)}<a:effectLst/></p:bgPr></p:bg>"
    return text.replace("<p:spTree>", f"{ground}<p:spTree>", 1) if name.startswith(_PAGES[1]) else text
