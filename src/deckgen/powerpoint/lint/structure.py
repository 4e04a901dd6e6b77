"""A file's XML held against the format, once for all rules: each element in what it stands in.

Attributes and elements that the format leaves to others (other makers' namespaces, and what `mc:Ignorable`
names) are passed over; of alternatives each is looked at as if it stood alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import cast

from lxml import etree

from deckgen.powerpoint.lint.deckfile import CDR, MC, A, C, DeckFile, P, R, remembered
from deckgen.powerpoint.lint.schema import Fault, Told, element_kind, holds_text, type_of
from deckgen.powerpoint.reading import parsed

_ELEMENT = etree._Element
_OURS = {"a": A, "p": P, "c": C, "r": R, "cdr": CDR}
_PREFIXES = {namespace: prefix for prefix, namespace in _OURS.items()}
_OTHERS = (
    "{http://schemas.microsoft.com/",
    "{http://schemas.openxmlformats.org/markup-compatibility/",
    "{http://www.w3.org/XML/1998/namespace}",
)
_ALTERNATIVES, _CHOICE, _FALLBACK = (f"{MC}{name}" for name in ("AlternateContent", "Choice", "Fallback"))
# python-pptx writes them with a sign, and PowerPoint opens that; L737 looks at them.
_AXIS_IDS = ("c:axId", "c:crossAx")
_KEPT = 512  # parts, a few decks' worth
_SPACE = " \t\r\n"
_WITH_TEXT = etree.XPath("//*[text()[normalize-space()]]")


@dataclass(frozen=True, slots=True)
class Fell:
    """One fault: where, of which kind, and what it is about."""

    part: str
    element: _ELEMENT
    fault: Fault
    about: str

    @property
    def detail(self) -> str:
        """What is told: the element, and what is wrong there."""
        return f"{short(str(self.element.tag))}: {self.about}"


def faults(deck: DeckFile, *kinds: Fault) -> Iterator[Fell]:
    """What is wrong of some kinds, part by part."""
    yield from (fell for fell in _faults(deck) if fell.fault in kinds)


@remembered
def _faults(deck: DeckFile) -> tuple[Fell, ...]:
    names = (name for name in deck.parts if name.startswith("ppt/") and name.endswith(".xml"))
    return tuple(replace(fell, part=name) for name in names for fell in _of_part(deck.parts[name]))


@lru_cache(maxsize=_KEPT)
def _of_part(content: bytes) -> tuple[Fell, ...]:
    """What is wrong in a part: layouts and masters, notes and many charts are the same in deck after deck."""
    root = parsed(content)
    return () if root is None else tuple(faults_in([("", root)]))


def faults_in(parts: Iterable[tuple[str, _ELEMENT]]) -> Iterator[Fell]:
    """What is wrong in parts; those of a kind that isn't ours are passed over."""
    looked = _Look()
    for name, root in parts:
        looked.part, looked.texts, tag = name, _holders(root), str(root.tag)
        if kind := element_kind(short(tag)):
            looked.at(root, kind)
        elif tag.startswith((A, P, C)):
            looked.found.append(Fell(name, root, Fault.STRAY, short(tag)))
    yield from looked.found


