"""A complete deck from the codebook alone, for a survey that has no `deck.yaml`."""

from __future__ import annotations

from collections.abc import Iterator

from deckgen.deck.spec import (
    AnySlide,
    BasesEntry,
    BulletsSlide,
    ChapterSlide,
    ChartEntry,
    ChartSlide,
    ClosingSlide,
    DeckSpec,
    GroupsName,
    MethodSlide,
    TableSlide,
    TitleSlide,
    TwoChartsSlide,
)
from deckgen.findings.numbers import count
from deckgen.findings.phrases import Phrases, phrases
from deckgen.survey.survey import Chapter, Survey

SMALL = 4  # answers at most, of a question that shares its slide
SHORT = 30  # letters at most in each of them


def default_spec(survey: Survey, language: str) -> DeckSpec:
    """Title, what the survey is, who answered, a chapter with a chart for each question, and thanks."""
    say = phrases(language)

    def text(said: str) -> dict[str, str]:
        return {language: said}

    facts = [_about(survey, say)]
    if survey.respondents is not None:
        base = survey.respondents.base(survey.division.nation_codes)
        if base is not None:
            facts.append(say("about_base", base=count(base)))
    slides: list[AnySlide] = [
        TitleSlide(
            layout="title",
            title=text(survey.title),
            subtitle=text(say("deck_subtitle", region="{region}")),
            subtitle_nation=text(say("deck_subtitle_nation")),
        ),
        BulletsSlide(
            layout="bullets", title=text(say("about_title")), bullets=tuple(text(fact) for fact in facts)
        ),
    ]
    if survey.respondents is not None:
        by = survey.cuts[0].id if survey.cuts else None
        slides.append(TableSlide(layout="table", title=text(say("base_title")), bases=BasesEntry(by=by)))
    for chapter in survey.chapters or (Chapter(say("results"), tuple(survey.questions)),):
        slides.append(ChapterSlide(layout="chapter", title=text(chapter.title)))
        slides += _charts(chapter.questions, survey)
    slides.append(MethodSlide(layout="method", title=text(say("method_title"))))
    slides.append(ClosingSlide(layout="closing", title=text(say("closing"))))
    return DeckSpec(slides=tuple(slides))


def _charts(ids: tuple[str, ...], survey: Survey) -> Iterator[AnySlide]:
    """A slide for each question, and one for two small ones in a row that were asked of the same people."""
    waiting = list(ids)
    while waiting:
        id, after = waiting.pop(0), waiting[0] if waiting else ""
        entry = ChartEntry(question=id, groups=_groups(id, survey))
        if after and _are_small(id, after, survey):
            second = ChartEntry(question=waiting.pop(0), groups=_groups(after, survey))
            yield TwoChartsSlide(layout="two-charts", charts=(entry, second))
        else:
            yield ChartSlide(layout="chart", chart=entry)


def _are_small(one: str, other: str, survey: Survey) -> bool:
    """Whether two questions have few and short answers, of one kind, from the same people."""
    pair = survey.questions[one], survey.questions[other]
    return (
        pair[0].universe == pair[1].universe
        and pair[0].type is pair[1].type
        and all(1 < len(question.options) <= SMALL for question in pair)
        and all(len(option.text) <= SHORT for question in pair for option in question.options)
    )


def _about(survey: Survey, say: Phrases) -> str:
    """What the survey is, as far as its codebook knows."""
    known = {"title": survey.title, "period": survey.field_period, "made_by": survey.made_by}
    if survey.field_period and survey.made_by:
        return say("about_period", **known)
    if survey.field_period:
        return say("about_when", **known)
    return say("about_who", **known) if survey.made_by else survey.title


def _groups(id: str, survey: Survey) -> GroupsName:
    """A question with one share alone is worth a slide only county by county, where there are counties."""
    alone = len(survey.questions[id].options) == 1 and len(survey.division.counties) > 1
    return "counties" if alone else "region"
