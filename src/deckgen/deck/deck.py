"""A Deck settled: every slide with its texts, chart, table and notes; no pixel drawn yet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from deckgen.charts.chart import Chart
from deckgen.errors import Problem


@dataclass(frozen=True, slots=True)
class Table:
    """A native table: its first row is the header; `numeric` columns stand to the right."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numeric: frozenset[int] = frozenset()
    strong_rows: frozenset[int] = frozenset()
    alt: str = ""


@dataclass(frozen=True, slots=True)
class Basis:
    """What a chart's figures rest on, for whoever opens its data: a title, and facts by name."""

    title: str
    facts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """A chart on a slide: the role it stands in, its alt text, and what its figures rest on."""

    role: str
    chart: Chart
    alt: str = ""
    basis: Basis | None = None


@dataclass(frozen=True, slots=True)
class Slide:
    """One slide: its layout (an id of `layouts.LAYOUTS`), paragraphs by role, chart or table, notes.

    `texts` maps a role of the layout ("title", "question", "source" …) to its paragraphs.
    A role without text loses its placeholder; nothing is left empty. `beside` is a second
    chart, in the role "chart2".
    """

    number: int
    name: str
    layout: str
    texts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    chart: Chart | None = None
    chart_alt: str = ""
    basis: Basis | None = None
    beside: Shown | None = None
    table: Table | None = None
    notes: tuple[str, ...] = ()

    @property
    def charts(self) -> tuple[Shown, ...]:
        """Its charts, from the left."""
        first = () if self.chart is None else (Shown("chart", self.chart, self.chart_alt, self.basis),)
        return first if self.beside is None else (*first, self.beside)

    @property
    def title(self) -> str:
        """The slide's title as one line."""
        return " ".join(self.texts.get("title", ()))


@dataclass(frozen=True, slots=True)
class Deck:
    """A whole deck: its slides in order, its language ("nb" or "nn") and its properties.

    `untranslated` counts texts that are shown in another language, `foreign` are what is said in
    one, with it; `warnings` are what the adviser should know, none of which stops the build.
    """

    title: str
    region: str
    survey: str
    language: str
    footer: str
    slides: tuple[Slide, ...]
    author: str = ""
    keywords: str = ""
    untranslated: int = 0
    foreign: tuple[tuple[str, str], ...] = ()
    warnings: tuple[Problem, ...] = ()
