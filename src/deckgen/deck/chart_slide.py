"""Chart slides: a ChartSlide entry in, one slide out, or more where the rows don't fit one."""

from __future__ import annotations

from dataclasses import dataclass, replace

from deckgen.authored import in_language
from deckgen.charts.chart import Chart, ChartSpec, MapArea, Wording
from deckgen.charts.choose import choose
from deckgen.deck.deck import Slide
from deckgen.deck.desk import Desk
from deckgen.deck.figures import crosstab_for, groups_of, published_instead, row_order
from deckgen.deck.reader import rows_of
from deckgen.deck.spec import ChartSlide
from deckgen.findings.describe import alt_text, figure, figures, notes, source_line
from deckgen.findings.headline import Holds, filled, headlines
from deckgen.survey.crosstab import Crosstab, Group, GroupRole, Status
from deckgen.survey.question import Question

MOST_BESIDE_A_MAP = 8


def chart_slides(entry: ChartSlide, desk: Desk) -> list[Slide]:
    """The slides of one entry: its rows on one slide, or parted evenly over as many as they need."""
    question = desk.survey.questions[entry.chart.question]
    groups = groups_of(entry.chart.groups, desk.survey, desk.region)
    rows = _rows(entry, question, desk)
    spec = _chart_spec(entry, question, len(rows), len(groups))
    whole = _chart(entry, spec, question, groups, rows, desk)
    parts = _parted(rows, desk.around.capacity(whole))
    words = Words(_title(entry, whole.crosstab, desk), _author_text(entry, whole.crosstab, desk))
    slides = []
    for index, part in enumerate(parts, start=1):
        chart = whole if len(parts) == 1 else _chart(entry, spec, question, groups, part, desk)
        slides.append(_slide(entry, chart, words, (index, len(parts)), desk))
    return slides


@dataclass(frozen=True, slots=True)
class Words:
    """What is said of a question as a whole, on each of its slides: a title and the author's text."""

    title: str
    text: tuple[str, ...]


def _rows(entry: ChartSlide, question: Question, desk: Desk) -> tuple[str, ...]:
    order = entry.chart.order or question.order
    first, last = rows_of(entry.chart.rows, question)
    return row_order(desk.survey, question, order)[first:last]


def _chart_spec(entry: ChartSlide, question: Question, rows: int, groups: int) -> ChartSpec:
    """What `choose` says, with whatever the deck file says instead."""
    chosen = choose(question, rows, groups)
    chart = entry.chart
    kind = chart.kind or ("map" if entry.layout == "map" else chosen.kind)
    settings = {key: value for key, value in (("apart", chart.apart), ("strong", chart.strong)) if value}
    return replace(chosen, kind=kind, order=chart.order or chosen.order, settings=settings)


def _chart(
    entry: ChartSlide,
    spec: ChartSpec,
    question: Question,
    groups: tuple[Group, ...],
    rows: tuple[str, ...],
    desk: Desk,
) -> Chart:
    table = crosstab_for(desk.survey, question, groups, rows)
    say = desk.say
    wording = Wording(
        suppressed=say("suppressed_word"), not_asked=say("not_asked_word"), language=desk.language
    )
    size = desk.around.template.layouts[entry.layout].placeholders["chart"].size
    areas = desk.around.areas if spec.kind == "map" else ()
    return Chart(spec.kind, table, size, wording, spec.settings, _shown_areas(areas, table, desk))


def _shown_areas(areas: tuple[MapArea, ...], table: Crosstab, desk: Desk) -> tuple[MapArea, ...]:
    """The map's areas, each tied to the group whose figure it shows, own ones marked."""
    own = desk.region.codes if desk.region else frozenset()
    groups = [group for group in table.groups if group.role is not GroupRole.NATION]
    shown = []
    for area in areas:
        group = next((group.name for group in groups if area.code in group.codes), "")
        shown.append(replace(area, group=group, own=area.code in own))
    return tuple(shown)


def _parted(rows: tuple[str, ...], fit: int) -> list[tuple[str, ...]]:
    """Rows in as few parts as fit, about equally long."""
    count = max(1, -(-len(rows) // max(1, fit)))
    size, extra = divmod(len(rows), count)
    parts, start = [], 0
    for index in range(count):
        end = start + size + (1 if index < extra else 0)
        parts.append(rows[start:end])
        start = end
    return parts


def _slide(entry: ChartSlide, chart: Chart, words: Words, part: tuple[int, int], desk: Desk) -> Slide:
    table, say, title = chart.crosstab, desk.say, words.title
    if part[1] > 1:
        title = say("continued", title=title, part=part[0], parts=part[1])
    credit = say(desk.around.map_credit) if chart.kind == "map" else ""
    source = source_line(table, desk.survey, say, credit)
    published = _published_lines(published_instead(desk.survey, table), desk)
    question = desk.text(entry.question) if entry.question else table.question.wording
    texts: dict[str, tuple[str, ...]] = {"title": (title,), "source": (source,)}
    if question != title:
        texts["question"] = (question,)
    text = (*words.text, *_map_text(chart, published, desk))
    if text:
        texts["text"] = text
    if table.source.example:
        texts["tag"] = (say("tag"),)
    return Slide(
        0,
        table.question.id if part[1] == 1 else f"{table.question.id}-{part[0]}",
        entry.layout,
        texts,
        chart,
        alt_text(table, chart.kind, title, say),
        notes=notes(table, title, source, say, published),
    )


def _title(entry: ChartSlide, table: Crosstab, desk: Desk) -> str:
    """The authored title where it holds and its figures are sure, else the headline by rule."""
    holds = Holds(entry.holds.top, entry.holds.all_below) if entry.holds else Holds()
    if entry.title is not None and holds.true_of(table):
        said = filled(in_language(entry.title, desk.language), table, desk.words)
        if said is not None:
            return said
    box = desk.around.template.layouts[entry.layout].placeholders["title"]
    by_rule = headlines(table, desk.say)
    return next((title for title in by_rule if desk.around.fits(title, box)), by_rule[-1])


def _author_text(entry: ChartSlide, table: Crosstab, desk: Desk) -> tuple[str, ...]:
    """The author's text beside a chart; a line whose figure isn't there is left out."""
    said = [filled(in_language(text, desk.language), table, desk.words) for text in entry.text]
    return tuple(line for line in said if line)


def _map_text(chart: Chart, published: tuple[str, ...], desk: Desk) -> tuple[str, ...]:
    """The figures of a map, beside it: all where there are few, else the nation's and the own."""
    if chart.kind != "map":
        return ()
    table = chart.crosstab
    if len(table.groups) > MOST_BESIDE_A_MAP:
        table = table.only(tuple(g.name for g in table.groups if g.role is not GroupRole.OTHER))
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
