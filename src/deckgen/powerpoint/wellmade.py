"""Whether a template is well made: what PowerPoint would repair in what decks take over comes with each."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from deckgen.errors import DeckgenError, Place, Problem
from deckgen.powerpoint.alternatives import resolved
from deckgen.powerpoint.lint.deckfile import DeckFile, read_deck_file
from deckgen.powerpoint.lint.order_rules import doubled_shape_ids
from deckgen.powerpoint.lint.package_rules import (
    leading_nowhere,
    master_ids,
    unknown_relationships,
)
from deckgen.powerpoint.lint.part_rules import unknown_prefixes, wrong_types
from deckgen.powerpoint.lint.rule import Found
from deckgen.powerpoint.lint.structure import faults_in
from deckgen.powerpoint.lint.value_rules import unknown_ornaments
from deckgen.powerpoint.stage import LEFT_BEHIND
from deckgen.reasons import of_rule

_RULES = (
    leading_nowhere,
    unknown_relationships,
    wrong_types,
    master_ids,
    doubled_shape_ids,
    unknown_ornaments,
    unknown_prefixes,
)


def refuse_ill_made(path: Path) -> None:
    """DeckgenError T315 with the first fault of what decks take over; a template's own slides are left."""
    fault = next(_faults(read_deck_file(path)), None)
    if fault is not None:
        reason = of_rule(fault.part, fault.detail)
        raise DeckgenError(Problem("T315", Place(str(path), spot=fault.part), {"reason": reason}))


def _faults(deck: DeckFile) -> Iterator[Found]:
    kept = _taken_over(deck)
    for rule in _RULES:
        yield from (found for found in rule(deck) if found.part in kept)
    roots = ((name, root) for name in kept if (root := _xml(deck, name)) is not None)
    yield from (Found(fell.part, detail=fell.detail) for fell in faults_in(roots))


def _xml(deck: DeckFile, name: str) -> etree._Element | None:
    """A part as decks have it."""
    root = deck.xml(name) if name.endswith(".xml") else None
    return None if root is None else resolved(root)


def _taken_over(deck: DeckFile) -> dict[str, None]:
    """The parts that come with every deck: all that the presentation leads to but for slides, in order."""
    kept, waiting = {deck.main: None}, [deck.main]
    while waiting:
        for relation in deck.relationships(waiting.pop(0)):
            gone = relation.external or relation.kind.endswith(LEFT_BEHIND)
            if not gone and relation.target in deck.parts and relation.target not in kept:
                kept[relation.target] = None
                waiting.append(relation.target)
    return kept
