"""The rule that stands behind the others on XML: what the format's schemas object to and no other names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from deckgen.powerpoint.lint import order_rules, property_rules, table_rules, value_rules
from deckgen.powerpoint.lint.deckfile import DeckFile
from deckgen.powerpoint.lint.order_rules import shape_of
from deckgen.powerpoint.lint.rule import Found
from deckgen.powerpoint.lint.schemas import faults

# They say in their own words what they find; a part that has one of theirs is told of by them alone.
_NAMED = (
    order_rules.out_of_order,
    order_rules.unknown_children,
    order_rules.missing_children,
    order_rules.doubled_children,
    order_rules.wrong_attributes,
    table_rules.ragged_tables,
    value_rules.values,
    property_rules.wrong_properties,
)
# Ids that L713, L714, L723 and L737 judge.
_JUDGED = ("p:sldId id", "p:sldMasterId id", "p:sldLayoutId id", "p:cNvPr id", "c:axId val", "c:crossAx val")


def against_schema(deck: DeckFile, parts: Iterable[str]) -> Iterator[Found]:
    """Whatever the schemas of these parts object to."""
    for part in parts:
        root = deck.xml(part) if part.endswith(".xml") else None
        if root is not None:
            for fault in faults(root, deck.parts[part]):
                yield Found(part, shape_of(fault.element), fault.detail)


def beyond_other_rules(deck: DeckFile) -> Iterator[Found]:
    """What the schemas object to in parts where no rule of a narrower name has found anything."""
    all_found = against_schema(deck, deck.parts)
    found = [one for one in all_found if one.detail.partition("=")[0] not in _JUDGED]
    if found:
        named = {one.part for rule in _NAMED for one in rule(deck)}
        yield from (one for one in found if one.part not in named)
