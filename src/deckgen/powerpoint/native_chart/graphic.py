"""A native chart on a slide: its parts, and the graphic frame or the group of shapes that stands there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import count

from pptx.opc.constants import CONTENT_TYPE as CT
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.package import Package

from deckgen.charts.canvas import Mark
from deckgen.charts.chart import Size
from deckgen.charts.native.chart import NativeChart
from deckgen.deck.deck import Basis
from deckgen.findings.tongue import Tongue
from deckgen.powerpoint.markup import EMU, Named
from deckgen.powerpoint.native_chart.colours import Colours
from deckgen.powerpoint.native_chart.markup import chart_space
from deckgen.powerpoint.native_chart.shapes import shapes, user_shapes
from deckgen.powerpoint.native_chart.sheet import Sheet

_CHART_URI = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_NUMBERED = re.compile(r"/ppt/(?:charts/chart|embeddings/workbook|drawings/drawing)(\d+)\.\w+", re.I)
_SHAPES_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chartshapes+xml"


@dataclass(frozen=True)
class Charts:
    """The native charts of one package, numbered as they come."""

    package: Package
    colours: Colours
    family: str
    lang: Tongue
    _numbers: Iterator[int] = field(init=False)

    def __post_init__(self) -> None:
        """Numbers that no chart of the template's own layouts has."""
        names = (_NUMBERED.fullmatch(part.partname) for part in self.package.iter_parts())
        taken = max((int(name[1]) for name in names if name), default=0)
        object.__setattr__(self, "_numbers", count(taken + 1))

    def frame(
        self,
        shape: Named,
        alt: str,
        chart: NativeChart,
        place: tuple[int, int],
        slide: Part,
        basis: Basis | None,
    ) -> str:
        """The chart's parts made, and its graphic frame; `place` is its corner in EMU."""
        from deckgen.powerpoint.native_chart.workbook import workbook  # noqa: PLC0415  # pictures need none

        number = next(self._numbers)
        part = Part(PackURI(f"/ppt/charts/chart{number}.xml"), CT.DML_CHART, self.package)
        sheet = Sheet(chart)
        content = workbook(sheet, basis or Basis("", ()))
        book = self._part(f"/ppt/embeddings/workbook{number}.xlsx", CT.SML_SHEET, content)
        book_id, shapes_id = part.relate_to(book, RT.PACKAGE), ""
        if chart.drawn:
            drawn = user_shapes(chart.drawn, chart.size, self.family, self.colours, self.lang)
            drawing = self._part(f"/ppt/drawings/drawing{number}.xml", _SHAPES_TYPE, drawn)
            shapes_id = part.relate_to(drawing, RT.CHART_USER_SHAPES)
        part.blob = chart_space(sheet, self.colours, self.lang.tag, book_id, shapes_id)
        wide, high = round(chart.size.width * EMU), round(chart.size.height * EMU)
        return (
            f"<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr {shape.attributes(alt)}/>"
            '<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr>'
            f"<p:nvPr>{shape.placeholder}</p:nvPr></p:nvGraphicFramePr>"
            f'<p:xfrm><a:off x="{place[0]}" y="{place[1]}"/><a:ext cx="{wide}" cy="{high}"/></p:xfrm>'
            f'<a:graphic><a:graphicData uri="{_CHART_URI}"><c:chart xmlns:c="{_CHART_URI}" '
            f'r:id="{slide.relate_to(part, RT.CHART)}"/></a:graphicData></a:graphic></p:graphicFrame>'
        )

    def group(
        self,
        group: Named,
        alt: str,
        marks: Sequence[Mark],
        size: Size,
        place: tuple[int, int],
        ids: Iterator[int],
    ) -> str:
        """The marks as a group of named shapes at `place`, for kinds that PowerPoint has no chart of."""
        wide, high = round(size.width * EMU), round(size.height * EMU)
        drawn = shapes(marks, ids, self.family, self.colours, self.lang)
        return (
            f"<p:grpSp><p:nvGrpSpPr><p:cNvPr {group.attributes(alt)}/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>"
            f'<p:grpSpPr><a:xfrm><a:off x="{place[0]}" y="{place[1]}"/><a:ext cx="{wide}" cy="{high}"/>'
            f'<a:chOff x="0" y="0"/><a:chExt cx="{wide}" cy="{high}"/></a:xfrm></p:grpSpPr>{drawn}</p:grpSp>'
        )

    def _part(self, name: str, content_type: str, content: bytes) -> Part:
        return Part(PackURI(name), content_type, self.package, content)
