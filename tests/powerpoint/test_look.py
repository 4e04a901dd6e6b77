"""What a template looks like: colours through its colour map, its ground and its face."""

from __future__ import annotations

from pathlib import Path

import pytest

from deckgen.charts.tuned import Look
from deckgen.powerpoint.template import read_template
from powerpoint.build import KS, a_variant

CHART = "ppt/slideLayouts/slideLayout3.xml"
MASTER = "ppt/slideMasters/slideMaster1.xml"
THEME = "ppt/theme/theme1.xml"
GROUND = '<a:solidFill><a:schemeClr val="bg1"/></a:solidFill><a:effectLst/></p:bgPr>'


def look_with(tmp_path: Path, part: str, old: str, new: str) -> Look:
    def edit(name: str, text: str) -> str:
        if name != part:
            return text
        assert old in text
        return text.replace(old, new)

    look = read_template(a_variant(tmp_path / "t.pptx", edit)).look
    assert look is not None
    return look


def test_the_shipped_template_looks_as_its_theme_says() -> None:
    look = read_template(KS).look
    assert look is not None
    assert (look.ground, look.ink, look.face) == ("#FFFFFF", "#1D252D", "Calibri")
    assert look.accents == ("#714EEA", "#4C4F66", "#00042E", "#C1B2F6", "#0A71C0", "#EA9B1B")


def test_system_colours_are_taken_as_they_were_last_shown(tmp_path: Path) -> None:
    new = '<a:dk1><a:sysClr val="windowText" lastClr="0A0B0C"/></a:dk1>'
    look = look_with(tmp_path, THEME, '<a:dk1><a:srgbClr val="1D252D"/></a:dk1>', new)
    assert look.ink == "#0A0B0C"


@pytest.mark.parametrize(
    ("fill", "ground"),
    [
        ('<a:srgbClr val="102030"/>', "#102030"),
        ('<a:schemeClr val="accent1"/>', "#714EEA"),
        ('<a:schemeClr val="bg1"><a:lumMod val="50000"/></a:schemeClr>', "#808080"),
        ('<a:schemeClr val="tx1"><a:lumMod val="0"/><a:lumOff val="25000"/></a:schemeClr>', None),
    ],
)
def test_the_ground_is_what_the_chart_layout_is_filled_with(
    tmp_path: Path, fill: str, ground: str | None
) -> None:
    look = look_with(
        tmp_path,
        CHART,
        '<a:schemeClr val="bg1"/></a:solidFill><a:effectLst/>',
        f"{fill}</a:solidFill><a:effectLst/>",
    )
    if ground is None:  # the ink's hue at a quarter of the light
        red, green, blue = (int(look.ground[at : at + 2], 16) for at in (1, 3, 5))
        assert red < green < blue and 120 <= red + blue <= 135
    else:
        assert look.ground == ground


def test_a_layout_without_a_ground_has_its_masters(tmp_path: Path) -> None:
    bare = f"<p:bg><p:bgPr>{GROUND}</p:bg>"

    def edit(name: str, text: str) -> str:
        if name == CHART:
            assert bare in text
            return text.replace(bare, "")
        if name == MASTER:
            return text.replace(bare, '<p:bg><p:bgRef idx="1001"><a:schemeClr val="bg2"/></p:bgRef></p:bg>')
        return text

    look = read_template(a_variant(tmp_path / "t.pptx", edit)).look
    assert look is not None and look.ground == "#F5F5F7"


def test_a_picture_behind_the_slides_leaves_the_themes_own_ground(tmp_path: Path) -> None:
    picture = "<a:noFill/><a:effectLst/></p:bgPr>"
    look = look_with(tmp_path, CHART, GROUND, picture)
    assert look.ground == "#FFFFFF"


def test_a_layout_may_have_a_colour_map_of_its_own(tmp_path: Path) -> None:
    names = " ".join(f'accent{n}="accent{n}"' for n in range(1, 7))
    own = (
        '<p:clrMapOvr><a:overrideClrMapping bg1="dk2" tx1="lt1" bg2="dk1" tx2="lt2" '
        f'{names} hlink="hlink" folHlink="folHlink"/></p:clrMapOvr>'
    )
    look = look_with(tmp_path, CHART, "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr>", own)
    assert (look.ground, look.ink) == ("#00042E", "#FFFFFF")
