"""The rules that a theme's colours keep, for the back row, the photocopier and the colour-blind.

Contrast is WCAG 2.2's ratio: 4.5:1 for text (1.4.3; 3:1 from 18 points), 3:1 for what carries a
meaning without words (1.4.11). Two colours that stand in one chart are also told apart by all
sights of `vision.py`: in charts every fill is parted by a gap or an outline, so what is asked of
neighbours is a distance, not a second 3:1. docs/decisions/0016-themes.md says where the floors are from.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, pairwise

from deckgen.charts.groups import OTHERS, SEEN, UNLIKE
from deckgen.charts.theme import SlideColours, Theme, contrast
from deckgen.charts.vision import NORMAL, distance, worst_distance
from deckgen.errors import DeckgenError, Place, Problem

TEXT = 4.5
LARGE_TEXT = 3.0
LARGE_FROM = 18.0  # points
FILL = SEEN  # bars, dots and lines without an outline, and every outline
FAINT = 1.5  # a fill that has an outline
APART = 10.0  # CIEDE2000: side by side in a chart
ALIKE = UNLIKE  # CIEDE2000: anywhere in one chart

_PLAIN = ("ground", "ink", "own", "nation", "other", "hairline", "muted", "outline", "tag_ground", "tag_ink")
_OF_SLIDE = ("title", "paper", "tint", "link", "visited")
_CONTRAST = "contrast"
_ORDER = "order"
_CODES = {
    _CONTRAST: "T321",
    NORMAL: "T322",
    "protanopia": "T323",
    "deuteranopia": "T324",
    "tritanopia": "T325",
    _ORDER: "T326",
}


@dataclass(frozen=True, slots=True)
class Weakness:
    """A pair of colours that breaks a rule: their keys in the theme, and how far they fall short.

    `measure` is "contrast" (a ratio), "order" (of the map's steps: the same) or the sight whose
    distance `figure` is.
    """

    one: str
    other: str
    measure: str
    figure: float
    floor: float


def text_floor(size: float) -> float:
    """The contrast that text of a size in points needs."""
    return LARGE_TEXT if size >= LARGE_FROM else TEXT


def refuse_weak(theme: Theme, file: str) -> Theme:
    """The theme as it is; DeckgenError with every pair of its colours that breaks a rule."""
    problems = [_problem(weakness, theme, file) for weakness in weaknesses(theme)]
    if problems:
        raise DeckgenError(problems)
    return theme


def weaknesses(theme: Theme) -> list[Weakness]:
    """Every pair of a theme's colours that breaks a rule, once each."""
    colours = colours_of(theme)
    found: dict[tuple[str, str], Weakness] = {}
    for weakness in (*_weak_contrasts(theme, colours), *_alike(theme, colours), *_map_steps(theme, colours)):
        found.setdefault((weakness.one, weakness.other), weakness)
    return list(found.values())


def colours_of(theme: Theme) -> dict[str, str]:
    """Every colour of a theme by its key in the file; those of a list are numbered from 1."""
    colours = {f"colour.{name}": str(getattr(theme, name)) for name in _PLAIN}
    colours |= {_option(place): colour for place, colour in enumerate(theme.options)}
    colours |= {_step(place): colour for place, colour in enumerate(theme.map)}
    for side in ("negative", "positive"):
        colours |= {_tone(side, place): colour for place, colour in enumerate(getattr(theme, side))}
    if theme.slide is not None:
        colours |= {f"slide.{name}": str(getattr(theme.slide, name)) for name in _OF_SLIDE}
    return colours


def _weak_contrasts(theme: Theme, colours: dict[str, str]) -> Iterator[Weakness]:
    """Text and fills that don't stand out from what lies behind them."""
    wanted = [("ink", "ground", TEXT), ("muted", "ground", TEXT), ("tag_ink", "tag_ground", TEXT)]
    wanted += [(name, "ground", FILL) for name in ("own", "nation", "other", "outline")]
    pairs = [(f"colour.{one}", f"colour.{other}", floor) for one, other, floor in wanted]
    fills = [*map(_option, range(len(theme.options))), *map(_step, range(len(theme.map))), *tones(theme)]
    pairs += [(fill, "colour.ground", FAINT) for fill in fills]
    if theme.slide is not None:
        pairs += _slide_pairs(theme.slide)
    for one, other, floor in pairs:
        ratio = contrast(colours[one], colours[other])
        if ratio < floor:
            yield Weakness(one, other, _CONTRAST, ratio, floor)
    for fill in (*map(_option, range(len(theme.options))), "colour.other", *tones(theme)):
        on_it = {name: contrast(colours[name], colours[fill]) for name in ("colour.ink", "colour.ground")}
        best = max(on_it, key=lambda name: on_it[name])
        if on_it[best] < TEXT:  # a figure inside its segment
            yield Weakness(best, fill, _CONTRAST, on_it[best], TEXT)


def _slide_pairs(slide: SlideColours) -> list[tuple[str, str, float]]:
    """What is written on what in the shipped template: 28 points' headlines, 12 points' footers."""
    title, paper, tint = "slide.title", "slide.paper", "slide.tint"
    ground, ink = "colour.ground", "colour.ink"
    pairs = [
        (title, ground, text_floor(28)),
        (title, paper, text_floor(22)),
        (ink, paper, text_floor(20)),
        ("colour.nation", ground, TEXT),
        ("slide.link", ground, TEXT),
        ("slide.visited", ground, TEXT),
    ]
    if slide.inverted:
        return [*pairs, (ground, title, TEXT), (paper, title, TEXT), (tint, title, TEXT)]
    return [*pairs, (ink, paper, TEXT), (title, paper, TEXT), (tint, paper, TEXT)]


def _alike(theme: Theme, colours: dict[str, str]) -> Iterator[Weakness]:
    """Colours of one chart that some eyes can't tell apart."""
    for (one, other), floor in distances(len(theme.options)).items():
        yield from _too_near(one, other, colours, floor)
    for one, other in scale_pairs(theme):
        yield from _too_near(one, other, colours, ALIKE)


def tones(theme: Theme) -> list[str]:
    """The keys of a scale's points from left to right, without its middle."""
    left = [_tone("negative", place) for place in reversed(range(len(theme.negative)))]
    return [*left, *(_tone("positive", place) for place in range(len(theme.positive)))]


def scale_pairs(theme: Theme) -> list[tuple[str, str]]:
    """The colours that touch in a scale's bar, with a middle and without."""
    keys, middle = tones(theme), len(theme.negative)
    return [*pairwise(keys), (keys[middle - 1], "colour.other"), ("colour.other", keys[middle])]


def distances(options: int) -> dict[tuple[str, str], float]:
    """Which colours stand in one chart, and how far apart they must look, with `options` options.

    The grey of «Vet ikke» is the other regions' colour and may follow any option but the last.
    """
    series = [_option(place) for place in range(options)]
    roles = ["colour.own", "colour.nation", "colour.other"]
    groups = [*roles, *(series[place] for place in sorted(OTHERS) if place < options)]
    wanted = dict.fromkeys((*combinations(series, 2), *combinations(groups, 2)), ALIKE)
    near = (*combinations(roles, 2), *pairwise(series), *(("colour.other", option) for option in series[:-1]))
    return wanted | dict.fromkeys(near, APART)


def _map_steps(theme: Theme, colours: dict[str, str]) -> Iterator[Weakness]:
    """Steps of the map that can't be told apart, or don't lead away from the ground."""
    for place in range(len(theme.map) - 1):
        one, other = _step(place), _step(place + 1)
        near, far = (contrast(colours[step], theme.ground) for step in (one, other))
        if far <= near:
            yield Weakness(one, other, _ORDER, far, near)
        yield from _too_near(one, other, colours, APART)


def _too_near(one: str, other: str, colours: dict[str, str], floor: float) -> Iterator[Weakness]:
    """A pair that looks alike to all, else to those to whom it looks most alike."""
    far, sight = distance(colours[one], colours[other]), NORMAL
    if far >= floor:
        far, sight = worst_distance(colours[one], colours[other])
    if far < floor:
        yield Weakness(one, other, sight, far, floor)


def _problem(weakness: Weakness, theme: Theme, file: str) -> Problem:
    colours = colours_of(theme)
    facts = {
        "one": f"{weakness.one} {colours[weakness.one]}",
        "other": f"{weakness.other} {colours[weakness.other]}",
        "figure": f"{int(weakness.figure * 100) / 100:.2f}",  # cut, so that 4.499 never reads 4.50
        "floor": f"{weakness.floor:.2f}",
    }
    return Problem(_CODES[weakness.measure], Place(file, None, weakness.one), facts)


def _option(place: int) -> str:
    return f"colour.options[{place + 1}]"


def _step(place: int) -> str:
    return f"colour.map[{place + 1}]"


def _tone(side: str, place: int) -> str:
    return f"colour.{side}[{place + 1}]"
