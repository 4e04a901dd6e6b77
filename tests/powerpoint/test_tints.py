"""Tints: names of colours that a map gives, be they of colours that the theme lacks."""

from __future__ import annotations

from lxml import etree

from deckgen.powerpoint.reading import A
from deckgen.powerpoint.tints import named


def a_fill(name: str) -> etree._Element:
    return etree.fromstring(f'<a:solidFill xmlns:a="{A}"><a:schemeClr val="{name}"/></a:solidFill>')


def test_a_name_stands_for_the_themes_colour() -> None:
    tints = named({"lt1": "#FFFFFF", "dk1": "#000000"}, {"bg1": "lt1", "tx1": "dk1"})
    assert (tints.of(a_fill("tx1")), tints.ground, tints.ink) == ("#000000", "#FFFFFF", "#000000")


def test_a_name_of_what_the_theme_lacks_has_no_colour() -> None:
    tints = named(
        {"dk1": "#000000", "accent1": "#714EEA"}, {"bg1": "lt1", "tx1": "dk1", "accent1": "accent2"}
    )
    assert (tints.of(a_fill("bg1")), tints.of(a_fill("accent1")), tints.ground) == ("", "", "")
