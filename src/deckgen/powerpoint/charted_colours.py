"""Colours of a chart: which marks share the colour of which key, and what is lost on its ground."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lxml import etree

from deckgen.powerpoint.how import LOST, MARKS, NEAR, RENAMED
from deckgen.powerpoint.reading import YES, A, C, child_of, local
from deckgen.powerpoint.tints import Tints, classes, is_lost, nearest

_C, _A = f"{{{C}}}", f"{{{A}}}"
_LOOK, _FILL, _LINE = f"{_C}spPr", f"{_A}solidFill", f"{_A}ln"
_PLOT, _SERIES, _POINT = (f"{_C}chart", f"{_C}plotArea"), f"{_C}ser", f"{_C}dPt"
_TEXTS, _INKS = (f"{_C}tx", f"{_C}txPr"), (f"{_A}rPr", f"{_A}defRPr")
_LABELS, _LABEL, _MARKER = f"{_C}dLbls", f"{_C}dLbl", f"{_C}marker"
_SOLID = ("bar", "pie", "doughnut", "area")  # kinds of charts whose marks have room for figures
_INSIDE = ("ctr", "inEnd", "inBase")
_STACKED = ("stacked", "percentStacked")
_USUAL = "*"  # all points of a series but those that have a colour of their own
Marks = dict[str, str]  # colours by the place of a point, or _USUAL


def colours_how(chart: etree._Element, tints: Tints, keys: Sequence[str]) -> Iterator[tuple[str, str]]:
    """What is told of a chart's colours, by the letters of `how.py`; `keys` are those that lie on it."""
    plot = child_of(chart, *_PLOT)
    if plot is None:
        return
    marks: list[Marks] = []
    lost: list[str] = []
    ground = tints.ground and tints.behind(child_of(plot, _LOOK), tints.behind(child_of(chart, _LOOK)))
    usual = (ground and _ink(chart, tints)) or tints.ink
    for part in plot if keys or ground else ():
        kind = local(part)
        if kind.endswith("Chart"):
            for series in part.iterchildren(_SERIES):
                own = _marks(series, kind, tints)
                if ground:
                    places = [place for place, colour in own.items() if is_lost(colour, ground)]
                    places += (f"{place}.label" for place in _inks(series, part, own, (usual, ground), tints))
                    lost += (f"{len(marks)}:{place}" for place in places)
                marks.append(own)
        elif ground and kind.endswith("Ax") and is_lost(_ink(part, tints) or usual, ground):
            lost += [] if _is_deleted(part) else [kind]
    if keys:
        yield MARKS, _shared(marks, keys)
        yield NEAR, nearest([*keys, *(colour for own in marks for colour in own.values())])
    yield LOST.upper(), " ".join(lost)
    yield RENAMED, " ".join(filter(None, map(tints.renamed_in, plot.iter(_SERIES))))


def _shared(marks: list[Marks], keys: Sequence[str]) -> str:
    """Which marks have the colour of which key; those that have no key's may have any."""
    named = [
        (f"{number}:{place}", colour) for number, own in enumerate(marks) for place, colour in own.items()
    ]
    numbers = classes([*keys, *(colour for _, colour in named)])
    of_keys, of_marks = numbers[: len(keys)], numbers[len(keys) :]
    told = [
        name + str(number) for (name, _), number in zip(named, of_marks, strict=True) if number in of_keys
    ]
    return " ".join([*map(str, of_keys), *told])


def _marks(series: etree._Element, kind: str, tints: Tints) -> Marks:
    """The colour of a series, and of its points that have another."""
    usual = _colour(series, kind, tints)
    found: Marks = {_USUAL: usual}
    for point in series.iterchildren(_POINT):
        place = child_of(point, f"{_C}idx")
        if place is not None and (colour := _colour(point, kind, tints)) and colour != usual:
            found[str(place.get("val"))] = colour
    return found


def _colour(holder: etree._Element, kind: str, tints: Tints) -> str:
    """The colour of a series' or point's bars, or of its line, or else of its markers."""
    look = child_of(holder, _LOOK)
    if kind.startswith(_SOLID):
        return tints.of(child_of(look, _FILL))
    fills = (child_of(look, _LINE, _FILL), child_of(holder, _MARKER, _LOOK, _FILL), child_of(look, _FILL))
    return next(filter(None, map(tints.of, fills)), "")


def _inks(
    series: etree._Element, plot: etree._Element, marks: Marks, usual: tuple[str, str], tints: Tints
) -> Iterator[str]:
    """The places of labels whose figures have the colour of what they stand on: their bar, or the ground."""
    labels = child_of(series, _LABELS)
    if labels is None:
        return
    ink, ground = usual
    inks = {ink, *(tints.of(child_of(look, _FILL)) for look in labels.iter(*_INKS))}
    if not any(is_lost(one, behind) for behind in {ground, *marks.values()} for one in inks):
        return  # wherever they stand
    ink = _ink(labels, tints) or ink
    inside = _INSIDE if local(plot).startswith(_SOLID) else ()
    place = _value(labels, "dLblPos") or ("ctr" if _value(plot, "grouping") in _STACKED else "")
    if not _is_deleted(labels) and is_lost(ink, marks[_USUAL] if place in inside else ground):
        yield _USUAL
    for label in labels.iterchildren(_LABEL):
        number = _value(label, "idx")
        within = (_value(label, "dLblPos") or place) in inside
        behind = marks.get(number, marks[_USUAL]) if within else ground
        if is_lost(_ink(label, tints) or ink, behind) and not _is_deleted(label):
            yield number


def _ink(holder: etree._Element, tints: Tints) -> str:
    """The colour of the text of a part, its own or how it looks; empty where it says none."""
    text = next(holder.iterchildren(*_TEXTS), None)
    return "" if text is None else tints.of(child_of(next(text.iter(*_INKS), None), _FILL))


def _is_deleted(holder: etree._Element) -> bool:
    gone = child_of(holder, f"{_C}delete")
    return gone is not None and gone.get("val", "1") in YES


def _value(holder: etree._Element, name: str) -> str:
    child = child_of(holder, f"{_C}{name}")
    return "" if child is None else str(child.get("val") or "")
