"""Alternatives: what a template has for newer programs, and what stands in for it in a deck.

A deck's checkers, and older programs, understand none of the extensions. A deck therefore has of
`mc:AlternateContent` what its maker left for a reader that knows nothing, and none of what may be passed
over.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import cast

from lxml import etree
from pptx.opc.package import Part, XmlPart
from pptx.oxml.ns import qn
from pptx.parts.presentation import PresentationPart

_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_ALTERNATIVES, _CHOICE, _FALLBACK = (
    f"{{{_MC}}}{name}" for name in ("AlternateContent", "Choice", "Fallback")
)
_IGNORABLE = f"{{{_MC}}}Ignorable"
_MARKED = etree.XPath(f"//*[@*[namespace-uri()='{_MC}']]")
_RELATED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_EXTENSIONS = (qn("p:ext"), qn("a:ext"))  # whose content follows rules of its own
_SHOWN = tuple(map(qn, ("p:sp", "p:pic", "p:graphicFrame", "p:cxnSp", "p:contentPart", "a:t")))
_OWN_SLIDES = ("/ppt/slides/", "/ppt/notesSlides/")  # which no deck takes over
_PAGES = ("ppt/slideMasters/", "ppt/slideLayouts/")


def resolve(main: PresentationPart) -> None:
    """Leave in each part that decks take over only what any reader understands."""
    for part in list(main.package.iter_parts()):
        if not part.partname.startswith("/ppt/") or part.partname.startswith(_OWN_SLIDES):
            continue
        if isinstance(part, XmlPart):
            _drop_relations(part, _resolved_in(part._element))
        elif part.partname.endswith(".xml") and _MC.encode() in part.blob:
            root = etree.fromstring(part.blob, _parser())
            gone = _resolved_in(root)
            part.blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
            _drop_relations(part, gone)


def resolved(root: etree._Element) -> etree._Element:
    """A part as a deck has it; the same where it has no alternatives."""
    if next(root.iter(_ALTERNATIVES), None) is None and not _marked(root):
        return root
    root = deepcopy(root)
    _resolved_in(root)
    return root


def left_out(path: Path) -> tuple[str, ...]:
    """The masters and layouts, by name, of which a deck shows less: what nothing stands in for."""
    found: dict[str, None] = {}
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            if (
                name.startswith(_PAGES)
                and name.endswith(".xml")
                and b"AlternateContent" in archive.read(name)
            ):
                root = etree.fromstring(archive.read(name), _parser())
                if any(_is_lost(each) for each in root.iter(_ALTERNATIVES)):
                    page = root.find(qn("p:cSld"))
                    found[str((page is not None and page.get("name")) or Path(name).stem)] = None
    return tuple(found)


def _is_lost(alternatives: etree._Element) -> bool:
    """Whether something is drawn or written in a choice, and nothing where none is understood."""
    shown = {branch.tag for branch in alternatives if next(branch.iter(*_SHOWN), None) is not None}
    return _CHOICE in shown and _FALLBACK not in shown


def _resolved_in(root: etree._Element) -> set[str]:
    """Do it in place; the ids of relationships that may have nothing left that refers to them."""
    gone: set[str] = set()
    while (found := next(root.iter(_ALTERNATIVES), None)) is not None:
        kept = next(found.iterchildren(_FALLBACK), ())
        gone |= {str(id_) for id_ in _referred(found)}
        for element in list(kept):
            found.addprevious(element)
        _remove(found)
    for element in _marked(root):
        _pass_over(element)
    return gone - {str(id_) for id_ in _referred(root)}


def _pass_over(element: etree._Element) -> None:
    """Take away what an element says may be passed over in it, and that it says so."""
    spaces = {element.nsmap.get(prefix) for prefix in str(element.get(_IGNORABLE) or "").split()}
    prefixes = tuple(f"{{{space}}}" for space in spaces if space)
    for inner in list(element.iter(etree.Element)):
        if any(above.tag in _EXTENSIONS for above in (inner, *inner.iterancestors())):
            continue
        for name in [name for name in inner.attrib if prefixes and str(name).startswith(prefixes)]:
            del inner.attrib[name]
        if prefixes and str(inner.tag).startswith(prefixes):
            _remove(inner)
    for name in [name for name in element.attrib if str(name).startswith(f"{{{_MC}}}")]:
        del element.attrib[name]


def _marked(root: etree._Element) -> list[etree._Element]:
    """The elements that say how those who don't understand all shall read them."""
    return cast("list[etree._Element]", _MARKED(root))


def _referred(root: etree._Element) -> Iterator[str]:
    for element in root.iter(etree.Element):
        yield from (str(value) for name, value in element.attrib.items() if str(name).startswith(_RELATED))


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _drop_relations(part: Part, ids: set[str]) -> None:
    for id_ in ids:
        if id_ in part.rels:
            part.rels.pop(id_)


def _parser() -> etree.XMLParser:
    return etree.XMLParser(resolve_entities=False, no_network=True)
