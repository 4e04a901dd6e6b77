"""Headlines: what a chart shows, said only when the figures bear it out.

A headline by rule speaks of the nation's order of options and compares no two groups, so it can't
claim a difference that no test has passed. An authored one may say that groups are alike, while
their figures are.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from deckgen.findings.numbers import decimal, percent, plain
from deckgen.findings.phrases import Phrases
from deckgen.survey.crosstab import Crosstab, Estimate, Group, GroupRole, Status
from deckgen.survey.disclosure import UNCERTAIN_BASE
from deckgen.survey.question import ResponseOption
from deckgen.survey.tabulate import scale_ends

_FIELD = re.compile(r"\{([^{}]+)\}")
_NAMED = 2  # options that a title has room for
_TIES = {  # what two options that lead together are said with, by the phrase for one of them
    "headline": "tie",
    "headline_battery": "tie_battery",
    "headline_mean": "tie_mean",
}
_BRACKETS = re.compile(r"\s*\([^()]*\)")


@dataclass(frozen=True, slots=True)
class Holds:
    """When an authored headline holds: these options lead the nation's, or all lie below a per cent.

    `within`: in no row do the groups shown differ by more percentage points than that.
    """

    top: tuple[str, ...] = ()
    all_below: int | None = None
    within: int | None = None

    def true_of(self, table: Crosstab) -> bool:
        """Whether the figures bear the headline out; a tie at the nation's border doesn't."""
        if self.within is not None and not _are_alike(table, self.within):
            return False
        ranked = [(o, e) for o, e in zip(table.options, national(table), strict=True) if not o.last]
        figures = {o.id: e.percent for o, e in ranked if e.percent is not None}
        if self.all_below is not None and any(value >= self.all_below for value in figures.values()):
            return False
        if not self.top:
            return True
        if any(id not in figures for id in self.top):
            return False
        others = [value for id, value in figures.items() if id not in self.top]
        return min(figures[id] for id in self.top) > max(others, default=0)


def _are_alike(table: Crosstab, within: int) -> bool:
    """Whether no row has figures further apart than so many percentage points.

    What is hidden doesn't count, and the nation is no part of itself: where parts are shown, two of them
    must have a figure.
    """
    parts = [at for at, group in enumerate(table.groups) if group.role is not GroupRole.NATION]
    compared = parts if len(parts) > 1 else list(range(len(table.groups)))
    for option, row in zip(table.options, table.cells, strict=True):
        if option.last:
            continue
        figures = [cell.percent for cell in row if cell.percent is not None]
        if sum(row[at].percent is not None for at in compared) < 2 or max(figures) - min(figures) > within:
            return False
    return any(not option.last for option in table.options)


def national(table: Crosstab) -> tuple[Estimate, ...]:
    """The nation's column, or the first one where the nation isn't shown."""
    return table.column(lead_group(table).name)


def lead_group(table: Crosstab) -> Group:
    """The nation, or the first group where the nation isn't shown."""
    return next((group for group in table.groups if group.role is GroupRole.NATION), table.groups[0])


def plain_figure(cell: Estimate) -> str:
    """The figure of a cell that has one, without its doubts: «62 %», or a mean as «4,3»."""
    return decimal(cell.mean) if cell.mean is not None else percent(cell.percent or 0)


def too_few(table: Crosstab) -> bool:
    """Whether the nation's base is too small for any claim."""
    bases = [cell.base for cell in national(table) if cell.base is not None]
    return bool(bases) and max(bases) < UNCERTAIN_BASE


def fields(text: str) -> Iterator[str]:
    """The names in braces of a text."""
    yield from _FIELD.findall(text)


def filled(text: str, table: Crosstab | None, words: dict[str, str]) -> str | None:
    """A text with `{region}` and the like filled in, and `{option}` or `{a+b}` with the nation's share.

    None when a share it needs isn't there, isn't among the table's rows or isn't certain. KeyError
    for a name that is neither a word nor an option of the table's question.
    """
    found: dict[str, str] = {}
    for name in fields(text):
        if name in words:
            found[name] = words[name]
            continue
        share = _sum(table, tuple(name.split("+")))
        if share is None:
            return None
        found[name] = percent(share)
    return _FIELD.sub(lambda match: found[match.group(1)], text)


def _sum(table: Crosstab | None, ids: tuple[str, ...]) -> int | None:
    if table is None:
        raise KeyError("+".join(ids))
    place = {option.id: i for i, option in enumerate(table.options)}
    known = {option.id for option in (*table.question.options, *table.question.answers)} - set(place)
    if not known.isdisjoint(ids):
        return None
    cells = [national(table)[place[id]] for id in ids]
    if any(c.share is None or c.mean is not None or c.status is Status.AMBIGUOUS for c in cells):
        return None
    return Estimate(sum(cell.share or 0.0 for cell in cells)).percent


