"""Names that tell whose a figure is: places and years, as a chart's groups and headlines say them."""

from __future__ import annotations

import re
from functools import lru_cache

_NATION = ("Norge", "Noreg", "Norway")
_DIVISIONS = (
    "Østlandet", "Sørlandet", "Vestlandet", "Trøndelag", "Nord-Norge", "Nord-Noreg", "Østfold", "Akershus",
    "Oslo", "Hedmark", "Oppland", "Innlandet", "Buskerud", "Vestfold", "Telemark", "Aust-Agder", "Vest-Agder",
    "Agder", "Rogaland", "Hordaland", "Vestland", "Sogn og Fjordane", "Møre og Romsdal", "Sør-Trøndelag",
    "Nord-Trøndelag", "Nordland", "Troms", "Finnmark", "Viken", "Vestfold og Telemark", "Troms og Finnmark",
    "Danmark", "Sverige", "Finland", "Island", "Europa", "EU",
)  # fmt: skip
PLACES = frozenset((*_NATION, *_DIVISIONS))
# What a nation is called where its name isn't said.
_NATIONWIDE = re.compile(r"\b(?:nasjonalt|landet|hele landet|heile landet|landsbasis|nationally)\b", re.I)
_BASE = re.compile(r"\s*\((?:n\s*=|n:)[^)]*\)|,?\s*n\s*=\s*[\d\s]+$")
YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def plain_name(name: str) -> str:
    """A group's name without how many it has: «Troms (n = 48)»."""
    return _BASE.sub("", " ".join(name.split())).strip()


def is_group(name: str) -> bool:
    """Whether a name can be nothing but a group's."""
    return name in PLACES or YEAR.fullmatch(name) is not None


def named_in(text: str, names: frozenset[str]) -> tuple[str, ...]:
    """Which of some names a text says, in its order; «Norge» is not said by «Nord-Norge»."""
    if not names:
        return ()
    found = [(at.start(), at[0]) for at in _pattern(names).finditer(text)]
    if nation := next((name for name in _NATION if name in names), ""):
        found += [(at.start(), nation) for at in _NATIONWIDE.finditer(text)]
    return tuple(dict.fromkeys(name for _, name in sorted(found)))


@lru_cache(maxsize=256)
def _pattern(names: frozenset[str]) -> re.Pattern[str]:
    either = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    return re.compile(rf"(?<![\w-])(?:{either})(?![\w-])")
