"""Titles of chart slides: the author's where it holds, else a headline by rule, else the question."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from deckgen.authored import in_language
from deckgen.deck.comparing import cut_of
from deckgen.deck.desk import Desk
from deckgen.deck.draft import Draft, whole_of
from deckgen.deck.kinds import BASES
from deckgen.deck.spec import ChartSlide
from deckgen.findings.headline import Holds, fields, filled, headlines, is_nothing, national, too_few
from deckgen.survey.crosstab import Crosstab, GroupRole
from deckgen.survey.question import Question

Part = tuple[str, ...]  # the rows that a slide shows, of those of its draft


def title_of(draft: Draft, desk: Desk, shown: Part, parts: int = 1) -> str:
    """The title of a slide that shows these rows: it claims nothing of the rows on the other slides.

    It has room for which of so many `parts` the slide is.
    """
    return _title(draft, desk, shown, parts, draft.spec.kind == "ranking_columns" and parts > 1)


def in_part(title: str, part: int, parts: int, desk: Desk) -> str:
    """A title with which of several slides it is of."""
    return desk.say("continued", title=title, part=part, parts=parts) if parts > 1 else title


def _title(draft: Draft, desk: Desk, shown: Part, parts: int, one_each: bool) -> str:
    """The fullest title that fits; where each row has a slide, `one_each`, it is of that row alone."""
    entry, box = draft.entry, desk.around.template.layouts[draft.entry.layout].placeholders["title"]
    table = draft.table(desk, shown if one_each else None)
    found = _authored(draft, table, shown, desk)
    titles = (found,) if found is not None else _by_rule(draft, table, shown, desk)
    if entry.chart.by is not None:
        titles = tuple(_split_titles(draft, desk, shown, parts, one_each))
    if entry.chart.waves:
        titles = (*(desk.say("waves_title", title=title) for title in titles), *titles)
    if len(titles) == 1 and found is not None:
        return titles[0]
    tried = titles if found or entry.chart.by else chain(titles, _shorter(draft.question))
    return next(
        (title for title in tried if desk.around.fits(in_part(title, parts, parts, desk), box)), titles[-1]
    )


def _by_rule(draft: Draft, table: Crosstab, shown: Part, desk: Desk) -> tuple[str, ...]:
    """What the figures say, and the question; a table of bases shows no figures, and has neither."""
    if draft.spec.kind == BASES:
        return (desk.say("bases_title"),)
    return headlines(table, desk.say, shown)


def _split_titles(draft: Draft, desk: Desk, shown: Part, parts: int, one_each: bool) -> Iterator[str]:
    """What is said of the whole, said again: the parts are too small for claims of their own.

    A split of the region can't stand under a claim of the nation, which it doesn't show. No title
    names a place twice.
    """
    by, question = draft.entry.chart.by or "", draft.question
    cut = cut_of(by, desk.survey)
    group = draft.groups[0]
    facts = {"cut": (cut.text if cut else desk.say("landsdel")).lower(), "group": group.name}
    headline = _title(whole_of(draft, desk), desk, shown, parts, one_each)
    asked = (question.topic, question.wording)
    is_shown = group.role is GroupRole.NATION or not _is_of_the_nation(headline, draft, desk)
    if is_shown and headline not in asked:  # what the question is about is shorter than the question
        named = group.name in headline
        yield desk.say("title_by" if named else "by_title", title=headline, **facts)
    yield from (desk.say("by_title", title=title, **facts) for title in asked if title)
    yield desk.say("by", **facts)


def _is_of_the_nation(title: str, draft: Draft, desk: Desk) -> bool:
    """Whether a title says something of the nation: it names it, or its author has it hold for that."""
    own = draft.entry.title and in_language(draft.entry.title, desk.language)
    return desk.survey.nation in title or (title == own and draft.entry.holds is not None)


def _shorter(question: Question) -> Iterator[str]:
    """What stands for a question that is too long for a title: its topic, else its first words."""
    if question.topic:
        yield question.topic
    words = question.wording.split()
    for count in range(len(words) - 1, 1, -1):
        yield " ".join(words[:count]).rstrip(".,;:–-") + " …"


def _authored(draft: Draft, table: Crosstab, shown: Part, desk: Desk) -> str | None:
    """The author's title with its figures, while they are there, sure, and bear it out."""
    entry, asked = draft.entry, draft.entry.holds
    holds = Holds(asked.top, asked.all_below, asked.within) if asked else Holds()
    if entry.title is None or too_few(table) or not holds.true_of(table):
        return None
    title = in_language(entry.title, desk.language)
    claimed = _claimed(entry, title, desk)
    if not claimed <= set(shown) or (draft.spec.kind == BASES and (asked or claimed)):
        return None
    if claimed and all(map(is_nothing, national(table))):  # what nobody answered shows nothing
        return None
    return filled(title, table, desk.words) or None


def _claimed(entry: ChartSlide, title: str, desk: Desk) -> set[str]:
    """The options that an author's title says something of."""
    named = {id for field in fields(title) if field not in desk.words for id in field.split("+")}
    return named | set(entry.holds.top if entry.holds else ())
