"""How a table stands in its frame: as large as fits from 14 pt down to 12, no figure or word broken.

A program breaks what is wider than its column anywhere, «56|8»: that would be read as two figures. So a
heading that has no room parts at Norwegian joints, and a table that has none even so is the plan's to part.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, pairwise

from deckgen.charts.chart import Size
from deckgen.charts.joints import joints
from deckgen.deck.deck import Table
from deckgen.powerpoint.cleaning import clean

SIDE = 7.0  # a cell's margin to the left and right, in points

# Text size and space above and below a row's text, in points: the first that fits is taken.
_SETTINGS = ((14.0, 5.0), (14.0, 3.0), (13.0, 3.0), (12.0, 3.0), (12.0, 1.5), (12.0, 0.5))
_LOOSEST = 9.0
_LINE = 1.2
_MOST_JOINTS = 3  # of a word that are used at once
_AT_HYPHENS = re.compile(r"[^\-–]+[\-–]*|[\-–]+")  # where every program parts a word by itself


@dataclass(frozen=True, slots=True)
class Fit:
    """How a table stands in its frame: text size, space above and below, columns and rows, in points.

    `header` are its headings with a hyphen where they part; one that breaks a word or figure isn't `whole`.
    """

    text_size: float
    pad: float
    columns: tuple[float, ...]
    rows: tuple[float, ...]
    header: tuple[str, ...]
    whole: bool


def fit(table: Table, frame: Size, scale: float = 1.0) -> Fit:
    """The largest setting of the table that stays within its frame, the smallest if none does.

    Headings are parted only where words as they are have no room. `scale` is for slides larger than usual.
    """
    settings = [(size * scale, pad * scale) for size, pad in _SETTINGS]
    found = [_set(table, frame, size, pad, False) for size, pad in settings]
    if not found[-1].whole:
        found += [_set(table, frame, size, pad, True) for size, pad in settings]
    chosen = next((one for one in found if one.whole and sum(one.rows) <= frame.height), found[-1])
    spare = max(0.0, frame.height - sum(chosen.rows)) / len(chosen.rows)
    extra = min(spare, 2 * max(0.0, _LOOSEST - chosen.pad))
    return replace(chosen, rows=tuple(row + extra for row in chosen.rows))


def has_room(table: Table, frame: Size, scale: float = 1.0) -> bool:
    """Whether a table's columns can stand side by side in a frame with no word or figure broken."""
    return fit(table, frame, scale).whole


def _set(table: Table, frame: Size, size: float, pad: float, parted: bool) -> Fit:
    """A table at one setting, its headings `parted` at their joints where they have no room."""
    shown = table
    if parted:
        columns = _columns(_headed(table, [0.0] * len(table.header), size, " "), frame.width, size)
        shown = _headed(table, columns, size, " ")
    else:
        columns = _columns(table, frame.width, size)
    lines = [shown.header, *shown.rows]
    counted = [
        [_lines(text, width, size) for text, width in zip(line, columns, strict=True)] for line in lines
    ]
    rows = tuple(size * _LINE * max(line) + 2 * pad for line in counted)
    header = _headed(table, columns, size, "").header if parted else table.header
    return Fit(size, pad, columns, rows, header, _is_whole(shown, columns, size))


def _headed(table: Table, columns: Sequence[float], size: float, between: str) -> Table:
    """The table with its headings parted for such columns, `between` standing between the parts."""
    header = (
        "\n".join(
            " ".join(between.join(_bits(word, _room(width, size), size)) for word in line.split(" "))
            for line in heading.split("\n")
        )
        for heading, width in zip(table.header, columns, strict=True)
    )
    return replace(table, header=tuple(header))


def _bits(word: str, room: float, size: float) -> Iterator[str]:
    """A word in as few parts as have room, each but the last with a hyphen; some parts may have none."""
    if any(letter.isdigit() for letter in word):
        yield word  # «10–19» isn't to be read as two figures
        return
    for part in _AT_HYPHENS.findall(word):
        yield from min(_partings(part), key=lambda bits: _cost(bits, room, size))


