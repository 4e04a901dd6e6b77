"""Every code has its words in both catalogues: what is wrong, and a way out."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from deckgen.errors import DeckgenError, Place, Problem
from deckgen.messages import LANGUAGES, language_of, sentence

SOURCE = Path(__file__).parents[1] / "src" / "deckgen"
CODE = re.compile(r'"([DSTUW]\d{3})"')
USED = {code for path in SOURCE.rglob("*.py") for code in CODE.findall(path.read_text(encoding="utf-8"))}


def catalogue(language: str) -> dict[str, str]:
    return tomllib.loads((SOURCE / "messages" / f"{language}.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_code_has_words_and_no_words_are_without_a_code(language: str) -> None:
    assert {key for key in catalogue(language) if re.fullmatch(r"[DSTUW]\d{3}", key)} == USED


@pytest.mark.parametrize("code", sorted(USED))
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_message_says_what_is_wrong_and_then_what_to_do(language: str, code: str) -> None:
    what, _, hint = catalogue(language)[code].partition("\n")
    assert what and hint and hint.endswith(".")


def test_both_catalogues_have_the_same_keys_and_facts() -> None:
    nb, en = catalogue("nb"), catalogue("en")
    assert set(nb) == set(en)
    for key, text in nb.items():
        assert set(re.findall(r"{(\w+)}", text)) == set(re.findall(r"{(\w+)}", en[key])), key


@pytest.mark.parametrize(
    ("locale", "language"),
    [("nb_NO.UTF-8", "nb"), ("nn", "nb"), ("no_NO", "nb"), ("en_GB", "en"), ("", "en"), ("de_DE", "en")],
)
def test_the_locale_decides_the_language(locale: str, language: str) -> None:
    assert language_of(locale) == language


def test_a_sentence_has_its_place_its_code_and_the_nearest_names() -> None:
    problem = Problem("S235", Place("deck.yaml", 14, "chart"), {"name": "q1", "near": ["q01", "q10"]})
    said = sentence(problem, "nb").splitlines()
    assert said[0] == "deck.yaml:14 · chart: S235 «q1» finnes ikke."
    assert said[1].strip() == "Mente du: q01, q10?" and len(said) == 3


def test_the_gravest_problem_gives_the_exit_code() -> None:
    codes = ["T315", "D104", "W501"]
    assert DeckgenError([Problem(code) for code in codes]).exit_code == 3
    assert DeckgenError(Problem("U402")).exit_code == 2
    assert DeckgenError(Problem("W503")).exit_code == 5
