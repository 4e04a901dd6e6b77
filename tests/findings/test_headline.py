"""A headline says what the figures bear out, and never more."""

from __future__ import annotations

from dataclasses import replace

import pytest

from builders import a_crosstab
from deckgen.findings.headline import Holds, filled, headlines, pair_headline
from deckgen.findings.numbers import count, number_word, percent
from deckgen.findings.phrases import phrases
from deckgen.survey.crosstab import Crosstab
from deckgen.survey.question import Net, QuestionType

NB = phrases("nb")
WORDS = {"region": "Troms", "nation": "Norge"}


@pytest.mark.parametrize(
    ("rows", "holds", "true"),
    [
        ("A 9 50|B 9 40|C 9 30", Holds(top=("o1",)), True),
        ("A 9 50|B 9 40|C 9 30", Holds(top=("o2", "o1")), True),
        ("A 9 50|B 9 40|C 9 30", Holds(top=("o2",)), False),
        ("A 9 50|B 9 50|C 9 30", Holds(top=("o1",)), False),
        ("A 9 50.1|B 9 50.4|C 9 30", Holds(top=("o2",)), False),
        ("A 90 10|B 10 50", Holds(top=("o1",)), False),
        ("A 9 50|B 9 -|C 9 30", Holds(top=("o1",)), True),
        ("A 9 -|B 9 40", Holds(top=("o1",)), False),
        ("A 9 50|Vet ikke 9 90", Holds(top=("o1",)), True),
        ("A 9 9|B 9 8|Annet 9 11", Holds(all_below=10), True),
        ("A 9 10|B 9 8", Holds(all_below=10), False),
        ("A 99 9|B 9 8", Holds(all_below=10), True),
        ("A 9 1", Holds(), True),
        ("A 9 0", Holds(top=("o1",)), False),  # nobody answered it
        ("A 40 50|Vet ikke 90 1", Holds(within=10), True),
        ("A 39 50", Holds(within=10), False),
        ("A 40 50|B 5 50", Holds(within=10), False),
        ("A x 50", Holds(within=10), False),
        ("Vet ikke 9 9", Holds(within=10), False),
        ("A 45 50|B 40 45", Holds(top=("o2",), within=10), False),
    ],
)
def test_a_headline_holds_only_while_the_nations_figures_bear_it_out(
    rows: str, holds: Holds, true: bool
) -> None:
    assert holds.true_of(a_crosstab(rows)) is true


@pytest.mark.parametrize(
    ("figures", "true"),
    [
        ("74 75 78 73 74 74", True),
        ("74 75 13 73 74 74", False),
        ("74 70 80 75 x -", True),
        ("74 70 81 75 x -", False),
        ("74 x 74 s - x", False),  # one part left to compare
        ("50 74 75 x x x", False),  # the nation says that what is hidden lies far below
    ],
)
def test_parts_of_the_country_are_alike_only_while_those_shown_are(figures: str, true: bool) -> None:
    groups = "Norge Østlandet *Sørlandet Vestlandet Trøndelag Nord-Norge"
    assert Holds(within=10).true_of(a_crosstab(f"Minst én {figures}", groups)) is true


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("I {nation} svarer {o1}", "I Norge svarer 40\u00a0%"),
        ("{o1+o2} i {region}", "73\u00a0% i Troms"),
        ("Uten felt", "Uten felt"),
        ("{o3}", None),
        ("{o4}", None),
        ("{o1+o3}", None),
    ],
)
def test_fields_are_filled_from_the_data_or_the_headline_falls(text: str, said: str | None) -> None:
    assert filled(text, a_crosstab("A 9 40|B 9 33|C 9 20?|D 9 -"), WORDS) == said


def test_a_field_that_is_no_option_is_a_fault() -> None:
    with pytest.raises(KeyError):
        filled("{o9}", a_crosstab("A 9 40"), WORDS)


def by_rule(table: Crosstab) -> str:
    return headlines(table, NB)[0]


def test_a_headline_by_rule_names_the_nations_leading_option() -> None:
    assert by_rule(a_crosstab("A 90 40|B 10 55|Vet ikke 0 80")) == "I Norge svarer 55\u00a0% «B»"


def test_two_that_lead_together_are_both_named_and_more_are_none() -> None:
    two = a_crosstab("A (for eksempel a) 9 40|B 9 40|C 9 30")
    assert headlines(two, NB) == (
        "I Norge svarer 40\u00a0% «A (for eksempel a)» og like mange «B»",
        "I Norge svarer 40\u00a0% «A» og like mange «B»",
        "Hva gjør dere?",
    )
    assert by_rule(a_crosstab("A 9 40.4|B 9 39.6|C 9 30")) == "I Norge svarer 40\u00a0% «A» og like mange «B»"
    assert by_rule(a_crosstab("A 9 40|B 9 40?|C 9 30")) == "Hva gjør dere?"
    assert by_rule(a_crosstab("A 9 40|B 9 40|C 9 40")) == "Hva gjør dere?"
    battery = a_crosstab("A 9 40|B 9 40", type=QuestionType.SHARE_EACH_BATTERY)
    question = replace(battery.question, net=Net("helt enig", ("helt",)))
    said = "40\u00a0% i Norge svarer «helt enig» på både «A» og «B»"
    assert by_rule(replace(battery, question=question)) == said


