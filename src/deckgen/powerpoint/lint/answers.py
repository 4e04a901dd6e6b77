"""Which answer a share in a title is of, where it says so: «over halvparten sier nei», «62 % svarte ja»."""

from __future__ import annotations

import re
from functools import lru_cache

from deckgen.powerpoint.lint.figures import WHOLE, Said
from deckgen.powerpoint.lint.places import plain_name
from deckgen.powerpoint.lint.points import Points

_VERB = r"(?:svar(?:te|er|ar|a)|sier|seier|sa|says?|said|answer(?:s|ed)?)"
_OF = r"\s+(?:av|of)\s+(?:(?:de|dei|alle|the|all)\s+)?(?!de[mi]?\b|those\b)[\w-]+"
_WHO = rf"(?:{_OF}|\s+(?!som\b|that\b|who\b)[\w-]+)?"
# An answer that goes on («nei til mer», «ja på ett av dem») may be another than its first word.
_END = r"\s*(?:$|[.!?:;()–]|,?\s(?:mens|medan|mot|men|while|but)\b|\s(?:i|in)\s(?-i:[A-ZÆØÅ]))"
_OF_ONE = 1.5  # a chart with a value above this has no shares of one
_ASKS = re.compile(rf"\b{_VERB}\s*$", re.I)


def is_of_another_answer(said: Said, text: str, points: Points, groups: tuple[str, ...]) -> bool:
    """Whether a share is said of an answer that a chart shows, and that has another share there.

    Any of the chart's groups may have it, or those that the title names.
    """
    answer = _answer(said, text, frozenset(name for key in points for name in key if name))
    shown = _shares(answer, points) if answer else []
    if groups:
        shown = [(group, value) for group, value in shown if group in groups]
    return bool(shown) and not said.among(value for _, value in shown)


def _answer(said: Said, text: str, names: frozenset[str]) -> str:
    """The answer that a share is said of; "" where it says none, or one that others are a kind of."""
    after, amid = _patterns(names)
    found = after.match(text, said.end)
    if found is None and _ASKS.search(text[: said.start]):
        found = amid.match(text, said.end)
    answer = "" if found is None else found[1].casefold()
    alike = [name for name in names if re.search(rf"\b{re.escape(answer)}\b", name.casefold())]
    return answer if len(alike) == 1 else ""


@lru_cache(maxsize=256)
def _patterns(names: frozenset[str]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What may follow a share before an answer: who and «svarer», or only who."""
    either = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    answer = rf"\s+[«“\"]?({either})[»”\"]?(?={_END})"
    return re.compile(rf"{_WHO}\s+{_VERB}{answer}", re.I), re.compile(rf"(?:{_OF})?{answer}", re.I)


def _shares(answer: str, points: Points) -> list[tuple[str, float]]:
    """An answer's shares in per cent by their groups, be answers the categories or the series."""
    # A point is there as it is and a hundred times that: as the chart's largest tells which is per cent.
    as_it_is = {key: min(map(abs, values)) for key, values in points.items()}
    scale = WHOLE if max(as_it_is.values()) <= _OF_ONE else 1
    found = []
    for (one, other), value in as_it_is.items():
        for name, group in ((one, other), (other, one)):
            if name.casefold() == answer:
                found.append((plain_name(group), value * scale))
    return found
