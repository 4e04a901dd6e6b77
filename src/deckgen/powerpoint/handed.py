"""Handed down: the colours that slides have of theme, master and layout, and what placeholders give them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from lxml import etree

from deckgen.powerpoint.colours import scheme_in
from deckgen.powerpoint.frames import frame_of
from deckgen.powerpoint.how import HIGH, LOST, UNLIKE, WIDE, line_of
from deckgen.powerpoint.inheriting import FOOT_TYPES, TITLE_TYPES
from deckgen.powerpoint.reading import A, P, child_of, parsed, whole
from deckgen.powerpoint.tints import Tints, is_lost, named
from deckgen.powerpoint.wording import is_symbols

_KEPT = 8  # masters, which decks of a batch share
_P, _A = f"{{{P}}}", f"{{{A}}}"
_TREE, _SHAPE, _LOOK = (f"{_P}cSld", f"{_P}spTree"), f"{_P}sp", f"{_P}spPr"
_PH = f"{_P}ph"
_DRAWN = tuple(f"{_P}{kind}" for kind in ("sp", "pic", "grpSp", "graphicFrame"))
_PANEL = 914_400  # EMU: what is larger both ways may be the ground of a chart
_FRAME, _OFF, _EXT = f"{_A}xfrm", f"{_A}off", f"{_A}ext"
_FIRST = (f"{_A}lvl1pPr", f"{_A}defRPr", f"{_A}solidFill")
_LIST = (f"{_P}txBody", f"{_A}lstStyle", *_FIRST)
_LETTERS = _LIST[:-1]
_BACK, _PLAIN, _THEMED = (f"{_P}cSld", f"{_P}bg"), (f"{_P}bgPr", f"{_A}solidFill"), f"{_P}bgRef"
_MAP, MAPPED = f"{_P}clrMap", (f"{_P}clrMapOvr", f"{_A}overrideClrMapping")
_STYLES = f"{_P}txStyles"
_FACES = f"{_A}fontScheme"
_LATIN = f"{_A}latin"
Edges = tuple[int, int, int, int]  # left, top, right and bottom in EMU


class Place(NamedTuple):
    """A placeholder of a layout: the colours of its text and behind it, where it is, and if it is filled.

    `size` is that of its text in hundredths of a point; 0 where neither it nor its master's says it.
    """

    tints: Tints
    edges: Edges | None
    filled: bool
    size: int = 0


class Handed(NamedTuple):
    """What slides have of a layout: the colours, the placeholders by `key_of`, and how text is not read."""

    tints: Tints
    places: Mapping[str, Place]
    how: str


NOTHING_HANDED = Handed(Tints(), {}, "")


class Upper(NamedTuple):
    """A master with its theme: colours by their slots and by the master's names, and what both hand down.

    `drawn` is where the master has shapes, `types` are its placeholders, `symbols` the theme's odd faces.
    """

    master: etree._Element
    slots: Mapping[str, str]
    tints: Tints
    drawn: tuple[Edges, ...]
    types: Mapping[str, etree._Element]
    symbols: str


@lru_cache(maxsize=_KEPT)
def upper(master: bytes, theme: bytes) -> Upper | None:
    """A master and its theme; None if one can't be read. They are the same in all decks of a batch."""
    root, themed = parsed(master), parsed(theme)
    if root is None or themed is None:
        return None
    types = {str(ph.get("type")): shape for shape, ph in _placeholders(root)}
    slots = scheme_in(themed)
    tints = named(slots, map_of(child_of(root, _MAP)))
    return Upper(root, slots, tints, tuple(_drawn(root)), types, _symbol_faces(themed))


def overridden(above: Upper | None, theme: bytes) -> Upper | None:
    """A master as a slide has it that brings a theme of its own, as what was copied from elsewhere does."""
    themed = parsed(theme)
    if above is None or themed is None:
        return above
    slots = {**above.slots, **scheme_in(themed)}
    tints = named(slots, map_of(child_of(above.master, _MAP)))
    return above._replace(slots=slots, tints=tints, symbols=above.symbols or _symbol_faces(themed))


def handed(
    layout: etree._Element | None,
    above: Upper | None,
    own: etree._Element | None = None,
    mapped: etree._Element | None = None,
) -> Handed:
    """What a layout hands down; on a slide's `own` background, and by other names for the theme's colours."""
    if layout is None or above is None:
        return NOTHING_HANDED
    backs = (own, child_of(layout, *_BACK), child_of(above.master, *_BACK))
    back = next((back for back in backs if back is not None), None)
    mapped = child_of(layout, *MAPPED) if mapped is None else mapped
    tints = above.tints if mapped is None else named(above.slots, map_of(mapped))
    tints = tints if back is None else tints.on(_colour(back, tints), tints.ink)
    drawn = [*_drawn(layout), *above.drawn]
    if any(min(edges[2] - edges[0], edges[3] - edges[1]) > _PANEL for edges in drawn):
        tints = tints.on("", tints.ink)
    places = {
        key_of(shape): _place(shape, _kind(ph), above, tints, drawn) for shape, ph in _placeholders(layout)
    }
    lost = sorted(key for key, place in places.items() if is_lost(place.tints.ink, place.tints.ground))
    return Handed(tints, places, line_of(((LOST.upper(), " ".join(lost)), (UNLIKE, above.symbols))))


