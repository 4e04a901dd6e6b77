"""The surveys there are, and the way from a pack's folder to a Survey with its answers."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from deckgen.errors import DeckgenError, Problem
from deckgen.sources.codebook import read_with_notes, survey_of
from deckgen.sources.codebook_file import Codebook
from deckgen.survey.survey import Survey


def read_survey(folder: Path, language: str, max_rows: int | None = None) -> Survey:
    """The Survey of a pack with its answers; DeckgenError with all problems of all its files.

    `max_rows` raises the limit on how much is read into memory.
    """
    book, notes = read_with_notes(folder)
    survey = replace(survey_of(book, folder.name, language), warnings=notes)
    problems: list[Problem] = []
    for read in (_with_published, _with_respondents):
        try:
            survey = read(survey, book, folder, max_rows)
        except DeckgenError as fault:
            problems += fault.problems
    if problems:
        raise DeckgenError(problems)
    return survey


def _with_published(survey: Survey, book: Codebook, folder: Path, max_rows: int | None) -> Survey:
    if book.published is None:
        return survey
    # The readers of data files cost a tenth of a second, which `deckgen regions` need not pay.
    from deckgen.sources.published import read_published  # noqa: PLC0415  # a pack may lack it

    entry = book.published
    nation = book.nation.get("nb") or survey.nation
    found = read_published(folder / entry.file, entry, survey, nation, max_rows)
    return replace(survey, published=found, warnings=(*survey.warnings, *found.notes))


def _with_respondents(survey: Survey, book: Codebook, folder: Path, max_rows: int | None) -> Survey:
    if book.respondents is None:
        return survey
    # pandas costs a third of a second, so it comes in only when there are respondents to read.
    from deckgen.sources.respondents_file import read_respondents  # noqa: PLC0415  # a pack may lack it

    entry = book.respondents
    wave = book.waves.column if book.waves else None
    found = read_respondents(folder / entry.file, entry, survey, wave, max_rows)
    return replace(survey, respondents=found, warnings=(*survey.warnings, *found.notes))
