"""What the records of an .xls file say that its cells don't, read as for other workbooks."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from pathlib import Path

from deckgen.reasons import of_library
from deckgen.sources.formats.compound import workbook_stream
from deckgen.sources.formats.container import damaged, locked, refuse_locked
from deckgen.sources.formats.sheets import PERCENT_FORMATS, Sheet, is_percent
from deckgen.sources.formats.table import letter_of

_BEGIN, _SHEET, _PASSWORD, _FORMAT, _STYLE, _ROW = 0x0809, 0x0085, 0x002F, 0x041E, 0x00E0, 0x0208
_FORMULA, _TRUTH_OR_ERROR, _NUMBERS, _NUMBER, _SHORT_NUMBER = 0x0006, 0x0205, 0x00BD, 0x0203, 0x027E
_CELLS = {_FORMULA, _TRUTH_OR_ERROR, _NUMBERS, _NUMBER, _SHORT_NUMBER, 0x00FD, 0x0204, 0x00D6}
_HIDDEN_ROW = 0x20
_SHORT_NOUGHT = b"\x02\0\0\0"
_ERRORS = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"}
_UNICODE = 0x0600  # the version from which texts are Unicode

Record = tuple[int, int, bytes]


class _LockedError(Exception):
    """A workbook whose records are encrypted."""


def sheets_of_xls(path: Path) -> tuple[Sheet, ...]:
    """Every worksheet of an .xls file, in its order."""
    refuse_locked(path)
    try:
        return _sheets(_records(workbook_stream(path.read_bytes())))
    except _LockedError as error:
        raise locked(path) from error
    except (ValueError, struct.error, IndexError) as error:
        raise damaged(path, of_library(error)) from error


def _records(stream: bytes) -> Iterator[Record]:
    """Offset, kind and bytes of every record."""
    at = 0
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        yield at, kind, stream[at + 4 : at + 4 + length]
        at += 4 + length


def _sheets(records: Iterator[Record]) -> tuple[Sheet, ...]:
    sheets: dict[int, Sheet] = {}
    formats = set(PERCENT_FORMATS)
    styles: list[str] = []
    unicode = True
    current: Sheet | None = None
    percent: set[int] = set()
    for at, kind, data in records:
        if kind == _BEGIN:
            unicode = unicode and struct.unpack_from("<H", data)[0] >= _UNICODE
            # A chart within a sheet begins and ends too, and leaves the sheet as it is.
            current = sheets.get(at, current)
            percent = {number for number, style in enumerate(styles) if style in formats}
        elif kind == _PASSWORD:
            raise _LockedError
        elif kind == _SHEET and data[5] == 0:
            name = _text(data[6:], unicode)
            sheets[struct.unpack_from("<I", data)[0]] = Sheet(name, data[4] & 3 == 0)
        elif kind == _FORMAT and is_percent(data[2:].replace(b"\0", b"").decode("latin-1")):
            formats.add(str(struct.unpack_from("<H", data)[0]))
        elif kind == _STYLE:
            styles.append(str(struct.unpack_from("<H", data, 2)[0]))
        elif current is not None and kind == _ROW and struct.unpack_from("<H", data, 12)[0] & _HIDDEN_ROW:
            current.hidden_rows += 1
        elif current is not None and kind in _CELLS:
            _tell(current, kind, data, percent)
    return tuple(sheets.values())


def _text(data: bytes, unicode: bool) -> str:
    """A short text: its length, in newer files whether two bytes make a letter, its letters."""
    if not unicode:
        return data[1 : 1 + data[0]].decode("cp1252", "replace")
    return (
        data[2 : 2 + data[0] * 2].decode("utf-16-le")
        if data[1] & 1
        else data[2 : 2 + data[0]].decode("latin-1")
    )


def _tell(sheet: Sheet, kind: int, data: bytes, percent: set[int]) -> None:
    row, column, style = struct.unpack_from("<HHH", data)
    last = struct.unpack_from("<H", data, len(data) - 2)[0] if kind == _NUMBERS else column
    sheet.rows = max(sheet.rows, row + 1)
    sheet.columns = max(sheet.columns, last + 1)
    where = f"{letter_of(column)}{row + 1}"
    if kind == _TRUTH_OR_ERROR and data[7]:
        sheet.errors[where] = _ERRORS.get(data[6], "#")
    elif kind == _FORMULA and data[12:14] == b"\xff\xff" and data[6] == 2:
        sheet.errors[where] = _ERRORS.get(data[8], "#")
    elif kind in (_NUMBER, _SHORT_NUMBER) or (kind == _FORMULA and data[12:14] != b"\xff\xff"):
        _tell_number(sheet, row, column, style in percent, data[6:14])
    elif kind == _NUMBERS:
        for at in range(last - column + 1):
            style = struct.unpack_from("<H", data, 4 + 6 * at)[0]
            _tell_number(sheet, row, column + at, style in percent, data[6 + 6 * at : 10 + 6 * at])


def _tell_number(sheet: Sheet, row: int, column: int, percent: bool, data: bytes) -> None:
    """Whether a number is shown as per cent; nought is nought either way."""
    if percent:
        sheet.percent.add(letter_of(column))
    elif any(data) and data != _SHORT_NOUGHT:
        sheet.unmarked[letter_of(column)] = row + 1
