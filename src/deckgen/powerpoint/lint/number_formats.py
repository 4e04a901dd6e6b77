"""Number formats that say a figure of their own: `"99 %"` shows 99 % of whatever value there is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

_TOKEN = re.compile(r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|[_*].|\[(?P<bracket>[^\]]*)\]|(?P<plain>.)', re.S)
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)\s*(-?\d+(?:\.\d+)?)")
_ELAPSED = re.compile(r"h+|m+|s+", re.I)
_PLACES = frozenset("0#?@ymdhsgeYMDHSGEnN")  # what stands for a value, a day, or «General»
_FIGURE = re.compile(r"[+\-−–]?\s*\d+(?:[.,]\d+)?\s*(%|prosent|pst\.?|per ?cent)?", re.I)
_YEARS = re.compile(r"(?:19|20)\d\d")
_TENS = ("ti", "10", "ten")
_OF = re.compile(rf"\b(?:av|of|out of) ({'|'.join(_TENS)}|hundre|100|a hundred)\b", re.I)
_COMPARED = {
    "<": lambda value, bound: value < bound,
    "<=": lambda value, bound: value <= bound,
    ">": lambda value, bound: value > bound,
    ">=": lambda value, bound: value >= bound,
    "=": lambda value, bound: value == bound,
    "<>": lambda value, bound: value != bound,
}


@dataclass(frozen=True, slots=True)
class _Section:
    """A part of a format between semicolons: when it is used, its own words, and whether it shows a value."""

    condition: tuple[str, float] | None
    words: str
    shows_value: bool


def fixed_figure(code: str, value: float) -> str:
    """The figure that a format shows whatever the value is; "" where it shows the value, words or a year."""
    section = _section(_sections(code), value)
    if section is None or section.shows_value:
        return ""
    words = " ".join(section.words.split())
    found = _FIGURE.fullmatch(words)
    return words if found and (found[1] or not _YEARS.fullmatch(words)) else ""


def times_of(code: str, value: float) -> int:
    """Of how many a format says that the value is: 10 for `0.0" av ti"`; 0 where it doesn't."""
    section = _section(_sections(code), value)
    found = _OF.search(section.words) if section is not None and section.shows_value else None
    return 0 if found is None else 10 if found[1].lower() in _TENS else 100


def says_figure(code: str) -> bool:
    """Whether a format shows no value for some values, but digits of its own."""
    return any(not s.shows_value and any(map(str.isdecimal, s.words)) for s in _sections(code))


def _section(sections: tuple[_Section, ...], value: float) -> _Section | None:
    """The section that a value is shown by: by conditions, or for values above, below and at 0."""
    if any(section.condition for section in sections):
        holds = (
            s for s in sections if s.condition is None or _COMPARED[s.condition[0]](value, s.condition[1])
        )
        return next(holds, None)
    at = 0 if value > 0 or len(sections) == 1 else 1 if value < 0 else 2
    return sections[at] if at < len(sections) else sections[0]


@lru_cache(maxsize=256)
def _sections(code: str) -> tuple[_Section, ...]:
    found, words, shows, condition = [], "", False, None
    for token in _TOKEN.finditer(code):
        if token["plain"] == ";":
            found.append(_Section(condition, words, shows))
            words, shows, condition = "", False, None
        elif token["bracket"] is not None:
            bound = _CONDITION.fullmatch(token["bracket"].strip())
            condition = (bound[1], float(bound[2])) if bound else condition
            shows = shows or bool(_ELAPSED.fullmatch(token["bracket"]))
        else:
            words += token["quoted"] or token["escaped"] or token["plain"] or ""
            shows = shows or (token["plain"] or " ") in _PLACES
    return (*found, _Section(condition, words, shows))