def _partings(word: str) -> Iterator[tuple[str, ...]]:
    """Every way to part a word at its joints, the word itself first."""
    places = joints(word)
    for count in range(min(len(places), _MOST_JOINTS) + 1):
        for chosen in combinations(places, count):
            ends = (0, *chosen, len(word))
            bits = [word[start:end] for start, end in pairwise(ends)]
            yield (*(f"{bit}-" for bit in bits[:-1]), bits[-1])


def _cost(bits: Sequence[str], room: float, size: float) -> float:
    """Fewest parts where they have room, else the narrowest, if that is worth one more hyphen."""
    widest = max(_width(bit, size) for bit in bits)
    return max(widest, room) + size * len(bits)


def _is_whole(table: Table, columns: Sequence[float], size: float) -> bool:
    """Whether every word and figure has room on a line of its column."""
    return all(
        _width(word, size) <= _room(width, size) + 0.01
        for line in (table.header, *table.rows)
        for text, width in zip(line, columns, strict=True)
        for word in re.split("[ \n]", clean(text))
    )


def _columns(table: Table, width: float, size: float) -> tuple[float, ...]:
    """Column widths that fill the frame: what is left over is shared, what lacks is the texts' to give."""
    texts, words = _needs(table, size)
    for needs in (texts, [min(pair) for pair in zip(texts, words, strict=True)]):
        if (spare := width - sum(needs)) >= 0:
            return tuple(need + spare / len(needs) for need in needs)
    fixed = sum(needs[column] for column in table.numeric)
    flexible = sum(needs) - fixed
    if not flexible or fixed > 0.8 * width:
        tight = [
            _longest_word(table, c, size) if c not in table.numeric else needs[c] for c in range(len(needs))
        ]
        if flexible and (spare := width - sum(tight)) >= 0:
            each = spare / (len(needs) - len(table.numeric))  # for names, which take fewer lines with it
            return tuple(n if c in table.numeric else n + each for c, n in enumerate(tight))
        return tuple(need * width / sum(needs) for need in needs)
    share = (width - fixed) / flexible
    return tuple(need if column in table.numeric else need * share for column, need in enumerate(needs))


def _needs(table: Table, size: float) -> tuple[list[float], list[float]]:
    """What each column needs on one line, and with the heading of its figures wrapped between words."""
    lines = [table.header, *table.rows]
    texts, words = [], []
    for column, heading in enumerate(table.header):
        whole = max(_width(part, size) for line in lines for part in clean(line[column]).split("\n"))
        figures = [_width(row[column], size) for row in table.rows] if column in table.numeric else [whole]
        texts.append(whole + 2 * SIDE)
        words.append(max([*figures, *(_width(word, size) for word in clean(heading).split())]) + 2 * SIDE)
    return texts, words


def _longest_word(table: Table, column: int, size: float) -> float:
    """What a column needs whose texts wrap at every space."""
    words = (word for line in (table.header, *table.rows) for word in clean(line[column]).split())
    return max((_width(word, size) for word in words), default=0.0) + 2 * SIDE


def _lines(text: str, width: float, size: float) -> int:
    """How many lines a cell takes, by a careful estimate of its words' widths."""
    room = _room(width, size)
    count = 0
    for part in clean(text).split("\n"):
        count += 1
        used = 0.0
        for word in part.split(" "):
            word_width = _width(word + " ", size)
            if used and used + word_width - 0.3 * size > room:
                count += 1
                used = 0.0
            used += word_width
            while used - 0.3 * size > room:
                count += 1
                used -= room
    return max(count, 1)


def _width(text: str, size: float) -> float:
    """About how wide a text is in a bold sans serif face, rather too wide than too narrow."""
    return size * sum(map(_em, clean(text)))


def _em(letter: str) -> float:
    """About how wide a letter is, in units of the text size."""
    if letter in "iljtfrI.,:;|!'() \u00a0":
        return 0.33
    if letter in "mwMW%@—ÆæŒ":
        return 0.85
    return 0.66 if letter.isupper() else 0.54


def _room(width: float, size: float) -> float:
    """What a column of that width has for text."""
    return max(width - 2 * SIDE, size)
