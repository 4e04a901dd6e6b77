"""DeckSpec: a deck as its author wrote it in `deck.yaml`, one entry a slide."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from deckgen.authored import Authored, Text
from deckgen.charts.form import Form

MOST_SLIDES = 200
GroupsName = Literal["region", "nation", "counties", "landsdeler"]


class HoldsEntry(Authored):
    """When a headline holds: these options lead the nation's, or all lie below a per cent.

    `within` is how many percentage points the groups of the slide may be apart.
    """

    top: tuple[str, ...] = ()
    all_below: int | None = Field(default=None, ge=1, le=100)
    within: int | None = Field(default=None, ge=1, le=100)


class ChartEntry(Authored):
    """The chart of a slide: its question, and anything that `choose` should not decide.

    `rows` are 1-based places in the sorted order of options, «1-9». `apart` and `strong`
    name options that stand apart from the rest, or stand out. `by` splits the region's
    answers by a cut, `compare` sets other regions beside it, `waves` other waves;
    `report` says how a scale is reported and `intervals` adds the intervals of 95 %. `form` is
    "picture", "native" (PowerPoint's own chart) or "both".
    """

    question: str
    kind: str | None = None
    groups: GroupsName = "region"
    rows: str | None = Field(default=None, pattern=r"^[1-9]\d*-[1-9]\d*$")
    order: Literal["descending", "questionnaire"] | None = None
    apart: tuple[str, ...] = ()
    strong: tuple[str, ...] = ()
    by: str | None = None
    compare: tuple[str, ...] = ()
    waves: tuple[str, ...] = ()
    report: Literal["points", "nets", "mean"] | None = None
    intervals: bool = False
    form: Form | None = None


class BasesEntry(Authored):
    """A table of how many answered, by landsdel and own region, split by one cut."""

    by: str | None = None


class CardEntry(Authored):
    """One definition card."""

    title: Text
    text: Text


class SlideEntry(Authored):
    """What every slide has: a title."""

    title: Text


class TitleSlide(SlideEntry):
    """The first slide; `subtitle_nation` is for a deck without a region."""

    layout: Literal["title"]
    subtitle: Text = Field(default_factory=dict)
    subtitle_nation: Text = Field(default_factory=dict)
    department: Text = Field(default_factory=dict)
    motto: Text = Field(default_factory=dict)


class BulletsSlide(SlideEntry):
    """A few sentences."""

    layout: Literal["bullets"]
    bullets: tuple[Text, ...] = Field(min_length=1)


class CardsSlide(SlideEntry):
    """One to four cards, each a word and what it means."""

    layout: Literal["cards"]
    lead: Text = Field(default_factory=dict)
    cards: tuple[CardEntry, ...] = Field(min_length=1, max_length=4)
    note: Text = Field(default_factory=dict)


class ChapterSlide(SlideEntry):
    """The start of a chapter, with what it says."""

    layout: Literal["chapter"]
    text: tuple[Text, ...] = ()


class TableSlide(SlideEntry):
    """How many answered, as a native table."""

    layout: Literal["table"]
    question: Text = Field(default_factory=dict)
    bases: BasesEntry


class MethodSlide(SlideEntry):
    """How the figures came about and how sure they are; its sentences are made by rule."""

    layout: Literal["method"]


class ChartSlide(Authored):
    """A chart with its question and source; without a title the headline is made by rule.

    `holds` says when the title is true; where it isn't, the headline by rule stands in.
    """

    layout: Literal["chart", "chart-text", "map"]
    title: Text | None = None
    holds: HoldsEntry | None = None
    question: Text | None = None
    text: tuple[Text, ...] = ()
    chart: ChartEntry


class ExtraSlide(ChartSlide):
    """A chart slide as the command line asked for it: split, or with other regions or waves beside.

    Its kind gives way where it can't show that. `added` says that it stands besides the deck file's own.
    """

    added: bool


class TwoChartsSlide(Authored):
    """Two small charts side by side; where they need more room, each gets a slide of its own."""

    layout: Literal["two-charts"]
    title: Text | None = None
    charts: tuple[ChartEntry, ChartEntry]

    @property
    def halves(self) -> tuple[ChartSlide, ChartSlide]:
        """Each chart as a slide of its own would ask for it."""
        left, right = self.charts
        return (
            ChartSlide(layout="chart", title=self.title, chart=left),
            ChartSlide(layout="chart", chart=right),
        )


class ClosingSlide(SlideEntry):
    """The last slide: where to find more."""

    layout: Literal["closing"]
    web: str = ""


AnySlide = Annotated[
    TitleSlide
    | BulletsSlide
    | CardsSlide
    | ChapterSlide
    | TableSlide
    | MethodSlide
    | ChartSlide
    | TwoChartsSlide
    | ClosingSlide,
    Field(discriminator="layout"),
]


class DeckSpec(Authored):
    """A deck as asked for: its slides in order."""

    slides: tuple[AnySlide, ...] = Field(min_length=1, max_length=MOST_SLIDES)