@dataclass
class _Look:
    """A walk over parts: what was seen to be sound is not looked at again; `texts` are what holds text."""

    part: str = ""
    texts: frozenset[_ELEMENT] = frozenset()
    found: list[Fell] = field(default_factory=list)
    sound: set[tuple[object, ...]] = field(default_factory=set)
    verdicts: dict[tuple[str, tuple[object, ...]], tuple[tuple[Told, ...], tuple[str, ...]]] = field(
        default_factory=dict
    )

    def at(self, element: _ELEMENT, kind: str) -> None:
        """An element of a kind and all that is in it."""
        items = cast(list[tuple[str, str]], element.items())
        if (seen := (kind, *items)) not in self.sound:
            if type_of(kind).takes(items) or not (wrong := tuple(_wrong_attributes(element, kind, items))):
                self.sound.add(seen)
            else:
                self._tell(element, wrong)
        children = list(element)
        if element in self.texts and not holds_text(kind):
            self._tell(element, ((Fault.STRAY, _stray(element, children)),))
        tags = tuple([child.tag for child in children])
        verdict = self.verdicts.get((kind, tags))
        if verdict is None:
            if _ALTERNATIVES in tags or not all(isinstance(tag, str) for tag in tags):
                self._at_alternatives(element, kind, [e for e in children if isinstance(e.tag, str)])
                return
            verdict = self.verdicts[kind, tags] = _verdict(kind, tags)
        if verdict[0]:
            self._tell(element, verdict[0])
        for child, inner in zip(children, verdict[1], strict=True):
            if inner:
                self.at(child, inner)

    def _at_alternatives(self, element: _ELEMENT, kind: str, children: list[_ELEMENT]) -> None:
        first = [str(child.tag) for child in _unfolded(children, _CHOICE)]
        last = [str(child.tag) for child in _unfolded(children, _FALLBACK)]
        one, other = _verdict(kind, tuple(first))[0], _verdict(kind, tuple(last))[0]
        # What is missing beside one alternative may be what the other is.
        wrong = [told for told in dict.fromkeys((*one, *other)) if told[0] is not Fault.MISSING or
                 (told in one and told in other)]  # fmt: skip
        self._tell(element, tuple(wrong))
        for child in _unfolded(children, _CHOICE, _FALLBACK):
            if inner := _inner(kind, str(child.tag)):
                self.at(child, inner)

    def _tell(self, element: _ELEMENT, wrong: tuple[Told, ...]) -> None:
        for fault, about in wrong:
            if fault is Fault.UNKNOWN and _is_ignorable(element, about):
                continue
            self.found.append(Fell(self.part, element, fault, about))


def _holders(root: _ELEMENT) -> frozenset[_ELEMENT]:
    """The elements of a part in which text stands, looked for by libxml2: most have none."""
    return frozenset(cast(list[_ELEMENT], _WITH_TEXT(root)))


def _stray(element: _ELEMENT, children: list[_ELEMENT]) -> str:
    """The first text in an element where only elements may stand."""
    texts = (element.text, *(child.tail for child in children))
    return next((said for text in texts if (said := str(text or "").strip(_SPACE))), "")


def _wrong_attributes(element: _ELEMENT, kind: str, items: list[tuple[str, str]]) -> Iterator[Told]:
    named = [(short(name), value) for name, value in items if not name.startswith(_OTHERS)]
    for fault, about in type_of(kind).wrong_attributes(named):
        if fault is Fault.VALUE and short(str(element.tag)) in _AXIS_IDS:
            continue
        if fault is not Fault.ATTRIBUTE or not _is_ignorable(element, about):
            yield fault, about


def _verdict(kind: str, tags: tuple[str, ...]) -> tuple[tuple[Told, ...], tuple[str, ...]]:
    """What is wrong with children, and the kind of each; "" for one that is not looked into."""
    names = tuple(short(tag) for tag in tags if not tag.startswith(_OTHERS))
    return type_of(kind).wrong_children(names), tuple(_inner(kind, tag) for tag in tags)


def _inner(kind: str, tag: str) -> str:
    type_, name = type_of(kind), short(tag)
    return element_kind(name) if type_.is_open else type_.children.get(name, "")


def _unfolded(children: list[_ELEMENT], *branches: str) -> Iterator[_ELEMENT]:
    """The children, with alternatives of some kinds in the place of the choice; of Choices the first."""
    for child in children:
        if child.tag != _ALTERNATIVES:
            yield child
            continue
        for branch in branches:
            chosen = next(child.iterchildren(branch), None)
            if chosen is not None:
                yield from _unfolded([e for e in chosen if isinstance(e.tag, str)], *branches)


def _is_ignorable(element: _ELEMENT, name: str) -> bool:
    """Whether a name of another namespace is one that the file says may be passed over."""
    if not name.startswith("{"):
        return False
    namespace = name[1:].partition("}")[0]
    for above in (element, *element.iterancestors()):
        for prefix in str(above.get(f"{MC}Ignorable") or "").split():
            if above.nsmap.get(prefix) == namespace:
                return True
    return False


@lru_cache(maxsize=4096)
def short(tag: str) -> str:
    """A name with its usual prefix; those of other namespaces stay as they are."""
    namespace, bracket, local = tag.rpartition("}")
    prefix = _PREFIXES.get(namespace + bracket)
    return tag if prefix is None or not bracket else f"{prefix}:{local}"
