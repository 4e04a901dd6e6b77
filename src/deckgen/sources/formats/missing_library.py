"""A library that only some files need, and what to install where it isn't there."""

from __future__ import annotations

from pathlib import Path

from deckgen.errors import DeckgenError, Place, Problem


def not_installed(path: Path, library: str, extra: str) -> DeckgenError:
    """D161: the file needs a library that comes with an extra of deckgen."""
    facts = {"library": library, "suffix": path.suffix.lower(), "extra": extra}
    return DeckgenError(Problem("D161", Place(str(path)), facts))
