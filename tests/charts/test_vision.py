"""How colours look, held against published figures and an independent model of colour blindness."""

from __future__ import annotations

from itertools import combinations

import pytest

from builders import THEMES, the_theme
from deckgen.charts.theme import contrast
from deckgen.charts.vision import (
    SIGHTS,
    between,
    ciede2000,
    distance,
    lab,
    seen,
    with_lightness,
    worst_distance,
)

# Sharma, Wu and Dalal 2005, "The CIEDE2000 Color-Difference Formula", table 1: those that try each
# of the formula's turns (blue's rotation, hues across 0°, greys, large and small differences).
SHARMA = [
    ((50.0, 2.6772, -79.7751), (50.0, 0.0, -82.7485), 2.0425),
    ((50.0, 3.1571, -77.2803), (50.0, 0.0, -82.7485), 2.8615),
    ((50.0, 2.8361, -74.0200), (50.0, 0.0, -82.7485), 3.4412),
    ((50.0, -1.3802, -84.2814), (50.0, 0.0, -82.7485), 1.0000),
    ((50.0, 0.0, 0.0), (50.0, -1.0, 2.0), 2.3669),
    ((50.0, 2.4900, -0.0010), (50.0, -2.4900, 0.0009), 7.1792),
    ((50.0, 2.4900, -0.0010), (50.0, -2.4900, 0.0011), 7.2195),
    ((50.0, 2.5, 0.0), (50.0, 0.0, -2.5), 4.3065),
    ((50.0, 2.5, 0.0), (73.0, 25.0, -18.0), 27.1492),
    ((50.0, 2.5, 0.0), (61.0, -5.0, 29.0), 22.8977),
    ((50.0, 2.5, 0.0), (56.0, -27.0, -3.0), 31.9030),
    ((50.0, 2.5, 0.0), (58.0, 24.0, 15.0), 19.4535),
    ((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387), 1.2644),
    ((2.0776, 0.0795, -1.1350), (0.9033, -0.0636, -0.5514), 0.9082),
]

# Viénot, Brettel and Mollon 1999 for linear sRGB: another model, from other measurements.
VIENOT = {
    "protanopia": ((0.11238, 0.88762, 0.0), (0.11238, 0.88762, 0.0), (0.00401, -0.00401, 1.0)),
    "deuteranopia": ((0.29275, 0.70725, 0.0), (0.29275, 0.70725, 0.0), (-0.02234, 0.02234, 1.0)),
}


@pytest.mark.parametrize(("one", "other", "far"), SHARMA)
def test_the_distance_is_that_of_the_published_pairs_both_ways(
    one: tuple[float, float, float], other: tuple[float, float, float], far: float
) -> None:
    assert ciede2000(one, other) == pytest.approx(far, abs=5e-5)
    assert ciede2000(other, one) == pytest.approx(far, abs=5e-5)


@pytest.mark.parametrize(
    ("colour", "known"),
    [
        ("#FFFFFF", (100, 0, 0)),
        ("#000000", (0, 0, 0)),
        ("#FF0000", (53.24, 80.09, 67.20)),
        ("#00FF00", (87.73, -86.18, 83.18)),
        ("#0000FF", (32.30, 79.19, -107.86)),
    ],
)
def test_lab_is_that_of_the_known_corners_of_the_screen(
    colour: str, known: tuple[float, float, float]
) -> None:
    assert lab(colour) == pytest.approx(known, abs=0.01)


def test_pure_red_is_seen_as_the_published_matrices_say() -> None:
    # Their first column is what is left of red: 0.152286, 0.114503, 0 and 0.367322, 0.280085, 0 of the light.
    assert seen("#FF0000", "protanopia") == "#6D5F00"
    assert seen("#FF0000", "deuteranopia") == "#A39000"
    assert seen("#FF0000", "tritanopia") == "#FF000F"


@pytest.mark.parametrize("sight", SIGHTS)
def test_no_sight_changes_a_grey(sight: str) -> None:
    assert [seen(grey, sight) for grey in ("#000000", "#777777", "#FFFFFF")] == [
        "#000000",
        "#777777",
        "#FFFFFF",
    ]


def test_red_and_green_of_one_lightness_are_alike_to_those_who_see_no_red_or_green() -> None:
    red, green = with_lightness("#FF0000", 55), with_lightness("#00A000", 55)
    assert distance(red, green) > 50
    far, sight = worst_distance(red, green)
    assert far < 12 and sight in ("protanopia", "deuteranopia")
    assert distance(red, green, "tritanopia") > 40


def test_blue_and_green_come_nearer_only_to_those_who_see_no_blue() -> None:
    blue, green = "#0072B2", "#00806A"
    assert worst_distance(blue, green)[1] == "tritanopia"


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("sight", VIENOT)
def test_another_model_says_of_no_pair_that_it_is_alike_where_ours_says_it_is_far(
    name: str, sight: str
) -> None:
    theme = the_theme(name)
    for one, other in combinations((theme.own, theme.nation, theme.other, *theme.options), 2):
        ours, theirs = distance(one, other, sight), distance(as_vienot(one, sight), as_vienot(other, sight))
        assert ours < 12 or theirs > 6, (one, other, ours, theirs)


@pytest.mark.parametrize("light", [5, 30, 60, 90])
@pytest.mark.parametrize("colour", ["#714EEA", "#EA9B1B", "#00664F", "#808080"])
def test_a_lightness_is_met_and_the_hue_stays(colour: str, light: float) -> None:
    found = lab(with_lightness(colour, light))
    assert found[0] == pytest.approx(light, abs=0.7)
    _, a, b = lab(colour)
    across = abs(a * found[2] - b * found[1]) / max(1.0, (a * a + b * b) ** 0.5)
    assert across < 2.5  # how far the new colour is from the old one's hue, in Lab


def test_a_colour_between_two_is_between_them() -> None:
    assert (between("#000000", "#FFFFFF", 0), between("#000000", "#FFFFFF", 1)) == ("#000000", "#FFFFFF")
    assert lab(between("#000000", "#FFFFFF", 0.25))[0] == pytest.approx(25, abs=0.3)


def test_lightness_and_contrast_go_the_same_way() -> None:
    greys = [with_lightness("#808080", light) for light in range(0, 101, 10)]
    ratios = [contrast(grey, "#FFFFFF") for grey in greys]
    assert ratios == sorted(ratios, reverse=True)


def as_vienot(colour: str, sight: str) -> str:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    light = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    turned = [sum(a * b for a, b in zip(row, light, strict=True)) for row in VIENOT[sight]]
    coded = [
        12.92 * p if p <= 0.0031308 else 1.055 * p ** (1 / 2.4) - 0.055
        for p in (min(1.0, max(0.0, part)) for part in turned)
    ]
    return "#" + "".join(f"{round(part * 255):02X}" for part in coded)
