"""Rules on words that say nothing to those who listen: in titles, headers, links and alt text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from lxml import etree

from deckgen.powerpoint.lint.charts import charts_of
from deckgen.powerpoint.lint.deckfile import A, DeckFile, R
from deckgen.powerpoint.lint.rule import Found
from deckgen.powerpoint.lint.shapes import Shape, shapes_of, text_of

_TITLES = ("title", "ctrTitle")
_TRUE = ("1", "true")
_PROMPT = re.compile(
    r"(?:klikk|trykk) (?:for å|ikonet for å) |(?:click|tap)(?: icon)? to (?:add|edit) ",
    re.I,
)
_NO_TITLE = re.compile(
    r"tittel|title|overskrift|untitled|uten (?:navn|tittel)|(?:lysbilde|slide|side)\s*\d*",
    re.I,
)
_LINK = re.compile(
    r"(?:(?:klikk|trykk|sjå|se|les) )?(?:her|meir|mer)|lenk[ea]|link|(?:click )?here|(?:read )?more",
    re.I,
)
_LOGO = 60  # letters: a shorter text may well tell of two pictures, like a logo in two sizes


def empty_titles(deck: DeckFile) -> Iterator[Found]:
    """A title that names nothing («…», «Tittel»), or a prompt that was left as the slide's own words."""
    for slide in deck.slides:
        for shape in shapes_of(deck, slide):
            text = " ".join(shape.text.split()) if shape.placeholder else ""
            if not text:
                continue
            named = shape.placeholder not in _TITLES or any(map(str.isalnum, text))
            above = [] if shape.placeholder not in _TITLES else [_words(heir) for heir in shape.heirs[1:]]
            title = shape.placeholder in _TITLES and _NO_TITLE.fullmatch(text)
            if not named or title or text in above or _PROMPT.match(text):
                yield Found(slide, shape.name, text)


def empty_headers(deck: DeckFile) -> Iterator[Found]:
    """A column of a table whose header is empty, the first apart; or a header row without words."""
    for slide in deck.slides:
        for shape in shapes_of(deck, slide):
            for table in shape.element.iter(f"{A}tbl"):
                stated = table.find(f"{A}tblPr")
                if stated is None or stated.get("firstRow") not in _TRUE:
                    continue
                first, *others = [[_said(cell) for cell in row] for row in table.iterfind(f"{A}tr")] or [[]]
                bare = [
                    at
                    for at, said in enumerate(first)
                    if said == "" and any(at < len(row) and row[at] for row in others)
                ]
                if bare and (bare[-1] > 0 or not any(first)):
                    yield Found(slide, shape.name, ", ".join(str(at + 1) for at in bare))


def empty_links(deck: DeckFile) -> Iterator[Found]:
    """A link whose words don't say where it leads: «klikk her»."""
    for slide in deck.slides:
        for shape in shapes_of(deck, slide) if deck.parts[slide].find(b"hlinkClick") >= 0 else ():
            for paragraph in shape.paragraphs:
                for target, runs in groupby(paragraph.iter(f"{A}r"), _target):
                    words = " ".join("".join(text_of(run) for run in runs).split()).strip(" .:!>»→")
                    if target and _LINK.fullmatch(words):
                        yield Found(slide, shape.name, words)


def doubled_alt(deck: DeckFile) -> Iterator[Found]:
    """Alt text that another figure of the deck has too, though they show different things."""
    first: dict[str, object] = {}
    for slide in deck.slides:
        for shape in shapes_of(deck, slide):
            alt = " ".join(shape.alt.split())
            if shape.grouped or not alt or (shape.kind == "pic" and len(alt) < _LOGO) or shape.kind == "sp":
                continue
            shown = _shown(deck, slide, shape)
            if first.setdefault(alt, shown) != shown:
                yield Found(slide, shape.name, alt)


def _shown(deck: DeckFile, slide: str, shape: Shape) -> object:
    """What tells one figure from another: a picture's bytes, a chart's figures, others' words."""
    if shape.kind == "pic":
        blip = next(shape.element.iter(f"{A}blip"), None)
        return deck.parts.get(deck.target(slide, None if blip is None else blip.get(f"{R}embed")))
    charts = [chart for name, chart in charts_of(deck, slide) if name == shape.name]
    return [text for root in (charts or [shape.element]) for text in root.itertext()]


def _said(cell: etree._Element) -> str | None:
    """A cell's words; None for one that is merged into another."""
    if {cell.get("hMerge"), cell.get("vMerge")} & {*_TRUE}:
        return None
    return "".join(str(node.text or "") for node in cell.iter(f"{A}t")).strip()


def _target(run: etree._Element) -> str:
    link = run.find(f"{A}rPr/{A}hlinkClick")
    return "" if link is None else str(link.get(f"{R}id") or "")


def _words(element: etree._Element) -> str:
    return " ".join(" ".join(text_of(paragraph) for paragraph in element.iter(f"{A}p")).split())
