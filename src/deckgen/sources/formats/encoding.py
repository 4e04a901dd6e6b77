"""Bytes to text: UTF-8, UTF-16 by its mark, else Windows-1252; refused where the letters come out wrong."""

from __future__ import annotations

import codecs
import re
from itertools import pairwise
from pathlib import Path
from unicodedata import is_normalized, normalize

from deckgen.errors import DeckgenError, Place, Problem

# UTF-8 read as Windows-1252 («Ã¸»), a lost letter (U+FFFD), or a NUL.
_TAIL = "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ\x80-\x9f\xa0-\xbf"  # bytes of UTF-8 after the first, as Windows-1252
_BEGINNINGS = ("Ã", "Â", "â€", "\ufffd", "\0")  # of what is wrong: a file without them needs no closer look
_WRONG = re.compile(rf"[ÃÂ][{_TAIL}]|â€|\ufffd|\0")
# What the letters of old Macs and of DOS become, within a word («M¿re», «M›re»).
_OTHER_PAGE = re.compile(r"(?<=[A-Za-z])[¿¾Œ›†‹®¯\x80-\x9f](?=[a-z])")
_TOKEN_EDGE = ' \t\r\n,;"'
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def decoded(path: Path) -> tuple[str, str]:
    """The text of a file and the encoding it was read with; D101 where none gives sound letters."""
    data = path.read_bytes()
    marked = [name for mark, name in _MARKS if data.startswith(mark)]
    text, encoding = _first_that_fits(data, marked or ["utf-8", "cp1252"])
    if text is None:
        # One byte that no encoding knows: the rest is shown as it would have been.
        text = data.decode(marked[0] if marked else "cp1252", errors="replace")
    found = list(_WRONG.finditer(text)) if any(map(text.__contains__, _BEGINNINGS)) else []
    if not found and encoding == "cp1252":
        found = list(_OTHER_PAGE.finditer(text))
    if found:
        at = [match.start() for match in found]
        line = text.count("\n", 0, at[0]) + 1
        more = sum("\n" in text[one:other] for one, other in pairwise(at))
        facts = {"value": _token(text, at[0]), "count": 1 + more}
        raise DeckgenError(Problem("D101", Place(str(path), line), facts))
    return text if is_normalized("NFC", text) else normalize("NFC", text), encoding


def wrong_letters(text: str) -> bool:
    """Whether a text was read with another encoding than it was written with."""
    return _WRONG.search(text) is not None


def _first_that_fits(data: bytes, encodings: list[str]) -> tuple[str | None, str]:
    for encoding in encodings:
        try:
            return data.decode(encoding), encoding
        except UnicodeDecodeError:
            continue
    return None, ""


def _token(text: str, at: int) -> str:
    """The word around a letter, short enough for a message."""
    first = max((text.rfind(edge, max(0, at - 30), at) + 1 for edge in _TOKEN_EDGE), default=0)
    ends = [end for edge in _TOKEN_EDGE if (end := text.find(edge, at, at + 30)) >= 0]
    return text[max(first, at - 30) : min(ends, default=at + 30)].replace("\0", "\u2400")
