"""Content models: which children may stand in an element, in which order and how often.

Written as in a DTD, each child with its type: `a:off=a:CT_Point2D? (a:x=…|a:y=…)* c:axId=…{2,2}`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_WORD = re.compile(r"\s*([()|]|[^\s()|?*+{}]+)")
_TIMES = re.compile(r"([?*+])|\{(\d+),(\d*)\}")
_SHORT = {"?": (0, 1), "*": (0, None), "+": (1, None)}
_ENDLESS = 1 << 30


@dataclass(frozen=True)
class Particle:
    """A child (`name`), several in a row, or one of several (`is_choice`), from `least` to `most` times."""

    name: str = ""
    type: str = ""
    parts: tuple[Particle, ...] = ()
    is_choice: bool = False
    least: int = 1
    most: int | None = 1

    def pattern(self) -> str:
        """A pattern for the children's names, each with a space behind."""
        inside = re.escape(self.name) + " " if self.name else ""
        inside += ("|" if self.is_choice else "").join(part.pattern() for part in self.parts)
        times = f"{{{self.least},{'' if self.most is None else self.most}}}"
        return f"(?:{inside}){'' if times == '{1,1}' else times}"

    def types(self) -> dict[str, str]:
        """The type of each child by name, in order."""
        found = {self.name: self.type} if self.name else {}
        for part in self.parts:
            found |= part.types()
        return found

    def most_of(self, name: str) -> int:
        """How often a child may stand at most."""
        if self.name:
            inside = int(self.name == name)
        else:
            counts = [part.most_of(name) for part in self.parts]
            inside = max(counts, default=0) if self.is_choice else sum(counts)
        return inside and (_ENDLESS if self.most is None else inside * self.most)

    def least_of(self, name: str) -> int:
        """How often a child must stand at least."""
        if self.name:
            return self.least * (self.name == name)
        counts = [part.least_of(name) for part in self.parts]
        return self.least * (min(counts, default=0) if self.is_choice else sum(counts))

    def places(self) -> dict[str, int]:
        """Where each child stands in the order; those that may come in any have one place."""
        found: dict[str, int] = {}
        self._place(found)
        return found

    def _place(self, found: dict[str, int]) -> None:
        here = max(found.values(), default=-1) + 1
        if self.name or self.most != 1:
            found.update({name: here for name in self.types() if name not in found})
            return
        for part in self.parts:
            part._place(found)

    def choices(self) -> Iterator[Particle]:
        """The places where one of several may stand, but for those inside another."""
        if self.is_choice:
            yield self
        for part in () if self.is_choice else self.parts:
            yield from part.choices()


def particle(text: str) -> Particle:
    """A content model as it is written."""
    found, at = _alternatives(text, 0)
    assert at == len(text), text
    return found


def _alternatives(text: str, at: int) -> tuple[Particle, int]:
    """Rows with "|" between."""
    rows: list[list[Particle]] = [[]]
    while found := _WORD.match(text, at):
        word = found[1]
        if word == ")":
            break
        at = found.end()
        if word == "|":
            rows.append([])
            continue
        if word == "(":
            inside, at = _alternatives(text, at)
            at += 1  # its bracket
        else:
            inside = Particle(*word.partition("=")[::2])
        least, most, at = _times(text, at)
        rows[-1].append(_repeated(inside, least, most))
    parts = tuple(row[0] if len(row) == 1 else Particle(parts=tuple(row)) for row in rows)
    return (parts[0], at) if len(parts) == 1 else (Particle(parts=parts, is_choice=True), at)


def _times(text: str, at: int) -> tuple[int, int | None, int]:
    found = _TIMES.match(text, at)
    if found is None:
        return 1, 1, at
    if found[1]:
        return (*_SHORT[found[1]], found.end())
    return int(found[2]), int(found[3]) if found[3] else None, found.end()


def _repeated(inside: Particle, least: int, most: int | None) -> Particle:
    if (least, most) == (1, 1):
        return inside
    if (inside.least, inside.most) == (1, 1):
        return Particle(inside.name, inside.type, inside.parts, inside.is_choice, least, most)
    return Particle(parts=(inside,), least=least, most=most)
