"""Number formats of charts: what one shows, however it is spelled."""

from __future__ import annotations

import re
from functools import lru_cache

GENERAL = "General"
_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"?|\\(?P<escaped>.)|\[\$(?P<sign>[^\]-]*)[^\]]*\]|(?P<colour>\[[A-Za-z]+\d*\])'
    r"|(?P<room>[_*].)|(?P<general>general)|(?P<other>.)",
    re.IGNORECASE | re.DOTALL,
)
_PLACES = set("0123456789#?.,%/@;[]EGymdhs'")  # what means something else in a format than in words
_KEPT = 64  # a deck has two or three


@lru_cache(maxsize=_KEPT)
def shown_by(code: str) -> str:
    r"""What a format code shows: `0" "%`, `0\ %` and `[Red]0 %` are one.

    Words are told from places for digits: `"99 %"` is three letters, and a figure that isn't there.
    """
    first, *rest = "".join(map(_plain, _TOKEN.finditer(code))).split(";")
    if rest and rest[0] == f"-{first}":  # how a negative number is shown anyway
        rest = rest[1:]
    return ";".join([first, *rest])


def _plain(token: re.Match[str]) -> str:
    """A part of a code: letters that would be read otherwise as places are marked."""
    if token["colour"] is not None or token["room"] is not None:
        return ""
    if token["general"] is not None:
        return "G"
    if token["other"] is not None:
        return token["other"].replace("\u00a0", " ")
    letters = (token["quoted"] or token["escaped"] or token["sign"] or "").replace("\u00a0", " ")
    return "".join(f"'{letter}" if letter in _PLACES else letter for letter in letters)
