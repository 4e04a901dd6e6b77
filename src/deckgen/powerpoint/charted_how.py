"""How a chart shows its figures: its kind, axes, labels and number formats, with defaults filled in.

Two programs write one chart differently: what is compared is what is seen, point by point.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from deckgen.powerpoint.charted_plot import ends_of
from deckgen.powerpoint.number_format import GENERAL, shown_by
from deckgen.powerpoint.reading import YES, A, C, child_of, local, plain_number, whole
from deckgen.powerpoint.wording import has_no_ink, is_struck, is_unlike, is_unseen

_C = f"{{{C}}}"
_PLOT = (f"{_C}chart", f"{_C}plotArea")
_LABEL_LOOK = (f"{_C}txPr", f"{{{A}}}p", f"{{{A}}}pPr", f"{{{A}}}defRPr")
_FILL_OF, _LINE_OF = f"{_C}spPr", (f"{_C}spPr", f"{{{A}}}ln")
_COUNT, _POINT = f"{_C}ptCount", f"{_C}pt"
_WRITTEN, _RUN = f"{_C}tx", f"{{{A}}}rPr"
_DELETE, _FORMAT, _TEXT = f"{_C}delete", f"{_C}numFmt", f"{_C}txPr"
_FLAGS = tuple(
    f"{_C}{name}" for name in ("showVal", "showCatName", "showSerName", "showPercent", "showBubbleSize")
)
_LINED = ("lineChart", "areaChart", "line3DChart", "area3DChart", "radarChart")
_STACKED = ("stacked", "percentStacked")
_SHOWN = "1"
_LEAST = 0.06  # of a chart's width or height
_OVER = 70  # of a hundred: bars that hide each other, or lie in one stack


class _Labels(NamedTuple):
    """What labels show, what they inherit filled in: which parts, in which format, and if that is seen."""

    flags: str = "0" * len(_FLAGS)
    code: str | None = None
    odd: str = ""


def chart_how(chart: etree._Element) -> Iterator[tuple[str, str]]:
    """What is told of how a chart shows its figures, by the letters of `how.py`."""
    plot = child_of(chart, *_PLOT)
    if plot is None:
        return
    usual = _Labels(odd=_odd(child_of(chart, *_LABEL_LOOK)))
    kinds: list[str] = []
    labels: list[str] = []
    formats: list[str] = []
    unfilled: list[str] = []
    broken = False
    axes: list[str] = []
    for child in plot:
        name = local(child)
        if name.endswith("Chart"):
            kinds.append(_kind(name, child))
            base = _labels(child_of(child, f"{_C}dLbls"), usual)
            for series in child.iterchildren(f"{_C}ser"):
                points, size = _points(series)
                shown, codes = _labelled(series, points, base)
                labels.append(shown)
                formats.append(codes)
                unfilled.append(_unfilled(series, name))
                kinds.append(_added(series))
                broken = broken or (name in _LINED and len(points) < size)
        elif name.endswith("Ax"):
            axes.append(_axis(name, child, plot, usual))
    yield "k", "|".join(kinds)
    yield "a", "|".join(sorted(axes))
    yield "l", "|".join(labels)
    yield "f", "|".join(formats)
    yield from ends_of(plot)
    if _is_squeezed(plot):
        unfilled.append("squeezed")
    if any(unfilled):
        yield "p", "|".join(unfilled)
    if broken:
        yield "b", _value(child_of(chart, f"{_C}chart"), "dispBlanksAs", "zero", "zero")


def _is_squeezed(plot: etree._Element) -> bool:
    """Whether a plot has next to nothing of its chart's room."""
    layout = child_of(plot, f"{_C}layout", f"{_C}manualLayout")
    sides = (_number(_value(layout, side, "", "")) for side in "wh")
    return any(side is not None and side < _LEAST for side in sides)


def _kind(name: str, plot: etree._Element) -> str:
    """Which kind of chart a plot is: bars or columns, side by side or stacked, hiding each other or not."""
    grouping = _value(plot, "grouping", "clustered" if name.startswith("bar") else "standard", "standard")
    over = ""
    if name.startswith("bar") and (grouping in _STACKED or len(plot.findall(f"{_C}ser")) > 1):
        over = str(whole(_value(plot, "overlap", "0", "0").rstrip("%")) >= _OVER)
    return f"{name} {_value(plot, 'barDir', 'col', 'col')} {grouping} {over}"


def _added(series: etree._Element) -> str:
    """Trend lines and error bars of a series, which are figures of their own."""
    told = ["trend" for _ in series.iterchildren(f"{_C}trendline")]
    for bars in series.iterchildren(f"{_C}errBars"):
        kind = _value(bars, "errValType", "fixedVal", "fixedVal")
        size = plain_number(_value(bars, "val", "0", "0")) if kind != "cust" else ""
        told.append(f"{_value(bars, 'errBarType', 'both', 'both')} {kind} {size}")
    return ",".join(told)


def _axis(name: str, axis: etree._Element, plot: etree._Element, usual: _Labels) -> str:
    """An axis: which way it runs, if it is logarithmic, where bars stand on it, and which labels are seen."""
    scaling = child_of(axis, f"{_C}scaling")
    kind = "value" if name == "valAx" else "names"
    told = [kind, _value(scaling, "orientation", "minMax", "minMax"), _value(scaling, "logBase", "", "10")]
    told.append(_value(child_of(axis, f"{_C}dispUnits"), "builtInUnit", "", "thousands"))
    if kind == "names":
        told.append(_foot(axis, plot))
        skipped = whole(_value(axis, "tickLblSkip", "1", "1"))
        told.append(str(skipped) if skipped > 1 else "")
    deleted = _value(axis, "delete", "1", "1") in YES
    if not deleted and _value(axis, "tickLblPos", "nextTo", "nextTo") != "none":
        look = child_of(axis, *_LABEL_LOOK)
        code = _code(child_of(axis, _FORMAT), None)
        told.append(f"labels {_odd(look) or usual.odd} {shown_by(GENERAL if code is None else code)}")
    return " ".join(told)


