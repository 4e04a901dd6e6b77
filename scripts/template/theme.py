"""The theme part: twelve colours, one typeface, flat fills and lines."""

from template.drawing import DECLARATION

NAME = "deckgen ks"
TYPEFACE = "Calibri"

# From a public, MIT-licensed design system; none of them is claimed as an official colour.
COLOURS = {
    "dk1": "1D252D",
    "lt1": "FFFFFF",
    "dk2": "00042E",
    "lt2": "F5F5F7",
    "accent1": "714EEA",  # the own region
    "accent2": "4C4F66",  # the nation: 11 L* darker than the region, so it holds in grey print
    "accent3": "00042E",
    "accent4": "C1B2F6",
    "accent5": "0A71C0",
    "accent6": "EA9B1B",
    "hlink": "0A71C0",
    "folHlink": "6244CB",
}

_FILL = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
_FLAT = "<a:effectStyle><a:effectLst/></a:effectStyle>"


def _line(points: float) -> str:
    return (
        f'<a:ln w="{round(points * 12700)}" cap="flat" cmpd="sng" algn="ctr">{_FILL}'
        '<a:prstDash val="solid"/><a:miter lim="800000"/></a:ln>'
    )


def _font() -> str:
    return f'<a:latin typeface="{TYPEFACE}"/><a:ea typeface=""/><a:cs typeface=""/>'


def theme(name: str = NAME) -> str:
    """The theme as a part."""
    colours = "".join(f'<a:{slot}><a:srgbClr val="{hex_}"/></a:{slot}>' for slot, hex_ in COLOURS.items())
    lines = _line(0.75) + _line(1) + _line(1.5)
    return (
        f'{DECLARATION}<a:theme name="{name}" '
        'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
        f'<a:themeElements><a:clrScheme name="{name}">{colours}</a:clrScheme>'
        f'<a:fontScheme name="{TYPEFACE}"><a:majorFont>{_font()}</a:majorFont>'
        f"<a:minorFont>{_font()}</a:minorFont></a:fontScheme>"
        f'<a:fmtScheme name="{name}"><a:fillStyleLst>{_FILL * 3}</a:fillStyleLst>'
        f"<a:lnStyleLst>{lines}</a:lnStyleLst><a:effectStyleLst>{_FLAT * 3}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{_FILL * 3}</a:bgFillStyleLst></a:fmtScheme></a:themeElements>"
        "<a:objectDefaults/><a:extraClrSchemeLst/></a:theme>"
    )
