"""plan: a DeckSpec, a Survey and a region in; the whole Deck out, no pixel drawn, no file written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from deckgen.authored import in_another
from deckgen.deck.asked import Presenter
from deckgen.deck.chart_slide import chart_slides
from deckgen.deck.crowded import crowded
from deckgen.deck.deck import Deck, Slide
from deckgen.deck.desk import Desk, Surroundings
from deckgen.deck.differences import marks_of
from deckgen.deck.draft import Draft, compared, draft, on_one_scale
from deckgen.deck.extra import adds_nothing, left_out
from deckgen.deck.method_slide import LAYOUT as METHOD_LAYOUT
from deckgen.deck.method_slide import method_slides
from deckgen.deck.spec import (
    BulletsSlide,
    CardsSlide,
    ChapterSlide,
    ChartSlide,
    ClosingSlide,
    DeckSpec,
    MethodSlide,
    TableSlide,
    TitleSlide,
    TwoChartsSlide,
)
from deckgen.deck.table_slide import base_tables
from deckgen.deck.template import Template
from deckgen.deck.two_charts import LAYOUT as TWO_CHARTS
from deckgen.deck.two_charts import two_charts
from deckgen.errors import DeckgenError, Place, Problem
from deckgen.reasons import Reason
from deckgen.survey.crosstab import Group
from deckgen.survey.region import Region
from deckgen.survey.survey import Survey
from deckgen.survey.uncertainty import weight_warning

HEAVIEST = 0.20  # of a region's weight: one respondent who decides a fifth of every figure


def plan(
    spec: DeckSpec,
    survey: Survey,
    region: Region | None,
    around: Surroundings,
    presenter: Presenter | None = None,
    language: str = "nb",
) -> Deck:
    """The whole deck as one frozen value; slides in the spec's order, numbered from 1."""
    desk = Desk(survey, region, around, presenter or Presenter(), language)
    _need_layouts(spec, around.template)
    drafted = [tuple(draft(half, desk) for half in _chart_entries(entry)) for entry in spec.slides]
    empty = [each for found in drafted for each in found if adds_nothing(each, desk)]
    kept = [place for place, found in enumerate(drafted) if not any(each in empty for each in found)]
    spec = spec.model_copy(update={"slides": tuple(spec.slides[place] for place in kept)})
    drafted = [drafted[place] for place in kept]
    drafts = list(on_one_scale([each for found in drafted for each in found], desk))
    waiting = iter(drafts)
    drafted = [tuple(next(waiting) for _ in found) for found in drafted]
    # All comparisons of the deck are tested at once, so that its marks are corrected together.
    marks = marks_of(survey.respondents, compared(drafts, desk))
    desk = replace(desk, marks=marks)
    slides: list[Slide] = []
    for entry, found in zip(spec.slides, drafted, strict=True):
        if isinstance(entry, TwoChartsSlide):
            slides += two_charts(found[0], found[1], desk)
        elif isinstance(entry, ChartSlide):
            slides += chart_slides(found[0], desk)
        elif isinstance(entry, TableSlide):
            slides += base_tables(entry, desk)
        elif isinstance(entry, MethodSlide):
            slides += method_slides(entry, drafts, desk)
        else:
            slides.append(_text_slide(entry, desk))
    own = tuple(in_another(spec, desk.language))
    deck = _settled(slides, desk)
    return replace(
        deck,
        untranslated=deck.untranslated + len(own),
        foreign=(*deck.foreign, *own),
        warnings=(
            *_warnings(drafts, desk),
            *(left_out(each, desk) for each in empty),
            *crowded(deck.slides, desk),
        ),
    )


def _chart_entries(entry: object) -> tuple[ChartSlide, ...]:
    """The charts that an entry asks for, each as a slide of its own would."""
    if isinstance(entry, TwoChartsSlide):
        return entry.halves
    return (entry,) if isinstance(entry, ChartSlide) else ()


def _warnings(drafts: list[Draft], desk: Desk) -> Iterator[Problem]:
    """What the sources noted, W131 and W132 for costly weights, W150 for each chart of another region."""
    yield from desk.survey.warnings
    source = desk.survey.respondents
    costly = weight_warning(source.quality.design_effect, source.quality.largest) if source else None
    if costly is not None:
        yield replace(costly, place=Place(spot="respondents"))
    region = desk.region
    if source is not None and region is not None and source.base(region.codes) is not None:
        heaviest = source.heaviest(Group(region.name, region.codes))
        if heaviest > HEAVIEST:
            facts = {"region": region.name, "share": round(heaviest * 100)}
            yield Problem("W132", Place(spot="respondents"), facts)
    for each in drafts:
        if each.note:
            why = Reason("why_few", "few answers") if each.few else Reason("why_withheld", "withheld")
            facts = {"region": region.name if region else "", "why": why, "instead": each.instead}
            yield Problem("W150", Place(spot=each.question.id), facts)


