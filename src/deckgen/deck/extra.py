"""Extra: the slides that the command line added, and whether they have anything more to show."""

from __future__ import annotations

from deckgen.deck.comparing import cut_of
from deckgen.deck.desk import Desk
from deckgen.deck.draft import Draft
from deckgen.deck.spec import ExtraSlide
from deckgen.errors import Place, Problem
from deckgen.reasons import Reason


def adds_nothing(draft: Draft, desk: Desk) -> bool:
    """Whether a slide was added to show more groups, and none of those has a figure that may be shown."""
    entry = draft.entry
    if not isinstance(entry, ExtraSlide) or not entry.added:
        return False
    table, waves = draft.table(desk), desk.survey.waves
    split = entry.chart.by is not None
    added = [
        at
        for at, group in enumerate(table.groups)
        if (at > 0 if split else waves is not None and group.wave != waves.current)
    ]
    return all(row[at].share is None for row in table.cells for at in added)


def left_out(draft: Draft, desk: Desk) -> Problem:
    """W152: a slide that was asked for and would have shown nothing more."""
    by = draft.entry.chart.by
    if by is None:
        extra = Reason("extra_waves", "the earlier waves")
    else:
        cut = cut_of(by, desk.survey)
        name = (cut.text if cut else desk.say("landsdel")).lower()
        extra = Reason("extra_by", f"split by {name}", {"cut": name})
    return Problem("W152", Place(spot=draft.question.id), {"extra": extra})
