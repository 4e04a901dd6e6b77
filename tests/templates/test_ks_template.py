"""The shipped template: the file that the script writes, with the names that decks rely on."""

import tomllib
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any, NamedTuple
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest
from openxml_audit import OpenXmlValidator
from pptx import Presentation

from template.package import build
from template.theme import COLOURS

ROOT = Path(__file__).resolve().parents[2]
SHIPPED = ROOT / "templates" / "ks.pptx"
SPACES = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
}
ADEC = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
INCH = 914400
SLIDE = (12192000, 6858000)

FOOT = {90: "Bunntekst", 91: "Lysbildenummer"}
SOURCED = {0: "Tittel", 13: "Kilde", 30: "Merke", **FOOT}
CARDS = {40 + n: f"Kort {n} tittel" for n in range(1, 5)} | {50 + n: f"Kort {n} tekst" for n in range(1, 5)}
LAYOUTS: dict[str, dict[int, str]] = {
    "Tittel": {
        0: "Tittel",
        1: "Undertittel",
        20: "Foredragsholder",
        21: "Arrangement",
        22: "Motto",
        30: "Merke",
        **FOOT,
    },
    "Kapittel": {0: "Tittel", 11: "Tekst", **FOOT},
    "Diagram": {**SOURCED, 11: "Spørsmål", 12: "Diagram"},
    "Diagram med tekst": {**SOURCED, 11: "Spørsmål", 12: "Diagram", 14: "Tekst"},
    "To diagram": {**SOURCED, 11: "Spørsmål", 12: "Diagram", 15: "Spørsmål 2", 16: "Diagram 2"},
    "Kart": {**SOURCED, 11: "Spørsmål", 12: "Diagram", 14: "Tekst"},
    "Definisjonskort": {**SOURCED, **CARDS, 11: "Spørsmål"},
    "Punktliste": {**SOURCED, 11: "Tekst"},
    "Tabell": {**SOURCED, 11: "Spørsmål", 12: "Tabell"},
    "Avslutning": {0: "Tittel", 11: "Kontakt", 30: "Merke", **FOOT},
}


class Drawn(NamedTuple):
    """A shape of a layout, as it stands in the file."""

    name: str
    placeholder: bool
    left: int
    top: int
    right: int
    bottom: int
    fill: str
    levels: list[tuple[float, str]]  # points, colour
    decorative: bool

    def overlaps(self, other: "Drawn") -> bool:
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def holds(self, other: "Drawn") -> bool:
        return (
            self.left <= other.left
            and self.top <= other.top
            and self.right >= other.right
            and self.bottom >= other.bottom
        )


def colour_in(fill: ElementTree.Element | None) -> str:
    if fill is None:
        return ""
    value = fill[0].get("val", "")
    mapped = {"bg1": "lt1", "tx1": "dk1", "bg2": "lt2", "tx2": "dk2"}.get(value, value)
    return COLOURS.get(mapped, mapped)


def drawn(shape: ElementTree.Element) -> Drawn:
    name = shape.find("p:nvSpPr/p:cNvPr", SPACES)
    off, ext = shape.find("p:spPr/a:xfrm/a:off", SPACES), shape.find("p:spPr/a:xfrm/a:ext", SPACES)
    assert name is not None
    assert off is not None, f"{name.get('name')} has no place of its own"
    assert ext is not None
    left, top = int(off.attrib["x"]), int(off.attrib["y"])
    levels = [
        (int(run.attrib["sz"]) / 100, colour_in(run.find("a:solidFill", SPACES)))
        for run in shape.iterfind("p:txBody/a:lstStyle/*/a:defRPr", SPACES)
    ]
    return Drawn(
        name.attrib["name"],
        shape.find("p:nvSpPr/p:nvPr/p:ph", SPACES) is not None,
        left,
        top,
        left + int(ext.attrib["cx"]),
        top + int(ext.attrib["cy"]),
        colour_in(shape.find("p:spPr/a:solidFill", SPACES)),
        levels,
        name.find(f".//{ADEC}") is not None,
    )


