"""Whose a share in a text is: the group that its clause names, or a place or year that isn't shown."""

from __future__ import annotations

import re

from deckgen.powerpoint.lint.figures import Said, said_in
from deckgen.powerpoint.lint.places import PLACES, YEAR, named_in

_BREAK = re.compile(
    r"[,.]\s|[;()\n]|\s[–-]\s|\b(?:mens|medan|mot|men|while|against|versus|but)\b",
    re.I,
)
_OPENED = re.compile(r"\(\s*$")


def groups_of(said: Said, text: str, names: frozenset[str]) -> tuple[str, ...]:
    """The groups among some that a share in a text may be of; none where any may be."""
    start, end = _clause(said, text)
    if _OPENED.search(text[:start]) and not named_in(text[start:end], names):
        # «Troms (36 %)»: what stands in brackets is of what stands before them.
        before = named_in(text[: start - 1], names)
        return before[-1:] if before and text[: start - 1].rstrip().endswith(before[-1]) else ()
    groups = named_in(text[start:end], names)
    beside = sorted(s.start for s in said_in(text) if start <= s.start < end)
    if 1 < len(groups) == len(beside):
        return (groups[beside.index(said.start)],)
    return groups


def is_elsewhere(said: Said, text: str, names: frozenset[str]) -> bool:
    """Whether a share's clause names a place or year that is none of some names."""
    start, end = _clause(said, text)
    clause = text[start:end]
    if named_in(clause, names):
        return False
    return bool(named_in(clause, PLACES)) or any(year not in names for year in YEAR.findall(clause))


def _clause(said: Said, text: str) -> tuple[int, int]:
    """Where the clause of a share begins and ends."""
    breaks = list(_BREAK.finditer(text))
    start = max((at.end() for at in breaks if at.end() <= said.start), default=0)
    end = min((at.start() for at in breaks if at.start() >= said.end), default=len(text))
    return start, end
