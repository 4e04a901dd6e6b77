"""What the format allows: the children, attributes and values of each type, read from schema.json.

`scripts/make_schema.py` writes that file and says how it is to be read. A type is unfolded when first met.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import dataclass
from enum import Enum
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from deckgen.powerpoint.lint.content import Particle, particle

# Numbers out of bounds are told by rules of their own: ids of slides, layouts, masters and shapes.
_TOLD_ELSEWHERE = ("p:ST_SlideId", "p:ST_SlideLayoutId", "p:ST_SlideMasterId", "a:ST_DrawingElementId")
_WHOLE = re.compile("[+-]?[0-9]{1,20}")


class Fault(Enum):
    """What may be wrong with an element."""

    ORDER = "order"
    UNKNOWN = "unknown"
    MISSING = "missing"
    DOUBLED = "doubled"
    ATTRIBUTE = "attribute"
    LACKS_ATTRIBUTE = "lacks attribute"
    VALUE = "value"
    STRAY = "stray"


Told = tuple[Fault, str]


@dataclass(frozen=True)
class Type:
    """What an element of a kind takes; names have prefixes, like "a:p", and an attribute's own has none."""

    content: Particle
    attributes: dict[str, str]  # name -> kind of value
    needed: frozenset[str]

    @cached_property
    def children(self) -> dict[str, str]:
        """The type of each child by name."""
        return self.content.types()

    @cached_property
    def is_open(self) -> bool:
        """Whether anything may stand inside."""
        return "any" in self.children

    @cached_property
    def _fits(self) -> re.Pattern[str]:
        return re.compile(self.content.pattern())

    def wrong_children(self, names: tuple[str, ...]) -> tuple[Told, ...]:
        """What is wrong with an element's children; names of other namespaces are not among them."""
        if self.is_open or self._fits.fullmatch("".join(f"{name} " for name in names)):
            return ()
        found = [(Fault.UNKNOWN, name) for name in names if name not in self.children]
        known = [name for name in names if name in self.children]
        counts = Counter(known)
        found += [(Fault.DOUBLED, name) for name in counts if counts[name] > self.content.most_of(name)]
        found += [(Fault.MISSING, n) for n in self.children if counts[n] < self.content.least_of(n)]
        places = self.content.places()
        if [places[name] for name in known] != sorted(places[name] for name in known):
            found.append((Fault.ORDER, " ".join(names)))
        return tuple(found) or tuple(self._wrong_choices(counts))

    def _wrong_choices(self, counts: Counter[str]) -> list[Told]:
        """Two where one of several may stand, or none where one must."""
        found: list[Told] = []
        for one_of in self.content.choices():
            taken = [names for branch in one_of.parts if (names := [n for n in branch.types() if counts[n]])]
            if len(taken) > 1 and one_of.most == 1:
                found.append((Fault.DOUBLED, " ".join(name for names in taken for name in names)))
            elif not taken and one_of.least:
                found.append((Fault.MISSING, "|".join(one_of.types())))
        return found or [(Fault.ORDER, " ".join(counts))]

    def takes(self, items: list[tuple[str, str]]) -> bool:
        """Whether attributes are all its own and sound; False where that is to be looked at closely."""
        for name, value in items:
            kind = self.attributes.get(name)
            if kind is None or not is_allowed(kind, value):
                return False
        return not self.needed or self.needed <= {name for name, _ in items}

    def wrong_attributes(self, items: list[tuple[str, str]]) -> tuple[Told, ...]:
        """What is wrong with an element's attributes, those of other namespaces left out."""
        found: list[Told] = []
        for name, value in items:
            kind = self.attributes.get(name)
            if kind is None:
                found.append((Fault.ATTRIBUTE, name))
            elif not is_allowed(kind, value) and not (kind in _TOLD_ELSEWHERE and _WHOLE.fullmatch(value)):
                found.append((Fault.VALUE, f'{name}="{value}"'))
        there = {name for name, _ in items}
        return (*found, *((Fault.LACKS_ATTRIBUTE, name) for name in sorted(self.needed) if name not in there))


@cache
def type_of(kind: str) -> Type:
    """A type by its name; one that holds only text takes nothing."""
    children, attributes = _schema()["types"].get(kind, ("", ""))
    stated = [one.partition("=") for one in attributes.split()]
    return Type(
        particle(children),
        {name.rstrip("!"): value for name, _, value in stated},
        frozenset(name[:-1] for name, *_ in stated if name.endswith("!")),
    )


def holds_text(kind: str) -> bool:
    """Whether text may stand in an element of a kind: in one that is a value, and takes no children."""
    return kind not in _schema()["types"]


def element_kind(name: str) -> str:
    """The type of an element that may stand alone; "" where it is none of ours."""
    return str(_schema()["elements"].get(name, ""))


def is_allowed(kind: str, value: str) -> bool:
    """Whether a value is one of its kind."""
    if kind not in _schema()["values"]:
        return True
    pattern, least, most = _value(kind)
    said = value.strip()
    if least is not None and _WHOLE.fullmatch(said):
        return bool(least <= int(said) <= most)
    return pattern is not None and bool(pattern.fullmatch(said))


@cache
def _value(kind: str) -> tuple[re.Pattern[str] | None, int | None, Any]:
    pattern, least, most = _schema()["values"][kind]
    return None if pattern is None else re.compile(pattern), least, most


@cache
def _schema() -> dict[str, dict[str, Any]]:
    text = Path(__file__).with_name("schema.json").read_text(encoding="utf-8")
    return dict(json.loads(text))
