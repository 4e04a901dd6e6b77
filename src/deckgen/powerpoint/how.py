"""How a shape shows what it holds: crop, turns, colours, words that are odd, and what lies on a chart.

What is as PowerPoint has it by itself isn't told: a plain picture or text has nothing to tell.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lxml import etree

from deckgen.powerpoint.frames import directions_of, frame_of, properties_of, size_of
from deckgen.powerpoint.pictured import frame_how, picture_how
from deckgen.powerpoint.reading import CDR, YES, A, P, child_of, local, short, whole
from deckgen.powerpoint.tints import Tints, classes, nearest
from deckgen.powerpoint.wording import is_clear, odd_words

KIND, AXES, LABELS, FORMATS, POINTS, BLANKS = "k", "a", "l", "f", "p", "b"  # of charts
CROP, TURN, DRAWN, CELLS, SHAPES = "c", "t", "d", "h", "g"
STRUCK, UNSEEN = "s", "u"  # words; in capitals, words with figures, or pictures
LOST, OVER, VANISH = "i", "o", "v"  # the same; like their ground, under another shape, animated away
MARKS, UNLIKE = "m", "x"  # what has one colour; digits that read otherwise
WHERE, SIZE = "w", "z"  # of a group's labels to each other; of a chart, a picture or a group
ACROSS, DOWN = "e", "n"  # where a plot begins and ends in its chart
RENAMED, NEAR = "r", "j"  # accents that stand for other colours; how near its two nearest colours are
EFFECT, ASPECT = "q", "y"  # what is done to a picture; how wide it is for its height
MEASURED = (SIZE, ACROSS, DOWN, NEAR, ASPECT)  # told as they are, since a little more or less is no change
LATER = (MARKS, UNLIKE, *LOST + LOST.upper(), *OVER + OVER.upper(), *VANISH + VANISH.upper())
_NEWER = (ACROSS, DOWN, NEAR, RENAMED, EFFECT, ASPECT)
_HASH = 4  # letters: enough for one edit of one kind
_TURNABLE = ("pic", "graphicFrame", "grpSp")
_XFRM, _FRAME = f"{{{A}}}xfrm", f"{{{P}}}xfrm"
_LINE, _NO_FILL, _EXTENT = f"{{{A}}}ln", f"{{{A}}}noFill", f"{{{A}}}ext"
_FILL = f"{{{A}}}solidFill"
_CAMERA = (f"{{{A}}}scene3d", f"{{{A}}}camera", f"{{{A}}}rot")
_BLIP, _TEXT = f"{{{A}}}blip", f"{{{A}}}t"
_ON_CHART, _SHAPE_ON_CHART = f"{{{CDR}}}pic", f"{{{CDR}}}sp"
_GROUP, _SHAPE = f"{{{P}}}grpSp", f"{{{P}}}sp"
_IN_GROUP = tuple(f"{{{P}}}{name}" for name in ("sp", "pic", "cxnSp", "graphicFrame"))
_LOOKS, _BODIES = (f"{{{P}}}spPr", f"{{{CDR}}}spPr"), (f"{{{P}}}txBody", f"{{{CDR}}}txBody")
_DIGIT = set("0123456789")
WIDE, HIGH = 220_000, 100_000  # EMU, the longer and the shorter side: enough to lie over a figure


def line_of(told: Iterable[tuple[str, str]]) -> str:
    """What is told as one word: a letter for each kind and a short hash of all of it; a size as it is."""
    kinds: dict[str, list[str]] = {}
    for letter, text in told:
        if text:
            kinds.setdefault(letter, []).append(text)
    return "".join(letter + _told(letter, " ".join(kinds[letter])) for letter in sorted(kinds))


def _told(letter: str, text: str) -> str:
    return text[:_HASH] if letter in MEASURED else short(text.encode())[:_HASH]


def kinds_in(line: str) -> dict[str, str]:
    """The hashes of such a word by their letters."""
    step = _HASH + 1
    return {line[at]: line[at + 1 : at + step] for at in range(0, len(line), step)}


def lasting(line: str) -> str:
    """Such a word without what is compared with a tolerance, or that older decks don't say."""
    kinds = kinds_in(line)
    return "".join(letter + kinds[letter] for letter in sorted(kinds) if letter not in _NEWER)


