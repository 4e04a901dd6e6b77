"""Writing a deck: each Slide on its layout, in reading order, saved as one trusted file."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path

from pptx.opc.package import Part
from pptx.shapes.placeholder import LayoutPlaceholder
from pptx.slide import SlideLayout

from deckgen.charts.canvas import Mark
from deckgen.charts.chart import Chart, Image
from deckgen.charts.native.chart import NativeChart
from deckgen.deck.asked import Existing
from deckgen.deck.deck import Deck, Shown, Slide
from deckgen.deck.layouts import LAYOUTS
from deckgen.deck.template import Placeholder, Template
from deckgen.powerpoint.markup import (
    Named,
    kept,
    language_tag,
    page,
    paragraph,
    slide_number,
    text_shape,
)
from deckgen.powerpoint.native_chart.colours import theme_colours
from deckgen.powerpoint.native_chart.graphic import Charts
from deckgen.powerpoint.native_table import native_table
from deckgen.powerpoint.notes import add_notes, notes_master
from deckgen.powerpoint.opening import open_presentation
from deckgen.powerpoint.package import packed
from deckgen.powerpoint.picture import Media, picture
from deckgen.powerpoint.recolour import recolour
from deckgen.powerpoint.saving import refuse_edited, save
from deckgen.powerpoint.stage import add_slide_part, clear, set_footer
from deckgen.powerpoint.template import layouts_by_name, placeholder_type, placeholders_of, plain_name

_WITHOUT_FOOTER = ("title", "closing")
_PICTURE_TYPES = ("pic", "obj", "clipArt")
_TABLE_TYPES = ("tbl", "obj")
_CHART_TYPES = ("chart", "obj")
_READ_FIRST = ("title", "subtitle", "question")
_READ_LAST = ("chart", "question2", "chart2", "table", "source", "tag")


@dataclass(frozen=True, slots=True)
class Drawing:
    """How charts are drawn: as pictures, for PowerPoint, and the face that their text is measured in."""

    image_of: Callable[[Chart], Image]
    native_of: Callable[[Chart], NativeChart | tuple[Mark, ...]]
    family: str = "Carlito"


def write(
    deck: Deck,
    template: Template,
    drawing: Drawing,
    to: Path,
    existing: Existing = Existing.KEEP,
    provenance: Mapping[str, str] | None = None,
) -> Path:
    """Save the deck as a pptx file, or change nothing.

    `existing` says what becomes of a file that somebody has edited; `provenance` are further
    properties that the file shall carry.
    """
    refuse_edited(to, existing)
    return save(written(deck, template, drawing, provenance), to, existing)


def written(
    deck: Deck,
    template: Template,
    drawing: Drawing,
    provenance: Mapping[str, str] | None = None,
) -> bytes:
    """The deck as the bytes of a pptx file; the same deck gives the same bytes."""
    main = open_presentation(Path(template.path))
    clear(main)
    if template.recolouring is not None:
        recolour(main, template.recolouring)
    for footer in kept([deck.footer]):
        set_footer(main, footer, language_tag(deck.language))
    natives = Charts(main.package, theme_colours(main), drawing.family, language_tag(deck.language))
    desk = _Desk(deck, template, layouts_by_name(main), Media(main.package), natives, drawing)
    master = notes_master(main) if any(kept(slide.notes) for slide in deck.slides) else None
    for number, slide in enumerate(deck.slides, start=1):
        layout = desk.layout(slide)
        part = add_slide_part(main, layout, number)
        part.blob = page("sld", "", desk.shapes(slide, number, part, layout))
        if master is not None and kept(slide.notes):
            add_notes(part, slide, number, master, desk.lang)
    return packed(main, deck, provenance)


def reading_rank(role: str) -> tuple[int, int]:
    """Where a role stands in the reading order: title, question, text, chart, source, tag.

    A card's text follows its own title; roles that aren't named here keep the layout's order.
    """
    if role in _READ_FIRST:
        return _READ_FIRST.index(role), 0
    if role in _READ_LAST:
        return 100 + _READ_LAST.index(role), 0
    if role.startswith("card") and role[4:5].isdigit():
        return 10 + int(role[4]), int(role.endswith("_text"))
    return 50, 0


@dataclass(frozen=True)
class _Desk:
    """All that is at hand while the slides of one deck are filled."""

    deck: Deck
    template: Template
    layouts: Mapping[str, SlideLayout]
    media: Media
    natives: Charts
    drawing: Drawing

    @property
    def lang(self) -> str:
        """The language of every text."""
        return language_tag(self.deck.language)

    def layout(self, slide: Slide) -> SlideLayout:
        """The slide's layout in the opened template."""
        return self.layouts[plain_name(LAYOUTS[slide.layout].name)]

    def shapes(self, slide: Slide, number: int, part: Part, layout: SlideLayout) -> Iterator[str]:
        """The slide's shapes in reading order; a role with nothing to show has none."""
        places = self.template.layouts[slide.layout].placeholders
        homeless = [role for role in slide.texts if role not in places]
        if homeless:
            raise ValueError(f"slide {slide.name}: layout {slide.layout} has no place for {homeless}")
        by_idx = {shape.placeholder_format.idx: shape for shape in placeholders_of(layout)}
        ids = count(2)
        for role in sorted(places, key=reading_rank):
            yield from self._filled(slide, part, places[role], by_idx[places[role].idx], ids)
        if slide.layout not in _WITHOUT_FOOTER:
            yield from self._foot(slide, number, layout, ids)

    def _filled(
        self, slide: Slide, part: Part, place: Placeholder, shape: LayoutPlaceholder, ids: Iterator[int]
    ) -> Iterator[str]:
        """The shape of one role, if the slide has anything for it."""
        name = f"deckgen:{slide.name}:{place.role}"
        corner = (int(shape.left), int(shape.top))
        shown = next((shown for shown in slide.charts if shown.role == place.role), None)
        if shown is not None and shown.chart.form.is_native:
            yield self._native(shown, slide.title, part, shape, Named(next(ids), name), ids)
        elif shown is not None:
            image = self.drawing.image_of(shown.chart)
            related = self.media.relate(part, image)
            named = Named(next(ids), name, _placeholder_element(shape, _PICTURE_TYPES))
            yield picture(named, shown.alt or slide.title, image, corner, related)
        elif place.role == "table" and slide.table is not None:
            named = Named(next(ids), name, _placeholder_element(shape, _TABLE_TYPES))
            dark = self.template.is_dark
            yield native_table(named, slide.table, corner, place.size, self.lang, dark)
        elif texts := kept(slide.texts.get(place.role, ())):
            body = "".join(paragraph(text, self.lang) for text in texts)
            yield text_shape(Named(next(ids), name, _placeholder_element(shape)), body)

    def _native(
        self,
        shown: Shown,
        title: str,
        part: Part,
        shape: LayoutPlaceholder,
        named: Named,
        ids: Iterator[int],
    ) -> str:
        """PowerPoint's own chart in the placeholder, or a group of shapes in its place."""
        corner, alt = (int(shape.left), int(shape.top)), shown.alt or title
        settled = self.drawing.native_of(shown.chart)
        if isinstance(settled, tuple):
            return self.natives.group(named, alt, settled, shown.chart.size, corner, ids)
        framed = replace(named, placeholder=_placeholder_element(shape, _CHART_TYPES))
        return self.natives.frame(framed, alt, settled, corner, part, shown.basis)

    def _foot(self, slide: Slide, number: int, layout: SlideLayout, ids: Iterator[int]) -> Iterator[str]:
        """Footer and slide number, where the layout has them."""
        footer = "".join(paragraph(text, self.lang) for text in kept([self.deck.footer]))
        contents = {"ftr": ("footer", footer), "sldNum": ("number", slide_number(number, self.lang))}
        found = {placeholder_type(shape): shape for shape in placeholders_of(layout)}
        for kind, (role, body) in contents.items():
            if kind in found and body:
                element = _placeholder_element(found[kind])
                yield text_shape(Named(next(ids), f"deckgen:{slide.name}:{role}", element), body)


def _placeholder_element(shape: LayoutPlaceholder, allowed: tuple[str, ...] = ()) -> str:
    """The layout's placeholder element for use on a slide; none if its type can't hold the content."""
    if allowed and placeholder_type(shape) not in allowed:
        return ""
    (element,) = shape.element.xpath(".//p:nvPr/p:ph")
    given = ((name, element.get(name)) for name in ("type", "orient", "sz", "idx"))
    return "<p:ph" + "".join(f' {name}="{value}"' for name, value in given if value) + "/>"
