"""Text properties inside charts: size, weight and ink in the deck's own body face."""

from __future__ import annotations

from deckgen.powerpoint.native_chart.colours import Colours

_FACE = '<a:latin typeface="+mn-lt"/>'


def run(name: str, size: float, ink: str, bold: bool, colours: Colours, lang: str = "") -> str:
    """The properties of a run, as the element `a:<name>`."""
    language = f' lang="{lang}"' if lang else ""
    fill = colours.fill(ink, text=True)
    return f'<a:{name}{language} sz="{round(size * 100)}" b="{int(bold)}">{fill}{_FACE}</a:{name}>'


def text_properties(
    size: float, ink: str, bold: bool, colours: Colours, lang: str, turn: int | None = None, wrap: bool = True
) -> str:
    """A `c:txPr`; `turn` is in sixtieth thousandths of a degree, clockwise."""
    rotation = "" if turn is None else f' rot="{turn}" vert="horz"'
    wrapping = "" if wrap else ' wrap="none"'
    return (
        f"<c:txPr><a:bodyPr{rotation}{wrapping}/><a:lstStyle/><a:p><a:pPr>"
        f"{run('defRPr', size, ink, bold, colours)}</a:pPr>"
        f'<a:endParaRPr lang="{lang}"/></a:p></c:txPr>'
    )
