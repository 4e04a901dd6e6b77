"""Figures as people say them: «63 %», «63 pst.», «sekstitre prosent», «ni av ti», «0,63»."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

WHOLE = 100.0
ROUNDED = 0.51  # percentage points between a figure and what it is rounded to
_ROUGHLY = 5.01  # and between one and what is said in words, like «ni av ti»
_NEARLY = 10.01  # and with a word like «nesten» before it

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
_OVER = "over|mer enn|meir enn|flere enn|fleire enn|minst|more than|at least"
_UNDER = "under|mindre enn|færre enn|less than|fewer than"
_NEAR = r"nesten|drøyt|nær|nærmere|snaut|knapt|rundt|om lag|omtrent|cirka|ca\.?|almost|nearly|about"
_HEDGE = re.compile(rf"\b(?:({_OVER})|({_UNDER})|({_NEAR}))\s*$", re.I)
PERCENT = re.compile(rf"(\d{{1,3}}(?:[.,]\d+)?)\s*{_UNIT}", re.I)
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
    r"(?:u?enig|u?einig|fornøyd|nøgd|positiv|negativ|satisfied)\w*"
)
_SLASHED = re.compile(rf"(?<![\w/.,:–-])(\d{{1,2}})/(\d{{1,2}})\s+(?:{_COUNTED_OF})\b", re.I)
_NO_SHARE = re.compile(
    r"\b(?:den|dato\w*|frist\w*|innen|til|fra|frå|per|pr|kl|uke|veke|\w+dag|kapittel|nr|del|side|sak|møte\w*|"
    r"s[ck][oå]r\w*|karakter\w*|poeng\w*|terningkast|by|from|until|on|rated|rating)[.:]?\s*$",
    re.I,
)
_SHARE = re.compile(rf"\b({'|'.join(sorted(_PARTS, key=len, reverse=True))})\b", re.I)
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
    """A share that is said: its words, how many per cent it is, and how far from that it may be."""

    words: str
    value: float
    slack: float = ROUNDED
    side: int = 0  # 1 for «over», -1 for «under»

    @property
    def is_exact(self) -> bool:
        """Whether it was said in per cent, and not as «ni av ti» or «over halvparten»."""
        return not self.side and self.slack == ROUNDED

    def among(self, shown: set[float]) -> bool:
        """Whether any of the figures is what was said; the whole of 100 per cent is no figure."""
        if self.side:
            return any(self.side * (figure - self.value) > -self.slack for figure in shown)
        return self.value == WHOLE or any(abs(self.value - figure) <= self.slack for figure in shown)


def figures_in(text: str) -> set[float]:
    """Every percentage that a text shows."""
    return {_number(figure) for figure in PERCENT.findall(text)}


@lru_cache(maxsize=1024)
def said_in(text: str) -> tuple[Said, ...]:
    """Every share that a text says, in digits or in words."""
    digits = [Said(_plain(found[0]), _number(found[1])) for found in PERCENT.finditer(text)]
    return (*digits, *_in_words(text))


def _in_words(text: str) -> Iterator[Said]:
    """Shares that aren't said as «63 %»; each pattern is looked for only where one of its words is."""
    low = text.lower()
    for found in _SPELT.finditer(text):
        word = re.split(r"[\s(«]", _before(low, found))[-1]
        if word in _WORDS:
            yield Said(_plain(word + found[0]), float(_WORDS[word]))
    for found in _OF.finditer(text) if " av " in low or " in " in low or " of " in low else ():
        part, of = _counts(found[1]), _counts(found[2])
        if 0 < part < of and of in _TOLD_OF and not _is_one_of_them(found, part, text):
            yield _roughly(found, text, WHOLE * part / of)
    for found in _SLASHED.finditer(text) if "/" in text else ():
        part, of = int(found[1]), int(found[2])
        if 0 < part < of and of in _TOLD_OF and not _NO_SHARE.search(_before(text, found)):
            yield _roughly(found, text, WHOLE * part / of)
    for found in _SHARE.finditer(text) if any(cue in low for cue in _PART_CUES) else ():
        yield _roughly(found, text, float(_PARTS[_plain(found[1]).lower()]))
    for found in _DECIMAL.finditer(text) if "0," in text or "0." in text else ():
        if not _STATISTIC.search(_before(text, found)) and not _MEASURE.match(text, found.end()):
            yield Said(found[0], float(found[1]))


def _is_one_of_them(found: re.Match[str], part: int, text: str) -> bool:
    """Whether «en av fem» is one of five, not a fifth: it is said amid a sentence, or of pages."""
    before = _before(text, found).rstrip()
    if _COUNTED.search(before):
        return True
    return part == 1 and found[1].lower() in _ARTICLES and before[-1:] not in ("", ".", ":", "!")


def _roughly(found: re.Match[str], text: str, value: float) -> Said:
    hedge = _HEDGE.search(_before(text, found))
    side = 0 if hedge is None else 1 if hedge[1] else -1 if hedge[2] else 0
    slack = ROUNDED if side else _NEARLY if hedge else _ROUGHLY
    return Said(_plain((hedge[0] if hedge else "") + found[0]), value, slack, side)


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
