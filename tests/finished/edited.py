"""A figure changed in the workbooks of a deck's charts, as by «Edit data», and the charts following."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pptx import Presentation

from powerpoint.native import NS, native_of

# A dot's label: its figure, and what its cell of marks holds.
_LABEL = r'=(TEXT|FIXED)\(([\w!]+),(?:"0\xa0%"|1)\)(?:&IF\(OR\(([\w!]+)="",\3="\?"\),"","\xa0"\)&\3)?'

C = NS["c"]
STEP = {False: 0.01, True: 0.1}  # what a share or a mean is changed by at least
ROOM = 0.03  # of an axis, which a figure can be raised by


@dataclass(frozen=True)
class Change:
    """One figure of a chart: its series and place, what it was and what it is now."""

    series: int
    place: int
    old: float
    new: float


def charts_of(deck: Any) -> Iterator[Any]:
    """The chart part of each slide that has one."""
    for slide in deck.slides:
        yield from (shape.chart.part for shape in slide.shapes if shape.has_chart)


def edit_all(path: Path, to: Path, raised: bool) -> list[Change]:
    """Change a figure of every chart in its workbook, and save the deck with charts that follow.

    One is halved, or the highest is `raised`: some of the way that its axis still has; then its label
    still has room as well, without which LibreOffice makes the whole chart a little smaller.
    """
    deck, changes = Presentation(str(path)), list[Change]()
    for number, part in enumerate(charts_of(deck)):
        native = native_of(part)
        holder = "c:xVal" if native.found("//c:scatterChart") else "c:val"
        low, high = (float(native.found(f"//c:valAx//c:{end}/@val")[0]) for end in ("min", "max"))
        if raised and high - max(old for *_, old in _labelled(native, holder)) > ROOM * (high - low):
            series, place, old = max(_labelled(native, holder), key=lambda figure: figure[2])
            new = old + max(STEP[native.is_mean], round((high - old) / 8, 1 if native.is_mean else 2))
        else:
            series, place, old = next(_labelled(native, holder))
            new = round(low + (old - low) / 2, 1 if native.is_mean else 2)
        (reference,) = native.found(f"//c:ser[c:idx/@val='{series}']/{holder}//c:f/text()")
        sheet, _, cells = str(reference).partition("!")
        native.book[sheet][cells.replace("$", "")][place][0].value = new
        book = to.parent / f"edited-{number}.xlsx"
        native.book.save(book)
        part.chart_workbook.update_from_xlsx_blob(book.read_bytes())
        follow(part._element, recalculated(native.book))
        changes.append(Change(series, place, old, new))
    deck.save(str(to))
    return changes


def _labelled(native: Any, holder: str) -> Iterator[tuple[int, int, float]]:
    """The figures that have a bar and a label."""
    for series in range(len(native.series)):
        silent = native.found(f"//c:ser[c:idx/@val='{series}']//c:dLbl[c:delete]/c:idx/@val")
        has_labels = native.found(f"//c:ser[c:idx/@val='{series}']/c:dLbls")
        for place, value in native.values(series, holder).items():
            if has_labels and value > 0.1 and str(place) not in silent:
                yield series, place, value


def recalculated(book: Any) -> Any:
    """The workbook with its formulas computed: a figure as printed, an interval's end, or room in a stack."""
    for cell in (c for sheet in book for row in sheet for c in row if str(c.value).startswith("=")):
        if end := re.fullmatch(r"=([\w!]+\d+)(?:([-+])([\w!]+\d+))?", cell.value):
            reach = 0.0 if end[3] is None else _cell(book, cell, end[3]).value
            cell.value = _cell(book, cell, end[1]).value + (-reach if end[2] == "-" else reach)
            continue
        if room := re.fullmatch(r"=MAX\(0,([\d.]+)(?:-SUM\(([^)]*)\))?(?:-SUM\(([^)]*)\)/2)?\)", cell.value):
            cell.value = max(0.0, float(room[1]) - _sum(book, cell, room[2]) - _sum(book, cell, room[3]) / 2)
            continue
        found = re.fullmatch(_LABEL, cell.value)
        assert found is not None, cell.value
        value = _cell(book, cell, found[2]).value
        figure = f"{value * 100:.0f}\xa0%" if found[1] == "TEXT" else f"{value:.1f}".replace(".", ",")
        mark = (found[3] and _cell(book, cell, found[3]).value) or ""
        cell.value = figure + ("" if mark in ("", "?") else "\xa0") + mark
    return book


def _sum(book: Any, cell: Any, references: str | None) -> float:
    """What SUM makes of cells that a formula names; an empty one is nothing."""
    return sum(_cell(book, cell, one).value or 0.0 for one in (references or "").split(",") if one)


def _cell(book: Any, cell: Any, reference: str) -> Any:
    """What a formula in a cell refers to, on its own sheet where it names none."""
    sheet, _, place = reference.rpartition("!")
    return (book[sheet] if sheet else cell.parent)[place]


def follow(root: Any, book: Any) -> None:
    """Every reference of a chart reads its cells anew, as PowerPoint has it do when its data are edited."""
    for reference in root.xpath("//*[local-name()='f']"):
        (cache,) = reference.getparent().xpath(
            "*[substring(local-name(), string-length(local-name()) - 4)='Cache']"
        )
        for point in cache.xpath("*[local-name()='pt']"):
            cache.remove(point)
        sheet, _, cells = reference.text.partition("!")
        found = book[sheet][cells.replace("$", "")]
        values = [row[0].value for row in found] if isinstance(found, tuple) else [found.value]
        for place, value in enumerate(values):
            if value is not None:
                point = cache.makeelement(f"{{{C}}}pt", {"idx": str(place)})
                point.append(point.makeelement(f"{{{C}}}v", {}))
                point[0].text = str(value)
                cache.append(point)
