"""Slide markup as text: cleaned strings, paragraphs with their language, shapes with their names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from xml.sax.saxutils import escape, quoteattr

from deckgen.findings.tongue import Tongue, in_tongues
from deckgen.powerpoint.cleaning import clean

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
NAMESPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
EMU = 12_700  # in a point
# Inside a `p:cNvPr`: screen readers pass the shape by.
DECORATIVE = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
)

_PARAGRAPHS = 1024  # what a deck says some 750 of, most of them as another does
_SLIDE_NUMBER_FIELD = "{7C1E7B52-64F0-4B0B-9C61-2A8B5E0F3D17}"


@dataclass(frozen=True, slots=True)
class Named:
    """What every shape has: its id on the slide, its name and its placeholder element."""

    id: int
    name: str
    placeholder: str = ""

    def attributes(self, alt: str = "") -> str:
        """The attributes of the shape's `p:cNvPr`."""
        described = f" descr={_quoted(alt)}" if alt else ""
        return f'id="{self.id}" name={_quoted(self.name)}{described}'


def kept(paragraphs: Iterable[str]) -> tuple[str, ...]:
    """The paragraphs cleaned, without those that hold nothing to read."""
    return tuple(text for text in map(clean, paragraphs) if text.strip())


@lru_cache(maxsize=_PARAGRAPHS)
def paragraph(text: str, lang: Tongue, properties: str = "", look: str = "") -> str:
    """One paragraph: `properties` is its `a:pPr`, `look` the run attributes beside the language."""
    lines = ("".join(_runs(line, lang, look)) for line in clean(text).split("\n"))
    broken = f'<a:br><a:rPr lang="{lang}"{look}/></a:br>'.join(lines)
    return f"<a:p>{properties}{broken}{_end(lang, look)}</a:p>"


def _runs(line: str, lang: Tongue, look: str) -> Iterator[str]:
    """A line as runs, a Sámi or Kven name in its own, so that it is read out as what it is."""
    for part, tongue in in_tongues(line, lang):
        yield f'<a:r><a:rPr lang="{tongue}"{look}/><a:t>{escape(part)}</a:t></a:r>'


def slide_number(number: int, lang: Tongue) -> str:
    """A paragraph with the slide's number as a field that follows the slide."""
    return (
        f'<a:p><a:fld id="{_SLIDE_NUMBER_FIELD}" type="slidenum"><a:rPr lang="{lang}"/>'
        f"<a:t>{number}</a:t></a:fld>{_end(lang)}</a:p>"
    )


def text_shape(shape: Named, paragraphs: str) -> str:
    """A text placeholder filled: place and look are the layout's."""
    return (
        f"<p:sp><p:nvSpPr><p:cNvPr {shape.attributes()}/>"
        '<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        f"<p:nvPr>{shape.placeholder}</p:nvPr></p:nvSpPr><p:spPr/>"
        f"<p:txBody><a:bodyPr/><a:lstStyle/>{paragraphs}</p:txBody></p:sp>"
    )


def page(root: str, name: str, shapes: Iterable[str]) -> bytes:
    """A whole part with a shape tree: `root` is "sld" or "notes"."""
    group = '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>'
    frame = (
        '<p:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/>'
        '<a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>'
    )
    named = f" name={_quoted(name)}" if name else ""
    return (
        f"{DECLARATION}<p:{root} {NAMESPACES}><p:cSld{named}><p:spTree>{group}{frame}{''.join(shapes)}"
        f"</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:{root}>"
    ).encode()


def _quoted(text: str) -> str:
    """The text as an attribute value in its quotes."""
    return quoteattr(clean(text), {"\n": "&#10;", "\t": "&#9;"})


def _end(lang: Tongue, look: str = "") -> str:
    """The end of a paragraph, so that what an adviser types there has the same language and look."""
    return f'<a:endParaRPr lang="{lang}"{look}/>'