def layout(name: str) -> tuple[str, list[Drawn]]:
    """A layout's ground and its shapes, bottom to top."""
    number = list(LAYOUTS).index(name) + 1
    with ZipFile(SHIPPED) as package:
        root = ElementTree.fromstring(package.read(f"ppt/slideLayouts/slideLayout{number}.xml"))
    ground = colour_in(root.find("p:cSld/p:bg/p:bgPr/a:solidFill", SPACES))
    return ground, [drawn(shape) for shape in root.iterfind("p:cSld/p:spTree/p:sp", SPACES)]


def contrast(one: str, other: str) -> float:
    def luminance(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)]
        linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    dark, light = sorted((luminance(one.lstrip("#")), luminance(other.lstrip("#"))))
    return (light + 0.05) / (dark + 0.05)


each_layout = pytest.mark.parametrize("name", LAYOUTS)


def test_the_committed_file_is_what_the_script_writes() -> None:
    assert SHIPPED.read_bytes() == build(), "run scripts/make_template.py"


def test_two_runs_write_the_same_bytes() -> None:
    assert build() == build()


def test_the_audit_finds_nothing() -> None:
    result = OpenXmlValidator().validate(SHIPPED)
    assert result.is_valid
    assert not list(result.errors)


def test_the_package_starts_with_its_types_and_names_every_part_once() -> None:
    with ZipFile(SHIPPED) as package:
        names = package.namelist()
        assert all(entry.date_time == (1980, 1, 1, 0, 0, 0) for entry in package.infolist())
        types = ElementTree.fromstring(package.read("[Content_Types].xml"))
    overrides = {part.attrib["PartName"][1:] for part in types if "PartName" in part.attrib}
    assert names[0] == "[Content_Types].xml"
    assert len(names) == len(set(names))
    assert overrides == {name for name in names if not name.endswith(".rels")} - {"[Content_Types].xml"}


def test_it_is_a_wide_deck_without_slides_in_bokmaal() -> None:
    deck = Presentation(str(SHIPPED))
    assert (deck.slide_width, deck.slide_height) == SLIDE
    assert len(deck.slides) == 0
    assert len(deck.slide_masters) == 1
    assert deck.core_properties.language == "nb-NO"
    with ZipFile(SHIPPED) as package:
        presentation = package.read("ppt/presentation.xml").decode()
        texts = [package.read(name).decode() for name in package.namelist() if name.endswith(".xml")]
    assert "screen4x3" not in presentation
    assert "notesMasterIdLst" in presentation
    assert {lang for text in texts for lang in _languages(text)} == {"nb-NO"}


def _languages(text: str) -> set[str]:
    return {e.attrib["lang"] for e in ElementTree.fromstring(text).iter() if "lang" in e.attrib}


def test_master_and_layout_ids_are_unique_and_large_enough() -> None:
    with ZipFile(SHIPPED) as package:
        parts = [
            ElementTree.fromstring(package.read(name))
            for name in ("ppt/presentation.xml", "ppt/slideMasters/slideMaster1.xml")
        ]
    tags = ("p:sldMasterIdLst/p:sldMasterId", "p:sldLayoutIdLst/p:sldLayoutId")
    ids = [int(e.attrib["id"]) for part in parts for tag in tags for e in part.iterfind(tag, SPACES)]
    assert len(ids) == len(set(ids)) == 1 + len(LAYOUTS)
    assert min(ids) >= 2**31


def test_the_layouts_have_their_names() -> None:
    assert [layout.name for layout in Presentation(str(SHIPPED)).slide_layouts] == list(LAYOUTS)


@each_layout
def test_the_placeholders_have_their_names_and_numbers(name: str) -> None:
    deck = Presentation(str(SHIPPED))
    found: Any = next(each for each in deck.slide_layouts if each.name == name).placeholders
    assert {each.placeholder_format.idx: each.name for each in found} == LAYOUTS[name]
    assert len(list(found)) == len(LAYOUTS[name])


@each_layout
def test_a_slide_takes_its_texts_from_the_layout(name: str) -> None:
    deck = Presentation(str(SHIPPED))
    slide = deck.slides.add_slide(next(each for each in deck.slide_layouts if each.name == name))
    slide.shapes.title.text_frame.text = "Ledere og medarbeidere betyr mest"
    slide.notes_slide.notes_text_frame.text = "Notat"
    assert slide.shapes.title.width > 0
    wanted = set(LAYOUTS[name]) - set(FOOT)
    assert {each.placeholder_format.idx for each in slide.placeholders} == wanted


