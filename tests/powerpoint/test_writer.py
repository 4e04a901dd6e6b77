from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest
from openxml_audit import OpenXmlValidator
from pptx import Presentation
from pypdf import PdfReader

from deckgen.deck.layouts import LAYOUTS
from deckgen.powerpoint.reading_order import reading_rank
from powerpoint.build import (
    TABLE,
    Save,
    a_deck,
    a_slide,
    found,
    parts_of,
    slides_of,
    the_template,
)

TEMPLATE = the_template()
SHAPES = "//p:spTree/*[self::p:sp or self::p:pic or self::p:graphicFrame]"
NAMES = f"{SHAPES}/*[1]/p:cNvPr/@name"


def test_a_deck_with_every_layout_opens_and_the_audit_finds_nothing(saved: Save) -> None:
    path = saved(a_deck(TEMPLATE))
    assert len(Presentation(str(path)).slides) == len(LAYOUTS)
    for security in (False, True):
        assert OpenXmlValidator(security_validation=security).validate(path).errors == []


@pytest.mark.office
def test_libreoffice_shows_as_many_pages_as_the_deck_has_slides(saved: Save, tmp_path: Path) -> None:
    path = saved(a_deck(TEMPLATE))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    pages = PdfReader(path.with_suffix(".pdf")).pages
    assert len(pages) == len(LAYOUTS)
    assert "Innovasjonsbarometeret · Troms" in pages[2].extract_text()


def test_nothing_stands_empty_and_every_shape_says_whose_it_is(saved: Save) -> None:
    slides = slides_of(saved(a_deck(TEMPLATE)))
    for number, slide in enumerate(slides, start=1):
        names = found(slide, NAMES)
        assert names and all(re.fullmatch(rf"deckgen:s{number:02}:\w+", name) for name in names)
        assert len(set(names)) == len(names)
        ids = found(slide, "//p:cNvPr/@id")
        idxs = found(slide, "//p:ph/@idx")
        assert len(set(ids)) == len(ids) and len(set(idxs)) == len(idxs)
        assert not found(slide, "//p:sp[not(.//a:t)]/p:nvSpPr/p:cNvPr/@name")


def test_a_role_without_words_loses_its_placeholder(saved: Save) -> None:
    texts = {"title": ("En tittel",), "question": ("", " \x00"), "source": ()}
    bare = a_slide(1, "chart", TEMPLATE, texts=texts, chart=None, notes=())
    (slide,) = slides_of(saved(a_deck(TEMPLATE, bare)))
    assert [name.rpartition(":")[2] for name in found(slide, NAMES)] == ["title", "footer", "number"]


def test_shapes_stand_in_reading_order(saved: Save) -> None:
    slides = slides_of(saved(a_deck(TEMPLATE)))
    order = {
        layout: [name.rpartition(":")[2] for name in found(slide, NAMES)]
        for layout, slide in zip(LAYOUTS, slides, strict=True)
    }
    foot = ["tag", "footer", "number"]
    assert order["chart"] == ["title", "question", "chart", "source", *foot]
    assert order["map"] == ["title", "question", "text", "chart", "source", *foot]
    assert order["table"] == ["title", "question", "table", "source", *foot]
    assert order["cards"][:5] == ["title", "question", "card1_title", "card1_text", "card2_title"]
    assert order["title"] == ["title", "subtitle", "speaker", "event", "motto", "tag"]
    assert order["closing"] == ["title", "contact", "tag"]
    assert sorted(["tag", "source", "title"], key=reading_rank) == ["title", "source", "tag"]


def test_a_role_that_the_layout_does_not_have_is_a_mistake_and_says_so(saved: Save) -> None:
    lost = a_slide(1, "bullets", TEMPLATE, texts={"title": ("T",), "motto": ("M",)})
    with pytest.raises(ValueError, match="motto"):
        saved(a_deck(TEMPLATE, lost))


def test_every_slide_has_a_title_of_its_own(saved: Save) -> None:
    titles = [slide.shapes.title for slide in Presentation(str(saved(a_deck(TEMPLATE)))).slides]
    words = [title.text_frame.text for title in titles if title is not None]
    assert len(set(words)) == len(LAYOUTS)


@pytest.mark.parametrize(("language", "tag"), [("nb", "nb-NO"), ("nn", "nn-NO")])
def test_every_piece_of_text_has_the_decks_language(saved: Save, language: str, tag: str) -> None:
    path = saved(a_deck(TEMPLATE, language=language))
    pages = [
        part for name, part in parts_of(path).items() if re.match(r"ppt/(slides|notesSlides)/\w+\.xml", name)
    ]
    assert len(pages) == 2 * len(LAYOUTS)
    for page in map(bytes.decode, pages):
        pieces = re.findall(r"<a:(?:rPr|endParaRPr)[^>]*>", page)
        assert pieces and all(f'lang="{tag}"' in piece for piece in pieces)
        runs = len(re.findall(r"<a:(?:r|br)>|<a:fld ", page))
        assert runs == page.count("<a:rPr ")
    assert Presentation(str(path)).core_properties.language == tag


def test_a_text_takes_all_its_look_from_its_placeholder(saved: Save) -> None:
    for slide in slides_of(saved(a_deck(TEMPLATE))):
        assert not found(slide, "//p:sp//a:rPr/@sz | //p:sp//a:rPr/@b | //p:sp//a:rPr/* | //p:sp/p:spPr/*")


