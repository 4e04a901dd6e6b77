"""Where a native chart's bars stand: as long as those of the picture, in the same places."""

from __future__ import annotations

import pytest

from deckgen.charts.canvas import Outline
from deckgen.charts.catalogue import canvas_of
from deckgen.charts.native.drawn import box
from gallery.stories import STORIES
from powerpoint.test_native_charts import CHARTED, THEME, chart_of, native_story, plain

BARS = [n for n in CHARTED if STORIES[n]().kind not in ("dot_interval", "slope")]


@pytest.mark.parametrize(
    ("name", "before"),
    [("national-columns", "Minst én innovasjon uansett type (Danmark 2017)"), ("twenty-columns", "Østfold")],
)
def test_what_stands_apart_does_so_behind_an_empty_place(name: str, before: str) -> None:
    native = chart_of(name)
    (behind,) = (place for place, said in native.places.items() if plain(said) == before)
    assert behind - 1 not in native.places and behind - 2 in native.places
    assert all(behind - 1 not in native.values(index) for index in range(len(native.series)))


@pytest.mark.parametrize("name", BARS)
def test_bars_are_as_long_as_those_of_the_picture(name: str) -> None:
    """As the axis has it: a mean's bar begins at the scale's lowest point."""
    native, chart = chart_of(name), native_story(name)
    drawn = canvas_of(chart, THEME)
    least, most = (float(native.found(f"//c:valAx//c:{end}/@val")[0]) for end in ("min", "max"))
    down = native.found("//c:barDir/@val") == ["bar"]
    part = float(native.found(f"//c:plotArea/c:layout//c:{'w' if down else 'h'}/@val")[0])
    room = part * (chart.size.width if down else chart.size.height)
    shown = [
        (value - max(0.0, least)) / (most - least) * room
        for index in range(len(native.series))
        for value in native.values(index).values()
        if native.series[index] != chart.wording.padding_header
    ]
    boxes = [box(m.points) for m in drawn.marks if isinstance(m, Outline) and m.name.startswith("bar:")]
    long = [one.width if down else one.height for one in boxes]
    thin = 0.005 * room + 2.4  # a mean's place is drawn to a hundredth; seams and edges lie inside
    assert sorted(one for one in shown if one > 0.1) == pytest.approx(sorted(long), abs=thin)
