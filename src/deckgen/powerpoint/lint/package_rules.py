"""Rules on the package: content types, relationships, ids, entries, and what nothing leads to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TypeVar

from lxml import etree

from deckgen.powerpoint.attributes import whole
from deckgen.powerpoint.lint.deckfile import CT, ROOT_RELS, TYPES, DeckFile, P, R
from deckgen.powerpoint.lint.owners import references, shape_of
from deckgen.powerpoint.lint.rule import Found
from deckgen.powerpoint.lint.structure import short

T = TypeVar("T")

_OWN_SPACE = 2**31
_MASTERS = tuple(f"{P}{name}" for name in ("sldMaster", "notesMaster", "handoutMaster"))
_MAIN_TYPE = "presentationml.presentation.main+xml"


def overridden_but_missing(deck: DeckFile) -> Iterator[Found]:
    """A content type for a part that isn't there."""
    for name in deck.overrides:
        if name not in deck.parts:
            yield Found(name)


def without_type(deck: DeckFile) -> Iterator[Found]:
    """A part whose content type is not stated."""
    for name in deck.parts:
        if name != TYPES and not name.endswith("/") and not deck.content_type(name):
            yield Found(name)


def typed_twice(deck: DeckFile) -> Iterator[Found]:
    """A content type stated twice for one part, or for one ending of parts."""
    yield from (Found(name) for name in _doubled(deck.overrides))
    root = deck.xml(TYPES)
    entries = () if root is None else root.iter(f"{CT}Default")
    yield from (Found(f"*.{ending}") for ending in _doubled(str(e.get("Extension")).lower() for e in entries))


def leading_nowhere(deck: DeckFile) -> Iterator[Found]:
    """A relationship to a part that isn't there."""
    for part in sources(deck):
        for rel in deck.relationships(part):
            if not rel.external and rel.target not in deck.parts:
                yield Found(part, detail=rel.target)


def doubled_relationships(deck: DeckFile) -> Iterator[Found]:
    """Two relationships of a part with one id."""
    for part in sources(deck):
        yield from (Found(part, detail=id_) for id_ in _doubled(r.id for r in deck.relationships(part)))


def unknown_relationships(deck: DeckFile) -> Iterator[Found]:
    """An r:id in a part that has no such relationship."""
    for part in deck.parts:
        root = deck.xml(part) if part.endswith(".xml") and part.startswith("ppt/") else None
        if root is None:
            continue
        known = {rel.id for rel in deck.relationships(part)}
        for value, element in references(root):
            if value and value not in known:
                yield Found(part, shape_of(element), f'{short(str(element.tag))} "{value}"')


def linked_outside(deck: DeckFile) -> Iterator[Found]:
    """A picture, film or workbook that is fetched from somewhere else; links that people follow are fine."""
    for part in sources(deck):
        for rel in deck.relationships(part):
            if rel.external and not rel.kind.endswith("/hyperlink"):
                yield Found(part, detail=rel.target)


def doubled_entries(deck: DeckFile) -> Iterator[Found]:
    """Two entries of the zip with one name, in any case of letters."""
    yield from (Found(name) for name in _doubled(name.casefold() for name in deck.names))


def orphans(deck: DeckFile) -> Iterator[Found]:
    """A part that nothing leads to."""
    led_to = reached(deck)
    for name in deck.parts:
        if name not in led_to and not name.endswith((".rels", "/")):
            yield Found(name)


def reached(deck: DeckFile) -> set[str]:
    """What the package leads to, step by step, and what is always there."""
    found, waiting = {TYPES, ROOT_RELS}, [""]
    while waiting:
        part = waiting.pop()
        for rel in deck.relationships(part):
            if not rel.external and rel.target not in found:
                found.add(rel.target)
                waiting.append(rel.target)
    return found


