"""What a speaker may say of a chart, and what nobody can: three points, and the limits of its figures."""

from __future__ import annotations

from collections.abc import Iterator

from deckgen.findings.headline import claim, is_nothing, lead_group, plain_figure, too_few
from deckgen.findings.numbers import number_word
from deckgen.findings.phrases import Phrases, ended
from deckgen.survey.crosstab import Crosstab, Direction, Estimate, Group, GroupRole, Status
from deckgen.survey.disclosure import UNCERTAIN_BASE, uncertain_groups
from deckgen.survey.question import ResponseOption

Tested = frozenset[tuple[str, str]]  # cells that were tested: an option's id and a group's name
POINTS = 3
FEWEST_IN_A_RANGE = 3
MOST_NAMED = 6  # groups that are named; more are counted
_CLEAR = {  # by direction, and whether a split's part is meant
    (Direction.ABOVE, False): "point_above",
    (Direction.BELOW, False): "point_below",
    (Direction.ABOVE, True): "point_above_split",
    (Direction.BELOW, True): "point_below_split",
}


def three_points(table: Crosstab, tested: Tested, say: Phrases) -> tuple[str, ...]:
    """Three sentences to say aloud: sure figures, and differences that passed a test or didn't.

    No figure that is uncertain or of few answers is in them, and no comparison that wasn't tested.
    """
    leading = [ended(claim(table, option, option.text, cell, say)) for option, cell in _leading(table)]
    found = [
        *leading[:1],
        *_clear(table, say),
        *_none_clear(table, tested, say),
        *_same_option(table, tested, say),
        *_range(table, tested, say),
        *_doubtful(table, say),
        *leading[1:],
        *_about(table, say),
    ]
    return tuple(dict.fromkeys(found))[:POINTS]


def cannot_say(table: Crosstab, tested: Tested, instead: str, say: Phrases) -> tuple[str, ...]:
    """What the figures don't bear out, each as an end to «vi kan ikke si …»."""
    return tuple(dict.fromkeys([*_unsure(table, instead, say), *_untold(table, tested, say)]))


def _leading(table: Crosstab) -> list[tuple[ResponseOption, Estimate]]:
    """The nation's options with sure figures but 0 %, the largest first; none where no claim may be made."""
    if not table.question.claims or too_few(table):
        return []
    column = table.column(lead_group(table).name)
    found = [
        (option, cell)
        for option, cell in zip(table.options, column, strict=True)
        if cell.percent is not None
        and cell.status is not Status.AMBIGUOUS
        and not (option.last or option.group or is_nothing(cell))
    ]
    return sorted(found, key=lambda pair: -(pair[1].percent or 0))


def _clear(table: Crosstab, say: Phrases) -> Iterator[str]:
    """The differences that passed."""
    for option, row in zip(table.options, table.cells, strict=True):
        for group, cell in zip(table.groups, row, strict=True):
            if cell.direction is not None and cell.percent is not None:
                key = _CLEAR[cell.direction, group.cut is not None]
                yield say(key, group=_called(group), option=option.text, share=plain_figure(cell))


def _same_option(table: Crosstab, tested: Tested, say: Phrases) -> Iterator[str]:
    """The region's figure on the nation's leading option, where no difference passed."""
    leading, own = _leading(table), [g for g in table.groups if g.role is GroupRole.OWN and not g.wave]
    lead = lead_group(table)
    for group in own if leading else ():
        option = leading[0][0]
        cell = table.cell(option.id, group.name)
        if group == lead or not _is_sure(cell) or cell.direction is not None:
            continue
        key = "point_unclear" if (option.id, group.name) in tested else "point_untested"
        yield say(key, group=group.name, option=option.text, share=plain_figure(cell))


def _none_clear(table: Crosstab, tested: Tested, say: Phrases) -> Iterator[str]:
    """That nothing passed, where something was tested."""
    if tested and not any(cell.direction for row in table.cells for cell in row):
        groups = [group for group in table.groups if any(name == group.name for _, name in tested)]
        if any(group.cut for group in groups):
            yield say("point_none_split")
        else:
            yield say("point_none", group=names_of(groups, say))


def _range(table: Crosstab, tested: Tested, say: Phrases) -> Iterator[str]:
    """Between which figures several groups lie, where one option is shown and no group was tested."""
    others = [group for group in table.groups if group != lead_group(table) and not group.wave]
    if len(table.options) > 1 or len(others) < FEWEST_IN_A_RANGE or tested or not _leading(table):
        return
    cells = [table.cell(table.options[0].id, group.name) for group in others]
    if all(map(_is_sure, cells)):
        low, high = (plain_figure(end(cells, key=lambda c: c.mean or c.share or 0.0)) for end in (min, max))
        yield say("point_range", groups=names_of(others, say), low=low, high=high)


