"""Hundreds of damaged decks, seeded, read by lint and verify: each ends in findings or in words."""

from __future__ import annotations

from random import Random

import pytest

from deckgen.charts.form import Form
from deckgen.errors import EXIT_DECK, EXIT_FINDINGS
from finished.built import built
from fuzz import text_mutations, zip_mutations
from fuzz.subjects import TooSlowError, command
from lint.broken import short_deck, sound

CHUNK, CHUNKS = 40, 6
ANSWERED = (0, EXIT_DECK, EXIT_FINDINGS)


def judged(word: str, file: str) -> str:
    """What is wrong with how a command answered; nothing if all is well."""
    more = ["--deck", str(short_deck())] if word == "verify" else []  # it is made again, where it can be
    try:
        done = command(word, file, *more)
    except TooSlowError:
        return "a hang"
    return "" if done.code in ANSWERED else f"exit code {done.code}: {done.said[-1500:]}"


@pytest.mark.soak
@pytest.mark.parametrize("form", [Form.PICTURE, Form.NATIVE])
@pytest.mark.parametrize("word", ["lint", "verify"])
@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_damaged_decks_are_answered(
    word: str, chunk: int, form: Form, tmp_path_factory: pytest.TempPathFactory
) -> None:
    content = sound(form).read_bytes()
    file = tmp_path_factory.mktemp("damaged") / "d.pptx"
    wrong = {}
    for seed in range(chunk * CHUNK, (chunk + 1) * CHUNK):
        file.write_bytes(zip_mutations.mutated(Random(f"{word} {seed}"), content))
        if said := judged(word, str(file)):
            wrong[seed] = said
    assert wrong == {}


@pytest.mark.parametrize("word", ["lint", "verify"])
def test_damage_to_a_deck_is_found(word: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    file = tmp_path_factory.mktemp("damaged") / "d.pptx"
    file.write_bytes(text_mutations.cut_short(Random("deck"), built("Troms").read_bytes()))
    assert command(word, str(file)).code == EXIT_DECK
