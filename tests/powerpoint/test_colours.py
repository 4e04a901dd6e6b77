"""What colours come to in every model that PowerPoint writes."""

from __future__ import annotations

import pytest
from lxml import etree

from deckgen.powerpoint.colours import A, over, painted

SCHEME, NAMES = {"dk1": "#000000", "accent1": "#4472C4"}, {"tx1": "dk1"}


def element(inside: str) -> etree._Element:
    return etree.fromstring(f'<a:x xmlns:a="{A[1:-1]}">{inside}</a:x>')[0]


@pytest.mark.parametrize(
    ("inside", "shown"),
    [
        ('<a:srgbClr val="102030"/>', "#102030"),
        ('<a:sysClr val="window"/>', "#FFFFFF"),
        ('<a:prstClr val="dkSlateBlue"/>', "#483D8B"),
        ('<a:hslClr hue="7200000" sat="100%" lum="50%"/>', "#00FF00"),
        ('<a:scrgbClr r="100%" g="0" b="21404"/>', "#FF0080"),
        # As PowerPoint itself shows them: grey footers, and «Blue, Accent 1, Lighter 40%» and «Darker 25%».
        ('<a:schemeClr val="tx1"><a:tint val="75000"/></a:schemeClr>', "#898989"),
        (
            '<a:schemeClr val="accent1"><a:lumMod val="60000"/><a:lumOff val="40000"/></a:schemeClr>',
            "#8FAADC",
        ),
        ('<a:schemeClr val="accent1"><a:lumMod val="75000"/></a:schemeClr>', "#2F5597"),
    ],
)
def test_a_colour_is_as_powerpoint_shows_it(inside: str, shown: str) -> None:
    paint = painted(element(inside), SCHEME, NAMES)
    assert paint is not None
    for at in (1, 3, 5):  # PowerPoint's own rounding may differ by one
        assert abs(int(paint[0][at : at + 2], 16) - int(shown[at : at + 2], 16)) <= 1


@pytest.mark.parametrize("inside", ['<a:prstClr val="greenish"/>', '<a:schemeClr val="phClr"/>', "<a:y/>"])
def test_a_colour_that_is_not_known_is_none(inside: str) -> None:
    assert painted(element(inside), SCHEME, NAMES) is None


def test_what_can_be_looked_through_is_mixed_with_its_ground() -> None:
    paint = painted(element('<a:srgbClr val="000000"><a:alpha val="20000"/></a:srgbClr>'), SCHEME, NAMES)
    assert paint == ("#000000", 0.2) and over(paint, "#FFFFFF") == "#CCCCCC"
