"""Splits, comparisons, waves, weights to margins and municipalities, on slides."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from builders import the_theme
from charts.reading import faults
from deck.people import a_pack, people
from deckgen.build import plan_deck
from deckgen.charts.canvas import Outline
from deckgen.charts.catalogue import canvas_of
from deckgen.charts.kinds.slope import tracks_of
from deckgen.charts.render import marks_of
from deckgen.deck.asked import Extras
from deckgen.deck.deck import Deck, Slide
from deckgen.errors import DeckgenError
from deckgen.findings.headline import national
from deckgen.messages import sentence
from deckgen.powerpoint.fitting import fits
from deckgen.request import Request
from deckgen.sources.catalogue import read_survey
from powerpoint.build import the_template


def charts(deck: Deck) -> list[Slide]:
    return [slide for slide in deck.slides if slide.chart is not None]


def groups(slide: Slide) -> list[str]:
    assert slide.chart is not None
    return [group.name for group in slide.chart.crosstab.groups]


@pytest.mark.parametrize("by", ["sektor", "størrelse", "Sentralitet", "landsdel"])
def test_a_split_adds_a_slide_after_each_chart_of_the_region(by: str) -> None:
    plain, split = (
        plan_deck(Request(region="Nord-Norge")),
        plan_deck(Request(region="Nord-Norge", extras=Extras(by=(by,)))),
    )
    assert len(split.slides) > len(plain.slides)
    assert len({slide.title for slide in split.slides}) == len(split.slides)
    added = [slide for slide in charts(split) if " etter" in slide.title]
    assert len(added) >= 10
    for slide in added:
        assert slide.chart is not None
        assert faults(slide.chart, the_theme()) == [], slide.title
        assert groups(slide)[0] in ("Nord-Norge", "Norge") and len(groups(slide)) >= 3


@pytest.mark.parametrize("by", ["sektor", "størrelse"])
def test_a_split_that_would_show_nothing_is_left_out_and_told_of(by: str) -> None:
    plain = plan_deck(Request(region="Troms"))
    split = plan_deck(Request(region="Troms", extras=Extras(by=(by,))))
    added = [slide for slide in charts(split) if slide.title.startswith("Troms etter")]
    for slide in added:
        assert slide.chart is not None
        assert any(cell.share is not None for row in slide.chart.crosstab.cells for cell in row[1:])
    told = [problem for problem in split.warnings if problem.code == "W152"]
    asked = [
        slide.chart.crosstab.question.id
        for slide in charts(plain)
        if slide.chart and groups(slide) == ["Troms", "Norge"]
    ]
    assert told and sorted(asked) == sorted(
        [slide.chart.crosstab.question.id for slide in added if slide.chart]
        + [problem.place.spot for problem in told]
    )
    assert all(f"delt etter {by}" in sentence(problem, "nb") for problem in told)
    assert len(split.slides) == len(plain.slides) + len(added)


def test_a_split_of_the_deck_file_itself_stays_though_it_shows_nothing(tmp_path: Path) -> None:
    path = tmp_path / "deck.yaml"
    path.write_text("slides: [{layout: chart, chart: {question: q05_nyeste_var, by: storrelse}}]\n", "utf-8")
    deck = plan_deck(Request(region="Troms", deck=path))
    (slide,) = charts(deck)
    assert slide.chart is not None and deck.warnings == ()
    assert all(cell.share is None for row in slide.chart.crosstab.cells for cell in row[1:])


def test_waves_that_would_show_nothing_are_left_out_and_told_of(tmp_path: Path) -> None:
    rows = [row for row in people() if row["runde"] == "2024" or int(row["id"]) % 199 == 0]
    folder = a_pack(tmp_path / "folk", rows)
    deck = plan_deck(Request(survey=str(folder), extras=Extras(waves=True)))
    assert not any("Utvikling" in slide.title for slide in deck.slides)
    told = [problem for problem in deck.warnings if problem.code == "W152"]
    assert [problem.place.spot for problem in told] == ["syk", "lege"]
    assert all("de tidligere rundene" in sentence(problem, "nb") for problem in told)


def test_a_split_of_a_published_figure_is_counted_and_never_the_figure_again() -> None:
    deck = plan_deck(Request(region="Møre og Romsdal", extras=Extras(by=("sektor",))))
    added = [slide for slide in charts(deck) if slide.title.startswith("Møre og Romsdal etter")]
    assert len(added) >= 10
    for slide in added:
        assert slide.chart is not None and slide.chart.crosstab.source.example and "tag" in slide.texts
    columns = [[row[at].share for row in added[0].chart.crosstab.cells] for at in (1, 2) if added[0].chart]
    assert columns[0] != columns[1]


def test_a_cut_that_is_not_there_is_refused_with_those_that_are() -> None:
    with pytest.raises(DeckgenError) as fault:
        plan_deck(Request(region="Troms", extras=Extras(by=("alder",))))
    problem = fault.value.problems[0]
    assert problem.code == "U406" and problem.facts["known"] == [
        "sektor",
        "storrelse",
        "sentralitet",
        "landsdel",
    ]


@pytest.mark.parametrize(
    ("name", "beside"),
    [
        ("Nordland", ["Nordland"]),
        ("NORD-NORGE", ["Nord-Norge"]),
        ("landsdel", ["Nord-Norge"]),
        ("lignende", None),
    ],
)
def test_other_regions_stand_between_the_own_one_and_the_nation(name: str, beside: list[str] | None) -> None:
    deck = plan_deck(Request(region="Troms", extras=Extras(compare=(name,))))
    regional = [
        slide for slide in charts(deck) if groups(slide)[0] == "Troms" and groups(slide)[-1] == "Norge"
    ]
    assert len(regional) >= 10
    for slide in regional:
        between = groups(slide)[1:-1]
        assert between == beside or (beside is None and len(between) == 3 and "Troms" not in between)
        assert slide.chart is not None and faults(slide.chart, the_theme()) == [], slide.title


def test_a_region_to_compare_with_that_is_not_there_is_refused() -> None:
    with pytest.raises(DeckgenError) as fault:
        plan_deck(Request(region="Troms", extras=Extras(compare=("Nordlnd",))))
    assert fault.value.problems[0].code == "U402"


@pytest.mark.parametrize(("intervals", "most"), [(False, 6), (True, 4)])
def test_more_regions_than_the_charts_have_colours_for_are_refused(intervals: bool, most: int) -> None:
    names = ("Finnmark", "Hedmark", "Oslo", "Nordland", "Østfold", "Oppland", "Buskerud")
    with pytest.raises(DeckgenError) as fault:
        plan_deck(Request(region="Troms", extras=Extras(compare=names[: most + 1], intervals=intervals)))
    (problem,) = fault.value.problems
    assert (problem.code, problem.exit_code) == ("U421", 2)
    assert problem.facts == {"count": most + 1, "most": most}
    deck = plan_deck(Request(region="Troms", extras=Extras(compare=names[:most], intervals=intervals)))
    fills = [fills_of(slide) for slide in charts(deck) if len(groups(slide)) == most + 2]
    assert len(fills) >= 10 and all(len(set(found)) == len(found) for found in fills)


def test_a_cut_with_more_parts_than_colours_has_a_column_for_each_and_an_option_at_a_time(
    tmp_path: Path,
) -> None:
    rows = [row | {"alder": str(place % 9)} for place, row in enumerate(people())]
    folder = a_pack(tmp_path / "folk", rows)
    book = (folder / "codebook.yaml").read_text(encoding="utf-8")
    ages = ", ".join(f'"{age}": {age * 10}–{age * 10 + 9} år' for age in range(9))
    cut = f"cuts:\n    - {{id: alder, text: Alder, values: {{{ages}}}}}"
    (folder / "codebook.yaml").write_text(book.replace("cuts:", cut), encoding="utf-8")
    request = Request(survey=str(folder), extras=Extras(by=("alder",), intervals=True))
    split = [slide for slide in charts(plan_deck(request)) if slide.name.split("-")[1:3] == ["lege", "alder"]]
    assert [s.chart.kind for s in split if s.chart] == ["ranking_columns"] * 3
    shown = [slide.texts["question"][0].partition(" – ")[2] for slide in split]
    assert sorted(shown) == ["Fastlegen", "Ingen", "Legevakten"]
    for option, slide in zip(shown, split, strict=True):  # a title is of the answer that its slide shows
        assert slide.chart is not None
        whole = national(slide.chart.crosstab)[0].percent
        assert f"{whole}\u00a0% «{option}»" in slide.texts["title"][0]
    assert all(slide.chart and faults(slide.chart, the_theme()) == [] for slide in split)
    # One scale: the same number of points a share on all slides.
    frames = [canvas_of(slide.chart, the_theme()).frame for slide in split if slide.chart]
    assert len({frame.unit for frame in frames if frame}) == 1


def test_a_question_too_long_for_a_title_is_shortened_there_and_whole_below(tmp_path: Path) -> None:
    wording = "Hvem " + "eller hvilke tjenester " * 8 + "gikk du til?"
    folder = a_pack(tmp_path / "folk", people())
    text = (folder / "codebook.yaml").read_text(encoding="utf-8").replace("Hvem gikk du til?", wording)
    for option in ("Fastlegen", "Legevakten", "Ingen"):
        text = text.replace(f"text: {option}", f"text: {option} {'eller et annet sted ' * 8}")
    (folder / "codebook.yaml").write_text(text, encoding="utf-8")
    (slide,) = [s for s in charts(plan_deck(Request(survey=str(folder)))) if "lege" in s.name.split("-")]
    assert fits(slide.texts["title"], the_template().layouts["chart"].placeholders["title"])
    assert slide.texts["title"][0].startswith("Hvem eller") and slide.texts["title"][0].endswith(" …")
    assert slide.texts["question"] == (wording,)


def fills_of(slide: Slide) -> list[str]:
    """The colours of a chart's legend."""
    assert slide.chart is not None
    marks = marks_of(slide.chart, the_theme())
    return [m.fill for m in marks if isinstance(m, Outline) and m.name.startswith("legend-swatch:")]


