"""Which sentences of notes tell a figure of the notes' own table, and of which place in it."""

from __future__ import annotations

import pytest

from deckgen.powerpoint.lint.noted import placed_in, table_of

TABLE = (
    "Svar | Troms | Norge\nNye tjenester | 40 % | 53 %\nNye tjenester og varer | 32 % | 35 %\n"
    "Vet ikke | 3 % | 2 %"
)
ONE_COLUMN = "Gruppe | Andel\nNorge | 74 %\nTroms | 66 %"


@pytest.mark.parametrize(
    ("sentence", "place", "figure"),
    [
        ("53 % i Norge svarer «Nye tjenester».", ("Nye tjenester", "Norge"), 53),
        ("1. I Troms er tallet for «Nye tjenester og varer» 32 %.", ("Nye tjenester og varer", "Troms"), 32),
        ("1. I Troms er tallet 32 % for «Nye tjenester og varer».", ("Nye tjenester og varer", "Troms"), 32),
        ("I Norge svarer 9 % «Vet ikke».", ("Vet ikke", "Norge"), 9),
    ],
)
def test_a_sentence_names_a_place(sentence: str, place: tuple[str, str], figure: float) -> None:
    notes = f"{sentence}\n{TABLE}"
    ((_, found, said),) = placed_in(notes, table_of(notes))
    assert (found, said) == (place, figure)


def test_one_column_needs_no_name() -> None:
    notes = f"Andelen i Norge er 74 % for «Minst én».\n{ONE_COLUMN}"
    assert [place for _, place, _ in placed_in(notes, table_of(notes))] == [("Norge", "Andel")]


@pytest.mark.parametrize(
    "sentence",
    [
        "Av dem som svarte «Nye tjenester» i Norge, er 80 % ledere.",
        "I 2015 svarte 48 % i Norge «Nye tjenester».",
        "12 % flere i Norge enn i Troms svarte «Nye tjenester».",
        "«Nye tjenester» er opp 12 % i Norge.",
        "53 % i Norge og 40 % i Troms svarte «Nye tjenester».",
        "80 % i Norge er ledere.",
        "Nye tjenester: Norge 54 %",
        "Nye tjenester er svart av 80 %.",
    ],
)
def test_other_figures_may_be_of_other_things(sentence: str) -> None:
    notes = f"{sentence}\n{TABLE}"
    assert list(placed_in(notes, table_of(notes))) == []
