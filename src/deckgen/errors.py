"""What can go wrong: a Problem has a code, a place, the facts and a way out.

The words live in `messages/<language>.toml`, one catalogue per language, so this
module knows no language; only the command line turns a Problem into a sentence.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

EXIT_BUG = 1
EXIT_USAGE = 2
EXIT_DATA = 3
EXIT_DECK = 4
EXIT_OUTPUT = 5
EXIT_BATCH = 6
EXIT_FINDINGS = 7
EXIT_INTERRUPTED = 130

_EXIT_OF_LETTER = {
    "D": EXIT_DATA,
    "S": EXIT_DECK,
    "T": EXIT_DECK,
    "U": EXIT_USAGE,
    "W": EXIT_OUTPUT,
    "V": EXIT_FINDINGS,
    "L": EXIT_FINDINGS,
}
_WARNING = "W1"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a problem stands: a file, and in it a line (1-based) or a named spot."""

    file: str = ""
    line: int | None = None
    spot: str = ""

    def __str__(self) -> str:
        where = self.file if self.line is None else f"{self.file}:{self.line}"
        if self.spot.startswith(":"):  # a column
            return where + self.spot
        return " · ".join(part for part in (where, self.spot) if part)


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault: a code of the message catalogue, its place and the facts the sentence needs."""

    code: str
    place: Place = Place()
    facts: Mapping[str, object] = field(default_factory=dict)

    @property
    def exit_code(self) -> int:
        """The documented exit code of the code's first letter (D data, S deck file, T template …).

        Warnings, W1 and a number, stop nothing.
        """
        if self.code.startswith(_WARNING):
            return 0
        return _EXIT_OF_LETTER.get(self.code[0], EXIT_BUG)


class DeckgenError(Exception):
    """Everything that stops a command, with all its problems at once."""

    def __init__(self, problems: Problem | Iterable[Problem]) -> None:
        self.problems = (problems,) if isinstance(problems, Problem) else tuple(problems)
        super().__init__("; ".join(f"{p.code} {p.place}: {dict(p.facts)}" for p in self.problems))

    @property
    def exit_code(self) -> int:
        """The exit code of the gravest problem: usage before data before deck before output."""
        return min((p.exit_code for p in self.problems if p.exit_code), default=EXIT_BUG)
