"""Figures as people say them: «63 %», «63 pst.», «sekstitre prosent», «ni av ti», «0,63»."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

WHOLE = 100.0
ROUNDED = 0.51  # percentage points between a figure and what it is rounded to
_ROUGHLY = 5.01  # and between one and what is said in words, like «ni av ti»
_NEARLY = 10.01  # and with a word like «om lag» before it
_FAR = 1_000.0

_ONES = (
    "null", "en", "to", "tre", "fire", "fem", "seks", "sju", "åtte", "ni", "ti", "elleve", "tolv", "tretten",
    "fjorten", "femten", "seksten", "sytten", "atten", "nitten",
)  # fmt: skip
_TENS = ("tjue", "tretti", "førti", "femti", "seksti", "sytti", "åtti", "nitti")
_ENGLISH = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_ENGLISH_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_WORDS = {word: value for words in (_ONES, _ENGLISH) for value, word in enumerate(words)}
_WORDS |= {"ett": 1, "ein": 1, "eitt": 1, "én": 1, "éin": 1, "syv": 7, "hundre": 100, "fyrti": 40}
for _at, (_ten, _english) in enumerate(zip(_TENS, _ENGLISH_TENS, strict=True), start=2):
    _WORDS |= {_ten: 10 * _at, _english: 10 * _at}
    for _one in range(1, 10):
        _value = 10 * _at + _one
        _WORDS |= {_ten + _ONES[_one]: _value, f"{_english}-{_ENGLISH[_one]}": _value}
        _WORDS |= {f"{_ONES[_one]}og{_ten}": _value}
_WORDS |= {f"{_ten}syv": 10 * _at + 7 for _at, _ten in enumerate(_TENS, start=2)}
_NEARBY = 60  # letters before a figure that can say what it is
_TOLD_OF = (3, 4, 5, 6, 8, 10)  # «ni av ti», «tre av fire»
_ARTICLES = ("en", "ett", "ein", "eitt", "one")
_PARTS = {
    "halvparten": 50, "half": 50, "en tredjedel": 100 / 3, "to tredjedeler": 200 / 3, "en fjerdedel": 25,
    "ein tredjedel": 100 / 3, "to tredjedelar": 200 / 3, "ein fjerdedel": 25, "tre fjerdedeler": 75,
    "tre fjerdedelar": 75, "en femtedel": 20, "ein femtedel": 20, "one third": 100 / 3, "a third": 100 / 3,
    "two thirds": 200 / 3, "a quarter": 25, "three quarters": 75,
}  # fmt: skip
_UNIT = r"(?:%(?![-‑–]?\s?(?:poeng|enhet|point))|(?:prosent|pst|pct|percent|per cent)\b)"
_HEDGES = {
    "more": r"drøyt|drygt|vel|godt over|litt over|like over|i overkant av|noe over|noko over|"
    r"well over|just over",
    "less": r"nesten|nær|nærmere|nærare|bortimot|oppunder|snaut|knapt|litt under|like under|i underkant av|"
    r"noe under|noko under|almost|nearly|close to|just under",
    "about": r"rundt|rundt regnet|om lag|omlag|omtrent|omkring|cirka|sirka|circa|ca\.?|kring|"
    r"about|around|roughly",
    "over": "over|mer enn|meir enn|flere enn|fleire enn|minst|more than|at least",
    "under": "under|mindre enn|færre enn|høyst|høgst|less than|fewer than|at most",
}
_HEDGE = re.compile(rf"\b(?:{'|'.join(f'(?P<{kind}>{words})' for kind, words in _HEDGES.items())})\s*$", re.I)
PERCENT = re.compile(rf"(\d{{1,3}}(?:[.,]\d+)?)\s*{_UNIT}", re.I)
_SIGNS = str.maketrans("％﹪٪", "%%%")  # as fonts of other scripts have it
_SPELT = re.compile(rf"(?<=[^\W\d_])\s+{_UNIT}", re.I)
_OF = re.compile(r"(?<![(\w])(\w+)\s+(?:av|in|out of)\s+(\w+)(?=\s+\w)", re.I)
# «Del 1 av 3» and «(1 av 3)» count pages, and «er en av fem» says that it is one of them.
_COUNTED = re.compile(
    r"\b(?:del|side|slide|lysbilde|figur|part|page|steg|trinn|fase|kapittel|er|is|nr|som|blant)\.?\s*$", re.I
)
# «9/10» is a share before those who are counted or what they say; else it may be a day, or marks given.
_COUNTED_OF = (
    r"av|of|kommun\w+|fylk\w+|virksomhet\w*|verksemd\w*|bedrift\w*|ansatt\w*|tilsett\w*|medarbeid\w+|leder\w*|"
    r"leiar\w*|innbygg\w+|respondent\w*|elev\w*|lærer\w*|lærar\w*|bruker\w*|brukar\w*|skol\w+|skular?|"
    r"barnehag\w+|sykehus\w*|sjukehus\w*|people|municipalit\w+|employee\w*|agree|"
    r"(?:svar(?:te|a|er|ar)|answered|said|say) (?:ja|nei|at|yes|no|that)|"
    r"(?:er|are) (?:(?:helt|heilt|svært|ganske|very) )?"
    r"(?:u?enig\w*|u?einig\w*|fornøyd\w*|nøgd\w*|positiv\w*|negativ\w*|satisfied|\w{3,}(?:ive|ske|øyde|erte))"
)
_SLASHED = re.compile(rf"(?<![\w/.,:–-])(\d{{1,2}})/(\d{{1,2}})\s+(?:{_COUNTED_OF})\b", re.I)
_NO_SHARE = re.compile(
    r"\b(?:den|dato\w*|frist\w*|innen|til|fra|frå|per|pr|kl|uke|veke|\w+dag|kapittel|nr|del|side|sak|møte\w*|"
    r"s[ck][oå]r\w*|karakter\w*|poeng\w*|terningkast|by|from|until|on|rated|rating)[.:]?\s*$",
    re.I,
)
_SHARE = re.compile(rf"\b({'|'.join(sorted(_PARTS, key=len, reverse=True))})\b", re.I)
_NTH = {
    "tredje": 3, "fjerde": 4, "femte": 5, "sjette": 6, "sjuende": 7, "sjuande": 7, "syvende": 7, "åttende": 8,
    "åttande": 8, "niende": 9, "niande": 9, "tiende": 10, "tiande": 10, "third": 3, "fourth": 4, "fifth": 5,
    "tenth": 10,
}  # fmt: skip
# «Hver tredje måned» tells how often, and no share.
_EVERY = re.compile(
    rf"\b(?:hver|hvert|kvar|kvart|every) ({'|'.join(_NTH)})\b"
    r"(?!\s+(?:år|måned|månad|uke|veke|dag|time|gang|gong|kvartal|minutt|year|month|week|day|hour|time))",
    re.I,
)
_PART_CUES = ("halv", "half", "del", "third", "quarter")
_DECIMAL = re.compile(r"(?<![\d.,=<>≤≥±~≈–-])(?<![=<>≤≥±~≈–-]\s)\b0[.,](\d\d)\b(?!\s*[%‰\d]|[.,]\d)")
_STATISTIC = re.compile(
    r"(?:\bp|\br|alfa|alpha|korrelasjon\w*|correlation|koeffisient\w*|effekt\w*|effect|signifikans\w*|nivå|level)"
    r"(?:\s+(?:er|var|på|is|was|of))?\W*$",
    re.I,
)
_MEASURE = re.compile(r"\s*(?:poeng|point|mill|mrd|kr|kroner|år|tim|km|m\b|kg|liter|l\b|grader|€|\$)", re.I)


@dataclass(frozen=True, slots=True)
class Said:
    """A share that is said: its words, how many per cent it is, and how far under and over that it may be."""

    words: str
    value: float
    under: float = ROUNDED
    over: float = ROUNDED
    start: int = 0  # where in its text
    end: int = 0

    def among(self, shown: Iterable[float]) -> bool:
        """Whether any of the figures is what was said; the whole of 100 per cent is no figure."""
        low, high = self.value - self.under, self.value + self.over
        return self.value == WHOLE or any(low <= figure <= high for figure in shown)


def figures_in(text: str) -> set[float]:
    """Every percentage that a text shows."""
    return {_number(figure) for figure in PERCENT.findall(text.translate(_SIGNS))}


@lru_cache(maxsize=1024)
def said_in(text: str) -> tuple[Said, ...]:
    """Every share that a text says, in digits or in words."""
    text = text.translate(_SIGNS)
    digits = [_hedged(found, text, _number(found[1]), ROUNDED) for found in PERCENT.finditer(text)]
    return (*digits, *_in_words(text))


def _in_words(text: str) -> Iterator[Said]:
    """Shares that aren't said as «63 %»; each pattern is looked for only where one of its words is."""
    low = text.lower()
    for found in _SPELT.finditer(text):
        word = re.split(r"[\s(«]", _before(low, found))[-1]
        if word in _WORDS:
            start = found.start() - len(word)
            yield _hedged(found, text, float(_WORDS[word]), ROUNDED, start)
    for found in _OF.finditer(text) if " av " in low or " in " in low or " of " in low else ():
        part, of = _counts(found[1]), _counts(found[2])
        if 0 < part < of and of in _TOLD_OF and not _is_one_of_them(found, part, text):
            yield _hedged(found, text, WHOLE * part / of, _ROUGHLY)
    for found in _SLASHED.finditer(text) if "/" in text else ():
        part, of = int(found[1]), int(found[2])
        if 0 < part < of and of in _TOLD_OF and not _NO_SHARE.search(_before(text, found)):
            yield _hedged(found, text, WHOLE * part / of, _ROUGHLY)
    for found in _SHARE.finditer(text) if any(cue in low for cue in _PART_CUES) else ():
        yield _hedged(found, text, float(_PARTS[_plain(found[1]).lower()]), _ROUGHLY)
    for found in _DECIMAL.finditer(text) if "0," in text or "0." in text else ():
        if not _STATISTIC.search(_before(text, found)) and not _MEASURE.match(text, found.end()):
            yield Said(found[0], float(found[1]), start=found.start(), end=found.end())
    for found in _EVERY.finditer(text) if "ver" in low or "var" in low else ():
        yield _hedged(found, text, WHOLE / _NTH[found[1].lower()], _ROUGHLY)