def test_an_uncertain_figure_makes_no_headline() -> None:
    assert by_rule(a_crosstab("A 9 60?|B 9 40")) == "Hva gjør dere?"
    assert by_rule(a_crosstab("A 9 60|B 9 40?")) == "I Norge svarer 60\u00a0% «A»"
    assert by_rule(a_crosstab("A 9 60?|B 9 -")) == "Hva gjør dere?"


def test_what_nobody_answered_leads_nothing() -> None:
    assert by_rule(a_crosstab("A 9 0")) == "Hva gjør dere?"
    assert by_rule(a_crosstab("A 0 0.4|B 0 0")) == "Hva gjør dere?"
    assert by_rule(a_crosstab("A 0 0.6|B 0 0")) == "I Norge svarer 1\u00a0% «A»"


def test_a_mean_is_said_with_its_scale_or_with_what_it_is_of() -> None:
    assert by_rule(a_crosstab("A 4.2m 4.1m|B 3m 1m")) == "Gjennomsnittet i Norge er 4,1 for «A»"
    assert by_rule(a_crosstab("A 4.2m 4.1m|B 3m 4.1m")) == "Gjennomsnittet i Norge er 4,1 for både «A» og «B»"
    scale = a_crosstab("Hva gjør dere? 1m 1m")
    assert by_rule(scale) == "Gjennomsnittet i Norge er 1,0 på en skala fra 1 til 6"


def test_a_headline_is_of_options_that_are_shown() -> None:
    table = a_crosstab("A 9 60|B 9 40")
    assert headlines(table, NB, ("o1",))[0] == "I Norge svarer 60\u00a0% «A»"
    assert headlines(table, NB, ("o2",)) == ("Hva gjør dere?",)
    assert headlines(a_crosstab("A 9 40|B 9 40"), NB, ("o1",)) == ("Hva gjør dere?",)


def test_two_charts_have_one_headline_where_an_answer_leads_each() -> None:
    one, other = a_crosstab("A 9 60|B 9 40"), a_crosstab("C 9 10|D 9 55")
    said = "I Norge svarer 60 % «A» på det første spørsmålet og 55 % «D» på det andre"
    assert (pair_headline(one, other, NB) or "").replace("\u00a0", " ") == said
    for bare in ("C 9 50|D 9 50", "C 9 0", "C 4m 4m", "C 9 50?"):
        assert pair_headline(one, a_crosstab(bare), NB) is None
    assert pair_headline(one, a_crosstab("C 9", groups="*Troms"), NB) is None


def test_a_question_that_bears_no_claims_is_its_own_headline() -> None:
    table = a_crosstab("A 9 60|B 9 40")
    quiet = replace(table, question=replace(table.question, claims=False))
    assert headlines(quiet, NB) == ("Hva gjør dere?",)


def test_a_battery_says_what_was_answered_to_what() -> None:
    table = a_crosstab("Trygt 9 90|Stille 9 40", type=QuestionType.SHARE_EACH_BATTERY)
    question = replace(table.question, net=Net("helt enig", ("helt",)))
    assert by_rule(replace(table, question=question)) == "90\u00a0% i Norge svarer «helt enig» på «Trygt»"


def test_shorter_headlines_stand_ready_for_a_small_title() -> None:
    said = headlines(a_crosstab("Andre (for eksempel naboer) 9 60|B 9 40"), NB)
    assert said == (
        "I Norge svarer 60\u00a0% «Andre (for eksempel naboer)»",
        "I Norge svarer 60\u00a0% «Andre»",
        "Hva gjør dere?",
    )


def test_numbers_are_written_as_in_print() -> None:
    assert (percent(62), count(1786), count(12), count(1234567)) == (
        "62\u00a0%",
        "1\u00a0786",
        "12",
        "1\u00a0234\u00a0567",
    )
    assert (number_word(3), number_word(12), number_word(13), number_word(1300)) == (
        "tre",
        "tolv",
        "13",
        "1\u00a0300",
    )
    assert (number_word(1), number_word(1, "nn"), number_word(2, "nn")) == ("ett", "eitt", "to")


@pytest.mark.parametrize(("base", "claims"), [(29, False), (30, True)])
def test_a_nation_of_few_answers_makes_no_claim(base: int, claims: bool) -> None:
    table = a_crosstab("Ledere 62 62|Andre 38 38").map(lambda cell: replace(cell, base=base))
    assert (headlines(table, NB) != ("Hva gjør dere?",)) is claims
