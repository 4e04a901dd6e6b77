"""The surveys there are, and the way from a pack's folder to a Survey with its answers."""

from __future__ import annotations

from dataclasses import replace
from difflib import get_close_matches
from pathlib import Path

from deckgen.errors import DeckgenError, Place, Problem
from deckgen.sources.codebook import FILE_NAME, read_codebook, survey_of
from deckgen.sources.codebook_file import Codebook
from deckgen.sources.shipped import shipped
from deckgen.survey.survey import Survey


def survey_folders() -> dict[str, Path]:
    """The shipped packs by name: every folder with a codebook."""
    return {path.parent.name: path.parent for path in sorted(shipped("data").glob(f"*/{FILE_NAME}"))}


def find_survey(name: str | None) -> Path:
    """The folder of a survey: a shipped pack's name, a path to a folder, or the newest pack."""
    folders = survey_folders()
    if name is None:
        return folders[max(folders)]
    if name in folders:
        return folders[name]
    path = Path(name)
    if (path / FILE_NAME).is_file():
        return path.resolve()
    near = get_close_matches(name, folders, n=3, cutoff=0.3)
    raise DeckgenError(Problem("U405", Place(spot="--survey"), {"survey": name, "near": near}))


def read_survey(folder: Path, language: str, max_rows: int | None = None) -> Survey:
    """The Survey of a pack with its answers; DeckgenError with all problems of all its files.

    `max_rows` raises the limit on how much is read into memory.
    """
    book = read_codebook(folder)
    survey = survey_of(book, folder.name, language)
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
    from deckgen.sources.published import read_published  # noqa: PLC0415

    entry = book.published
    nation = book.nation.get("nb") or survey.nation
    found = read_published(folder / entry.file, entry, survey, nation, max_rows)
    return replace(survey, published=found, warnings=(*survey.warnings, *found.notes))


def _with_respondents(survey: Survey, book: Codebook, folder: Path, max_rows: int | None) -> Survey:
    if book.respondents is None:
        return survey
    # pandas costs a third of a second, so it comes in only when there are respondents to read.
    from deckgen.sources.respondents_file import read_respondents  # noqa: PLC0415

    entry = book.respondents
    wave = book.waves.column if book.waves else None
    found = read_respondents(folder / entry.file, entry, survey, wave, max_rows)
    return replace(survey, respondents=found, warnings=(*survey.warnings, *found.notes))
