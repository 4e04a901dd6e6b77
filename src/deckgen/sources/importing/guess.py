"""The proposal itself: a DataFile in, the codebook that it seems to have out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches

from deckgen.errors import DeckgenError, Problem
from deckgen.sources.formats.datafile import DataFile
from deckgen.sources.importing.column import Column, columns_of, is_whole, readable, stands_last, unique
from deckgen.sources.importing.groups import Group, groups_of, part_of
from deckgen.sources.importing.proposal import Answer, Note, Proposal, Proposed
from deckgen.sources.importing.roles import id_of, region_of, weight_of
from deckgen.sources.importing.rules import ASKED, LEFT_OUT, LESS, NO, YES, kind_of
from deckgen.sources.importing.spelling import as_written, plain
from deckgen.sources.importing.wording import once, shared
from deckgen.survey.question import QuestionType


@dataclass(frozen=True, slots=True)
class Asked:
    """What the user says, where the file can't or shouldn't decide."""

    region: str | None = None
    weight: str | None = None
    sheet: str | None = None
    title: str | None = None
    division: str | None = None


def propose(data: DataFile, asked: Asked) -> Proposal:
    """The codebook that a file seems to have; DeckgenError D104 for a column that it hasn't."""
    _refuse_unknown(data, asked)
    columns = columns_of(data)
    weight, weight_notes = weight_of(columns, asked.weight)
    region, division, region_notes = region_of(columns, asked.region, asked.division)
    key, key_notes = id_of(columns, data.rows)
    # A space around a cell is part of a key or a code, and no part of an answer.
    trimmed, spellings = plain(data)
    answered = columns if trimmed is data else columns_of(trimmed)
    free = {name: c for name, c in answered.items() if name not in (weight, region, key)}
    questions, left = _questions(trimmed, free)
    questions = [as_written(question, spellings) for question in questions]
    notes = [Note("import_rows", {"rows": data.rows, "columns": len(columns)}, unsure=False)]
    notes += [*key_notes, *region_notes, *weight_notes]
    notes += [Note("import_questions", {"count": len(questions)}, unsure=False)]
    notes += [Note(key, {"columns": ", ".join(names)}) for key, names in left.items() if names]
    return Proposal(
        title=asked.title or readable(data.path.stem.replace("-", " ")),
        file=data.path.name,
        division=division,
        questions=_named(questions),
        sheet=asked.sheet,
        id=key,
        region=region,
        weight=weight,
        notes=tuple(notes),
    )


def _refuse_unknown(data: DataFile, asked: Asked) -> None:
    problems = [
        Problem("D104", data.place(-1), {"column": name, "near": get_close_matches(name, data.names, n=3)})
        for name in (asked.region, asked.weight)
        if name is not None and name not in data.columns
    ]
    if problems:
        raise DeckgenError(problems)


def _questions(data: DataFile, free: Mapping[str, Column]) -> tuple[list[Proposed], dict[str, list[str]]]:
    """The questions in the order of the file, and by reason the columns that are none."""
    groups = {group.columns[0].name: group for group in groups_of(data, free)}
    grouped = {column.name for group in groups.values() for column in group.columns}
    left: dict[str, list[str]] = {}
    questions = []
    for name, column in free.items():
        if name in groups:
            questions.append(_of_group(groups[name]))
        elif name not in grouped:
            kind = kind_of(column)
            if kind in ASKED:
                questions.append(_scale(column) if kind == "scale" else _choice(column))
            else:
                left.setdefault(LEFT_OUT[kind], []).append(name)
    return questions, left


def _choice(column: Column) -> Proposed:
    return Proposed(
        column.name,
        column.label,
        QuestionType.SINGLE_CHOICE,
        column.answers,
        column=column.name,
        notes=column.notes,
    )


def _scale(column: Column) -> Proposed:
    """A scale with a score for every point, those that nobody chose too."""
    codes = [int(point.cell) for point in column.points]
    known = {int(a.cell): a for a in column.answers if is_whole(a.cell)}
    between = [code for code in range(codes[0], codes[-1] + 1) if code not in known]
    points = [replace(point, score=float(point.cell)) for point in column.points]
    points += [Answer(str(code), str(code), str(code), score=float(code)) for code in between]
    rest = [answer for answer in column.answers if answer.last or answer.missing]
    notes = [*column.notes, Note("import_scale", {"column": column.name, "low": codes[0], "high": codes[-1]})]
    return Proposed(
        column.name,
        column.label,
        QuestionType.SCALE,
        (*sorted(points, key=lambda point: point.score or 0), *rest),
        column=column.name,
        notes=tuple(note for note in notes if note.key != "import_unnamed"),
    )


