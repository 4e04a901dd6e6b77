"""Rules for everyone: titles, alt text, reading order, language, tables, and what lies off the slide."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from deckgen.powerpoint.lint.charts import drawings_of
from deckgen.powerpoint.lint.deckfile import A, DeckFile, P
from deckgen.powerpoint.lint.languages import is_tag, language_of
from deckgen.powerpoint.lint.rule import Found
from deckgen.powerpoint.lint.shapes import Shape, shapes_of

_TITLES = ("title", "ctrTitle")
_NEEDS_ALT = ("pic", "graphicFrame", "grpSp")
_FILE_NAME = re.compile(r"\.(png|jpe?g|svg|gif|emf|wmf|tiff?|bmp)$", re.I)
_EMPTY_ALT = re.compile(r"(picture|image|bilde|chart|diagram|graph|table|tabell|grafikk|figur)\s*\d*", re.I)
_MACHINE_MADE = re.compile(r"automatisk generert beskrivelse|description automatically generated", re.I)
_UNHEARD = re.compile(r"[.,:;!?…«»\"“”„'’‘()\[\]–—-](?!\d)")
_LONG_ENOUGH = 8  # letters that can say anything
_SMALL_PRINT = ("ftr", "sldNum", "dt")
_CORE = "docProps/core.xml"
_DC = "{http://purl.org/dc/elements/1.1/}"
_LARGE = 0.1  # of a slide: a figure that it is about
_SLACK = 12_700 * 2  # EMU that a shape may reach beyond the slide


def without_title(deck: DeckFile) -> Iterator[Found]:
    """A slide with no title, or an empty or hidden one: it has no name in lists and for screen readers."""
    for slide in deck.slides:
        if not _title(deck, slide):
            yield Found(slide)


def same_titles(deck: DeckFile) -> Iterator[Found]:
    """Two slides with one title, however it is spelt: aloud, capitals and stops are not heard."""
    titles = {slide: title for slide in deck.slides if (title := _title(deck, slide))}
    counts = Counter(_as_heard(title) for title in titles.values())
    for slide, title in titles.items():
        if counts[_as_heard(title)] > 1:
            yield Found(slide, detail=title)


def _as_heard(title: str) -> str:
    """A title without what isn't heard; what stands before a digit is: «4,3» is not «43»."""
    return " ".join(_UNHEARD.sub(" ", title).split()).casefold() or title


def without_alt(deck: DeckFile) -> Iterator[Found]:
    """A picture, chart, table or group without alt text that isn't marked as decorative."""
    for slide in deck.slides:
        for shape in _to_describe(deck, slide):
            if not shape.alt and not shape.is_decorative:
                yield Found(slide, shape.name)


def poor_alt(deck: DeckFile) -> Iterator[Found]:
    """Alt text that says nothing: a file's name, «Bilde 3», a word, what a machine guessed."""
    for slide in deck.slides:
        for shape in _to_describe(deck, slide):
            alt = shape.alt
            poor = _FILE_NAME.search(alt) or _EMPTY_ALT.fullmatch(alt) or _MACHINE_MADE.search(alt)
            if alt and (poor or len(alt) < _LONG_ENOUGH):
                yield Found(slide, shape.name, alt)


def reading_order(deck: DeckFile) -> Iterator[Found]:
    """A slide that isn't read from its title on, with its small print last and questions before figures."""
    for slide in deck.slides:
        shapes = [s for s in shapes_of(deck, slide) if not s.grouped and not s.is_decorative and _tells(s)]
        titles = [place for place, shape in enumerate(shapes) if shape.placeholder in _TITLES]
        if titles and titles[0] > 0:
            yield Found(slide, shapes[0].name)
            continue
        for one, other in pairwise(shapes):
            if one.placeholder in _SMALL_PRINT and other.placeholder not in _SMALL_PRINT:
                yield Found(slide, one.name)
                break
        else:
            yield from (Found(slide, late.name) for late in _read_late(deck, shapes)[:1])


def _read_late(deck: DeckFile, shapes: list[Shape]) -> list[Shape]:
    """Texts over a figure that are read after it: a question is heard before its answers."""
    size, found = deck.size[0] * deck.size[1], []
    for at, figure in enumerate(shapes):
        box = figure.box
        if figure.kind not in _NEEDS_ALT or box is None or box.width * box.height < size * _LARGE:
            continue
        for text in shapes[at + 1 :]:
            own = text.box
            if text.kind == "sp" and own is not None and own.y + own.height <= box.y + _SLACK:
                shared = min(own.x + own.width, box.x + box.width) - max(own.x, box.x)
                found += [text] if shared >= box.width / 2 and text.placeholder not in _SMALL_PRINT else []
    return found


