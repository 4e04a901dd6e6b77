"""Rules on figures: what a slide says aloud agrees with what it shows."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from deckgen.powerpoint.lint.charts import charts_of
from deckgen.powerpoint.lint.deckfile import A, C, DeckFile
from deckgen.powerpoint.lint.figures import Said, figures_in, said_in
from deckgen.powerpoint.lint.points import NUMBER, misplaced, plain, points_of
from deckgen.powerpoint.lint.rule import Found
from deckgen.powerpoint.lint.shapes import shapes_of, text_of
from deckgen.powerpoint.lint.shares import Shown, shown_by_chart, shown_by_table
from deckgen.powerpoint.lint.wagers import is_reading

_TITLES = ("title", "ctrTitle")
_DRAWN = ("pic", "grpSp")
_RANGE = re.compile(r"\d\s*%?\s*(?:[-–]|til|to)\s*\d")  # «0–50 %» tells how far an axis reaches


def title_disagrees(deck: DeckFile) -> Iterator[Found]:
    """A share in a title that the slide's figures don't show, where what they show is known.

    Other words may be about other things, but a share that they tell too is none to speak of.
    """
    for slide in deck.slides:
        shapes = shapes_of(deck, slide)
        titles = [shape for shape in shapes if shape.placeholder in _TITLES]
        all_said = [(shape, said) for shape in titles for said in said_in(shape.text)]
        told = [(shape, said) for shape, said in all_said if is_reading(said, shape.text)]
        shown = _shown(deck, slide) if told else None
        for shape, said in told if shown is not None else ():
            if not shown.allows(said):  # type: ignore[union-attr]
                yield Found(slide, shape.name, said.words)


def text_disagrees(deck: DeckFile) -> Iterator[Found]:
    """A share in a text beside a chart, or its titles, that nothing else on the slide or in notes shows."""
    for slide in deck.slides:
        charts = [chart for _, chart in charts_of(deck, slide)]
        if not charts or any(has_broken_values(chart) for chart in charts):
            continue
        shown = {value for chart in charts for value in _told(chart)}
        if not shown:
            continue
        shapes = shapes_of(deck, slide)
        other = [notes_of(deck, slide)]
        for shape in shapes:
            other += [shape.alt, shape.text if shape.placeholder in _TITLES else ""]
            other += [str(node.text or "") for t in shape.element.iter(f"{A}tbl") for node in t.iter(f"{A}t")]
        shown |= {said.value for text in other for said in said_in(text)}
        for shape in shapes:
            for said in said_in(shape.text) if shape.placeholder not in _TITLES else ():
                if not said.among(shown):
                    yield Found(slide, shape.name, said.words)
        for name, chart in charts_of(deck, slide):
            wrong = (said for said in _titled(chart) if not said.among(shown))
            yield from (Found(slide, name, said.words) for said in wrong)


def _titled(chart: etree._Element) -> Iterator[Said]:
    """The shares in the titles of a chart and its axes that no reading of the chart gives."""
    titles = ((node, *node.iter(f"{A}t", f"{C}v")) for node in chart.iter(f"{C}title"))
    texts = [plain("".join(str(node.text or "") for node in nodes)) for _, *nodes in titles]
    told = [s for t in texts if not _RANGE.search(t) for s in said_in(t) if is_reading(s, t)]
    shown = shown_by_chart(chart) if told else None
    yield from () if shown is None else (said for said in told if not shown.allows(said))


def alt_disagrees(deck: DeckFile) -> Iterator[Found]:
    """A share in a chart's alt text that it doesn't show there: those who listen hear another."""
    for slide in deck.slides:
        shapes = shapes_of(deck, slide)
        alts = {shape.name: shape.alt for shape in shapes}
        # A headline may add figures up; that it holds is for the rule on titles.
        headline = {f.value for s in shapes if s.placeholder in _TITLES for f in said_in(s.text)}
        for name, chart in charts_of(deck, slide):
            if has_broken_values(chart):
                continue  # another rule's; what it shows can't be known
            shown, alt = _told(chart), alts.get(name, "")
            wrong = [s.words for s in said_in(alt) if s.value not in headline and not s.among(shown)]
            for words in (wrong if shown else ()) or misplaced(alt, points_of(chart)):
                yield Found(slide, name, words)


def notes_disagree(deck: DeckFile) -> Iterator[Found]:
    """A share in a picture's or chart's alt text that the notes' own table of figures lacks."""
    for slide in deck.slides:
        there = figures_in(notes_of(deck, slide))
        for shape in shapes_of(deck, slide) if there else ():
            for said in said_in(shape.alt) if shape.kind in ("pic", "graphicFrame", "grpSp") else ():
                if not said.among(there):
                    yield Found(slide, shape.name, said.words)


def notes_of(deck: DeckFile, slide: str) -> str:
    """A slide's notes, paragraph by paragraph."""
    notes = deck.xml(deck.related(slide, "notesSlide"))
    return "" if notes is None else "\n".join(text_of(p) for p in notes.iter(f"{A}p"))


def has_broken_values(chart: etree._Element) -> bool:
    """Whether a chart has a value that is no number, so that what it shows can't be known."""
    nodes = (node for cached in chart.iter(f"{C}numCache") for node in cached.iter(f"{C}v"))
    return any(not NUMBER.fullmatch(str(node.text)) for node in nodes)


def _shown(deck: DeckFile, slide: str) -> Shown | None:
    """What a slide's figures and words besides its title show; None where a figure isn't known."""
    found, figures = Shown(), []
    for _, chart in charts_of(deck, slide):
        figures.append(None if has_broken_values(chart) else shown_by_chart(chart))
    for shape in shapes_of(deck, slide):
        figures += [shown_by_table(table) for table in shape.element.iter(f"{A}tbl")]
        alt = [said.value for said in said_in(shape.alt)]
        if alt and shape.kind in _DRAWN:
            figures.append(Shown(set(alt), [alt]))
        found.single |= {*alt, *(s.value for s in said_in(shape.text) if shape.placeholder not in _TITLES)}
    for figure in figures:
        if figure is None:
            return None
        found.single |= figure.single
        found.rows += figure.rows
    return found if figures else None


def _told(chart: etree._Element) -> set[float]:
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
