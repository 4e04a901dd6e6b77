"""How colours look: CIELAB, the distance of two colours, and the three common colour blindnesses.

Colours are `#RRGGBB`; Lab triples are L* 0–100, a*, b* for the white of sRGB (D65). Sources:
IEC 61966-2-1 (sRGB), CIE 15:2004 (CIELAB), Sharma, Wu and Dalal 2005 (CIEDE2000), Machado,
Oliveira and Fernandes 2009, severity 1.0 (colour blindness).
"""

from __future__ import annotations

from functools import cache
from math import atan2, cos, degrees, exp, hypot, pi, radians, sin, sqrt

Triple = tuple[float, float, float]
Matrix = tuple[Triple, Triple, Triple]

NORMAL = "normal"
# Machado et al. 2009, for linear sRGB: each row gives red, green or blue as that eye sees it.
_SIGHTS: dict[str, Matrix] = {
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
SIGHTS = (NORMAL, *_SIGHTS)

_TO_XYZ: Matrix = (
    (0.4124564, 0.3575761, 0.1804375),
    (0.2126729, 0.7151522, 0.0721750),
    (0.0193339, 0.1191920, 0.9503041),
)
_FROM_XYZ: Matrix = (
    (3.2404542, -1.5371385, -0.4985314),
    (-0.9692660, 1.8760108, 0.0415560),
    (0.0556434, -0.2040259, 1.0572252),
)
_WHITE: Triple = (0.95047, 1.0, 1.08883)
_KINK = 6 / 29
_TOLERANCE = 5e-4  # of a channel, for a colour at the edge of what a screen can show


def seen(colour: str, sight: str = NORMAL) -> str:
    """The colour as eyes of that sight see it; the same colour for normal sight."""
    if sight == NORMAL:
        return colour
    return _hex(_times(_SIGHTS[sight], _linear(colour)))


@cache
def lab(colour: str) -> Triple:
    """The colour in CIELAB."""
    x, y, z = (
        _root(part / white) for part, white in zip(_times(_TO_XYZ, _linear(colour)), _WHITE, strict=True)
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


@cache
def distance(one: str, other: str, sight: str = NORMAL) -> float:
    """How far apart two colours look, CIEDE2000: about 1 is the least that is seen side by side."""
    return ciede2000(lab(seen(one, sight)), lab(seen(other, sight)))


def worst_distance(one: str, other: str) -> tuple[float, str]:
    """The smallest distance of two colours among all sights, and whose it is."""
    return min((distance(one, other, sight), sight) for sight in SIGHTS)


def ciede2000(one: Triple, other: Triple) -> float:
    """The CIEDE2000 distance of two Lab triples; formula numbers are those of Sharma et al. 2005."""
    (l1, a1, b1), (l2, a2, b2) = one, other
    mean = (hypot(a1, b1) + hypot(a2, b2)) / 2
    stretch = 1.5 - 0.5 * sqrt(mean**7 / (mean**7 + 25**7))  # (4), with the 1 of (5) added
    c1, c2 = hypot(a1 * stretch, b1), hypot(a2 * stretch, b2)
    h1, h2 = degrees(atan2(b1, a1 * stretch)) % 360, degrees(atan2(b2, a2 * stretch)) % 360
    turn = 0.0 if not c1 * c2 else (h2 - h1 + 180) % 360 - 180  # (10)
    hue = 2 * sqrt(c1 * c2) * sin(radians(turn) / 2)  # (11)
    light, chroma = (l1 + l2) / 2, (c1 + c2) / 2
    h = (h1 + h2) if not c1 * c2 else h1 + turn / 2  # (14)
    t = (
        1
        - 0.17 * cos(radians(h - 30))
        + 0.24 * cos(radians(2 * h))
        + 0.32 * cos(radians(3 * h + 6))
        - 0.20 * cos(radians(4 * h - 63))
    )
    of_light = 1 + 0.015 * (light - 50) ** 2 / sqrt(20 + (light - 50) ** 2)
    of_chroma, of_hue = 1 + 0.045 * chroma, 1 + 0.015 * chroma * t
    rotation = -2 * sqrt(chroma**7 / (chroma**7 + 25**7))
    rotation *= sin(pi / 3 * exp(-(((h % 360 - 275) / 25) ** 2)))
    dl, dc, dh = (l2 - l1) / of_light, (c2 - c1) / of_chroma, hue / of_hue
    return sqrt(max(0.0, dl * dl + dc * dc + dh * dh + rotation * dc * dh))


def with_lightness(colour: str, light: float) -> str:
    """The colour at lightness L* `light`, of the same Lab hue, as colourful as a screen can show it there."""
    _, a, b = lab(colour)
    low, high = 0.0, 1.0
    if _shown((light, a, b)) is None:
        for _ in range(12):
            middle = (low + high) / 2
            low, high = (middle, high) if _shown((light, a * middle, b * middle)) else (low, middle)
        a, b = a * low, b * low
    return _hex(_shown((light, a, b)) or _from_lab((light, a, b)))


def between(one: str, other: str, part: float) -> str:
    """The colour `part` (0–1) of the way from one to another in Lab."""
    (l1, a1, b1), (l2, a2, b2) = lab(one), lab(other)
    return _hex(_from_lab((l1 + (l2 - l1) * part, a1 + (a2 - a1) * part, b1 + (b2 - b1) * part)))


def _linear(colour: str) -> Triple:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return red, green, blue


def _hex(linear: Triple) -> str:
    kept = (min(1.0, max(0.0, part)) for part in linear)
    coded = (p * 12.92 if p <= 0.0031308 else 1.055 * p ** (1 / 2.4) - 0.055 for p in kept)
    return "#" + "".join(f"{round(part * 255):02X}" for part in coded)


def _shown(triple: Triple) -> Triple | None:
    """The linear light of a Lab triple; None where no screen can show it."""
    light = _from_lab(triple)
    return light if all(-_TOLERANCE <= part <= 1 + _TOLERANCE for part in light) else None


def _from_lab(triple: Triple) -> Triple:
    y = (triple[0] + 16) / 116
    x, z = y + triple[1] / 500, y - triple[2] / 200
    roots = zip((x, y, z), _WHITE, strict=True)
    parts = (white * (r**3 if r > _KINK else 3 * _KINK**2 * (r - 4 / 29)) for r, white in roots)
    x, y, z = parts
    return _times(_FROM_XYZ, (x, y, z))


def _root(part: float) -> float:
    return float(part ** (1 / 3)) if part > _KINK**3 else part / (3 * _KINK**2) + 4 / 29


def _times(matrix: Matrix, triple: Triple) -> Triple:
    one, two, three = (sum(a * b for a, b in zip(row, triple, strict=True)) for row in matrix)
    return one, two, three
