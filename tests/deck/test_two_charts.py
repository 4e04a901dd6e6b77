"""Two small charts share a slide where one source line is true of both; else each gets its own."""

from __future__ import annotations

from pathlib import Path

import pytest
from pptx import Presentation

from builders import the_theme
from charts.reading import faults
from deck.people import a_pack, people
from deckgen.build import build, plan_deck
from deckgen.charts.form import Form
from deckgen.deck.asked import Extras
from deckgen.deck.deck import Deck
from deckgen.errors import DeckgenError
from deckgen.request import Request


def a_file(folder: Path, *charts: str, more: str = "") -> Path:
    path = folder / "deck.yaml"
    listed = "".join(f"      - {chart}\n" for chart in charts)
    path.write_text(f"slides:\n  - layout: two-charts\n{more}    charts:\n{listed}", encoding="utf-8")
    return path


def a_deck(folder: Path, *charts: str, extras: Extras | None = None, more: str = "") -> Deck:
    asked = Request(region="Troms", deck=a_file(folder, *charts, more=more), extras=extras or Extras())
    return plan_deck(asked)


SMALL = ("{question: q05_nyeste_var}", "{question: q07_spredt}")


def test_each_chart_stands_below_its_own_question_and_nothing_is_cut(tmp_path: Path) -> None:
    (slide,) = a_deck(tmp_path, *SMALL).slides
    left, right = (shown.chart for shown in slide.charts)
    assert slide.texts["question"] == (left.crosstab.question.wording,)
    assert slide.texts["question2"] == (right.crosstab.question.wording,)
    # A headline of one of them alone would be read as true of both; one of both is too long for two lines.
    assert slide.title == "Gjenbruk av andres løsninger og spredning av innovasjonen"
    assert left.size == right.size and left.size.width < 430
    assert faults(left, the_theme()) == faults(right, the_theme()) == []
    assert left.crosstab.question.wording in "".join(slide.notes)
    assert right.crosstab.question.wording in "".join(slide.notes)
    assert [line for line in slide.notes if line.startswith("DIAGRAMMET")] == [
        "DIAGRAMMET TIL VENSTRE",
        "DIAGRAMMET TIL HØYRE",
    ]
    assert slide.notes.count("Tre ting å si:") == slide.notes.count("Hva vi ikke kan si:") == 2


@pytest.mark.parametrize(
    "charts",
    [
        ("{question: q07_spredt}", "{question: q09_verdi, rows: 1-3}"),  # other source line
        ("{question: q06_samarbeid}", "{question: q09_verdi}"),  # more rows than a half holds
    ],
)
def test_charts_that_do_not_go_together_get_a_slide_each(charts: tuple[str, str], tmp_path: Path) -> None:
    slides = a_deck(tmp_path, *charts).slides
    assert len(slides) >= 2 and all(len(slide.charts) == 1 for slide in slides)
    assert all(slide.layout == "chart" for slide in slides)


def test_columns_that_only_a_whole_slide_holds_are_not_made_bars_to_share_one(tmp_path: Path) -> None:
    beside = "compare: [Oslo, Finnmark, Nordland, Hordaland]"
    charts = tuple(f"{{question: {name}, {beside}}}" for name in ("q05_nyeste_var", "q07_spredt"))
    slides = a_deck(tmp_path, *charts).slides
    assert [[shown.chart.kind for shown in slide.charts] for slide in slides] == [["stacked_columns"]] * 2


def test_comparisons_part_them(tmp_path: Path) -> None:
    slides = a_deck(tmp_path, *SMALL, extras=Extras(by=("sektor",))).slides
    assert [len(slide.charts) for slide in slides] == [1, 1, 1, 1]


@pytest.mark.parametrize("form", [Form.PICTURE, Form.NATIVE])
def test_both_land_in_their_placeholders_with_alt_texts_of_their_own(form: Form, tmp_path: Path) -> None:
    path = a_file(tmp_path, *SMALL)
    asked = Request(region="Troms", deck=path, extras=Extras(form=form), output=tmp_path / "deck.pptx")
    (slide,) = Presentation(str(build(asked))).slides
    charts = [shape for shape in slide.shapes if shape.name.endswith((":chart", ":chart2"))]
    alts = {shape._element._nvXxPr.cNvPr.get("descr") for shape in charts}
    assert len(charts) == 2 and len(alts) == 2 and all(alts)
    assert charts[0].left + charts[0].width < charts[1].left
    order = [shape.name.rpartition(":")[2] for shape in slide.shapes]
    wanted = ["title", "question", "chart", "question2", "chart2", "source"]
    assert [role for role in order if role in wanted] == wanted


def test_a_fault_in_one_of_them_has_its_own_place(tmp_path: Path) -> None:
    with pytest.raises(DeckgenError) as caught:
        a_deck(tmp_path, "{question: q05_nyeste_var}", "{question: q99}")
    (problem,) = caught.value.problems
    assert (problem.code, problem.place.line) == ("S235", 5)


def test_a_title_may_be_given(tmp_path: Path) -> None:
    (slide,) = a_deck(tmp_path, *SMALL, more="    title: Slik sprer {nation} det nye\n").slides
    assert slide.title == "Slik sprer Norge det nye"


def test_two_headlines_are_one_sentence_where_they_fit(tmp_path: Path) -> None:
    folder = a_pack(tmp_path / "folk", people())
    path = a_file(tmp_path, "{question: syk}", "{question: syk, rows: 2-3}")
    (slide,) = plan_deck(Request(region="Oslo", survey=str(folder), deck=path)).slides
    said = "I Norge svarer 47 % «Nei» på det første spørsmålet og 47 % «Nei» på det andre"
    assert slide.title.replace("\u00a0", " ") == said