def not_well_formed(deck: DeckFile) -> Iterator[Found]:
    """A part that ends as XML and isn't."""
    for name in deck.parts:
        if name.endswith((".xml", ".rels")) and deck.xml(name) is None:
            yield Found(name)


def not_a_presentation(deck: DeckFile) -> Iterator[Found]:
    """A main part of another kind than a .pptx has: a template, a show, macros."""
    if deck.path.suffix.lower() == ".pptx" and not deck.content_type(deck.main).endswith(_MAIN_TYPE):
        yield Found(deck.main, detail=deck.content_type(deck.main))


def macros(deck: DeckFile) -> Iterator[Found]:
    """A macro project."""
    yield from (Found(name) for name in deck.parts if name.lower().endswith("vbaproject.bin"))


def slide_ids(deck: DeckFile) -> Iterator[Found]:
    """Slide ids below 256, above 2³¹ or doubled."""
    root = deck.xml(deck.main)
    ids = _ids(root, "sldId")
    for id_ in ids:
        if not 256 <= id_ < _OWN_SPACE:
            yield Found(deck.main, detail=str(id_))
    yield from (Found(deck.main, detail=str(id_)) for id_ in _doubled(ids))


def master_ids(deck: DeckFile) -> Iterator[Found]:
    """Master and layout ids, which share one space from 2³¹, out of it or doubled."""
    ids = []
    for part in (deck.main, *(name for name in deck.parts if name.startswith("ppt/slideMasters/slide"))):
        root = deck.xml(part)
        for kind in ("sldMasterId", "sldLayoutId"):
            ids += _ids(root, kind)
    for id_ in ids:
        if not _OWN_SPACE <= id_ < 2 * _OWN_SPACE:
            yield Found(deck.main, detail=str(id_))
    yield from (Found(deck.main, detail=str(id_)) for id_ in _doubled(ids))


def _ids(root: etree._Element | None, kind: str) -> list[int]:
    """The ids of list entries; one that is no number at all is a value that L726 tells of."""
    entries = [] if root is None else [str(entry.get("id")) for entry in root.iter(f"{P}{kind}")]
    return [whole(said, -1) for said in entries if said.lstrip("+-").isdecimal()]


def lost_slides(deck: DeckFile) -> Iterator[Found]:
    """A slide without a layout, or a layout without a master."""
    for slide in deck.slides:
        layout = deck.related(slide, "slideLayout")
        if not layout:
            yield Found(slide, detail="slideLayout")
        elif not (master := deck.related(layout, "slideMaster")):
            yield Found(slide, detail="slideMaster")
        elif layout not in _listed(deck, master):
            yield Found(slide, detail="slideLayout")


def _listed(deck: DeckFile, master: str) -> set[str]:
    """The layouts that a master names."""
    root = deck.xml(master)
    named = () if root is None else root.iter(f"{P}sldLayoutId")
    return {deck.target(master, entry.get(f"{R}id")) for entry in named}


def notes_without_master(deck: DeckFile) -> Iterator[Found]:
    """Notes in a presentation that doesn't name the master of its notes."""
    root = deck.xml(deck.main)
    noted = any(deck.related(slide, "notesSlide") for slide in deck.slides)
    if noted and root is not None and root.find(f"{P}notesMasterIdLst") is None:
        yield Found(deck.main)


def masters_without_theme(deck: DeckFile) -> Iterator[Found]:
    """A master of slides, notes or handouts that has no theme."""
    for name in deck.parts:
        root = deck.xml(name) if name.startswith("ppt/") and name.endswith(".xml") else None
        if root is not None and root.tag in _MASTERS and not deck.related(name, "theme"):
            yield Found(name)


def sources(deck: DeckFile) -> tuple[str, ...]:
    """The parts that may lead somewhere, the package itself the first."""
    return ("", *(name for name in deck.parts if not name.endswith((".rels", "/"))))


def _doubled(values: Iterable[T]) -> list[T]:
    return [value for value, count in Counter(values).items() if count > 1]
