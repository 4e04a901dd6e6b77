"""What the user asks of a deck besides its file: who presents it, and what it shall show more of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from enum import Enum

from deckgen.charts.form import Form
from deckgen.errors import Place, Problem

_MOST = 2_000  # letters, as of a text in a codebook or a deck file


@dataclass(frozen=True, slots=True)
class Presenter:
    """What the adviser says of the occasion; an empty text leaves nothing behind on the slide."""

    speaker: str = ""
    email: str = ""
    event: str = ""
    date: str = ""

    def left_out(self) -> Iterator[Problem]:
        """W170 for each text with characters that no slide can hold."""
        from deckgen.authored import unshowable  # noqa: PLC0415  # pydantic: an unchanged deck needs none

        for name, text in asdict(self).items():
            if count := unshowable(text):
                yield Problem("W170", Place(spot=f"--{name}"), {"count": count})

    def too_long(self) -> Iterator[Problem]:
        """U422 for each text that is no words of an occasion, so long is it."""
        for name, text in asdict(self).items():
            if len(text) > _MOST:
                facts = {"option": f"--{name}", "count": len(text), "limit": _MOST}
                yield Problem("U422", Place(spot=f"--{name}"), facts)


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
