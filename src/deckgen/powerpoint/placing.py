"""Placing: a layout's placeholder as a plain place for text, and which of them can hold any."""

from __future__ import annotations

from dataclasses import replace

from deckgen.charts.chart import Size
from deckgen.charts.measure import LINE
from deckgen.deck.template import Placeholder
from deckgen.powerpoint.box import Box
from deckgen.powerpoint.fitting import fits
from deckgen.powerpoint.geometry import lifted
from deckgen.powerpoint.inheriting import FOOT_TYPES, TITLE_TYPES
from deckgen.powerpoint.inks import needed_ink
from deckgen.powerpoint.masters import Held, Known
from deckgen.powerpoint.spacing import spacing_of

TITLE_LEAST, FLOOR = 20.0, 12.0  # points that a title and other text have at least
FOOT = 10.0  # points of a foot whose own are beyond these:
FOOT_LEAST, FOOT_MOST = 7.0, 20.0
LONG_TITLE = "Seks av ti ledere i kommunene sier at innovasjonen har gitt bedre tjenester for brukerne"
_LINES = 4  # of a title, at most
_CAPITALS = 1.2  # how much wider capitals are
_USUAL_BODY = {"wrap": "square", "vert": "horz", "numCol": "1", "rot": "0"}
_MARGINS, _HALF = Size(14.4, 7.2), 0.5  # what PowerPoint has; of a box, that its margins take at most
_SLACK = 1.05  # of its room, that a line may take, and a point
_NARROW = 4.0  # letters' heights across: less holds no word


def in_placeholder(role: str, held: Held, least: float | None = None) -> Placeholder:
    """A placeholder as a plain value; with `least`, of somebody else's making, whose text may shrink."""
    (left, top, width, height), letters = held.box, held.inherited.letters
    size = letters.get("sz")
    points = None if size is None else int(size) / 100
    place = Placeholder(
        role=role,
        name=held.shape.name,
        idx=held.shape.placeholder_format.idx,
        size=Size(width, height),
        text_size=points,
        bold=letters.get("b") in ("1", "true"),
        corner=(left, top),
        spacing=spacing_of(held.inherited.levels, points) if points else None,
    )
    if least is None:
        return place
    place = eased(place, held)
    around = place.insets
    if letters.get("cap") == "all":
        around = Size(width - (width - around.width) / _CAPITALS, around.height)
    if points is not None and points < FLOOR:
        place = replace(place, text_size=least, resized=True)
    ink = needed_ink(held)
    return replace(
        place,
        insets=around,
        least=min(least, place.text_size or least),
        moved=held.cut,
        ink=ink or place.ink,
        inked=ink is not None,
    )


def eased(place: Placeholder, held: Held) -> Placeholder:
    """The place with its placeholder's margins; with usual ones, and lines that wrap, if it has odd ones."""
    around, body, box = held.inherited.insets, held.inherited.body, held.box
    odd = any(body.get(name, usual) != usual for name, usual in _USUAL_BODY.items())
    if odd or around.width > _HALF * box.width or around.height > _HALF * box.height:
        usual = Size(min(_MARGINS.width, around.width), min(_MARGINS.height, around.height))
        return replace(place, insets=usual, eased=True)
    return replace(place, insets=around)


def usable(layout: Known, slide: Size, with_content: bool) -> Known:
    """The layout without placeholders that are turned or hold no line of text; such titles go to the head.

    So does one that is off the slide. One that is too low for a long title is made higher where it stands,
    if nothing is in its way: `with_content` says whether its content placeholders are.
    """
    head, _ = lifted(layout, slide)
    held, low = [], []
    for each in layout.held:
        is_low = not _holds_a_line(each) or (each.inherited.is_turned and each.type not in FOOT_TYPES)
        if each.type in TITLE_TYPES:
            box = head if each.cut or is_low else _high_enough(each, layout, slide, with_content)
            held.append(replace(each, box=box, cut=each.cut or box != each.box))
        elif is_low:
            low.append(each.type)
        else:
            held.append(each)
    return replace(layout, held=tuple(held), lost=(*layout.lost, *low))


def _high_enough(title: Held, layout: Known, slide: Size, with_content: bool) -> Box:
    """A title's box, higher where a long title needs it and nothing is in the way."""
    place = in_placeholder("title", title, TITLE_LEAST)
    others = [each.box for each in layout.held if each in layout.foot or (with_content and each != title)]
    others += [each.box for each in layout.behind.drawn if not each.is_panel and not each.holds(title.box)]
    free = [box for box in others if not box.meets(title.box)]
    for lines in range(_LINES + 1):
        high = max(title.box.height, lines * LINE * TITLE_LEAST + place.insets.height)
        if fits((LONG_TITLE,), replace(place, size=Size(title.box.width, high))):
            box = title.box._replace(height=high)
            return title.box if box.bottom > slide.height or any(map(box.meets, free)) else box
    return title.box


def _holds_a_line(held: Held) -> bool:
    """Whether a line at the least size that it may have lies in a placeholder."""
    around, size = eased(Placeholder("", "", None, Size(*held.box[2:])), held).insets, FLOOR
    if held.type in TITLE_TYPES:
        size = TITLE_LEAST
    elif held.type in FOOT_TYPES:
        stated = held.inherited.letters.get("sz")
        size = min(FLOOR, int(stated) / 100 if stated else FLOOR)
        size = size if size >= FOOT_LEAST else FOOT
    is_number = held.type in FOOT_TYPES
    wide = held.box.width - around.width >= (1.0 if is_number else _NARROW) * size
    return wide and LINE * size <= (held.box.height - around.height) * _SLACK + 1
