"""Tints: what the fills of a slide come to in its theme, and which can't be told from what is behind them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import combinations

from lxml import etree

from deckgen.charts.theme import contrast
from deckgen.powerpoint.colours import Paint, is_colour, over, painted
from deckgen.powerpoint.reading import A

_SOLID, _NONE = f"{{{A}}}solidFill", f"{{{A}}}noFill"
_FILLS = (_SOLID, _NONE, *(f"{{{A}}}{kind}Fill" for kind in ("grad", "blip", "patt", "grp")))
_NAMED = f"{{{A}}}schemeClr"
_LOST = 1.1  # contrast: nobody sees less
_ACCENT = "accent"
_ALIKE = 8  # of 255, in each light: what another program may round, and no eye tells
_NEAR = 16  # the same: hardly told apart
_MOST = 60  # more colours are in no chart
_KEPT = 1024


class Tints:
    """A theme's colours by the names that slides have for them, the one behind all, and that of text."""

    def __init__(
        self,
        scheme: Mapping[str, str] = {},
        ground: str = "",
        ink: str = "",
        under: str | None = None,
        renamed: Mapping[str, str] = {},
    ) -> None:
        """`ground` is the colour behind all, `ink` that of text that says none.

        `under` is what is behind where a shape takes away the fill that its layout gives it; `renamed` are
        the accents that stand for another of the theme's colours.
        """
        self.scheme, self.ground, self.ink, self.renamed = scheme, ground, ink, renamed
        self.under = ground if under is None else under
        self._paints: dict[tuple[object, ...], Paint | None] = {}

    def on(self, ground: str, ink: str = "", under: str | None = None) -> Tints:
        """The same before another ground, or with another ink."""
        tints = Tints(self.scheme, ground, ink, under, self.renamed)
        tints._paints = self._paints
        return tints

    def renamed_in(self, element: etree._Element) -> str:
        """Which of the colours that an element uses have names of others: the same bars in another colour."""
        if not self.renamed:
            return ""
        used = {str(colour.get("val")) for colour in element.iter(_NAMED)}
        return " ".join(f"{name}>{slot}" for name, slot in sorted(self.renamed.items()) if name in used)

    def of(self, fill: etree._Element | None, behind: str | None = None) -> str:
        """The colour of a plain fill as `#RRGGBB`; empty for none, and for one that isn't known."""
        return "" if fill is None or not len(fill) else self.colour(fill[0], behind)

    def colour(self, element: etree._Element, behind: str | None = None) -> str:
        """A colour element as `#RRGGBB`, what is behind it showing through; empty where it isn't known."""
        key = _key(element)
        if key not in self._paints:
            self._paints[key] = painted(element, self.scheme, {}) if is_colour(element) else None
        paint = self._paints[key]
        if paint is None:
            return ""
        behind = self.ground if behind is None else behind
        return over(paint, behind) if behind and paint[1] < 1 else paint[0]

    def behind(self, look: etree._Element | None, behind: str | None = None) -> str:
        """The colour that a shape's look has behind its text: `behind`, or the ground, without a fill."""
        for child in () if look is None else look.iterchildren(*_FILLS):
            under = self.under if behind is None else behind
            if child.tag == _SOLID:
                return self.of(child, under)
            return under if child.tag == _NONE else ""
        return self.ground if behind is None else behind


def named(slots: Mapping[str, str], mapped: Mapping[str, str]) -> Tints:
    """A theme's colours by the names that a map gives them too, before its background, in its text colour."""
    every = {**slots, **{name: slots.get(slot, "") for name, slot in mapped.items()}}
    scheme = {name: colour for name, colour in every.items() if colour}  # a map may name what the theme lacks
    renamed = {name: slot for name, slot in mapped.items() if name.startswith(_ACCENT) and name != slot}
    return Tints(scheme, scheme.get("bg1", ""), scheme.get("tx1", ""), renamed=renamed)


def _key(colour: etree._Element) -> tuple[object, ...]:
    """A colour as it is named, with what is done to it."""
    if not len(colour):
        return colour.tag, *colour.values()
    return colour.tag, *colour.values(), *((change.tag, change.get("val")) for change in colour)


@lru_cache(maxsize=_KEPT)
def is_lost(ink: str, behind: str) -> bool:
    """Whether nobody sees an ink on a colour; not where one of them isn't known."""
    return bool(ink) and bool(behind) and contrast(ink, behind) < _LOST


def classes(colours: Iterable[str]) -> list[int]:
    """The colours as numbers: the same for those that nobody tells from each other."""
    known: dict[str, int] = {}
    count = 0
    numbers: list[int] = []
    for colour in colours:
        if colour not in known:
            near = (number for other, number in known.items() if _alike(colour, other))
            known[colour] = number = next(near, count)
            count = max(count, number + 1)
        numbers.append(known[colour])
    return numbers


def nearest(colours: Iterable[str]) -> str:
    """How far from each other the two nearest are of those that are told apart; empty for less than two."""
    apart = (_apart(one, other) for one, other in combinations(sorted({*colours} - {""})[:_MOST], 2))
    return f"{least:04x}" if (least := min((far for far in apart if far > _ALIKE), default=0)) else ""


def is_nearer(now: str, before: str) -> bool:
    """Whether colours that were told apart hardly are any more."""
    try:
        return int(now, 16) <= _NEAR and 2 * int(now, 16) <= int(before, 16)
    except ValueError:  # somebody wrote it by hand
        return True


def _alike(one: str, other: str) -> bool:
    return bool(one and other) and _apart(one, other) <= _ALIKE


def _apart(one: str, other: str) -> int:
    """How far two colours are from each other in the light that parts them most."""
    ends = ((1, 3), (3, 5), (5, 7))
    return max(abs(int(one[start:end], 16) - int(other[start:end], 16)) for start, end in ends)