def shape_how(element: etree._Element, tints: Tints, has_parts: bool) -> Iterator[tuple[str, str]]:
    """What is told of any shape: its words, its pictures if it has parts, and how it is turned."""
    kind = local(element)
    yield from words_how(element, tints)
    for blip in element.iter(_BLIP) if has_parts else ():
        yield from picture_how(blip, tints)
    if kind == "pic" and has_parts:
        yield from frame_how(element)
    if kind in _TURNABLE:
        groups = element.iterancestors(_GROUP)
        yield TURN, " ".join(filter(None, map(_turned, (element, *groups))))
    if has_parts or kind == "grpSp":
        yield SIZE, size_of(element)
    if kind == "grpSp":
        yield WHERE, directions_of(element)
        yield SHAPES, str(sum(1 for _ in element.iter(*_IN_GROUP)))
        colours = list(filled(element, tints))
        yield MARKS, " ".join(map(str, classes(colours)))
        yield NEAR, nearest(colours)
        yield RENAMED, tints.renamed_in(element)


def words_how(element: etree._Element, tints: Tints) -> Iterator[tuple[str, str]]:
    """Which words are struck out, can't be seen or are read as others."""
    odd = odd_words(element, tints)
    for letter, words in zip((STRUCK, UNSEEN, LOST), odd or (), strict=False):
        if words:
            yield letter.upper() if has_digits(words) else letter, words
    if odd and has_digits(odd.unlike):
        yield UNLIKE, odd.unlike


def has_digits(words: str) -> bool:
    """Whether words have figures."""
    return not _DIGIT.isdisjoint(words)


def filled(drawing: etree._Element, tints: Tints) -> Iterator[str]:
    """The colours of the shapes without words: a map's areas, and the keys of a legend."""
    for look in drawing.iter(*_LOOKS):
        fill, shape = next(look.iterchildren(_FILL), None), look.getparent()
        if fill is None or shape is None or _is_said(shape):
            continue
        if shape.tag != _SHAPE_ON_CHART or not covers(shape):
            yield tints.of(fill)


def _is_said(shape: etree._Element) -> bool:
    """Whether a shape has words; they stand beside a path of many points."""
    return any(text.text for body in shape.iterchildren(*_BODIES) for text in body.iter(_TEXT))


def drawing_how(drawing: etree._Element, tints: Tints) -> Iterator[tuple[str, str]]:
    """What lies on a chart and may hide some of it: filled shapes without words, and pictures."""
    yield from words_how(drawing, tints)
    count = sum(1 for _ in drawing.iter(_ON_CHART))
    for extent in drawing.iter(_EXTENT):  # most are too small to look further
        if whole(extent.get("cx", "0")) > HIGH or whole(extent.get("cy", "0")) > HIGH:
            shape = next(extent.iterancestors(_SHAPE_ON_CHART), None)
            if shape is not None and covers(shape) and not _is_said(shape):
                count += 1
    yield DRAWN, str(count or "")


def covers(shape: etree._Element) -> bool:
    """Whether a shape is large enough to hide a figure, and has a fill or a line as broad."""
    look = properties_of(shape)
    extent = child_of(look, _XFRM, _EXTENT)
    if look is None or extent is None:
        return False
    high, long = sorted((whole(extent.get("cx")), whole(extent.get("cy"))))
    if long <= WIDE:
        return False
    if high > HIGH and local(shape) != "cxnSp" and child_of(look, _NO_FILL) is None:
        return True
    line = child_of(look, _LINE)
    return line is not None and whole(line.get("w")) > HIGH and child_of(line, _NO_FILL) is None


def is_opaque(shape: etree._Element) -> bool | None:
    """Whether a shape has a fill that hides what is behind it; None where its layout says it."""
    look = properties_of(shape)
    for child in () if look is None else look:
        if str(child.tag).endswith("Fill"):
            return child.tag != _NO_FILL and not is_clear(child)
    return None


def _turned(element: etree._Element) -> str:
    """How a shape is turned and mirrored; both ways mirrored is half a turn."""
    frame = frame_of(element)
    if frame is None:
        return ""
    turn = round(whole(frame.get("rot")) / 60_000)
    across, down = (frame.get(name) in YES for name in ("flipH", "flipV"))
    if across and down:
        across, down, turn = False, False, turn + 180
    told = [str(turn % 360)] if turn % 360 else []
    told += [name for name, flag in (("h", across), ("v", down)) if flag]
    camera = child_of(properties_of(element), *_CAMERA)
    if camera is not None:
        told += [f"{name}{round(whole(camera.get(name)) / 60_000) % 360}" for name in ("lat", "lon", "rev")]
    return " ".join(told)
