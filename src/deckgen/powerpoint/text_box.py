"""Text where a layout has no place for it as it is: boxes of our own, placeholders moved or shrunk."""

from __future__ import annotations

from collections.abc import Iterator

from deckgen.deck.template import Layout, Placeholder
from deckgen.findings.tongue import Tongue
from deckgen.powerpoint.fitting import fitted_size, shortened
from deckgen.powerpoint.markup import EMU, Named, paragraph, text_shape


def placed_text(shape: Named, place: Placeholder, size: float | None, paragraphs: str) -> str:
    """The text shape of a role in its place, at `size` points where that isn't the layout's own."""
    if place.idx is not None and not place.moved and not place.inked and not place.eased and size is None:
        return text_shape(shape, paragraphs)
    drawn = place.idx is None
    about = '<p:cNvSpPr txBox="1"/>' if drawn else '<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
    return (
        f"<p:sp><p:nvSpPr><p:cNvPr {shape.attributes()}/>{about}"
        f"<p:nvPr>{shape.placeholder}</p:nvPr></p:nvSpPr><p:spPr>{_frame(place)}</p:spPr>"
        f"<p:txBody>{_body(place)}<a:lstStyle>{_style(place, size)}</a:lstStyle>{paragraphs}"
        "</p:txBody></p:sp>"
    )


def footer_shape(shape: Named, text: str, layout: Layout, lang: Tongue) -> Iterator[str]:
    """The footer in its place, in a wider one, or cut at a word; none where no word has room."""
    place = layout.foot.get("ftr")
    if place is None:
        yield text_shape(shape, paragraph(text, lang))
        return
    if (found := shortened(text, (place, *layout.wider))) is not None:
        said, place = found
        yield placed_text(shape, place, fitted_size((said,), place), paragraph(said, lang))


def _frame(place: Placeholder) -> str:
    """Where the shape stands, if not where its layout has it, and the frame that a tag has."""
    if place.idx is not None and not place.moved:
        return ""
    left, top, wide, high = (round(x * EMU) for x in (*place.corner, place.size.width, place.size.height))
    line = f'<a:ln w="9525"><a:solidFill><a:schemeClr val="{place.ink}"/></a:solidFill></a:ln>'
    fill = (
        f'<a:solidFill><a:schemeClr val="{place.ground}"/></a:solidFill>' if place.ground else "<a:noFill/>"
    )
    drawn = f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>{fill}{line if place.framed else ""}'
    moved = f'<a:xfrm><a:off x="{left}" y="{top}"/><a:ext cx="{wide}" cy="{high}"/></a:xfrm>'
    return moved + (drawn if place.idx is None else "")


def _body(place: Placeholder) -> str:
    """How text lies in the box."""
    if place.idx is not None and not place.eased:
        return "<a:bodyPr><a:normAutofit/></a:bodyPr>"
    side, above = round(place.insets.width / 2 * EMU), round(place.insets.height / 2 * EMU)
    margins = f'wrap="square" lIns="{side}" tIns="{above}" rIns="{side}" bIns="{above}"'
    if place.eased:
        lies = f'rot="0" vert="horz" {margins} numCol="1"'
        return f"<a:bodyPr {lies}><a:normAutofit/></a:bodyPr>"
    anchor = ' anchor="ctr"' if place.framed else ""
    return f"<a:bodyPr {margins}{anchor}><a:noAutofit/></a:bodyPr>"


def _style(place: Placeholder, size: float | None) -> str:
    """The text's size, and the whole of its look in a box of our own."""
    points = f' sz="{round(size * 100)}"' if size else ""
    ink = f'<a:solidFill><a:schemeClr val="{place.ink}"/></a:solidFill>'
    if place.idx is not None and place.inked:
        return f"<a:lvl1pPr><a:defRPr{points}>{ink}</a:defRPr></a:lvl1pPr>"
    if place.idx is not None:
        return f"<a:lvl1pPr><a:defRPr{points}/></a:lvl1pPr>" if points else ""
    align = ' algn="ctr"' if place.framed else ""
    return f'<a:lvl1pPr{align}><a:defRPr{points} b="{int(place.bold)}">{ink}</a:defRPr></a:lvl1pPr>'
