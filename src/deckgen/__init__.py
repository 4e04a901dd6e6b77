"""deckgen: a survey in, a presentation-ready PowerPoint deck for a Norwegian county out."""

from __future__ import annotations

from deckgen.errors import DeckgenError, Place, Problem

__version__ = "0.1.0"

__all__ = ["DeckgenError", "Place", "Problem", "__version__", "build"]


def __getattr__(name: str) -> object:
    """`deckgen.build` and its Request, imported when first asked for."""
    if name in ("build", "Request", "plan_deck"):
        from importlib import import_module  # noqa: PLC0415  # `import deckgen` alone loads nothing

        return getattr(import_module("deckgen.build"), name)
    raise AttributeError(name)
