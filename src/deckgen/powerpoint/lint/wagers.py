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
_OTHER_KIND = (
    r"svarprosent\w*|svarandel\w*|svarrate|respons\w*|deltakelse|deltaking|frafall\w*|fråfall\w*|feilmargin\w*|"
    r"konfidens\w*|usikkerhet\w*|uvisse\w*|signifikans\w*|KPI|prisvekst\w*|inflasjon\w*|rente\w*|"
    r"aksen|axis|(?:response|turnout) rate|margin of error|confidence|inflation"
)
_ASIDE_BEFORE = re.compile(
    rf"(?:±|\+/[-–−]|pluss/minus|pluss eller minus|=)\s*$|\b(?:{_OTHER_KIND})\b[^.;,()]{{0,25}}$|\bKI\W*$|"
    r"(?<!\d)\d{1,3}\s*%?\s*[-–−]\s*$|"
    r"\b(?:i fjor|året før|førre år|forrige år|last year)\b[^.;,()]{0,25}$|"
    r"\b(?:19|20)\d\d,?\s(?:da|då|when)\b[^.;,()]{0,25}$|\b(?:siden|sidan|since|enn i) (?:19|20)\d\d \($",
    re.I,
)
_ASIDE_AFTER = re.compile(
    r"\s*(?:[-–−]\s*\d{1,3}(?:[.,]\d+)?\s*%|(?:K\.?I\b|CI\b)|"
    r"konfidens|sikkerhet|sikkerheit|signifikans|svarprosent|"
    r"feilmargin|confidence|(?:tilskudd|tilskot|rabatt|stilling|egenandel|eigendel|moms|mva|rente)\w*|"
    r"i fjor\b|året før)",
    re.I,
)
_NEAR = 80  # letters around a share that can say what it is of


def is_reading(said: Said, text: str) -> bool:
    """Whether a share is said as what a chart shows, as far as the other words of its text tell."""
    around = " ".join(text.split()).replace(said.words, " % ", 1)
    return not (_WAGER.search(" ".join(around.split())) or _OTHER_YEAR.search(around) or is_aside(said, text))


def is_aside(said: Said, text: str) -> bool:
    """Whether a share is of something else than a chart: a margin, a response rate, an interval."""
    before, after = text[max(0, said.start - _NEAR) : said.start], text[said.end : said.end + _NEAR]
    return bool(_ASIDE_BEFORE.search(before) or _ASIDE_AFTER.match(after))
