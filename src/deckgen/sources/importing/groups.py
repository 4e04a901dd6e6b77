"""Columns that are one question together: response sets, ticks, mentions and batteries."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from deckgen.sources.formats.datafile import DataFile
from deckgen.sources.importing.column import Column, is_number
from deckgen.sources.importing.rules import ASKED, MOST_VALUES, NO, NOT_TICKED, kind_of
from deckgen.sources.importing.wording import mentions_alike

# The stem of a name, first match wins: «q3.other», «q3_1» and «q3_a», «q3_other_news», «news_radio», «q3a».
_STEMS = (
    re.compile(r"(.+)\.\w+"),
    re.compile(r"(.+)[_-](?:\d{1,3}|[A-Za-z])"),
    re.compile(r"([A-Za-z]{0,4}\d+[a-z]?)[_-]\w+"),
    re.compile(r"(.+)[_-][^\W_]+"),
    re.compile(r"(.*\d)[A-Za-z]"),
)
_OF_LABEL = re.compile(r"(?P<stem>.{4,}?)\s*(?::|==| [-–—] |\?)\s*\S")
_SHORT = 3  # characters of a part that counts its columns, «a» or «10»


@dataclass(frozen=True)
class Group:
    """Columns that belong together: kind is "ticks", "mentions" or "battery"."""

    kind: str
    stem: str
    columns: tuple[Column, ...]
    label: str = ""
    ticked: tuple[str, ...] = ()
    unticked: tuple[str, ...] = ()


def groups_of(data: DataFile, columns: Mapping[str, Column]) -> list[Group]:
    """Every group of a file, each column in one at most: the file's own sets, then by name, then by label."""
    found: list[Group] = []
    free = dict(columns)

    def take(group: Group | None) -> None:
        if group is not None:
            found.append(group)
            for column in group.columns:
                del free[column.name]

    for said in data.sets:
        here = tuple(free[name] for name in said.columns if name in free)
        if len(here) == len(said.columns) > 1:
            take(_of_set(said.name, said.label, here, said.ticked))
    for stem, members in _by(free.values(), _stem):
        for alike in _alike(members):
            take(_of_columns(stem, alike, data))
    for stem, run in _runs(free.values(), _label_stem):
        for alike in _alike(run):
            if ticks_of(alike):
                take(_of_columns(stem, alike, data))
    return found


def _of_set(name: str, label: str, members: tuple[Column, ...], ticked: str | None) -> Group:
    stem = name.lstrip("$") or members[0].name
    if ticked is None:
        return Group("mentions", stem, members, label)
    others = {a.cell for column in members for a in column.answers if not a.missing} - {ticked}
    return Group("ticks", stem, members, label, (ticked,), tuple(sorted(others)))


def _of_columns(stem: str, members: Sequence[Column], data: DataFile) -> Group | None:
    """What columns of one stem and like answers are together; None where they are nothing."""
    columns = tuple(members)
    ticks = ticks_of(columns)
    if ticks is not None:
        return Group("ticks", stem, columns, "", *ticks)
    if any(kind_of(column) not in ASKED for column in columns):
        return None
    if mentions_alike(columns) and _one_after_another(columns, data):
        return Group("mentions", stem, columns)
    short = all(len(part_of(column.name, stem)) <= _SHORT for column in columns)
    words = not any(is_number(point.cell) for column in columns for point in column.points)
    return Group("battery", stem, columns) if short or words or columns[0].labels else None


def ticks_of(columns: Sequence[Column]) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """The cells of columns that each say whether a thing was ticked: those that do, and those that don't."""
    ticked: set[str] = set()
    unticked: set[str] = set()
    for column in columns:
        cells = {answer.cell: answer.text for answer in column.answers if not answer.missing}
        no = {cell for cell, text in cells.items() if NOT_TICKED.fullmatch(text)}
        if set(cells) <= {"0", "1"}:
            no |= {"0"} & set(cells)
        elif not no and not (len(cells) == 1 and column.blanks):
            return None
        yes = set(cells) - no
        # «0» for a yes would be a ticked «nei»; and one that has another answer too is no tick.
        if len(yes) > 1 or any(NO.fullmatch(cells[cell]) for cell in yes):
            return None
        ticked |= yes
        unticked |= no
    sound = ticked and len(columns) > 1 and not ticked & unticked
    return (tuple(sorted(ticked)), tuple(sorted(unticked))) if sound else None


def part_of(name: str, stem: str) -> str:
    """What is left of a column's name after its stem."""
    return name[len(stem) :].lstrip("._-") if name.startswith(stem) else name


def _stem(column: Column) -> str:
    found = filter(None, (pattern.fullmatch(column.name) for pattern in _STEMS))
    return next((match[1] for match in found), "")


def _label_stem(column: Column) -> str:
    found = _OF_LABEL.match(column.label) if column.labelled else None
    return found["stem"] if found else ""


def _by(columns: Iterable[Column], key: Callable[[Column], str]) -> list[tuple[str, list[Column]]]:
    """Columns by their stem, in the order of the first; those that have none left out."""
    found: dict[str, list[Column]] = {}
    for column in columns:
        stem = key(column)
        if stem:
            found.setdefault(stem, []).append(column)
    return list(found.items())


def _runs(columns: Iterable[Column], key: Callable[[Column], str]) -> list[tuple[str, list[Column]]]:
    """Neighbours of one stem."""
    return [(stem, list(run)) for stem, run in groupby(list(columns), key) if stem]


def _alike(columns: Sequence[Column]) -> list[list[Column]]:
    """Columns parted by their value labels, those without by whether their answers are mostly the same."""
    by_labels: dict[tuple[tuple[str, str], ...], list[Column]] = {}
    for column in columns:
        by_labels.setdefault(tuple(sorted(column.labels.items())), []).append(column)
    parts = []
    for labels, members in by_labels.items():
        cells = {cell for column in members for cell in column.given}
        same = labels or ticks_of(members) or _mostly_same(members, cells)
        if len(members) > 1 and same:
            parts.append(members)
    return parts


def _mostly_same(columns: Sequence[Column], cells: set[str]) -> bool:
    return len(cells) <= MOST_VALUES and all(len(column.given) * 2 >= len(cells) for column in columns)


def _one_after_another(columns: Sequence[Column], data: DataFile) -> bool:
    """Whether nobody has a second mention without a first, nor one mention twice."""
    missing = {answer.cell for column in columns for answer in column.answers if answer.missing} | {""}
    rows = zip(*(data.columns[column.name].tolist() for column in columns), strict=True)
    gap = False
    for row in set(rows):
        given = [cell for cell in row if cell not in missing]
        if len(set(given)) < len(given) or any(a in missing and b not in missing for a, b in pairwise(row)):
            return False
        gap = gap or len(given) < len(row)
    return gap
