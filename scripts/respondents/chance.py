"""Chance that is the same on every machine: only ``Random.random`` is promised never to change."""

from __future__ import annotations

import math
from collections.abc import Sequence
from random import Random


class Chance:
    """Draws from one seed."""

    def __init__(self, seed: int) -> None:
        self._random = Random(seed)

    def happens(self, probability: float) -> bool:
        """True this often."""
        return self._random.random() < probability

    def below(self, limit: int) -> int:
        """A whole number from 0 up to, not including, the limit."""
        return int(self._random.random() * limit)

    def normal(self, spread: float) -> float:
        """About normal around 0: twelve uniform draws, so that no library's own method is needed."""
        return spread * (math.fsum(self._random.random() for _ in range(12)) - 6)

    def one_of(self, weights: Sequence[float]) -> int:
        """A place in the list, each as often as its weight says."""
        left = self._random.random() * math.fsum(weights)
        for place, weight in enumerate(weights):
            left -= weight
            if left < 0:
                return place
        return len(weights) - 1


def leaning(share: float, lean: float) -> float:
    """A share moved by a lean on the logistic scale; a lean of 1 takes 50 % to 73 %, 10 % to 23 %."""
    kept = min(max(share, 0.002), 0.998)
    return 1 / (1 + math.exp(-math.log(kept / (1 - kept)) - lean))
