"""A Theme from a template's own colours: each keeps its hue, and its lightness gives way to the rules.

What is searched for is a lightness for every colour that meets every rule of `palette.py`, as near
to the template's own as can be. Colours are settled one after another; a choice strikes out what
it rules out for those still to come, and is taken back where that leaves one of them nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise

from deckgen.charts.palette import ALIKE, APART, FAINT, FILL, TEXT, colours_of, distances
from deckgen.charts.theme import CLASSES, SERIES, TONES, Theme, contrast
from deckgen.charts.vision import between, lab, with_lightness, worst_distance

_STEP = 3  # of L*, between the lightnesses that are tried
_MOST_TRIED = 4_000  # choices, before hues are given up for greys
_WELL_READ = 7.0  # contrast of the ink, so that there is room for figures on fills between
_FEW = 3  # choices left: settled before its turn
_SMALL_TEXT = 0.78  # of the way from ground to ink
_RULES = 0.2
_TAG = 0.25  # of the way from ground to the own colour
# Where greys stand on the way from the ground to its opposite, for a template whose hues leave no room:
# own, other and nation, then the series, each at least one step from what it may stand beside.
_GREYS = (1.0, 0.39, 0.60, 0.885, 0.60, 0.23, 0.785, 0.51, 0.69)
_KNOWN = ("Carlito", "Inter")

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Look:
    """What a template looks like: its slides' ground and ink, its six accents and its text face."""

    ground: str
    ink: str
    accents: tuple[str, ...]
    face: str


def theme_of(look: Look, base: Theme, name: str) -> Theme:
    """The theme in a template's colours and face, with the sizes of `base`.

    Accents 1, 2 and 3 become the own region, the nation and the others; series take the accents in
    turn, and the map is accent 1 from faint to strong.
    """
    ink, found = _settled(_wishes(look), look, base)
    muted = _readable(between(look.ground, ink, _SMALL_TEXT), look.ground)
    tag = between(look.ground, found["colour.own"], _TAG)
    options = tuple(found[f"colour.options[{place}]"] for place in range(1, SERIES))
    return replace(
        base,
        name=name,
        family=look.face if look.face in _KNOWN else _KNOWN[0],
        deck_family=look.face or base.deck_family,
        ground=look.ground,
        ink=ink,
        own=found["colour.own"],
        nation=found["colour.nation"],
        other=found["colour.other"],
        hairline=between(look.ground, ink, _RULES),
        muted=muted,
        outline=muted,
        tag_ground=tag,
        tag_ink=_readable(ink, tag),
        options=(*options, found["colour.other"]),
        map=_map(found["colour.own"], look.ground, ink),
        negative=_tones(base.negative[1], (found["colour.other"],), look.ground, ink),
        positive=_tones(
            found["colour.own"],
            (found["colour.other"], _tones(base.negative[1], (found["colour.other"],), look.ground, ink)[0]),
            look.ground,
            ink,
        ),
        slide=None,
    )


def _readable(colour: str, ground: str, wanted: float = TEXT) -> str:
    """The colour, or the nearest lightness of it with that contrast on a ground, or else with the most."""
    tried = (colour, *_lightnesses(colour, lab(colour)[0]))
    best = max(tried, key=lambda each: contrast(each, ground))
    return next((each for each in tried if contrast(each, ground) >= wanted), best)


def _map(own: str, ground: str, ink: str) -> tuple[str, ...]:
    """The own colour's hue in even steps of lightness, away from the ground; in greys if that fails."""
    start, end = lab(ground)[0], _opposite(ground, ink)
    lights = [start + (end - start) * part / 100 for part in range(101)]
    grey = between(with_lightness(ink, 0), with_lightness(ink, 100), 0.5)
    for hue in (own, ink, grey):
        shades = [with_lightness(hue, light) for light in lights]
        first = next((n for n, shade in enumerate(shades) if contrast(shade, ground) >= FAINT), 0)
        steps = [shades[round(first + (100 - first) * n / (CLASSES - 1))] for n in range(CLASSES)]
        if all(worst_distance(one, other)[0] >= APART for one, other in pairwise(steps)):
            break
    return tuple(steps)


def _tones(hue: str, beside: tuple[str, ...], ground: str, ink: str) -> tuple[str, ...]:
    """A hue from mild to strong on a ground, the mild one told apart from what stands beside it.

    The faintest that will do; greys where the hue has too little room.
    """
    start, end = lab(ground)[0], _opposite(ground, ink)
    grey = between(with_lightness(ink, 0), with_lightness(ink, 100), 0.5)
    found: tuple[str, ...] = ()
    for each in (hue, grey):
        for first in range(10, 70, 2):
            lights = (
                start + (end - start) * (first + (96 - first) * n / (TONES - 1)) / 100 for n in range(TONES)
            )
            found = tuple(with_lightness(each, light) for light in lights)
            readable = all(max(contrast(ink, c), contrast(ground, c)) >= TEXT for c in found)
            apart = all(worst_distance(found[0], colour)[0] >= ALIKE for colour in beside)
            steps = all(worst_distance(one, other)[0] >= ALIKE for one, other in pairwise(found))
            if readable and apart and steps and contrast(found[0], ground) >= FAINT:
                return found
    return found