def map_of(mapped: etree._Element | None) -> dict[str, str]:
    """Which of a theme's colours each name stands for."""
    return {} if mapped is None else {str(name): str(slot) for name, slot in mapped.items()}


def _colour(back: etree._Element, tints: Tints) -> str:
    """A background's colour; empty where it has several, or a picture."""
    plain, themed = child_of(back, *_PLAIN), child_of(back, _THEMED)
    return tints.of(themed if plain is None else plain)


def key_of(shape: etree._Element) -> str:
    """What a placeholder is found by on the layout: its number, or its type; empty for no placeholder."""
    ph = _placeholder(shape)
    return "" if ph is None else str(ph.get("idx") or ph.get("type") or "0")


def _symbol_faces(theme: etree._Element) -> str:
    """Which of a theme's faces have symbols in place of letters and digits."""
    fonts = next(theme.iter(_FACES), None)
    found = () if fonts is None else fonts.iter(_LATIN)
    return " ".join(str(face.get("typeface")) for face in found if is_symbols(face.get("typeface")))


def edges_of(frame: etree._Element | None) -> Edges | None:
    """Where a frame is."""
    start, extent = child_of(frame, _OFF), child_of(frame, _EXT)
    if start is None or extent is None:
        return None
    left, top = whole(start.get("x")), whole(start.get("y"))
    return left, top, left + whole(extent.get("cx")), top + whole(extent.get("cy"))


def meet(one: Edges, other: Edges) -> bool:
    """Whether two shapes have room for a figure in common."""
    if one[1] >= other[3] or other[1] >= one[3]:  # most stand below each other
        return False
    wide = min(one[2], other[2]) - max(one[0], other[0])
    high = min(one[3], other[3]) - max(one[1], other[1])
    return min(wide, high) > HIGH and max(wide, high) > WIDE


def _place(
    shape: etree._Element,
    kind: str,
    above: Upper,
    tints: Tints,
    drawn: Sequence[Edges],
) -> Place:
    """One placeholder; what it doesn't say its master's of the type does, then the master's text styles."""
    chain = [one for one in (shape, above.types.get(kind)) if one is not None]
    style = {"title": "titleStyle", "body": "bodyStyle"}.get(kind, "otherStyle")
    fills = [child_of(one, *_LIST) for one in chain]
    fills.append(child_of(above.master, _STYLES, f"{_P}{style}", *_FIRST))
    stated = next((fill for fill in fills if fill is not None), None)
    looks = [child_of(one, _LOOK) for one in chain]
    behind = tints.ground
    for look in reversed(looks):
        behind = tints.behind(look, behind)
    frames = (edges_of(child_of(look, _FRAME)) for look in looks)
    where = next((edges for edges in frames if edges is not None), None)
    filled = behind != tints.ground
    under = tints.ground
    if where is not None and any(meet(where, edges) for edges in drawn):
        under = ""  # a band, say, and nobody knows how much of the text is before it
        behind = behind if filled else under
    letters = (child_of(one, *_LETTERS) for one in chain)
    sizes = (whole(look.get("sz")) for look in letters if look is not None)
    return Place(
        tints.on(behind, tints.ink if stated is None else tints.of(stated, behind), under),
        where,
        filled,
        next(filter(None, sizes), 0),
    )


def _drawn(sheet: etree._Element) -> Iterator[Edges]:
    """Where the shapes of a layout or master are that aren't placeholders: behind what slides have."""
    tree = child_of(sheet, *_TREE)
    for shape in () if tree is None else tree.iterchildren(*_DRAWN):
        if _placeholder(shape) is None and (edges := edges_of(frame_of(shape))) is not None:
            yield edges


def _kind(placeholder: etree._Element) -> str:
    """The type of the master's placeholder that one follows."""
    kind = str(placeholder.get("type"))
    return "title" if kind in TITLE_TYPES else kind if kind in FOOT_TYPES else "body"


def _placeholders(sheet: etree._Element) -> Iterator[tuple[etree._Element, etree._Element]]:
    """The placeholders of a layout or master, each with the element that says so."""
    tree = child_of(sheet, *_TREE)
    for shape in () if tree is None else tree.iterchildren(_SHAPE):
        if (ph := _placeholder(shape)) is not None:
            yield shape, ph


def _placeholder(shape: etree._Element) -> etree._Element | None:
    specific = shape[0][-1] if len(shape) and len(shape[0]) else None  # where the schema has it
    return child_of(specific, _PH) if specific is not None and len(specific) else None
