"""Verify tells of a chart's picture in other colours, out of its shape, or stretched; not of one moved."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.util import Emu

from test_verify import edited, on, pack, shape
from test_verify_shown import SLIDE, all_of, decks, told

__all__ = ["decks", "pack"]  # fixtures
Edit = Callable[[Any], None]
A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
A14 = 'xmlns:a14="http://schemas.microsoft.com/office/drawing/2010/main"'
RED = '<a:srgbClr val="AA2200"/>'
NEWER = (
    f'<a:extLst><a:ext uri="{{BEBA8EAE-BF5A-486C-A8C5-ECC9F3942E4B}}"><a14:imgProps {A14}><a14:imgLayer>'
    '<a14:imgEffect><a14:saturation sat="0"/></a14:imgEffect></a14:imgLayer></a14:imgProps></a:ext>'
    "</a:extLst>"
)
LOCAL = (
    f'<a:extLst><a:ext uri="{{28A0092B-C50C-407E-A947-70E740481C1C}}"><a14:useLocalDpi {A14} val="0"/>'
    "</a:ext></a:extLst>"
)


def picture(presentation: Any) -> Any:
    return shape(presentation, "chart")


def effect(xml: str) -> Edit:
    """Something that is done to the picture itself."""

    def edit(presentation: Any) -> None:
        (blip,) = all_of(picture(presentation)._element, ".//a:blip")
        blip.insert(0, parse_xml(f"<a:blip {A}>{xml}</a:blip>")[0])

    return edit


def look(xml: str) -> Edit:
    """What the picture's frame does to it."""

    def edit(presentation: Any) -> None:
        own = picture(presentation)._element.spPr
        new = parse_xml(f"<a:x {A}>{xml}</a:x>")[0]
        for old in own.findall(new.tag) if new.tag == qn("a:prstGeom") else ():
            own.remove(old)
        own.append(new)

    return edit


def outline(kind: str, *guides: str) -> Edit:
    said = "".join(f'<a:gd name="adj" fmla="val {guide}"/>' for guide in guides)
    return look(f'<a:prstGeom prst="{kind}"><a:avLst>{said}</a:avLst></a:prstGeom>')


def sized(wide: float, high: float) -> Edit:
    def edit(presentation: Any) -> None:
        one = picture(presentation)
        one.width, one.height = Emu(int(one.width * wide)), Emu(int(one.height * high))

    return edit


def in_a_squeezed_group(presentation: Any) -> None:
    one = picture(presentation)
    slide = one.part.slide
    group = slide.shapes.add_group_shape()
    group._element.append(one._element)
    group._element.recalculate_extents()
    group.width = Emu(group.width * 7 // 10)


def moved(presentation: Any) -> None:
    picture(presentation).left += 200_000


OTHERWISE: dict[str, tuple[Edit, str]] = {
    "grey": (effect("<a:grayscl/>"), "how_effect"),
    "in two colours": (effect(f'<a:duotone>{RED}<a:schemeClr val="bg1"/></a:duotone>'), "how_effect"),
    "brighter": (effect('<a:lum bright="40000" contrast="-30000"/>'), "how_effect"),
    "seen through": (effect('<a:alphaModFix amt="50000"/>'), "how_effect"),
    "all but seen through": (effect('<a:alphaModFix amt="5%"/>'), "how_unseen"),
    "one colour left out": (
        effect(f"<a:clrChange><a:clrFrom>{RED}</a:clrFrom><a:clrTo>{RED}</a:clrTo></a:clrChange>"),
        "how_effect",
    ),
    "other hues": (effect('<a:hsl hue="7200000"/>'), "how_effect"),
    "tinted": (effect('<a:tint hue="0" amt="50000"/>'), "how_effect"),
    "blurred": (effect('<a:blur rad="90000"/>'), "how_effect"),
    "an effect of newer programs": (effect(NEWER), "how_effect"),
    "black and white": (effect('<a:biLevel thresh="50000"/>'), "how_unseen"),
    "a round outline": (outline("ellipse"), "how_effect"),
    "very round corners": (outline("roundRect", "50000"), "how_effect"),
    "edges that fade": (look('<a:effectLst><a:softEdge rad="635000"/></a:effectLst>'), "how_effect"),
    "narrower": (sized(0.7, 1), "how_stretched"),
    "lower": (sized(1, 0.7), "how_stretched"),
    "in a squeezed group": (in_a_squeezed_group, "how_stretched"),
}
ALIKE: dict[str, Edit] = {
    "moved": moved,
    "smaller": sized(0.8, 0.8),
    "drawn at a corner": sized(0.8, 0.805),
    "as bright as it was": effect('<a:lum bright="0" contrast="0"/>'),
    "not seen through": effect('<a:alphaModFix amt="100000"/>'),
    "sharp on this screen": effect(LOCAL),
    "round corners": outline("roundRect"),
    "a shadow": look(
        '<a:effectLst><a:outerShdw blurRad="50800"><a:srgbClr val="000000"/></a:outerShdw></a:effectLst>'
    ),
}


@pytest.mark.parametrize("name", OTHERWISE)
def test_a_picture_that_is_another_to_the_eye_is_told(
    name: str, decks: dict[str, Path], pack: Path, tmp_path: Path
) -> None:
    edit, how = OTHERWISE[name]
    verdict = on(edited(decks["picture"], tmp_path / "d.pptx", edit), pack)
    assert told(verdict) == [("V614", SLIDE, "chart", [how])] and verdict.figures_changed


@pytest.mark.parametrize("name", ALIKE)
def test_a_picture_that_was_moved_or_made_larger_is_no_change(
    name: str, decks: dict[str, Path], pack: Path, tmp_path: Path
) -> None:
    verdict = on(edited(decks["picture"], tmp_path / "d.pptx", ALIKE[name]), pack)
    assert told(verdict) == [("V605", "", "", [])]
