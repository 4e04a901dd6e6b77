"""The cells of a chart's workbook: their values, and how many rows and columns are hidden."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from xml.sax.saxutils import unescape

from deckgen.archives import unpacked
from deckgen.powerpoint.reading import parsed, plain_number, short

_X = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_FIGURE, _TEXT, _CELL = f"{{{_X}}}v", f"{{{_X}}}t", f"{{{_X}}}c"
_SHEETS, _LONG = "xl/worksheets/", 9
_HIDDEN = rb'<(?:\w+:)?(?:row|col)\b[^>]*\bhidden="(?:1|true)"'
_MAYBE_HIDDEN = b' hidden="'  # a tenth of the time to look for
_PLAIN_CELL = re.compile(
    rb'<c r="[A-Z]+\d+"(?: s="\d+")?(?: t="(s|str)")?>(?:<f>[^<]*</f>)?<v>([^<]*)</v></c>'
)
_PLAIN_STRING = re.compile(rb'<si><t(?: xml:space="preserve")?>([^<]*)</t></si>')
_ODD = (b"<si ", b"<c>", b":c ", b":c>", b":si>", b":si ", b"&#", b"&quot;", b"&apos;", b"<!", b"\r")
_LARGEST = 32 << 20  # a workbook that unpacks to more is compared as it lies
_REMEMBERED = 64  # more than a deck has charts
_written: dict[bytes, tuple[tuple[str, ...], int]] = {}


def just_written(book: bytes, sheets: Sequence[bytes], shared: bytes) -> None:
    """Take down what a workbook that was just made holds, so that it isn't unpacked at once to be read."""
    if len(_written) >= _REMEMBERED:
        _written.clear()
    _written[book] = _held(sheets, shared)


def cells(book: bytes) -> tuple[tuple[str, ...], int]:
    """The values in a workbook's cells, a hash of all of it if it can't be read; and what is hidden."""
    if (held := _written.pop(book, None)) is not None:
        return held
    try:
        with zipfile.ZipFile(io.BytesIO(book)) as archive:
            parts = unpacked(archive, _LARGEST)
    except (OSError, zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError):
        return (short(book),), 0
    names = sorted(parts, key=lambda name: (len(name), name))
    sheets = [parts[name] for name in names if _is_sheet(name)]
    return _held(sheets, parts.get("xl/sharedStrings.xml", b""))


def _held(sheets: Sequence[bytes], shared: bytes) -> tuple[tuple[str, ...], int]:
    """The values in some sheets, and how many rows and columns are hidden."""
    strings = _strings(shared)
    found = (value for sheet in sheets for value in _values(sheet, strings))
    hidden = sum(len(re.findall(_HIDDEN, sheet)) for sheet in sheets if _MAYBE_HIDDEN in sheet)
    return tuple(filter(None, found)), hidden


def _strings(shared: bytes) -> list[str]:
    """The texts that a workbook's cells share."""
    plain = _PLAIN_STRING.findall(shared)
    if len(plain) == shared.count(b"<si>") and _is_plain(shared):
        return [_unescaped(text) for text in plain]
    table = parsed(shared)
    entries = () if table is None else table.iter(f"{{{_X}}}si")
    return ["".join(str(t.text or "") for t in entry.iter(_TEXT)) for entry in entries]


def _values(sheet: bytes, strings: list[str]) -> Iterator[str]:
    """The values of a sheet; as deckgen itself writes them, no parser is needed."""
    plain = _PLAIN_CELL.findall(sheet)
    if len(plain) == sheet.count(b"<c ") and _is_plain(sheet):
        yield from (_value(kind.decode(), _unescaped(said), strings) for kind, said in plain)
        return
    root = parsed(sheet)
    for cell in () if root is None else root.iter(_CELL):
        if len(cell) == 1 and cell[0].tag == _FIGURE:
            said = str(cell[0].text or "")
        else:
            said = "".join(str(node.text or "") for node in cell.iter(_FIGURE, _TEXT))
        yield _value(cell.get("t", ""), said, strings)


def _value(kind: str, said: str, strings: list[str]) -> str:
    if kind != "s":
        return plain_number(said)
    place = int(said) if said.isascii() and said.isdigit() and len(said) < _LONG else len(strings)
    return strings[place] if place < len(strings) else said


def _is_sheet(name: str) -> bool:
    return name.startswith(_SHEETS) and name.endswith(".xml") and "/" not in name[len(_SHEETS) :]


def _is_plain(xml: bytes) -> bool:
    """Whether a part is written as deckgen does, without anything that only a parser reads well."""
    return not any(odd in xml for odd in _ODD)


def _unescaped(text: bytes) -> str:
    said = text.decode(errors="replace")
    return unescape(said) if "&" in said else said
