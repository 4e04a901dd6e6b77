"""How long a label may be: what is longer than a slide can show is shortened, what is no label refused."""

from __future__ import annotations

MOST_SHOWN = 200
MOST_CHARACTERS = 2_000
_MORE = " …"


def shortened(text: str) -> str:
    """The text as a slide shows it: cut at a word where it is too long, with «…»."""
    if len(text) <= MOST_SHOWN:
        return text
    room = text[: MOST_SHOWN - len(_MORE) + 1]
    words, _, _ = room.rpartition(" ")
    return (words or room[:-1]).rstrip(" ,;:–-") + _MORE
