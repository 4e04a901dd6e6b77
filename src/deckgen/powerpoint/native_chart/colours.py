"""Colours in markup: always one of the theme's, as it is or changed to the very colour that is wanted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from pptx.slide import SlideLayout

from deckgen.powerpoint.colours import scheme_in
from deckgen.powerpoint.look import colour_map, theme_root
from deckgen.powerpoint.markup import EMU
from deckgen.powerpoint.native_chart.changes import changed

ACCENTS = tuple(f"accent{number}" for number in range(1, 7))
INKS = ("tx1", "bg1", "tx2", "bg2")
# A template may use one colour twice: a fill is an accent then, and a text is the ink.
_OF_FILLS = (*ACCENTS, *INKS, "dk1", "lt1", "dk2", "lt2")
_OF_TEXTS = ("tx1", "bg1", *_OF_FILLS)
_KEPT = 8  # themes


@dataclass(frozen=True)
class Colours:
    """The template's theme colours as `#RRGGBB` in capitals, by the names that slides have for them."""

    scheme: Mapping[str, str] = field(default_factory=dict)
    _made: dict[tuple[str, bool], str] = field(default_factory=dict, init=False, repr=False, compare=False)

    def colour(self, hex_: str, text: bool = False) -> str:
        """The colour element of `#RRGGBB`; each is found once."""
        made = self._made.get((hex_, text))
        if made is None:
            made = self._made[hex_, text] = self._element(hex_.upper(), _OF_TEXTS if text else _OF_FILLS)
        return made

    def fill(self, hex_: str, text: bool = False) -> str:
        """A solid fill, or none for "none"."""
        return "<a:noFill/>" if hex_ == "none" else f"<a:solidFill>{self.colour(hex_, text)}</a:solidFill>"

    def line(self, hex_: str, wide: float, dash: bool = False) -> str:
        """A line of `wide` points, or none for "none"."""
        if hex_ == "none":
            return "<a:ln><a:noFill/></a:ln>"
        dashed = '<a:prstDash val="dash"/>' if dash else ""
        return f'<a:ln w="{round(wide * EMU)}">{self.fill(hex_)}{dashed}</a:ln>'

    def _element(self, wanted: str, names: Iterable[str]) -> str:
        """The theme's own colour, or one of them changed; its hex where the template has no theme."""
        for name in names:
            if self.scheme.get(name) == wanted:
                return f'<a:schemeClr val="{name}"/>'
        return changed(self.scheme, wanted) or f'<a:srgbClr val="{wanted[1:]}"/>'


def theme_colours(layouts: Iterable[SlideLayout]) -> Colours:
    """The theme colours that are the same on all of some layouts."""
    found = list(_schemes(layouts))
    first = found[0] if found else {}
    return _colours(tuple(pair for pair in first.items() if all(o.get(pair[0]) == pair[1] for o in found)))


@lru_cache(maxsize=_KEPT)
def _colours(scheme: tuple[tuple[str, str], ...]) -> Colours:
    """The colours of a theme: what one deck of a batch has found of them, the next ones have."""
    return Colours(dict(scheme))


def _schemes(layouts: Iterable[SlideLayout]) -> Iterator[dict[str, str]]:
    """The theme's colours on each layout, by slot and by what the layout calls them."""
    read: dict[str, dict[str, str]] = {}
    for layout in layouts:
        master = layout.slide_master
        key = str(master.part.partname)
        if key not in read:
            root = theme_root(master)
            read[key] = {} if root is None else scheme_in(root)
        slots = read[key]
        named = {name: slots[slot] for name, slot in colour_map(layout).items() if slot in slots}
        yield {name: hex_ for name, hex_ in (slots | named).items() if name in _OF_FILLS}
