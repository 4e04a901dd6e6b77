"""Attributes as numbers, in every spelling that the format allows; what is no number is the usual value.

Files come from anywhere: an attribute may hold words, a thousand digits, or digits of another script.
"""

from __future__ import annotations

import re

_WHOLE = re.compile(r"[+-]?[0-9]{1,18}")
_NUMBER = re.compile(r"[+-]?(?:[0-9]{1,18}(?:\.[0-9]{0,18})?|\.[0-9]{1,18})(?:[eE][+-]?[0-9]{1,2})?")
_COLOUR = re.compile(r"[0-9A-Fa-f]{6}")
_THOUSANDTHS = 100_000  # of a per cent, which shares are written in
_UNITS = {"mm": 36_000, "cm": 360_000, "in": 914_400, "pt": 12_700, "pc": 152_400, "pi": 152_400}
_UNIT = 2  # letters


def whole(text: str | None, usual: int = 0) -> int:
    """A whole number."""
    said = (text or "").strip()
    return int(said) if _WHOLE.fullmatch(said) else usual


def number(text: str | None, usual: float = 0.0) -> float:
    """A finite number."""
    said = (text or "").strip()
    return float(said) if _NUMBER.fullmatch(said) else usual


def share(text: str | None, usual: float = 0.0) -> float:
    """A share: «90000» and «90%» are both 0.9."""
    said = (text or "").strip()
    if said.endswith("%"):
        return number(said[:-1], usual * 100) / 100
    return number(said, usual * _THOUSANDTHS) / _THOUSANDTHS


def length(text: str | None, usual: float = 0.0) -> float:
    """A length in EMU: «914400», «1in» and «2.54cm» are the same."""
    said = (text or "").strip()
    unit = _UNITS.get(said[-_UNIT:])
    if unit is None:
        return number(said, usual)
    return number(said[:-_UNIT], usual / unit) * unit


def colour(text: str | None) -> str | None:
    """A colour as `#RRGGBB`; None for what is none."""
    said = (text or "").strip()
    return f"#{said.upper()}" if _COLOUR.fullmatch(said) else None
