"""The respondent file: read as text, every cell checked against the codebook, then counted."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from deckgen.errors import DeckgenError
from deckgen.sources.codebook_file import RespondentsEntry
from deckgen.sources.formats.catalogue import read_data
from deckgen.sources.large.size import is_large
from deckgen.sources.region_cells import region_codes
from deckgen.sources.respondents import Respondents
from deckgen.sources.respondents_check import problems_of, without_missing
from deckgen.sources.weights import weighed, weights
from deckgen.survey.counted import Counted, Quality
from deckgen.survey.crosstab import Source
from deckgen.survey.disclosure import PROFILES, Disclosure
from deckgen.survey.survey import Survey
from deckgen.survey.tally import Tabulator


def read_respondents(
    path: Path,
    entry: RespondentsEntry,
    survey: Survey,
    wave: str | None = None,
    max_rows: int | None = None,
    large: bool | None = None,
) -> Counted:
    """The answers at `path`; DeckgenError with every header, code, answer and weight that doesn't fit.

    A file beyond memory is counted by DuckDB, to the same digit; `large` forces one way or the other.
    """
    if is_large(path, max_rows) if large is None else large:
        from deckgen.sources.large.read import read_large  # noqa: PLC0415  # few files are large

        tabulator, quality = read_large(path, entry, survey, wave)
        return counted(tabulator, survey, entry, quality)
    data, notes = without_missing(read_data(path, entry.sheet, max_rows), survey)
    problems = list(problems_of(data, entry, survey, wave))
    weight, weight_problems = weights(data, entry)
    problems += weight_problems
    if problems:
        raise DeckgenError(problems)
    columns = dict(data.columns) | {cut.id: data.columns[cut.column] for cut in survey.cuts}
    if entry.region is not None:
        columns[entry.region] = region_codes(data.columns[entry.region], survey.division)
    keep = weight > 0
    kept = {name: column[keep] for name, column in columns.items()}
    weight, quality = weighed(kept, weight[keep], entry, dropped=int((~keep).sum()))
    found = counted(Respondents(survey, kept, entry.region or "", weight, wave), survey, entry, quality)
    return replace(found, notes=notes)


def counted(tabulator: Tabulator, survey: Survey, entry: RespondentsEntry, quality: Quality) -> Counted:
    """An engine's answers, disclosed by the survey's profile."""
    disclosure = Disclosure(tabulator, survey.questions, survey.division.regions, PROFILES[survey.profile])
    current = survey.waves.current if survey.waves else ""
    return Counted(tabulator, disclosure, Source("respondents", entry.example), current, quality)