def without_language(deck: DeckFile) -> Iterator[Found]:
    """Words in no language: a screen reader reads Norwegian as English, and every word is underlined red."""
    for slide in deck.slides:
        spoken = [(shape.name, shape.element) for shape in shapes_of(deck, slide)]
        for name, element in (*spoken, *drawings_of(deck, slide)):
            for run in element.iter(f"{A}r", f"{A}fld"):
                own, text = run.find(f"{A}rPr"), run.findtext(f"{A}t") or ""
                if str(text).strip() and (own is None or not own.get("lang")):
                    yield Found(slide, name, str(text)[:60])
                    break


def file_without_language(deck: DeckFile) -> Iterator[Found]:
    """A file whose properties don't say its language."""
    root = deck.xml(_CORE)
    if root is None or not (root.findtext(f"{_DC}language") or "").strip():
        yield Found(_CORE)


def file_in_another_language(deck: DeckFile) -> Iterator[Found]:
    """A file whose properties name a language that nothing on its slides is in."""
    root = deck.xml(_CORE)
    said = "" if root is None else (root.findtext(f"{_DC}language") or "").strip()
    spoken = {
        run.get("lang", "")
        for slide in deck.slides
        for shape in shapes_of(deck, slide)
        for run in shape.element.iter(f"{A}rPr")
    } - {""}
    spoken = {tag for tag in spoken if is_tag(tag)}
    if is_tag(said) and spoken and not any(_is_same(said, tag) for tag in spoken):
        yield Found(_CORE, "", f"{said} / {', '.join(sorted(spoken))}")


def _is_same(one: str, other: str) -> bool:
    """Whether two tags are of one language: «no» is either of the two Norwegian ones."""
    primary = {tag.partition("-")[0].lower() for tag in (one, other)}
    return len(primary) == 1 or ("no" in primary and language_of(one) == language_of(other))


def file_without_title(deck: DeckFile) -> Iterator[Found]:
    """A file whose properties don't say its title."""
    root = deck.xml(_CORE)
    if root is None or not (root.findtext(f"{_DC}title") or "").strip():
        yield Found(_CORE)


def off_slide(deck: DeckFile) -> Iterator[Found]:
    """A shape that reaches beyond the slide."""
    width, height = deck.size
    for slide in deck.slides:
        for shape in shapes_of(deck, slide):
            if shape.box is None or (shape.kind == "grpSp" and not shape.box.width):
                continue
            box = shape.box.around(shape.turn)
            if shape.placeholder in _TITLES and box.is_outside(width, height):
                continue  # heard, and meant not to be seen
            beyond = max(-box.x, -box.y, box.x + box.width - width, box.y + box.height - height)
            if beyond > _SLACK:
                yield Found(slide, shape.name, f"{beyond / 12_700:.0f}")


def empty_placeholders(deck: DeckFile) -> Iterator[Found]:
    """A placeholder with nothing in it: «Klikk for å legge til tekst» while somebody edits."""
    for slide in deck.slides:
        for shape in shapes_of(deck, slide):
            if (
                shape.kind == "sp"
                and shape.placeholder
                and shape.placeholder not in (*_SMALL_PRINT, *_TITLES)
            ):
                filled = shape.element.find(f"{P}spPr/{A}blipFill") is not None
                if not shape.text.strip() and not filled:
                    yield Found(slide, shape.name)


def tables_without_header(deck: DeckFile) -> Iterator[Found]:
    """A table that doesn't say that its first row (or column) is the header."""
    for slide in deck.slides:
        for shape in shapes_of(deck, slide):
            for table in shape.element.iter(f"{A}tbl"):
                stated = table.find(f"{A}tblPr")
                if stated is None or stated.get("firstRow") not in ("1", "true"):
                    yield Found(slide, shape.name)


def _title(deck: DeckFile, slide: str) -> str:
    # One that stands off the slide is heard, and meant to be; one that is hidden is not.
    shown = (s for s in shapes_of(deck, slide) if s.placeholder in _TITLES and not s.is_hidden)
    titles = (shape.text.strip() for shape in shown)
    return next((title for title in titles if title), "")


def _to_describe(deck: DeckFile, slide: str) -> Iterator[Shape]:
    for shape in shapes_of(deck, slide):
        if shape.kind in _NEEDS_ALT and not shape.grouped:
            yield shape


def _tells(shape: Shape) -> bool:
    return shape.kind in _NEEDS_ALT or bool(shape.text.strip())
