"""What follows from what is published: sums of unknown whole numbers that pin others down.

An unknown is any hashable name; an equation is a set of unknowns whose sum is published.
A target (another set) follows when it is a linear combination of the equations, or when the
bounds of its unknowns leave it one value. Elimination is done modulo a prime, so it is exact.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

_PRIME = (1 << 61) - 1
_ROUNDS = 12  # of tightening; each one can only narrow what the last one left

Unknown = Any  # hashable
Sum = frozenset[Unknown]


class Basis:
    """The span of sums over a set of unknowns."""

    def __init__(self, sums: Iterable[Sum]) -> None:
        self._rows: dict[Unknown, dict[Unknown, int]] = {}
        # Sums of one unknown first: they leave less to eliminate.
        for each in sorted(sums, key=len):
            self._add(dict.fromkeys(each, 1))

    def spans(self, target: Sum) -> bool:
        """Whether the target is a linear combination of the sums."""
        return not self._reduced(dict.fromkeys(target, 1))

    def _add(self, row: dict[Unknown, int]) -> None:
        row = self._reduced(row)
        if row:
            pivot = next(iter(row))
            scale = pow(row[pivot], -1, _PRIME)
            self._rows[pivot] = {name: value * scale % _PRIME for name, value in row.items()}

    def _reduced(self, row: dict[Unknown, int]) -> dict[Unknown, int]:
        left = dict(row)
        todo = [name for name in left if name in self._rows]
        while todo:
            name = todo.pop()
            factor = left.get(name, 0)
            if not factor:
                continue
            for other, value in self._rows[name].items():
                found = (left.get(other, 0) - factor * value) % _PRIME
                if found:
                    left[other] = found
                    if other in self._rows:
                        todo.append(other)
                else:
                    left.pop(other, None)
        return left


def bounds(
    equations: Iterable[tuple[Sum, int]], limits: Mapping[Unknown, tuple[int, int]]
) -> dict[Unknown, tuple[int, int]]:
    """The limits of every unknown, narrowed by what each equation leaves for it."""
    found = dict(limits)
    rows = [(tuple(names), total) for names, total in equations if names]
    for _ in range(_ROUNDS):
        changed = False
        for names, total in rows:
            low = sum(found[name][0] for name in names)
            high = sum(found[name][1] for name in names)
            for name in names:
                least, most = found[name]
                new = (max(least, total - (high - most)), min(most, total - (low - least)))
                if new != (least, most):
                    found[name] = new
                    low += new[0] - least
                    high += new[1] - most
                    changed = True
        if not changed:
            break
    return found
