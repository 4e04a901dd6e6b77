"""The reader of `deck.yaml`: a DeckSpec checked against the survey it is for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from difflib import get_close_matches
from functools import partial
from pathlib import Path

from deckgen.authored import Authored, Text, read_authored
from deckgen.charts.catalogue import KINDS
from deckgen.deck.comparing import cut_of, is_kin
from deckgen.deck.kinds import kind_fault
from deckgen.deck.layouts import LAYOUTS
from deckgen.deck.spec import ChartEntry, ChartSlide, DeckSpec, SlideEntry, TableSlide, TwoChartsSlide
from deckgen.errors import DeckgenError, Problem
from deckgen.findings.headline import fields
from deckgen.survey.question import Question, can_be_reported, reported
from deckgen.survey.survey import Survey
from deckgen.yamlfile import Path_

FILE_NAME = "deck.yaml"
MOST_CHARACTERS = 2_000  # of a text: more is none for a slide
WORDS = ("region", "nation")

Fault = tuple[str, Path_, dict[str, object]]


def read_deck(path: Path, survey: Survey, tell: Callable[[Problem], None] = lambda _: None) -> DeckSpec:
    """The deck file at `path`; DeckgenError with every name in it that the survey doesn't have.

    `tell` is handed what there is to know of a file that can be used.
    """
    spec, file = read_authored(path, DeckSpec)
    problems = [
        Problem(code, file.place(place), facts)
        for index, slide in enumerate(spec.slides)
        for code, place, facts in _slide_faults(slide, survey, ("slides", index))
    ]
    if problems:
        raise DeckgenError(problems)
    for note in file.notes:
        tell(note)
    return spec


def _slide_faults(slide: Authored, survey: Survey, path: Path_) -> Iterator[Fault]:
    for place, text in _texts(slide):
        for language, said in text.items():
            if len(said) > MOST_CHARACTERS:
                facts = {"count": len(said), "limit": MOST_CHARACTERS, "value": said[:40] + "…"}
                yield "S215", (*path, *place, language), facts
    if isinstance(slide, TwoChartsSlide):
        for number, half in enumerate(slide.halves):
            for code, where, facts in _chart_faults(half, survey, path):
                inside = where[len(path) :]
                moved = ("charts", number, *inside[1:]) if inside[:1] == ("chart",) else inside
                yield code, (*path, *moved), facts
    elif isinstance(slide, ChartSlide):
        yield from _chart_faults(slide, survey, path)
    elif isinstance(slide, SlideEntry):
        for place, text in _texts(slide):
            yield from _field_faults(text, (), (*path, *place))
    if isinstance(slide, TableSlide):
        by, cuts = slide.bases.by, [cut.id for cut in survey.cuts]
        if by is not None and by not in cuts:
            yield _unknown(by, cuts, (*path, "bases", "by"))
        if survey.respondents is None:
            yield "S241", (*path, "bases"), {}


def _chart_faults(slide: ChartSlide, survey: Survey, path: Path_) -> Iterator[Fault]:
    chart = slide.chart
    here = (*path, "chart")
    yield from _layout_faults(slide, path)
    if chart.kind is not None and chart.kind not in KINDS:
        yield _unknown(chart.kind, list(KINDS), (*here, "kind"))
    yield from _asked_faults(chart, survey, here)
    question = survey.questions.get(chart.question)
    if question is None:
        yield _unknown(chart.question, list(survey.questions), (*here, "question"))
        return
    ids = [option.id for option in question.options]
    for key, named in (("apart", chart.apart), ("strong", chart.strong)):
        for place, id in enumerate(named):
            if id not in ids:
                yield _unknown(id, ids, (*here, key, place))
    for place, id in enumerate(slide.holds.top if slide.holds else ()):
        if id not in ids:
            yield _unknown(id, ids, (*path, "holds", "top", place))
    yield from _shown_faults(slide, question, survey, path)
    if slide.title is not None:
        yield from _field_faults(slide.title, tuple(ids), (*path, "title"))
    if slide.question is not None:
        yield from _field_faults(slide.question, (), (*path, "question"))
    for place, text in enumerate(slide.text):
        yield from _field_faults(text, tuple(ids), (*path, "text", place))


def _shown_faults(slide: ChartSlide, question: Question, survey: Survey, path: Path_) -> Iterator[Fault]:
    """Rows and a way of reporting that the question doesn't have, and a kind that can't show what it has."""
    chart = slide.chart
    first, last = rows_of(chart.rows, question)
    rows = min(last, len(question.options)) - first
    if rows < 1:
        yield "S240", (*path, "chart", "rows"), {"rows": chart.rows, "options": len(question.options)}
    if chart.report is not None:
        if not can_be_reported(question, chart.report):
            yield "S244", (*path, "chart", "report"), {"question": question.id, "report": chart.report}
            return
        question = reported(question, chart.report)
        rows = min(last, len(question.options)) - first
    fault = kind_fault(slide, question, rows, survey) if rows > 0 else None
    if fault is not None:
        key, needs = fault
        yield "S245", (*path, "layout") if key == "layout" else (*path, "chart", "kind"), needs


def _asked_faults(chart: ChartEntry, survey: Survey, path: Path_) -> Iterator[Fault]:
    """Cuts and regions that a chart names and the survey doesn't have."""
    if chart.by is not None:
        yield from _refused(lambda: cut_of(chart.by or "", survey), chart.by, (*path, "by"))
    for place, name in enumerate(chart.compare):
        if not is_kin(name):
            yield from _refused(partial(survey.division.region, name), name, (*path, "compare", place))


