"""What each kind draws, measured on its marks."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from math import dist

import pytest

from builders import FULL, THEMES, a_chart, a_crosstab, the_theme
from charts.reading import faults
from deckgen.charts.canvas import Line, Outline, Text
from deckgen.charts.catalogue import capacity, native
from deckgen.charts.chart import Chart
from deckgen.charts.groups import option_colours
from deckgen.charts.measure import width as text_width
from deckgen.charts.native.chart import NativeChart
from deckgen.charts.palette import FILL
from deckgen.charts.render import marks_of
from deckgen.charts.theme import contrast
from deckgen.survey.crosstab import Crosstab, GroupRole
from deckgen.survey.question import QuestionType
from gallery.stories import STORIES


def bars_of(chart: Chart) -> dict[str, Outline]:
    marks = marks_of(chart, the_theme())
    return {m.name.removeprefix("bar:"): m for m in marks if isinstance(m, Outline) and m.name[:4] == "bar:"}


def texts_of(chart: Chart, kind: str) -> list[str]:
    marks = marks_of(chart, the_theme())
    return [m.said for m in marks if isinstance(m, Text) and m.name.startswith(f"{kind}:")]


def height(bar: Outline) -> float:
    return bar.points[2][1] - bar.points[0][1]


def width(bar: Outline) -> float:
    return bar.points[1][0] - bar.points[0][0]


@pytest.mark.parametrize("name", STORIES)
def test_every_figure_of_the_crosstab_is_a_label_on_the_chart(name: str) -> None:
    chart = STORIES[name]()
    said = " ".join(m.said for m in marks_of(chart, the_theme()) if isinstance(m, Text))
    table = chart.crosstab
    for row in table.cells:
        for group, cell in zip(table.groups, row, strict=True):
            if cell.mean is not None:
                assert f"{cell.mean:.1f}".replace(".", ",") in said
            elif chart.kind != "base_table" and cell.percent is not None:
                assert f"{cell.percent}\u00a0%" in said or (
                    (chart.kind == "map" and group.name == "Norge")
                    # The other counties are dots: no league table.
                    or (chart.kind == "distribution_strip" and group.role is GroupRole.OTHER)
                )


def test_bars_are_as_long_as_their_shares_and_the_region_stands_first() -> None:
    bars = bars_of(a_chart("clustered_bars", a_crosstab("A 80 40|B 20 10")))
    assert width(bars["o1:Troms"]) == pytest.approx(2 * width(bars["o1:Norge"]))
    assert width(bars["o1:Troms"]) == pytest.approx(4 * width(bars["o2:Troms"]))
    assert bars["o1:Troms"].points[0][1] < bars["o1:Norge"].points[0][1] < bars["o2:Troms"].points[0][1]


def test_own_and_nation_have_the_same_colours_everywhere() -> None:
    theme = the_theme()
    bars = bars_of(a_chart("clustered_bars", a_crosstab("A 80 40")))
    assert (bars["o1:Troms"].fill, bars["o1:Norge"].fill) == (theme.own, theme.nation)
    ranked = bars_of(STORIES["a-union-in-the-ranking"]())
    assert {name for name, bar in ranked.items() if bar.fill == theme.own} == {"Troms", "Finnmark"}
    assert ranked["Norge"].fill == theme.nation


def test_no_bar_stands_for_nothing() -> None:
    assert set(bars_of(a_chart("clustered_bars", a_crosstab("A 0 40|B - 10|C x 5|D 0n 3")))) == {
        f"o{i}:Norge" for i in range(1, 5)
    }


def test_a_suppressed_cell_shows_its_reason_and_no_number() -> None:
    said = texts_of(STORIES["a-suppressed-cell"](), "value")
    assert said.count("for få svar") == 3 and len(said) == 6


def test_fifteen_rows_fit_one_slide_and_thirty_do_not() -> None:
    assert capacity(STORIES["fifteen-rows"](), the_theme()) == 15
    rows = "|".join(f"Et svaralternativ nummer {i} 50 50" for i in range(30))
    assert 12 <= capacity(a_chart("clustered_bars", a_crosstab(rows)), the_theme()) < 30


@pytest.mark.parametrize("kind", ["clustered_bars", "dot_interval"])
@pytest.mark.parametrize(("groups", "part"), [(2, 0.66), (3, 0.95), (5, 0.95), (8, 0.95)])
def test_figures_above_each_other_stand_apart_in_a_full_chart(kind: str, groups: int, part: float) -> None:
    names = "*Troms " + "".join(f"Fylke_{n} " for n in range(2, groups)) + "Norge"
    rows = "|".join(f"Svar nummer {n}" + " 3" * groups for n in range(30))
    chart = a_chart(kind, a_crosstab(rows, names))
    held = replace(chart, crosstab=only(chart.crosstab, capacity(chart, the_theme())))
    marks = [m for m in marks_of(held, the_theme()) if isinstance(m, Text) and m.name.startswith("value:o1:")]
    pitches = [below.y - above.y for above, below in pairwise(marks)]
    assert len(marks) == groups and min(pitches) >= part * marks[0].size
    assert faults(held, the_theme()) == []


def only(table: Crosstab, rows: int) -> Crosstab:
    return replace(table, options=table.options[:rows], cells=table.cells[:rows])


def test_columns_are_as_high_as_their_shares_and_one_stands_apart() -> None:
    chart = STORIES["national-columns"]()
    bars = bars_of(chart)
    assert height(bars["o6"]) / height(bars["o1"]) == pytest.approx(80 / 63)
    lefts = [bars[f"o{i}"].points[0][0] for i in range(1, 7)]
    assert lefts[5] - lefts[4] > 1.3 * (lefts[4] - lefts[3])
    assert bars["o5"].fill == the_theme().options[0] and bars["o6"].fill == the_theme().other


def test_the_labels_of_panels_take_no_more_room_than_they_need() -> None:
    marks = {m.name: m for m in marks_of(STORIES["six-panels"](), the_theme())}
    label, figure = marks["label:o3:0"], marks["value:o3:Norge"]
    assert isinstance(label, Text) and isinstance(figure, Text)
    assert label.x == pytest.approx(the_width("Vet ikke"), abs=2) and figure.x - label.x == 12


def the_width(said: str) -> float:
    return text_width(said, the_theme().size, False, the_theme().family)


def test_the_dashes_of_a_broken_line_are_those_that_powerpoint_draws() -> None:
    marks = marks_of(STORIES["a-break-between-waves"](), the_theme())
    dashes = [m for m in marks if isinstance(m, Line) and m.name.startswith("line:o1:Troms:")]
    assert len(dashes) > 6
    for (one, to), (after, _) in pairwise(dash.points for dash in dashes):
        assert dist(one, after) == pytest.approx(7 * dashes[0].wide)
        assert dist(one, to) + dashes[0].wide == pytest.approx(4 * dashes[0].wide)


def test_names_below_a_ranking_stand_level_where_they_fit_their_slots() -> None:
    turns = {}
    for name in ("a-small-ranking", "twenty-columns"):
        marks = marks_of(STORIES[name](), the_theme())
        turns[name] = {m.turn for m in marks if isinstance(m, Text) and m.name.startswith("label:")}
        made = native(STORIES[name](), the_theme())
        assert isinstance(made, NativeChart) and made.turned is (turns[name] == {45.0})
        assert made.turned or made.categories == ("Norge", "", "Øst", "Sør", "Vest", "Midt", "Nord")
    assert turns == {"a-small-ranking": {0.0}, "twenty-columns": {45.0}}


def test_a_stack_is_as_high_as_the_whole_with_the_first_option_at_the_bottom() -> None:
    bars = bars_of(STORIES["parts-of-a-whole"]())
    tops = [bars[f"o{i}:Norge"].points[0][1] for i in range(1, 5)]
    assert tops == sorted(tops, reverse=True)
    assert tops[-1] == pytest.approx(0, abs=1)


def test_a_stack_of_101_per_cent_is_no_higher_than_the_chart_and_its_neighbours_keep_the_scale() -> None:
    bars = bars_of(STORIES["parts-that-are-101-per-cent"]())
    assert min(bar.points[0][1] for bar in bars.values()) >= 0
    most = sum(height(bars[f"o{i}:Troms"]) for i in range(1, 5))
    assert most > sum(height(bars[f"o{i}:Norge"]) for i in range(1, 5))


def test_dont_know_is_grey_wherever_options_are_colours() -> None:
    theme = the_theme()
    assert bars_of(STORIES["parts-of-a-whole"]())["o4:Norge"].fill == theme.other
    assert bars_of(STORIES["seven-series"]())["o7:Troms"].fill == theme.other


def test_clusters_and_legend_have_the_same_numbers_in_the_same_order() -> None:
    chart = STORIES["four-series"]()
    keys = texts_of(chart, "key")
    assert keys == ["1", "2", "3", "4"] * 3


@pytest.mark.parametrize("count", [7, 12])
def test_a_split_chart_goes_on_with_its_numbers_and_colours(count: int) -> None:
    """No option of the second slide has the key of one of the first; colours run out beyond six."""
    rows = "|".join(f"Svar_{n} 10 20" for n in range(1, count + 1))
    whole = a_chart("clustered_columns", a_crosstab(rows)).crosstab
    half = -(-count // 2)
    keys, fills = [], []
    for part in (slice(0, half), slice(half, count)):
        table = replace(whole, options=whole.options[part], cells=whole.cells[part])
        chart = replace(a_chart("clustered_columns", table), whole=whole.options)
        bars, ids = bars_of(chart), [option.id for option in table.options]
        said = {mark.name: mark.said for mark in marks_of(chart, the_theme()) if isinstance(mark, Text)}
        keys += [said[f"key:{id_}"] for id_ in ids]
        assert [said[f"key:{id_}:Troms"] for id_ in ids] == keys[-len(ids) :]
        fills.append([bars[f"{id_}:Norge"].fill for id_ in ids])
        assert len(set(fills[-1])) == len(ids)
    assert keys == [str(number) for number in range(1, count + 1)]
    assert count > 7 or not set(fills[0]) & set(fills[1])


def test_the_map_outlines_the_own_county_and_fills_by_landsdel() -> None:
    marks = [m for m in marks_of(STORIES["landsdeler-on-a-map"](), the_theme()) if isinstance(m, Outline)]
    assert {m.name for m in marks if m.name.startswith("own:")} == {"own:Møre og Romsdal"}
    fills = {m.name.removeprefix("area:"): m.fill for m in marks if m.name.startswith("area:")}
    assert len(fills) == 19
    assert fills["Hordaland"] == fills["Rogaland"] != fills["Vest-Agder"]


def test_a_landsdel_without_a_figure_is_not_coloured_as_if_it_had_one() -> None:
    marks = marks_of(STORIES["a-landsdel-of-its-own"](), the_theme())
    fill = next(m.fill for m in marks if isinstance(m, Outline) and m.name == "area:Troms")
    assert fill not in the_theme().map


def test_a_chart_that_is_too_dense_says_how_much_it_holds() -> None:
    rows = "|".join(f"Svar {i} 50 50" for i in range(9))
    table = a_crosstab(rows, type=QuestionType.SINGLE_CHOICE)
    assert capacity(a_chart("clustered_columns", table, FULL), the_theme()) < 9


def test_dots_and_their_intervals_have_one_colour_each_that_is_seen_by_itself() -> None:
    row = "Ja " + " ".join(f"{share}[{share - 9},{share + 9}]" for share in (40, 50, 45, 55, 51))
    table = a_crosstab(row, "*Troms Nordland Finnmark Oslo Norge")
    chart = a_chart("dot_interval", table)
    for theme in map(the_theme, THEMES):
        marks = {mark.name: mark for mark in marks_of(chart, theme)}
        colours = set()
        for group in table.groups:
            dot, line = marks[f"dot:o1:{group.name}"], marks[f"interval:o1:{group.name}"]
            swatch = marks[f"legend-swatch:{group.name}"]
            assert isinstance(dot, Outline) and isinstance(line, Line) and isinstance(swatch, Outline)
            assert dot.fill == line.colour == swatch.fill and contrast(dot.fill, theme.ground) >= FILL
            colours.add(dot.fill)
        assert len(colours) == 5 and faults(chart, theme) == []


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("name", STORIES)
def test_no_two_names_of_a_legend_share_a_colour(name: str, theme: str) -> None:
    marks = marks_of(STORIES[name](), the_theme(theme))
    fills = [m.fill for m in marks if isinstance(m, Outline) and m.name.startswith("legend-swatch:")]
    assert len(set(fills)) == len(fills)


@pytest.mark.parametrize("texts", ["A|Annet|B|C|D|E|Vet ikke", "A|Vet ikke|B|C|D|E|F", "A|B|C|D|E|F|G"])
def test_seven_options_have_seven_colours_and_one_grey_at_most(texts: str) -> None:
    options = a_crosstab("|".join(f"{text} 10 10" for text in texts.split("|"))).options
    for theme in map(the_theme, THEMES):
        colours = option_colours(options, theme)
        assert len(set(colours)) == len(options)
        assert "Vet ikke" not in texts or colours[texts.split("|").index("Vet ikke")] == theme.other
