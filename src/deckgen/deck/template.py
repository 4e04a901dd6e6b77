"""Template and Layout as plain values: which of a deck's roles stand where, in points."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from deckgen.charts.chart import Size
from deckgen.charts.theme import Theme, luminance
from deckgen.charts.tuned import Look

_SIDES = Size(4.0, 0.0)  # a text is not trusted with the last points of its line


@dataclass(frozen=True, slots=True)
class Spacing:
    """How text is set, in points: a line's height, the room before and after paragraphs, the left margin."""

    line: float
    before: float = 0.0
    after: float = 0.0
    margin: float = 0.0


@dataclass(frozen=True, slots=True)
class Placeholder:
    """A place on a layout for one role: where it is and how large, and its text size in points.

    `idx` is that of the layout's placeholder; None where deckgen draws a box of its own, as on a
    layout of another maker that has no placeholder for the role. `insets` keep text from the box's
    sides and from above and below. `least` is the size that its text may shrink to, None where it
    may not. A placeholder that is `moved` doesn't stand where the layout has it. `ink` names the
    theme colour of a drawn box's text, and of a placeholder's that is `inked`: its own would not be read
    on the layout's ground. A placeholder that is `resized` has not the layout's own `text_size`.
    `spacing` is how the layout sets text of that size. A text that is `eased` lies in its placeholder as
    deckgen has it: within `insets`, its lines wrapped, in one column. `ground` names the theme colour that
    a drawn box is filled with, none where it is read on what it stands on. A place is `measured` whose face
    is as wide as ours, so that nothing is set aside for a wider one.
    """

    role: str
    name: str
    idx: int | None
    size: Size
    text_size: float | None = None
    bold: bool = False
    corner: tuple[float, float] = (0.0, 0.0)
    insets: Size = _SIDES
    least: float | None = None
    moved: bool = False
    ink: str = "tx1"
    framed: bool = False
    inked: bool = False
    resized: bool = False
    spacing: Spacing | None = None
    ground: str = ""
    eased: bool = False
    measured: bool = False

    @property
    def room(self) -> Size:
        """What there is for text."""
        return Size(self.size.width - self.insets.width, self.size.height - self.insets.height)


@dataclass(frozen=True, slots=True)
class Layout:
    """A layout that slides stand on: our id, the layout's name and number in the file, its places by role.

    `merged` are roles whose text goes into another role's place. `found` says how it was found:
    "name", "file" (the layout file), "roles" (its placeholders' names) or "type" (their types). `foot` is,
    by type, what of its foot can't stand as it is: the place that it gets, or None for none. `wider` are
    the footer's place with more and more of its row, for a text that is too long.
    """

    id: str
    name: str
    placeholders: Mapping[str, Placeholder]
    number: int = 0
    merged: Mapping[str, str] = field(default_factory=dict)
    found: str = "name"
    foot: Mapping[str, Placeholder | None] = field(default_factory=dict)
    wider: tuple[Placeholder, ...] = ()

    @property
    def stands_in(self) -> bool:
        """Whether deckgen chose it for want of one that is called as ours."""
        return self.found in ("roles", "type")


@dataclass(frozen=True, slots=True)
class Recolouring:
    """The theme that a template's colours are those of, and the one that it is to be written in."""

    old: Theme
    new: Theme


@dataclass(frozen=True, slots=True)
class Template:
    """A presentation template: the file it came from and the layouts that a deck uses, by id.

    `look` is what its chart slides look like, where it says so; with a `recolouring` a deck is
    written in other colours than the file's. `macros` says that the file has some, which no deck
    takes over; `scale` is how much larger text must be than on slides of the usual width. `left_out` are
    its masters and layouts that show something only in newer programs, which decks don't have.
    """

    path: str
    layouts: Mapping[str, Layout]
    look: Look | None = None
    recolouring: Recolouring | None = None
    macros: bool = False
    scale: float = 1.0
    left_out: tuple[str, ...] = ()

    @property
    def is_dark(self) -> bool:
        """Whether its slides are written light on dark."""
        colours = self.recolouring.new if self.recolouring and self.recolouring.new.slide else self.look
        return colours is not None and luminance(colours.ground) < luminance(colours.ink)
