"""Colours in markup: a theme colour where the template has that very one, else its hex."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from pptx.slide import SlideMaster

from deckgen.powerpoint.look import scheme_colours, theme_root
from deckgen.powerpoint.markup import EMU

# Accents come first: a template may use one colour twice.
_SLOTS = ("accent1", "accent2", "accent3", "accent4", "accent5", "accent6", "dk1", "lt1", "dk2", "lt2")


@dataclass(frozen=True)
class Colours:
    """The template's theme colours: `#RRGGBB` in capitals -> the name of its place."""

    slots: Mapping[str, str] = field(default_factory=dict)

    def colour(self, hex_: str) -> str:
        """The colour element of `#RRGGBB`."""
        slot = self.slots.get(hex_.upper())
        return f'<a:schemeClr val="{slot}"/>' if slot else f'<a:srgbClr val="{hex_.lstrip("#").upper()}"/>'

    def fill(self, hex_: str) -> str:
        """A solid fill, or none for "none"."""
        return "<a:noFill/>" if hex_ == "none" else f"<a:solidFill>{self.colour(hex_)}</a:solidFill>"

    def line(self, hex_: str, wide: float, dash: bool = False) -> str:
        """A line of `wide` points, or none for "none"."""
        if hex_ == "none":
            return "<a:ln><a:noFill/></a:ln>"
        dashed = '<a:prstDash val="dash"/>' if dash else ""
        return f'<a:ln w="{round(wide * EMU)}">{self.fill(hex_)}{dashed}</a:ln>'


def theme_colours(masters: Iterable[SlideMaster]) -> Colours:
    """The theme colours that are the same on all of some masters."""
    found = [_colours_of(master) for master in masters]
    first = found[0] if found else {}
    return Colours({hex_: slot for hex_, slot in first.items() if all(o.get(hex_) == slot for o in found)})


def _colours_of(master: SlideMaster) -> dict[str, str]:
    theme = theme_root(master)
    colours = {} if theme is None else scheme_colours(theme)
    found: dict[str, str] = {}
    for slot in _SLOTS:
        if slot in colours:
            found.setdefault(colours[slot], slot)
    return found
