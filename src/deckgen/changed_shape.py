"""What was changed in one shape since a deck was made: its figures, its words, or how they are shown."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from deckgen.errors import Place, Problem
from deckgen.powerpoint import how
from deckgen.powerpoint.charted_plot import is_moved
from deckgen.powerpoint.content import (
    ALT,
    ALT_OF,
    BOOK,
    EXAMPLE_SAID,
    HOW,
    NO_FIGURES,
    NOTHING,
    OF,
    VECTOR,
    Content,
)
from deckgen.powerpoint.frames import is_shrunk, is_stretched
from deckgen.powerpoint.tints import is_nearer
from deckgen.reasons import Reason

_HOW = {
    how.KIND: "how_kind",
    how.AXES: "how_axes",
    how.LABELS: "how_labels",
    how.FORMATS: "how_formats",
    how.POINTS: "how_points",
    how.BLANKS: "how_blanks",
    how.CROP: "how_crop",
    how.TURN: "how_turn",
    how.DRAWN: "how_drawn",
    how.SHAPES: "how_shapes",
    how.STRUCK.upper(): "how_struck",
    how.UNSEEN.upper(): "how_unseen",
    how.LOST.upper(): "how_unseen",
    how.MARKS: "how_marks",
    how.UNLIKE: "how_unlike",
    how.WHERE: "how_where",
    how.SIZE: "how_small",
    how.ACROSS: "how_plot",
    how.DOWN: "how_plot",
    how.NEAR: "how_near",
    how.RENAMED: "how_renamed",
    how.EFFECT: "how_effect",
    how.ASPECT: "how_stretched",
    how.OVER.upper(): "how_over",
    how.VANISH.upper(): "how_vanish",
}
_TOLD_APART = {
    how.SIZE: is_shrunk,
    how.ACROSS: is_moved,
    how.DOWN: is_moved,
    how.NEAR: is_nearer,
    how.ASPECT: is_stretched,
}
_NAMED = ("chart", "table")  # roles whose words say what the figures are of
_OF_THE_DAY = ("speaker", "event", "motto", "contact")  # whose digits are dates and numbers to call
_WORDS_ONLY = (how.STRUCK, how.UNSEEN, how.LOST, how.OVER, how.VANISH)
FOOTER = "footer"
_DATE = re.compile(r"(?:19|20)[0-9]{2}|[0-9]{1,2}(?:\.[0-9]{1,2})?")
_OF_A_SHARE = re.compile(r"[%‰±=]|pro(?:sent|mille)|pst\b", re.IGNORECASE)
_AT_MOST = (how.CELLS,)  # nothing is shown otherwise until somebody edits the data


def gone(place: Place, role: str, before: Mapping[str, str]) -> Iterator[Problem]:
    """What to tell of a shape that is no longer shown."""
    digest = before[""]
    has_figures = digest[: len(digest) // 2] != NO_FIGURES
    if digest != NOTHING and (has_figures or EXAMPLE_SAID not in before):
        yield Problem("V610" if has_figures else "V604", place, {"slide": place.spot, "role": role})
    if EXAMPLE_SAID in before:
        yield Problem("V615", place, {"slide": place.spot, "role": role, "now": "–"})


def foot(place: Place, content: Content | None, before: Mapping[str, str]) -> Iterator[Problem]:
    """What to tell of a footer: a year or a date in it is no figure, so that it only has words.

    One that has got a figure is told of as any other shape.
    """
    if content is not None and not _is_dated(content):
        yield from changed(place, FOOTER, content, before)
    elif (NOTHING if content is None else content.digest) != before[""]:
        words = "" if content is None else told(content)
        yield Problem("V621", place, {"slides": 1, "now": words or "–"})


def _is_dated(content: Content) -> bool:
    """Whether the only numbers in a text are those of a year or a date."""
    return not _OF_A_SHARE.search(content.words) and all(map(_DATE.fullmatch, content.figures))


def changed(
    place: Place, role: str, content: Content, before: Mapping[str, str], is_earlier: bool = False
) -> Iterator[Problem]:
    """What differs between a shape and its digests: first the gravest.

    `is_earlier` says that those were made when less was told of how a shape is shown.
    """
    facts = {"slide": place.spot, "role": role, "now": told(content) or "–"}
    pairs = [(content.digest, before[""]), *_beside(content, before)]
    apart = [(now, then) for now, then in pairs if now != then]
    other = [one for now, then in apart if (one := now[: len(now) // 2]) != then[: len(then) // 2]]
    unmarked = EXAMPLE_SAID in before and EXAMPLE_SAID not in content.beside
    shown = _shown_otherwise(content.beside.get(HOW, ""), before.get(HOW, ""))
    if is_earlier:
        shown = [letter for letter in shown if letter not in how.LATER]
    grave = [letter for letter in shown if letter not in _AT_MOST and letter not in _WORDS_ONLY]
    reasons = _reason(grave)
    if not other and _of_other(role, content, before):
        reasons = (*reasons, Reason("how_names", "names"))
    if other:
        yield Problem("V602", place, facts)
    if reasons:
        yield Problem("V614", place, facts | {"how": reasons})
    if unmarked:
        yield Problem("V615", place, facts)
    if not (other or unmarked or reasons) and (apart or any(letter in _WORDS_ONLY for letter in shown)):
        yield Problem("V603", place, facts)
    if any(letter in _AT_MOST for letter in shown):
        yield Problem("V618", place, facts)


def _of_other(role: str, content: Content, before: Mapping[str, str]) -> bool:
    """Whether figures that are as they were may be said of something else: another region, or «not»."""
    if role.startswith(_NAMED) and content.digest != before[""]:
        return True
    if role in _OF_THE_DAY:
        return False
    return any(
        ending in before and (now := content.beside.get(ending)) is not None and now != before[ending]
        for ending in (OF, ALT_OF)
    )


def told(content: Content) -> str:
    """A shape in a few words: its own, or those that describe it."""
    words = content.words or content.alt
    return words[:80] + ("…" if len(words) > 80 else "")


def _beside(content: Content, before: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """What goes with a shape, now and then; what other programs leave out is no change.

    What a picture gets that it never had is: PowerPoint shows the SVG of one that has it.
    """
    for ending in (ALT, VECTOR, BOOK):
        now = content.beside.get(ending)
        if now is not None and (ending in before or ending == VECTOR):
            yield now, before.get(ending, NOTHING)


def _shown_otherwise(now: str, before: str) -> list[str]:
    """The letters of what is shown in another way."""
    one, other = how.kinds_in(now), how.kinds_in(before)
    if how.SHAPES not in other:  # what was no group has no number of shapes to keep
        one.pop(how.SHAPES, None)
    for letter in (how.WHERE, *how.MEASURED):  # older decks say none, and what follows its layout has no size
        if letter not in one or letter not in other:
            one.pop(letter, None)
            other.pop(letter, None)
    for letter, is_other in _TOLD_APART.items():
        if letter in one and not is_other(one[letter], other[letter]):
            other[letter] = one[letter]
    return [letter for letter in (*_HOW, *_WORDS_ONLY, *_AT_MOST) if one.get(letter) != other.get(letter)]


def ground_reasons(now: str, before: str) -> tuple[Reason, ...]:
    """How words are shown otherwise by what slides stand on."""
    return _reason(_shown_otherwise(now, before))


def _reason(letters: list[str]) -> tuple[Reason, ...]:
    keys = dict.fromkeys(_HOW[letter] for letter in letters if letter in _HOW)
    return tuple(Reason(key, key) for key in keys)
