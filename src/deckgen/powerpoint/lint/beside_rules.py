"""A rule on texts beside figures: a share in them stands in a chart, alt text, table or the notes too."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from deckgen.powerpoint.lint.charts import charts_of
from deckgen.powerpoint.lint.claims import is_elsewhere
from deckgen.powerpoint.lint.deckfile import A, C, DeckFile
from deckgen.powerpoint.lint.figure_rules import DRAWN, TITLES, has_broken_values, told_by
from deckgen.powerpoint.lint.figures import PERCENT, Said, said_in
from deckgen.powerpoint.lint.named import alt_on, aside, names_on, notes_of, text_on
from deckgen.powerpoint.lint.points import plain, points_of
from deckgen.powerpoint.lint.rule import Found
from deckgen.powerpoint.lint.shapes import Shape, shapes_of
from deckgen.powerpoint.lint.shown import shown_by_alt, shown_by_chart
from deckgen.powerpoint.lint.wagers import is_aside, is_reading

_RANGE = re.compile(r"\d\s*%?\s*(?:[-–]|til|to)\s*\d")  # «0–50 %» tells how far an axis reaches
_MARK = re.compile(rf"\W*{PERCENT.pattern}\W*", re.I)  # along a drawn axis


def text_disagrees(deck: DeckFile) -> Iterator[Found]:
    """A share in a text beside a figure, or its titles, that nothing else on the slide or in notes shows."""
    for slide in deck.slides:
        figures = _figures(deck, slide)
        if figures is None:
            continue
        names, shown = figures
        shapes = shapes_of(deck, slide)
        other = [notes_of(deck, slide)]
        for shape in shapes:
            other += [alt_on(deck, shape), text_on(deck, shape) if shape.placeholder in TITLES else ""]
            other += [str(node.text or "") for t in shape.element.iter(f"{A}tbl") for node in t.iter(f"{A}t")]
        shown |= {said.value for text in other for said in said_in(text)}
        for shape in shapes:
            text = _beside(deck, shape)
            for said in said_in(text):
                if not said.among(shown) and not _is_of_other(said, text, names):
                    yield Found(slide, shape.name, said.words)
        for name, chart in charts_of(deck, slide):
            wrong = (said for said in _titled(chart, names_on(deck, slide)) if not said.among(shown))
            yield from (Found(slide, name, said.words) for said in wrong)


def _figures(deck: DeckFile, slide: str) -> tuple[frozenset[str], set[float]] | None:
    """Whose a slide's figures are, and what its charts show; None where it has none or they aren't known.

    A picture or a drawn map has the figures of its alt text, where that tells them one by one.
    """
    charts = [chart for _, chart in charts_of(deck, slide)]
    if any(has_broken_values(chart) for chart in charts):
        return None
    shown = {value for chart in charts for value in told_by(chart)}
    names = {name for chart in charts for points in points_of(chart) for name in points}
    drawn = [s for s in shapes_of(deck, slide) if s.kind in DRAWN and "%" in s.alt]
    listed = [found for found in (shown_by_alt(alt_on(deck, shape)) for shape in drawn) if found.rows]
    if not shown and not listed:
        return None
    return frozenset(names).union(*(found.groups for found in listed)), shown


def _beside(deck: DeckFile, shape: Shape) -> str:
    """What a shape says besides the slide's title; not the marks along an axis that is drawn."""
    if shape.placeholder in TITLES or (shape.grouped and _MARK.fullmatch(shape.text)):
        return ""
    return text_on(deck, shape)


def _is_of_other(said: Said, text: str, names: frozenset[str]) -> bool:
    """Whether a share beside a chart is of something else: a response rate, a place that it hasn't."""
    return is_aside(said, text) or is_elsewhere(said, text, names)


def _titled(chart: etree._Element, names: frozenset[str]) -> Iterator[Said]:
    """The shares in the titles of a chart and its axes that no reading of the chart gives."""
    titles = ((node, *node.iter(f"{A}t", f"{C}v")) for node in chart.iter(f"{C}title"))
    texts = [aside(plain("".join(str(n.text or "") for n in nodes)), names) for _, *nodes in titles]
    told = [s for t in texts if not _RANGE.search(t) for s in said_in(t) if is_reading(s, t)]
    shown = shown_by_chart(chart) if told else None
    yield from () if shown is None else (said for said in told if not shown.allows(said))
