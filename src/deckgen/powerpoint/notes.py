"""Speaker notes: one notes page a slide, hung on the template's notes master."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree
from pptx.opc.constants import CONTENT_TYPE as CT
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.oxml.ns import qn
from pptx.parts.presentation import PresentationPart
from pptx.parts.slide import NotesMasterPart

from deckgen.deck.deck import Slide
from deckgen.findings.tongue import Tongue
from deckgen.powerpoint.cleaning import clean
from deckgen.powerpoint.markup import Named, page, paragraph, text_shape


def notes_master(main: PresentationPart) -> NotesMasterPart:
    """The presentation's notes master, made if it has none, and listed where PowerPoint looks for it."""
    part: NotesMasterPart = main.notes_master_part
    presentation = main.presentation.element
    if presentation.find(qn("p:notesMasterIdLst")) is None:
        listed = etree.SubElement(presentation, qn("p:notesMasterIdLst"))
        etree.SubElement(listed, qn("p:notesMasterId")).set(qn("r:id"), main.relate_to(part, RT.NOTES_MASTER))
        presentation.find(qn("p:sldMasterIdLst")).addnext(listed)
    return part


@dataclass(frozen=True)
class NotesPages:
    """What every notes page of a presentation has: its master, and that one's placeholders as XML."""

    master: NotesMasterPart
    image: str
    body: str

    @classmethod
    def of(cls, main: PresentationPart) -> NotesPages:
        """Those of a presentation."""
        master = notes_master(main)
        return cls(master, _placeholder(master, "sldImg"), _placeholder(master, "body"))


def add_notes(slide_part: Part, slide: Slide, number: int, pages: NotesPages, lang: Tongue) -> None:
    """Give a slide its notes page."""
    texts = [clean(text) for text in slide.notes]
    body = "".join(paragraph(text, lang) for text in texts)
    shapes = [
        _slide_image(Named(2, f"deckgen:{slide.name}:slide-image", pages.image)),
        text_shape(Named(3, f"deckgen:{slide.name}:notes", pages.body), body),
    ]
    part = Part(
        PackURI(f"/ppt/notesSlides/notesSlide{number}.xml"),
        CT.PML_NOTES_SLIDE,
        slide_part.package,
        page("notes", "", shapes),
    )
    part.relate_to(pages.master, RT.NOTES_MASTER)
    part.relate_to(slide_part, RT.SLIDE)
    slide_part.relate_to(part, RT.NOTES_SLIDE)


def _placeholder(master: NotesMasterPart, kind: str) -> str:
    """The placeholder element of a kind, with the idx it has on the notes master."""
    idx = master.notes_master.element.xpath(f"string(//p:nvPr/p:ph[@type='{kind}']/@idx)")
    return f'<p:ph type="{kind}"' + (f' idx="{idx}"/>' if idx else "/>")


def _slide_image(shape: Named) -> str:
    """The small picture of the slide on its notes page."""
    return (
        f"<p:sp><p:nvSpPr><p:cNvPr {shape.attributes()}/>"
        '<p:cNvSpPr><a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/></p:cNvSpPr>'
        f"<p:nvPr>{shape.placeholder}</p:nvPr></p:nvSpPr><p:spPr/></p:sp>"
    )
