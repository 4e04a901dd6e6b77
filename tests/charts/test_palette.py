"""Every rule for a theme's colours, each broken by a theme that breaks nothing else."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from builders import THEMES, the_theme
from deckgen.charts.palette import (
    LARGE_TEXT,
    TEXT,
    Weakness,
    colours_of,
    distances,
    refuse_weak,
    text_floor,
    weaknesses,
)
from deckgen.charts.theme import Theme, contrast
from deckgen.charts.vision import distance
from deckgen.errors import DeckgenError
from deckgen.messages import sentence

KS, DARK, PRINT = the_theme("ks"), the_theme("dark"), the_theme("print")
# Fills that all carry white figures, so that the ink may be weak without being missed inside them.
DEEP = replace(
    KS,
    nation="#33354A",
    other="#6B6D84",
    options=("#242200", "#1E2F2C", "#AB4100", "#650095", "#003F05", "#68002F", "#6B6D84"),
    negative=("#9A5200", "#6E3A00", "#3A1E00"),
    positive=("#6244CB", "#41308F", "#1B0F55"),
)
PLAIN_DARK = replace(DARK, slide=None)


def with_options(theme: Theme, **colours: str) -> Theme:
    """A theme with other colours for some options: `o3="#……"` is the third."""
    options = list(theme.options)
    for name, colour in colours.items():
        options[int(name[1:]) - 1] = colour
    return replace(theme, options=tuple(options))


def with_map(theme: Theme, *shades: str) -> Theme:
    return replace(theme, map=shades)


def with_slide(theme: Theme, **changes: Any) -> Theme:
    assert theme.slide is not None
    return replace(theme, slide=replace(theme.slide, **changes))


def told(theme: Theme) -> list[tuple[str, str, str]]:
    """Pair and measure of every weakness, the keys without their section."""
    plain = [(w.one.partition(".")[2], w.other.partition(".")[2], w.measure) for w in weaknesses(theme)]
    return sorted(plain)


@pytest.mark.parametrize("name", THEMES)
def test_a_shipped_theme_breaks_no_rule(name: str) -> None:
    assert weaknesses(the_theme(name)) == []


def test_the_theme_of_deep_fills_breaks_no_rule() -> None:
    assert weaknesses(DEEP) == []


@pytest.mark.parametrize(
    ("theme", "one", "other", "measure"),
    [
        # text, 4.5:1
        (replace(DEEP, ink="#7A7C80"), "ink", "ground", "contrast"),
        (replace(KS, muted="#75778E"), "muted", "ground", "contrast"),
        (replace(KS, tag_ink="#9A7A40"), "tag_ink", "tag_ground", "contrast"),
        (with_options(KS, o5="#B8721A"), "ink", "options[5]", "contrast"),
        # bars, dots, lines and outlines, 3:1; fills with an outline, 1.5:1
        (replace(KS, own="#A98BF5"), "own", "ground", "contrast"),
        (replace(PLAIN_DARK, nation="#454A78", other="#7E8198"), "nation", "ground", "contrast"),
        (replace(KS, other="#94969F"), "other", "ground", "contrast"),
        (replace(KS, outline="#A0A2B5"), "outline", "ground", "contrast"),
        (with_options(KS, o3="#E3DBFB"), "options[3]", "ground", "contrast"),
        (with_map(KS, "#E9E3FC", *KS.map[1:]), "map[1]", "ground", "contrast"),
        # told apart by all eyes
        (replace(KS, own="#361989", nation="#532BB0"), "own", "nation", "normal"),
        (replace(KS, own="#930010", nation="#154B00"), "own", "nation", "deuteranopia"),
        (replace(KS, own="#80255C", nation="#442754"), "own", "nation", "protanopia"),
        (replace(KS, own="#003E00", nation="#003959"), "own", "nation", "tritanopia"),
        (with_options(KS, o2="#14204A"), "options[1]", "options[2]", "normal"),
        (with_options(KS, o7="#8A2F45"), "options[6]", "options[7]", "normal"),
        (with_options(KS, o6="#EAA52F"), "options[5]", "options[6]", "normal"),
        (with_options(KS, o6="#1A1240"), "options[1]", "options[6]", "tritanopia"),
        (with_options(KS, o3="#A2A0C0", o7="#1E7A8C"), "other", "options[3]", "normal"),
        (with_options(KS, o4="#46505E"), "nation", "options[4]", "deuteranopia"),
        # the points of a scale
        (replace(KS, negative=("#FBE9D2", *KS.negative[1:])), "negative[1]", "ground", "contrast"),
        (
            replace(KS, positive=(KS.positive[0], "#B3A0F0", KS.positive[2])),
            "positive[1]",
            "positive[2]",
            "normal",
        ),
        (replace(KS, negative=("#8F91A5", *KS.negative[1:])), "negative[1]", "other", "normal"),
        # the map
        (with_map(KS, *KS.map[:2], KS.map[1], *KS.map[3:]), "map[2]", "map[3]", "order"),
        (with_map(KS, *KS.map[:3], "#7C5CE0", KS.map[4]), "map[3]", "map[4]", "normal"),
        # the slides of the shipped template
        (with_slide(DARK, title="#7F82A0"), "title", "paper", "contrast"),
        (with_slide(PRINT, tint="#8A8A8A"), "tint", "paper", "contrast"),
        (with_slide(DARK, link="#3A5A7A"), "link", "ground", "contrast"),
        (with_slide(DARK, visited="#5A4A8A"), "visited", "ground", "contrast"),
        (replace(KS, nation="#B5653F", slide=PRINT.slide), "nation", "ground", "contrast"),
    ],
)
def test_a_theme_that_breaks_one_rule_is_told_that_pair_alone(
    theme: Theme, one: str, other: str, measure: str
) -> None:
    assert told(theme) == [(one, other, measure)]


def test_a_slide_colour_is_tried_on_what_it_stands_on_in_either_kind_of_deck() -> None:
    upright = with_slide(DARK, paper="#8A8CA0")
    assert {w.other for w in weaknesses(upright)} == {"slide.paper"}
    inverted = with_slide(PRINT, inverted=True, title="#3B3B3B", tint="#5E5E5E")
    assert told(inverted) == [("tint", "title", "contrast")]


def test_all_pairs_come_at_once_each_with_its_colours_and_its_ratio() -> None:
    weak = replace(KS, muted="#9A9CA6", tag_ink="#C0A060", own="#C9BFF0")
    with pytest.raises(DeckgenError) as fault:
        refuse_weak(weak, "mine.toml")
    said = [sentence(problem, "en") for problem in fault.value.problems]
    assert fault.value.exit_code == 4
    assert [s.partition(":")[0] for s in said[:3]] == [
        "mine.toml · colour.muted",
        "mine.toml · colour.tag_ink",
        "mine.toml · colour.own",
    ]
    ratio = int(contrast("#9A9CA6", "#FFFFFF") * 100) / 100
    assert f"colour.muted #9A9CA6 and colour.ground #FFFFFF have a contrast of {ratio:.2f}:1" in said[0]
    assert "4.50:1" in said[0]


@pytest.mark.parametrize(
    ("theme", "code", "words"),
    [
        (replace(KS, own="#361989", nation="#532BB0"), "T322", "for like"),
        (replace(KS, own="#80255C", nation="#442754"), "T323", "protanopi"),
        (replace(KS, own="#930010", nation="#154B00"), "T324", "deuteranopi"),
        (replace(KS, own="#003E00", nation="#003959"), "T325", "tritanopi"),
        (with_map(KS, *KS.map[:2], KS.map[1], *KS.map[3:]), "T326", "kartet"),
    ],
)
def test_a_pair_that_is_alike_says_to_whom(theme: Theme, code: str, words: str) -> None:
    with pytest.raises(DeckgenError) as fault:
        refuse_weak(theme, "t.toml")
    (problem,) = fault.value.problems
    assert problem.code == code and words in sentence(problem, "nb")


def test_a_ratio_just_below_its_floor_never_reads_as_the_floor() -> None:
    weakness = Weakness("colour.ink", "colour.ground", "contrast", 4.4999, 4.5)
    theme = replace(KS, muted="#777777")  # 4.478:1
    (problem,) = _problems(theme)
    assert problem.facts["figure"] == "4.47" and weakness.figure < weakness.floor


def test_large_text_starts_at_eighteen_points() -> None:
    assert (text_floor(17.9), text_floor(18), text_floor(28)) == (TEXT, LARGE_TEXT, LARGE_TEXT)


def test_every_option_may_be_followed_by_dont_know_but_the_last() -> None:
    beside = {other for one, other in distances(7) if one == "colour.other"}
    assert beside >= {f"colour.options[{n}]" for n in range(1, 7)} and "colour.options[7]" not in beside


def test_print_is_all_grey_and_the_own_region_is_its_darkest() -> None:
    greys = colours_of(PRINT)
    assert all(colour[1:3] == colour[3:5] == colour[5:7] for colour in greys.values())
    roles = [contrast(colour, PRINT.ground) for colour in (PRINT.own, PRINT.nation, PRINT.other)]
    assert roles == sorted(roles, reverse=True)
    assert distance(PRINT.own, PRINT.nation) > 20 and distance(PRINT.nation, PRINT.other) > 20


def test_dark_is_light_on_dark_and_the_own_region_is_its_brightest() -> None:
    roles = [contrast(colour, DARK.ground) for colour in (DARK.own, DARK.nation, DARK.other)]
    assert roles == sorted(roles, reverse=True) and contrast(DARK.ink, DARK.ground) > 12


def _problems(theme: Theme) -> tuple[Any, ...]:
    with pytest.raises(DeckgenError) as fault:
        refuse_weak(theme, str(Path("t.toml")))
    return fault.value.problems
