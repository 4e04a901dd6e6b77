"""A deck that another program saved, or an adviser made prettier, has no changed figure."""

from __future__ import annotations

import hashlib
import io
import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

import pytest
from lxml import etree
from pptx.dml.color import RGBColor
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.util import Emu, Pt

from deckgen.build import build
from deckgen.charts.form import Form
from deckgen.deck.asked import Extras
from deckgen.powerpoint.cells import cells
from deckgen.powerpoint.number_format import shown_by
from deckgen.request import Request
from deckgen.verify import verify
from finished.built import NATIVE, PLAIN, built, needs_office
from powerpoint.build import a_variant, parts_of
from test_verify import codes, edited, on, pack
from test_verify_edits import charted
from test_verify_shown import decks, told

__all__ = ["decks", "pack"]  # fixtures
FORMS = ["picture", "native"]


def through_office(deck: Path, folder: Path) -> Path:
    needs_office()
    (folder / "out").mkdir()
    profile = f"-env:UserInstallation=file://{folder}/profile"
    convert = ["--headless", "--convert-to", "pptx", "--outdir", str(folder / "out"), str(deck)]
    subprocess.run(["soffice", profile, *convert], check=True, capture_output=True, timeout=180)
    return folder / "out" / deck.name


@pytest.mark.office
@pytest.mark.parametrize("extras", [PLAIN, NATIVE], ids=FORMS)
def test_libreoffice_changes_no_figure(extras: Extras, tmp_path: Path) -> None:
    """It writes every chart anew, drops the workbooks and alt texts, and gives shapes other names."""
    deck = shutil.copy(built("Troms", extras=extras), tmp_path / "deck.pptx")
    saved = through_office(Path(deck), tmp_path)
    assert told(on_own(saved)) == [("V605", "", "", [])]


@pytest.mark.office
@pytest.mark.parametrize("form", [Form.PICTURE, Form.NATIVE], ids=FORMS)
def test_libreoffice_keeps_intervals(form: Form, pack: Path, tmp_path: Path) -> None:
    """It would lose error bars whose lengths are cells; lines it keeps."""
    asked = Request(
        "Oslo", str(pack), output=tmp_path / "d.pptx", extras=Extras(intervals=True, waves=True, form=form)
    )
    verdict = on(through_office(build(asked), tmp_path), pack)
    assert codes(verdict) == ["V605"]


def on_own(path: Path) -> Any:
    return verify(path, Request())


def as_powerpoint_saves(name: str, text: str) -> str:
    """A part as PowerPoint writes it: defaults spelled out, a style in an alternative, sizes rounded."""
    if "charts/chart" not in name or not name.endswith(".xml"):
        return text
    style = (
        '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        '<mc:Choice Requires="c14" xmlns:c14="http://schemas.microsoft.com/office/drawing/2007/8/2/chart">'
        '<c14:style val="102"/></mc:Choice><mc:Fallback><c:style val="2"/></mc:Fallback>'
        "</mc:AlternateContent>"
    )
    none = "".join(
        f'<c:{flag} val="0"/>'
        for flag in (
            "showLegendKey",
            "showVal",
            "showCatName",
            "showSerName",
            "showPercent",
            "showBubbleSize",
        )
    )
    text = text.replace("<c:chart>", f"{style}<c:chart>", 1)
    text = text.replace("<c:gapWidth", f"<c:dLbls>{none}</c:dLbls><c:gapWidth", 1)
    text = text.replace(
        '<c:showBubbleSize val="0"/>', '<c:showBubbleSize val="0"/><c:separator>; </c:separator>'
    )
    text = text.replace(' sourceLinked="0"', ' sourceLinked="false"')
    text = text.replace('<c:delete val="1"/>', "<c:delete/>").replace('<c:showVal val="1"/>', "<c:showVal/>")
    text = text.replace('<c:orientation val="minMax"/>', "").replace('<c:overlap val="0"/>', "")
    text = text.replace('<c:grouping val="clustered"/>', "").replace('<c:barDir val="col"/>', "<c:barDir/>")
    text = text.replace('<c:crosses val="autoZero"/>', '<c:crossesAt val="0"/>')
    text = re.sub(r"<c:v>0\.(\d\d?)</c:v>", r"<c:v>0.\g<1>000000000000001</c:v>", text)
    return re.sub(r"<c:dispBlanksAs[^>]*>", '<c:dispBlanksAs val="gap"/>', text)


@pytest.mark.parametrize("form", FORMS)
def test_powerpoint_spells_out_what_was_left_out(
    form: str, decks: dict[str, Path], pack: Path, tmp_path: Path
) -> None:
    saved = a_variant(tmp_path / "d.pptx", as_powerpoint_saves, source=decks[form])
    assert form == "picture" or parts_of(saved) != parts_of(decks[form])
    if form == "native":
        assert codes(on(saved, pack)) == ["V605"]


