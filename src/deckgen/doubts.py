"""Doubts about a deck that was just made: letters that its face lacks, and what a template does to it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from deckgen.charts.form import Form
from deckgen.charts.measure import without_glyph
from deckgen.charts.theme import Theme
from deckgen.deck.deck import Deck
from deckgen.errors import Place, Problem
from deckgen.request import Request
from deckgen.survey.crosstab import Group
from deckgen.survey.question import ResponseOption


def by_template(request: Request, path: Path) -> Iterator[Problem]:
    """W163 where a deck in somebody's own template has what lint finds: colours and places are theirs.

    Other decks in it have much the same, so that of a batch one is looked at.
    """
    if request.template is None:
        return
    from deckgen.powerpoint.lint.catalogue import lint  # noqa: PLC0415  # our own template needs no look
    from deckgen.powerpoint.lint.rule import count_of  # noqa: PLC0415

    counts: Counter[str] = Counter()
    for finding in lint(path):
        counts[finding.code] += count_of(finding)
    if counts:
        told = [f"{count} × {code}" for code, count in counts.most_common()]
        yield Problem("W163", Place(str(path)), {"found": told, "count": counts.total()})


def unshown(deck: Deck, theme: Theme) -> Iterator[Problem]:
    """W171 for each picture with a letter that its face doesn't have; PowerPoint has others at hand."""
    for slide in deck.slides:
        for shown in slide.charts:
            table = shown.chart.crosstab
            named = "".join(each for part in (table.options, table.groups) for each in map(_label, part))
            letters = "" if shown.chart.form is Form.NATIVE else without_glyph(named, theme.family)
            if letters:
                yield Problem("W171", Place(spot=slide.name), {"letters": letters, "face": theme.family})


def _label(part: ResponseOption | Group) -> str:
    return part.name if isinstance(part, Group) else part.text
