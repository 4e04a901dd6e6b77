"""Which language tags there are, and which language words are in."""

from __future__ import annotations

import pytest

from deckgen.powerpoint.lint.languages import is_other_norwegian, is_tag, small_words

TAGS = "nb-NO nn-NO no se-NO smj-NO sma en-US zh-Hans-CN sr-Latn-RS es-419 x-none es-ES_tradnl ca-ES-valencia"


@pytest.mark.parametrize("tag", TAGS.split())
def test_a_tag_that_there_is(tag: str) -> None:
    assert is_tag(tag)


@pytest.mark.parametrize(
    "tag", ["norsk", "nb_NO", "xx-ZZ", "nb-XX", "nor", "bokmål", "nb-", "-NO", "nb NO", "", "n", "1044"]
)
def test_a_tag_that_there_is_not(tag: str) -> None:
    assert not is_tag(tag)


def test_small_words_tell_a_language() -> None:
    norwegian, english = (
        "Svarene er fra dem som har svart, og ikke fra alle",
        "This is what they have said of it",
    )
    assert small_words(norwegian, "en") == (0, 6)
    assert small_words(norwegian, "no") == (6, 0)
    assert small_words(english, "no")[0] == 0 and small_words(english, "no")[1] >= 5
    assert small_words(norwegian, "da") == (0, 0)
    assert small_words("Guovdageainnu suohkan", "no") == (0, 0)


@pytest.mark.parametrize(
    ("text", "tag", "is_other"),
    [
        ("Vi veit ikkje kva dei vil gjere", "nb-NO", True),
        ("Vi vet ikke hva de vil gjøre", "nn-NO", True),
        ("Vi vet ikke hva de vil gjøre", "nb-NO", False),
        ("Vi vet ikke hva de vil gjøre", "no", False),
        ("Ikkje frå dei", "nb-NO", False),
        ("Eg heiter Kari og bur i Bergen", "nb-NO", False),
        ("Her står «Vi veit ikkje kva dei vil gjere»", "nb-NO", False),
        ("Hva er forskjellen på kva og ikkje", "nb-NO", False),
    ],
)
def test_one_norwegian_is_told_from_the_other_by_two_words(text: str, tag: str, is_other: bool) -> None:
    assert is_other_norwegian(text, tag) is is_other
