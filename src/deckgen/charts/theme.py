"""The chart theme: faces, sizes and colours, read from a TOML file; no colour stands in Python."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from deckgen.charts.measure import FONTS
from deckgen.errors import DeckgenError, Place, Problem
from deckgen.reasons import of_library, toml_line

SERIES = 7
CLASSES = 5
TONES = 3
_KEPT = 1024  # pairs of colours
_MAX_BYTES = 1_000_000
_HEX = re.compile(r"#[0-9A-Fa-f]{6}")


@dataclass(frozen=True, slots=True)
class SlideColours:
    """What the shipped template is recoloured with beside the chart colours.

    `title` is for headlines, `paper` for cards, `tint` for lines and subtitles; `extra` are the
    last two accents. Title and chapter slides stand on the headlines' colour where `inverted`,
    else on paper.
    """

    title: str
    paper: str
    tint: str
    extra: tuple[str, str]
    link: str
    visited: str
    inverted: bool


@dataclass(frozen=True, slots=True)
class Theme:
    """How charts look: `size` and `minimum` are points, colours are `#RRGGBB`.

    `family` is the face that is measured and drawn with, `deck_family` the one the file asks
    for; `options` colour options as series in order, `map` runs from low to high, `negative`
    and `positive` from mild to strong. Without `slide` a template keeps its own colours.
    """

    name: str
    family: str
    deck_family: str
    size: float
    minimum: float
    ground: str
    ink: str
    own: str
    nation: str
    other: str
    hairline: str
    muted: str
    outline: str
    tag_ground: str
    tag_ink: str
    options: tuple[str, ...]
    map: tuple[str, ...]
    negative: tuple[str, ...]
    positive: tuple[str, ...]
    slide: SlideColours | None = None


# Points that text in charts may have: what is smaller isn't read from the back row, and in larger text
# names take the room of what they name. No text is smaller than `minimum`, so that it must leave some.
_SIZES = {"size": (12, 24), "minimum": (12, 16)}

_FONT = ("family", "deck_family", "size", "minimum")
_COLOURS = tuple(f.name for f in fields(Theme) if f.name not in ("name", "slide", *_FONT))
_SLIDE = tuple(f.name for f in fields(SlideColours))
# How many colours at least.
_LISTS = {"options": SERIES, "map": CLASSES, "negative": TONES, "positive": TONES, "extra": 2}


def read_theme(path: Path) -> Theme:
    """The theme at `path`; DeckgenError T320 with every key that is missing, unknown or no colour."""
    raw = _read(path)
    problems = [Problem("T320", Place(str(path), None, spot), {"why": why}) for spot, why in _faults(raw)]
    if problems:
        raise DeckgenError(problems)
    slide = SlideColours(**_tuples(raw["slide"])) if "slide" in raw else None
    return Theme(name=str(raw["name"]), **raw["font"], **_tuples(raw["colour"]), slide=slide)


def scaled(theme: Theme, scale: float) -> Theme:
    """The theme with larger text, for slides that are larger than usual."""
    return replace(theme, size=theme.size * scale, minimum=theme.minimum * scale)


def _read(path: Path) -> dict[str, Any]:
    """The file's tables; DeckgenError T320 where it is no TOML, or far more than a theme."""
    try:
        if (size := path.stat().st_size) > _MAX_BYTES:
            raise DeckgenError(Problem("T320", Place(str(path)), {"why": f"{size} > {_MAX_BYTES} bytes"}))
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as fault:
        place = Place(str(path), toml_line(fault))
        raise DeckgenError(Problem("T320", place, {"why": of_library(fault)})) from None
    except RecursionError:
        raise DeckgenError(Problem("T320", Place(str(path)), {"why": "[[[[…"})) from None


def _tuples(part: Mapping[str, Any]) -> dict[str, Any]:
    return {key: tuple(value) if isinstance(value, list) else value for key, value in part.items()}


def _faults(raw: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """(key, what is wrong) for everything that doesn't fit."""
    yield from _keys(raw, ("name", "font", "colour"), "", ("slide",))
    for key in ("font", "colour", "slide"):
        if not isinstance(raw.get(key, {}), dict):
            yield key, f"{raw[key]!r} ≠ [{key}]"
            return
    yield from _font_faults(raw.get("font", {}))
    yield from _keys(raw.get("colour", {}), _COLOURS, "colour.")
    yield from _colour_faults(raw.get("colour", {}), "colour.")
    if "slide" in raw:
        slide = dict(raw["slide"])
        yield from _keys(slide, _SLIDE, "slide.")
        if not isinstance(slide.pop("inverted", False), bool):
            yield "slide.inverted", "≠ true, false"
        yield from _colour_faults(slide, "slide.")


def _font_faults(font: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    yield from _keys(font, _FONT, "font.")
    wrong = {key: font[key] for key in _SIZES if key in font and not _is_size(font[key], *_SIZES[key])}
    for key, value in wrong.items():
        yield f"font.{key}", f"{value!r} ≠ {_SIZES[key][0]}–{_SIZES[key][1]}"
    if not wrong and set(_SIZES) <= set(font) and font["minimum"] > font["size"]:
        yield "font.minimum", f"{font['minimum']!r} > size = {font['size']!r}"
    faces = sorted({path.stem.partition("-")[0] for path in FONTS.glob("*.ttf")})
    if "family" in font and font["family"] not in faces:
        yield "font.family", f"{font['family']!r} ≠ " + ", ".join(faces)


def _is_size(value: object, least: float, most: float) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and least <= value <= most


def _colour_faults(colours: Mapping[str, Any], prefix: str) -> Iterator[tuple[str, str]]:
    for key, value in colours.items():
        if key in _LISTS and (not isinstance(value, list) or len(value) < _LISTS[key]):
            yield prefix + key, f"< {_LISTS[key]}"
        values = value if isinstance(value, list) else [value]
        for item in values:
            if not (isinstance(item, str) and _HEX.fullmatch(item)):
                yield prefix + key, f"{item!r} ≠ #RRGGBB"


def _keys(
    found: Mapping[str, Any], wanted: tuple[str, ...], prefix: str, may: tuple[str, ...] = ()
) -> Iterator[tuple[str, str]]:
    for key in wanted:
        if key not in found:
            yield prefix + key, "?"
    for key in found:
        if key not in (*wanted, *may):
            yield prefix + key, "≠ " + ", ".join((*wanted, *may))


def luminance(colour: str) -> float:
    """Relative luminance 0–1 of `#RRGGBB` (WCAG 2.1)."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@lru_cache(maxsize=_KEPT)
def contrast(one: str, other: str) -> float:
    """The contrast ratio 1–21 of two colours (WCAG 2.1)."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)
