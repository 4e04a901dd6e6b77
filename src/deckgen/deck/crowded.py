"""Crowded: texts that don't fit their places, so that who builds or checks a deck hears of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from deckgen.deck.deck import Slide
from deckgen.deck.desk import Desk
from deckgen.deck.template import Placeholder
from deckgen.errors import Place, Problem

CROWDED = "W165"

_SHOWN = 40  # letters of a text that say which it is
_ALIKE = ("source",)  # roles whose text is much the same on every slide


def crowded(slides: Sequence[Slide], desk: Desk) -> Iterator[Problem]:
    """W165 for each text that runs over its place though it is as small as it may be; once if on many slides.

    Of another maker's layouts the face isn't known: W163 tells of the finished deck.
    """
    found: dict[tuple[str, ...], list[tuple[Slide, str]]] = {}
    for slide in slides:
        for role, place in desk.around.template.layouts[slide.layout].placeholders.items():
            text = "\n".join(slide.texts.get(role, ()))
            if text and _is_known(place) and not desk.around.fits(text, place):
                found.setdefault((role,) if role in _ALIKE else (role, text), []).append((slide, text))
    for (role, *_), on in found.items():
        slide, text = on[0]
        short = text if len(text) <= _SHOWN else f"{text[:_SHOWN].rstrip()}…"
        facts = {"role": role, "text": short.replace("\n", " "), "slides": [each.number for each, _ in on]}
        yield Problem(CROWDED, Place(spot=f"slide {slide.number}"), facts)


def _is_known(place: Placeholder) -> bool:
    """Whether a text's place is a layout's of ours, in the face that we measure."""
    return place.role != "tag" and (place.measured or place.least is None)
