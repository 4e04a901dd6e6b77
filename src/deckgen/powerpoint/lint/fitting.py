"""How much room text takes: measured line by line, and where in its box it comes to stand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from lxml import etree

from deckgen.charts.measure import FONTS, LINE, line_count, width
from deckgen.powerpoint.attributes import number, share
from deckgen.powerpoint.lint.deckfile import A, DeckFile, P, remembered
from deckgen.powerpoint.lint.shapes import Box, Shape, text_of
from deckgen.powerpoint.lint.styles import insets, look_of_run, paragraph_styles, scheme_of, shrunk
from deckgen.powerpoint.markup import EMU

_UNKNOWN_FACE = 1.25  # of a face that we can't measure
_MEASURED = {"Calibri": "Carlito"} | {
    file.name.partition("-")[0]: file.name.partition("-")[0] for file in FONTS.glob("*-Regular.ttf")
}
_FITS = (f"{A}noAutofit", f"{A}normAutofit", f"{A}spAutoFit")
_SPACINGS = tuple(f"{A}{name}" for name in ("lnSpc", "spcBef", "spcAft"))
_POINTS = f"{A}spcPts"
_FULL = 0.8  # of the room that lines take at least which are broken


@dataclass(frozen=True, slots=True)
class Written:
    """A text in points: its height, its widest line, the widest that may not wrap, its largest letters."""

    high: float = 0.0
    wide: float = 0.0
    unwrapped: float = 0.0
    size: float = 0.0


def room(shape: Shape) -> tuple[float, float]:
    """The width and height in points that a shape has for its text, which may stand on its side."""
    assert shape.box is not None
    around = insets(shape)
    across = (shape.box.width - around["lIns"] - around["rIns"]) / EMU
    high = (shape.box.height - around["tIns"] - around["bIns"]) / EMU
    return (
        (high, across)
        if _stated(shape, "vert", "horz").startswith(("vert", "eaVert", "mongol"))
        else (across, high)
    )


def grows(shape: Shape) -> bool:
    """Whether a shape grows with its text."""
    for body in _bodies(shape):
        if fit := [child for child in body if child.tag in _FITS]:
            return fit[0].tag == f"{A}spAutoFit"
    return False


@remembered
def written(deck: DeckFile, shape: Shape) -> Written:
    """What a shape's text takes, in its own face where that is known."""
    across, wraps = room(shape)[0], _stated(shape, "wrap", "square") != "none"
    faces, closer = [face for face in scheme_of(deck, shape.part).faces if face], shrunk(shape)[1]
    high = wide = unwrapped = largest = under = 0.0
    for paragraph in shape.paragraphs:
        runs = list(paragraph.iter(f"{A}r", f"{A}fld"))
        if not runs:
            continue
        look = look_of_run(deck, shape, paragraph, runs[0])
        face = (faces[-1] if faces else "") if look.face.startswith("+") else look.face
        family, known = _MEASURED.get(face, "Carlito"), 1.0 if face in _MEASURED else _UNKNOWN_FACE
        line_high, before, after = _spacing(paragraph_styles(deck, shape, paragraph), look.size)
        # PowerPoint leaves out what stands over the first paragraph and under the last.
        high += (before + under) * closer if high else 0.0
        under = after
        largest = max(largest, look.size)
        for line in text_of(paragraph).split("\n"):
            count, long = 1, width(line, look.size, look.bold, family) / known
            if wraps and line:
                count = line_count(line, across * known, look.size, look.bold, family)
            high += count * line_high * closer
            wide = max(wide, min(long, across * _FULL) if count > 1 else long)
            unwrapped = unwrapped if wraps else max(unwrapped, long)
    return Written(high, wide, unwrapped, largest)


def place_of(deck: DeckFile, shape: Shape) -> tuple[Box, float] | None:
    """Where a shape's text stands on the slide, and how large its letters are; None where it is turned."""
    if shape.box is None or shape.turn or not shape.text.strip() or _stated(shape, "vert", "horz") != "horz":
        return None
    text, around = written(deck, shape), insets(shape)
    across, high = (points * EMU for points in room(shape))
    left, top = shape.box.x + around["lIns"], shape.box.y + around["tIns"]
    aside = (
        {"ctr": 0.5, "r": 1.0}.get(_aligned(shape), 0.0)
        if _stated(shape, "anchorCtr", "0") in ("0", "false")
        else 0.5
    )
    down = {"ctr": 0.5, "b": 1.0}.get(_stated(shape, "anchor", "t"), 0.0)
    x, y = left + (across - text.wide * EMU) * aside, top + (high - text.high * EMU) * down
    return Box(x, y, text.wide * EMU, text.high * EMU), text.size


def _bodies(shape: Shape) -> list[etree._Element]:
    """The properties of a shape's text, the nearest first."""
    found = (heir.find(f"{P}txBody/{A}bodyPr") for heir in shape.heirs)
    return [body for body in found if body is not None]


def _stated(shape: Shape, name: str, usual: str) -> str:
    return next((str(value) for body in _bodies(shape) if (value := body.get(name))), usual)


def _aligned(shape: Shape) -> str:
    """How the first paragraph is aligned, or the shape or one above says."""
    own = shape.paragraphs[0].find(f"{A}pPr")
    levels = [heir.find(f"{P}txBody/{A}lstStyle/{A}lvl1pPr") for heir in shape.heirs]
    return next((str(p.get("algn")) for p in (own, *levels) if p is not None and p.get("algn")), "l")


def _spacing(styles: Iterable[etree._Element], size: float) -> tuple[float, float, float]:
    """A line's height, and the room over and under a paragraph, by the nearest style that says each."""
    usual = LINE * size
    found: dict[str, float] = {}
    for style in styles:
        for spacing in style.iterchildren(*_SPACINGS):
            for stated in () if spacing.tag in found else spacing:
                points, part = number(stated.get("val")) / 100, usual * share(stated.get("val"))
                found[str(spacing.tag)] = points if stated.tag == _POINTS else part
        if len(found) == len(_SPACINGS):
            break  # what stands further away is of no use
    line, before, after = (found.get(name, 0.0) for name in _SPACINGS)
    return line or usual, before, after
