"""What a colour element comes to: any colour model, every change that it asks for, and how opaque it is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from colorsys import hls_to_rgb, rgb_to_hls

from lxml import etree

from deckgen.powerpoint.attributes import colour, number, share
from deckgen.powerpoint.presets import preset

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
Paint = tuple[str, float]  # `#RRGGBB` and how opaque it is, 0–1
_Parts = tuple[float, float, float]
_DEGREE = 60_000  # angles are written in parts of a degree
_BLACK, _WHITE = "#" + 6 * "0", "#" + 6 * "F"
_SYSTEM = {"windowText": _BLACK, "window": _WHITE}  # where the file doesn't say how they last looked
_MODELS = ("srgbClr", "schemeClr", "sysClr", "prstClr", "hslClr", "scrgbClr")


def painted(element: etree._Element, scheme: Mapping[str, str], names: Mapping[str, str]) -> Paint | None:
    """A colour element as it is shown; None for one that we don't know."""
    base = _base(element, scheme, names)
    if base is None:
        return None
    tones, opaque = rgb_to_hls(*base), 1.0
    for change in element.iterchildren(etree.Element):
        kind, much = str(change.tag).removeprefix(A), share(change.get("val"))
        if kind.startswith("alpha"):
            opaque = {"alpha": much, "alphaMod": opaque * much, "alphaOff": opaque + much}.get(kind, opaque)
        elif kind in _IN_LIGHT:
            tones = rgb_to_hls(*_relit(tones, kind, much))
        else:
            tones = _changed(tones, kind, much, number(change.get("val")) / _DEGREE / 360)
    return _hex(_rgb(tones)), min(1.0, max(0.0, opaque))


def over(paint: Paint, ground: str) -> str:
    """The colour that a paint has on a ground that shows through it."""
    opaque = paint[1]
    if opaque >= 1:
        return paint[0]
    parts = zip(_parts(paint[0]), _parts(ground), strict=True)
    one, two, three = (top * opaque + below * (1 - opaque) for top, below in parts)
    return _hex((one, two, three))


def fills_of(owner: etree._Element | None) -> Iterable[etree._Element]:
    """The fills that stand in an element: a:noFill, a:solidFill, a:gradFill and such."""
    return () if owner is None else (e for e in owner.iterchildren(etree.Element) if e.tag.endswith("Fill"))


def colours_in(fill: etree._Element) -> list[etree._Element]:
    """The colour elements of a fill: one of a plain one, the stops of a gradient, none of others."""
    if fill.tag == f"{A}solidFill":
        return [e for e in fill if is_colour(e)][:1]
    if fill.tag == f"{A}gradFill":
        return [e for stop in fill.iter(f"{A}gs") for e in stop if is_colour(e)]
    return []


def is_colour(element: etree._Element) -> bool:
    """Whether an element is a colour of any model."""
    return isinstance(element.tag, str) and element.tag.removeprefix(A) in _MODELS


def scheme_in(theme: etree._Element) -> dict[str, str]:
    """A theme's colours as `#RRGGBB` by slot: dk1, lt1 … folHlink."""
    found: dict[str, str] = {}
    for slots in theme.iter(f"{A}clrScheme"):
        for slot in slots.iterchildren(etree.Element):
            for stated in filter(is_colour, slot):
                if (paint := painted(stated, {}, {})) is not None:
                    found[str(slot.tag).removeprefix(A)] = paint[0]
    return found


def _base(element: etree._Element, scheme: Mapping[str, str], names: Mapping[str, str]) -> _Parts | None:
    """The colour before any change."""
    value = element.get("val") or ""
    match str(element.tag).removeprefix(A):
        case "schemeClr":
            stated = scheme.get(names.get(value, value))
        case "hslClr":
            hue = number(element.get("hue")) / _DEGREE / 360
            return hls_to_rgb(hue % 1, share(element.get("lum")), share(element.get("sat")))
        case "scrgbClr":
            red, green, blue = (_shown(share(element.get(name))) for name in "rgb")
            return red, green, blue
        case "prstClr":
            stated = preset(value)
        case _:
            stated = colour(element.get("lastClr")) or colour(value) or _SYSTEM.get(value)
    return None if stated is None else _parts(stated)


def _changed(tones: _Parts, kind: str, much: float, turn: float) -> _Parts:
    """A colour's hue, light and strength after one change to them."""
    hue, light, strong = tones
    match kind[:3], kind[3:]:
        case "lum", how:
            light = _moved(light, much, how)
        case "sat", how:
            strong = _moved(strong, much, how)
        case "hue", how:
            hue = _moved(hue, much if how == "Mod" else turn, how)
        case "com", "p":
            hue += 0.5
    return hue, light, strong


def _relit(tones: _Parts, kind: str, much: float) -> _Parts:
    """A colour whose three lights are changed."""
    red, green, blue = (_shown(_IN_LIGHT[kind](_linear(part), much)) for part in _rgb(tones))
    return red, green, blue


def _rgb(tones: _Parts) -> _Parts:
    hue, light, strong = tones
    return hls_to_rgb(hue % 1, min(1.0, max(0.0, light)), min(1.0, max(0.0, strong)))


def _moved(value: float, much: float, how: str) -> float:
    return {"Mod": value * much, "Off": value + much}.get(how, much)


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def _shown(light: float) -> float:
    light = min(1.0, max(0.0, light))
    return light * 12.92 if light <= 0.0031308 else float(1.055 * light ** (1 / 2.4) - 0.055)


# Mixed with black and with white as light is, not as numbers are.
_IN_LIGHT: dict[str, Callable[[float, float], float]] = {
    "shade": lambda light, much: light * much,
    "tint": lambda light, much: light * much + 1 - much,
    "inv": lambda light, _: 1 - light,
}


def _parts(stated: str) -> _Parts:
    return int(stated[1:3], 16) / 255, int(stated[3:5], 16) / 255, int(stated[5:7], 16) / 255


def _hex(parts: _Parts) -> str:
    return "#" + "".join(f"{round(min(1.0, max(0.0, part)) * 255):02X}" for part in parts)
