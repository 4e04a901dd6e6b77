"""Chart slides: a draft in, one slide out, or more where the rows don't fit one."""

from __future__ import annotations

from dataclasses import dataclass, replace

from deckgen.authored import in_language
from deckgen.charts.chart import Chart
from deckgen.deck.deck import Basis, Slide
from deckgen.deck.desk import Desk
from deckgen.deck.draft import Draft, longest
from deckgen.deck.figures import crosstab_for, published_instead
from deckgen.deck.kinds import BARS, BASES
from deckgen.deck.parting import evenly
from deckgen.deck.settled import chart_of, holding
from deckgen.deck.spec import ChartSlide
from deckgen.deck.titles import in_part, title_of
from deckgen.findings.describe import alt_text, basis, figure, figures, source_line
from deckgen.findings.headline import filled
from deckgen.findings.numbers import number_word
from deckgen.findings.speaking import Spoken, notes
from deckgen.survey.crosstab import Crosstab, Estimate, GroupRole, Status
from deckgen.survey.question import QuestionType, Report, reported

_SHORTER = (120, 80, 50)  # letters that each text of a source line has, as long as it doesn't fit


def chart_slides(draft: Draft, desk: Desk) -> list[Slide]:
    """The slides of one draft: its rows on one slide, or parted evenly over as many as they need."""
    draft = holding(draft, desk)
    whole = chart_of(draft, draft.rows, desk)
    parts = evenly(draft.rows, max(1, -(-len(draft.rows) // max(1, desk.around.capacity(whole)))))
    text, count = _author_text(draft.entry, draft.table(desk), desk), len(parts)
    slides = []
    for index, part in enumerate(parts, start=1):
        words = Words(title_of(draft, desk, part, count), text)
        chart = whole
        if count > 1:  # bars on all its slides can be compared, and no option is taken for another
            reach = max(whole.reach, longest(whole.crosstab))
            chart = replace(chart_of(draft, part, desk), reach=reach, whole=whole.crosstab.options)
        slides.append(_slide(draft, chart, words, (index, count), desk))
    return slides


@dataclass(frozen=True, slots=True)
class Words:
    """What is said on a slide besides its figures: a title, and the author's text."""

    title: str
    text: tuple[str, ...]


def _slide(draft: Draft, chart: Chart, words: Words, part: tuple[int, int], desk: Desk) -> Slide:
    entry, table, say = draft.entry, chart.crosstab, desk.say
    title = in_part(words.title, *part, desk)
    credit = say(desk.around.map_credit) if chart.kind == "map" else ""
    source = _source(chart, (draft.note, credit), entry.layout, desk)
    published = () if table.counts else _published_lines(published_instead(desk.survey, table), desk)
    question = desk.text(entry.question) if entry.question else table.question.wording
    texts: dict[str, tuple[str, ...]] = {"title": (title,), "source": (source,)}
    if under := _under_title(draft, chart, words.title, question, desk):
        texts["question"] = (under,)
    text = (*words.text, *_map_text(chart, published, desk))
    if text:
        texts["text"] = text
    if table.source.example:
        texts["tag"] = (say("tag"),)
    spoken = Spoken(title, source, desk.marks.of(table), draft.note, published, _means(draft, desk))
    return Slide(
        0,
        "-".join(filter(None, (table.question.id, entry.chart.by, str(part[0]) if part[1] > 1 else ""))),
        entry.layout,
        texts,
        chart,
        alt_text(table, chart.kind, title, say),
        basis=Basis(say("sheet_basis"), basis(table, question, source, say)),
        notes=notes(table, spoken, say),
    )


def _under_title(draft: Draft, chart: Chart, title: str, question: str, desk: Desk) -> str:
    """What stands under a title: the question, which rows of it these are; nothing that the title says."""
    say, known = desk.say, title == question or title.endswith(f": {question}")
    if chart.kind == "ranking_columns" and len(draft.rows) > 1:
        option = chart.crosstab.options[0].text
        return option if known else _of_option(question, option, draft.entry.layout, desk)
    if draft.entry.chart.by is not None and len(draft.rows) < len(draft.question.options):
        rows = number_word(len(draft.rows), desk.language)
        return say("rows", rows=rows) if known else say("by_rows", question=question, rows=rows)
    return "" if known else question


def _of_option(question: str, option: str, layout: str, desk: Desk) -> str:
    """A question with the one of its options that a slide shows; the option alone where both don't fit."""
    box = desk.around.template.layouts[layout].placeholders.get("question")
    both = desk.say("of_option", question=question, option=option)
    return both if box is None or desk.around.fits(both, box) else option


def _source(chart: Chart, more: tuple[str, ...], layout: str, desk: Desk) -> str:
    """The source line as far as there is room: without every base, then with its texts cut shorter.

    What it leaves out stands in the notes.
    """
    box = desk.around.template.layouts[layout].placeholders.get("source")
    table, bars = chart.crosstab, chart.kind in BARS
    line = source_line(table, desk.survey, desk.say, more, bars=bars)
    for most in (None, *_SHORTER):
        if box is None or desk.around.fits(line, box):
            return line
        line = source_line(table, desk.survey, desk.say, more, brief=True, most=most, bars=bars)
    return line


def _author_text(entry: ChartSlide, table: Crosstab, desk: Desk) -> tuple[str, ...]:
    """The author's text beside a chart; a line whose figure isn't there is left out."""
    said = [filled(in_language(text, desk.language), table, desk.words) for text in entry.text]
    return tuple(line for line in said if line)


def _map_text(chart: Chart, published: tuple[str, ...], desk: Desk) -> tuple[str, ...]:
    """The figures beside a map that names all others itself: the nation's, and that of the own area."""
    if chart.kind != "map":
        return ()
    own = desk.region.codes if desk.region else None
    table = chart.crosstab
    table = table.only(
        tuple(g.name for g in table.groups if g.role is not GroupRole.OTHER or (own and own <= g.codes))
    )
    more = (desk.say("published_text", figures=", ".join(published)),) if published else ()
    return (*figures(table, desk.say), *more)


def _published_lines(found: Crosstab | None, desk: Desk) -> tuple[str, ...]:
    """The figures that the published table does hold, one a line, for the notes."""
    if found is None:
        return ()
    lines = []
    for option, row in zip(found.options, found.cells, strict=True):
        held = [
            f"{group.name} {figure(cell, desk.say)}"
            for group, cell in zip(found.groups, row, strict=True)
            if cell.status in (Status.PUBLISHED, Status.AMBIGUOUS) and cell.share is not None
        ]
        if held:
            lead = "" if len(found.options) == 1 else f"{option.text}: "
            lines.append(lead + ", ".join(held))
    return tuple(lines)


def _means(draft: Draft, desk: Desk) -> tuple[str, ...]:
    """The mean of every group of a scale whose points are shown."""
    question = draft.question
    if draft.spec.kind == BASES or question.type is not QuestionType.SCALE or question.report is Report.MEAN:
        return ()
    if all(answer.score is None for answer in question.answers):
        return ()
    mean = reported(question, "mean")
    table = crosstab_for(desk.survey, mean, draft.groups, tuple(option.id for option in mean.options))
    return (", ".join(figures(table.map(Estimate.as_shown), desk.say)),)
