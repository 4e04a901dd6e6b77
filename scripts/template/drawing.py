"""Small pieces of DrawingML: lengths, colours, texts, placeholders and decoration."""

from dataclasses import dataclass, field
from html import escape

LANGUAGE = "nb-NO"

NAMESPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

EMPTY_GROUP = (
    '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>'
    '<p:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/>'
    '<a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>'
)
DECORATIVE = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}">'
    '<adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/>'
    "</a:ext></a:extLst>"
)

# Colours by the part they play. Names are the theme's, so that a new theme recolours the deck.
INK = "tx1"
MUTED = "accent2"  # 8.0:1 on white; no tint of another colour, since some readers tint twice
NAVY = "tx2"
WHITE = "bg1"
PAPER = "bg2"
OWN = "accent1"
NATION = "accent2"
TINT = "accent4"
HAIRLINE = "C9C9D2"
TAG_GROUND = "FFF3D6"
TAG_INK = "6B4300"


def emu(inches: float) -> int:
    """Inches in PowerPoint's unit."""
    return round(inches * 914400)


def colour(name: str) -> str:
    """A colour: the theme's name for it, or six hex digits."""
    kind = "srgbClr" if len(name) == 6 and name.isupper() else "schemeClr"
    return f'<a:{kind} val="{name}"/>'


def solid(name: str) -> str:
    """A solid fill of a colour."""
    return f"<a:solidFill>{colour(name)}</a:solidFill>"


@dataclass(frozen=True)
class Box:
    """Where something stands on the slide, in inches."""

    x: float
    y: float
    w: float
    h: float

    def xfrm(self) -> str:
        """The box as a transform."""
        return (
            f'<a:xfrm><a:off x="{emu(self.x)}" y="{emu(self.y)}"/>'
            f'<a:ext cx="{emu(self.w)}" cy="{emu(self.h)}"/></a:xfrm>'
        )


@dataclass(frozen=True)
class Face:
    """How a placeholder's text looks: points, colour, weight, place and spacing."""

    size: float
    ink: str = INK
    bold: bool = False
    italic: bool = False
    heading: bool = False
    align: str = "l"
    anchor: str = "t"
    line: int = 100  # line spacing, per cent
    after: int = 0  # space after a paragraph, points
    bullets: bool = False
    inset: float = 0  # left and right, inches
    under: float = 0  # below the last line, inches

    def level(self, number: int) -> str:
        """The style of one outline level: smaller and further in, never below 12 points."""
        size = max(self.size - 2 * (number - 1), min(self.size, 14), 12)
        step = 0.3
        left = emu(step * (number if self.bullets else number - 1))
        hanging = emu(-step if self.bullets else 0)
        mark = "<a:buNone/>"
        if self.bullets:
            mark = f'<a:buClr>{colour(OWN)}</a:buClr><a:buFont typeface="Arial"/><a:buChar char="•"/>'
        face = "mj" if self.heading else "mn"
        return (
            f'<a:lvl{number}pPr marL="{left}" indent="{hanging}" algn="{self.align}">'
            f'<a:lnSpc><a:spcPct val="{self.line * 1000}"/></a:lnSpc>'
            '<a:spcBef><a:spcPts val="0"/></a:spcBef>'
            f'<a:spcAft><a:spcPts val="{self.after * 100}"/></a:spcAft>'
            f'{mark}<a:defRPr lang="{LANGUAGE}" sz="{round(size * 100)}" b="{int(self.bold)}" '
            f'i="{int(self.italic)}">{solid(self.ink)}<a:latin typeface="+{face}-lt"/>'
            f'<a:ea typeface="+{face}-ea"/><a:cs typeface="+{face}-cs"/></a:defRPr></a:lvl{number}pPr>'
        )

    def levels(self, count: int) -> str:
        """The first levels' styles, one after another."""
        return "".join(self.level(number) for number in range(1, count + 1))

    def body(self) -> str:
        """The text frame's properties: no side insets, so texts stand on the margin, and no autofit."""
        side = emu(self.inset)
        return (
            f'<a:bodyPr vert="horz" wrap="square" lIns="{side}" tIns="0" rIns="{side}" '
            f'bIns="{emu(self.under)}" rtlCol="0" anchor="{self.anchor}"><a:noAutofit/></a:bodyPr>'
        )


@dataclass(frozen=True)
class Placeholder:
    """One placeholder of a layout."""

    name: str
    kind: str  # OOXML's type: title, body, pic, …
    box: Box
    face: Face
    prompt: str = ""
    idx: int | None = None
    fill: str = ""
    bare: bool = field(default=False, kw_only=True)  # a master's own: styles come from p:txStyles

    def xml(self, number: int) -> str:
        """The placeholder as a shape of a layout or a master."""
        idx = "" if self.idx is None else f' idx="{self.idx}"'
        size = ' sz="quarter"' if self.idx is not None and self.kind != "subTitle" else ""
        custom = ' hasCustomPrompt="1"' if self.prompt and self.kind not in ("sldNum", "ftr") else ""
        fill = solid(self.fill) if self.fill else ""
        levels = 5 if self.kind == "body" else 1
        style = "<a:lstStyle/>" if self.bare else f"<a:lstStyle>{self.face.levels(levels)}</a:lstStyle>"
        return (
            f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{escape(self.name)}"/>'
            '<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
            f'<p:nvPr><p:ph type="{self.kind}"{size}{idx}{custom}/></p:nvPr></p:nvSpPr>'
            f'<p:spPr>{self.box.xfrm()}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>{fill}</p:spPr>'
            f"<p:txBody>{self.face.body()}{style}{self._paragraph()}</p:txBody></p:sp>"
        )

    def _paragraph(self) -> str:
        run = f'<a:rPr lang="{LANGUAGE}"/>'
        if self.kind == "sldNum":
            return (
                f'<a:p><a:fld id="{{6F0B1C5E-2C0B-4D52-9A6B-5B0C1B7E9101}}" type="slidenum">{run}'
                f'<a:t>‹nr.›</a:t></a:fld><a:endParaRPr lang="{LANGUAGE}"/></a:p>'
            )
        if not self.prompt:
            return f'<a:p><a:endParaRPr lang="{LANGUAGE}"/></a:p>'
        return f"<a:p><a:r>{run}<a:t>{escape(self.prompt)}</a:t></a:r></a:p>"


@dataclass(frozen=True)
class Decoration:
    """A plain rectangle that says nothing: named, filled, marked decorative."""

    name: str
    box: Box
    fill: str

    def xml(self, number: int) -> str:
        """The rectangle as a shape."""
        return (
            f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="Pynt: {escape(self.name)}">{DECORATIVE}</p:cNvPr>'
            '<p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr>'
            f'<p:spPr>{self.box.xfrm()}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>{solid(self.fill)}'
            "<a:ln><a:noFill/></a:ln></p:spPr>"
            f'<p:txBody><a:bodyPr rtlCol="0" anchor="ctr"/><a:lstStyle/>'
            f'<a:p><a:endParaRPr lang="{LANGUAGE}"/></a:p></p:txBody></p:sp>'
        )


Shape = Placeholder | Decoration


def shape_tree(shapes: list[Shape], ground: str) -> str:
    """A slide's common data: its ground and its shapes, numbered from 2."""
    drawn = "".join(shape.xml(number) for number, shape in enumerate(shapes, start=2))
    return (
        f"<p:bg><p:bgPr>{solid(ground)}<a:effectLst/></p:bgPr></p:bg>"
        f"<p:spTree>{EMPTY_GROUP}{drawn}</p:spTree>"
    )
