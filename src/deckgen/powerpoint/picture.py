"""The picture of a chart: SVG with a PNG beside it for older readers, at its exact size, never cropped."""

from __future__ import annotations

import hashlib

from pptx.opc.constants import CONTENT_TYPE as CT
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.package import Package

from deckgen.charts.chart import Image
from deckgen.powerpoint.markup import EMU, Named

_SVG_EXTENSION = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"
_SVG_NAMESPACE = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"


class Media:
    """The media of one package, each content stored once under a name that follows from it."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self._parts: dict[str, Part] = {}

    def relate(self, slide: Part, image: Image) -> tuple[str, str]:
        """The slide's relationship ids of the image's PNG and SVG."""
        png = self._part(image.png, "png", CT.PNG)
        svg = self._part(image.svg, "svg", "image/svg+xml")
        return slide.relate_to(png, RT.IMAGE), slide.relate_to(svg, RT.IMAGE)

    def _part(self, content: bytes, extension: str, content_type: str) -> Part:
        """The one part that holds this content."""
        name = f"/ppt/media/chart-{hashlib.sha256(content).hexdigest()[:16]}.{extension}"
        if name not in self._parts:
            self._parts[name] = Part(PackURI(name), content_type, self.package, content)
        return self._parts[name]


def picture(shape: Named, alt: str, image: Image, place: tuple[int, int], ids: tuple[str, str]) -> str:
    """A picture in its placeholder: `place` is its corner in EMU, `ids` what `Media.relate` gave."""
    png, svg = ids
    left, top = place
    width, height = round(image.size.width * EMU), round(image.size.height * EMU)
    return (
        f"<p:pic><p:nvPicPr><p:cNvPr {shape.attributes(alt)}/>"
        '<p:cNvPicPr><a:picLocks noGrp="1" noChangeAspect="1"/></p:cNvPicPr>'
        f"<p:nvPr>{shape.placeholder}</p:nvPr></p:nvPicPr>"
        f'<p:blipFill><a:blip r:embed="{png}"><a:extLst><a:ext uri="{_SVG_EXTENSION}">'
        f'<asvg:svgBlip xmlns:asvg="{_SVG_NAMESPACE}" r:embed="{svg}"/></a:ext></a:extLst></a:blip>'
        "<a:stretch><a:fillRect/></a:stretch></p:blipFill>"
        f'<p:spPr><a:xfrm><a:off x="{left}" y="{top}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic>'
    )
