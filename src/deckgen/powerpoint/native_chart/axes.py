"""The axes of a chart part: names along one, and a value axis that is there but not seen."""

from __future__ import annotations

from deckgen.charts.native.chart import NativeChart, Shape
from deckgen.powerpoint.native_chart.colours import Colours
from deckgen.powerpoint.native_chart.text import text_properties

_TURN = -2_700_000  # 45 degrees anticlockwise, in sixtieth thousandths
_FIRST, _SECOND = 111_111_111, 222_222_222  # positive: negative ids are what makes some readers complain
_NO_TICKS = '<c:majorTickMark val="none"/><c:minorTickMark val="none"/>'


def axis_ids(chart: NativeChart) -> tuple[int, int]:
    """The ids of the two axes, as the chart element refers to them."""
    del chart
    return _FIRST, _SECOND


def axes(chart: NativeChart, colours: Colours, lang: str) -> str:
    """Both axes."""
    if chart.shape is Shape.DOTS:
        height, line = (0.0, chart.plot.height), colours.line(chart.axis, 0.8)
        return _value(chart, _FIRST, _SECOND, "b", (chart.least, chart.most)) + _value(
            chart, _SECOND, _FIRST, "l", height, line
        )
    side = "t" if chart.shape is Shape.BARS else "l"
    return _names(chart, colours, lang) + _value(chart, _SECOND, _FIRST, side, (chart.least, chart.most))


def _names(chart: NativeChart, colours: Colours, lang: str) -> str:
    """The category axis; bars run from the top down."""
    down = chart.shape is Shape.BARS
    turn, named = (_TURN if chart.turned else 0), ("none" if chart.names_drawn else "low")
    foot = "min" if chart.least > 0 else "autoZero"
    return (
        f'<c:catAx><c:axId val="{_FIRST}"/><c:scaling><c:orientation val="{"maxMin" if down else "minMax"}"/>'
        f'</c:scaling><c:delete val="0"/><c:axPos val="{"l" if down else "b"}"/>'
        f'<c:numFmt formatCode="General" sourceLinked="0"/>{_NO_TICKS}<c:tickLblPos val="{named}"/>'
        f"<c:spPr>{colours.line(chart.axis, 0.8)}</c:spPr>"
        f"{text_properties(chart.label_size, chart.label_ink, False, colours, lang, turn)}"
        f'<c:crossAx val="{_SECOND}"/><c:crosses val="{foot}"/><c:auto val="0"/><c:lblAlgn val="ctr"/>'
        '<c:lblOffset val="100"/><c:tickLblSkip val="1"/><c:noMultiLvlLbl val="1"/></c:catAx>'
    )


def _value(
    chart: NativeChart, id_: int, other: int, side: str, ends: tuple[float, float], line: str = ""
) -> str:
    """A value axis between its ends, without figures; drawn only where it has a line."""
    least, most = ends
    shown = f"<c:spPr>{line}</c:spPr>" if line else ""
    return (
        f'<c:valAx><c:axId val="{id_}"/><c:scaling><c:orientation val="minMax"/><c:max val="{most:.6g}"/>'
        f'<c:min val="{least:.6g}"/></c:scaling><c:delete val="{int(not line)}"/><c:axPos val="{side}"/>'
        f'<c:numFmt formatCode="0%" sourceLinked="0"/>{_NO_TICKS}<c:tickLblPos val="none"/>{shown}'
        f'<c:crossAx val="{other}"/><c:crosses val="min"/>'
        f'<c:crossBetween val="{"midCat" if chart.shape is Shape.DOTS else "between"}"/></c:valAx>'
    )
