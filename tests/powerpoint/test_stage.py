from __future__ import annotations

import re
from pathlib import Path

from openxml_audit import OpenXmlValidator
from pptx import Presentation

from deckgen.deck.layouts import LAYOUTS
from deckgen.powerpoint.masters import placeholders_of
from deckgen.powerpoint.template import read_template
from powerpoint.build import KS, Save, a_deck, a_slide, a_variant, parts_of, the_template

TEMPLATE = the_template()


def test_slides_that_an_adviser_adds_get_the_same_footer(saved: Save) -> None:
    layouts = Presentation(str(saved(a_deck(TEMPLATE)))).slide_layouts
    shapes = [shape for layout in layouts for shape in placeholders_of(layout)]
    footers = [shape.text_frame.text for shape in shapes if shape.name == "Bunntekst"]
    assert footers == ["Innovasjonsbarometeret · Troms"] * len(LAYOUTS)


def test_a_template_without_notes_master_gets_one_that_is_listed(saved: Save, tmp_path: Path) -> None:
    def edit(name: str, text: str) -> str:
        text = re.sub(r"<p:notesMasterIdLst>.*?</p:notesMasterIdLst>", "", text)
        return re.sub(r"<(Relationship|Override) [^>]*[nN]otesMaster[^>]*/>", "", text)

    parts = [name for name in parts_of(KS) if "notesMaster" in name]
    template = read_template(a_variant(tmp_path / "t.pptx", edit, without=parts))
    path = saved(a_deck(template), template)
    assert b"notesMasterIdLst" in parts_of(path)["ppt/presentation.xml"]
    assert OpenXmlValidator().validate(path).errors == []


def test_a_templates_own_slides_sections_and_pictures_are_left_behind(saved: Save, tmp_path: Path) -> None:
    old = saved(a_deck(TEMPLATE)).rename(tmp_path / "old.pptx")
    sections = (
        '<p:extLst><p:ext uri="{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"><p14:sectionLst '
        'xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main"/></p:ext></p:extLst></p:presentation>'
    )
    wide = a_variant(
        tmp_path / "t.pptx",
        lambda _, text: text.replace("</p:presentation>", sections).replace(
            "<p:sldSz ", '<p:sldSz type="screen4x3" '
        ),
        source=old,
    )
    template = read_template(wide)
    parts = parts_of(saved(a_deck(template, a_slide(1, "bullets", template)), template))
    assert [name for name in parts if re.match(r"ppt/(slides|notesSlides|media)/\w", name)] == [
        "ppt/notesSlides/_rels/notesSlide1.xml.rels",
        "ppt/notesSlides/notesSlide1.xml",
        "ppt/slides/_rels/slide1.xml.rels",
        "ppt/slides/slide1.xml",
    ]
    assert len([name for name in parts if re.match(r"ppt/slideLayouts/\w+\.xml", name)]) == len(LAYOUTS)
    assert b"sectionLst" not in parts["ppt/presentation.xml"]
    assert b"screen4x3" not in parts["ppt/presentation.xml"]


def test_a_layouts_link_to_a_slide_that_is_gone_goes_too(saved: Save, tmp_path: Path) -> None:
    old = saved(a_deck(TEMPLATE)).rename(tmp_path / "old.pptx")
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/slide"

    def edit(name: str, text: str) -> str:
        if name == "ppt/slideLayouts/_rels/slideLayout1.xml.rels":
            link = f'<Relationship Id="rId9" Type="{kind}" Target="../slides/slide2.xml"/></Relationships>'
            return text.replace("</Relationships>", link)
        if name == "ppt/slideLayouts/slideLayout1.xml":
            click = '<p:cNvPr id="2" name="x"><a:hlinkClick r:id="rId9" action="ppaction://hlinksldjump"/></p:cNvPr>'
            return re.sub(r'<p:cNvPr id="2" .*?</p:cNvPr>', click, text, count=1)
        return text

    template = read_template(a_variant(tmp_path / "t.pptx", edit, source=old))
    path = saved(a_deck(template, a_slide(1, "bullets", template)), template)
    assert b"hlinkClick" not in parts_of(path)["ppt/slideLayouts/slideLayout1.xml"]
    assert OpenXmlValidator().validate(path).errors == []
