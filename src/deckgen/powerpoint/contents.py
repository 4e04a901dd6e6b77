"""What a deck's slides hold, in the order they are shown: deckgen's own shapes, and all else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from lxml import etree

from deckgen.powerpoint.away import is_away, size_of_slides
from deckgen.powerpoint.content import HOW, NOTHING, Content, content_of, id_of, is_hidden, name_of, words_of
from deckgen.powerpoint.covering import covered
from deckgen.powerpoint.example import marked
from deckgen.powerpoint.ground import Ground, Grounds
from deckgen.powerpoint.handed import Place, key_of
from deckgen.powerpoint.how import OVER, VANISH, covers
from deckgen.powerpoint.reading import YES, P, child_of, local, parsed, targets_of
from deckgen.powerpoint.shows import animated, left_out, order_of

_OURS = "deckgen:"
_NOTES = "notes"
_HIDDEN = "hidden"
_PLACEHOLDER = tuple(f"{{{P}}}{name}" for name in ("nvSpPr", "nvPr", "ph"))
LAYOUT = "layout"  # the role of what a slide shows of its layout and master


class Extra(NamedTuple):
    """A shape that deckgen did not name, and whether it may show other figures or lie over some."""

    content: Content
    figures: bool


@dataclass(slots=True)
class Shown:
    """A slide: its name, what deckgen's shapes hold by role, what else is on it, and what it stands on."""

    name: str
    roles: dict[str, Content] = field(default_factory=dict)
    extras: list[Extra] = field(default_factory=list)
    hidden: bool = False
    ground: Ground = field(default_factory=Ground)


def contents(
    parts: Mapping[str, bytes], roots: Mapping[str, etree._Element] = {}, footer: bytes | None = None
) -> list[Shown]:
    """All slides in the order they are shown; a copy of a slide has no name, and only extras.

    `roots` are the layouts and masters that somebody has read already. A `footer` is what a new deck's
    layouts have as theirs; nothing in that has the colour of its ground, which isn't looked for.
    """
    slides: list[Shown] = []
    named: set[str] = set()
    size = size_of_slides(parts)
    grounds = Grounds(parts, lambda root: (shape for shape, _ in _shapes(root)), roots, footer)
    order = order_of(parts)
    missing = left_out(parts, order)
    for part in order:
        root = parsed(parts.get(part, b""))
        if root is None:
            continue
        ground = grounds.of(root, part)
        places = ground.handed.places
        leaves = [said for said in _shapes(root) if not is_away(said[0], places.get(key_of(said[0])), size)]
        slide = _shown(root, part, parts, leaves, named, ground)
        slide.hidden = slide.hidden or part in missing
        named.add(slide.name)
        slides.append(slide)
    return slides


def digests(
    parts: Mapping[str, bytes], roots: Mapping[str, etree._Element] = {}, footer: bytes = b""
) -> dict[str, str]:
    """A line for each slide: every role with the digest of its content, and of what goes with it."""
    slides = contents(parts, roots, footer)
    return {slide.name: " ".join(_line(slide)) for slide in slides if slide.name}


def _line(slide: Shown) -> Iterator[str]:
    for role, content in slide.roles.items():
        yield f"{role}={content.digest}"
        yield from (f"{role}{ending}={digest}" for ending, digest in content.beside.items())
    yield from (f"+={extra.content.digest}" for extra in slide.extras)
    if slide.hidden:
        yield f"{_HIDDEN}={NOTHING}"
    if (ground := slide.ground.content.digest) != NOTHING:
        yield f"{LAYOUT}={ground}"
    if slide.ground.handed.how:
        yield f"{LAYOUT}{HOW}={slide.ground.handed.how}"


class Stated(NamedTuple):
    """A slide's line read: the digests of each role by ending, "" for the content's own; and the rest."""

    roles: Mapping[str, Mapping[str, str]]
    others: tuple[str, ...]
    hidden: bool
    ground: str
    ground_how: str


def stated(line: str) -> Stated:
    """What a slide's line says."""
    roles: dict[str, dict[str, str]] = {}
    others: list[str] = []
    alone = {_HIDDEN: "", LAYOUT: NOTHING, LAYOUT + HOW: ""}
    for pair in line.split():
        role, _, digest = pair.partition("=")
        if role == "+":
            others.append(digest)
        elif role in alone:
            alone[role] = digest
        else:
            role, dot, ending = role.partition(".")
            roles.setdefault(role, {})[dot + ending] = digest
    roles = {role: digests for role, digests in roles.items() if "" in digests}
    return Stated(roles, tuple(others), bool(alone[_HIDDEN]), alone[LAYOUT], alone[LAYOUT + HOW])


