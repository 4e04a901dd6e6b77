"""Colours in markup: a theme colour, or a tint of one, where that is the very colour; else its hex."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from colorsys import hls_to_rgb, rgb_to_hls
from dataclasses import dataclass, field
from functools import cache

from pptx.slide import SlideMaster

from deckgen.powerpoint.look import scheme_colours, theme_root
from deckgen.powerpoint.markup import EMU

# Accents come first: a template may use one colour twice.
_UNSEEN = 2.5 / 255  # of a channel: nobody sees so little
_SLOTS = ("accent1", "accent2", "accent3", "accent4", "accent5", "accent6", "dk1", "lt1", "dk2", "lt2")


@dataclass(frozen=True)
class Colours:
    """The template's theme colours: `#RRGGBB` in capitals -> the name of its place."""

    slots: Mapping[str, str] = field(default_factory=dict)

    def colour(self, hex_: str) -> str:
        """The colour element of `#RRGGBB`."""
        slot = self.slots.get(hex_.upper())
        if slot:
            return f'<a:schemeClr val="{slot}"/>'
        for base, accent in self.slots.items():
            if accent.startswith("accent") and (change := _tint(base, hex_)):
                return f'<a:schemeClr val="{accent}">{change}</a:schemeClr>'
        return f'<a:srgbClr val="{hex_.lstrip("#").upper()}"/>'

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


@cache
def _tint(base: str, wanted: str) -> str:
    """The change of lightness that makes one colour of another; empty where hue or strength differ too.

    PowerPoint keeps hue and saturation (HSL) and sets lightness to itself times lumMod plus lumOff.
    """
    hue, light, much = rgb_to_hls(*_parts(base))
    _, aim, _ = rgb_to_hls(*_parts(wanted))
    if light in (0.0, 1.0) or not 0 < aim < 1:
        return ""
    part = aim / light if aim < light else (1 - aim) / (1 - light)
    made = hls_to_rgb(hue, aim, much)
    if max(abs(a - b) for a, b in zip(made, _parts(wanted), strict=True)) > _UNSEEN:
        return ""
    off = f'<a:lumOff val="{round((1 - part) * 100_000)}"/>' if aim > light else ""
    return f'<a:lumMod val="{round(part * 100_000)}"/>{off}'


def _parts(hex_: str) -> tuple[float, float, float]:
    red, green, blue = (int(hex_[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue
