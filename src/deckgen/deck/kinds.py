"""Kinds: whether the kind of a chart entry can show what the entry asks for."""

from __future__ import annotations

from deckgen.charts.catalogue import KINDS, lacking, suiting
from deckgen.charts.choose import Asked
from deckgen.deck.comparing import MOST_ROWS_SPLIT, cut_of, groups_for
from deckgen.deck.layouts import LAYOUTS
from deckgen.deck.spec import ChartEntry, ChartSlide
from deckgen.errors import DeckgenError
from deckgen.reasons import Reason
from deckgen.survey.crosstab import Group
from deckgen.survey.question import Question
from deckgen.survey.survey import Survey

INTERVALS = "dot_interval"
# Kinds whose figures are lengths: where those begin must be known to compare them.
BARS = ("columns", "clustered_columns", "clustered_bars", "ranking_columns", "small_multiples")
BASES = "base_table"  # shows no answers: it has no needs, and is no way out for who wants them shown


def asked_of(
    chart: ChartEntry, question: Question, rows: int, groups: tuple[Group, ...], survey: Survey
) -> Asked:
    """What an entry asks a kind to show: so many rows of a question for these groups."""
    waves = len({group.wave for group in groups}) > 1
    areas = chart.groups if chart.groups in ("counties", "landsdeler") else ""
    if chart.by is not None:
        areas = "landsdeler" if cut_of(chart.by, survey) is None else ""
    if chart.compare or waves or len(survey.division.counties) < 2:
        areas = ""
    return Asked(
        question, rows, len(groups), waves, chart.by is not None, areas, survey.respondents is not None
    )


def kind_fault(
    slide: ChartSlide, question: Question, rows: int, survey: Survey
) -> tuple[str, dict[str, object]] | None:
    """What an entry's kind lacks to be drawn, as a key of the entry and the facts of S245; None where it can.

    Judged for the deck of a region, which has more groups than the nation's, where the survey has regions.
    """
    chart = slide.chart
    kind = chart.kind or ("map" if slide.layout == "map" else None)
    hidden = {BASES} if "text" in LAYOUTS[slide.layout].roles else {BASES, "map"}
    if kind is None or kind not in KINDS or kind in hidden:
        return None
    counties = survey.division.counties
    region = survey.division.regions[0] if len(counties) > 1 else None
    try:
        groups = groups_for(chart, survey, region)
    except DeckgenError:
        return None  # told of by itself, as a map without its words is
    rows = rows if chart.by is None else min(rows, MOST_ROWS_SPLIT)
    asked = asked_of(chart, question, rows, groups, survey)
    needs, kinds = lacking(kind, asked), suiting(asked)
    if chart.intervals and kind != INTERVALS:
        needs, kinds = (*needs, "need_no_intervals"), tuple(k for k in kinds if k == INTERVALS) or kinds
    if not needs:
        return None
    said = [Reason(need, need.removeprefix("need_").replace("_", " ")) for need in needs]
    facts: dict[str, object] = {"kind": kind, "needs": said, "kinds": [k for k in kinds if k not in hidden]}
    return "layout" if chart.kind is None else "kind", facts
