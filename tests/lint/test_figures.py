"""Shares that people say in other ways than «63 %», and what only looks like one."""

from __future__ import annotations

import pytest

from deckgen.powerpoint.lint.figures import figures_in, said_in


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("63 % svarte ja", 63),
        ("63 pst. svarte ja", 63),
        ("63％ svarte ja", 63),
        ("６３％ svarte ja", 63),
        ("62,5 prosent svarte ja", 62.5),
        ("Sekstitre prosent svarte ja", 63),
        ("treogseksti prosent svarte ja", 63),
        ("sixty-three percent said yes", 63),
        ("Ni av ti kommuner svarte ja", 90),
        ("Her svarte 9 av 10 kommuner ja", 90),
        ("9/10 kommuner svarte ja", 90),
        ("Hele 3/4 av de ansatte svarte ja", 75),
        ("9/10 er fornøyde", 90),
        ("Nine in ten said yes", 90),
        ("Én av fem kommuner svarte ja", 20),
        ("En av fem kommuner svarte ja", 20),
        ("Bare halvparten svarte ja", 50),
        ("To tredjedeler svarte ja", 200 / 3),
        ("Hver tiende kommune svarte ja", 10),
        ("Kvar fjerde kommune svarte ja", 25),
        ("1/10 er innovative", 10),
        ("En andel på 0,63 svarte ja", 63),
    ],
)
def test_a_share_is_found_however_it_is_said(text: str, value: float) -> None:
    assert [said.value for said in said_in(text)] == [pytest.approx(value)]


@pytest.mark.parametrize(
    "text",
    [
        "Opp 5 prosentpoeng og ned 3 %-poeng",
        "Resultater (1 av 3) fra Troms",
        "Del 2 av 3 om Troms",
        "Troms er en av fem som deltok",
        "Korrelasjonen er 0,63 og p = 0,03",
        "De brukte 0,63 mill. kroner, mot 0,50 kroner før",
        "Den 9/10 svarte ja-siden, og frist 9/10-2025 kommuner imellom",
        "9/10 svarte kommunen på brevet",
        "Møte 9/10 kommunestyret, 9/10 2025 og 01/9/10 kommuner",
        "Skår 9/10 av brukere, 1/2 av kommuner, kap. 9/10: kommuner",
        "Ett av hundre, hver tredje måned, versjon 0.63.1",
    ],
)
def test_what_only_looks_like_a_share_is_none(text: str) -> None:
    assert [said.words for said in said_in(text)] == []


def test_words_are_not_as_exact_as_digits() -> None:
    (nine,), (most,), (few,) = (
        said_in(t) for t in ("Ni av ti kom", "Over halvparten kom", "Under halvparten kom")
    )
    assert nine.among({87.0}) and not nine.among({80.0})
    assert most.among({63.0}) and not most.among({40.0, 12.0})
    assert few.among({40.0}) and not few.among({63.0})
    assert figures_in("62,5 % og 7 pst.") == {62.5, 7.0}


@pytest.mark.parametrize(
    ("words", "fits", "misses"),
    [
        ("Om lag 60 %", (56, 64), (54, 66)),
        ("Drøyt 60 prosent", (60, 64), (58, 66)),
        ("Knapt 60 %", (57, 60), (54, 62)),
        ("Minst 60 %", (60, 90), (58,)),
        ("Høgst 60 %", (60, 10), (62,)),
    ],
)
def test_a_word_before_a_share_tells_how_far_off_it_may_be(
    words: str, fits: tuple[float, ...], misses: tuple[float, ...]
) -> None:
    (said,) = said_in(f"{words} svarte ja")
    assert said.words == words
    assert all(said.among({figure}) for figure in fits)
    assert not any(said.among({figure}) for figure in misses)
