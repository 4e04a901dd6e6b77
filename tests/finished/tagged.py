"""The structure tree of a tagged PDF: what a screen reader reads of each page, in its order."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
from pypdfium2 import raw

PDF_UA = 'pdf:impress_pdf_Export:{"PDFUACompliance":{"type":"boolean","value":"true"}}'
_HELD_TOGETHER = ("H", "Div", "P", "Figure", "TH", "TD")


@dataclass(frozen=True)
class Tag:
    """One thing that is read: its kind («H», «Div», «Figure», «TH» …), its letters and its alt text."""

    kind: str
    letters: str
    alt: str = ""


def tags_of(pdf: Path) -> list[list[Tag]]:
    """The tags of every page, in reading order."""
    document = pdfium.PdfDocument(str(pdf))
    found = [list(_page(page)) for page in document]
    document.close()
    return found


def letters(text: str) -> str:
    """A text without what lines and hyphens do to it; PDFium has marks of its own for a hyphen."""
    return "".join(letter for letter in text if not letter.isspace() and letter not in "-\u2010\x02\ufffe")


def _page(page: Any) -> Iterator[Tag]:
    said = _said(page)
    tree = raw.FPDF_StructTree_GetForPage(page)
    for index in range(raw.FPDF_StructTree_CountChildren(tree)):
        yield from _tags(raw.FPDF_StructTree_GetChildAtIndex(tree, index), said)
    raw.FPDF_StructTree_Close(tree)


def _tags(element: Any, said: dict[int, str]) -> Iterator[Tag]:
    """An element that holds together is one tag; of others each part is."""
    kind = _text(raw.FPDF_StructElement_GetType, element)
    if kind in _HELD_TOGETHER:
        yield Tag(kind, "".join(_letters(element, said)), _text(raw.FPDF_StructElement_GetAltText, element))
        return
    for child in _children(element):
        yield from _tags(child, said)


def _letters(element: Any, said: dict[int, str]) -> Iterator[str]:
    """What an element's own content and that of its parts says."""
    for index in range(max(0, raw.FPDF_StructElement_GetMarkedContentIdCount(element))):
        yield said.get(raw.FPDF_StructElement_GetMarkedContentIdAtIndex(element, index), "")
    for child in _children(element):
        yield from _letters(child, said)


def _children(element: Any) -> Iterator[Any]:
    for index in range(raw.FPDF_StructElement_CountChildren(element)):
        if child := raw.FPDF_StructElement_GetChildAtIndex(element, index):
            yield child


def _said(page: Any) -> dict[int, str]:
    """The letters of each marked content of a page."""
    found: dict[int, str] = {}
    text = page.get_textpage()
    for thing in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT], max_depth=5):
        mark = raw.FPDFPageObj_GetMarkedContentID(thing)
        size = raw.FPDFTextObj_GetText(thing, text, None, 0)
        buffer = ctypes.create_string_buffer(size)
        raw.FPDFTextObj_GetText(thing, text, ctypes.cast(buffer, ctypes.POINTER(raw.FPDF_WCHAR)), size)
        found[mark] = found.get(mark, "") + letters(_decoded(buffer))
    return found


def _text(read: Callable[..., int], element: Any) -> str:
    """What PDFium says of an element."""
    buffer = ctypes.create_string_buffer(max(0, read(element, None, 0)))
    read(element, buffer, len(buffer))
    return _decoded(buffer)


def _decoded(buffer: Any) -> str:
    """A text that PDFium gives in UTF-16 with a zero at its end."""
    return str(bytes(buffer.raw).decode("utf-16-le")).rstrip("\0")
