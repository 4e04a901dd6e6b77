"""Template and Layout as plain values: which placeholders stand where, in points."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from deckgen.charts.chart import Size
from deckgen.charts.theme import Theme, luminance
from deckgen.charts.tuned import Look


@dataclass(frozen=True, slots=True)
class Placeholder:
    """A placeholder of a layout: its role here, its idx, name and size, and its text size in points."""

    role: str
    name: str
    idx: int
    size: Size
    text_size: float | None = None
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Layout:
    """A named layout of a template with its placeholders by role."""

    id: str
    name: str
    placeholders: Mapping[str, Placeholder]


@dataclass(frozen=True, slots=True)
class Recolouring:
    """The theme that a template's colours are those of, and the one that it is to be written in."""

    old: Theme
    new: Theme


@dataclass(frozen=True, slots=True)
class Template:
    """A presentation template: the file it came from and the layouts that a deck uses, by id.

    `look` is what its chart slides look like, where it says so; with a `recolouring` a deck is
    written in other colours than the file's.
    """

    path: str
    layouts: Mapping[str, Layout]
    look: Look | None = None
    recolouring: Recolouring | None = None

    @property
    def is_dark(self) -> bool:
        """Whether its slides are written light on dark."""
        colours = self.recolouring.new if self.recolouring and self.recolouring.new.slide else self.look
        return colours is not None and luminance(colours.ground) < luminance(colours.ink)
