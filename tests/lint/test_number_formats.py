"""Number formats that say a figure of their own, and those that only look so."""

from __future__ import annotations

import pytest

from deckgen.powerpoint.lint.number_formats import fixed_figure, times_of


@pytest.mark.parametrize(
    ("code", "value", "figure"),
    [
        ('"99 %"', 0.5, "99 %"),
        ('"99 %";;', 0.5, "99 %"),
        (r"99\ %", 0.5, "99 %"),
        ('[Red]"99"', 0.5, "99"),
        ('0%;"7 %"', -0.5, "7 %"),
        ('[>0.4]"99 %";0%', 0.5, "99 %"),
    ],
)
def test_a_format_says_a_figure(code: str, value: float, figure: str) -> None:
    assert fixed_figure(code, value) == figure


@pytest.mark.parametrize(
    ("code", "value"),
    [
        ('0" %"', 0.5),
        ("General", 0.5),
        ("@", 0.5),
        ("", 0.5),
        ('"99 %";;', 0),
        ('[<0.05]"<5 %";0%', 0.03),
        ('[>0.6]"99 %";0%', 0.5),
        ('"2017"', 0.5),
        ('"n = 48"', 0.5),
        ('# ##0" av 10"', 3),
        ("[$-414]d. mmm", 3),
        ("[h]:mm", 3),
        ('"99 %', 0.5),
    ],
)
def test_a_format_shows_the_value_or_words(code: str, value: float) -> None:
    assert fixed_figure(code, value) == ""


@pytest.mark.parametrize(
    ("code", "of"),
    [
        ('0.0" av ti"', 10),
        ('0" av 10"', 10),
        ('0" of a hundred"', 100),
        ('"7 av ti"', 0),
        ('0" %"', 0),
        ("0%", 0),
    ],
)
def test_a_format_says_of_how_many_a_value_is(code: str, of: int) -> None:
    assert times_of(code, 0.4) == of
