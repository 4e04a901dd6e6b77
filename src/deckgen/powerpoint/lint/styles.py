"""How text and grounds look after all that is inherited: size, weight, face, colour, what lies behind."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from deckgen.powerpoint.attributes import length, number, whole
from deckgen.powerpoint.lint.cells import CELL, has_own_look
from deckgen.powerpoint.lint.deckfile import A, DeckFile, P
from deckgen.powerpoint.lint.shapes import Box, Shape, shapes_of
from deckgen.powerpoint.look import coloured, scheme_colours

_STYLES = {"title": "titleStyle", "ctrTitle": "titleStyle", "body": "bodyStyle", "subTitle": "bodyStyle"}
_DEFAULT_SIZE = 18.0
_INSETS = {"lIns": 91440.0, "rIns": 91440.0, "tIns": 45720.0, "bIns": 45720.0}


@dataclass(frozen=True, slots=True)
class Look:
    """A run of text as it is shown: points, weight, face ("+mn-lt" for the theme's), `#RRGGBB` or unknown."""

    size: float
    bold: bool
    face: str
    colour: str | None


@dataclass(frozen=True, slots=True)
class Scheme:
    """The theme's colours by slot, and what the names on a slide (bg1, tx1) stand for."""

    colours: dict[str, str]
    names: dict[str, str]
    faces: tuple[str, ...]

    def colour(self, element: etree._Element | None) -> str | None:
        """A colour element as `#RRGGBB`."""
        return None if element is None else coloured(element, self.colours, self.names)


def scheme_of(deck: DeckFile, part: str) -> Scheme:
    """The colours of a slide's theme."""
    layout = deck.related(part, "slideLayout")
    master = deck.related(layout or part, "slideMaster") or part
    theme, root = deck.xml(deck.related(master, "theme")), deck.xml(master)
    mapped = None if root is None else root.find(f"{P}clrMap")
    for own in (layout, part):
        page = deck.xml(own) if own else None
        over = None if page is None else page.find(f"{P}clrMapOvr/{A}overrideClrMapping")
        mapped = mapped if over is None else over
    names = {} if mapped is None else {str(k): str(v) for k, v in mapped.attrib.items()}
    faces = () if theme is None else tuple(str(e.get("typeface")) for e in theme.iter(f"{A}latin"))
    return Scheme({} if theme is None else scheme_colours(theme), names, faces)


def look_of_run(deck: DeckFile, shape: Shape, paragraph: etree._Element, run: etree._Element) -> Look:
    """A run after run, shape, layout, master, the master's styles and the presentation's own."""
    chain = list(_properties(deck, shape, paragraph, run))
    size = next((s for p in chain if (s := p.get("sz"))), None)
    bold = next((b for p in chain if (b := p.get("b")) is not None), "0")
    faces = (p.find(f"{A}latin") for p in chain)
    face = next((str(f.get("typeface")) for f in faces if f is not None), "+mn-lt")
    scheme = scheme_of(deck, shape.part)
    fills = (p.find(f"{A}solidFill") for p in chain)
    fill = next((f for f in fills if f is not None and len(f)), None)
    if fill is None and shape.kind == CELL and not has_own_look(shape):
        return Look(number(size, _DEFAULT_SIZE * 100) / 100, bold in ("1", "true"), face, None)
    colour = (
        scheme.colour(fill[0]) if fill is not None else scheme.colours.get(scheme.names.get("tx1", "dk1"))
    )
    return Look(number(size, _DEFAULT_SIZE * 100) / 100, bold in ("1", "true"), face, colour)


def insets(shape: Shape) -> dict[str, float]:
    """The room between a shape's (or cell's) edge and its text, in EMU."""
    if shape.kind == CELL:
        own = shape.element.find(f"{A}tcPr")
        margins = {} if own is None else {str(k): str(v) for k, v in own.attrib.items()}
        return {name: length(margins.get(f"mar{name[0].upper()}"), usual) for name, usual in _INSETS.items()}
    bodies = [body for heir in shape.heirs if (body := heir.find(f"{P}txBody/{A}bodyPr")) is not None]
    return {
        name: next((length(b.get(name), usual) for b in bodies if b.get(name) is not None), usual)
        for name, usual in _INSETS.items()
    }


def ground_below(deck: DeckFile, shape: Shape) -> str | None:
    """The colour that a shape's text stands on; None where it is a picture, a gradient or unknown."""
    own = _cell_fill(deck, shape) if shape.kind == CELL else _fill(deck, shape, shape.heirs)
    if own != "none":
        return own
    return _behind(deck, shape)


def ground_at(deck: DeckFile, slide: str, box: Box) -> str | None:
    """The colour of a slide's own ground at a place, whatever stands on it."""
    return _topmost(deck, slide, box, None)


def _behind(deck: DeckFile, shape: Shape) -> str | None:
    return None if shape.box is None else _topmost(deck, shape.part, shape.box, _standing(shape))


def _standing(shape: Shape) -> etree._Element:
    """The element that stands among the slide's own: a cell's is its table's frame."""
    frames = shape.element.iterancestors(f"{P}graphicFrame") if shape.kind == CELL else iter(())
    return next(frames, shape.element)


def _topmost(deck: DeckFile, part: str, box: Box, below: etree._Element | None) -> str | None:
    """What lies at a box: the slide's ground, covered by what master, layout and slide put there."""
    ground = _background(deck, part)
    layout = deck.related(part, "slideLayout")
    master = deck.related(layout, "slideMaster") if layout else ""
    for page in (master, layout, part):
        for other in shapes_of(deck, page) if page else ():
            if other.element is below or (below is None and page == part):
                return ground
            if (page != part and other.placeholder) or other.box is None or not other.box.holds(box):
                continue
            if other.kind == "pic":
                ground = None
            elif other.kind == "sp" and (fill := _fill(deck, other, other.heirs)) != "none":
                ground = fill
    return ground


def _fill(deck: DeckFile, shape: Shape, heirs: tuple[etree._Element, ...]) -> str | None:
    """A shape's own fill: a colour, "none", or None for what is no plain colour."""
    for heir in heirs:
        properties = heir.find(f"{P}spPr")
        for fill in () if properties is None else properties:
            kind = str(fill.tag).rpartition("}")[2]
            if kind == "noFill":
                return "none"
            if kind == "solidFill":
                return scheme_of(deck, shape.part).colour(fill[0]) if len(fill) else None
            if kind.endswith("Fill"):
                return None
    style = shape.element.find(f"{P}style/{A}fillRef")
    if style is not None and style.get("idx") not in (None, "0") and len(style):
        return scheme_of(deck, shape.part).colour(style[0])
    return "none"


def _cell_fill(deck: DeckFile, cell: Shape) -> str | None:
    """A cell's own fill, like a shape's; None where the table's style decides."""
    for fill in cell.element.iterfind(f"{A}tcPr/*"):
        if fill.tag == f"{A}solidFill":
            return scheme_of(deck, cell.part).colour(fill[0]) if len(fill) else None
        if str(fill.tag).endswith("Fill"):
            return "none" if fill.tag == f"{A}noFill" else None
    return "none" if has_own_look(cell) else None


def _background(deck: DeckFile, part: str) -> str | None:
    layout = deck.related(part, "slideLayout")
    for page in (part, layout, deck.related(layout, "slideMaster") if layout else ""):
        root = deck.xml(page) if page else None
        ground = None if root is None else root.find(f"{P}cSld/{P}bg")
        if ground is None:
            continue
        fill = ground.find(f"{P}bgPr/{A}solidFill")
        fill = ground.find(f"{P}bgRef") if fill is None else fill
        return scheme_of(deck, part).colour(fill[0]) if fill is not None and len(fill) else None
    scheme = scheme_of(deck, part)
    return scheme.colours.get(scheme.names.get("bg1", "lt1"))


def _properties(
    deck: DeckFile, shape: Shape, paragraph: etree._Element, run: etree._Element
) -> Iterator[etree._Element]:
    """The properties that apply to a run, the nearest first."""
    own = run.find(f"{A}rPr")
    if own is not None:
        yield own
    about = paragraph.find(f"{A}pPr")
    level = f"lvl{whole(about.get('lvl')) + 1 if about is not None else 1}pPr"
    for heir in shape.heirs:
        yield from heir.findall(f"{P}txBody/{A}lstStyle/{A}{level}/{A}defRPr")
    layout = deck.related(shape.part, "slideLayout")
    master = deck.xml(deck.related(layout or shape.part, "slideMaster"))
    kind = _STYLES.get(shape.placeholder or "", "otherStyle" if shape.placeholder is None else "bodyStyle")
    if shape.placeholder in ("ftr", "sldNum", "dt"):
        kind = "otherStyle"
    if master is not None:
        yield from master.findall(f"{P}txStyles/{P}{kind}/{A}{level}/{A}defRPr")
    root = deck.xml(deck.main)
    if root is not None:
        yield from root.findall(f"{P}defaultTextStyle/{A}{level}/{A}defRPr")