def _refused(find: Callable[[], object], name: str, path: Path_) -> Iterator[Fault]:
    """The fault of a name that the survey can't find, with the nearest names."""
    try:
        find()
    except DeckgenError as fault:
        yield "S235", path, {"name": name, "near": fault.problems[0].facts.get("near", ())}


def _layout_faults(slide: ChartSlide, path: Path_) -> Iterator[Fault]:
    """Words beside the chart, a map's figures among them, where the layout has no place for words."""
    if "text" in LAYOUTS[slide.layout].roles:
        return
    roomy = [id for id, row in LAYOUTS.items() if {"text", "chart"} <= row.roles.keys()]
    facts: dict[str, object] = {"layout": slide.layout, "layouts": roomy}
    if slide.text:
        yield "S242", (*path, "text"), facts | {"key": "text"}
    if slide.chart.kind == "map":
        yield "S242", (*path, "chart", "kind"), facts | {"key": "kind: map"}


def _texts(part: Authored) -> Iterator[tuple[Path_, Text]]:
    """Every text of an entry and of the entries in it, with its path."""
    for key, value in part:
        for place, item in enumerate(value) if isinstance(value, tuple) else [(None, value)]:
            path: Path_ = (key,) if place is None else (key, place)
            if isinstance(item, dict):
                yield path, item
            elif isinstance(item, Authored):
                yield from ((path + inner, text) for inner, text in _texts(item))


def _field_faults(text: Text, ids: tuple[str, ...], path: Path_) -> Iterator[Fault]:
    """Names in braces that are neither «region», «nation» nor an option of the slide's question."""
    for said in text.values():
        for field in fields(said):
            parts = field.split("+")
            if field not in WORDS and any(part not in ids for part in parts):
                yield _unknown(field, [*WORDS, *ids], path)


def rows_of(rows: str | None, question: Question) -> tuple[int, int]:
    """«1-9» as a half-open range of row numbers from 0; every row where nothing is asked."""
    if rows is None:
        return 0, len(question.options)
    first, last = rows.split("-")
    return int(first) - 1, int(last)


def _unknown(name: str, known: list[str], path: Path_) -> Fault:
    return "S235", path, {"name": name, "near": get_close_matches(name, known, n=3, cutoff=0.4)}