@each_layout
def test_no_text_is_smaller_than_twelve_points(name: str) -> None:
    for shape in layout(name)[1]:
        assert all(size >= 12 for size, _ in shape.levels), shape.name


@each_layout
def test_every_text_can_be_read_on_its_ground(name: str) -> None:
    ground, shapes = layout(name)
    for at, shape in enumerate(shapes):
        if not shape.placeholder:
            continue
        assert shape.levels, f"{shape.name} sets no size"
        below = [each.fill for each in shapes[:at] if each.fill and each.overlaps(shape)]
        for under in [shape.fill] if shape.fill else below or [ground]:
            for size, ink in shape.levels:
                needed = 3 if size >= 18 else 4.5
                assert contrast(ink, under) >= needed, (shape.name, size, ink, under)


@each_layout
def test_nothing_leaves_the_slide_or_covers_another_text(name: str) -> None:
    _, shapes = layout(name)
    for shape in shapes:
        assert 0 <= shape.left < shape.right <= SLIDE[0], shape.name
        assert 0 <= shape.top < shape.bottom <= SLIDE[1], shape.name
    texts = [shape for shape in shapes if shape.placeholder]
    assert [(a.name, b.name) for a, b in combinations(texts, 2) if a.overlaps(b)] == []
    for shape in shapes:
        if not shape.placeholder:
            touched = [text.name for text in texts if shape.overlaps(text) and not shape.holds(text)]
            assert touched == [], shape.name


@each_layout
def test_decoration_is_marked_and_named(name: str) -> None:
    for shape in layout(name)[1]:
        assert shape.decorative != shape.placeholder, shape.name
        assert shape.placeholder or shape.name.startswith("Pynt: ")


@each_layout
def test_texts_are_never_shrunk_to_fit(name: str) -> None:
    number = list(LAYOUTS).index(name) + 1
    with ZipFile(SHIPPED) as package:
        text = package.read(f"ppt/slideLayouts/slideLayout{number}.xml").decode()
    assert "normAutofit" not in text
    assert "spAutoFit" not in text
    assert all(effect not in text for effect in ("gradFill", "effectRef", "outerShdw", "sp3d", "<p:pic>"))


def test_the_charts_have_the_room_that_was_agreed() -> None:
    chart = next(each for each in layout("Diagram")[1] if each.name == "Diagram")
    size = (chart.left, chart.top, chart.right - chart.left, chart.bottom - chart.top)
    assert [round(each / INCH, 2) for each in size] == [0.6, 1.98, 12.13, 4.62]


def test_the_chart_theme_and_the_template_have_the_same_colours() -> None:
    colour = tomllib.loads((ROOT / "templates" / "ks.toml").read_text("utf-8"))["colour"]
    pairs = {"own": "accent1", "nation": "accent2", "ink": "dk1", "ground": "lt1"}
    assert {ours: colour[ours] for ours in pairs} == {
        ours: f"#{COLOURS[slot]}" for ours, slot in pairs.items()
    }
    assert colour["options"][0] == f"#{COLOURS['dk2']}"


def test_the_chart_colours_can_be_told_from_the_ground_and_from_their_neighbours() -> None:
    colour = tomllib.loads((ROOT / "templates" / "ks.toml").read_text("utf-8"))["colour"]
    ground, options, shades = colour["ground"], colour["options"], colour["map"]
    for text in ("ink", "own", "nation", "muted"):
        assert contrast(colour[text], ground) >= 4.5, text
    assert contrast(colour["tag_ink"], colour["tag_ground"]) >= 4.5
    assert contrast(colour["other"], ground) >= 3
    assert contrast(colour["outline"], ground) >= 3
    assert len(options) == 7
    assert all(contrast(one, other) >= 3 for one, other in pairwise(options))
    assert all(contrast(each, ground) > contrast("#C9C9D2", ground) for each in options)
    strengths = [contrast(each, ground) for each in shades]
    assert strengths == sorted(strengths)
    assert strengths[0] >= 1.5
    assert len(shades) == 5
