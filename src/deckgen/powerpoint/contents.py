"""What a deck's slides hold, in the order they are shown: deckgen's own shapes, and all else."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from deckgen.powerpoint.content import (
    NOTHING,
    A,
    Content,
    P,
    R,
    content_of,
    is_hidden,
    name_of,
    parsed,
    targets_of,
    vector_of,
)

_SLIDE = re.compile(r"ppt/slides/[^/]+\.xml")
_OURS = "deckgen:"
_NOTES = "notes"
_HIDDEN = "hidden"
VECTOR = ".svg"  # after the role of a picture that has this form too
_COVERING = 1 << 39  # square EMU, about a 150th of a wide slide: enough to lie over a figure


@dataclass(frozen=True, slots=True)
class Extra:
    """A shape that deckgen did not name, and whether it may show other figures or lie over some."""

    content: Content
    figures: bool


@dataclass(slots=True)
class Shown:
    """A slide: its name, what deckgen's shapes hold by role, and what else is on it."""

    name: str
    roles: dict[str, Content] = field(default_factory=dict)
    extras: list[Extra] = field(default_factory=list)
    hidden: bool = False


def contents(parts: Mapping[str, bytes]) -> list[Shown]:
    """All slides in the order they are shown; a copy of a slide has no name, and only extras."""
    slides: list[Shown] = []
    named: set[str] = set()
    size = _size(parts)
    for part in _order(parts):
        root = parsed(parts.get(part, b""))
        if root is None:
            continue
        slide = _shown(root, part, parts, [said for said in _shapes(root) if not _away(said[0], size)], named)
        named.add(slide.name)
        slides.append(slide)
    return slides


def digests(parts: Mapping[str, bytes]) -> dict[str, str]:
    """A line for each slide: every role with the digest of its content."""
    return {
        slide.name: " ".join(
            [
                *(f"{role}={content.digest}" for role, content in slide.roles.items()),
                *(f"+={extra.content.digest}" for extra in slide.extras),
                *([f"{_HIDDEN}={NOTHING}"] if slide.hidden else []),
            ]
        )
        for slide in contents(parts)
        if slide.name
    }


def stated(line: str) -> tuple[dict[str, str], list[str], bool]:
    """A slide's line read: the digests by role, those of other shapes, and if it was hidden."""
    pairs = [(role, digest) for role, _, digest in (pair.partition("=") for pair in line.split())]
    roles = {role: digest for role, digest in pairs if role not in ("+", _HIDDEN)}
    return roles, [digest for role, digest in pairs if role == "+"], any(r == _HIDDEN for r, _ in pairs)


def _shown(
    root: etree._Element,
    part: str,
    parts: Mapping[str, bytes],
    leaves: list[tuple[etree._Element, str]],
    named: set[str],
) -> Shown:
    targets = targets_of(part, parts)
    names = Counter(said.split(":")[1] for _, said in leaves if said and said.split(":")[1] not in named)
    slide = Shown(names.most_common(1)[0][0] if names else "", hidden=root.get("show") in ("0", "false"))
    for element, said in leaves:
        _, name, role = said.split(":", 2) if said else ("", "", "")
        content = content_of(element, targets, parts)
        if name and name == slide.name and role not in slide.roles:
            slide.roles[role] = content
        elif (extra := _extra(element, content)) is not None:
            slide.extras.append(extra)
        if (vector := vector_of(element, targets, parts)).picture:
            if role and slide.roles.get(role) is content:
                slide.roles[role + VECTOR] = vector
            else:
                slide.extras.append(Extra(vector, figures=True))
    for role, content in _beside(root, part, targets, parts):
        if slide.name:
            slide.roles[role] = content
        else:
            slide.extras.append(Extra(content, bool(content.figures or content.picture)))
    return slide


def _beside(
    root: etree._Element, part: str, targets: Mapping[str, str], parts: Mapping[str, bytes]
) -> Iterator[tuple[str, Content]]:
    """What is told or seen with a slide without being a shape on it: notes, and a background's picture."""
    for name in targets_of(part, parts, "/notesSlide").values():
        notes = parsed(parts.get(name, b""))
        if notes is not None and (content := content_of(notes, targets_of(name, parts), parts)).words:
            yield _NOTES, content
    ground = root.find(f"{{{P}}}cSld/{{{P}}}bg")
    if ground is not None and (content := content_of(ground, targets, parts)).picture:
        yield "background", content


def _shapes(element: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    """The shapes that are seen, with the name if it is deckgen's; its groups count as one shape."""
    for child in element:
        kind = etree.QName(child).localname if isinstance(child.tag, str) else ""
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


def _extra(element: etree._Element, content: Content) -> Extra | None:
    """A shape that isn't ours; none if it has nothing to say and hides little."""
    kind = etree.QName(element).localname
    figures = bool(content.figures or content.picture) or kind in ("graphicFrame", "contentPart")
    covers = kind == "sp" and _area(element) > _COVERING and element.find(f"*/{{{A}}}noFill") is None
    if not (content.words or figures or covers):
        return None
    return Extra(content, figures or covers)


def _area(element: etree._Element) -> int:
    extent = element.find(f"*/{{{A}}}xfrm/{{{A}}}ext")
    try:
        return 0 if extent is None else int(extent.get("cx") or 0) * int(extent.get("cy") or 0)
    except ValueError:
        return 0


def _away(element: etree._Element, size: tuple[int, int]) -> bool:
    """Whether a shape of the slide itself (in a group others measures hold) lies wholly outside it."""
    above = element.getparent()
    corner = element.find(f"*/{{{A}}}xfrm/{{{A}}}off")
    frame = element.find(f"{{{P}}}xfrm/{{{A}}}off")
    corner = frame if corner is None else corner
    if corner is None or above is None or etree.QName(above).localname != "spTree":
        return False
    extent = corner.getnext()
    try:
        start = [int(corner.get(name) or 0) for name in ("x", "y")]
        extents = [0, 0] if extent is None else [int(extent.get(name) or 0) for name in ("cx", "cy")]
    except ValueError:
        return False
    return any(at >= end or at + length < 0 for at, length, end in zip(start, extents, size, strict=True))


def _size(parts: Mapping[str, bytes]) -> tuple[int, int]:
    """Width and height of the slides; endless where the presentation doesn't tell."""
    for main in targets_of("", parts, "/officeDocument").values():
        root = parsed(parts.get(main, b""))
        size = None if root is None else root.find(f"{{{P}}}sldSz")
        if size is not None and all(str(size.get(name)).isdecimal() for name in ("cx", "cy")):
            return int(size.get("cx") or 0), int(size.get("cy") or 0)
    return 1 << 62, 1 << 62


def _order(parts: Mapping[str, bytes]) -> list[str]:
    """The slides that the presentation shows, in its order; all that lie in the file if it tells none."""
    for main in targets_of("", parts, "/officeDocument").values():
        root = parsed(parts.get(main, b""))
        if root is not None:
            targets = targets_of(main, parts)
            ids = (str(node.get(f"{{{R}}}id")) for node in root.iter(f"{{{P}}}sldId"))
            return [targets[id_] for id_ in ids if id_ in targets]
    return sorted((name for name in parts if _SLIDE.fullmatch(name)), key=lambda name: (len(name), name))
