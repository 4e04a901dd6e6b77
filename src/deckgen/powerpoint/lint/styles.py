"""How text and grounds look after all that is inherited: size, weight, face, colour, what lies behind."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from deckgen.powerpoint.attributes import length, number, share, whole
from deckgen.powerpoint.colours import Paint, colours_in, fills_of, is_colour, painted, scheme_in
from deckgen.powerpoint.lint.cells import CELL, has_own_look
from deckgen.powerpoint.lint.deckfile import A, DeckFile, P, remembered
from deckgen.powerpoint.lint.shapes import Shape, body_of

_STYLES = {"title": "titleStyle", "ctrTitle": "titleStyle", "body": "bodyStyle", "subTitle": "bodyStyle"}
_DEFAULT_SIZE = 18.0
_INSETS = {"lIns": 91440.0, "rIns": 91440.0, "tIns": 45720.0, "bIns": 45720.0}


@dataclass(frozen=True, slots=True)
class Look:
    """A run of text as it is shown: points, weight, face ("+mn-lt" for the theme's) and paints.

    There are several paints of a gradient, none of text that isn't painted at all, and None where the
    file doesn't say. `marked` is the colour of a marker pen behind the run.
    """

    size: float
    bold: bool
    face: str
    inks: tuple[Paint, ...] | None
    marked: str | None = None


@dataclass(frozen=True, slots=True)
class Scheme:
    """The theme's colours by slot, and what the names on a slide (bg1, tx1) stand for."""

    colours: dict[str, str]
    names: dict[str, str]
    faces: tuple[str, ...]

    def named(self, name: str) -> str | None:
        """The colour that a name on a slide stands for."""
        return self.colours.get(self.names.get(name, name))

    def paints(self, fill: etree._Element) -> tuple[Paint, ...] | None:
        """What a fill paints with, stop by stop; none for a:noFill, None for a picture or the unknown."""
        if fill.tag == f"{A}noFill":
            return ()
        found = [painted(stated, self.colours, self.names) for stated in colours_in(fill)]
        known = tuple(paint for paint in found if paint is not None)
        return known if found and len(known) == len(found) else None

    def paint_of(self, owner: etree._Element | None) -> tuple[Paint, ...] | None:
        """What the colour that stands in an element, like a:fontRef, paints with."""
        stated = [e for e in ([] if owner is None else owner) if is_colour(e)]
        paint = painted(stated[0], self.colours, self.names) if stated else None
        return None if paint is None else (paint,)


@remembered
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
    return Scheme({} if theme is None else scheme_in(theme), names, faces)


def look_of_run(deck: DeckFile, shape: Shape, paragraph: etree._Element, run: etree._Element) -> Look:
    """A run after run, shape, layout, master, the master's styles and the presentation's own."""
    chain = list(_properties(deck, shape, paragraph, run))
    size = next((s for p in chain if (s := p.get("sz"))), None)
    bold = next((b for p in chain if (b := p.get("b")) is not None), "0")
    faces = (p.find(f"{A}latin") for p in chain)
    face = next((str(f.get("typeface")) for f in faces if f is not None), "+mn-lt")
    scheme, pen = scheme_of(deck, shape.part), run.find(f"{A}rPr/{A}highlight")
    marked = scheme.paint_of(pen)
    return Look(
        number(size, _DEFAULT_SIZE * 100) / 100 * shrunk(shape)[0],
        bold in ("1", "true"),
        face,
        _inks(scheme, shape, run, chain),
        marked[0][0] if marked else None,
    )


def shrunk(shape: Shape) -> tuple[float, float]:
    """What PowerPoint has scaled a shape's text by to make it fit: its size, and its lines' height."""
    body = body_of(shape.element)
    fit = None if body is None else body.find(f"{A}bodyPr/{A}normAutofit")
    if fit is None:
        return 1.0, 1.0
    return share(fit.get("fontScale"), 1.0) or 1.0, 1 - share(fit.get("lnSpcReduction"))


def _inks(
    scheme: Scheme, shape: Shape, run: etree._Element, chain: list[etree._Element]
) -> tuple[Paint, ...] | None:
    """What a run is painted in; a link is in the theme's colour for links, whatever else it is given."""
    link = run.find(f"{A}rPr/{A}hlinkClick")
    if link is not None and not any(str(e.tag).endswith("}hlinkClr") for e in link.iter(etree.Element)):
        linked = scheme.named("hlink")
        return ((linked, 1.0),) if linked else None
    for properties in chain:
        if properties.tag == f"{A}fontRef" and (styled := scheme.paint_of(properties)) is not None:
            return styled
        for fill in fills_of(properties):
            line = properties.find(f"{A}ln")
            if fill.tag == f"{A}noFill" and line is not None:
                return next((scheme.paints(stroke) for stroke in fills_of(line)), ())
            return scheme.paints(fill)
    if shape.kind == CELL and not has_own_look(shape):
        return None
    usual = scheme.named("tx1") or scheme.colours.get("dk1")
    return ((usual, 1.0),) if usual else None


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


def _properties(
    deck: DeckFile, shape: Shape, paragraph: etree._Element, run: etree._Element
) -> Iterator[etree._Element]:
    """The properties that apply to a run, the nearest first."""
    own = run.find(f"{A}rPr")
    if own is not None:
        yield own
    level = _level(paragraph)
    for heir in shape.heirs:
        yield from heir.findall(f"{P}txBody/{A}lstStyle/{level}/{A}defRPr")
    styled = shape.element.find(f"{P}style/{A}fontRef")
    if styled is not None:
        yield styled
    for usual in _usual_lists(deck, shape, level):
        yield from usual.findall(f"{A}defRPr")


def paragraph_styles(deck: DeckFile, shape: Shape, paragraph: etree._Element) -> Iterator[etree._Element]:
    """What applies to a paragraph as a whole, the nearest first."""
    level = _level(paragraph)
    yield from paragraph.findall(f"{A}pPr")
    for heir in shape.heirs:
        yield from heir.findall(f"{P}txBody/{A}lstStyle/{level}")
    yield from _usual_lists(deck, shape, level)


def _level(paragraph: etree._Element) -> str:
    about = paragraph.find(f"{A}pPr")
    return f"{A}lvl{whole(about.get('lvl')) + 1 if about is not None else 1}pPr"


def _usual_lists(deck: DeckFile, shape: Shape, level: str) -> tuple[etree._Element, ...]:
    """A level of paragraphs in the master's styles, and in the presentation's own."""
    kind = _STYLES.get(shape.placeholder or "", "otherStyle" if shape.placeholder is None else "bodyStyle")
    if shape.placeholder in ("ftr", "sldNum", "dt"):
        kind = "otherStyle"
    return _usual_levels(deck, shape.part, kind, level)


@remembered
def _usual_levels(deck: DeckFile, part: str, kind: str, level: str) -> tuple[etree._Element, ...]:
    layout = deck.related(part, "slideLayout")
    master, root = deck.xml(deck.related(layout or part, "slideMaster")), deck.xml(deck.main)
    found = [] if master is None else master.findall(f"{P}txStyles/{P}{kind}/{level}")
    return (*found, *(() if root is None else root.findall(f"{P}defaultTextStyle/{level}")))
