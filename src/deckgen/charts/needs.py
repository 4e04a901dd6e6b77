"""Needs: what a chart kind must be given to show it truly, each a rule with a name in the messages."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from deckgen.charts.choose import MANY_BARS, MOST_PARTS, Asked
from deckgen.survey.question import Report


@dataclass(frozen=True, slots=True)
class Need:
    """One thing that a kind needs: its name, and whether what is asked for has it."""

    name: str
    met: Callable[[Asked], bool]


ONE_GROUP = Need("need_one_group", lambda a: a.groups == 1)
ONE_ROW = Need("need_one_row", lambda a: a.options == 1)
WHOLE = Need("need_whole", lambda a: a.is_whole)
SCALE = Need("need_scale", lambda a: a.is_whole_scale)
FEW_GROUPS = Need("need_few_groups", lambda a: a.groups <= MANY_BARS)
WAVES = Need("need_waves", lambda a: a.waves)
PARTS = Need("need_parts", lambda a: (a.split or bool(a.areas)) and 1 < a.groups <= MOST_PARTS)
COUNTIES = Need("need_counties", lambda a: a.areas == "counties")
AREAS = Need("need_areas", lambda a: bool(a.areas))
SHARES = Need("need_shares", lambda a: a.question.report is Report.SHARE)
COUNTED = Need("need_counted", lambda a: a.counted)

NEEDS: Mapping[str, tuple[Need, ...]] = {
    "columns": (ONE_GROUP,),
    "clustered_columns": (FEW_GROUPS,),
    "clustered_bars": (FEW_GROUPS,),
    "dot_interval": (COUNTED, SHARES, FEW_GROUPS),
    "stacked_columns": (WHOLE, FEW_GROUPS),
    "diverging_bars": (SCALE, FEW_GROUPS),
    "slope": (WAVES,),
    "small_multiples": (PARTS,),
    "distribution_strip": (COUNTIES, SHARES),
    "tile_map": (COUNTIES, ONE_ROW),
    "map": (AREAS, ONE_ROW, SHARES),
}
