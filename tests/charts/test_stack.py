"""Stacked columns of any number of groups can be read, or say that they hold none."""

from __future__ import annotations

from dataclasses import replace

import pytest

from builders import FULL, NARROW, a_chart, a_crosstab, the_theme
from charts.reading import faults
from deckgen.charts.canvas import Outline, Text
from deckgen.charts.catalogue import capacity
from deckgen.charts.chart import Chart, Size
from deckgen.charts.measure import width
from deckgen.charts.render import marks_of
from deckgen.charts.stack import BETWEEN, layout_of
from deckgen.survey.question import QuestionType
from gallery.stories import COUNTIES

HALF = Size(426.0, 300.0)
SHORT = ("Ja", "Nei", "Vet ikke")
LONG = (
    "innovasjonen inspirert av andres løsninger, men vesentlig tilpasset min arbeidsplass",
    "vår arbeidsplass den første til å utvikle og innføre innovasjonen (så vidt jeg vet)",
    "Vet ikke",
)
FIGURES = ("54v 43 3v", "60^ 33 7", "49 51 0", "x x x", "31 s 14", "52? 36^ 12", "40 57v 3")
NAMES = [county.split()[0].lstrip("*") for county in COUNTIES.split(",")]


def stacks(
    groups: int, texts: tuple[str, ...], size: Size = FULL, figures: tuple[str, ...] = FIGURES
) -> Chart:
    """Columns for so many counties and the nation, among them one hidden, and marked ones."""
    columns = [figures[place % len(figures)].split() for place in range(groups)]
    rows = "|".join(" ".join((text, *cells)) for text, *cells in zip(texts, *columns, strict=True))
    names = " ".join((f"*{NAMES[5]}", *NAMES[6 : 6 + groups - 2], "Norge")[:groups])
    return a_chart("stacked_columns", a_crosstab(rows, names, QuestionType.SINGLE_CHOICE), size)


@pytest.mark.parametrize("size", [FULL, NARROW, HALF], ids=["full", "narrow", "half"])
@pytest.mark.parametrize("texts", [SHORT, LONG], ids=["short", "long"])
def test_columns_for_any_number_of_groups_are_read_or_refused(texts: tuple[str, ...], size: Size) -> None:
    held = {}
    for groups in range(1, 15):
        chart = stacks(groups, texts, size)
        held[groups] = capacity(chart, the_theme()) > 0
        if held[groups]:
            assert faults(chart, the_theme()) == [], groups
    assert held[1] and not held[14]
    assert sorted(held.values(), reverse=True) == list(held.values())


def test_columns_move_closer_and_texts_wrap_before_figures_shrink() -> None:
    theme = the_theme()
    figures = ("54v 30 16",)
    four, six, ten, more = (layout_of(stacks(n, LONG, FULL, figures), theme) for n in (4, 6, 10, 11))
    assert four.between == BETWEEN and four.size == six.size == ten.size == theme.size + 1
    assert four.between > six.between > ten.between and four.texts > six.texts > ten.texts
    assert more.size < ten.size


def test_a_figure_and_its_mark_are_centred_together() -> None:
    marks = {mark.name: mark for mark in marks_of(stacks(6, SHORT, FULL), the_theme())}
    names = [name.partition(":")[2] for name in marks if name.startswith("mark-")]
    inside = [
        name for name in names if isinstance(said := marks[f"value:{name}"], Text) and said.ha == "center"
    ]
    assert inside
    for name in inside:
        bar, said = marks[f"bar:{name}"], marks[f"value:{name}"]
        mark = marks.get(f"mark-above:{name}") or marks[f"mark-below:{name}"]
        assert isinstance(bar, Outline) and isinstance(said, Text) and isinstance(mark, Outline)
        left = said.x - width(said.said, said.size, said.bold) / 2 - bar.points[0][0]
        assert left == pytest.approx(bar.points[1][0] - max(x for x, _ in mark.points), abs=0.01)


@pytest.mark.parametrize("kind", ["stacked_columns", "diverging_bars"])
def test_a_whole_of_more_parts_than_there_are_colours_is_not_parted(kind: str) -> None:
    rows = "|".join(f"Svar{number} 8 8" for number in range(12))
    table = a_crosstab(rows, type=QuestionType.SCALE)
    options = tuple(replace(option, score=float(at)) for at, option in enumerate(table.options))
    assert capacity(a_chart(kind, replace(table, options=options)), the_theme()) == 0


def test_a_scales_legend_of_long_and_short_texts_stays_off_the_bars() -> None:
    long = "En svært lang beskrivelse av hvordan noe kan oppleves på arbeidsplassen, med mange ord til"
    rows = f"{long} og enda flere ord som må stå på en linje for seg 30 20|Enig 70 60|Vet ikke 0 20"
    table = a_crosstab(rows, type=QuestionType.SCALE)
    options = tuple(
        replace(option, score=None if option.last else float(at)) for at, option in enumerate(table.options)
    )
    chart = a_chart("diverging_bars", replace(table, options=options), NARROW)
    assert faults(chart, the_theme()) == [] and capacity(chart, the_theme()) == 3
    foot = max(m.y for m in marks_of(chart, the_theme()) if isinstance(m, Text) and "legend:" in m.name)
    bars = (m for m in marks_of(chart, the_theme()) if isinstance(m, Outline) and m.name.startswith("bar:"))
    assert foot < min(y for bar in bars for _, y in bar.points)
