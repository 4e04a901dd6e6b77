"""A zoo of templates: made from Office's classic one and from ours, as makers of every kind leave them."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import pptx
from PIL import Image
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.util import Pt

from powerpoint.build import a_variant

CLASSIC = Path(pptx.__file__).parent / "templates" / "default.pptx"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
MAIN = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

Change = Callable[[Any], None]


@dataclass(frozen=True)
class Animal:
    """One template: what it is, how it is made, and the code that refuses it, if one does."""

    name: str
    make: Callable[[Path], object]
    refused: str = ""
    suffix: str = ".pptx"

    def written(self, folder: Path) -> Path:
        path = folder / f"mal{self.suffix}"
        self.make(path)
        return path


def changed(*changes: Change, source: Path = CLASSIC) -> Callable[[Path], object]:
    """Office's template after some changes to the opened presentation."""

    def make(path: Path) -> None:
        deck = Presentation(str(source))
        for change in changes:
            change(deck)
        deck.save(str(path))

    return make


def edited(edit: Callable[[str, str], str], source: Path = CLASSIC, **more: Any) -> Callable[[Path], object]:
    """A template after an edit of its parts' text, or with parts more or fewer."""
    return lambda path: a_variant(path, edit, source=source, **more)


def of_type(kind: str, source: Path = CLASSIC, macro: bool = False) -> Callable[[Path], object]:
    """A template whose main part says that it is of another kind, with a macro project or without."""
    relation = '<Relationship Id="rId77" Target="vbaProject.bin" Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject"/>'
    override = '<Override PartName="/ppt/vbaProject.bin" ContentType="application/vnd.ms-office.vbaProject"/>'

    def edit(name: str, text: str) -> str:
        text = text.replace(f'"{MAIN}"', f'"{kind}"')
        if macro and name == "ppt/_rels/presentation.xml.rels":
            return text.replace("</Relationships>", f"{relation}</Relationships>")
        return text.replace("</Types>", f"{override}</Types>") if macro else text

    return edited(edit, source, extra={"ppt/vbaProject.bin": b"macro"} if macro else {})


def layouts(deck: Any) -> Any:
    return deck.slide_masters[0].slide_layouts


def holders(deck: Any) -> list[Any]:
    return [deck.slide_masters[0], *layouts(deck)]


def resized(wide: float, high: float) -> Change:
    """All stretched to another slide size, in points."""

    def change(deck: Any) -> None:
        across, down = Pt(wide) / deck.slide_width, Pt(high) / deck.slide_height
        for holder in holders(deck):
            for node in holder.element.iter(f"{A}off", f"{A}ext"):
                for key, by in (("x", across), ("cx", across), ("y", down), ("cy", down)):
                    if node.get(key):
                        node.set(key, str(round(int(node.get(key)) * by)))
        deck.slide_width, deck.slide_height = Pt(wide), Pt(high)

    return change


def only(*names: str) -> Change:
    """No layouts but those named."""

    def change(deck: Any) -> None:
        for layout in list(layouts(deck)):
            if layout.name not in names:
                layouts(deck).remove(layout)

    return change


def without(*kinds: str) -> Change:
    """No placeholders of some types, on layouts or master."""

    def change(deck: Any) -> None:
        for holder in holders(deck):
            for shape in list(holder.shapes):
                ph = shape.element.find(f".//{P}ph")
                if ph is not None and ph.get("type", "obj") in kinds:
                    shape.element.getparent().remove(shape.element)

    return change


def placed(kind: str, box: tuple[float, float, float, float]) -> Change:
    """Every placeholder of a type at one place, in points."""

    def change(deck: Any) -> None:
        for holder in holders(deck):
            for shape in holder.placeholders:
                if shape.element.find(f".//{P}ph").get("type", "obj") == kind:
                    shape.left, shape.top, shape.width, shape.height = map(Pt, box)

    return change


def named(name_of: Callable[[int], str]) -> Change:
    """Layouts renamed by their number."""

    def change(deck: Any) -> None:
        for number, layout in enumerate(layouts(deck)):
            layout.element.cSld.set("name", name_of(number))

    return change