def _doubtful(table: Crosstab, say: Phrases) -> Iterator[str]:
    """Where figures are uncertain: the nation's sure one, which are not and why, and what to look for."""
    lead = lead_group(table)
    unsure = [group for group in table.groups if _is_doubtful(table, group)]
    if not unsure:
        return
    first = table.cell(table.options[0].id, lead.name)
    if len(table.options) == 1 and lead not in unsure and _is_sure(first) and not _leading(table):
        say_of = {"group": lead.name, "option": table.options[0].text, "share": plain_figure(first)}
        yield say("point_sure", **say_of)
    why = table.question.caveat.rpartition(": ")[2] or say("point_doubt_marked")
    if len(unsure) == len(table.groups) - 1 and len(unsure) > MOST_NAMED:
        yield say("point_doubt_others", number=number_word(len(unsure), say.language), why=why)
    else:
        yield say("point_doubt", groups=names_of(unsure, say), why=why)
    yield say("point_look")


def _is_doubtful(table: Crosstab, group: Group) -> bool:
    """Whether a group's figures are marked as uncertain, or under the caveat of a source without its base."""
    column = table.column(group.name)
    if any(cell.status is Status.AMBIGUOUS for cell in column):
        return True
    under = bool(table.question.caveat) and table.source.kind == "published"
    return under and any(cell.percent is not None and cell.base is None for cell in column)


def _about(table: Crosstab, say: Phrases) -> Iterator[str]:
    """What is true of any chart: its question, who was asked, and whose answers it shows."""
    key = "point_bases" if table.counts else "point_question"
    yield say(key, question=table.question.wording.rstrip(".: "))
    yield say("point_universe", universe=table.question.universe.text)
    yield say("point_groups", groups=names_of(table.groups, say))


def _unsure(table: Crosstab, instead: str, say: Phrases) -> Iterator[str]:
    """Limits that lie in the source: invented, doubtful, hidden or few answers."""
    statuses = {cell.status for row in table.cells for cell in row}
    if table.source.example:
        yield say("cannot_example")
    if instead:
        yield ended(instead)
    for status, key in ((Status.SUPPRESSED, "cannot_suppressed"), (Status.WITHHELD, "cannot_withheld")):
        if status in statuses:
            yield say(key, groups=names_of(_with_status(table, status), say))
    if uncertain := () if table.counts else uncertain_groups(table):
        few = [group for group in table.groups if group.name in uncertain]
        yield say("cannot_few", groups=names_of(few, say), limit=UNCERTAIN_BASE)
    if table.source.kind == "published":
        bare = [g for g, base in zip(table.groups, table.bases, strict=True) if base is None]
        if shown := [g for g in bare if any(cell.share is not None for cell in table.column(g.name))]:
            yield say("cannot_base", groups=names_of(shown, say))
        if table.question.caveat:
            yield say("cannot_caveat", caveat=table.question.caveat)
    if Status.AMBIGUOUS in statuses:
        yield say("cannot_ambiguous")
    if Status.MISSING in statuses:
        yield say("cannot_missing")


def _untold(table: Crosstab, tested: Tested, say: Phrases) -> Iterator[str]:
    """Limits that lie in what was tested; and that no survey of this kind tells of causes."""
    if table.counts:
        yield say("cannot_bases")
        return
    passed = sum(cell.direction is not None for row in table.cells for cell in row)
    if any(group.wave for group in table.groups):
        yield say("cannot_waves")
    elif passed < len(tested):
        groups = [group for group in table.groups if any(name == group.name for _, name in tested)]
        split = any(group.cut for group in groups)
        yield say("cannot_unclear_split" if split else "cannot_unclear", group=names_of(groups, say))
    if len(table.groups) > 1 and len({name for _, name in tested}) < len(table.groups) - 1:
        yield say("cannot_untested")
    yield say("cannot_causes")


def _with_status(table: Crosstab, status: Status) -> list[Group]:
    return [g for g in table.groups if any(cell.status is status for cell in table.column(g.name))]


def _is_sure(cell: Estimate) -> bool:
    """Whether a figure may be said without a reserve."""
    few = cell.base is not None and cell.base < UNCERTAIN_BASE
    return cell.percent is not None and cell.status is not Status.AMBIGUOUS and not few


def names_of(groups: tuple[Group, ...] | list[Group], say: Phrases) -> str:
    """Groups by name, or by number where they are many."""
    if len(groups) > MOST_NAMED:
        return say("point_many", number=number_word(len(groups), say.language))
    *first, last = map(_called, groups)
    return f"{', '.join(first)} {say('and_word')} {last}" if first else last


def _called(group: Group) -> str:
    """A group within a sentence; a part of a split is called by an answer, «Under 30 år»."""
    return f"«{group.name}»" if group.cut else group.name