def moved(presentation: Any) -> None:
    for each in charted(presentation).shapes:
        if each.top is not None:
            each.top = Emu(each.top + 90000)


def larger(presentation: Any) -> None:
    for each in charted(presentation).shapes:
        for paragraph in each.text_frame.paragraphs if each.has_text_frame else ():
            for run in paragraph.runs:
                run.font.size, run.font.bold, run.font.name = Pt(17), True, "Arial"
                run.font.color.rgb = cast(Any, RGBColor)(0x71, 0x4E, 0xEA)


def with_another_colour(colours: list[Any]) -> None:
    """Each colour becomes another, the same wherever it is used."""
    for colour in colours:
        look = etree.tostring(colour, method="c14n", exclusive=True)
        new = colour.makeelement(qn("a:srgbClr"), {"val": hashlib.sha256(look).hexdigest()[:6].upper()})
        colour.getparent().replace(colour, new)


def recoloured_chart(presentation: Any) -> None:
    """Colours with their keys, gaps, fonts and places of labels, as in PowerPoint's side pane."""
    for slide in presentation.slides:
        for each in slide.shapes:
            if not each.has_chart:
                continue
            space = each.chart._chartSpace
            with_another_colour(space.xpath("//c:ser//c:spPr/a:solidFill/*"))
            for part in (rel.target_part for rel in each.chart.part.rels.values()):
                if part.content_type.endswith("drawingml.chartshapes+xml"):
                    drawing = parse_xml(part.blob)
                    with_another_colour(drawing.findall(".//{*}spPr/" + qn("a:solidFill") + "/*"))
                    part._blob = etree.tostring(drawing)
            for gap in space.xpath("//c:gapWidth"):
                gap.set("val", "30")
            for look in space.xpath("//a:defRPr"):
                look.set("sz", "1100")
            for place in space.xpath("//c:dLblPos"):
                place.set("val", "inEnd")


def cropped_by_nothing(presentation: Any) -> None:
    for slide in presentation.slides:
        for stretch in slide._element.xpath(".//a:stretch"):
            for rect in list(stretch):
                stretch.remove(rect)
            nothing = dict.fromkeys(("l", "t", "r", "b"), "0")
            stretch.addprevious(stretch.makeelement(qn("a:srcRect"), nothing))
            stretch.append(stretch.makeelement(qn("a:fillRect"), nothing))
        for frame in slide._element.xpath(".//a:xfrm[not(@rot)]"):
            frame.set("rot", "0"), frame.set("flipH", "0")


def plainly_not_struck(presentation: Any) -> None:
    for slide in presentation.slides:
        for look in slide._element.xpath(".//a:rPr"):
            look.set("strike", "noStrike")


def a_thin_line(presentation: Any) -> None:
    charted(presentation).shapes.add_connector(1, Emu(0), Emu(0), Emu(900000), Emu(900000))


PRETTIER: dict[str, Callable[[Any], None]] = {
    "moved": moved,
    "larger": larger,
    "recoloured": recoloured_chart,
    "cropped by nothing": cropped_by_nothing,
    "plainly not struck": plainly_not_struck,
    "a thin line": a_thin_line,
}


@pytest.mark.parametrize("name", PRETTIER)
@pytest.mark.parametrize("form", FORMS)
def test_what_an_adviser_makes_prettier_is_no_changed_figure(
    form: str, name: str, decks: dict[str, Path], pack: Path, tmp_path: Path
) -> None:
    assert codes(on(edited(decks[form], tmp_path / "d.pptx", PRETTIER[name]), pack)) == ["V605"]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ('0"\u00a0"%', r"0\ %", True),
        ('0" "%', "[Red]0 %", True),
        ("0%", "0%;-0%", True),
        ("[$-414]0.0", "0.0", True),
        ("General", "GENERAL", True),
        ("0.0", "0.0_)", True),
        ('"99 %"', "99 %", False),
        ('0"%"', "0%", False),
        ("0%", "0.0%", False),
        ("0", "General", False),
        ("0%;0%", "0%", False),
        ("[>0.5]0%", "0%", False),
    ],
)
def test_number_formats_are_what_they_show(one: str, other: str, same: bool) -> None:
    assert (shown_by(one) == shown_by(other)) == same


def test_a_workbook_is_read_alike_with_and_without_a_parser(decks: dict[str, Path]) -> None:
    """What deckgen itself writes is read without one, which is faster."""
    books = [content for name, content in parts_of(decks["native"]).items() if name.endswith(".xlsx")]
    assert books
    for book in books:
        assert cells(book) == cells(spelled_otherwise(book)) and len(cells(book)[0]) > 5


def spelled_otherwise(book: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            text = old.read(name).replace(b"<si><t", b"<si ><t").replace(b'<c r="A1"', b'<c  r="A1"')
            new.writestr(name, text)
    return out.getvalue()