def _of_group(group: Group) -> Proposed:
    question = {"ticks": _ticks, "mentions": _mentions, "battery": _battery}[group.kind](group)
    return replace(question, id=group.stem, wording=group.label or question.wording)


def _items(group: Group) -> tuple[str, tuple[Answer, ...], list[Note]]:
    """The question of a group and its columns as options."""
    question, texts, own = shared(group.columns, group.stem)
    parts = [part_of(column.name, group.stem) for column in group.columns]
    ids = unique(parts, "svar")
    items = tuple(
        Answer(id, text, column=column.name, last=stands_last(text))
        for id, text, column in zip(ids, texts, group.columns, strict=True)
    )
    together = "import_grouped_ticks" if group.kind == "ticks" else "import_grouped_battery"
    notes = [Note(together, _about(group))]
    return question, items, notes + ([] if own or group.label else [Note("import_wording", _about(group))])


def _ticks(group: Group) -> Proposed:
    question, items, notes = _items(group)
    missing = _missing(group.columns)
    if not group.unticked:
        notes.append(Note("import_blank_unticked", _about(group)))
    return Proposed(
        group.stem,
        question,
        QuestionType.MULTIPLE_CHOICE,
        items,
        ticked=group.ticked,
        unticked=group.unticked,
        missing=missing,
        notes=tuple(notes),
    )


def _mentions(group: Group) -> Proposed:
    answers = _answers(group.columns)
    return Proposed(
        group.stem,
        once(group.columns[0].label, group.stem),
        QuestionType.MULTIPLE_CHOICE,
        tuple(answer for answer in answers if not answer.missing),
        columns=tuple(column.name for column in group.columns),
        missing=_missing(group.columns),
        notes=(Note("import_grouped_mentions", _about(group)), *_answer_notes(group)),
    )


def _battery(group: Group) -> Proposed:
    question, items, notes = _items(group)
    answers = _answers(group.columns)
    points = [answer for answer in answers if not (answer.missing or answer.last)]
    yes = [point for point in points if YES.fullmatch(point.text)]
    no = [point for point in points if NO.fullmatch(point.text)]
    yes_no = len(yes) == len(no) == 1 and len(points) == 2
    net = yes if yes_no else _upper_half(points, group.columns[0])
    if not yes_no:
        texts = " / ".join(point.text for point in net)
        notes.append(Note("import_net", _about(group) | {"values": texts}))
    return Proposed(
        group.stem,
        question,
        QuestionType.YES_NO_BATTERY if yes_no else QuestionType.SHARE_EACH_BATTERY,
        items,
        answers,
        tuple(net),
        notes=(*notes, *_answer_notes(group)),
    )


def _upper_half(points: Sequence[Answer], column: Column) -> list[Answer]:
    """The half of a scale that says more: away from the end whose label says «ikke» or «lite»."""
    half = max(len(points) // 2, 1)
    if not column.labels and all(is_whole(point.cell) for point in points):
        return list(points[-half:])
    less_first, less_last = LESS.search(points[0].text), LESS.search(points[-1].text)
    return list(points[-half:] if less_first and not less_last else points[:half])


def _answers(columns: Sequence[Column]) -> tuple[Answer, ...]:
    """The answers of columns together, in code order, each once."""
    labels = {cell: text for column in columns for cell, text in column.labels.items()}
    counts = {cell: 1 for column in columns for cell in column.counts}
    declared = frozenset(cell for column in columns for cell in column.declared)
    return replace(columns[0], counts=counts, labels=labels, declared=declared).answers


def _answer_notes(group: Group) -> Iterator[Note]:
    """What is unsure about the answers of a group, once for all of its columns."""
    seen = set()
    for column in group.columns:
        for note in column.notes:
            if note.key not in seen:
                seen.add(note.key)
                yield replace(note, facts={**note.facts, "column": group.stem})


def _missing(columns: Sequence[Column]) -> tuple[str, ...]:
    cells = (answer.cell for column in columns for answer in column.answers if answer.missing)
    return tuple(dict.fromkeys(cells))


def _about(group: Group) -> dict[str, object]:
    return {"column": group.stem, "columns": ", ".join(column.name for column in group.columns)}


def _named(questions: Sequence[Proposed]) -> tuple[Proposed, ...]:
    """Questions with an id each."""
    ids = unique((question.id for question in questions), "sporsmal")
    return tuple(replace(question, id=id) for question, id in zip(questions, ids, strict=True))
