"""ChartSpec, a chart as asked for, and Chart, a chart as settled: nothing left to look up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from deckgen.charts.form import Form
from deckgen.survey.crosstab import Crosstab
from deckgen.survey.question import ResponseOption

Ring = tuple[tuple[float, float], ...]  # one closed outline, points in kilometres


@dataclass(frozen=True, slots=True)
class Size:
    """Width and height in points (1/72 inch)."""

    width: float
    height: float


@dataclass(frozen=True, slots=True)
class ChartSpec:
    """What an author or `choose` asks for: a kind by name, its row order and its own settings.

    `order` is "descending" or "questionnaire"; `settings` are the kind's own, checked by it.
    """

    kind: str
    order: str = "descending"
    settings: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class MapArea:
    """One named area of a map: its outline rings, and the group whose figure it shows."""

    name: str
    code: str
    rings: tuple[Ring, ...]
    group: str
    own: bool = False
    tile: tuple[int, int] | None = None  # column and row of a tile map, from the north-west


@dataclass(frozen=True, slots=True)
class Wording:
    """The few words a chart prints itself, in the deck's language."""

    uncertain_mark: str = "?"
    missing: str = "–"
    suppressed: str = "for få svar"
    withheld: str = "skjermet"
    not_asked: str = "ingen svar"
    language: str = "nb"
    without_figure: str = "fylker uten tall"
    answer_header: str = "Svar"
    group_header: str = "Gruppe"
    padding_header: str = "luft"
    mark_header: str = "merke"
    drawing_sheet: str = "Tegning"
    label_header: str = "etikett"
    down_header: str = "feilmargin ned"
    up_header: str = "feilmargin opp"
    height_header: str = "høyde"
    interval_header: str = "intervall (fra, til)"
    interval_height_header: str = "høyden til intervallet"


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart settled: the figures in drawing order, its kind, its size and its words.

    Groups stand in drawing order (own, nation, others) with their role; ambiguous cells
    are drawn with `wording.uncertain_mark`, missing ones as a dash, suppressed as words.
    `settings` are the kind's own; `areas` are for maps only. `form` is how it lands in the
    deck: a kind draws the same for each. The parts of a split chart have one scale, that holds the
    share `reach`, and `whole`, all its options, in one run of colours and numbers.
    """

    kind: str
    crosstab: Crosstab
    size: Size
    wording: Wording = Wording()
    settings: Mapping[str, Any] = field(default_factory=dict)
    areas: tuple[MapArea, ...] = ()
    form: Form = Form.PICTURE
    reach: float = 0.0
    whole: tuple[ResponseOption, ...] = ()


@dataclass(frozen=True, slots=True)
class Image:
    """A drawn chart: the same picture as SVG and as PNG, at its exact size."""

    svg: bytes
    png: bytes
    size: Size
