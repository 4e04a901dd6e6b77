"""Settled: the chart of a draft, in a kind that holds its groups."""

from __future__ import annotations

from dataclasses import replace

from deckgen.charts.chart import Chart, MapArea, Wording
from deckgen.charts.choose import choose
from deckgen.charts.form import Form
from deckgen.deck.desk import Desk
from deckgen.deck.draft import Draft
from deckgen.deck.kinds import BASES
from deckgen.survey.crosstab import Crosstab, Estimate, GroupRole
from deckgen.survey.tabulate import with_interval

HOLDS_ANY = "clustered_bars"
_WITH_AREAS = ("map", "tile_map")


def holding(draft: Draft, desk: Desk) -> Draft:
    """The draft in a kind that holds its groups: its own, be it the author's, or what else is chosen."""
    entry, refused = draft.entry.chart, list[str]()
    while draft.spec.kind != HOLDS_ANY and not desk.around.capacity(chart_of(draft, draft.rows, desk)):
        refused.append(draft.spec.kind)
        asked = (len(draft.rows), len(draft.groups), bool(entry.waves), entry.by is not None)
        found = choose(draft.question, *asked, without=refused)
        draft = replace(draft, spec=replace(draft.spec, kind=found.kind))
    return draft


def chart_of(draft: Draft, rows: tuple[str, ...], desk: Desk) -> Chart:
    """The chart of some rows, its figures no finer than they are printed."""
    table, say, spec = draft.table(desk, rows), desk.say, draft.spec
    if spec.kind == "dot_interval":
        table = table.map(with_interval)
    wording = Wording(
        suppressed=say("suppressed_word"),
        withheld=say("withheld_word"),
        not_asked=say("not_asked_word"),
        language=desk.language,
        without_figure=say("without_figure"),
        answer_header=say("sheet_answer"),
        group_header=say("sheet_group"),
        padding_header=say("sheet_padding"),
        mark_header=say("sheet_mark"),
        drawing_sheet=say("sheet_drawing"),
        label_header=say("sheet_label"),
        down_header=say("sheet_down"),
        up_header=say("sheet_up"),
        height_header=say("sheet_height"),
        interval_header=say("sheet_interval"),
        interval_height_header=say("sheet_interval_height"),
    )
    size = desk.around.template.layouts[draft.entry.layout].placeholders["chart"].size
    areas = desk.around.areas if spec.kind in _WITH_AREAS else ()
    shown = table.of_bases() if spec.kind == BASES else table.map(Estimate.as_shown)
    shown_areas = _shown_areas(areas, table, desk)
    form = draft.entry.chart.form or Form.PICTURE
    return Chart(spec.kind, shown, size, wording, spec.settings, shown_areas, form, draft.reach)


def _shown_areas(areas: tuple[MapArea, ...], table: Crosstab, desk: Desk) -> tuple[MapArea, ...]:
    """The map's areas, each tied to the group whose figure it shows, own ones marked."""
    own = desk.region.codes if desk.region else frozenset()
    groups = [group for group in table.groups if group.role is not GroupRole.NATION]
    shown = []
    for area in areas:
        group = next((group.name for group in groups if area.code in group.codes), "")
        shown.append(replace(area, group=group, own=area.code in own))
    return tuple(shown)
