"""Expand: a deck file with what the command line asked for besides: splits, comparisons, waves, intervals."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from deckgen.deck.asked import Extras
from deckgen.deck.comparing import cut_of
from deckgen.deck.spec import AnySlide, ChartSlide, DeckSpec, ExtraSlide, TwoChartsSlide
from deckgen.survey.question import Trend
from deckgen.survey.survey import Survey


def expanded(spec: DeckSpec, survey: Survey, extras: Extras) -> DeckSpec:
    """The deck file with the extras; DeckgenError U406 for a cut that the survey doesn't have."""
    if extras == Extras():
        return spec
    for name in extras.by:
        cut_of(name, survey)
    slides: list[AnySlide] = []
    for slide in _in_form(_apart(spec, extras), extras):
        if not isinstance(slide, ChartSlide) or slide.chart.groups not in ("region", "nation"):
            slides.append(slide)
            continue
        slides.append(_changed(slide, intervals=extras.intervals or slide.chart.intervals))
        if extras.compare and slide.chart.groups == "region":
            beside = (*slide.chart.compare, *extras.compare)
            slides[-1] = _extra(_changed(slides[-1], compare=beside), added=False)
        if extras.waves and survey.waves and survey.questions[slide.chart.question].trend is not Trend.NO:
            slides.append(_extra(_changed(slide, waves=tuple(survey.waves.values))))
        if survey.respondents is not None and slide.chart.groups == "region":
            slides += [_extra(_changed(slide, by=name)) for name in extras.by]
    return spec.model_copy(update={"slides": tuple(slides)})


def _in_form(slides: Iterable[AnySlide], extras: Extras) -> Iterator[AnySlide]:
    """The slides, those of a chart in the form asked for where the deck file doesn't say which."""
    for slide in slides:
        unsaid = isinstance(slide, ChartSlide) and slide.chart.form is None
        yield _changed(slide, form=extras.form) if unsaid else slide


def _apart(spec: DeckSpec, extras: Extras) -> Iterator[AnySlide]:
    """The slides; two charts on one keep together only where nothing comes between them."""
    together = extras == Extras(form=extras.form)
    for slide in spec.slides:
        if not isinstance(slide, TwoChartsSlide):
            yield slide
        elif together:
            charts = tuple(
                chart if chart.form is not None else chart.model_copy(update={"form": extras.form})
                for chart in slide.charts
            )
            yield slide.model_copy(update={"charts": charts})
        else:
            yield from slide.halves


def _changed(slide: AnySlide, **settings: object) -> ChartSlide:
    """A chart slide with other settings of its chart."""
    assert isinstance(slide, ChartSlide)
    return slide.model_copy(update={"chart": slide.chart.model_copy(update=settings)})


def _extra(slide: ChartSlide, added: bool = True) -> ExtraSlide:
    """The slide as one that the command line asked for."""
    return ExtraSlide(**dict(slide), added=added)
