"""Raking against independent libraries: weightipy with and without a cap, svy from start weights."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import redirect_stdout
from dataclasses import dataclass
from functools import cache
from io import StringIO
from typing import Any

import numpy as np
import pandas as pd
import polars as pl
import svy
import weightipy
from numpy.typing import NDArray

from deckgen.survey.raking import Cell, Raked, rake

Numbers = NDArray[np.float64]
SAME = 1e-6
RAKINGS = 150


@dataclass(frozen=True)
class Margins:
    """Respondents with a category on each margin, and target shares that an own weighting meets."""

    people: pd.DataFrame
    targets: dict[str, dict[int, float]]
    start: Numbers

    def raked(self, trim: float | None = None, start: bool = False) -> tuple[Numbers, Raked]:
        """The house's weights, spread from cells back to people."""
        names = list(self.targets)
        first = self.start if start else np.ones(len(self.people))
        people = [
            (tuple(str(key) for key in row), weight)
            for row, weight in zip(self.people[names].to_numpy().tolist(), first.tolist(), strict=True)
        ]
        cells: list[Cell] = [(*key, count) for key, count in sorted(Counter(people).items())]
        margins = [{str(key): share for key, share in margin.items()} for margin in self.targets.values()]
        result = rake(cells, margins, trim=trim)
        weight = {cell[:2]: w for cell, w in zip(cells, result.weights, strict=True)}
        return np.array([weight[key] for key in people]), result


@cache
def margins() -> tuple[Margins, ...]:
    """Two or three margins of two to six categories that lean on each other, targets off by a good deal."""
    rng = np.random.default_rng(20180104)
    found = []
    for number in range(RAKINGS):
        base, columns = int(rng.integers(150, 1200)), 2 + number % 2
        mood = rng.normal(size=base)
        people = pd.DataFrame(
            {
                f"m{place}": np.digitize(mood + rng.normal(0, 1.5, base), np.linspace(-1.2, 1.2, cuts))
                for place, cuts in enumerate(rng.integers(1, 6, columns).tolist())
            }
        )
        targets = {}
        for name in people:
            counts = people[name].value_counts(normalize=True).sort_index()
            leaning = counts.to_numpy() * rng.lognormal(0, 0.35, len(counts))
            shares = dict(zip(counts.index.tolist(), leaning / leaning.sum(), strict=True))
            targets[str(name)] = {int(key): float(share) for key, share in shares.items()}
        start = rng.choice([0.5, 1.0, 1.5, 3.0], base)
        found.append(Margins(people, targets, start))
    return tuple(found)


def weightipys(design: Margins, trim: float | None) -> Numbers:
    """The library's weights; it says so on the screen where it gave up before they stood still."""
    per_cent = {name: {k: 100 * v for k, v in t.items()} for name, t in design.targets.items()}
    scheme = weightipy.scheme_from_dict(per_cent)
    if trim is not None:
        scheme.cap = trim
        scheme.anesrake_cap_correction = False  # it adds 0.0001 to the cap
    said = StringIO()
    with redirect_stdout(said):
        weights = np.asarray(weightipy.weight(design.people, scheme), dtype=np.float64)
    assert "only partial convergence" not in said.getvalue()
    return weights


def capped() -> Iterator[tuple[Margins, float, Numbers, Raked]]:
    """Each raking with a cap that bites: four fifths of what the largest weight would have been."""
    for design in margins():
        _, free = design.raked()
        trim = max(1.3, 0.8 * free.largest)
        if trim < free.largest:
            yield design, trim, *design.raked(trim=trim)


def test_raking_agrees_with_weightipy() -> None:
    for design in margins():
        weights, result = design.raked()
        assert result.converged
        np.testing.assert_allclose(weights, weightipys(design, None), atol=SAME, rtol=0)


def test_capped_raking_agrees_with_weightipy_where_the_margins_can_be_met_and_where_they_cannot() -> None:
    met, unmet = 0, 0
    for design, trim, weights, result in capped():
        assert result.trimmed > 0 and result.largest <= trim * (1 + 1e-9)
        np.testing.assert_allclose(weights, weightipys(design, trim), atol=SAME, rtol=0)
        met += result.converged
        unmet += not result.converged
    assert met >= 100 and unmet >= 20


def test_raking_from_start_weights_agrees_with_svy() -> None:
    for design in margins():
        data = pl.DataFrame(
            {**{name: design.people[name].to_numpy() for name in design.targets}, "w": design.start}
        )
        sample = svy.Sample(data, svy.Design(wgt="w"))
        shares: dict[str, Any] = dict(design.targets)
        raked = sample.weighting.rake(shares=shares, tol=1e-10, max_iter=1000)
        expected = raked.data.lazy().collect()["rk_wgt"].to_numpy()
        weights, _ = design.raked(start=True)
        np.testing.assert_allclose(weights, expected / expected.mean(), atol=SAME, rtol=0)