def untyped(deck: Any) -> None:
    """Layouts that don't say what they are for."""
    for layout in layouts(deck):
        layout.element.attrib.pop("type", None)


def renamed_shapes(deck: Any) -> None:
    for holder in holders(deck):
        for number, shape in enumerate(holder.shapes):
            shape.element.xpath(".//p:cNvPr")[0].set("name", f"Form {number}")


def logo(deck: Any) -> None:
    """A logo in the lower right corner of the master, and a band over the top."""
    picture = io.BytesIO()
    Image.new("RGB", (60, 30), "#7A1F3D").save(picture, "PNG")
    master = deck.slide_masters[0]
    _, relation = master.part.get_or_add_image_part(picture)
    slide = deck.slides.add_slide(layouts(deck)[6])
    picture.seek(0)
    shape = slide.shapes.add_picture(picture, Pt(600), Pt(470), Pt(100), Pt(50))
    element = deepcopy(shape._element)
    element.find(f".//{A}blip").set(
        "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}embed", relation
    )
    master.shapes._spTree.append(element)


def old_slides(deck: Any) -> None:
    """Slides of its own, with notes, a chart and a hidden one."""
    for number, layout in enumerate(list(layouts(deck))[:4]):
        slide = deck.slides.add_slide(layout)
        slide.shapes.title.text = f"Lysbilde {number}"
        slide.notes_slide.notes_text_frame.text = "Gamle notater"
    figures: Any = cast(Any, CategoryChartData)()
    figures.categories = ["a", "b"]
    figures.add_series("s", (1, 2))
    slide.shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, Pt(90), Pt(90), Pt(300), Pt(200), figures)
    slide._element.set("show", "0")


def chart_on_a_layout(deck: Any) -> None:
    """A chart that stands on a layout, under the names that decks use for theirs."""
    old_slides(deck)
    slide = deck.slides[3]
    frame = next(shape for shape in slide.shapes if shape.has_chart)
    layout = next(layout for layout in layouts(deck) if layout.name == "Title Only")
    relation = layout.part.relate_to(frame.chart.part, RT.CHART)
    for node in frame.chart._chartSpace.xpath(".//c:axId | .//c:crossAx"):
        node.set("val", node.get("val").lstrip("-"))  # negative ones are no ids
    frame.chart.part.partname = type(frame.chart.part.partname)("/ppt/charts/chart1.xml")
    element = deepcopy(frame._element)
    for node in element.iter("{http://schemas.openxmlformats.org/drawingml/2006/chart}chart"):
        node.set("{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id", relation)
    layout.shapes._spTree.append(element)


def shouting(deck: Any) -> None:
    """Titles in capitals at 60 points."""
    for node in deck.slide_masters[0].element.iter(f"{P}titleStyle"):
        for look in node.iter(f"{A}defRPr"):
            look.set("sz", "6000")
            look.set("cap", "all")


def dark(deck: Any) -> None:
    """White on black, by the colour map, as PowerPoint's dark variants are."""
    mapped = deck.slide_masters[0].element.find(f"{P}clrMap")
    for one, other in (("bg1", "dk1"), ("tx1", "lt1"), ("bg2", "dk2"), ("tx2", "lt2")):
        mapped.set(one, other)


def locked(deck: Any) -> None:
    """A password against changes, slides that count from 0."""
    from lxml import etree  # noqa: PLC0415

    lock = etree.Element(f"{P}modifyVerifier")
    for name, value in (
        ("cryptAlgorithmSid", "14"),
        ("spinCount", "1"),
        ("hashData", "AA=="),
        ("saltData", "AA=="),
    ):
        lock.set(name, value)
    deck.part._element.set("firstSlideNum", "0")
    deck.part._element.find(f"{P}defaultTextStyle").addnext(lock)