def _foot(axis: etree._Element, plot: etree._Element) -> str:
    """The value that bars stand on: another one makes them longer, or turns them upside down."""
    other = _value(axis, "crossAx", "", "")
    for value in plot.iterchildren(f"{_C}valAx"):
        if _value(value, "axId", "", "") == other:
            scaling = child_of(value, f"{_C}scaling")
            low, high = (_number(_value(scaling, end, "", "")) for end in ("min", "max"))
            at = _number(_value(axis, "crossesAt", "", ""))
            how = _value(axis, "crosses", "autoZero", "autoZero")
            if at is None:
                at = {"min": low, "max": high}.get(how, 0.0)
            at = at if at is None or low is None else max(at, low)
            return how if at is None else f"{at if high is None else min(at, high):.6g}"
    return ""


def _points(series: etree._Element) -> tuple[dict[str, str], int]:
    """The places of a series that have a figure, with the format each has itself; and how many there are."""
    for name in ("val", "yVal"):
        held = child_of(series, f"{_C}{name}")
        if held is not None:
            count = next(held.iter(_COUNT), None)
            found = {
                str(point.get("idx")): str(point.get("formatCode") or "")
                for point in held.iter(_POINT)
                if len(point) and point[0].text
            }
            return found, 0 if count is None else whole(count.get("val"))
    return {}, 0


def _labelled(series: etree._Element, points: dict[str, str], base: _Labels) -> tuple[str, str]:
    """What the label of each point shows, and in which format where that is a figure."""
    own = child_of(series, f"{_C}dLbls")
    usual = _labels(own, base)
    by_point: dict[str, _Labels] = {}
    if own is not None:
        for label in own.iterchildren(f"{_C}dLbl"):
            by_point[_value(label, "idx", "", "")] = _labels(label, usual)
    linked = next((str(code.text or "") for code in series.iter(f"{_C}formatCode")), GENERAL)
    shown: list[str] = []
    codes: list[str] = []
    for place, code in points.items():
        one = by_point.get(place, usual)
        if _SHOWN in one.flags:
            shown.append(f"{place}:{one.flags}{one.odd}")
            codes.append(shown_by(code or linked if one.code is None else one.code))
    same = set(codes)
    return " ".join(shown), " ".join(same if len(same) == 1 else codes)


def _labels(labels: etree._Element | None, above: _Labels) -> _Labels:
    """Labels of a plot, a series or a point; what they don't say is as `above`."""
    if labels is None:
        return above
    said = {child.tag: child for child in labels}
    if (deleted := said.get(_DELETE)) is not None and deleted.get("val", "1") in YES:
        return _Labels(odd=above.odd)
    flags = above.flags
    if not said.keys().isdisjoint(_FLAGS):
        flags = "".join(
            str(int(said[flag].get("val", "1") in YES)) if flag in said else before
            for flag, before in zip(_FLAGS, flags, strict=True)
        )
    odd = above.odd
    if _TEXT in said and (look := child_of(said[_TEXT], *_LABEL_LOOK[1:])) is not None:
        odd = _odd(look)
    for look in said[_WRITTEN].iter(_RUN) if _WRITTEN in said else ():
        odd += _odd(look)
    return _Labels(flags, _code(said.get(_FORMAT), above.code), odd)


def _code(code: etree._Element | None, above: str | None) -> str | None:
    """The number format that a part has itself; none where it follows its source."""
    if code is None:
        return above
    return None if code.get("sourceLinked") in YES else str(code.get("formatCode") or GENERAL)


def _odd(look: etree._Element | None) -> str:
    """Whether text that looks so is struck out or can't be seen."""
    if look is None:
        return ""
    odd = "struck" if is_struck(look) else ""
    return odd + ("unseen" if is_unseen(look) else "") + ("unlike" if is_unlike(look) else "")


def _unfilled(series: etree._Element, name: str) -> str:
    """The points of a series that can't be seen: bars without a fill, lines without line and markers."""
    shape = child_of(series, _FILL_OF)
    if not name.startswith("bar"):
        line, symbol = child_of(series, *_LINE_OF), child_of(series, f"{_C}marker", f"{_C}symbol")
        unmarked = symbol is not None and symbol.get("val") == "none"
        marker = child_of(series, f"{_C}marker")
        unmarked = unmarked or (marker is not None and _is_bare(child_of(marker, _FILL_OF)))
        return "all" if _is_bare(line) and unmarked else ""
    told = ["all"] if _is_bare(shape) else []
    for point in series.iterchildren(f"{_C}dPt"):
        look = child_of(point, _FILL_OF)
        if look is not None and _is_bare(look) != bool(told and told[0] == "all"):
            told.append(_value(point, "idx", "", ""))
    return " ".join(told)


def _is_bare(shape: etree._Element | None) -> bool:
    """Whether a fill or line is none, or lets all through."""
    return shape is not None and has_no_ink(shape)


def _value(above: etree._Element | None, name: str, absent: str, bare: str) -> str:
    """The `val` of a child: what it is where there is no child, and where the child doesn't say."""
    child = child_of(above, f"{_C}{name}")
    return absent if child is None else str(child.get("val", bare))


def _number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None
