"""Chart slides: a draft in, one slide out, or more where the rows don't fit one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import chain

from deckgen.authored import in_language
from deckgen.charts.chart import Chart
from deckgen.deck.comparing import cut_of
from deckgen.deck.deck import Basis, Slide
from deckgen.deck.desk import Desk
from deckgen.deck.draft import Draft, longest, whole_of
from deckgen.deck.figures import crosstab_for, published_instead
from deckgen.deck.kinds import BARS
from deckgen.deck.parting import evenly
from deckgen.deck.settled import chart_of, holding
from deckgen.deck.spec import ChartSlide
from deckgen.findings.describe import alt_text, basis, figure, figures, source_line
from deckgen.findings.headline import Holds, filled, headlines, too_few
from deckgen.findings.numbers import number_word
from deckgen.findings.speaking import Spoken, notes
from deckgen.survey.crosstab import Crosstab, Estimate, GroupRole, Status
from deckgen.survey.question import Question, QuestionType, Report, reported

_SHORTER = (120, 80, 50)  # letters that each text of a source line has, as long as it doesn't fit


def chart_slides(draft: Draft, desk: Desk) -> list[Slide]:
    """The slides of one draft: its rows on one slide, or parted evenly over as many as they need."""
    draft = holding(draft, desk)
    whole = chart_of(draft, draft.rows, desk)
    parts = evenly(draft.rows, max(1, -(-len(draft.rows) // max(1, desk.around.capacity(whole)))))
    table, count = draft.table(desk), len(parts)
    words = Words(_title(draft, table, desk, count), _author_text(draft.entry, table, desk))
    slides = []
    for index, part in enumerate(parts, start=1):
        chart = whole
        if count > 1 and whole.kind == "ranking_columns":  # a slide is of one option, and so is its title
            words = replace(words, title=_title(draft, draft.table(desk, part), desk, count, part))
        if count > 1:  # bars on all its slides can be compared, and no option is taken for another
            reach = max(whole.reach, longest(whole.crosstab))
            chart = replace(chart_of(draft, part, desk), reach=reach, whole=whole.crosstab.options)
        slides.append(_slide(draft, chart, words, (index, count), desk))
    return slides


@dataclass(frozen=True, slots=True)
class Words:
    """What is said of a question as a whole, on each of its slides: a title and the author's text."""

    title: str
    text: tuple[str, ...]


def _slide(draft: Draft, chart: Chart, words: Words, part: tuple[int, int], desk: Desk) -> Slide:
    entry, table, say = draft.entry, chart.crosstab, desk.say
    title = _part(words.title, *part, desk)
    credit = say(desk.around.map_credit) if chart.kind == "map" else ""
    source = _source(chart, (draft.note, credit), entry.layout, desk)
    published = _published_lines(published_instead(desk.survey, table), desk)
    question = desk.text(entry.question) if entry.question else table.question.wording
    if entry.chart.by is not None and len(draft.rows) < len(draft.question.options):
        question = say("by_rows", question=question, rows=number_word(len(draft.rows), desk.language))
    if chart.kind == "ranking_columns" and len(draft.rows) > 1:
        question = _of_option(question, table.options[0].text, entry.layout, desk)
    texts: dict[str, tuple[str, ...]] = {"title": (title,), "source": (source,)}
    if question != title:
        texts["question"] = (question,)
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


def _title(
    draft: Draft, table: Crosstab, desk: Desk, parts: int = 1, rows: tuple[str, ...] | None = None
) -> str:
    """The authored title where it holds and its figures are sure, else the headline by rule.

    It has room for which of so many `parts` a slide is. `table` is of all rows, or of `rows` where a
    slide stands for these alone.
    """
    entry = draft.entry
    box = desk.around.template.layouts[entry.layout].placeholders["title"]
    found = _authored_title(entry, table, desk)
    titles = headlines(table, desk.say) if found is None else (found,)
    if entry.chart.by is not None:
        # What is said of the whole is said again: the parts are too small for claims of their own.
        cut = cut_of(entry.chart.by, desk.survey)
        facts = {"cut": (cut.text if cut else desk.say("landsdel")).lower(), "group": table.groups[0].name}
        whole = whole_of(draft, desk)
        headline = _title(whole, whole.table(desk, rows), desk, parts, rows)
        region_split = table.groups[0].role is not GroupRole.NATION
        # A split of the region can't stand under a claim of the nation, which it doesn't show.
        of_nation = region_split and desk.survey.nation in headline
        asked = tuple(filter(None, (draft.question.topic, draft.question.wording)))
        said = asked if of_nation else (headline, *asked)
        titles = (*(desk.say("by_title", title=title, **facts) for title in said), desk.say("by", **facts))
    if entry.chart.waves:
        titles = (*(desk.say("waves_title", title=title) for title in titles), *titles)
    if len(titles) == 1 and found is not None:
        return titles[0]
    tried = titles if found or entry.chart.by else chain(titles, _shorter(draft.question))
    return next(
        (title for title in tried if desk.around.fits(_part(title, parts, parts, desk), box)), titles[-1]
    )


def _part(title: str, part: int, parts: int, desk: Desk) -> str:
    """A title with which of several slides it is of."""
    return desk.say("continued", title=title, part=part, parts=parts) if parts > 1 else title


def _shorter(question: Question) -> Iterator[str]:
    """What stands for a question that is too long for a title: its topic, else its first words."""
    if question.topic:
        yield question.topic
    words = question.wording.split()
    for count in range(len(words) - 1, 1, -1):
        yield " ".join(words[:count]).rstrip(".,;:–-") + " …"


def _authored_title(entry: ChartSlide, table: Crosstab, desk: Desk) -> str | None:
    asked = entry.holds
    holds = Holds(asked.top, asked.all_below, asked.within) if asked else Holds()
    if entry.title is None or too_few(table) or not holds.true_of(table):
        return None
    return filled(in_language(entry.title, desk.language), table, desk.words)


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
    if question.type is not QuestionType.SCALE or question.report is Report.MEAN:
        return ()
    if all(answer.score is None for answer in question.answers):
        return ()
    mean = reported(question, "mean")
    table = crosstab_for(desk.survey, mean, draft.groups, tuple(option.id for option in mean.options))
    return (", ".join(figures(table.map(Estimate.as_shown), desk.say)),)
