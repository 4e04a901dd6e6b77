"""Whether a presentation's masters and layouts can be read: all that is read later is read here first.

python-pptx reads each part when it is asked for it, and falls in its own words where a part is not what
its content type says. Here that is met in one place, before a deck is begun.
"""

from __future__ import annotations

from collections import Counter

from lxml import etree
from pptx.exc import InvalidXmlError
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.package import OpcPackage, Part, XmlPart
from pptx.oxml.ns import qn
from pptx.parts.presentation import PresentationPart
from pptx.parts.slide import NotesMasterPart, SlideLayoutPart, SlideMasterPart
from pptx.shapes.base import BaseShape
from pptx.slide import SlideLayout, SlideMaster

_UNREADABLE = (KeyError, AttributeError, ValueError, IndexError, TypeError, etree.LxmlError, InvalidXmlError)
_CHANGES = tuple(qn(f"a:{name}") for name in ("lumMod", "lumOff"))
_SLOTS = ("dk1", "lt1", "dk2", "lt2", *(f"accent{number}" for number in range(1, 7)), "hlink", "folHlink")
_WRITTEN = (".xml", ".rels", ".vml")  # names of parts that are XML
_TABLE_STYLES = "/tableStyles"


class UnsoundError(Exception):
    """A part that is not what it says it is: its name, and what stumbled over it."""


def refuse_unsound(main: PresentationPart) -> None:
    """Raise UnsoundError with the first part that can't be read."""
    try:
        _read_presentation(main)
    except _UNREADABLE as fault:
        raise UnsoundError(str(main.partname), type(fault).__name__) from fault
    for relation in main.rels.values():
        if relation.reltype == RT.SLIDE_MASTER:
            _read(relation.target_part, SlideMasterPart, "sldMaster")
    for master in main.presentation.slide_masters:
        for relation in master.part.rels.values():
            if relation.reltype == RT.SLIDE_LAYOUT:
                _read(relation.target_part, SlideLayoutPart, "sldLayout")


def refuse_broken(package: OpcPackage) -> None:
    """XMLSyntaxError for a part that is no XML though it says so: it would break every deck."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    for part in package.iter_parts():
        if part.partname.lower().endswith(_WRITTEN) and not isinstance(part, XmlPart):
            etree.fromstring(part.blob, parser)


def _read_presentation(main: PresentationPart) -> None:
    """The parts of a presentation that any deck of it needs."""
    element = main.presentation.element
    if element.tag != qn("p:presentation") or element.find(qn("p:sldSz")) is None:
        raise ValueError("sldSz")
    _numbers(element.find(qn("p:sldSz")), "cx", "cy")
    if not len(main.presentation.slide_masters):
        raise ValueError("sldMasterIdLst")
    for master in main.presentation.slide_masters:
        if not isinstance(master.part, SlideMasterPart):
            raise ValueError("sldMasterId")
        listed = [layout.part for layout in master.slide_layouts]
        if not all(isinstance(part, SlideLayoutPart) for part in listed) or len(set(listed)) < len(listed):
            raise ValueError("sldLayoutId")
    for relation in main.rels.values():
        if relation.reltype.endswith(_TABLE_STYLES):
            etree.fromstring(relation.target_part.blob)
        elif relation.reltype == RT.NOTES_MASTER:
            notes = relation.target_part
            if not isinstance(notes, NotesMasterPart) or notes._element.tag != qn("p:notesMaster"):
                raise ValueError("notesMaster")


def _read(part: Part, kind: type[SlideMasterPart] | type[SlideLayoutPart], root: str) -> None:
    """Raise UnsoundError for a master or layout that is something else, or that lacks what any has."""
    try:
        if not isinstance(part, kind) or part._element.tag != qn(f"p:{root}"):
            raise ValueError(root)
        # A layout that is its own master would be looked up in itself for ever.
        if isinstance(part, SlideLayoutPart) and not isinstance(
            part.part_related_by(RT.SLIDE_MASTER), SlideMasterPart
        ):
            raise ValueError("slideMaster")
        page = part.slide_master if isinstance(part, SlideMasterPart) else part.slide_layout
        _read_page(page)
    except _UNREADABLE as fault:
        raise UnsoundError(str(part.partname), type(fault).__name__) from fault


def _read_page(page: SlideMaster | SlideLayout) -> None:
    """The name, placeholders, colours and theme of a master or layout."""
    str(page.name)
    numbers = Counter(_read_placeholder(shape) for shape in page.placeholders.__iter__())
    if isinstance(page, SlideLayout) and any(times > 1 for times in numbers.values()):
        raise ValueError("idx")
    for size in page.element.iter(qn("a:defRPr")):
        _numbers(size, "sz")
    for background in page.element.iter(qn("p:bg")):
        for change in background.iter(*_CHANGES):
            _numbers(change, "val")
        if any(int(colour.get("val", "0"), 16) < 0 for colour in background.iter(qn("a:srgbClr"))):
            raise ValueError("srgbClr")
    if isinstance(page, SlideMaster):
        if len(page.element.findall(qn("p:clrMap"))) != 1:
            raise ValueError("clrMap")
        themes = [rel.target_part for rel in page.part.rels.values() if rel.reltype == RT.THEME]
        if len(themes) != 1:
            raise ValueError("theme")
        for theme in themes:
            _read_theme(etree.fromstring(theme.blob))
    else:
        str(page.slide_master.name)


def _read_theme(theme: etree._Element) -> None:
    """A theme's colours and faces: each slot holds one."""
    if not all(theme.findall(f".//{qn('a:clrScheme')}/{qn(f'a:{slot}')}") for slot in _SLOTS):
        raise ValueError("clrScheme")
    faces = [theme.find(f".//{qn(f'a:{kind}')}/{qn('a:latin')}") for kind in ("majorFont", "minorFont")]
    if not all(face is not None and face.get("typeface") for face in faces):
        raise ValueError("fontScheme")
    for slot in theme.iter(*(qn(f"a:{slot}") for slot in _SLOTS)):
        int(slot[0].get("lastClr") or "0", 16)


def _read_placeholder(shape: BaseShape) -> int:
    """A placeholder's number, once its name, place and kind are read."""
    str(shape.name)
    _ = (shape.left, shape.top, shape.width, shape.height)
    _ = (shape.placeholder_format.idx, shape.placeholder_format.type)
    if len(shape.element.xpath(".//p:nvPr/p:ph")) != 1:
        raise ValueError("ph")
    return int(shape.placeholder_format.idx)


def _numbers(element: etree._Element, *names: str) -> None:
    """Raise ValueError for an attribute that is there and no whole number."""
    for name in names:
        if (value := element.get(name)) is not None:
            int(value)
