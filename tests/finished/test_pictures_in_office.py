"""Pictures as LibreOffice draws their SVG: a witness that no word is cut, lost, small or over another."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

from builders import the_theme
from deckgen.build import plan_deck
from deckgen.charts.chart import Chart
from deckgen.charts.render import draw
from deckgen.charts.theme import Theme
from deckgen.request import Request
from finished.built import needs_office
from finished.office import complaints, lost, pages_of
from finished.test_all_regions import EVERY_REGION
from gallery.stories import STORIES

SMALLEST = 12.0
HERE = "-env:UserInstallation=file://{}/profile"


def witnessed(
    charts: Mapping[str, Chart], theme: Theme, folder: Path, spoil: Mapping[bytes, bytes] = {}
) -> dict[str, list[str]]:
    """What LibreOffice's drawing of the pictures would trouble a reader with, by their names."""
    needs_office()
    for name, chart in charts.items():
        svg = draw(chart, theme).svg
        for old, new in spoil.items():
            assert old in svg
            svg = svg.replace(old, new)
        (folder / f"{name}.svg").write_bytes(svg)
    names = [str(folder / f"{name}.svg") for name in charts]
    command = ["soffice", HERE.format(folder), "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run([*command, *names], check=True, capture_output=True, timeout=300)
    found = {}
    for name, chart in charts.items():
        (page,) = pages_of(folder / f"{name}.pdf")
        found[name] = complaints(page, SMALLEST) + lost(chart, theme, page)
    return {name: said for name, said in found.items() if said}


@pytest.mark.office
@pytest.mark.parametrize("theme", ["ks", pytest.param("dark", marks=pytest.mark.soak)])
def test_every_story_is_drawn_whole(theme: str, tmp_path: Path) -> None:
    charts = {name: made() for name, made in STORIES.items()}
    assert witnessed(charts, the_theme(theme), tmp_path) == {}


@pytest.mark.office
@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (b"font-size: 14px", b"font-size: 10px", "10.0 pt"),
        (b">Vet ikke<", b"><", "Vet 0 < 1"),
        (b">Nordland<", b">Nordland og litt til<", "overlap"),
        (b">Norge<", b">Norge og et navn som er for langt til at det er plass<", "outside"),
    ],
)
def test_the_witness_does_see_a_fault(old: bytes, new: bytes, said: str, tmp_path: Path) -> None:
    chart = STORIES["five-regions-side-by-side"]()
    (found,) = witnessed({"spoilt": chart}, the_theme(), tmp_path, {old: new}).values()
    assert any(said in one for one in found), found


@pytest.mark.soak
@pytest.mark.office
@pytest.mark.parametrize("region", [*EVERY_REGION, None])
def test_every_chart_of_a_deck_is_drawn_whole(region: str | None, tmp_path: Path) -> None:
    slides = plan_deck(Request(region=region)).slides
    charts = {slide.name: slide.chart for slide in slides if slide.chart is not None}
    assert len(charts) == 15
    assert witnessed(charts, the_theme(), tmp_path) == {}
