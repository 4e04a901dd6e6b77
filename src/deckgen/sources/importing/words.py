"""A proposal's notes as lines that people read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from deckgen.messages import message
from deckgen.sources.importing.proposal import Note, Proposal


def line_of(note: Note, language: str) -> str:
    """A note in words, on one line."""
    return one_line(message(language, note.key, **note.facts))


def report(proposal: Proposal, language: str) -> list[str]:
    """What was found, then what is unsure, a line each."""
    notes = _together(proposal.all_notes)
    found = [line_of(note, language) for note in notes if not note.unsure]
    unsure = [line_of(note, language) for note in notes if note.unsure]
    mark = message(language, "import_unsure")
    return [*found, *(f"{mark}: {line}" for line in unsure)]


def _together(notes: Sequence[Note]) -> list[Note]:
    """Notes that say the same of several columns as one, where the first of them stands."""
    columns: dict[str, list[str]] = {}
    for note in notes:
        if set(note.facts) == {"column"}:
            columns.setdefault(note.key, []).append(str(note.facts["column"]))
    said: dict[tuple[str, str], Note] = {}
    for note in notes:
        if note.key in columns and set(note.facts) == {"column"}:
            named = ", ".join(columns[note.key])
            said.setdefault((note.key, ""), replace(note, facts={"column": named}))
        else:
            said[note.key, str(note.facts)] = note
    return list(said.values())


def one_line(text: str) -> str:
    """A text without what would end a line, or couldn't be printed."""
    return "".join(letter if letter.isprintable() else " " for letter in text)