def test_intervals_stand_on_counted_charts_and_in_words() -> None:
    deck = plan_deck(Request(region="Troms", extras=Extras(intervals=True)))
    dotted = [slide for slide in charts(deck) if slide.chart and slide.chart.kind == "dot_interval"]
    assert len(dotted) >= 10
    for slide in dotted:
        assert slide.chart is not None and faults(slide.chart, the_theme()) == []
        assert "95\u00a0% konfidensintervall" in slide.texts["source"][0] and "–" in slide.chart_alt
    assert all(
        s.chart and s.chart.kind != "dot_interval"
        for s in charts(deck)
        if "n ikke oppgitt" in s.texts["source"][0]
    )


def test_two_waves_stand_side_by_side_with_a_break_mark_where_there_is_one(tmp_path: Path) -> None:
    folder = a_pack(tmp_path / "folk", people())
    deck = plan_deck(Request(region="Troms", survey=str(folder), extras=Extras(waves=True)))
    trends = {slide.name[3:]: slide for slide in charts(deck) if "Utvikling" in slide.title}
    assert len(trends) == 2
    sick, doctor = trends.values()
    assert groups(sick) == ["Troms 2022", "Troms 2024", "Norge 2022", "Norge 2024"]
    assert groups(doctor)[:2] == ["Nord-Norge 2022 //", "Nord-Norge 2024"]  # too few of Troms in 2024
    assert "brudd i tidsserien" in doctor.texts["source"][0]
    assert "brudd" not in sick.texts["source"][0]


