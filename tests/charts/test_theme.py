"""A theme is data, and every fault in it is found at once."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from builders import TEMPLATES, the_theme
from charts.reading import faults
from deckgen.charts.catalogue import capacity
from deckgen.charts.theme import contrast, luminance, read_theme
from deckgen.errors import DeckgenError
from deckgen.messages import sentence
from gallery.stories import STORIES


def changed(tmp_path: Path, old: str, new: str) -> Path:
    text = (TEMPLATES / "ks.toml").read_text(encoding="utf-8")
    assert old in text
    path = tmp_path / "theme.toml"
    path.write_text(text.replace(old, new), encoding="utf-8")
    return path


def test_the_shipped_theme_is_read_whole() -> None:
    theme = the_theme()
    assert (theme.family, theme.deck_family, theme.minimum) == ("Carlito", "Calibri", 12)
    assert len(theme.options) >= 7 and len(theme.map) >= 5


@pytest.mark.parametrize(
    ("old", "new", "spot"),
    [
        ('own = "#714EEA"', 'own = "purple"', "colour.own"),
        ('own = "#714EEA"', "", "colour.own"),
        ('own = "#714EEA"', 'own = "#714EEA"\nowm = "#714EEA"', "colour.owm"),
        ("minimum = 12", "minimum = 9", "font.minimum"),
        ("minimum = 12", 'minimum = "small"', "font.minimum"),
        ("minimum = 12", "minimum = 18", "font.minimum"),
        ("minimum = 12", "minimum = 15", "font.minimum"),  # larger than `size`
        ("size = 14", "size = 40", "font.size"),
        ("size = 14", "size = 11.5", "font.size"),
        ("size = 14", "size = inf", "font.size"),
        ("size = 14", "size = nan", "font.size"),
        ("size = 14", "size = true", "font.size"),
    ],
)
def test_a_fault_in_a_theme_names_its_key(tmp_path: Path, old: str, new: str, spot: str) -> None:
    with pytest.raises(DeckgenError) as fault:
        read_theme(changed(tmp_path, old, new))
    assert [(p.code, p.place.spot) for p in fault.value.problems] == [("T320", spot)]


def test_a_size_is_told_with_those_that_there_are(tmp_path: Path) -> None:
    with pytest.raises(DeckgenError) as fault:
        read_theme(changed(tmp_path, "size = 14", "size = 40"))
    said = sentence(fault.value.problems[0], "nb")
    assert "font.size" in said and "40 ≠ 12–24" in said and "templates/ks.toml" in said


@pytest.mark.parametrize(("size", "minimum"), [(12, 12), (16, 16), (24, 12), (24, 16)])
def test_charts_are_drawn_well_in_the_smallest_and_the_largest_text(size: float, minimum: float) -> None:
    theme = replace(the_theme(), size=size, minimum=minimum)
    charts = {name: story() for name, story in STORIES.items()}
    fit = [name for name, chart in charts.items() if capacity(chart, theme) >= len(chart.crosstab.options)]
    assert len(fit) > len(charts) / 2
    assert {name: found for name in fit if (found := faults(charts[name], theme))} == {}


def test_all_faults_come_at_once(tmp_path: Path) -> None:
    path = changed(tmp_path, 'own = "#714EEA"', 'own = "x"')
    path.write_text(path.read_text(encoding="utf-8").replace("minimum = 12", "minimum = 1"), encoding="utf-8")
    with pytest.raises(DeckgenError) as fault:
        read_theme(path)
    assert len(fault.value.problems) == 2


def test_a_file_that_is_no_toml_or_not_there_is_refused(tmp_path: Path) -> None:
    (tmp_path / "t.toml").write_text("own = = 1", encoding="utf-8")
    for path in (tmp_path / "t.toml", tmp_path / "none.toml"):
        with pytest.raises(DeckgenError):
            read_theme(path)


def test_luminance_and_contrast_are_those_of_wcag() -> None:
    assert luminance("#FFFFFF") == pytest.approx(1.0)
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21.0)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


def test_bars_stand_out_from_the_ground_and_small_text_is_readable() -> None:
    theme = the_theme()
    for bar in (theme.own, theme.nation, theme.other):
        assert contrast(bar, theme.ground) >= 3
    for ink in (theme.ink, theme.muted, theme.nation):
        assert contrast(ink, theme.ground) >= 4.5
    assert contrast(theme.tag_ink, theme.tag_ground) >= 4.5


def test_neighbouring_option_colours_are_apart_in_lightness() -> None:
    assert all(contrast(a, b) >= 3 for a, b in pairwise(the_theme().options))


def test_map_colours_run_from_light_to_dark() -> None:
    shades = [luminance(colour) for colour in the_theme().map]
    assert shades == sorted(shades, reverse=True)
