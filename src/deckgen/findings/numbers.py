"""Numbers as Norwegian print has them: «62 %», «1 786», with non-breaking spaces."""

from __future__ import annotations

NBSP = "\u00a0"


def percent(value: int) -> str:
    """A whole per cent: 62 -> «62 %»."""
    return f"{value}{NBSP}%"


def decimal(value: float) -> str:
    """A number with one decimal: 4.25 -> «4,3»."""
    return f"{value + 1e-9:.1f}".replace(".", ",")


def plain(value: float) -> str:
    """A number with the decimals that it has: 7.0 -> «7», 2.5 -> «2,5», -3 -> «−3»."""
    return f"{value:g}".replace(".", ",").replace("-", "−")


def count(value: int) -> str:
    """A whole number with thousands parted: 1786 -> «1 786»."""
    return f"{value:,}".replace(",", NBSP)


_WORDS = ("null", "ett", "to", "tre", "fire", "fem", "seks", "sju", "åtte", "ni", "ti", "elleve", "tolv")


def number_word(value: int, language: str = "nb") -> str:
    """A small whole number as a word, as in running text: 3 -> «tre»; digits from 13."""
    if value == 1 and language == "nn":
        return "eitt"
    return _WORDS[value] if 0 <= value < len(_WORDS) else count(value)
