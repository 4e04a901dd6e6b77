"""Words that make a share in a title no reading of a chart: bounds, means, targets, changes, denials."""

from __future__ import annotations

import re

from deckgen.powerpoint.lint.figures import Said

_BOUNDS = (
    r"over|under|minst|høyst|høgst|maks\w*|mellom|inntil|opptil|mer enn|meir enn|mindre enn|flere enn|"
    r"fleire enn|færre enn|above|below|at least|at most|up to|between|more than|less than|"
    r"fewer than|minimum|maximum"
)
_MEANS = r"\w*snitt\w*|median\w*|average\w*|mean"
_TARGETS = r"mål|måla|målet|måltal\w*|målsetting\w*|krav|kravet|target\w*|goal\w*|aim\w*"
_DENIALS = r"ikke|ikkje|ingen|uten|utan|resten|not|\w+n[’']t|without|rest"
_CHANGES = (
    r"opp|ned|(?:fra|frå|from)(?= \d)|øk\w*|auk\w*|\w*vekst\w*|voks\w*|veks\w*|steg|stig\w*|fall\w*|falt|"
    r"sank|sokk|synk\w*|søkk\w*|reduser\w*|nedgang\w*|oppgang\w*|forskjell\w*|skilnad\w*|up|down|increas\w*|"
    r"decreas\w*|grew|grow\w*|rose|rise\w*|fell|drop\w*|difference\w*"
)
_COMPARED = (
    r"% (?:flere|fleire|færre|høyere|høgare|lavere|lågare|mer|meir|mindre|større|"
    r"more|fewer|less|higher|lower|larger|smaller)"
)
_WAGER = re.compile(rf"\b(?:{_BOUNDS}|{_MEANS}|{_TARGETS}|{_DENIALS}|{_CHANGES})\b|{_COMPARED}\b", re.I)
# What was or will be in a year is often of another year than the chart's.
_OTHER_YEAR = re.compile(r"\b(?:mot|against|versus|vs\.?)\b.{0,30}\b(?:19|20)\d\d\b", re.I)


def is_reading(said: Said, text: str) -> bool:
    """Whether a share is said as what a chart shows, as far as the other words of its text tell."""
    around = " ".join(text.split()).replace(said.words, " % " if said.is_exact else " ", 1)
    return not (_WAGER.search(" ".join(around.split())) or _OTHER_YEAR.search(around))