def hundred_layouts(path: Path) -> None:
    """Eighty-nine more of a layout, each with a name and an id of its own."""
    copies = range(12, 101)
    with zipfile.ZipFile(CLASSIC) as archive:
        layout = archive.read("ppt/slideLayouts/slideLayout2.xml").decode()
        rels = archive.read("ppt/slideLayouts/_rels/slideLayout2.xml.rels")
    extra = {
        f"ppt/slideLayouts/slideLayout{n}.xml": layout.replace("Title and Content", f"Oppsett {n}").encode()
        for n in copies
    } | {f"ppt/slideLayouts/_rels/slideLayout{n}.xml.rels": rels for n in copies}

    def edit(name: str, text: str) -> str:
        kind = "application/vnd.openxmlformats-officedocument.presentationml.slideLayout+xml"
        if name == "[Content_Types].xml":
            new = (
                f'<Override PartName="/ppt/slideLayouts/slideLayout{n}.xml" ContentType="{kind}"/>'
                for n in copies
            )
            return text.replace("</Types>", "".join(new) + "</Types>")
        if name == "ppt/slideMasters/_rels/slideMaster1.xml.rels":
            new = (
                f'<Relationship Id="rId{n + 100}" Type="{RT.SLIDE_LAYOUT}" '
                f'Target="../slideLayouts/slideLayout{n}.xml"/>'
                for n in copies
            )
            return text.replace("</Relationships>", "".join(new) + "</Relationships>")
        if name == "ppt/slideMasters/slideMaster1.xml":
            new = (f'<p:sldLayoutId id="{2147484000 + n}" r:id="rId{n + 100}"/>' for n in copies)
            return text.replace("</p:sldLayoutIdLst>", "".join(new) + "</p:sldLayoutIdLst>")
        return text

    a_variant(path, edit, extra, source=CLASSIC)


def two_masters(path: Path, second: str = "E97132") -> None:
    """The same master and layouts twice, the second in another colour, under the same names."""
    with zipfile.ZipFile(CLASSIC) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    copied = [
        name
        for name in parts
        if re.search(r"slideMasters/|slideLayouts/|theme/theme1", name) and "printer" not in name
    ]

    def moved(text: str) -> str:
        text = re.sub(r"slideLayout(\d+)\.xml", lambda m: f"slideLayout{int(m[1]) + 20}.xml", text)
        return text.replace("slideMaster1.xml", "slideMaster2.xml").replace("theme1.xml", "theme9.xml")

    extra = {moved(name): moved(parts[name].decode()).encode() for name in copied}
    master = extra["ppt/slideMasters/slideMaster2.xml"].decode()
    numbers = iter(range(2147484100, 2147484200))
    master = re.sub(r'(<p:sldLayoutId id=")\d+', lambda m: m[1] + str(next(numbers)), master)
    extra["ppt/slideMasters/slideMaster2.xml"] = master.encode()
    theme = re.sub(
        r'(<a:accent1><a:srgbClr val=")\w{6}', rf"\g<1>{second}", extra["ppt/theme/theme9.xml"].decode()
    )
    extra["ppt/theme/theme9.xml"] = theme.encode()

    def edit(name: str, text: str) -> str:
        if name == "[Content_Types].xml":
            overrides = re.findall(r'<Override [^>]*(?:Master1|Layout\d+|theme1)\.xml"[^>]*/>', text)
            return text.replace("</Types>", "".join(map(moved, overrides)) + "</Types>")
        if name == "ppt/_rels/presentation.xml.rels":
            new = (
                f'<Relationship Id="rId99" Type="{RT.SLIDE_MASTER}" Target="slideMasters/slideMaster2.xml"/>'
            )
            return text.replace("</Relationships>", f"{new}</Relationships>")
        if name == "ppt/presentation.xml":
            new = '<p:sldMasterId id="2147484099" r:id="rId99"/>'
            return text.replace("</p:sldMasterIdLst>", f"{new}</p:sldMasterIdLst>")
        return text

    a_variant(path, edit, extra, source=CLASSIC)


def with_layout_file(text: str, make: Callable[[Path], object]) -> Callable[[Path], object]:
    """A template with a layout file beside it."""

    def both(path: Path) -> None:
        make(path)
        path.with_suffix(".layouts.toml").write_text(text, encoding="utf-8")

    return both


def of_bytes(content: bytes) -> Callable[[Path], object]:
    return lambda path: path.write_bytes(content)


def nothing(_: str, text: str) -> str:
    return text
