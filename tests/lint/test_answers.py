"""A share in a headline that says whose answer it is, is held against that answer alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from pptx import Presentation

from lint.test_claims import ALONE, ANSWERS, SHARED, codes, slide_of


def told(title: str, folder: Path, shared: bool = False, names: tuple[str, ...] = ANSWERS) -> bool:
    deck = Presentation()
    slide_of(deck, title, SHARED if shared else ALONE, names)
    return "L770" in codes(deck, folder)


@pytest.mark.parametrize(
    "title",
    [
        *("Over halvparten sier nei", "Mer enn halvparten svarte «Nei»", "Under halvparten svarer ja"),
        *("62 % sier nei", "62 % sier «Nei».", "Ni av ti kommuner svarte ja"),
        *("More than half said no", "Mindre enn halvparten sier ja, mens 30 % sier nei"),
        *("Minst halvparten av kommunene svarer nei", "I kommunene sier 62 % av de ansatte nei"),
    ],
)  # fmt: skip
def test_a_share_of_an_answer_that_has_another_is_told(title: str, tmp_path: Path) -> None:
    names = ("Yes", "No", "Don't know") if "said" in title else ANSWERS
    assert told(title, tmp_path, names=names)


@pytest.mark.parametrize(
    "title",
    [
        *("Over halvparten sier ja", "Under halvparten sier nei", "62 % sier ja", "Drøyt 60 % svarer ja"),
        *("38 % sier nei eller vet ikke", "Under halvparten sier nei eller vet ikke", "Hver tredje sier nei"),
        *("Over halvparten sier ikke nei", "Over halvparten av dem som sier nei, har prøvd"),
        *("De fleste sier ja", "Flertallet svarer nei", "Færre enn i 2019, da over halvparten sa nei"),
        *("Målet er at over halvparten sier nei", "Over halvparten sier nei til mer penger og ja til mindre"),
        *("Over halvparten sier nei, og de andre ja", "62 % sier nei/vet ikke", "62 % seier meir enn nei"),
        *("62 % svarer nei på ett av dem", "62 % sier nei i ett av dem"),
    ],
)  # fmt: skip
def test_other_headlines_are_let_be(title: str, tmp_path: Path) -> None:
    assert not told(title, tmp_path)


@pytest.mark.parametrize(
    ("title", "is_told"),
    [
        ("I Troms sier over halvparten ja", False),
        ("I Troms sier under halvparten ja", True),
        ("I Troms svarer 62 % ja", True),
        ("I Norge svarer 62 % ja", False),
        ("35 % sier nei", False),  # in one of the two
        ("Over halvparten sier nei", True),
    ],
)
def test_of_groups_any_may_have_it_or_the_one_that_is_named(
    title: str, is_told: bool, tmp_path: Path
) -> None:
    assert told(title, tmp_path, shared=True) is is_told


def test_an_answer_that_others_are_a_kind_of_may_be_their_sum(tmp_path: Path) -> None:
    assert not told("Over halvparten sier ja", tmp_path, names=("Vet ikke", "Ja", "Ja, delvis"))