def _need_layouts(spec: DeckSpec, template: Template) -> None:
    """T310 for every layout that the spec asks for and the template doesn't have."""
    instead = {"method": METHOD_LAYOUT, TWO_CHARTS: "chart"}
    wanted = (instead.get(slide.layout, slide.layout) for slide in spec.slides)
    missing = dict.fromkeys(layout for layout in wanted if layout not in template.layouts)
    if missing:
        facts = {"existing": list(template.layouts)}
        raise DeckgenError(
            [Problem("T310", Place(template.path), facts | {"layout": name, "near": []}) for name in missing]
        )


def _text_slide(entry: object, desk: Desk) -> Slide:
    """A slide of words only."""
    match entry:
        case TitleSlide():
            return _title_slide(entry, desk)
        case BulletsSlide():
            source = (desk.say("source", source=desk.survey.source),)
            bullets = tuple(map(desk.text, entry.bullets))
            return _slide("bullets", desk.text(entry.title), text=bullets, source=source)
        case ChapterSlide():
            return _slide("chapter", desk.text(entry.title), text=tuple(map(desk.text, entry.text)))
        case CardsSlide():
            return _cards_slide(entry, desk)
        case ClosingSlide():
            contact = tuple(filter(None, (entry.web, desk.presenter.email)))
            return _slide("closing", desk.text(entry.title), contact=contact)
    raise TypeError(type(entry))


def _title_slide(entry: TitleSlide, desk: Desk) -> Slide:
    who = desk.presenter
    subtitle = entry.subtitle if desk.region or not entry.subtitle_nation else entry.subtitle_nation
    speaker = ", ".join(filter(None, (who.speaker, desk.text(entry.department))))
    event = ", ".join(filter(None, (who.event, who.date)))
    return _slide(
        "title",
        desk.text(entry.title),
        subtitle=(desk.text(subtitle),),
        speaker=(speaker,),
        event=(event,),
        motto=(desk.text(entry.motto),),
    )


def _cards_slide(entry: CardsSlide, desk: Desk) -> Slide:
    cards: dict[str, tuple[str, ...]] = {}
    for number, card in enumerate(entry.cards, start=1):
        cards[f"card{number}_title"] = (desk.text(card.title),)
        cards[f"card{number}_text"] = (desk.text(card.text),)
    lead, note = (desk.text(entry.lead),), (desk.text(entry.note),)
    return _slide("cards", desk.text(entry.title), question=lead, **cards, source=note)


def _slide(layout: str, title: str, **texts: tuple[str, ...]) -> Slide:
    """A slide not yet numbered; roles with no words are left out."""
    kept = {role: tuple(filter(None, lines)) for role, lines in texts.items()}
    filled = {"title": (title,)} | {role: lines for role, lines in kept.items() if lines}
    return Slide(0, layout, layout, filled, notes=(title, *kept.get("text", ())))


def _settled(slides: list[Slide], desk: Desk) -> Deck:
    """Slides numbered and named, titles unique, and the title slide warned of example data."""
    example = any("tag" in slide.texts for slide in slides)
    titles: set[str] = set()
    settled: list[Slide] = []
    for number, slide in enumerate(slides, start=1):
        texts = dict(slide.texts)
        if slide.layout == "title" and example:
            texts["tag"] = (desk.say("tag"),)
            texts["event"] = (*texts.get("event", ()), desk.say("title_example"))
        title, times = slide.title, 1
        while title in titles:
            times += 1
            title = f"{slide.title} ({times})"
        titles.add(title)
        if times > 1:
            texts["title"] = (title,)
        settled.append(replace(slide, number=number, name=f"{number:02d}-{slide.name}", texts=texts))
    region = desk.words["region"]
    return Deck(
        title=f"{desk.survey.title} – {region}",
        region=region,
        survey=desk.survey.id,
        language=desk.language,
        footer=f"{desk.survey.short_title} · {region}",
        slides=tuple(settled),
        author=desk.presenter.speaker,
        keywords=desk.say("tag") if example else "",
        untranslated=desk.survey.untranslated,
        foreign=desk.survey.foreign,
    )
