"""A theme from a template's colours keeps their hues and every rule."""

from __future__ import annotations

from math import atan2, degrees, hypot

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builders import the_theme
from charts.reading import faults
from deckgen.charts.palette import weaknesses
from deckgen.charts.theme import contrast
from deckgen.charts.tuned import Look, theme_of
from deckgen.charts.vision import lab
from gallery.stories import STORIES

OFFICE_2013 = ("#4472C4", "#ED7D31", "#A5A5A5", "#FFC000", "#5B9BD5", "#70AD47")
OFFICE_2023 = ("#156082", "#E97132", "#196B24", "#0F9ED5", "#A02B93", "#4EA72E")
LOOKS = {
    "office 2013": Look("#FFFFFF", "#000000", OFFICE_2013, "Calibri"),
    "office 2023": Look("#FFFFFF", "#000000", OFFICE_2023, "Aptos"),
    "office on black": Look("#222222", "#FFFFFF", OFFICE_2013, "Inter"),
    "one grey": Look("#FFFFFF", "#000000", ("#808080",) * 6, "Calibri"),
    "one blue": Look("#F4EFE6", "#102030", ("#1F4E79",) * 6, "Calibri"),
    "yellow on yellow": Look("#FFFF00", "#FF0000", ("#FFFF00",) * 6, "Calibri"),
}
BASE = the_theme()
colours = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06X}")
grounds = st.sampled_from(["#FFFFFF", "#000000", "#F4EFE6", "#1B2A41", "#FFF8DC", "#2B1055"])


@pytest.mark.parametrize("name", LOOKS)
def test_a_theme_made_of_a_template_breaks_no_rule(name: str) -> None:
    assert weaknesses(theme_of(LOOKS[name], BASE, name)) == []


@settings(max_examples=60, deadline=None)
@given(grounds, colours, st.tuples(*[colours] * 6))
def test_so_does_one_of_any_accents_on_a_light_or_dark_ground(
    ground: str, ink: str, accents: tuple[str, ...]
) -> None:
    assert weaknesses(theme_of(Look(ground, ink, accents, ""), BASE, "any")) == []


def test_colours_that_meet_the_rules_are_left_as_they_are() -> None:
    theme = theme_of(LOOKS["office 2013"], BASE, "office")
    assert (theme.ground, theme.ink, theme.own) == ("#FFFFFF", "#000000", "#4472C4")


@pytest.mark.parametrize("accents", [OFFICE_2013, OFFICE_2023])
def test_a_colour_that_must_change_keeps_its_hue(accents: tuple[str, ...]) -> None:
    theme = theme_of(Look("#FFFFFF", "#000000", accents, "Calibri"), BASE, "office")
    for wished, found in zip(accents, (theme.own, theme.nation, theme.other), strict=False):
        (_, a, b), (_, c, d) = lab(wished), lab(found)
        if hypot(a, b) > 5:
            assert abs((degrees(atan2(b, a) - atan2(d, c)) + 180) % 360 - 180) < 3


def test_the_others_are_fainter_than_the_own_region() -> None:
    for name in ("office 2013", "office 2023", "office on black"):
        theme = theme_of(LOOKS[name], BASE, name)
        assert contrast(theme.other, theme.ground) < contrast(theme.own, theme.ground)


def test_a_ground_half_way_to_black_leaves_no_room_and_is_told_so() -> None:
    theme = theme_of(Look("#777777", "#FFFFFF", OFFICE_2013, "Calibri"), BASE, "grey")
    assert weaknesses(theme)


@pytest.mark.parametrize(
    ("face", "measured", "asked"),
    [
        ("Calibri", "Carlito", "Calibri"),
        ("Inter", "Inter", "Inter"),
        ("Georgia", "Carlito", "Georgia"),
        ("", "Carlito", "Calibri"),
    ],
)
def test_the_face_is_measured_in_one_that_ships_and_asked_for_by_name(
    face: str, measured: str, asked: str
) -> None:
    theme = theme_of(Look("#FFFFFF", "#000000", OFFICE_2013, face), BASE, "faces")
    assert (theme.family, theme.deck_family) == (measured, asked)


@pytest.mark.parametrize("name", LOOKS)
def test_a_reader_finds_no_fault_in_its_charts(name: str) -> None:
    theme = theme_of(LOOKS[name], BASE, name)
    assert {story: f for story, made in STORIES.items() if (f := faults(made(), theme))} == {}