def _wishes(look: Look) -> dict[str, str]:
    """The colour that each key would have if no rule stood against it, in the order they are settled."""
    own, nation, other, *rest = look.accents
    wished = {"colour.own": own, "colour.other": other, "colour.nation": nation}
    series = (look.ink, own, nation, *rest)
    return wished | {f"colour.options[{n}]": series[(n - 1) % len(series)] for n in range(1, SERIES)}


def _settled(wished: dict[str, str], look: Look, base: Theme) -> tuple[str, dict[str, str]]:
    """The ink, and colours by key that meet every rule near to the wished ones.

    Where no lightness of the accents' hues does, greys may, or else the hues of `base`; where the
    template's ink leaves no fill that figures can be read on, ink as strong as can be does.
    """
    # The last series is the others' colour, so the rules for six series hold for all of them.
    floors = {pair: floor for pair, floor in distances(SERIES).items() if set(pair) <= set(wished)}
    own_ink = _readable(look.ink, look.ground, _WELL_READ)
    start, end = lab(look.ground)[0], _opposite(look.ground, own_ink)
    # The others are as faint as they may be, whatever their accent's strength.
    wish = {key: start if key == "colour.other" else lab(colour)[0] for key, colour in wished.items()}
    greys = {key: start + (end - start) * part for key, part in zip(wished, _GREYS, strict=True)}
    inks = (own_ink, with_lightness(own_ink, end))
    grey = dict.fromkeys(wished, own_ink)
    known = {key: colours_of(base)[key] for key in wished}
    turned = {key: start + (end - start) * (1 - lab(known[key])[0] / 100) for key in wished}
    for hues, lights in ((wished, wish), (grey, greys), (known, turned)):
        for ink in inks:
            domains = {
                key: [c for c in _lightnesses(hue, lights[key]) if _fits(key, c, look.ground, ink)]
                for key, hue in hues.items()
            }
            found = _Search(floors).run(domains)
            if found is not None:
                return ink, found
    return own_ink, wished


def _opposite(ground: str, ink: str) -> float:
    """The lightness at the ink's end: 0 on a light ground, 100 on a dark one."""
    return 100.0 if lab(ink)[0] > lab(ground)[0] else 0.0


def _lightnesses(hue: str, wished: float) -> list[str]:
    """The hue at every lightness that is tried, the nearest to the wished one first, and as it is."""
    own = lab(hue)[0]
    tried = {with_lightness(hue, light): abs(light - wished) for light in (*range(0, 101, _STEP), wished)}
    tried[hue] = abs(own - wished)
    return sorted(tried, key=lambda colour: tried[colour])


def _fits(key: str, colour: str, ground: str, ink: str) -> bool:
    """Whether a colour stands out from the ground as its key must, and text can be read on it."""
    role = not key.startswith("colour.options")
    least = FILL if role else FAINT
    if contrast(colour, ground) < least:
        return False
    inside = key == "colour.other" or not role
    return not inside or max(contrast(ink, colour), contrast(ground, colour)) >= TEXT


class _Search:
    """Backtracking with forward checking over the pairs that must be apart."""

    def __init__(self, floors: dict[Pair, float]) -> None:
        self.floors = floors
        self.tried = 0

    def run(self, domains: dict[str, list[str]]) -> dict[str, str] | None:
        """A colour for each key, the first that leaves the others one; None if none does."""
        if not domains:
            return {}
        # In their order, so that the own region comes nearest its wish; what has little left goes first.
        key = next((k for k, choices in domains.items() if len(choices) <= _FEW), next(iter(domains)))
        for colour in domains[key]:
            self.tried += 1
            if self.tried > _MOST_TRIED:
                return None
            left = {k: self._kept(key, colour, k, choices) for k, choices in domains.items() if k != key}
            if all(left.values()) and (rest := self.run(left)) is not None:
                return {key: colour, **rest}
        return None

    def _kept(self, key: str, colour: str, other: str, choices: list[str]) -> list[str]:
        """What is left for another key once this one has its colour."""
        floor = self.floors.get((key, other)) or self.floors.get((other, key))
        if floor is None:
            return choices
        return [choice for choice in choices if worst_distance(colour, choice)[0] >= floor]
