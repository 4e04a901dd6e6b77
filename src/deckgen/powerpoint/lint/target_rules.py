"""Rules on what points at something: frames at their content, animations at shapes, links at slides."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from deckgen.powerpoint.lint.deckfile import MC, A, C, DeckFile, P, R
from deckgen.powerpoint.lint.list_rules import custom_shows
from deckgen.powerpoint.lint.owners import shape_of
from deckgen.powerpoint.lint.rule import Found

_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/"
_MAKER = "http://schemas.microsoft.com/office/"
_HELD = {
    f"{_DRAWING}table": f"{A}tbl",
    f"{_DRAWING}chart": f"{C}chart",
    f"{_DRAWING}diagram": f"{{{_DRAWING}diagram}}relIds",
    f"{_DRAWING}picture": f"{{{_DRAWING}picture}}pic",
    "http://schemas.openxmlformats.org/presentationml/2006/ole": f"{P}oleObj",
    f"{_MAKER}drawing/2014/chartex": f"{{{_MAKER}drawing/2014/chartex}}chart",
}
_PAGES = ("ppt/slides/", "ppt/slideLayouts/", "ppt/slideMasters/")
_COMMENTS = "{http://schemas.microsoft.com/office/powerpoint/2018/8/main}"
_JUMP, _SHOW = "ppaction://hlinksldjump", "ppaction://customshow?"


def wrong_frames(deck: DeckFile) -> Iterator[Found]:
    """A frame that says it holds a table, chart or diagram and holds something else, or nothing."""
    for part, root in _pages(deck):
        for data in root.iter(f"{A}graphicData"):
            held = _HELD.get(str(data.get("uri")).strip())
            inside = [str(child.tag) for child in data.iterchildren(etree.Element)]
            if inside == [f"{MC}AlternateContent"]:
                branches = data.iterfind(f"{MC}AlternateContent/*")
                inside = list(dict.fromkeys(str(child.tag) for branch in branches for child in branch))
            if held is not None and inside != [held]:
                yield Found(part, shape_of(data), f"{data.get('uri', '–')}: {' '.join(inside)}")
            for chart in data.iterchildren(f"{C}chart"):
                target = deck.target(part, chart.get(f"{R}id"))
                held_part = deck.xml(target) if target else None
                if held_part is not None and held_part.tag != f"{C}chartSpace":
                    yield Found(part, shape_of(data), target)


def lost_animations(deck: DeckFile) -> Iterator[Found]:
    """An animation of a shape that isn't on the slide."""
    for part, root in _pages(deck):
        timing = root.find(f"{P}timing")
        if timing is None:
            continue
        shapes = {str(named.get("id")) for named in root.iter(f"{P}cNvPr")}
        named = (str(e.get("spid")) for e in timing.iter(etree.Element) if e.get("spid") is not None)
        yield from (Found(part, detail=id_) for id_ in dict.fromkeys(named) if id_ not in shapes)


def lost_links(deck: DeckFile) -> Iterator[Found]:
    """A link to a slide or custom show that isn't in the presentation."""
    shows = {str(show.get("id")) for show in custom_shows(deck)}
    for part, root in _pages(deck):
        for link in root.iter(f"{A}hlinkClick", f"{A}hlinkHover", f"{A}hlinkMouseOver"):
            action = str(link.get("action") or "")
            if action.startswith(_JUMP):
                target = deck.target(part, link.get(f"{R}id"))
                if target not in deck.slides:
                    yield Found(part, shape_of(link), target or action)
            elif action.startswith(_SHOW):
                wanted = dict(word.partition("=")[::2] for word in action[len(_SHOW) :].split("&"))
                if wanted.get("id") not in shows:
                    yield Found(part, shape_of(link), action)


def unknown_authors(deck: DeckFile) -> Iterator[Found]:
    """A comment by somebody who isn't among the authors."""
    known: dict[str, set[str]] = {}
    for name, kind in (("commentAuthors", f"{P}cmAuthor"), ("authors", f"{_COMMENTS}author")):
        root = deck.xml(deck.related(deck.main, name))
        known[kind] = set() if root is None else {str(author.get("id")) for author in root.iter(kind)}
    for slide in deck.slides:
        comments = deck.related(slide, "comments")
        root = deck.xml(comments) if comments else None
        for comment in () if root is None else root.iter(f"{P}cm", f"{_COMMENTS}cm", f"{_COMMENTS}reply"):
            authors = known[f"{P}cmAuthor" if comment.tag == f"{P}cm" else f"{_COMMENTS}author"]
            if (said := str(comment.get("authorId"))) not in authors:
                yield Found(slide, detail=said)


def _pages(deck: DeckFile) -> Iterator[tuple[str, etree._Element]]:
    for part in deck.parts:
        root = deck.xml(part) if part.startswith(_PAGES) and part.endswith(".xml") else None
        if root is not None:
            yield part, root
