"""A theme colour changed until it is the wanted one, so that it follows when the theme's colours do.

PowerPoint keeps colours as hue, strength and light (HSL), and changes them one after another: light
to itself times lumMod plus lumOff, strength to itself times satMod, and hue by hueOff. Shares are
taken rather than set, so that whatever theme is chosen later, light and strength stay within bounds
and a grey stays grey.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from colorsys import rgb_to_hls

from lxml import etree

from deckgen.powerpoint.colours import A, painted

CLOSE = 1  # of 255: nobody sees so little
_TEXTS = ("tx1", "tx2", "bg2", "bg1", "dk1", "dk2", "lt2", "lt1")
_CALM = 0.14  # between a colour's strongest and weakest channel; below it is a grey to the eye
_ALIKE = 8 / 360  # hues that are one: a map's shades are to be of one accent
_WHOLE = 100_000  # a share of 1
_TURN = 360 * 60_000  # a whole turn of hue
_Tones = tuple[float, float, float]  # hue, light and strength, 0–1


def changed(scheme: Mapping[str, str], wanted: str) -> str:
    """The theme colour nearest in kind with the fewest changes that make it `wanted`; empty if none do."""
    name = _nearest(scheme, wanted)
    if name is None:
        return ""
    for changes in _changes(_tones(scheme[name]), _tones(wanted)):
        element = f'<a:schemeClr val="{name}">{changes}</a:schemeClr>'
        if _is_close(element, scheme, wanted):
            return element
    return ""


def _nearest(scheme: Mapping[str, str], wanted: str) -> str | None:
    """The name of the colour to begin with.

    A grey begins with the ink: an accent may become red. What has a hue begins with the first accent
    that has nearly that hue.
    """
    ranks = {name: _rank(name, base, wanted) for name, base in scheme.items()}
    best = min(ranks.values(), default=None)
    apart = {name: _between(scheme[name], wanted) for name, rank in ranks.items() if rank == best}
    texts = [name for name in _TEXTS if name in apart]
    if _strength(wanted) < _CALM and texts:
        return texts[0]
    near = [name for name, far in apart.items() if far <= min(apart.values()) + _ALIKE]
    return min(near, default=None)


def _rank(name: str, base: str, wanted: str) -> int:
    """How ill a colour suits to begin with: what has no hue gets none by shares, so it comes last."""
    if _strength(wanted) and not _strength(base):
        return 3
    is_text = name in _TEXTS
    if _strength(wanted) < _CALM:
        return 0 if is_text else 1
    return 2 if is_text else int(_strength(base) < _CALM)


def _changes(base: _Tones, wanted: _Tones) -> Iterator[str]:
    """Changes that make one colour of another: of light alone, of strength too, and of hue too."""
    light = _light(base[1], wanted[1])
    yield light
    strength = light + (
        _change("satMod", wanted[2] / base[2], _WHOLE) if base[2] else _change("satOff", wanted[2], _WHOLE)
    )
    yield strength
    yield strength + _change("hueOff", wanted[0] - base[0], _TURN)


def _light(base: float, wanted: float) -> str:
    """The change of light: a share of it, or of what it lacks."""
    if wanted <= base:
        return _change("lumMod", wanted / base, _WHOLE) if base else ""
    share = (1 - wanted) / (1 - base)
    return _change("lumMod", share, _WHOLE) + _change("lumOff", 1 - share, _WHOLE)


def _change(name: str, value: float, unit: int) -> str:
    much = round(value * unit)
    return "" if much == (unit if name.endswith("Mod") else 0) else f'<a:{name} val="{much}"/>'


def _is_close(element: str, scheme: Mapping[str, str], wanted: str) -> bool:
    """Whether PowerPoint shows a colour element as the wanted colour."""
    root = etree.fromstring(f'<a:x xmlns:a="{A[1:-1]}">{element}</a:x>')
    paint = painted(root[0], scheme, {})
    return paint is not None and all(
        abs(one - other) <= CLOSE for one, other in zip(_parts(paint[0]), _parts(wanted), strict=True)
    )


def _between(one: str, other: str) -> float:
    """How far apart two hues are, as part of a turn."""
    far = abs(_tones(one)[0] - _tones(other)[0])
    return min(far, 1 - far)


def _strength(hex_: str) -> float:
    return (max(_parts(hex_)) - min(_parts(hex_))) / 255


def _tones(hex_: str) -> _Tones:
    red, green, blue = (part / 255 for part in _parts(hex_))
    return rgb_to_hls(red, green, blue)


def _parts(hex_: str) -> tuple[int, int, int]:
    return int(hex_[1:3], 16), int(hex_[3:5], 16), int(hex_[5:7], 16)