def leaders(table: Crosstab) -> tuple[tuple[ResponseOption, Estimate], ...]:
    """The nation's leading option with its figure, or both of two; none where no claim may be made.

    That is so as well where a leading figure is uncertain, where more than two lead, and where the
    largest figure is 0 %: what nobody answered leads nothing.
    """
    ranked = [
        (option, estimate)
        for option, estimate in zip(table.options, national(table), strict=True)
        if estimate.percent is not None and not option.last and option.group is None
    ]
    if not table.question.claims or not ranked or too_few(table):
        return ()
    first = max((cell for _, cell in ranked), key=lambda cell: cell.percent or 0)
    leading = tuple(pair for pair in ranked if plain_figure(pair[1]) == plain_figure(first))
    if is_nothing(first) or len(leading) > _NAMED:
        return ()
    if any(cell.status is Status.AMBIGUOUS for _, cell in leading):
        return ()
    # One that is made of the others leads alone: one of them may well be as large.
    return leading[:1] if leading[0][0].derived_from is not None else leading


def is_nothing(cell: Estimate) -> bool:
    """Whether a figure is 0 %; a mean is never nothing, be it the scale's lowest."""
    return cell.mean is None and not cell.percent


def headlines(table: Crosstab, say: Phrases, shown: Collection[str] | None = None) -> tuple[str, ...]:
    """Headlines by rule, the fullest first: the nation's leading option and its share, or both of two.

    Then the same without what stands in brackets, and the question itself, for a title
    that has no room for more. Only the question where nothing may be said to lead, or where what
    leads isn't among the options that are `shown` (all, if none are named).
    """
    wording, leading = table.question.wording, leaders(table)
    if not leading or (shown is not None and any(option.id not in shown for option, _ in leading)):
        return (wording,)
    option, first = leading[0]
    names = [(each.text, _BRACKETS.sub("", each.text).strip()) for each, _ in leading]
    texts = dict.fromkeys(zip(*names, strict=True))  # in full, and in short
    if len(leading) == 1:
        said = (claim(table, option, text, first, say) for (text,) in texts)
    else:
        said = (_tie(table, pair, first, say) for pair in texts)
    return (*dict.fromkeys(said), wording)


def pair_headline(left: Crosstab, right: Crosstab, say: Phrases) -> str | None:
    """What two charts beside each other show, as one sentence: the leading option of each.

    None unless one option leads each of them as a plain answer of one group.
    """
    found = [leaders(table) for table in (left, right)]
    group = lead_group(left)
    if any(len(leading) != 1 for leading in found) or group != lead_group(right):
        return None
    ((one, first),), ((other, second),) = found
    keys = {_key(left, one, first), _key(right, other, second)}
    if keys != {"headline"} or group.area:
        return None
    facts = {"share": plain_figure(first), "option": one.text}
    return say("pair", group=group.name, **facts, other_share=plain_figure(second), other=other.text)


def _tie(table: Crosstab, options: tuple[str, ...], cell: Estimate, say: Phrases) -> str:
    """Two options that lead with one figure: neither is named as the first."""
    key = _TIES[_key(table, table.options[0], cell)]
    return _sentence(table, key, cell, say, **dict(zip(("option", "other"), options, strict=True)))


def claim(table: Crosstab, option: ResponseOption, text: str, cell: Estimate, say: Phrases) -> str:
    """The nation's (or the first group's) figure on an option, as a sentence; `text` is its short name."""
    return _sentence(table, _key(table, option, cell), cell, say, option=text)


def _key(table: Crosstab, option: ResponseOption, cell: Estimate) -> str:
    """The phrase that an option's figure is said with."""
    question = table.question
    if cell.mean is not None:  # a scale has one row, named by its question
        return "headline_scale" if option.text == question.wording else "headline_mean"
    if option.derived_from is not None:
        return "headline_any"
    if question.type.is_battery and question.net is not None:
        return "headline_battery"
    return "headline"


def _sentence(table: Crosstab, key: str, cell: Estimate, say: Phrases, **named: str) -> str:
    """A phrase filled in with the group that leads; of several waves it says which one is meant."""
    lead, net = lead_group(table), table.question.net
    facts = dict(named, group=lead.area or lead.name, share=plain_figure(cell))
    if cell.mean is not None:
        facts |= dict(zip(("low", "high"), map(plain, scale_ends(table.question)), strict=True))
    said = say(key, net=f"«{net.text}»" if net else "", **facts)
    wave = lead.name.removeprefix(lead.area).strip() if lead.area else ""
    return say("of_wave", said=said, wave=wave) if wave else said
