"""Rules on text: does it fit, can it be read from the back row, is its face there."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from deckgen.charts.theme import contrast
from deckgen.powerpoint.attributes import number
from deckgen.powerpoint.colours import Paint, over
from deckgen.powerpoint.lint.cells import cells_of
from deckgen.powerpoint.lint.charts import charts_of, drawings_of
from deckgen.powerpoint.lint.deckfile import A, DeckFile, remembered
from deckgen.powerpoint.lint.fitting import grows, room, written
from deckgen.powerpoint.lint.grounds import Ground, ground_below
from deckgen.powerpoint.lint.rule import Found
from deckgen.powerpoint.lint.shapes import Shape, shapes_of
from deckgen.powerpoint.lint.styles import Look, look_of_run, scheme_of
from deckgen.powerpoint.lint.table_heights import outgrown

LEAST_SIZE = 12.0
_LARGE, _LARGE_BOLD = 18.0, 14.0  # WCAG 2.2: large text may be weaker
_TEXT_FLOOR, _LARGE_FLOOR = 4.5, 3.0
_SMALL_PRINT = ("ftr", "sldNum", "dt")  # what stands at every foot
ROOM = 1.08  # PowerPoint's own line heights differ a little from face to face


def too_small(deck: DeckFile) -> Iterator[Found]:
    """Text under 12 points, on slides and in charts; slide numbers and footers apart."""
    for slide in deck.slides:
        for shape in shapes_of(deck, slide):
            if shape.placeholder in _SMALL_PRINT:
                continue
            sizes = [look.size for part in (shape, *cells_of(shape)) for _, look in _runs(deck, part)]
            if sizes and min(sizes) < LEAST_SIZE:
                yield Found(slide, shape.name, f"{min(sizes):g}")
        for name, chart in (*charts_of(deck, slide), *drawings_of(deck, slide)):
            stated = (number(p.get("sz")) / 100 for p in chart.iter(f"{A}rPr", f"{A}defRPr"))
            sizes = [size for size in stated if size > 0]
            if sizes and min(sizes) < LEAST_SIZE:
                yield Found(slide, name, f"{min(sizes):g}")


def too_weak(deck: DeckFile) -> Iterator[Found]:
    """Text whose contrast to what lies behind is under 4.5:1, or 3:1 from 18 points (14 in bold)."""
    for slide in deck.slides:
        for shape in (part for whole in shapes_of(deck, slide) for part in (whole, *cells_of(whole))):
            ground = ground_below(deck, shape) if shape.paragraphs else ()
            for text, look in _runs(deck, shape):
                behind = (look.marked,) if look.marked else ground
                if not text.strip() or look.inks is None or not (behind or not look.inks):
                    continue
                small_print = shape.placeholder in _SMALL_PRINT
                floor = _LARGE_FLOOR if small_print else floor_of(look.size, look.bold)
                if not look.inks:
                    yield Found(slide, shape.name, f"a:noFill: 1.0 < {floor:g}")
                    break
                ink, below, found = weakest(look.inks, behind)
                if found < floor:
                    yield Found(slide, shape.name, f"{ink} / {below}: {found:.1f} < {floor:g}")
                    break


def weakest(inks: tuple[Paint, ...], ground: Ground) -> tuple[str, str, float]:
    """The ink that is told worst from the colour of a ground that it is told best from; and how well."""
    found = []
    for ink in inks:
        pairs = [(over(ink, below), below) for below in ground]
        found.append(max(((top, below, contrast(top, below)) for top, below in pairs), key=lambda p: p[2]))
    return min(found, key=lambda p: p[2])


def floor_of(size: float, bold: bool) -> float:
    """The contrast that text of a size must have."""
    return _LARGE_FLOOR if size >= _LARGE or (bold and size >= _LARGE_BOLD) else _TEXT_FLOOR


def does_not_fit(deck: DeckFile) -> Iterator[Found]:
    """Text that needs more room than its box has, measured in its own face where that is known."""
    for slide in deck.slides:
        for shape in shapes_of(deck, slide):
            if shape.box is None or shape.box.is_outside(*deck.size):
                continue
            if grown := outgrown(deck, shape) if shape.kind == "graphicFrame" else 0.0:
                yield Found(slide, shape.name, f"{grown:.0%}")
            if not shape.text.strip() or grows(shape):
                continue
            text, (across, high) = written(deck, shape), room(shape)
            if text.high > high * ROOM + 1 or text.unwrapped > across * ROOM + 1:
                over = max(text.high / max(high, 1), text.unwrapped / max(across, 1))
                yield Found(slide, shape.name, f"{over:.0%}")


def strange_faces(deck: DeckFile) -> Iterator[Found]:
    """A face named on a slide that the theme doesn't have: it is missing on other machines, or odd."""
    for slide in deck.slides:
        known = {*scheme_of(deck, slide).faces}
        named = [(shape.name, face) for shape in shapes_of(deck, slide) for face in _faces(shape.element)]
        named += [(name, face) for name, chart in charts_of(deck, slide) for face in _faces(chart)]
        named += [(name, face) for name, drawn in drawings_of(deck, slide) for face in _faces(drawn)]
        for name, face in dict.fromkeys(named):
            if not face.startswith("+") and face not in known:
                yield Found(slide, name, face)


def _faces(element: etree._Element) -> Iterator[str]:
    for node in element.iter(f"{A}latin"):
        yield str(node.get("typeface") or "+")


@remembered
def _runs(deck: DeckFile, shape: Shape) -> list[tuple[str, Look]]:
    """A shape's runs of text and how they look."""
    found = []
    for paragraph in shape.paragraphs:
        for run in paragraph.iter(f"{A}r", f"{A}fld"):
            text = "".join(str(node.text or "") for node in run.iter(f"{A}t"))
            if text:
                found.append((text, look_of_run(deck, shape, paragraph, run)))
    return found