def test_the_picture_stands_exactly_in_its_placeholder_uncropped(saved: Save) -> None:
    path = saved(a_deck(TEMPLATE))
    slide = Presentation(str(path)).slides[2]
    layout = next(s for s in slide.slide_layout.placeholders if s.name == "Diagram")
    picture = next(shape for shape in slide.placeholders if shape.placeholder_format.idx == 12)
    box = (picture.left, picture.top, picture.width, picture.height)
    assert box == (layout.left, layout.top, layout.width, layout.height)
    assert not found(slides_of(path)[2], "//a:srcRect")


def test_a_picture_is_svg_with_a_png_beside_it(saved: Save) -> None:
    path = saved(a_deck(TEMPLATE))
    parts = parts_of(path)
    relations = parts["ppt/slides/_rels/slide3.xml.rels"].decode()
    (xml,) = (parts["ppt/slides/slide3.xml"].decode(),)
    (blip,) = re.findall(r'<a:blip r:embed="(\w+)">', xml)
    (vector,) = re.findall(r'<asvg:svgBlip [^>]*r:embed="(\w+)"', xml)
    assert re.search(rf'Id="{blip}"[^>]*\.png"|\.png"[^>]*Id="{blip}"', relations)
    assert re.search(rf'Id="{vector}"[^>]*\.svg"|\.svg"[^>]*Id="{vector}"', relations)
    assert 'Extension="svg" ContentType="image/svg+xml"' in parts["[Content_Types].xml"].decode()


def test_the_same_picture_twice_is_stored_once(saved: Save) -> None:
    slide = a_slide(1, "chart", TEMPLATE)
    again = a_slide(2, "chart", TEMPLATE, chart=slide.chart)
    media = [name for name in parts_of(saved(a_deck(TEMPLATE, slide, again))) if "media" in name]
    assert sorted(name[-4:] for name in media) == [".png", ".svg"]


def test_pictures_and_tables_say_what_they_show(saved: Save) -> None:
    slides = slides_of(saved(a_deck(TEMPLATE)))
    assert found(slides[2], "//p:pic//p:cNvPr/@descr") == ["Et diagram om ja 3."]
    assert found(slides[8], "//p:graphicFrame//p:cNvPr/@descr") == [TABLE.alt]


def test_footer_and_number_stand_on_all_but_the_first_and_last(saved: Save) -> None:
    for layout, slide in zip(LAYOUTS, slides_of(saved(a_deck(TEMPLATE))), strict=True):
        wanted = [] if layout in ("title", "closing") else ["slidenum"]
        assert found(slide, "//a:fld/@type") == wanted
        assert len(found(slide, "//p:ph[@type='ftr']/@idx")) == len(wanted)


def test_notes_are_paragraphs_on_the_templates_notes_master(saved: Save) -> None:
    silent = a_slide(2, "bullets", TEMPLATE, notes=())
    path = saved(a_deck(TEMPLATE, a_slide(1, "chart", TEMPLATE), silent))
    spoken, other = Presentation(str(path)).slides
    assert not other.has_notes_slide
    frame = spoken.notes_slide.notes_text_frame
    assert frame is not None
    assert [paragraph.text for paragraph in frame.paragraphs] == ["Notat til lysbilde 1.", "Si dette høyt."]
    parts = parts_of(path)
    assert b"notesMasterIdLst" in parts["ppt/presentation.xml"]
    assert len([name for name in parts if re.match(r"ppt/notesMasters/\w+\.xml", name)]) == 1


@pytest.mark.unsound("lines and odd characters without end", "L740")
def test_line_breaks_and_odd_characters_come_through_as_they_should(saved: Save) -> None:
    title = 'Å\v«ja» & <nei>\n"=1+1"\x07\ud800\ufffe č đ 😀'
    notes = ("A\vB\x0b", "", "C]]>")
    slide = a_slide(1, "bullets", TEMPLATE, texts={"title": (title,)}, notes=notes, name='a"&<b')
    path = saved(a_deck(TEMPLATE, slide))
    shown = Presentation(str(path)).slides[0].shapes.title
    assert shown is not None
    assert shown.text_frame.text == 'Å\v«ja» & <nei>\v"=1+1" č đ 😀'
    assert shown.name == 'deckgen:a"&<b:title'
    assert OpenXmlValidator().validate(path).errors == []


@pytest.mark.unsound("it is the adviser who shortens a title", "L740")
def test_a_very_long_title_is_kept_whole_and_not_shrunk(saved: Save) -> None:
    words = "ord " * 200 + "slutt"
    slide = a_slide(1, "bullets", TEMPLATE, texts={"title": (words,)})
    (written,) = slides_of(saved(a_deck(TEMPLATE, slide)))
    assert found(written, "//a:t/text()")[0] == words
    assert not found(written, "//a:normAutofit/@fontScale")


def test_the_file_says_who_made_it_of_what_and_when(saved: Save, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1577836800")
    core = Presentation(str(saved(a_deck(TEMPLATE)))).core_properties
    assert (core.title, core.author, core.last_modified_by) == (
        "Innovasjon i Troms",
        "Kari Nordmann",
        "deckgen",
    )
    assert core.keywords == "innovasjon, Troms"
    assert core.created is not None and core.modified is not None
    assert core.created.year == core.modified.year == 2020
