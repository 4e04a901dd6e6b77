"""Names with figures in them, like the answer «Mellom 25 % og 50 %»: those are no claims of what is shown."""

from __future__ import annotations

import re
from functools import lru_cache

from deckgen.powerpoint.lint.charts import charts_of
from deckgen.powerpoint.lint.deckfile import A, C, DeckFile, remembered
from deckgen.powerpoint.lint.figures import PERCENT, said_in
from deckgen.powerpoint.lint.noted import table_of
from deckgen.powerpoint.lint.points import Points, plain
from deckgen.powerpoint.lint.shapes import Shape, shapes_of, text_of

_ASIDE = 0xF0000  # where letters are private: to no pattern are they figures, words or signs
_LAST = 0xFFFD
_SHARE_ALONE = re.compile(rf"\W*{PERCENT.pattern}\W*", re.I)


@remembered
def names_on(deck: DeckFile, slide: str) -> frozenset[str]:
    """The names of a slide's charts, tables and notes' tables that say a share themselves."""
    names = {
        str(v.text or "")
        for _, chart in charts_of(deck, slide)
        for series in chart.iter(f"{C}ser")
        for kind in ("tx", "cat")
        for v in series.iterfind(f"{C}{kind}//{C}v")
    }
    for shape in shapes_of(deck, slide):
        for table in shape.element.iter(f"{A}tbl"):
            lines = [list(row.iterfind(f"{A}tc")) for row in table.iterfind(f"{A}tr")]
            heads = [*(lines[0] if lines else ()), *(line[0] for line in lines if line)]
            names |= {" ".join(str(t.text or "") for t in cell.iter(f"{A}t")) for cell in heads}
    names |= {name for place in table_of(_notes(deck, slide)) for name in place}
    return frozenset(name for name in map(plain, names) if "%" in name or said_in(f"{name} dem"))


def notes_of(deck: DeckFile, slide: str) -> str:
    """A slide's notes, paragraph by paragraph, with its names set aside."""
    return aside(_notes(deck, slide), names_on(deck, slide))


def text_on(deck: DeckFile, shape: Shape) -> str:
    """What a slide's shape says, with the slide's names set aside."""
    return aside(shape.text, names_on(deck, shape.part))


def alt_on(deck: DeckFile, shape: Shape) -> str:
    """The alt text of a slide's shape, with the slide's names set aside."""
    return aside(shape.alt, names_on(deck, shape.part))


def aside(text: str, names: frozenset[str]) -> str:
    """A text whose names are in letters that say nothing; `as_said` gives them back."""
    if not names or not text:
        return text
    if plain(text) in names:
        return _hidden(text)
    return _pattern(names).sub(lambda found: _hidden(found[0]), text)


def points_aside(points: Points, names: frozenset[str]) -> Points:
    """Points by names that are set aside as in texts."""
    if not names:
        return points
    return {(aside(as_said(a), names), aside(as_said(b), names)): v for (a, b), v in points.items()}


def as_said(text: str) -> str:
    """A text with its names as they were."""
    return "".join(chr(ord(c) - _ASIDE) if ord(c) > _ASIDE else c for c in text)


def _notes(deck: DeckFile, slide: str) -> str:
    notes = deck.xml(deck.related(slide, "notesSlide"))
    return "" if notes is None else "\n".join(text_of(p) for p in notes.iter(f"{A}p"))


def _hidden(name: str) -> str:
    """A name in letters beyond those of any language, one for each, so that two names stay two."""
    return "".join(chr(ord(c) + _ASIDE) if ord(c) <= _LAST else c for c in plain(name))


@lru_cache(maxsize=256)
def _pattern(names: frozenset[str]) -> re.Pattern[str]:
    """Any of some names, the longest first."""
    return re.compile("|".join(map(_one, sorted(names, key=lambda name: (-len(name), name)))), re.M)


def _one(name: str) -> str:
    """A name; one that is nothing but a share is one only where it is quoted or stands before figures."""
    words = r"\s+".join(map(re.escape, name.split()))
    if _SHARE_ALONE.fullmatch(name):
        return rf"(?<=«){words}(?=»)|(?:^|(?<=[;.]\s)){words}(?=:\s|\s\|\s)"
    return rf"(?<![\w,.]){words}(?!\w)"
