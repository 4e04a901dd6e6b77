"""Two charts on one slide, where both are small enough; else a slide for each."""

from __future__ import annotations

from dataclasses import replace

from deckgen.deck.chart_slide import chart_slides
from deckgen.deck.deck import Shown, Slide
from deckgen.deck.desk import Desk
from deckgen.deck.draft import Draft
from deckgen.deck.kinds import BASES
from deckgen.findings.headline import pair_headline
from deckgen.findings.phrases import Phrases, capital

LAYOUT = "two-charts"


def two_charts(left: Draft, right: Draft, desk: Desk) -> list[Slide]:
    """The two drafts side by side under a headline for both.

    Apart where a chart or its question needs more than its half, or where their source lines differ.
    """
    if LAYOUT in desk.around.template.layouts:
        halves = [chart_slides(_half(each), desk) for each in (left, right)]
        drafts = (left, right)
        fit = all(_fits(each, slides) for each, slides in zip(drafts, halves, strict=True))
        if fit and _go_together(halves[0][0], halves[1][0], desk):
            slides = halves[0][0], halves[1][0]
            return [_joined(*slides, _title(drafts, slides, desk), desk.say)]
    return [*chart_slides(left, desk), *chart_slides(right, desk)]


def _half(draft: Draft) -> Draft:
    """The draft for a chart of half the width."""
    return replace(draft, entry=draft.entry.model_copy(update={"layout": LAYOUT}))


def _fits(draft: Draft, slides: list[Slide]) -> bool:
    """Whether a draft is one slide of half the width, in its own kind."""
    chart = slides[0].chart
    return len(slides) == 1 and chart is not None and chart.kind == draft.spec.kind


def _go_together(left: Slide, right: Slide, desk: Desk) -> bool:
    """Whether one source line is true of both, and both questions fit their halves."""
    boxes = desk.around.template.layouts[LAYOUT].placeholders
    asked = (("question", _question(left)), ("question2", _question(right)))
    return left.texts["source"] == right.texts["source"] and all(
        desk.around.fits(text, boxes[role]) for role, text in asked
    )


def _question(slide: Slide) -> str:
    """The question as asked; where the headline is the question itself, that."""
    return " ".join(slide.texts.get("question", (slide.title,)))


def _title(drafts: tuple[Draft, Draft], slides: tuple[Slide, Slide], desk: Desk) -> str:
    """The author's title, else what leads in each chart: one headline would be read as true of both.

    Where that can't be said in one sentence, what the questions are about.
    """
    (left, right), say = drafts, desk.say
    if left.entry.title is not None:
        return slides[0].title
    tables = [each.table(desk) for each in drafts]
    plain = not any(each.entry.chart.by or each.spec.kind == BASES for each in drafts)
    said = [pair_headline(tables[0], tables[1], say)] if plain else []
    if left.question.topic and right.question.topic:
        said.append(capital(say("two_topics", left=left.question.topic, right=right.question.topic)))
    box = desk.around.template.layouts[LAYOUT].placeholders["title"]
    return next((one for one in said if one and desk.around.fits(one, box)), say("two_questions"))


def _joined(left: Slide, right: Slide, title: str, say: Phrases) -> Slide:
    """One slide of two, each chart below its question."""
    assert right.chart is not None
    texts = {**right.texts, **left.texts}
    return replace(
        left,
        name=f"{left.name}-{right.name}",
        texts={**texts, "title": (title,), "question": (_question(left),), "question2": (_question(right),)},
        beside=Shown("chart2", right.chart, right.chart_alt, right.basis),
        notes=(say("notes_left"), *left.notes, say("notes_right"), *right.notes),
    )
