"""Spelling: cells that differ only in spaces are one answer, found however it is written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from deckgen.sources.formats.cells import column_of
from deckgen.sources.formats.datafile import DataFile
from deckgen.sources.importing.column import spaced
from deckgen.sources.importing.proposal import Answer, Proposed

Spellings = Mapping[str, Mapping[str, tuple[str, ...]]]  # by column and plain cell, where it isn't just so


def plain(data: DataFile) -> tuple[DataFile, Spellings]:
    """The file with no space around a cell, nor two in a row; and how its cells are written."""
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    for name, column in data.columns.items():
        written: dict[str, dict[str, None]] = {}
        for cell in (*dict.fromkeys(column.tolist()), *data.value_labels.get(name, ())):
            written.setdefault(spaced(str(cell)), {})[str(cell)] = None
        odd = {cell: tuple(ways) for cell, ways in written.items() if tuple(ways) != (cell,)}
        if odd:
            found[name] = odd
    if not found:
        return data, found
    columns, labels = dict(data.columns), dict(data.value_labels)
    for name in found:
        columns[name] = column_of([spaced(str(cell)) for cell in columns[name].tolist()])
        if name in labels:
            labels[name] = {spaced(cell): text for cell, text in labels[name].items()}
    missing = {name: frozenset(map(spaced, cells)) for name, cells in data.missing.items()}
    return replace(data, columns=columns, value_labels=labels, missing=missing), found


def as_written(question: Proposed, spellings: Spellings) -> Proposed:
    """The question with its cells as the file has them, each way that it has."""
    names = {question.column, *question.columns, *(option.column for option in question.options)}
    ways: dict[str, dict[str, None]] = {}
    for name in names & set(spellings):
        for cell, written in spellings[name].items():
            ways.setdefault(cell, {}).update(dict.fromkeys(written))
    if not ways:
        return question

    def cells(of: Iterable[str]) -> tuple[str, ...]:
        return tuple(sorted(way for cell in of for way in (ways.get(cell) or {cell: None})))

    def answers(of: Iterable[Answer]) -> tuple[Answer, ...]:
        return tuple(replace(each, cells=cells([each.cell])) if each.cell in ways else each for each in of)

    return replace(
        question,
        options=answers(question.options),
        answers=answers(question.answers),
        ticked=cells(question.ticked),
        unticked=cells(question.unticked),
        missing=cells(question.missing),
    )
