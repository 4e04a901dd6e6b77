"""Figures for a slide: which groups, which source, which rows in which order."""

from __future__ import annotations

from deckgen.deck.spec import GroupsName
from deckgen.survey.crosstab import Crosstab, Group, GroupRole, Status
from deckgen.survey.question import Question
from deckgen.survey.region import Region
from deckgen.survey.survey import AnswerSource, Survey

HELD_ENOUGH = 2 / 3


def groups_of(name: GroupsName, survey: Survey, region: Region | None) -> tuple[Group, ...]:
    """The groups of a slide in drawing order: own, nation; or nation and all counties or landsdeler."""
    division = survey.division
    nation = Group(survey.nation, division.nation_codes, GroupRole.NATION)
    own = region.codes if region else frozenset()
    if name == "nation" or (name == "region" and region is None):
        return (nation,)
    if name == "region":
        assert region is not None
        return (Group(region.name, region.codes, GroupRole.OWN), nation)
    if name == "counties":
        parts = [(county.name, frozenset({county.code})) for county in division.counties]
    else:
        parts = [(r.name, r.codes) for r in division.regions if r.kind == "landsdel"]
    others = [Group(n, codes, GroupRole.OWN if codes <= own else GroupRole.OTHER) for n, codes in parts]
    return (nation, *others)


def crosstab_for(
    survey: Survey, question: Question, groups: tuple[Group, ...], rows: tuple[str, ...]
) -> Crosstab:
    """The rows of a question for the groups, all from one source.

    The published table when it holds at least two thirds of just these cells, else the
    respondents; never the two mixed.
    """
    tables = (
        source.crosstab(question, groups).keep(rows)
        for source in (survey.published, survey.respondents)
        if source is not None
    )
    first = next(tables)
    return first if first.held >= HELD_ENOUGH else next(tables, first)


def row_order(survey: Survey, question: Question, order: str) -> tuple[str, ...]:
    """The ids of a question's options in drawing order, the same in every region's deck."""
    if order == "questionnaire" or len(question.options) == 1:
        return tuple(option.id for option in question.options)
    nation = groups_of("nation", survey, None)
    table = crosstab_for(survey, question, nation, tuple(option.id for option in question.options))
    return tuple(option.id for option in table.descending(survey.nation).options)


def published_instead(survey: Survey, table: Crosstab) -> Crosstab | None:
    """What the published table holds for sure of a chart drawn from example data; None if nothing."""
    source: AnswerSource | None = survey.published
    if not table.source.example or source is None:
        return None
    rows = tuple(option.id for option in table.options)
    found = source.crosstab(table.question, table.groups).keep(rows)
    sure = any(cell.status is Status.PUBLISHED for row in found.cells for cell in row)
    return found if sure else None
