"""Numbers as Norwegian print has them: «62 %», «1 786», with non-breaking spaces."""

from __future__ import annotations

NBSP = "\u00a0"


def percent(value: int) -> str:
    """A whole per cent: 62 -> «62 %»."""
    return f"{value}{NBSP}%"


def count(value: int) -> str:
    """A whole number with thousands parted: 1786 -> «1 786»."""
    return f"{value:,}".replace(",", NBSP)


def listed(words: tuple[str, ...]) -> str:
    """Words in a row with «og» before the last: «a, b og c»."""
    return " og ".join(filter(None, (", ".join(words[:-1]), words[-1]))) if words else ""
