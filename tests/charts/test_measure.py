"""Text is measured in the shipped faces, and wrapped without losing a character."""

from __future__ import annotations

import re

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st

from deckgen.charts.measure import face, line_count, width, wrap

WORDS = st.text("abcdefghijklmnoprstuvyæøåÆØÅ /-(),", min_size=1, max_size=120).filter(str.strip)


def advance(text: str, bold: bool) -> float:
    """The width of a text by another library: the sum of advances, at 100 points."""
    font = TTFont(face("Carlito", bold))
    names, table = font.getBestCmap(), font["hmtx"]
    return float(
        sum(table[names[ord(c)]][0] for c in text.replace("\u00a0", " ")) * 100 / font["head"].unitsPerEm
    )


@pytest.mark.parametrize("bold", [False, True])
def test_widths_agree_with_another_library(bold: bool) -> None:
    for text in ("Møre og Romsdal", "nnnnnnnnnn", "62\u00a0%", "Kommunens politiske vedtak"):
        assert width(text, 100, bold) == pytest.approx(advance(text, bold), rel=1e-6)


def test_widths_grow_with_the_size_exactly() -> None:
    assert width("Finnmark", 28) == pytest.approx(2 * width("Finnmark", 14))


def test_nothing_is_as_wide_as_nothing() -> None:
    assert width("", 14) == 0


def test_a_short_text_stays_on_one_line() -> None:
    assert wrap("Ny teknologi", 200, 14) == ("Ny teknologi",)


def test_lines_are_balanced() -> None:
    lines = wrap("Samfunnsutfordringer vi ikke klarte å løse ved å gjøre mer av det samme", 300, 14)
    assert len(lines) == 2
    widths = [width(line, 14) for line in lines]
    assert min(widths) > 0.7 * max(widths)


def test_it_parts_after_a_slash() -> None:
    assert wrap("Utdanningsinstitusjoner/forskningsinstitusjoner", 160, 14)[0].endswith("/")


def test_a_compound_parts_at_its_joint() -> None:
    assert wrap("Velferdsteknologi", 80, 14)[0] == "Velferds-"


@given(WORDS, st.floats(60, 400))
def test_no_character_is_lost_and_no_line_too_wide(text: str, room: float) -> None:
    lines = wrap(text, room, 12)
    squeezed = re.sub(r"[\s-]", "", text)
    assert re.sub(r"[\s-]", "", "".join(lines)) == squeezed
    assert all(width(line, 12) <= room + 0.01 or len(line) < 12 for line in lines)


def test_line_count_follows_the_width_of_the_box() -> None:
    assert line_count("Hva hemmer og hva fremmer innovasjon?", 900, 28, bold=True) == 1
    assert line_count("Hva hemmer og hva fremmer innovasjon?", 300, 28, bold=True) > 1
