"""Arranging: the roles of one of our layouts on a layout of another maker, which knows none of them.

Title and running text take the placeholders that are there for them; the rest stands in boxes that
deckgen draws in the room that is left, as the shipped template would have it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from deckgen.charts.chart import Size
from deckgen.charts.measure import width
from deckgen.deck.layouts import LAYOUTS
from deckgen.deck.template import Layout, Placeholder
from deckgen.powerpoint.box import Box
from deckgen.powerpoint.fitting import fits
from deckgen.powerpoint.footing import foot_of, wider_footers
from deckgen.powerpoint.geometry import corner, lifted, room
from deckgen.powerpoint.inks import best_ink
from deckgen.powerpoint.look import Behind
from deckgen.powerpoint.masters import Held, Known
from deckgen.powerpoint.placing import FLOOR, LONG_TITLE, TITLE_LEAST, in_placeholder, usable

NEEDED = Size(420.0, 200.0)  # less room than this holds no chart with its question and source
_TEXT_LEAST = 14.0
_QUESTION, _SOURCE = 16.0, 12.0
_WIDEST_FACE = 1.4  # how much wider than ours the widest face for text sets the capitals of a tag
_TAG = Size(round(_WIDEST_FACE * width("EKSEMPELDATA", _SOURCE, True)) + 9.0, 24.0)
_LINE, _GAP = 1.2, 8.0
_WIDE, _MIDDLING = 800.0, 560.0  # room for two charts side by side; for a source in three lines
_TEXT_TYPES = ("body", "subTitle", "obj", "tx")
_ALL_TEXT = ("title", "chapter", "closing")  # layouts whose roles but the title are one running text
# What stands under the title of a deck at its longest, line by line.
_COVER = (
    "Nasjonalt og for Møre og Romsdal",
    "KS Forskning, innovasjon og digitalisering",
    "Lysbilder merket EKSEMPELDATA viser oppdiktede svar, ikke resultater",
    "«En selvstendig og nyskapende kommunesektor»",
)
_USUAL_WIDTH = 960.0  # of a slide, in points: 13.33 inches
_HALF = 0.5  # of the slide: with less room than this, a title in the middle is moved up
_BETTER = 1.2  # if that leaves this much more
_LINES = 150.0  # of height, for a text below a chart: that of a map names every landsdel


def scale_of(slide: Size) -> float:
    """How much larger text must be than on the usual slide: one of 20 inches is shown as wide as it."""
    return max(1.0, round(slide.width / _USUAL_WIDTH, 2))


def arranged(id_: str, layout: Known, slide: Size) -> Layout | None:
    """Our layout `id_` on theirs; None where there is too little room, or no title."""
    held = layout.title
    if held is None:
        return None
    layout, scale = usable(layout, slide, id_ in _ALL_TEXT), scale_of(slide)
    free = room(layout, slide)
    title = in_placeholder("title", layout.title or held, TITLE_LEAST)
    (head, below), small = lifted(layout, slide), not fits((LONG_TITLE,), title)
    half_free = free.area >= _HALF * slide.width * slide.height or below.area <= _BETTER * free.area
    if id_ not in _ALL_TEXT and (small or not half_free):
        title, free = _moved(title, head), below
    desk = _Desk(layout, slide, _scaled(free, 1 / scale), scale, layout.behind)
    places = {"title": title}
    merged: dict[str, str] = {}
    roles = [role for role in LAYOUTS[id_].roles if role not in ("title", "tag")]
    if id_ in _ALL_TEXT:
        text = desk.text(roles[0])
        if not fits(_COVER, text):  # as on a layout for pictures, whose text is a caption
            places["title"] = _moved(title, head)
            text = desk.text(roles[0], _scaled(below, 1 / scale))
        places[roles[0]] = text
        merged = dict.fromkeys(roles[1:], roles[0])
        if small and not Box(*text.corner, text.size.width, text.size.height).meets(head):
            places["title"] = _moved(title, head)
    else:
        area = desk.area
        if area.width < NEEDED.width or area.height < NEEDED.height:
            return None
        if id_ == "two-charts" and area.width < _WIDE:
            return None
        places |= {place.role: place for place in desk.content(id_)}
    if "tag" in LAYOUTS[id_].roles and "tag" not in places:
        places["tag"] = replace(desk, layout=replace(layout, held=_but_foot(layout))).tag()
    foot = foot_of(layout)
    wider = wider_footers(foot.get("ftr"), layout, slide)
    return Layout(id_, layout.layout.name, places, layout.number, merged, "type", foot, wider)


def _but_foot(layout: Known) -> tuple[Held, ...]:
    """What stands on slides that open or close a deck: they have no foot."""
    return tuple(held for held in layout.held if held not in layout.foot)


@dataclass(frozen=True)
class _Desk:
    """A foreign layout with the room it has.

    All is laid out in points of a slide of the usual width; `scale` makes points of them.
    """

    layout: Known
    slide: Size
    area: Box
    scale: float
    behind: Behind

    def drawn(
        self,
        role: str,
        box: Box,
        size: float,
        least: float | None = None,
        bold: bool = False,
        framed: bool = False,
    ) -> Placeholder:
        """A box of our own."""
        box, size, least = _scaled(box, self.scale), size * self.scale, (least or size) * self.scale
        around = Size(8.0, 4.0) if framed else Size(0.0, 0.0)
        ink = best_ink(self.behind, box)
        return Placeholder(
            role, "", None, Size(box.width, box.height), size, bold, (box.left, box.top), around,
            least, True, ink, framed,
        )  # fmt: skip

    def text(self, role: str, box: Box | None = None) -> Placeholder:
        """Running text: in the layout's own placeholder for it, moved into `box`, else in a box of ours."""
        held = [held for held in self.layout.content if held.type in _TEXT_TYPES]
        if not held:
            return self.drawn(role, box or self.area, 20.0, FLOOR)
        place = in_placeholder(role, max(held, key=lambda each: each.box.area), FLOOR)
        if box is None:
            return place
        return _moved(place, _scaled(box, self.scale))

    def tag(self, box: Box | None = None) -> Placeholder:
        """The tag of example data: in a corner of the slide that is free, if not in `box`."""
        size = Size(_TAG.width * self.scale, _TAG.height * self.scale)
        box = box or _scaled(corner(self.layout, self.slide, size), 1 / self.scale)
        place, stands = self.drawn("tag", box, _SOURCE, bold=True, framed=True), _scaled(box, self.scale)
        if any(held.box.meets(stands) and held.inherited.is_filled for held in self.layout.held):
            return replace(place, ink="tx1", ground="bg1")
        return place

    def content(self, id_: str) -> Iterator[Placeholder]:
        """Every role but the title of a layout with content, laid out in the room."""
        area = self.area
        lines = 2 if area.width >= _WIDE else 3 if area.width >= _MIDDLING else 4
        high = lines * _SOURCE * _LINE + 2
        yield self.drawn("source", Box(area.left, area.bottom - high, area.width, high), _SOURCE)
        body = area._replace(height=area.height - high - _GAP)
        roles = LAYOUTS[id_].roles
        if "question" not in roles:
            tag = self.tag()
            yield tag
            yield self.text("text", self._clear_of(tag, body))
            return
        yield self.tag(Box(area.right - _TAG.width, area.top, _TAG.width, _TAG.height))
        asked = (2 if area.width >= _MIDDLING else 3) * _QUESTION * _LINE + 2
        across = area.width - _TAG.width - _GAP
        below = Box(area.left, area.top + asked + _GAP, area.width, body.height - asked - _GAP)
        if id_ == "two-charts":
            yield from self._pair(Box(area.left, area.top + _TAG.height + 4, area.width, asked), body)
            return
        yield self.drawn("question", Box(area.left, area.top, across, asked), _QUESTION, FLOOR)
        if id_ == "cards":
            yield from self._cards(below)
        elif "text" in roles:
            yield from self._chart_and_text(below)
        else:
            yield self.drawn("table" if "table" in roles else "chart", below, _QUESTION)

    def _clear_of(self, tag: Placeholder, body: Box) -> Box:
        """The room for a text: below a tag that lies on its head, above one at its foot."""
        box = _scaled(Box(*tag.corner, tag.size.width, tag.size.height), 1 / self.scale)
        if not body.meets(box):
            return body
        if box.top > body.top + body.height / 2:
            return body._replace(height=box.top - _GAP - body.top)
        top = box.bottom + _GAP
        return body._replace(top=top, height=body.bottom - top)

    def _pair(self, asked: Box, body: Box) -> Iterator[Placeholder]:
        """Two charts side by side, each below its question."""
        wide = (body.width - 3 * _GAP) / 2
        top = asked.bottom + _GAP
        for index, suffix in enumerate(("", "2")):
            left = body.left + index * (wide + 3 * _GAP)
            yield self.drawn(f"question{suffix}", Box(left, asked.top, wide, asked.height), _QUESTION, FLOOR)
            yield self.drawn(f"chart{suffix}", Box(left, top, wide, body.bottom - top), _QUESTION)

    def _chart_and_text(self, below: Box) -> Iterator[Placeholder]:
        """A chart with a text beside it, or below where the slide is narrow and high enough for both."""
        if below.width >= _MIDDLING or below.height < 2 * _LINES:
            chart = below._replace(width=below.width * 0.66)
            text = Box(chart.right + 2 * _GAP, below.top, below.width - chart.width - 2 * _GAP, below.height)
        else:
            least = max(below.height * 0.3, min(_LINES, below.height / 2))
            chart = below._replace(height=below.height - least)
            text = Box(below.left, chart.bottom + _GAP, below.width, below.height - chart.height - _GAP)
        yield self.drawn("chart", chart, _QUESTION)
        yield self.drawn("text", text, 18.0, FLOOR)

    def _cards(self, below: Box) -> Iterator[Placeholder]:
        """Four cards, two by two."""
        wide, high = (below.width - 2 * _GAP) / 2, (below.height - _GAP) / 2
        heading = 20.0 * _LINE + 4
        for card in range(4):
            left = below.left + (card % 2) * (wide + 2 * _GAP)
            top = below.top + (card // 2) * (high + _GAP)
            name = f"card{card + 1}"
            yield self.drawn(f"{name}_title", Box(left, top, wide, heading), 20.0, _TEXT_LEAST, bold=True)
            rest = Box(left, top + heading, wide, high - heading)
            yield self.drawn(f"{name}_text", rest, 18.0, FLOOR)


def _moved(place: Placeholder, box: Box) -> Placeholder:
    """A placeholder that stands elsewhere than its layout has it."""
    return replace(place, size=Size(box.width, box.height), corner=(box.left, box.top), moved=True)


def _scaled(box: Box, scale: float) -> Box:
    """The box in other points."""
    return Box(*(side * scale for side in box))
