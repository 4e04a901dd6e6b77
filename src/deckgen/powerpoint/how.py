"""How a shape shows what it holds: crop, turns, struck or unseen words, and what lies on a chart.

What is as PowerPoint has it by itself isn't told: a plain picture or text has nothing to tell.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lxml import etree

from deckgen.powerpoint.reading import YES, A, P, child_of, local, short, whole
from deckgen.powerpoint.wording import FAINTEST, struck_and_unseen

KIND, AXES, LABELS, FORMATS, POINTS, BLANKS = "k", "a", "l", "f", "p", "b"  # of charts
CROP, TURN, DRAWN, CELLS, SHAPES = "c", "t", "d", "h", "g"
STRUCK, UNSEEN = "s", "u"  # words; in capitals, words with figures, or pictures
_HASH = 4  # letters: enough for one edit of one kind
_TURNABLE = ("pic", "graphicFrame", "grpSp")
_XFRM, _FRAME = f"{{{A}}}xfrm", f"{{{P}}}xfrm"
_LINE, _NO_FILL, _EXTENT = f"{{{A}}}ln", f"{{{A}}}noFill", f"{{{A}}}ext"
_CAMERA = (f"{{{A}}}scene3d", f"{{{A}}}camera", f"{{{A}}}rot")
_BLIP, _TEXT = f"{{{A}}}blip", f"{{{A}}}t"
_CDR = "http://schemas.openxmlformats.org/drawingml/2006/chartDrawing"
_ON_CHART, _SHAPE_ON_CHART = f"{{{_CDR}}}pic", f"{{{_CDR}}}sp"
_GROUP = f"{{{P}}}grpSp"
_IN_GROUP = tuple(f"{{{P}}}{name}" for name in ("sp", "pic", "cxnSp", "graphicFrame"))
_PROPERTIES = ("}spPr", "}grpSpPr")
_DIGIT = set("0123456789")
_WHITE = 70_000  # of a hundred thousand, brighter or darker: nothing is left of a picture
_WIDE, _HIGH = 220_000, 100_000  # EMU, the longer and the shorter side: enough to lie over a figure


def line_of(told: Iterable[tuple[str, str]]) -> str:
    """What is told as one word: a letter for each kind and a short hash of all of it."""
    kinds: dict[str, list[str]] = {}
    for letter, text in told:
        if text:
            kinds.setdefault(letter, []).append(text)
    return "".join(f"{letter}{short(' '.join(kinds[letter]).encode())[:_HASH]}" for letter in sorted(kinds))


def kinds_in(line: str) -> dict[str, str]:
    """The hashes of such a word by their letters."""
    step = _HASH + 1
    return {line[at]: line[at + 1 : at + step] for at in range(0, len(line), step)}


def shape_how(element: etree._Element, ground: str, has_parts: bool) -> Iterator[tuple[str, str]]:
    """What is told of any shape: its words, its pictures if it has parts, and how it is turned."""
    kind = local(element)
    yield from words_how(element, ground if kind == "sp" else "")
    for blip in element.iter(_BLIP) if has_parts else ():
        yield from _picture_how(blip)
    if kind in _TURNABLE:
        groups = element.iterancestors(_GROUP)
        yield TURN, " ".join(filter(None, map(_turned, (element, *groups))))
    if kind == "grpSp":
        yield SHAPES, str(sum(1 for _ in element.iter(*_IN_GROUP)))


def words_how(element: etree._Element, ground: str = "") -> Iterator[tuple[str, str]]:
    """Which words are struck out or can't be seen."""
    for letter, words in zip((STRUCK, UNSEEN), struck_and_unseen(element, ground), strict=True):
        yield (letter.upper() if _DIGIT & set(words) else letter), words


def drawing_how(drawing: etree._Element) -> Iterator[tuple[str, str]]:
    """What lies on a chart and may hide some of it: filled shapes without words, and pictures."""
    yield from words_how(drawing)
    count = sum(1 for _ in drawing.iter(_ON_CHART))
    for extent in drawing.iter(_EXTENT):  # most are too small to look further
        if whole(extent.get("cx", "0")) > _HIGH or whole(extent.get("cy", "0")) > _HIGH:
            shape = next(extent.iterancestors(_SHAPE_ON_CHART), None)
            if shape is not None and covers(shape) and not any(text.text for text in shape.iter(_TEXT)):
                count += 1
    yield DRAWN, str(count or "")


def covers(shape: etree._Element) -> bool:
    """Whether a shape is large enough to hide a figure, and has a fill or a line as broad."""
    look = _properties_of(shape)
    extent = child_of(look, _XFRM, _EXTENT)
    if look is None or extent is None:
        return False
    high, long = sorted((whole(extent.get("cx")), whole(extent.get("cy"))))
    if long <= _WIDE:
        return False
    if high > _HIGH and local(shape) != "cxnSp" and child_of(look, _NO_FILL) is None:
        return True
    line = child_of(look, _LINE)
    return line is not None and whole(line.get("w")) > _HIGH and child_of(line, _NO_FILL) is None


def frame_of(element: etree._Element) -> etree._Element | None:
    """Where a shape stands, and how it is turned; none where it follows its layout."""
    frame = child_of(element, _FRAME)
    return child_of(_properties_of(element), _XFRM) if frame is None else frame


def _properties_of(shape: etree._Element) -> etree._Element | None:
    """The look of a shape."""
    for child in shape:
        if str(child.tag).endswith(_PROPERTIES):
            return child
    return None


def _picture_how(blip: etree._Element) -> Iterator[tuple[str, str]]:
    """How much of a picture is shown, to a whole percent; and if none of it can be seen."""
    above = blip.getparent()
    if above is not None:
        crop = [
            f"{rect}.{side}={share}"
            for rect in ("srcRect", "fillRect")
            for found in above.iter(f"{{{A}}}{rect}")
            for side in ("l", "t", "r", "b")
            if (share := _percent(found.get(side)))
        ]
        if above.find(f"{{{A}}}tile") is not None:
            crop.append("tile")
        yield CROP, " ".join(crop)
    for change in blip:
        faint = change.tag == f"{{{A}}}alphaModFix" and whole(change.get("amt", "100000")) < FAINTEST
        if faint or (change.tag == f"{{{A}}}lum" and abs(whole(change.get("bright"))) >= _WHITE):
            yield UNSEEN.upper(), "picture"


def _percent(text: str | None) -> int:
    """A share in thousandths of a percent, or with the sign for one, as whole percent."""
    if not text:
        return 0
    if text.endswith("%"):
        return whole(text[:-1].partition(".")[0])
    return round(whole(text) / 1000)


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
    camera = child_of(_properties_of(element), *_CAMERA)
    if camera is not None:
        told += [f"{name}{round(whole(camera.get(name)) / 60_000) % 360}" for name in ("lat", "lon", "rev")]
    return " ".join(told)
