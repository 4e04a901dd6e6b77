"""Rules on a presentation's lists: of slides, layouts, notes, sections and custom shows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator
from typing import TypeVar

from lxml import etree

from deckgen.powerpoint.lint.deckfile import DeckFile, P, R
from deckgen.powerpoint.lint.rule import Found

T = TypeVar("T", bound=Hashable)
P14 = "{http://schemas.microsoft.com/office/powerpoint/2010/main}"
_ROOTS = {"sldId": "sld", "sldMasterId": "sldMaster", "sldLayoutId": "sldLayout"}


def wrong_entries(deck: DeckFile) -> Iterator[Found]:
    """An entry for a part that is listed already, or that is no slide, master or layout; another's layout."""
    listed = [(deck.main, "sldId"), (deck.main, "sldMasterId")]
    masters = _listed(deck, deck.main, "sldMasterId")
    listed += [(master, "sldLayoutId") for master in dict.fromkeys(masters)]
    for part, kind in listed:
        for target in _listed(deck, part, kind):
            root = deck.xml(target)
            if root is not None and root.tag != f"{P}{_ROOTS[kind]}":
                yield Found(part, detail=target)
        yield from (Found(part, detail=target) for target in doubled(_listed(deck, part, kind)))
    for master in dict.fromkeys(masters):
        for layout in _listed(deck, master, "sldLayoutId"):
            if (own := deck.related(layout, "slideMaster")) and own != master:
                yield Found(master, detail=f"{layout} → {own}")


def _listed(deck: DeckFile, part: str, kind: str) -> list[str]:
    """The parts that a list names."""
    root = deck.xml(part)
    entries = () if root is None else root.iterfind(f"{P}{kind}Lst/{P}{kind}")
    return [target for entry in entries if (target := deck.target(part, entry.get(f"{R}id")))]


def strayed_notes(deck: DeckFile) -> Iterator[Found]:
    """Two notes of one slide, notes of two slides, or notes that say they are another slide's."""
    taken: set[str] = set()
    for slide in deck.slides:
        notes = _all_related(deck, slide, "notesSlide")
        for note in notes[1:] + [note for note in notes[:1] if note in taken]:
            yield Found(slide, detail=note)
        for note in notes[:1]:
            owners = _all_related(deck, note, "slide")
            if note not in taken and owners != [slide]:
                yield Found(slide, detail=f"{note} → {' '.join(owners)}")
        taken.update(notes)


def _all_related(deck: DeckFile, part: str, kind: str) -> list[str]:
    return [
        rel.target
        for rel in deck.relationships(part)
        if rel.kind.endswith(f"/{kind}") and not rel.external and rel.target in deck.parts
    ]


def wrong_sections(deck: DeckFile) -> Iterator[Found]:
    """A section with a slide that isn't there or is in another, or two sections of one id."""
    root = deck.xml(deck.main)
    if root is None:
        return
    slides = {entry.get("id") for entry in root.iterfind(f"{P}sldIdLst/{P}sldId")}
    sections = list(root.iter(f"{P14}section"))
    ids = [str(entry.get("id", "–")) for section in sections for entry in section.iter(f"{P14}sldId")]
    yield from (Found(deck.main, detail=id_) for id_ in ids if id_ not in slides)
    yield from (Found(deck.main, detail=id_) for id_ in doubled(ids))
    yield from (Found(deck.main, detail=id_) for id_ in doubled(str(one.get("id")) for one in sections))


def wrong_shows(deck: DeckFile) -> Iterator[Found]:
    """A custom show with a slide that isn't in the presentation, or two shows of one id or name."""
    shows = custom_shows(deck)
    for show in shows:
        for entry in show.iter(f"{P}sld"):
            if (target := deck.target(deck.main, entry.get(f"{R}id"))) and target not in deck.slides:
                yield Found(deck.main, detail=f"{show.get('name', '–')}: {target}")
    for name in ("id", "name"):
        yield from (Found(deck.main, detail=said) for said in doubled(str(s.get(name)) for s in shows))


def custom_shows(deck: DeckFile) -> list[etree._Element]:
    """The shows of some slides that a presentation has."""
    root = deck.xml(deck.main)
    return [] if root is None else root.findall(f"{P}custShowLst/{P}custShow")


def doubled(values: Iterable[T]) -> list[T]:
    """What is there more than once."""
    return [value for value, count in Counter(values).items() if count > 1]
