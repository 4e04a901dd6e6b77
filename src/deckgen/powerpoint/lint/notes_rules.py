"""Rules on notes: the figures that a speaker reads there are those that the slide shows."""

from __future__ import annotations

import re
from collections.abc import Iterator

from deckgen.powerpoint.lint.charts import charts_of
from deckgen.powerpoint.lint.deckfile import A, C, DeckFile
from deckgen.powerpoint.lint.figure_rules import DRAWN, TITLES, has_broken_values
from deckgen.powerpoint.lint.figures import figures_in, said_in
from deckgen.powerpoint.lint.named import alt_on, as_said, names_on, notes_of, points_aside, text_on
from deckgen.powerpoint.lint.noted import DIGITS, lines_of, placed_in, table_of
from deckgen.powerpoint.lint.places import YEAR
from deckgen.powerpoint.lint.points import agrees, misplaced, plain, points_of
from deckgen.powerpoint.lint.rule import Found
from deckgen.powerpoint.lint.shapes import Shape, shapes_of

_CLAUSE = re.compile(r"[·;(\n]\s*|,\s+")
_BASE = re.compile(r"(.*?)\s*\bn\s*=\s*(\d{1,3}(?:\s\d{3})+|\d+)\b")


def chart_unlike_notes(deck: DeckFile) -> Iterator[Found]:
    """A chart, picture, text or sentence that gives a place another figure than the table in the notes."""
    for slide in deck.slides:
        notes = notes_of(deck, slide)
        names = names_on(deck, slide) if notes else frozenset()
        told = points_aside(table_of(notes), names)
        for name, chart in charts_of(deck, slide) if told else ():
            points = {} if has_broken_values(chart) else points_aside(points_of(chart), names)
            for named, figures in told.items():
                if not any(agrees(points, named, figure) for figure in figures):
                    yield Found(slide, name, as_said(f"{', '.join(named)}: {min(figures):g} %"))
        for shape in shapes_of(deck, slide) if told else ():
            # What the notes lack altogether is told by the rules on alt text and texts beside figures.
            known = figures_in(notes)
            said = alt_on(deck, shape) if shape.kind in DRAWN else ""
            texts = (said, "" if shape.placeholder in TITLES else text_on(deck, shape))
            for words in (words for text in texts for words in misplaced(text, told)):
                if all(one.among(known) for one in said_in(words)):
                    yield Found(slide, shape.name, as_said(words))
        for sentence, place, figure in placed_in(notes, told):
            if not agrees(told, place, figure):
                yield Found(slide, "", as_said(sentence))


def table_unlike_notes(deck: DeckFile) -> Iterator[Found]:
    """A table whose row has other figures than the line of that name in the notes."""
    for slide in deck.slides:
        tables = [(s, t) for s in shapes_of(deck, slide) for t in s.element.iter(f"{A}tbl")]
        lines = list(lines_of(as_said(notes_of(deck, slide)))) if tables else []
        for shape, table in tables if lines else ():
            for row in table.iterfind(f"{A}tr"):
                cells = row.iterfind(f"{A}tc")
                texts = [plain(" ".join(str(t.text or "") for t in cell.iter(f"{A}t"))) for cell in cells]
                name, *told = texts or [""]
                said = [figures for named, figures in lines if named == name and len(figures) == len(told)]
                if name and said and not any(_same(told, figures) for figures in said):
                    yield Found(slide, shape.name, f"{name}: {', '.join(told)} / {', '.join(said[0])}")


def base_unlike_notes(deck: DeckFile) -> Iterator[Found]:
    """A base («Troms n = 48») that the notes tell otherwise, or in two ways where the slide has one."""
    for slide in deck.slides:
        there = _bases(notes_of(deck, slide))
        told: dict[str, set[str]] = {}
        for shape in shapes_of(deck, slide) if there else ():
            for name, bases in _bases(_words(deck, slide, shape)).items():
                told.setdefault(name, set()).update(bases)
                if name in there and not bases <= there[name]:
                    wrong = ", ".join(sorted(bases - there[name]))
                    yield Found(slide, shape.name, f"{name} n = {wrong} / {', '.join(sorted(there[name]))}")
        for name, bases in told.items():
            if len(bases) == 1 and bases < there.get(name, set()):
                yield Found(
                    slide, "", f"{name} n = {', '.join(sorted(bases))} / {', '.join(sorted(there[name]))}"
                )


def _words(deck: DeckFile, slide: str, shape: Shape) -> str:
    """What a shape says, its alt text and a chart's own words among it."""
    charts = [chart for name, chart in charts_of(deck, slide) if name == shape.name]
    cached = (
        str(v.text or "") for chart in charts for c in chart.iter(f"{C}strCache") for v in c.iter(f"{C}v")
    )
    return "\n".join((shape.text, shape.alt, *cached))


def _same(told: list[str], said: list[str]) -> bool:
    return all(
        one.replace(" ", "") == other.replace(" ", "")
        for one, other in zip(told, said, strict=True)
        if DIGITS.match(one) and DIGITS.match(other)
    )


def _bases(text: str) -> dict[str, set[str]]:
    """The bases that a text tells, by what they are of."""
    found: dict[str, set[str]] = {}
    for clause in _CLAUSE.split(text) if "n" in text and "=" in text else ():
        if said := _BASE.match(plain(clause)):
            named = plain(said[1])
            # «I 2019: Troms n = 22» is a base of another year.
            name = named if YEAR.search(named) else named.rpartition(": ")[2]
            found.setdefault(name, set()).add(plain(said[2]))
    return found