def _shown(
    root: etree._Element,
    part: str,
    parts: Mapping[str, bytes],
    leaves: list[tuple[etree._Element, str]],
    named: set[str],
    ground: Ground,
) -> Shown:
    targets = targets_of(part, parts)
    names = Counter(said.split(":")[1] for _, said in leaves if said and said.split(":")[1] not in named)
    hidden = root.get("show") in ("0", "false")
    slide = Shown(names.most_common(1)[0][0] if names else "", hidden=hidden, ground=ground)
    tints, places = ground.handed.tints, [ground.handed.places.get(key_of(element)) for element, _ in leaves]
    hiding = _hiding(root, leaves, places)
    for number, (element, said) in enumerate(leaves):
        _, name, role = said.split(":", 2) if said else ("", slide.name, _footer(element))
        place = places[number]
        seen = tints if place is None or not tints.ground else place.tints
        content = content_of(element, targets, parts, seen, hiding.get(number, ()))
        content = marked(content, element, tints, place)
        if role and name == slide.name and name and role not in slide.roles:
            slide.roles[role] = content
        elif (extra := _extra(element, content)) is not None:
            slide.extras.append(extra)
    for role, content in _beside(root, part, targets, parts):
        if slide.name:
            slide.roles[role] = content
        else:
            slide.extras.append(Extra(content, bool(content.figures or content.picture)))
    return slide


def _hiding(
    root: etree._Element, leaves: list[tuple[etree._Element, str]], places: list[Place | None]
) -> dict[int, list[tuple[str, str]]]:
    """What hides the shapes of a slide by their numbers: those of ours over them, and animations."""
    found: dict[int, list[tuple[str, str]]] = {}
    ours = [number for number, (_, said) in enumerate(leaves) if said]
    for lower, upper in covered([(leaves[number][0], places[number]) for number in ours]):
        found.setdefault(ours[lower], []).append((OVER, leaves[ours[upper]][1].split(":", 2)[2]))
    if gone := animated(root):
        for number, (element, _) in enumerate(leaves):
            if any(id_of(each) in gone for each in (element, *element.iterancestors(f"{{{P}}}grpSp"))):
                found.setdefault(number, []).append((VANISH, YES[0]))
    return found


def _beside(
    root: etree._Element, part: str, targets: Mapping[str, str], parts: Mapping[str, bytes]
) -> Iterator[tuple[str, Content]]:
    """What is told or seen with a slide without being a shape on it: notes, and a background's picture."""
    for name in targets_of(part, parts, "/notesSlide").values():
        if (content := words_of(parts.get(name, b""))).words:
            yield _NOTES, content
    ground = child_of(root, f"{{{P}}}cSld", f"{{{P}}}bg")
    if ground is not None and (content := content_of(ground, targets, parts)).picture:
        yield "background", content


def _shapes(element: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    """The shapes that are seen, with the name if it is deckgen's; its groups count as one shape."""
    for child in element:
        kind = local(child)
        if kind in ("sp", "pic", "graphicFrame", "grpSp", "cxnSp", "contentPart"):
            said = name_of(child)
            ours = said.startswith(_OURS) and said.count(":") > 1
            if is_hidden(child):
                continue
            if ours or kind != "grpSp":
                yield child, said if ours else ""
                continue
        if kind in ("cSld", "spTree", "grpSp", "AlternateContent", "Choice"):
            yield from _shapes(child)


def _footer(element: etree._Element) -> str:
    """The role of a footer that isn't ours: PowerPoint puts in new ones by «Apply to All»."""
    place = child_of(element, *_PLACEHOLDER)
    return "footer" if place is not None and place.get("type") == "ftr" else ""


def _extra(element: etree._Element, content: Content) -> Extra | None:
    """A shape that isn't ours; none if it has nothing to say and hides little."""
    kind = local(element)
    figures = bool(content.figures or content.picture) or kind in ("graphicFrame", "contentPart")
    over = kind in ("sp", "cxnSp") and covers(element)
    if not (content.words or figures or over):
        return None
    return Extra(content, figures or over)