def test_waves_that_the_codebook_does_not_call_comparable_are_refused(tmp_path: Path) -> None:
    folder = a_pack(tmp_path / "folk", people())
    (folder / "deck.yaml").write_text(
        'slides: [{layout: chart, chart: {question: trivsel, waves: ["2022"]}}]\n', encoding="utf-8"
    )
    with pytest.raises(DeckgenError) as fault:
        plan_deck(Request(region="Troms", survey=str(folder)))
    assert fault.value.problems[0].code == "S243"


def test_a_municipality_is_a_region_like_the_others(tmp_path: Path) -> None:
    rows = people()
    deck = plan_deck(Request(region="Tromsø", survey=str(a_pack(tmp_path / "folk", rows))))
    now = [r for r in rows if r["runde"] == "2024" and r["kommune"] == "5501"]
    sick = next(slide for slide in charts(deck) if slide.name.endswith("syk"))
    assert sick.chart is not None
    own = sick.chart.crosstab.column("Tromsø")
    answers = Counter(row["syk"] for row in now)
    expected = [int(answers[id] / 70 * 100 + 0.5) for id in ("ja", "nei", "vet")]
    assert [cell.base for cell in own] == [70] * 3
    assert [cell.percent for cell in own] == expected


def test_weights_are_raked_to_the_margins_and_the_slide_says_so(tmp_path: Path) -> None:
    rake = "{margins: {kjonn: {k: 0.5, m: 0.5}, runde: {'2022': 0.5, '2024': 0.5}}, trim: 5}"
    rows = people()
    folder = a_pack(tmp_path / "folk", rows, rake=rake)
    source = read_survey(folder, "nb").respondents
    assert source is not None and source.quality.converged and source.quality.raked == ("kjonn", "runde")
    parts = source.tabulator.weights("kjonn")
    women = sum(tally.weight for part, tally in parts.items() if part.value == "k")
    assert women / sum(tally.weight for tally in parts.values()) == pytest.approx(0.5, abs=1e-8)
    said = plan_deck(Request(region="Troms", survey=str(folder))).slides[-2].texts["text"]
    assert any("vektet etter kjonn, runde" in line for line in said)


