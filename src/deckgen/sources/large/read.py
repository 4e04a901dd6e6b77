"""The way from a large respondent file to its counts: opened, checked, weighed."""

from __future__ import annotations

from pathlib import Path

from deckgen.errors import DeckgenError, Place, Problem
from deckgen.reasons import of_library
from deckgen.sources.codebook_file import RespondentsEntry
from deckgen.sources.duck import DuckError
from deckgen.sources.large.check import marks_problems, problems_of
from deckgen.sources.large.respondents import LargeRespondents
from deckgen.sources.large.table import opened
from deckgen.sources.large.weights import weighed
from deckgen.sources.respondents_check import wanted
from deckgen.survey.counted import Quality
from deckgen.survey.survey import Survey


def read_large(
    path: Path, entry: RespondentsEntry, survey: Survey, wave: str | None
) -> tuple[LargeRespondents, Quality]:
    """The answers at `path` and what their weights do; DeckgenError with everything that doesn't fit."""
    names = wanted(entry, survey, wave)
    table = opened(path, names, entry.weight)
    try:
        problems = marks_problems(table, entry) or problems_of(table, entry, survey, wave)
        if problems:
            raise DeckgenError(problems)
        respondents = LargeRespondents(survey, table, entry.region or "", wave)
        return respondents, weighed(table, entry, respondents.column, respondents.texts)
    except DuckError as fault:
        table.duck.close()
        raise DeckgenError(
            Problem("D115", Place(str(path)), {"reason": of_library(fault), "near": []})
        ) from fault
    except DeckgenError:
        table.duck.close()
        raise
