"""Rules on figures: what a slide says aloud agrees with what it shows."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from deckgen.powerpoint.lint.answers import is_of_another_answer
from deckgen.powerpoint.lint.charts import charts_of
from deckgen.powerpoint.lint.claims import groups_of, is_elsewhere
from deckgen.powerpoint.lint.deckfile import A, C, DeckFile, remembered
from deckgen.powerpoint.lint.figures import Said, figures_in, said_in
from deckgen.powerpoint.lint.named import alt_on, as_said, names_on, notes_of, points_aside, text_on
from deckgen.powerpoint.lint.places import PLACES
from deckgen.powerpoint.lint.points import NUMBER, Points, misplaced, points_of
from deckgen.powerpoint.lint.rule import Found
from deckgen.powerpoint.lint.shapes import Shape, shapes_of
from deckgen.powerpoint.lint.shares import Shown
from deckgen.powerpoint.lint.shown import shown_by_alt, shown_by_chart, shown_by_table, told_in
from deckgen.powerpoint.lint.wagers import is_aside, is_reading

TITLES = ("title", "ctrTitle")
DRAWN = ("pic", "grpSp")
_PART = re.compile(r"\s*\(\d+ (?:av|of) \d+\)\s*$")  # of a chart that goes on: «(2 av 3)»


def title_disagrees(deck: DeckFile) -> Iterator[Found]:
    """A share in a title that the slide's figures don't show, where what they show is known.

    Other words may be about other things, but a share that they tell too is none to speak of. A chart
    that goes on from slide to slide under one title is one.
    """
    slides = [(slide, shape) for slide in deck.slides for shape in _titles(deck, slide)]
    parts: dict[str, list[str]] = {}
    for slide, shape in slides:
        parts.setdefault(_PART.sub("", shape.text) if _PART.search(shape.text) else slide, []).append(slide)
    for slide, shape in slides:
        text = text_on(deck, shape)
        told = [said for said in said_in(text) if is_reading(said, text)]
        beside = parts[_PART.sub("", shape.text) if _PART.search(shape.text) else slide] if told else []
        shown = _shown_on(deck, beside)
        wrong = [] if shown is None else _wrong(told, text, shown)
        if shown is not None and beside == [slide] and (points := _only_points(deck, slide)):
            rest = [said for said in told if said not in wrong and not _is_told(said, text, shown)]
            groups = {said: groups_of(said, text, shown.groups) for said in rest}
            wrong += [said for said in rest if is_of_another_answer(said, text, points, groups[said])]
        yield from (Found(slide, shape.name, said.words) for said in wrong)


def _titles(deck: DeckFile, slide: str) -> list[Shape]:
    return [shape for shape in shapes_of(deck, slide) if shape.placeholder in TITLES]


def _wrong(told: list[Said], text: str, shown: Shown) -> list[Said]:
    """The shares of a title that its slide doesn't show, and that aren't of what it has no figures of."""
    names = shown.groups
    wrong = [said for said in told if not shown.allows(said, groups_of(said, text, names))]
    # Where a title has nothing but a share of another place, that may as well be the chart's own.
    is_beside = bool(names & PLACES) or len(wrong) < len(told)
    return [said for said in wrong if not (is_beside and is_elsewhere(said, text, names))]


def _is_told(said: Said, text: str, shown: Shown) -> bool:
    """Whether a share is of a place that isn't shown, or told in other words of the slide."""
    return is_elsewhere(said, text, shown.groups) or said.among(share for _, share in shown.told)


def _only_points(deck: DeckFile, slide: str) -> Points:
    """The points of a slide's one chart; none where it has other figures too, or counts."""
    charts = [chart for _, chart in charts_of(deck, slide)]
    others = (
        s
        for s in shapes_of(deck, slide)
        if s.kind in DRAWN or next(s.element.iter(f"{A}tbl"), None) is not None
    )
    return points_of(charts[0]) if len(charts) == 1 and not any(others) else {}


