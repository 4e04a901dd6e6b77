"""An Estimate as a chart prints it."""

from __future__ import annotations

import pytest

from builders import an_estimate
from deckgen.charts.chart import Wording
from deckgen.charts.labels import percent


@pytest.mark.parametrize(
    ("said", "label"),
    [
        ("62", "62\u00a0%"),
        ("0", "0\u00a0%"),
        ("100", "100\u00a0%"),
        ("52?", "52\u00a0%?"),
        ("-", "–"),
        ("x", "for få svar"),
        ("0n", "ingen svar"),
    ],
)
def test_every_kind_of_cell_has_its_label(said: str, label: str) -> None:
    assert percent(an_estimate(said), Wording()) == label


@pytest.mark.parametrize(("share", "label"), [("62.5", 63), ("62.4999", 62), ("0.5", 1), ("99.4", 99)])
def test_halves_are_rounded_up(share: str, label: int) -> None:
    assert percent(an_estimate(share), Wording()) == f"{label}\u00a0%"
