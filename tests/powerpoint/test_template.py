from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from deckgen.deck.layouts import LAYOUTS
from deckgen.errors import DeckgenError, Problem
from deckgen.messages import sentence
from deckgen.powerpoint.opening import has_macros
from deckgen.powerpoint.template import read_template
from deckgen.powerpoint.writer import write
from powerpoint.build import KS, a_deck, a_variant, drawing, parts_of, the_template

MAIN = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def problems_of(path: Path) -> list[Problem]:
    with pytest.raises(DeckgenError) as caught:
        read_template(path)
    assert caught.value.exit_code == 4
    return list(caught.value.problems)


def codes_of(path: Path) -> list[str]:
    return [problem.code for problem in problems_of(path)]


def test_the_shipped_template_has_every_layout_and_every_role() -> None:
    template = the_template()
    assert list(template.layouts) == list(LAYOUTS)
    for id_, row in LAYOUTS.items():
        assert template.layouts[id_].placeholders.keys() == row.roles.keys()


def test_a_placeholder_has_its_idx_size_and_text_size() -> None:
    chart = the_template().layouts["chart"].placeholders
    assert chart["chart"].idx == 12
    assert 800 < chart["chart"].size.width < 960
    assert chart["title"].text_size == 28 and chart["title"].bold
    assert chart["source"].text_size == 12 and not chart["source"].bold


def test_what_a_layout_does_not_say_comes_from_its_master(tmp_path: Path) -> None:
    def edit(name: str, text: str) -> str:
        if name != "ppt/slideLayouts/slideLayout3.xml":
            return text
        text = re.sub(
            r'(name="Tittel".*?<p:spPr>)<a:xfrm>.*?</a:xfrm>', r"\1", text, count=1, flags=re.DOTALL
        )
        return re.sub(r'(name="Tittel".*?)<a:lstStyle>.*?</a:lstStyle>', r"\1<a:lstStyle/>", text, count=1)

    title = read_template(a_variant(tmp_path / "t.pptx", edit)).layouts["chart"].placeholders["title"]
    assert title.size.width > 500 and title.text_size is not None and title.text_size >= 20 and title.bold


def test_a_renamed_layout_is_known_by_its_placeholders(tmp_path: Path) -> None:
    path = a_variant(
        tmp_path / "t.pptx", lambda _, text: text.replace('cSld name="Tabell"', 'cSld name="Tall"')
    )
    layout = read_template(path).layouts["table"]
    assert (layout.name, layout.found, layout.stands_in) == ("Tall", "roles", True)


def test_missing_placeholders_all_come_at_once(tmp_path: Path) -> None:
    def edit(name: str, text: str) -> str:
        return text.replace('cSld name="Kart"', 'cSld name="X"').replace('name="Kilde"', 'name="Kilder"')

    found = problems_of(a_variant(tmp_path / "t.pptx", edit))
    assert [p.facts["placeholder"] for p in found] == ["Kilde"] * 6
    assert [p.facts["near"] for p in found] == ["Kilder"] * 6


def test_a_title_that_is_no_title_placeholder_is_refused(tmp_path: Path) -> None:
    path = a_variant(
        tmp_path / "t.pptx", lambda _, text: text.replace('type="ctrTitle"', 'type="body" idx="40"')
    )
    (problem,) = problems_of(path)
    assert (problem.facts["layout"], problem.facts["placeholder"]) == ("Tittel", "Tittel")


def test_decomposed_letters_in_a_name_are_the_same_name(tmp_path: Path) -> None:
    path = a_variant(tmp_path / "t.pptx", lambda _, text: text.replace("Spørsmål", "Spørsma\u030al"))
    assert "question" in read_template(path).layouts["chart"].placeholders


@pytest.mark.parametrize(
    "content_type",
    [
        "application/vnd.openxmlformats-officedocument.presentationml.template.main+xml",
        "application/vnd.openxmlformats-officedocument.presentationml.slideshow.main+xml",
        "application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml",
    ],
)
def test_templates_shows_and_macro_files_become_plain_presentations(
    tmp_path: Path, content_type: str
) -> None:
    template = read_template(
        a_variant(tmp_path / "t.potx", lambda _, text: text.replace(f'"{MAIN}"', f'"{content_type}"'))
    )
    deck = write(a_deck(template), template, drawing(), tmp_path / "deck.pptx")
    types = parts_of(deck)["[Content_Types].xml"].decode()
    assert MAIN in types and content_type not in types


def test_macros_are_left_behind_and_can_be_told(tmp_path: Path) -> None:
    relation = '<Relationship Id="rId77" Target="vbaProject.bin" Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject"/>'
    override = '<Override PartName="/ppt/vbaProject.bin" ContentType="application/vnd.ms-office.vbaProject"/>'

    def edit(name: str, text: str) -> str:
        if name == "ppt/_rels/presentation.xml.rels":
            return text.replace("</Relationships>", f"{relation}</Relationships>")
        return text.replace("</Types>", f"{override}</Types>")

    path = a_variant(tmp_path / "t.pptm", edit, {"ppt/vbaProject.bin": b"macro"})
    template = read_template(path)
    deck = write(a_deck(template), template, drawing(), tmp_path / "deck.pptx")
    assert has_macros(path) and not has_macros(deck) and not has_macros(KS)
    assert not any("vba" in part.decode("latin-1") for part in parts_of(deck).values())


