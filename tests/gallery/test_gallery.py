"""Every story draws as its golden shows, and nothing in it would trouble a reader."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from builders import THEMES, the_theme
from charts.reading import faults
from deckgen.charts.catalogue import KINDS
from deckgen.charts.render import draw
from gallery import page
from gallery.stories import STORIES

HERE = Path(__file__).parent


@pytest.mark.parametrize("name", STORIES)
def test_a_story_draws_as_its_golden(name: str) -> None:
    golden = HERE / f"{name}.svg"
    drawn = draw(STORIES[name](), the_theme()).svg.decode()
    if os.environ.get("DECKGEN_UPDATE_GOLDENS"):
        golden.write_text(drawn, encoding="utf-8")
    assert golden.is_file(), f"no golden for {name}: look at `make gallery`, then run `make goldens`"
    assert drawn == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("name", STORIES)
def test_a_reader_finds_nothing_cut_overlapping_small_or_weak_in_any_theme(name: str, theme: str) -> None:
    assert faults(STORIES[name](), the_theme(theme)) == []


def test_every_chart_kind_has_a_story() -> None:
    assert {made().kind for made in STORIES.values()} == set(KINDS)


def test_every_story_asks_a_question() -> None:
    assert all((made.__doc__ or "").strip().endswith("?") for made in STORIES.values())


def test_no_golden_is_left_without_a_story() -> None:
    assert {path.stem for path in HERE.glob("*.svg")} == set(STORIES)


def test_the_gallery_page_shows_what_the_stories_draw() -> None:
    said = "run `make gallery-page` after you have looked"
    assert (page.ROOT / "docs" / "gallery.md").read_text(encoding="utf-8") == page.page(), said
    assert {path.name for path in page.HERE.glob("*.png")} == {entry.path.name for entry in page.entries()}


def test_the_gallery_page_has_every_kind_in_every_theme() -> None:
    shown = {(entry.chart.kind, entry.theme) for entry in page.entries()}
    assert shown == {(kind, theme) for kind in KINDS for theme in (*THEMES, "from-template")}
