"""Text as an XML file can hold it; no more is imported, because a run that only looks cleans text too."""

from __future__ import annotations

import re

# What XML 1.0 can't hold: control characters but tab and line feed, lone surrogates, U+FFFE and U+FFFF.
_ILLEGAL = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_BREAKS = re.compile("\r\n|[\n\v\f\r\x85\u2028\u2029]")


def clean(text: str) -> str:
    """The text with every kind of line break as a line feed and nothing that XML can't hold."""
    if text.isprintable():  # most texts; letters, marks and plain spaces
        return text
    return _ILLEGAL.sub("", _BREAKS.sub("\n", text))
