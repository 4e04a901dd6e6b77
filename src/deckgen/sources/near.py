"""The names that are nearest to one that isn't there."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


def nearest(name: str, names: Iterable[str], most: int = 3) -> list[str]:
    """The nearest of `names`, whatever their case and the spaces around them."""
    by_key: dict[str, str] = {}
    for known in names:
        by_key.setdefault(known.strip().casefold(), known)
    return [by_key[key] for key in get_close_matches(name.strip().casefold(), by_key, n=most)]