def test_a_scale_is_reported_by_points_nets_or_mean(tmp_path: Path) -> None:
    rows = people()
    folder = a_pack(tmp_path / "folk", rows)
    slides = "".join(
        f"  - {{layout: chart, chart: {{question: trivsel, report: {how}}}}}\n"
        for how in ("points", "nets", "mean")
    )
    (folder / "deck.yaml").write_text("slides:\n" + slides, encoding="utf-8")
    points, nets, mean = charts(plan_deck(Request(survey=str(folder))))
    values = [int(r["trivsel"]) for r in rows if r["runde"] == "2024" and r["trivsel"] != "99"]
    assert points.chart and nets.chart and mean.chart
    shares = [row[0].percent for row in points.chart.crosstab.cells]
    assert shares == [int(values.count(v) / len(values) * 100 + 0.5) for v in (1, 2, 3, 4)]
    assert nets.chart.crosstab.cells[0][0].percent == int(
        sum(v >= 3 for v in values) / len(values) * 100 + 0.5
    )
    assert mean.chart.crosstab.cells[0][0].mean == round(sum(values) / len(values), 1)
    assert any("Gjennomsnitt" in line for line in points.notes)


@pytest.mark.parametrize("region", ["Troms", "Finnmark", "Oslo"])
def test_a_region_that_gives_way_gives_way_in_every_wave(region: str, tmp_path: Path) -> None:
    folder = a_pack(tmp_path / "pakke", people())
    deck = plan_deck(Request(region=region, survey=str(folder), extras=Extras(waves=True)))
    slopes = [slide.chart for slide in deck.slides if slide.chart is not None and slide.chart.kind == "slope"]
    assert slopes
    for chart in slopes:
        assert {len(track.columns) for track in tracks_of(chart.crosstab.groups)} == {2}