def _is_one_of_them(found: re.Match[str], part: int, text: str) -> bool:
    """Whether «en av fem» is one of five, not a fifth: it is said amid a sentence, or of pages."""
    before = _before(text, found).rstrip()
    if _COUNTED.search(before):
        return True
    return part == 1 and found[1].lower() in _ARTICLES and before[-1:] not in ("", ".", ":", "!")


def _hedged(found: re.Match[str], text: str, value: float, slack: float, start: int = -1) -> Said:
    """A share as far off as the word before it allows: «om lag 60 %», «drøyt halvparten»."""
    start = found.start() if start < 0 else start
    hedge = _HEDGE.search(text[max(0, start - _NEARBY) : start])
    near = _NEARLY if slack == _ROUGHLY else _ROUGHLY
    under, over = {
        "more": (ROUNDED, near), "less": (near, ROUNDED), "about": (near, near),
        "over": (ROUNDED, _FAR), "under": (_FAR, ROUNDED),
    }.get(str(hedge and hedge.lastgroup), (slack, slack))  # fmt: skip
    start -= len(hedge[0]) if hedge else 0
    return Said(_plain(text[start : found.end()]), value, under, over, start, found.end())


def _counts(word: str) -> int:
    """A small number in digits or words; 0 for other words."""
    return int(word) if word.isdecimal() and len(word) < 3 else _WORDS.get(word.lower(), 0)


def _before(text: str, found: re.Match[str]) -> str:
    """The last words before a place."""
    return text[max(0, found.start() - _NEARBY) : found.start()]


def _number(text: str) -> float:
    return float(text.replace(",", "."))


def _plain(text: str) -> str:
    return " ".join(text.split())
