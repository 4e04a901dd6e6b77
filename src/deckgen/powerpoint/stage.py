"""The stage: a template opened for a new deck, emptied of its own slides, ready to take others."""

from __future__ import annotations

from typing import cast

from lxml import etree
from pptx.opc.constants import CONTENT_TYPE as CT
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.package import Part, XmlPart
from pptx.opc.packuri import PackURI
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsmap, qn
from pptx.parts.presentation import PresentationPart
from pptx.slide import SlideLayout

from deckgen.findings.tongue import Tongue
from deckgen.powerpoint.markup import DECLARATION, NAMESPACES, paragraph
from deckgen.powerpoint.masters import all_layouts

# What a template may carry that belongs to its own slides or its author, not to a new deck.
LEFT_BEHIND = ("/vbaProject", "/commentAuthors", "/authors", "/printerSettings", "/slide")
_CONTROLS = ("/control", "/activeXControlBinary")
_RELATED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_PROPERTIES = {RT.PRES_PROPS: ("presProps", "presentationPr"), RT.VIEW_PROPS: ("viewProps", "viewPr")}
# Read once: an element's own `xpath` reads its path again each time.
_FOOTERS = etree.XPath(".//p:sp[p:nvSpPr/p:nvPr/p:ph/@type='ftr']/p:txBody", namespaces=nsmap("p"))
_FIRST_ID = 256  # of a slide, which the format wants
_SECTIONS = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"


def clear(main: PresentationPart) -> None:
    """Empty a presentation of its slides and all that points at them; masters and layouts stay."""
    presentation = main.presentation.element
    for name in ("p:sldIdLst", "p:custShowLst"):
        for element in presentation.findall(qn(name)):
            presentation.remove(element)
    for extension in presentation.xpath(f"./p:extLst/p:ext[@uri='{_SECTIONS}']"):
        extension.getparent().remove(extension)
    for empty in presentation.xpath("./p:extLst[not(*)]"):
        presentation.remove(empty)
    for lock in presentation.findall(qn("p:modifyVerifier")):
        presentation.remove(lock)  # the template's password against changes is not the deck's
    presentation.attrib.pop("firstSlideNum", None)
    if (size := presentation.find(qn("p:sldSz"))) is not None:
        size.attrib.pop("type", None)  # "screen4x3" on a wide deck
    for id_, relation in list(main.rels.items()):
        of_slides = relation.reltype == RT.VIEW_PROPS and len(relation.target_part.rels)
        if relation.reltype.endswith(LEFT_BEHIND) or of_slides:
            main.rels.pop(id_)
    _add_missing(main)
    for part in list(main.package.iter_parts()):
        _drop_links_to_slides(part)
        _drop_what_is_fetched(part)
        _drop_controls(part)


def _add_missing(main: PresentationPart) -> None:
    """Give a presentation the properties without which PowerPoint repairs it, empty."""
    related = {relation.reltype for relation in main.rels.values()}
    for kind, (name, root) in _PROPERTIES.items():
        if kind not in related:
            type_ = f"application/vnd.openxmlformats-officedocument.presentationml.{name}+xml"
            content = f"{DECLARATION}<p:{root} {NAMESPACES}/>".encode()
            main.relate_to(Part(PackURI(f"/ppt/{name}.xml"), type_, main.package, content), kind)


def _drop_links_to_slides(part: Part) -> None:
    """Take away a layout's or master's links to slides that are gone."""
    for id_, relation in list(part.rels.items()):
        if relation.reltype == RT.SLIDE and not relation.is_external and isinstance(part, XmlPart):
            root: etree._Element = part._element
            for link in list(root.iter(qn("a:hlinkClick"), qn("a:hlinkHover"))):
                if link.get(qn("r:id")) == id_:
                    link.getparent().remove(link)  # type: ignore[union-attr]
            part.rels.pop(id_)


def _drop_controls(part: Part) -> None:
    """Take away a layout's or master's ActiveX controls: they are programs, as macros are."""
    controls = {id_ for id_, rel in part.rels.items() if rel.reltype.endswith(_CONTROLS)}
    if not controls or not isinstance(part, XmlPart):
        return
    root: etree._Element = part._element
    for element in list(root.iter(qn("p:controls"))):
        element.getparent().remove(element)  # type: ignore[union-attr]
    for id_ in controls:
        part.rels.pop(id_)


def _drop_what_is_fetched(part: Part) -> None:
    """Take away a layout's or master's pictures and films that are fetched from elsewhere.

    A deck must not ask another machine for anything when it is opened; links that people follow stay.
    """
    fetched = {id_ for id_, rel in part.rels.items() if rel.is_external and rel.reltype != RT.HYPERLINK}
    if not fetched or not isinstance(part, XmlPart):
        return
    root: etree._Element = part._element
    for element in list(root.iter(etree.Element)):
        for name in [name for name, value in element.attrib.items() if value in fetched and _RELATED in name]:
            del element.attrib[name]
            if element.tag == qn("a:blip") and qn("r:embed") not in element.attrib:
                _drop_shape_of(element)
    for id_ in fetched:
        part.rels.pop(id_)


def _drop_shape_of(blip: etree._Element) -> None:
    """Take away the picture that a blip without a source is in; a ground or fill becomes none."""
    for above in blip.iterancestors(qn("p:pic"), qn("p:bg"), qn("a:blipFill")):
        parent = above.getparent()
        if parent is None:
            continue
        if above.tag == qn("a:blipFill"):
            parent.replace(above, etree.Element(qn("a:noFill")))
        else:
            parent.remove(above)
        return


def set_footer(main: PresentationPart, text: str, lang: Tongue) -> None:
    """Put the footer on the layouts too: slides that an adviser adds get it.

    LibreOffice takes a footer's look from its layout only where that one has a text.
    """
    for layout in all_layouts(main):
        for body in cast("list[etree._Element]", _FOOTERS(layout.element)):
            for old in body.findall(qn("a:p")):
                body.remove(old)
            body.append(parse_xml(paragraph(text, lang).replace("<a:p>", f"<a:p {NAMESPACES}>", 1)))


def add_slide_part(main: PresentationPart, layout: SlideLayout, number: int) -> Part:
    """A new slide part, empty as yet, hung on its layout and at the end of the slide list."""
    name = PackURI(f"/ppt/slides/slide{number}.xml")
    part = Part(name, CT.PML_SLIDE, main.package)
    part.relate_to(layout.part, RT.SLIDE_LAYOUT)
    listed = main.presentation.element.get_or_add_sldIdLst()
    entry = etree.SubElement(listed, qn("p:sldId"))
    entry.set("id", str(_FIRST_ID + number - 1))
    entry.set(qn("r:id"), main.relate_to(part, RT.SLIDE))
    return part
