"""The table style: bold navy heads over a rule, hairlines between rows, no boxes."""

from template.drawing import DECLARATION, HAIRLINE, INK, NAVY, OWN, PAPER, solid

STYLE_ID = "{8D2C2F4A-6B1E-4E0C-9C57-1F0A5B3E7D21}"
STYLE_NAME = "deckgen tabell"


def _edge(side: str, points: float, ink: str) -> str:
    return f'<a:{side}><a:ln w="{round(points * 12700)}" cmpd="sng">{solid(ink)}</a:ln></a:{side}>'


def _part(tag: str, ink: str, borders: str, fill: str = "", bold: bool = False) -> str:
    weight = ' b="on"' if bold else ""
    shade = f"<a:fill>{fill}</a:fill>" if fill else ""
    return (
        f'<a:{tag}><a:tcTxStyle{weight}><a:fontRef idx="minor"/><a:schemeClr val="{ink}"/></a:tcTxStyle>'
        f"<a:tcStyle><a:tcBdr>{borders}</a:tcBdr>{shade}</a:tcStyle></a:{tag}>"
    )


def table_styles() -> str:
    """The part with deckgen's own table style, the default of new tables."""
    whole = _part(
        "wholeTbl",
        INK,
        _edge("bottom", 1, HAIRLINE) + _edge("insideH", 0.75, HAIRLINE),
        "<a:noFill/>",
    )
    banded = f"<a:band1H><a:tcStyle><a:tcBdr/><a:fill>{solid(PAPER)}</a:fill></a:tcStyle></a:band1H>"
    last = _part("lastRow", INK, _edge("top", 1, NAVY), bold=True)
    first = _part("firstCol", INK, "", bold=True)
    head = _part("firstRow", NAVY, _edge("bottom", 2, OWN), bold=True)
    return (
        f'{DECLARATION}<a:tblStyleLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
        f'def="{STYLE_ID}"><a:tblStyle styleId="{STYLE_ID}" styleName="{STYLE_NAME}">'
        f"{whole}{banded}{first}{last}{head}</a:tblStyle></a:tblStyleLst>"
    )
