"""The animals of the zoo: templates that end in a sound deck, and those that end in their own message."""

from __future__ import annotations

import re
from collections.abc import Callable

from powerpoint.build import KS
from templates.nasty_animals import NASTY
from templates.newer import without_a_ground
from templates.oddities import (
    DARK,
    STYLED,
    at,
    bare_system_colours,
    box_behind,
    control,
    dangling,
    disordered,
    fetched,
    fetched_ground,
    ground,
    numbered_low,
    of_size,
    turned,
)
from templates.zoo import (
    CLASSIC,
    OLE,
    Animal,
    changed,
    chart_on_a_layout,
    dark,
    edited,
    hundred_layouts,
    locked,
    logo,
    named,
    nothing,
    of_bytes,
    of_type,
    old_slides,
    only,
    placed,
    renamed_shapes,
    resized,
    shouting,
    two_masters,
    untyped,
    with_layout_file,
    without,
)

_TEMPLATE = "application/vnd.openxmlformats-officedocument.presentationml.template.main+xml"
_SHOW = "application/vnd.openxmlformats-officedocument.presentationml.slideshow.main+xml"
_MACROS = "application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml"
_MACRO_TEMPLATE = "application/vnd.ms-powerpoint.template.macroEnabled.main+xml"
_STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_TRANSITIONAL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_DTD = b'<!DOCTYPE x [<!ENTITY a "b">]><x/>'
_LARGE = b"<x>" + bytes(ord("a") + n * n % 23 for n in range(99_991)) * 210 + b"</x>"
_MANY = _LARGE[:15_000_000]
_UNTITLED = "[layouts]\nchart = 'Blank'\n"
_CHOICE = """
[layouts]
Diagram = "Title and Content"
chapter = "Title Only"

[placeholders.Diagram]
chart = "Content Placeholder 2"
"""


def _layout_of_ours(_: str, text: str) -> str:
    return text.replace('cSld name="Kart"', 'cSld name="Karte"')


def _place_of_ours(_: str, text: str) -> str:
    return text.replace('name="Kilde"', 'name="Kilder"')


def _without_theme(name: str, text: str) -> str:
    is_master = name.startswith("ppt/slideMasters/_rels/")
    return re.sub(r'<Relationship [^>]*/theme"[^>]*/>', "", text) if is_master else text


def _without(element: str) -> Callable[[str, str], str]:
    """The themes less one of their parts."""
    pattern = re.compile(rf"<a:{element}\b.*?</a:{element}>", re.DOTALL)
    return lambda name, text: pattern.sub("", text) if name.startswith("ppt/theme/") else text


def _nameless(name: str, text: str) -> str:
    return re.sub(r'(<a:latin typeface=")[^"]*', r"\1", text) if name.startswith("ppt/theme/") else text


def _one_number(name: str, text: str) -> str:
    return re.sub(r' idx="\d+"', ' idx="10"', text) if name.startswith("ppt/slideLayouts/slide") else text


def _numberless(name: str, text: str) -> str:
    """Layouts as LibreOffice saves them: only what stands at the foot has a number."""
    if not name.startswith("ppt/slideLayouts/slide"):
        return text
    return re.sub(
        r'<p:ph(?![^>]*type="(?:dt|ftr|sldNum)")[^>]*>', lambda ph: re.sub(r' idx="\d+"', "", ph[0]), text
    )


def _by_libreoffice(name: str, text: str) -> str:
    """As it saves Office's template: what opens a deck says that it is for text."""
    text = text.replace('type="ctrTitle"', 'type="title"')
    return _numberless(name, re.sub(r'(<p:sldLayout [^>]*type=)"title"', r'\1"tx"', text))


def _upside(name: str, text: str) -> str:
    return text.replace('anchor="ctr"', 'anchor="upside"') if "slideMasters/slide" in name else text


def _stray(name: str, text: str) -> str:
    return (
        text.replace("<a:lstStyle/>", "<a:lstStyle><a:t/></a:lstStyle>")
        if "slideLayout5.xml" in name
        else text
    )


def _notes_in_disorder(name: str, text: str) -> str:
    inside = name == "ppt/notesMasters/notesMaster1.xml"
    return text.replace("<p:spPr>", "<p:txBody><a:bodyPr/><a:p/></p:txBody><p:spPr>", 1) if inside else text


def _meeting(name: str, text: str) -> str:
    return text.replace('tIns="0"', 'tIns="900000"') if name == "ppt/slideLayouts/slideLayout4.xml" else text


