"""A column of a data file with what the file says of it: its question, its answers, its gaps."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from deckgen.sources.formats.datafile import DataFile
from deckgen.sources.importing.proposal import Answer, Note

_NUMBER = re.compile(r"[-\u2212]?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?")
_WHOLE = re.compile(r"-?\d{1,15}")
# Cells that stand for a blank in files of people who had no other way to write one.
_BLANK_CELLS = frozenset(
    ("NA", "N/A", "n/a", "#N/A", "<NA>", "nan", "NaN", "NULL", "null", "#NULL!", "-", ".")
)
_BEFORE = r"[\W\d_]*(?:\([^)]*\)\s*)?(?:"
_AFTER = r")(?:\W*|\s*[/,;(.–-].*|\s+(?:eller|or)\b.*)"


def _said(words: str) -> re.Pattern[str]:
    """A label that says just these words, a code before and a second thought after them aside."""
    return re.compile(_BEFORE + words + _AFTER, re.IGNORECASE)


DONT_KNOW = _said(
    r"vet ikke|veit ikkje|vet\s?ikke|ikke sikker|usikker|don['’´`]?t know|do not know|dk|not sure|unsure|"
    r"can['’´`]?t say|undecided|husker ikke|don['’´`]?t remember"
)
REFUSED = _said(
    r"refused?|refusal|ref|nekt\w*(?: å svare)?|ønsk\w+ ikk?j?e å (?:svare|oppgi)|"
    r"vil ikk?j?e (?:svare|oppgi)|"
    r"prefer not to (?:say|answer)|no answer|not answered|unanswered|ikke svart|ikkje svart|ubesvart|"
    r"ikke besvart|missing|manglende|mangler|uoppgitt|ikke oppgitt|no response|blank|n\.?/?a\.?"
)
NOT_ASKED = _said(
    r"not asked|ikke spurt|ikkje spurt|ikke stilt|not applicable|inapplicable|inap|iap|ikke relevant|"
    r"ikke aktuelt|uaktuelt|skipped|hoppet over|does not apply|not in universe"
)
OTHER = _said(r"annet|andre|anna|other|others|something else|noe annet")
_LETTERS = str.maketrans("æøåÆØÅđŋŧĐŊŦ", "aoaAOAdntDNT")


def stands_last(text: str) -> bool:
    """Whether an answer stands below the others: «vet ikke» and «annet»."""
    return bool(DONT_KNOW.fullmatch(text) or OTHER.fullmatch(text))


def is_number(cell: str) -> bool:
    """Whether a cell is a number."""
    return _NUMBER.fullmatch(cell) is not None


def is_whole(cell: str) -> bool:
    """Whether a cell is a whole number as codes are."""
    return _WHOLE.fullmatch(cell) is not None


@dataclass(frozen=True)
class Column:
    """A column: its own label (or its name made readable), cells with their counts, and value labels."""

    name: str
    label: str
    labelled: bool
    counts: Mapping[str, int]
    blanks: int
    labels: Mapping[str, str]
    declared: frozenset[str]

    @cached_property
    def answers(self) -> tuple[Answer, ...]:
        """Every answer that has a label or that someone gave, in code order, the missing ones marked."""
        cells = sorted({*self.labels, *self.counts}, key=_by_code)
        ids = unique(cells, "svar")
        return tuple(self._answer(cell, id) for cell, id in zip(cells, ids, strict=True))

    @cached_property
    def points(self) -> tuple[Answer, ...]:
        """The answers but those that are missing, «vet ikke» and «annet»."""
        return tuple(answer for answer in self.answers if not (answer.missing or answer.last))

    @cached_property
    def given(self) -> Mapping[str, int]:
        """How many gave each answer that isn't missing."""
        missing = {answer.cell for answer in self.answers if answer.missing}
        return {cell: count for cell, count in self.counts.items() if cell not in missing}

    @cached_property
    def notes(self) -> tuple[Note, ...]:
        """What is unsure about the answers."""
        missing = [answer.text for answer in self.answers if answer.missing]
        kept = [a.text for a in self.answers if a.last and a.cell in self.declared]
        unnamed = [
            a.cell for a in self.answers if self.labels and a.cell not in self.labels and not a.missing
        ]
        found = (
            ("import_missing", missing),
            ("import_dont_know", kept),
            ("import_unnamed", unnamed),
        )
        about = {"column": self.name}
        notes = [Note(key, about | {"values": ", ".join(values)}) for key, values in found if values]
        if not self.labels and any(map(is_number, self.given)):
            notes.append(Note("import_no_labels", about))
        elif not self.labels:
            notes.append(Note("import_order", about))
        return tuple(notes)

    def _answer(self, cell: str, id: str) -> Answer:
        label = self.labels.get(cell, "")
        text = label or cell
        said = text.replace("_", " ")
        if DONT_KNOW.fullmatch(said):
            return Answer(id, text, cell, last=True)
        gap = REFUSED.fullmatch(said) or NOT_ASKED.fullmatch(said) or (not label and cell in _BLANK_CELLS)
        if gap or cell in self.declared:
            return Answer(id, text, cell, missing=True)
        return Answer(id, text, cell, last=OTHER.fullmatch(said) is not None)


def columns_of(data: DataFile) -> dict[str, Column]:
    """Every column of a file by its name."""
    return {name: _column(data, name) for name in data.names}


def _column(data: DataFile, name: str) -> Column:
    counts = Counter(map(str, data.columns[name].tolist()))
    blanks = counts.pop("", 0)
    own = spaced(data.labels.get(name, ""))
    labels = {cell: spaced(text) or cell for cell, text in data.value_labels.get(name, {}).items() if cell}
    declared = data.missing.get(name, frozenset())
    # A label for one number in a column of many, «0 = missing», makes no question of it.
    label = without_code(own, name) if own else readable(name)
    return Column(name, label, bool(own), counts, blanks, labels, frozenset(declared))


def spaced(text: str) -> str:
    """A label on one line."""
    return " ".join(text.split())


def without_code(label: str, name: str) -> str:
    """A label without its column's name before it: «*Q16a. home?» of q16a is «home?»."""
    found = re.match(rf"[*\s]*{re.escape(name)}(?P<mark>[.:)]?)\s+(?P<rest>\S.*)", label, re.IGNORECASE)
    if found is None:
        return label.lstrip("* ") or label
    code = label[: found.start("rest")]
    shouted = code.upper() == code and found["rest"].upper() != found["rest"]
    is_code = found["mark"] or re.search(r"\d", name) or shouted
    return found["rest"] if is_code else label


def readable(name: str) -> str:
    """A column's name as a heading: «'tot_food'» is «Tot food»."""
    text = spaced(re.sub(r"[_.\s]+", " ", name.strip("'\"` "))) or name
    return text[:1].upper() + text[1:]


def unique(names: Iterable[str], stem: str) -> list[str]:
    """An id for each name: its letters and digits, `stem` where it has none, each one once."""
    taken: dict[str, int] = {}
    ids = []
    for name in names:
        plain = unicodedata.normalize("NFKD", name.translate(_LETTERS)).encode("ascii", "ignore").decode()
        minus = "minus_" if re.fullmatch(r"-\d.*", plain) else ""
        id = minus + re.sub(r"[^A-Za-z0-9.]+", "_", plain).strip("_.")[:40] or stem
        while id in taken:
            taken[id] += 1
            id = f"{id}_{taken[id]}"
        taken[id] = 1
        ids.append(id)
    return ids


def _by_code(cell: str) -> tuple[int, float, str]:
    return (0, float(cell), cell) if is_number(cell) and "\u2212" not in cell else (1, 0.0, cell.casefold())
