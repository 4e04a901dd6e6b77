"""A chart becomes the same picture twice, exact in size, with real text in the deck's face."""

from __future__ import annotations

import re
import struct
import subprocess
import sys
from io import BytesIO
from xml.etree import ElementTree

import numpy as np
import pytest
from matplotlib import rc_context, rcParams
from PIL import Image as Pixels

from builders import a_chart, a_crosstab, the_theme
from deckgen.charts.catalogue import KINDS, capacity, kind_of
from deckgen.charts.chart import Chart, Size
from deckgen.charts.png import png
from deckgen.charts.render import PNG_DPI, _drawn, _settings, draw
from deckgen.errors import DeckgenError
from gallery.stories import STORIES


def a_small_chart() -> Chart:
    table = a_crosstab("Ledere 47 51|Ny & <teknologi> $x$ 25 18")
    return a_chart("clustered_bars", table, Size(600, 300))


def test_the_same_chart_gives_the_same_bytes() -> None:
    first = draw(a_small_chart(), the_theme())
    _drawn.cache_clear()
    again = draw(a_small_chart(), the_theme())
    assert (first.svg, first.png) == (again.svg, again.png)


def test_the_pictures_have_the_size_that_was_asked_for() -> None:
    image = draw(a_small_chart(), the_theme())
    wide, high = struct.unpack(">II", image.png[16:24])
    assert (wide, high) == (round(600 * PNG_DPI / 72), round(300 * PNG_DPI / 72))
    root = ElementTree.fromstring(image.svg)
    assert (root.get("width"), root.get("height")) == ("600pt", "300pt")


def test_text_in_the_svg_is_text_as_it_was_written() -> None:
    root = ElementTree.fromstring(draw(a_small_chart(), the_theme()).svg)
    texts = ["".join(node.itertext()).strip() for node in root.iter("{http://www.w3.org/2000/svg}text")]
    assert "Ny & <teknologi> $x$" in texts
    assert "47\u00a0%" in texts


def test_the_svg_asks_for_the_face_of_the_deck_and_clips_nothing() -> None:
    svg = draw(a_small_chart(), the_theme()).svg.decode()
    assert "'Calibri', 'Carlito', sans-serif" in svg
    assert "clip" not in svg.lower()
    assert not re.search(r"DejaVu", svg)


def test_shapes_in_the_svg_are_named_after_what_they_show() -> None:
    svg = draw(a_small_chart(), the_theme()).svg.decode()
    for name in ("bar:o1:Troms", "bar:o1:Norge", "value:o2:Troms", "label:o1:0", "legend:Norge"):
        assert f'id="{name}"' in svg


@pytest.mark.parametrize("name", STORIES)
def test_ids_in_an_svg_are_unique(name: str) -> None:
    ids = re.findall(r' id="[^"]*"', draw(STORIES[name](), the_theme()).svg.decode())
    assert len(ids) == len(set(ids))


def test_shapes_stand_where_the_marks_say() -> None:
    svg = draw(a_small_chart(), the_theme()).svg.decode()
    paths = dict(re.findall(r'id="(bar:[^"]*)">\s*<path d="([^"]*)"', svg))
    wide = {}
    for name, path in paths.items():
        across = [float(x) for x in re.findall(r"[ML] ([\d.]+) ", path)]
        wide[name] = max(across) - min(across)
    assert wide["bar:o1:Troms"] / wide["bar:o1:Norge"] == pytest.approx(47 / 51)
    assert wide["bar:o2:Norge"] / wide["bar:o1:Norge"] == pytest.approx(18 / 51)


def test_a_picture_is_drawn_once_however_often_it_is_shown() -> None:
    assert draw(a_small_chart(), the_theme()) is draw(a_small_chart(), the_theme())


# A band is 64 rows: less, just one, one and a bit, several.
@pytest.mark.parametrize("shape", [(1, 1), (1, 9), (7, 1), (40, 30), (64, 3), (65, 3), (200, 11)])
def test_a_png_gives_back_every_pixel(shape: tuple[int, int]) -> None:
    pixels = np.random.default_rng(shape[0]).integers(0, 256, (*shape, 4), dtype=np.uint8)
    with Pixels.open(BytesIO(png(Pixels.fromarray(pixels), 120))) as read:
        assert np.array_equal(np.asarray(read), pixels[..., :3])
        assert read.info["dpi"] == pytest.approx((120, 120), abs=0.02)


def test_a_picture_keeps_nothing_of_the_one_before() -> None:
    """Pictures of one size are drawn on one sheet, which is cleared between them."""
    first = draw(a_small_chart(), the_theme())
    draw(a_chart("clustered_bars", a_crosstab("Andre 99 1"), Size(600, 300)), the_theme())
    _drawn.cache_clear()
    assert draw(a_small_chart(), the_theme()) == first


def test_a_png_shows_bars_where_the_svg_has_them() -> None:
    """The own region's first bar, 47 % of the widest: dark in the middle, ground to its right."""
    image = draw(a_small_chart(), the_theme())
    path = re.search(r'id="bar:o1:Troms">\s*<path d="([^"]*)"', image.svg.decode())
    assert path is not None
    corners = np.array([[float(n) for n in pair] for pair in re.findall(r"[ML] (\S+) (\S+)", path[1])])
    x, y = corners.mean(axis=0) * PNG_DPI / 72
    with Pixels.open(BytesIO(image.png)) as read:
        red, green, blue = np.asarray(read)[int(y), int(x)]
    assert f"#{red:02x}{green:02x}{blue:02x}" == the_theme().own.lower()


def test_drawing_leaves_matplotlibs_settings_as_they_were() -> None:
    usual = "default"
    with rc_context({"text.hinting": usual, "path.simplify": True}):
        _drawn.cache_clear()
        draw(a_small_chart(), the_theme())
        assert (rcParams["text.hinting"], rcParams["path.simplify"]) == (usual, True)
        with pytest.raises(ZeroDivisionError), _settings():
            assert (rcParams["text.hinting"], rcParams["path.simplify"]) == ("none", False)
            raise ZeroDivisionError
        assert (rcParams["text.hinting"], rcParams["path.simplify"]) == (usual, True)


def test_no_pyplot_is_imported_by_drawing() -> None:
    code = (
        "import sys; from builders import *; from deckgen.charts.render import draw;"
        "draw(a_chart('clustered_bars', a_crosstab('A 1 2')), the_theme());"
        "assert 'matplotlib.pyplot' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True, env={"PYTHONPATH": ":".join(sys.path)})


def test_an_unknown_kind_gets_the_nearest_names() -> None:
    with pytest.raises(DeckgenError) as fault:
        kind_of("clustered_bar")
    problem = fault.value.problems[0]
    assert problem.code == "S220" and "clustered_bars" in str(problem.facts["near"])


@pytest.mark.parametrize("name", KINDS)
def test_a_kind_says_how_many_rows_it_holds(name: str) -> None:
    story = next(made() for made in STORIES.values() if made().kind == name)
    assert capacity(story, the_theme()) >= 1
