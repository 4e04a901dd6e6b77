"""Writing a deck: each Slide on its layout, in reading order, saved as one trusted file."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from pptx.opc.package import Part
from pptx.slide import SlideLayout

from deckgen.charts.canvas import Mark
from deckgen.charts.chart import Chart, Image
from deckgen.charts.native.chart import NativeChart
from deckgen.deck.asked import Existing
from deckgen.deck.deck import Deck, Shown, Slide
from deckgen.deck.template import Placeholder, Template
from deckgen.findings.tongue import Tongue
from deckgen.powerpoint.fitting import fitted_size
from deckgen.powerpoint.markup import (
    EMU,
    Named,
    kept,
    page,
    paragraph,
    slide_number,
    text_shape,
)
from deckgen.powerpoint.masters import Anchor, all_layouts, anchors_of
from deckgen.powerpoint.native_table import native_table
from deckgen.powerpoint.notes import NotesPages, add_notes
from deckgen.powerpoint.opening import open_presentation
from deckgen.powerpoint.package import let_go, packed
from deckgen.powerpoint.picture import Media, picture
from deckgen.powerpoint.picture_files import NO_PICTURES, Pictures
from deckgen.powerpoint.reading_order import reading_rank
from deckgen.powerpoint.recolour import recolour
from deckgen.powerpoint.saving import refuse_edited, save
from deckgen.powerpoint.stage import add_slide_part, clear, set_footer
from deckgen.powerpoint.text_box import footer_shape, placed_text

if TYPE_CHECKING:
    from deckgen.powerpoint.native_chart.graphic import Charts

_WITHOUT_FOOTER = ("title", "closing")
_PICTURE_TYPES = ("pic", "obj", "clipArt")
_TABLE_TYPES = ("tbl", "obj")
_CHART_TYPES = ("chart", "obj")


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
    pictures: Pictures = NO_PICTURES,
) -> Path:
    """Save the deck as a pptx file and its picture files beside it, or change nothing.

    `existing` says what becomes of a file that somebody has edited; `provenance` are further
    properties that the file shall carry.
    """
    refuse_edited(to, existing)
    return save(written(deck, template, drawing, provenance), to, existing, pictures.beside)


def written(
    deck: Deck,
    template: Template,
    drawing: Drawing,
    provenance: Mapping[str, str] | None = None,
) -> bytes:
    """The deck as the bytes of a pptx file; the same deck gives the same bytes."""
    main = open_presentation(Path(template.path))
    tongue = Tongue.of(deck.language, deck.foreign)
    clear(main)
    if template.recolouring is not None:
        recolour(main, template.recolouring)
    for footer in kept([deck.footer]):
        set_footer(main, footer, tongue)
    layouts = all_layouts(main)
    desk = _Desk(deck, template, layouts, Media(main.package), drawing, tongue)
    pages = NotesPages.of(main) if any(kept(slide.notes) for slide in deck.slides) else None
    for number, slide in enumerate(deck.slides, start=1):
        layout = desk.layout(slide)
        part = add_slide_part(main, layout, number)
        part.blob = page("sld", "", desk.shapes(slide, number, part, layout))
        if pages is not None and kept(slide.notes):
            add_notes(part, slide, number, pages, desk.lang)
    content = packed(main, deck, provenance)
    let_go(main)
    return content


@dataclass(frozen=True)
class _Desk:
    """All that is at hand while the slides of one deck are filled."""

    deck: Deck
    template: Template
    layouts: tuple[SlideLayout, ...]
    media: Media
    drawing: Drawing
    lang: Tongue
    anchors: dict[str, tuple[Anchor, ...]] = field(default_factory=dict)

    @cached_property
    def natives(self) -> Charts:
        """What makes PowerPoint's own charts."""
        from deckgen.powerpoint.native_chart.colours import theme_colours  # noqa: PLC0415  # pictures need none
        from deckgen.powerpoint.native_chart.graphic import Charts  # noqa: PLC0415  # as above

        layouts = [self.layouts[layout.number] for layout in self.template.layouts.values()]
        return Charts(self.media.package, theme_colours(layouts), self.drawing.family, self.lang)

    def layout(self, slide: Slide) -> SlideLayout:
        """The slide's layout in the opened template."""
        return self.layouts[self.template.layouts[slide.layout].number]

    def shapes(self, slide: Slide, number: int, part: Part, layout: SlideLayout) -> Iterator[str]:
        """The slide's shapes in reading order; a role with nothing to show has none."""
        places, merged = self._places(slide)
        homeless = [role for role in slide.texts if role not in places and role not in merged]
        if homeless:
            raise ValueError(f"slide {slide.name}: layout {slide.layout} has no place for {homeless}")
        anchors = self._anchors(layout)
        by_idx = {anchor.idx: anchor for anchor in anchors}
        ids = count(2)
        for role in sorted(places, key=reading_rank):
            place = places[role]
            anchor = by_idx[place.idx] if place.idx is not None else None
            yield from self._filled(slide, part, place, anchor, ids)
        if slide.layout not in _WITHOUT_FOOTER:
            yield from self._foot(slide, number, anchors, ids)

    def _anchors(self, layout: SlideLayout) -> tuple[Anchor, ...]:
        """A layout's placeholders, read once for all slides that stand on it."""
        name = str(layout.part.partname)
        if name not in self.anchors:
            self.anchors[name] = anchors_of(layout)
        return self.anchors[name]

    def _places(self, slide: Slide) -> tuple[Mapping[str, Placeholder], Mapping[str, str]]:
        """Where the roles of the slide's layout stand, and which of them stand in another's place."""
        layout = self.template.layouts[slide.layout]
        return layout.placeholders, layout.merged

    def _said(self, slide: Slide, role: str) -> tuple[str, ...]:
        """A role's paragraphs, and those of the roles that stand in its place."""
        _, merged = self._places(slide)
        roles = (role, *(other for other, into in merged.items() if into == role))
        return tuple(text for each in roles for text in kept(slide.texts.get(each, ())))

    def _filled(
        self,
        slide: Slide,
        part: Part,
        place: Placeholder,
        anchor: Anchor | None,
        ids: Iterator[int],
    ) -> Iterator[str]:
        """The shape of one role, if the slide has anything for it."""
        name = f"deckgen:{slide.name}:{place.role}"
        corner = _corner(place)
        shown = next((shown for shown in slide.charts if shown.role == place.role), None)
        if shown is not None and shown.chart.form.is_native:
            framed = Named(next(ids), name, _placeholder_element(anchor, _CHART_TYPES))
            yield self._native(shown, slide.title, part, corner, framed, ids)
        elif shown is not None:
            image = self.drawing.image_of(shown.chart)
            related = self.media.relate(part, image)
            named = Named(next(ids), name, _placeholder_element(anchor, _PICTURE_TYPES))
            yield picture(named, shown.alt or slide.title, image, corner, related)
        elif place.role == "table" and slide.table is not None:
            named = Named(next(ids), name, _placeholder_element(anchor, _TABLE_TYPES))
            dark, ink = self.template.is_dark, place.ink if place.idx is None else ""
            yield native_table(
                named, slide.table, corner, place.size, self.lang, dark, self.template.scale, ink
            )
        elif texts := self._said(slide, place.role):
            body = "".join(paragraph(text, self.lang) for text in texts)
            named = Named(next(ids), name, _placeholder_element(anchor))
            yield placed_text(named, place, fitted_size(texts, place), body)

    def _native(
        self,
        shown: Shown,
        title: str,
        part: Part,
        corner: tuple[int, int],
        named: Named,
        ids: Iterator[int],
    ) -> str:
        """PowerPoint's own chart in the placeholder, or a group of shapes in its place."""
        alt = shown.alt or title
        settled = self.drawing.native_of(shown.chart)
        if isinstance(settled, tuple):
            bare = replace(named, placeholder="")  # no placeholder holds a group
            return self.natives.group(bare, alt, settled, shown.chart.size, corner, ids)
        return self.natives.frame(named, alt, settled, corner, part, shown.basis)

    def _foot(
        self, slide: Slide, number: int, anchors: tuple[Anchor, ...], ids: Iterator[int]
    ) -> Iterator[str]:
        """Footer and slide number, where the layout has them."""
        found = {anchor.type: anchor for anchor in anchors}
        layout, footer = self.template.layouts[slide.layout], "".join(kept([self.deck.footer]))
        if "ftr" in found and footer and layout.foot.get("ftr", found) is not None:
            named = Named(next(ids), f"deckgen:{slide.name}:footer", _placeholder_element(found["ftr"]))
            yield from footer_shape(named, footer, layout, self.lang)
        if "sldNum" in found and layout.foot.get("sldNum", found) is not None:
            named = Named(next(ids), f"deckgen:{slide.name}:number", _placeholder_element(found["sldNum"]))
            body, place = slide_number(number, self.lang), layout.foot.get("sldNum")
            if place is None:
                yield text_shape(named, body)
            else:
                yield placed_text(named, place, place.text_size if place.resized else None, body)


def _corner(place: Placeholder) -> tuple[int, int]:
    """The upper left corner of a place in EMU."""
    return round(place.corner[0] * EMU), round(place.corner[1] * EMU)


def _placeholder_element(anchor: Anchor | None, allowed: tuple[str, ...] = ()) -> str:
    """The layout's placeholder element for use on a slide; none if its type can't hold the content."""
    if anchor is None or (allowed and anchor.type not in allowed):
        return ""
    return anchor.element
