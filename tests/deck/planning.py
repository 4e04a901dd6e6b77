"""Planned decks for tests, on the shipped template, with no pixel drawn."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from deckgen.build import plan_deck
from deckgen.deck.deck import Deck
from deckgen.request import Request

PACKS = Path(__file__).parents[1] / "packs"


@lru_cache(maxsize=16)  # decks are large, and a soak has hundreds
def planned(region: str | None, survey: str | None = None, language: str = "nb") -> Deck:
    """The planned deck of a region; `survey` is a test pack's name."""
    folder = str(PACKS / survey) if survey else None
    return plan_deck(Request(region=region, survey=folder, language=language))