def alt_disagrees(deck: DeckFile) -> Iterator[Found]:
    """A share in a chart's alt text that it doesn't show there: those who listen hear another."""
    for slide in deck.slides:
        shapes = shapes_of(deck, slide)
        alts, names = {shape.name: alt_on(deck, shape) for shape in shapes}, names_on(deck, slide)
        # A headline may add figures up; that it holds is for the rule on titles.
        headline = {f.value for s in shapes if s.placeholder in TITLES for f in said_in(text_on(deck, s))}
        for name, chart in charts_of(deck, slide):
            if has_broken_values(chart):
                continue  # another rule's; what it shows can't be known
            shown, alt = told_by(chart), alts.get(name, "")
            wrong = [
                said.words
                for said in said_in(alt)
                if said.value not in headline and not said.among(shown) and not is_aside(said, alt)
            ]
            for words in (wrong if shown else ()) or misplaced(alt, points_aside(points_of(chart), names)):
                yield Found(slide, name, as_said(words))


def notes_disagree(deck: DeckFile) -> Iterator[Found]:
    """A share in a picture's or chart's alt text that the notes' own table of figures lacks."""
    for slide in deck.slides:
        there = figures_in(notes_of(deck, slide))
        for shape in shapes_of(deck, slide) if there else ():
            drawn = shape.kind in ("pic", "graphicFrame", "grpSp")
            for said in said_in(alt_on(deck, shape)) if drawn else ():
                if not said.among(there):
                    yield Found(slide, shape.name, said.words)


def has_broken_values(chart: etree._Element) -> bool:
    """Whether a chart has a value that is no number, so that what it shows can't be known."""
    nodes = (node for cached in chart.iter(f"{C}numCache") for node in cached.iter(f"{C}v"))
    return any(not NUMBER.fullmatch(str(node.text)) for node in nodes)


def _shown_on(deck: DeckFile, slides: list[str]) -> Shown | None:
    """What the parts of a figure show together; None where one isn't known."""
    found: Shown | None = None
    for slide in slides:
        shown = _shown(deck, slide)
        if shown is None:
            return None
        found = shown if found is None else found.along(shown)
    return found


@remembered
def _shown(deck: DeckFile, slide: str) -> Shown | None:
    """What a slide's figures and words besides its title show; None where a figure isn't known."""
    shapes = shapes_of(deck, slide)
    figures = [None if has_broken_values(c) else shown_by_chart(c) for _, c in charts_of(deck, slide)]
    figures += [shown_by_table(table) for shape in shapes for table in shape.element.iter(f"{A}tbl")]
    alts = [(shape.kind, shown_by_alt(alt_on(deck, shape))) for shape in shapes if shape.alt]
    if not figures and not any(kind in DRAWN and (alt.rows or alt.told) for kind, alt in alts):
        return None
    found = Shown()
    for figure in (*figures, *(alt for _, alt in alts)):
        if figure is None:
            return None
        found = Shown([*found.rows, *figure.rows], [*found.told, *figure.told])
    texts = [text_on(deck, shape) for shape in shapes if shape.placeholder not in TITLES]
    found.told += told_in("\n".join(texts), found.groups)
    return found


def told_by(chart: etree._Element) -> set[float]:
    """What a chart's figures allow to be said: each, in per cent too, and where its error bars end."""
    found = {float(value) * times for value in _values(chart) for times in (1, 100)}
    return found | {value + side * reach for reach in _reaches(chart) for value in found for side in (-1, 1)}


def _reaches(chart: etree._Element) -> set[float]:
    """How far error bars reach, in per cent."""
    bars = (node for errors in chart.iter(f"{C}errBars") for node in errors.iter(f"{C}v"))
    return {float(text) * 100 for node in bars if NUMBER.fullmatch(text := str(node.text))}


def _values(chart: etree._Element) -> list[str]:
    nodes = (node for cached in chart.iter(f"{C}numCache") for node in cached.iter(f"{C}v"))
    return [text for node in nodes if NUMBER.fullmatch(text := str(node.text))]
