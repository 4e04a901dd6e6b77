"""No hidden count can be worked out from all the decks together, and the attacker isn't asleep."""

from __future__ import annotations

from dataclasses import replace

import pytest

from deckgen.survey.disclosure import Disclosure
from deckgen.survey.suppression import STRICT, SURVEY, Limits
from disclosure.attacker import leaks, risky
from disclosure.surveys import Drawn, draw

SEEDS = range(40)


@pytest.mark.parametrize("profile", ["survey", "strict"])
def test_nothing_hidden_follows_from_what_is_shown(profile: str) -> None:
    found = {seed: leaks(draw(seed, profile)) for seed in SEEDS}
    assert {seed: names for seed, names in found.items() if names} == {}


def test_under_strict_no_cell_of_one_or_two_people_is_shown() -> None:
    assert [name for seed in SEEDS for name in risky(draw(seed, "strict"))] == []


def test_most_figures_of_large_counties_survive_the_survey_profile() -> None:
    shown = hidden = 0
    for seed in SEEDS:
        drawn = draw(seed, "survey")
        for region in drawn.regions:
            base = drawn.shown.base(region.codes)
            if base is not None and base >= 60:
                hidden += _hidden(drawn, region.codes)
                shown += 3
    assert hidden < 0.25 * shown


def _hidden(drawn: Drawn, codes: frozenset[str]) -> int:
    from deckgen.survey.crosstab import Group  # noqa: PLC0415

    table = drawn.shown.crosstab(drawn.questions["flere"], (Group("", codes),))
    return sum(row[0].share is None for row in table.cells)


class Careless(Disclosure):
    """Hides what is small, and nothing with it."""

    def _question(self, question, cut):  # type: ignore[no-untyped-def]
        found = super()._question(question, cut)
        return replace(found, cells=found.few)


def test_the_attacker_finds_what_a_careless_house_leaves_open() -> None:
    opened = 0
    for seed in range(10):
        drawn = draw(seed, "survey")
        plain = drawn.shown.disclosure
        drawn.shown.disclosure = Careless(plain.tabulator, plain.questions, plain.regions, plain.limits)
        opened += bool(leaks(drawn))
    assert opened >= 5


def test_the_profiles_are_those_of_the_rules() -> None:
    assert Limits(base=10, cell=1) == SURVEY and Limits(base=10, cell=3) == STRICT


@pytest.mark.soak
@pytest.mark.parametrize("block", range(4))
def test_a_thousand_surveys_keep_their_secrets(block: int) -> None:
    for seed in range(1000 + 250 * block, 1250 + 250 * block):
        drawn = draw(seed, "strict")
        assert leaks(drawn) == [], seed
        assert not list(risky(drawn)), seed
