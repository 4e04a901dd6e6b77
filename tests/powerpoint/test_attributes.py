"""Attributes are read in every spelling, and what is no number is the usual value."""

from __future__ import annotations

import pytest

from deckgen.powerpoint.attributes import colour, length, number, share, whole

WRONG = ["", None, "x", "²", "1_0", "nan", "inf", "1e999", "9" * 5000, "--1", "%", "in"]


@pytest.mark.parametrize("text", WRONG)
def test_what_is_no_number_is_the_usual_value(text: str | None) -> None:
    assert (whole(text, 7), number(text, 7.0), colour(text)) == (7, 7.0, None)
    assert share(text, 0.5) == pytest.approx(0.5)
    assert length(text, 7.0) == pytest.approx(7.0)


def test_spellings_of_one_thing_are_the_same() -> None:
    assert share("90000") == share("90%") == pytest.approx(0.9)
    assert {length(t) for t in ("914400", "1in", "2.54cm", "25.4mm", "72pt", "6pc", "6pi")} == {914400}
    assert (whole(" -12 "), number("1.5e2"), colour("ff00aa")) == (-12, 150.0, "#FF00AA")
