"""Seeded damage to text files: bytes flipped, lines and fields moved about, values that bite."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

Mutation = Callable[[Random, bytes], bytes]

# What has made programs fall: numbers beyond reason, words that are values, quotes, control characters.
BITES = (
    *("", " ", "0", "-1", "1e309", "-1e400", "9" * 400, "0.1e-9999", "nan", "NaN", "inf", "-inf", "1_000"),
    *(
        "NULL",
        "null",
        "~",
        "true",
        "no",
        "[]",
        "{}",
        "[[]]",
        "{a: 1}",
        "- x",
        "? x",
        "!!python/object:os",
        "&a",
    ),
    *(
        "*a",
        "<<",
        '"',
        "'",
        '"""',
        "'''",
        "`",
        "\\",
        "\\x00",
        "%",
        "%s",
        "{",
        "}",
        "{0}",
        "{region}",
        "{x.y[0]}",
    ),
    *("{option", "#", "#FFFFFF", "#12345", "=1+1", "@A1", "-2+3", "+cmd|' /C calc'!A0", "\t=1", "\0", "\x0b"),
    *(
        "\x1b[31m",
        "\x7f",
        "\x85",
        "\u2028",
        "\u202e",
        "\ufeff",
        "\ufffe",
        "\ud7ff",
        "\U0001f9d1\u200d\U0001f33e",
    ),
    *("e\u0301" * 40, "<a:t>", "&amp;", "]]>", "æøå", "Ŋuorra", "x" * 5_000, "../../x", "CON", "2024-02-31"),
    *("0000-00-00", "03", "1-0", "9-1", "0-0", "99999999999999999999-1", "1-99999999999999999999"),
    *("١٢٣", "²", "½", "𝟙", "1\u00a0000,5", "−5"),
)
_TOKEN = re.compile(rb"[^\s,;:\[\]{}\"'=#]+")


def flipped(chance: Random, data: bytes) -> bytes:
    """A few bytes are others."""
    changed = bytearray(data)
    for _ in range(chance.choice((1, 1, 3, 20))):
        if changed:
            changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def cut_short(chance: Random, data: bytes) -> bytes:
    """The file ends too soon, or begins too late."""
    at = chance.randrange(len(data) + 1)
    return data[:at] if chance.random() < 0.7 else data[at:]


def with_bite(chance: Random, data: bytes) -> bytes:
    """Something that bites stands anywhere."""
    at = chance.randrange(len(data) + 1)
    return data[:at] + bite(chance) + data[at:]


def token_replaced(chance: Random, data: bytes) -> bytes:
    """Some words are replaced, by what bites or by another word of the file."""
    tokens = list(_TOKEN.finditer(data))
    for match in sorted(
        chance.sample(tokens, min(len(tokens), chance.choice((1, 1, 2, 5)))), key=_last_first
    ):
        new = chance.choice(tokens)[0] if chance.random() < 0.4 else bite(chance)
        data = data[: match.start()] + new + data[match.end() :]
    return data


def lines_moved(chance: Random, data: bytes) -> bytes:
    """Lines are left out, doubled, swapped or indented otherwise."""
    lines = data.splitlines(keepends=True) or [b""]
    for _ in range(chance.choice((1, 1, 2, 4))):
        one, other = chance.randrange(len(lines)), chance.randrange(len(lines))
        what = chance.randrange(5)
        if what == 0 and len(lines) > 1:
            del lines[one]
        elif what == 1:
            lines.insert(other, lines[one])
        elif what == 2:
            lines[one], lines[other] = lines[other], lines[one]
        elif what == 3:
            lines[one] = b" " * chance.choice((1, 2, 4)) + lines[one]
        else:
            lines[one] = lines[one].lstrip(b" -")
    return b"".join(lines)


def fields_moved(chance: Random, data: bytes) -> bytes:
    """Fields of a line are left out, doubled or swapped."""
    lines = data.splitlines(keepends=True) or [b""]
    at = chance.choice((0, chance.randrange(len(lines))))
    mark = max(b";,:=", key=lines[at].count)
    fields = lines[at].split(bytes([mark]))
    one, other = chance.randrange(len(fields)), chance.randrange(len(fields))
    what = chance.randrange(4)
    if what == 0:
        del fields[one]
    elif what == 1:
        fields.insert(other, fields[one])
    elif what == 2:
        fields[one], fields[other] = fields[other], fields[one]
    else:
        fields[one] = bite(chance)
    lines[at] = bytes([mark]).join(fields)
    return b"".join(lines)


def nested(chance: Random, data: bytes) -> bytes:
    """Brackets a hundred or fifty thousand deep."""
    opening, closing = chance.choice(((b"[", b"]"), (b"{a: ", b"}"), (b"- ", b""), (b"{a = ", b"}")))
    deep = chance.choice((21, 100, 1_000, 50_000))
    tokens = list(_TOKEN.finditer(data))
    at = chance.choice(tokens).start() if tokens else 0
    return data[:at] + opening * deep + closing * deep + data[at:]


def recoded(chance: Random, data: bytes) -> bytes:
    """Another encoding, or other line ends."""
    text = data.decode("utf-8", "replace")
    encoding = chance.choice(("cp1252", "utf-16", "utf-16-le", "utf-8-sig", "utf-32", "mac-roman", "cp037"))
    changed = text.replace("\n", chance.choice(("\n", "\r\n", "\r", "\n\n", "\x85", "\u2028", "\0\n")))
    return changed.encode(encoding, "replace")


def swollen(chance: Random, data: bytes) -> bytes:
    """A line a thousand times over, or a very long one."""
    lines = data.splitlines(keepends=True) or [b""]
    at = chance.randrange(len(lines))
    if chance.random() < 0.5:
        return b"".join([*lines[:at], lines[at] * 1_000, *lines[at + 1 :]])
    return b"".join([*lines[:at], lines[at].rstrip(b"\n") + b"x " * 20_000 + b"\n", *lines[at + 1 :]])


def bite(chance: Random) -> bytes:
    """A value that bites."""
    return chance.choice(BITES).encode("utf-8", "surrogatepass")


def _last_first(match: re.Match[bytes]) -> int:
    return -match.start()


MUTATIONS: tuple[Mutation, ...] = (
    *(
        flipped,
        cut_short,
        with_bite,
        with_bite,
        token_replaced,
        token_replaced,
        token_replaced,
        token_replaced,
    ),
    *(lines_moved, lines_moved, fields_moved, fields_moved, nested, recoded, swollen),
)


def mutated(chance: Random, data: bytes) -> bytes:
    """The file with one to three of them."""
    for _ in range(chance.choice((1, 1, 1, 2, 3))):
        data = chance.choice(MUTATIONS)(chance, data)
    return data
