"""Rules on figures: what a slide says aloud agrees with what it shows."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from deckgen.powerpoint.lint.deckfile import A, C, DeckFile
from deckgen.powerpoint.lint.rule import Found
from deckgen.powerpoint.lint.shapes import shapes_of, text_of
from deckgen.powerpoint.lint.text_rules import charts_of

_PERCENT = re.compile(r"(\d{1,3}(?:[.,]\d+)?)[\s\u00a0\u202f]*(?:%|prosent\b|percent\b|per cent\b)")
_NUMBER = re.compile(r"-?\d+(\.\d+)?([eE][-+]?\d+)?")
_TITLES = ("title", "ctrTitle")
_WHOLE = 100
_ROUNDED = 0.51  # percentage points between a figure and what it is rounded to


def title_disagrees(deck: DeckFile) -> Iterator[Found]:
    """A percentage in a title that is nowhere among the slide's own figures, where it has any."""
    for slide in deck.slides:
        shown = _figures(deck, slide)
        for shape in shapes_of(deck, slide):
            if shape.placeholder in _TITLES and shown:
                for said in _PERCENT.findall(shape.text):
                    if not _among(said, shown):
                        yield Found(slide, shape.name, f"{said} %")


def text_disagrees(deck: DeckFile) -> Iterator[Found]:
    """A percentage in a text beside a chart that nothing else on the slide, nor its notes, shows."""
    for slide in deck.slides:
        charts = [chart for _, chart in charts_of(deck, slide)]
        if not charts or any(_has_broken_values(chart) for chart in charts):
            continue
        shown = {f"{value:.6g}" for chart in charts for value in _told(chart)}
        if not shown:
            continue
        shapes = shapes_of(deck, slide)
        notes = deck.xml(deck.related(slide, "notesSlide"))
        other = [node.text for node in (() if notes is None else notes.iter(f"{A}t"))]
        for shape in shapes:
            other += [shape.alt, shape.text if shape.placeholder in _TITLES else ""]
            other += [node.text for table in shape.element.iter(f"{A}tbl") for node in table.iter(f"{A}t")]
        shown |= set(_PERCENT.findall("\n".join(str(text or "") for text in other)))
        for shape in shapes:
            for said in _PERCENT.findall(shape.text) if shape.placeholder not in _TITLES else ():
                if not _among(said, shown):
                    yield Found(slide, shape.name, f"{said} %")


def alt_disagrees(deck: DeckFile) -> Iterator[Found]:
    """A percentage in a chart's alt text that it doesn't show: those who listen hear another."""
    for slide in deck.slides:
        shapes = shapes_of(deck, slide)
        alts = {shape.name: shape.alt for shape in shapes}
        # A headline may add figures up; that it holds is for the rule on titles.
        headline = {f for s in shapes if s.placeholder in _TITLES for f in _PERCENT.findall(s.text)}
        for name, chart in charts_of(deck, slide):
            if _has_broken_values(chart):
                continue  # another rule's; what it shows can't be known
            shown = {f"{value:.6g}" for value in _told(chart)}
            for said in _PERCENT.findall(alts.get(name, "")):
                if shown and said not in headline and not _among(said, shown):
                    yield Found(slide, name, f"{said} %")


def notes_disagree(deck: DeckFile) -> Iterator[Found]:
    """A percentage in a picture's or chart's alt text that the notes' own table of figures lacks."""
    for slide in deck.slides:
        notes = deck.xml(deck.related(slide, "notesSlide"))
        said = "" if notes is None else "\n".join(text_of(p) for p in notes.iter(f"{A}p"))
        there = set(_PERCENT.findall(said))
        for shape in shapes_of(deck, slide) if there else ():
            for figure in _PERCENT.findall(shape.alt):
                if shape.kind in ("pic", "graphicFrame", "grpSp") and not _among(figure, there):
                    yield Found(slide, shape.name, f"{figure} %")


def _figures(deck: DeckFile, slide: str) -> set[str]:
    """Every percentage that the slide shows or tells besides its title."""
    found: set[str] = set()
    for shape in shapes_of(deck, slide):
        found |= set(_PERCENT.findall(shape.alt))
        found |= set() if shape.placeholder in _TITLES else set(_PERCENT.findall(shape.text))
        for table in shape.element.iter(f"{A}tbl"):
            found |= set(_PERCENT.findall(" ".join(str(node.text) for node in table.iter(f"{A}t"))))
    for _, chart in charts_of(deck, slide):
        found |= {f"{float(value) * 100:.6g}" for value in _values(chart)}
    return found


def _told(chart: etree._Element) -> set[float]:
    """What a chart's figures allow to be said: each, in per cent too, and where its error bars end."""
    found = {float(value) * times for value in _values(chart) for times in (1, 100)}
    return found | {value + side * reach for reach in _reaches(chart) for value in found for side in (-1, 1)}


def _reaches(chart: etree._Element) -> set[float]:
    """How far error bars reach, in per cent."""
    bars = (node for errors in chart.iter(f"{C}errBars") for node in errors.iter(f"{C}v"))
    return {float(text) * 100 for node in bars if _NUMBER.fullmatch(text := str(node.text))}


def _has_broken_values(chart: etree._Element) -> bool:
    nodes = (node for cached in chart.iter(f"{C}numCache") for node in cached.iter(f"{C}v"))
    return any(not _NUMBER.fullmatch(str(node.text)) for node in nodes)


def _values(chart: etree._Element) -> list[str]:
    nodes = (node for cached in chart.iter(f"{C}numCache") for node in cached.iter(f"{C}v"))
    return [text for node in nodes if _NUMBER.fullmatch(text := str(node.text))]


def _among(said: str, shown: set[str]) -> bool:
    """Whether a figure is shown as it is or rounded; the whole of 100 per cent is no figure."""
    value = float(said.replace(",", "."))
    return value == _WHOLE or any(
        abs(value - float(figure.replace(",", "."))) <= _ROUNDED for figure in shown
    )