def test_a_strict_file_gets_its_own_message(tmp_path: Path) -> None:
    path = a_variant(
        tmp_path / "t.pptx",
        lambda _, text: text.replace(
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            "http://purl.oclc.org/ooxml/officeDocument/relationships",
        ),
    )
    assert codes_of(path) == ["T312"]


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("locked.pptx", OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le"), "T313"),
        ("old.ppt", OLE + bytes(600) + "PowerPoint Document".encode("utf-16-le"), "T314"),
        ("word.pptx", OLE + bytes(600) + "WordDocument".encode("utf-16-le"), "T315"),
        ("excel.pptx", OLE + bytes(600) + "Workbook".encode("utf-16-le"), "T315"),
        ("letter.pptx", b"Kjaere alle sammen", "T315"),
        ("empty.pptx", b"", "T315"),
        ("cut.pptx", KS.read_bytes()[:20_000], "T315"),
    ],
)
def test_files_that_are_no_presentation_say_what_they_are(
    tmp_path: Path, name: str, content: bytes, code: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    assert codes_of(path) == [code]


def test_a_file_that_is_not_there_or_is_a_folder_is_refused(tmp_path: Path) -> None:
    assert codes_of(tmp_path / "nowhere.pptx") == ["T302"]
    assert codes_of(tmp_path) == ["T315"]


def test_a_broken_part_or_another_office_file_is_refused(tmp_path: Path) -> None:
    broken = a_variant(tmp_path / "a.pptx", lambda name, text: text[:-9] if name.endswith("n.xml") else text)
    bare = a_variant(tmp_path / "b.pptx", without=["ppt/presentation.xml"])
    other = a_variant(tmp_path / "c.pptx", lambda _, text: text.replace(MAIN, "application/x-sheet"))
    plain = tmp_path / "d.pptx"
    with zipfile.ZipFile(plain, "w") as archive:
        archive.writestr("hei.txt", "hei")
    assert [codes_of(path) for path in (broken, bare, other, plain)] == [["T315"]] * 4


def test_every_limit_is_checked_before_anything_is_unpacked(tmp_path: Path) -> None:
    many = a_variant(tmp_path / "a.pptx", extra={f"x/{n}.txt": b"" for n in range(2000)})
    dense = a_variant(tmp_path / "b.pptx", extra={"ppt/media/x.xml": b" " * 5_000_000, "../evil": b"x"})
    declared = a_variant(
        tmp_path / "c.pptx", extra={"x.xml": '<!DOCTYPE x [<!ENTITY a "b">]><x/>'.encode("utf-16")}
    )
    assert [str(problem.facts["limit"]) for problem in problems_of(many)] == ["entries"]
    assert [str(problem.facts["limit"]) for problem in problems_of(dense)] == ["ratio", "name"]
    assert [(str(p.facts["limit"]), p.place.spot) for p in problems_of(declared)] == [("dtd", "x.xml")]


def test_a_part_that_stands_twice_is_refused(tmp_path: Path) -> None:
    path = a_variant(tmp_path / "t.pptx", extra={"PPT/presentation.xml": b"<x/>"})
    assert codes_of(path) == ["T315"]


@pytest.mark.parametrize(
    ("stream", "nb", "en"),
    [("WordDocument", "Word-dokument", "Word document"), ("Workbook", "Excel-arbeidsbok", "Excel workbook")],
)
def test_an_old_file_of_another_program_is_called_what_it_is(
    stream: str, nb: str, en: str, tmp_path: Path
) -> None:
    path = tmp_path / "old.pptx"
    path.write_bytes(OLE + bytes(600) + stream.encode("utf-16-le"))
    norwegian, english = told(path)
    assert nb in norwegian and en in english


def empty(name: str, text: str) -> str:
    return "<x/>" if name == "ppt/presentation.xml" else text


def masterless(name: str, text: str) -> str:
    return re.sub("<p:sldMasterIdLst>.*</p:sldMasterIdLst>", "", text)


def unled(name: str, text: str) -> str:
    return re.sub("<Relationship [^>]*/slideMaster[^>]*/>", "", text) if "presentation" in name else text


@pytest.mark.parametrize(
    ("change", "nb", "en"),
    [
        (empty, "ppt/presentation.xml", "ppt/presentation.xml"),
        (masterless, "lysbildemal", "slide master"),
        (unled, "lysbildemal", "slide master"),
    ],
)
def test_a_template_without_a_part_of_it_says_so_in_plain_words(
    change: Callable[[str, str], str], nb: str, en: str, tmp_path: Path
) -> None:
    norwegian, english = told(a_variant(tmp_path / "t.pptx", change))
    assert "T315" in norwegian and nb in norwegian and en in english
    assert "object" not in english and "rId" not in english and "lxml" not in english


def told(path: Path) -> list[str]:
    """What is said of a template, in each language."""
    with pytest.raises(DeckgenError) as caught:
        read_template(path)
    (problem,) = caught.value.problems
    return [sentence(problem, language) for language in ("nb", "en")]
