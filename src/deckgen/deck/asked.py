"""What the user asks of a deck besides its file: who presents it, and what it shall show more of."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from deckgen.charts.form import Form


@dataclass(frozen=True, slots=True)
class Presenter:
    """What the adviser says of the occasion; an empty text leaves nothing behind on the slide."""

    speaker: str = ""
    email: str = ""
    event: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class Extras:
    """What is asked for besides the deck file, for every chart of the region's answers."""

    by: tuple[str, ...] = ()
    compare: tuple[str, ...] = ()
    waves: bool = False
    intervals: bool = False
    form: Form = Form.PICTURE


class Existing(Enum):
    """What becomes of an edited deck that stands where the new one shall go."""

    KEEP = "keep"  # it stays, and nothing is built
    REPLACE = "replace"  # it is kept as .bak
    BESIDE = "beside"  # the new deck takes the next free name
