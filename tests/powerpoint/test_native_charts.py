"""A native chart holds what its picture shows: figures, order, colours, labels and marks, and no more."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from itertools import groupby
from pathlib import Path

import pytest
from openxml_audit import OpenXmlValidator

from builders import the_theme
from charts.reading import faults
from deckgen.charts.canvas import Outline, Text
from deckgen.charts.catalogue import KINDS, canvas_of
from deckgen.charts.chart import Chart
from deckgen.charts.form import Form
from deckgen.charts.labels import percent
from deckgen.powerpoint.look import coloured
from deckgen.powerpoint.native_chart.colours import theme_colours
from deckgen.powerpoint.opening import open_presentation
from finished.built import FOLDER
from gallery.stories import STORIES
from powerpoint.build import KS, a_deck, a_slide, drawing, the_template
from powerpoint.native import Native, natives_of
from powerpoint.schemas import findings
from sampling import sampled

UNSEEN = 1  # of 255
TEMPLATE = the_template()
THEME = the_theme()


def is_empty(chart: Chart) -> bool:
    return all(cell.share is None for row in chart.crosstab.cells for cell in row)


def native_story(name: str) -> Chart:
    return replace(STORIES[name](), form=Form.NATIVE)


CHARTED = [n for n in STORIES if KINDS[STORIES[n]().kind].native is not None and not is_empty(STORIES[n]())]
PLAIN = [n for n in CHARTED if STORIES[n]().kind not in ("diverging_bars", "slope")]
DRAWN = [name for name in STORIES if name not in CHARTED]


@cache
def deck_of(name: str) -> Path:
    """A saved deck whose one chart slide shows a story."""
    from deckgen.powerpoint.writer import write  # noqa: PLC0415

    slide = replace(a_slide(1, "chart", TEMPLATE), chart=native_story(name))
    return write(a_deck(TEMPLATE, slide), TEMPLATE, drawing(), FOLDER / f"native-{name}.pptx")


def chart_of(name: str) -> Native:
    (found,) = natives_of(deck_of(name)).values()
    return found


@pytest.mark.parametrize("name", sampled(STORIES, 3))
def test_a_story_in_native_form_is_sound_for_two_independent_checkers(name: str) -> None:
    path = deck_of(name)
    assert [str(error) for error in OpenXmlValidator().validate(str(path)).errors] == []
    assert findings(path.read_bytes()) == []


def test_the_schemas_do_find_a_broken_chart() -> None:
    import io  # noqa: PLC0415
    import zipfile  # noqa: PLC0415

    buffer = io.BytesIO()
    with zipfile.ZipFile(deck_of("two-groups")) as old, zipfile.ZipFile(buffer, "w") as new:
        for part in old.namelist():
            new.writestr(part, old.read(part).replace(b'<c:gapWidth val="', b'<c:gapWidth val="9'))
    assert findings(buffer.getvalue())


@pytest.mark.parametrize("name", STORIES)
def test_what_is_drawn_for_the_native_form_troubles_no_reader(name: str) -> None:
    assert faults(native_story(name), THEME) == []


@pytest.mark.parametrize("name", CHARTED)
def test_figures_are_those_of_the_picture_in_the_same_order(name: str) -> None:
    chart, native = native_story(name), chart_of(name)
    table = chart.crosstab
    settled = KINDS[chart.kind].native
    assert settled is not None
    made = settled(chart, canvas_of(chart, THEME))
    assert native.series == [one.name for one in made.series]
    assert native.categories in ([], [name for name in made.categories if name])
    holder = "c:xVal" if chart.kind == "dot_interval" else "c:val"
    shown = [
        value
        for index, one in enumerate(made.series)
        if not one.padding
        for value in native.values(index, holder).values()
    ]
    wanted = [
        cell.share if cell.mean is None else cell.mean
        for row in table.cells
        for cell in row
        if cell.share is not None
    ]
    assert sorted(shown) == pytest.approx(sorted(wanted))


@pytest.mark.parametrize("name", PLAIN)
def test_series_and_categories_stand_in_the_order_of_the_picture(name: str) -> None:
    chart, native = native_story(name), chart_of(name)
    table = chart.crosstab
    options, groups = [o.text for o in table.options], [g.name for g in table.groups]
    down = native.series == groups or len(groups) == 1
    assert native.series == (groups if down else options)
    names = [plain(name) for name in (options if down else groups)]
    places = {place: plain(name) for place, name in native.places.items()} or dict(enumerate(names))
    assert list(places.values()) == names
    holder = "c:xVal" if chart.kind == "dot_interval" else "c:val"
    for index in range(len(native.series)):
        cells = [row[index] for row in table.cells] if down else table.cells[index]
        wanted = {
            name: cell.share if cell.mean is None else cell.mean
            for name, cell in zip(names, cells, strict=True)
            if cell.share is not None
        }
        shown = {places[place]: value for place, value in native.values(index, holder).items()}
        assert shown == pytest.approx(wanted)


def plain(name: str) -> str:
    """A name without what helps PowerPoint to part its lines."""
    return name.replace("-", "").replace("\u00a0", " ")


def test_short_brackets_stay_on_one_line() -> None:
    assert [name[-14:] for name in chart_of("national-columns").categories[-2:]] == [
        "e (Norge\u00a02017)",
        "(Danmark\u00a02017)",
    ]


def test_a_scale_runs_from_its_lowest_point_with_room_before_and_apart() -> None:
    native = chart_of("on-both-sides-of-the-middle")
    points = ["Svært misfornøyd", "Misfornøyd", "Verken eller", "Fornøyd", "Svært fornøyd"]
    assert native.series == ["luft", *points, "luft", "Vet ikke"]
    assert native.categories == ["Møre og Romsdal", "Norge", "Vestlandet"]
    # The middles of the neutral points stand above each other.
    middles = [
        sum(native.values(series)[group] for series in range(3)) + native.values(3)[group] / 2
        for group in range(3)
    ]
    assert max(middles) - min(middles) < 0.005


def test_a_slope_has_a_place_for_each_wave_and_a_hole_between_options() -> None:
    native = chart_of("from-wave-to-wave")
    assert native.series == ["Troms", "Norge"]
    assert native.categories == [
        "Ja 2022",
        "Ja 2024",
        "Nei 2022",
        "Nei 2024",
        "Vet ikke 2022",
        "Vet ikke 2024",
    ]
    assert native.values(0) == pytest.approx({0: 0.47, 1: 0.56, 3: 0.4, 4: 0.33, 6: 0.13, 7: 0.11})


@pytest.mark.parametrize("name", CHARTED)
def test_every_reference_holds_in_the_workbook_what_the_chart_shows(name: str) -> None:
    native = chart_of(name)
    for reference in native.found("//c:f/.. | //c15:datalabelsRange"):
        cells = native.cells(reference[0].text)
        shown = {int(p.get("idx")): p[0].text for p in reference.iter("{*}pt")}
        for place, cell in enumerate(cells):
            if isinstance(cell, int | float):
                assert float(shown[place]) == pytest.approx(cell)
            elif cell is not None and not str(cell).startswith("="):
                assert shown[place] == cell
            elif cell is None:
                assert place not in shown


def apart(one: str, other: str) -> int:
    """How far two colours are apart in the channel where they are furthest."""
    return max(abs(int(one[at : at + 2], 16) - int(other[at : at + 2], 16)) for at in (1, 3, 5))


@pytest.mark.parametrize("name", CHARTED)
def test_bars_have_the_colours_of_the_picture(name: str) -> None:
    chart, native = native_story(name), chart_of(name)
    hexes = theme_colours(open_presentation(KS).presentation.slide_master.slide_layouts).scheme
    drawn = {
        mark.fill.upper()
        for mark in canvas_of(chart, THEME).marks
        if isinstance(mark, Outline) and mark.name.startswith(("bar:", "dot:"))
    }
    fills = native.found(
        "//c:ser/c:spPr/a:solidFill/* | //c:dPt/c:spPr/a:solidFill/* | //c:marker//a:solidFill/*"
    )
    shown = {coloured(fill, hexes, {}) for fill in fills}
    assert len(shown) == len(drawn)
    assert {min(drawn, key=lambda hex_: apart(hex_, str(each))) for each in shown} == drawn
    assert max(min(apart(hex_, str(each)) for hex_ in drawn) for each in shown) <= UNSEEN
    assert all(fill.tag.endswith("}schemeClr") for fill in fills)


@pytest.mark.parametrize("name", CHARTED)
def test_every_label_of_the_picture_is_in_the_chart(name: str) -> None:
    chart, native = native_story(name), chart_of(name)
    table = chart.crosstab
    hidden = {percent(cell, chart.wording) for row in table.cells for cell in row if cell.share is None}
    drawn = [m.said for m in canvas_of(chart, THEME).marks if isinstance(m, Text) and m.said in hidden]
    assert set(drawn) == hidden
    assert sorted(text for text in native.said() if text in hidden) == sorted(drawn)
    marks = native.found("//c15:dlblRangeCache//c:v/text()")
    wanted = sum(
        cell.direction is not None or percent(cell, chart.wording).endswith("?")
        for row in table.cells
        for cell in row
    )
    assert sum(any(sign in str(mark) for sign in "▲▼?") for mark in marks) == wanted


@pytest.mark.parametrize("name", DRAWN)
def test_a_kind_that_powerpoint_lacks_becomes_named_shapes(name: str) -> None:
    from pptx import Presentation  # noqa: PLC0415

    (slide,) = Presentation(str(deck_of(name))).slides
    (group,) = [shape for shape in slide.shapes if shape.shape_type == 6]  # a group
    marks = canvas_of(native_story(name), THEME).marks
    # The islands of a county are one shape, which is recoloured in one go.
    assert [shape.name for shape in group.shapes] == [
        name for name, _ in groupby(mark.name for mark in marks)
    ]
    areas = [shape.name for shape in group.shapes if shape.name.startswith("area:")]
    assert len(areas) == len(set(areas))
    assert group._element._nvXxPr.cNvPr.get("descr")


def test_two_builds_of_a_native_chart_are_the_same_bytes(tmp_path: Path) -> None:
    from deckgen.powerpoint.writer import write  # noqa: PLC0415

    slide = replace(a_slide(1, "chart", TEMPLATE), chart=native_story("two-groups"))
    again = write(a_deck(TEMPLATE, slide), TEMPLATE, drawing(), tmp_path / "again.pptx")
    assert again.read_bytes() == deck_of("two-groups").read_bytes()