def _strict(_: str, text: str) -> str:
    return text.replace(_TRANSITIONAL, _STRICT)


def _strange_face(name: str, text: str) -> str:
    return text.replace('typeface="Calibri"', 'typeface="Kommunegrotesk"') if "theme1" in name else text


def _broken_theme(name: str, text: str) -> str:
    return text[:-40] if name == "ppt/theme/theme1.xml" else text


def _own_master(name: str, text: str) -> str:
    """The first layout leads to itself where its master should be."""
    if name != "ppt/slideLayouts/_rels/slideLayout1.xml.rels":
        return text
    return text.replace("../slideMasters/slideMaster1.xml", "slideLayout1.xml")


def _listed_twice(name: str, text: str) -> str:
    """A master's first two entries lead to one layout."""
    return text.replace("slideLayout2.xml", "slideLayout1.xml") if name.endswith("Master1.xml.rels") else text


def _broken_layout(name: str, text: str) -> str:
    return text[:-40] if name == "ppt/slideLayouts/slideLayout3.xml" else text


SOUND = [
    Animal("ours", changed(source=KS)),
    Animal("Office 4:3", changed()),
    Animal("16:9", changed(resized(960, 540))),
    Animal("a small 16:9", changed(resized(720, 405))),
    Animal("a large 16:9", changed(resized(1440, 810))),
    Animal("16:10", changed(resized(720, 450))),
    Animal("A4 standing", changed(resized(540, 780))),
    Animal("a banner", changed(resized(1600, 500))),
    Animal("one layout with content", changed(only("Title and Content"))),
    Animal("one layout with a title alone", changed(only("Title Only"))),
    Animal("one layout to open with", changed(only("Title Slide"))),
    Animal("two columns only", changed(only("Two Content"))),
    Animal("100 layouts", hundred_layouts),
    Animal("two masters of the same names", two_masters),
    Animal("layouts by other names", changed(named(lambda n: f"Oppsett {n}"))),
    Animal("layouts without names", changed(named(lambda _: ""))),
    Animal("all layouts of one name", changed(named(lambda _: "Diagram"))),
    Animal("layouts that say nothing", changed(untyped, named(lambda n: f"L{n}"))),
    Animal("placeholders by other names", changed(renamed_shapes)),
    Animal("potx", of_type(_TEMPLATE), suffix=".potx"),
    Animal("ppsx", of_type(_SHOW), suffix=".ppsx"),
    Animal("pptm", of_type(_MACROS, macro=True), suffix=".pptm"),
    Animal("potm", of_type(_MACRO_TEMPLATE, KS, macro=True), suffix=".potm"),
    Animal("ours with a layout renamed", edited(_layout_of_ours, KS)),
    Animal("with slides of its own", changed(old_slides)),
    Animal("with a chart on a layout", changed(chart_on_a_layout)),
    Animal("with a logo", changed(logo)),
    Animal("without a foot", changed(without("ftr", "sldNum", "dt"))),
    Animal("without bodies", changed(without("body", "obj", "subTitle", "pic"))),
    Animal("titles below", changed(placed("title", (36, 440, 648, 60)))),
    Animal("titles to the left", changed(resized(960, 540), placed("title", (20, 40, 220, 420)))),
    Animal("titles that shout", changed(shouting)),
    Animal("dark", changed(dark)),
    Animal("locked against changes", changed(locked)),
    Animal("a face that nobody has", edited(_strange_face)),
    Animal("standing text", changed(only("Title and Vertical Text", "Title Only"))),
    Animal("system colours that say no more", edited(bare_system_colours)),
    Animal("a dark ground that its text knows nothing of", changed(ground("101820"))),
    Animal("a dark gradient", changed(ground("101820", "1F3D5C"))),
    Animal("a light gradient", changed(ground("FFFFFF", "DDEEFF"))),
    Animal("text of 96 points", changed(of_size(96))),
    Animal("text of 6 points", changed(of_size(6))),
    Animal("placeholders off the slide", changed(at(-900, -700, 600, 400))),
    Animal("placeholders half off the slide", changed(at(400, 40, 600, 400))),
    Animal("placeholders of no size", changed(at(0, 0, 0, 0))),
    Animal("turned without its placeholders", changed(turned)),
    Animal("a picture from elsewhere", changed(fetched)),
    Animal("a ground from elsewhere", changed(fetched_ground)),
    Animal("a dark box on each layout", changed(box_behind(DARK))),
    Animal("a box that its style fills", changed(box_behind(STYLED))),
    Animal("a control on a layout", changed(control)),
    Animal("places without numbers", edited(_numberless)),
    Animal("saved by LibreOffice", edited(_by_libreoffice)),
    Animal("places of one number", edited(_one_number)),
    Animal("ours without numbers", edited(_numberless, KS)),
    Animal("with a layout file", with_layout_file(_CHOICE, changed())),
    *NASTY,
]

REFUSED = [
    Animal("no titles", changed(without("title", "ctrTitle")), "T317"),
    Animal("a layout without a title", changed(only("Blank")), "T317"),
    Animal("no layouts", changed(only()), "T317"),
    Animal("too small", changed(resized(300, 200)), "T318"),
    Animal("Strict", edited(_strict), "T312"),
    Animal("encrypted", of_bytes(OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le")), "T313"),
    Animal("old", of_bytes(OLE + bytes(600) + "PowerPoint Document".encode("utf-16-le")), "T314", ".ppt"),
    Animal("cut", of_bytes(CLASSIC.read_bytes()[:20_000]), "T315"),
    Animal("empty", of_bytes(b""), "T315"),
    Animal("a letter", of_bytes(b"Kjaere alle sammen"), "T315"),
    Animal("another Office file", edited(lambda _, text: text.replace("presentationml", "wordml")), "T315"),
    Animal("a broken theme", edited(_broken_theme), "T315"),
    Animal("a broken layout", edited(_broken_layout), "T315"),
    Animal("a layout that is its own master", edited(_own_master), "T315"),
    Animal("a layout listed twice", edited(_listed_twice), "T315"),
    Animal("a part missing", edited(nothing, without=["ppt/presentation.xml"]), "T315"),
    Animal("a part twice", edited(nothing, extra={"PPT/presentation.xml": b"<x/>"}), "T315"),
    Animal("a bomb", edited(nothing, extra={"ppt/media/x.xml": b" " * 50_000_000}), "T301"),
    Animal("many parts", edited(nothing, extra={f"x/{n}.txt": b"" for n in range(2_100)}), "T301"),
    Animal("a document type", edited(nothing, extra={"x.xml": _DTD}), "T301"),
    Animal("a part outside", edited(nothing, extra={"../evil.xml": b"<x/>"}), "T301"),
    Animal("many large parts", edited(nothing, extra={f"ppt/x{n}.xml": _MANY for n in range(3)}), "T301"),
    Animal("a large part", edited(nothing, extra={"ppt/x.xml": _LARGE}), "T301"),
    Animal("a gradient from black to white", changed(ground("000000", "FFFFFF")), "T328"),
    Animal("a dark panel on half the slide", changed(resized(960, 540), box_behind(DARK, 0.5)), "T328"),
    Animal("a layout file that asks for no title", with_layout_file(_UNTITLED, changed()), "T329"),
    Animal("a master without a theme", edited(_without_theme), "T315"),
    Animal("a theme without colours", edited(_without("clrScheme")), "T315"),
    Animal("a theme without faces", edited(_without("fontScheme")), "T315"),
    Animal("a face without a name", edited(_nameless), "T315"),
    Animal("a picture that isn't there", changed(dangling), "T315"),
    Animal("text in disorder", changed(disordered), "T315"),
    Animal("a layout's number too low", changed(numbered_low), "T315"),
    Animal("a word that no attribute has", edited(_upside), "T315"),
    Animal("an element that stands nowhere", edited(_stray), "T315"),
    Animal("a notes master in disorder", edited(_notes_in_disorder, KS), "T315"),
    Animal("a ground that newer programs fill alone", edited(without_a_ground), "T315"),
    Animal("ours with margins that meet", edited(_meeting, KS), "T330"),
    Animal("ours with a placeholder renamed", edited(_place_of_ours, KS), "T316"),
    Animal("a layout file with a strange key", with_layout_file("[layouts]\na = 'x'\n", changed()), "T319"),
    Animal("a layout file that is no TOML", with_layout_file("[layouts\n", changed()), "T319"),
    Animal("a layout file of nothing", with_layout_file("[layouts]\nchart = 'X'\n", changed()), "T310"),
    Animal(
        "a layout file with a strange place",
        with_layout_file("[layouts]\nchart='Title Only'\n[placeholders.chart]\nchart='X'\n", changed()),
        "T316",
    ),
]  # fmt: skip
