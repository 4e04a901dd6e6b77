"""What a column is taken for, by what the file says of it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from deckgen.errors import DeckgenError
from deckgen.sources.formats.cells import column_of
from deckgen.sources.formats.datafile import DataFile, ResponseSet
from deckgen.sources.importing.guess import Asked, propose
from deckgen.sources.importing.proposal import Proposal, Proposed
from deckgen.sources.importing.write import codebook_text

Columns = Mapping[str, list[str]]
AGREE = {"1": "Helt enig", "2": "Delvis enig", "3": "Delvis uenig", "4": "Helt uenig", "8": "Vet ikke"}
YES_NO = {"1": "Ja", "2": "Nei", "9": "Vet ikke"}
PEOPLE = [str(number) for number in range(1, 31)]


def file_of(columns: Columns, **said: Any) -> DataFile:
    rows = len(next(iter(columns.values())))
    cells = {name: column_of(values) for name, values in columns.items()}
    return DataFile(Path("fil.sav"), tuple(columns), cells, lines=range(1, rows + 1), **said)


def proposed(columns: Columns, asked: Asked | None = None, **said: Any) -> Proposal:
    return propose(file_of(columns, **said), asked or Asked())


def only(columns: Columns, **said: Any) -> Proposed:
    (question,) = proposed(columns, **said).questions
    return question


def keys(proposal: Proposal) -> set[str]:
    return {note.key for note in proposal.all_notes}


def test_value_labels_become_options_in_code_order_and_dont_know_stands_last() -> None:
    labels = {"3": "Nei", "1": "Ja", "8": "Vet ikke", "9": "Ønsker ikke å svare", "2": "Kanskje"}
    asked = only({"q": ["1", "2", "8", "9", ""] * 6}, value_labels={"q": labels}, labels={"q": "Blir det?"})
    assert (asked.type.value, asked.wording) == ("single_choice", "Blir det?")
    assert [(o.id, o.text, o.last, o.missing) for o in asked.options] == [
        ("1", "Ja", False, False),
        ("2", "Kanskje", False, False),
        ("3", "Nei", False, False),
        ("8", "Vet ikke", True, False),
        ("9", "Ønsker ikke å svare", False, True),
    ]


@pytest.mark.parametrize(
    ("label", "last", "missing"),
    [
        ("Vet ikke", True, False),
        ("Vet ikke / ubesvart", True, False),
        ("(DO NOT READ) Don’t know/Refused", True, False),
        ("98 DK", True, False),
        ("Annet", True, False),
        ("Refused", False, True),
        ("Ikke svart", False, True),
        ("0 (Missing)", False, True),
        ("NA", False, True),
        ("Not applicable", False, True),
        ("Vet ikke hva det er", False, False),
        ("Andre nordiske land", False, False),
        ("Ikke", False, False),
        ("Natur", False, False),
    ],
)
def test_labels_that_are_no_answer_are_told_from_those_that_only_begin_so(
    label: str, last: bool, missing: bool
) -> None:
    asked = only({"q": ["1", "2", "3"] * 10}, value_labels={"q": {"1": "Ja", "2": "Nei", "3": label}})
    assert (asked.options[2].last, asked.options[2].missing) == (last, missing)


def test_what_the_file_calls_missing_is_missing_but_for_dont_know_and_both_are_said() -> None:
    labels = {"1": "Ja", "2": "Nei", "7": "Intervjuet avbrutt", "8": "Vet ikke"}
    file = proposed(
        {"q": ["1", "2", "7", "8", "99"] * 6},
        value_labels={"q": labels},
        missing={"q": frozenset({"7", "8", "99"})},
    )
    (asked,) = file.questions
    assert [o.cell for o in asked.options if o.missing] == ["7", "99"]
    assert [o.cell for o in asked.options if o.last] == ["8"]
    assert {"import_missing", "import_dont_know"} <= keys(file)


def test_words_at_both_ends_make_a_scale_and_points_that_nobody_chose_are_there() -> None:
    labels = {"0": "Svært misfornøyd", "10": "Svært fornøyd", "99": "Vet ikke"}
    asked = only({"q": ["0", "3", "10", "99"] * 8}, value_labels={"q": labels})
    assert asked.type.value == "scale"
    assert [o.score for o in asked.options] == [*range(11), None]
    assert asked.options[-1].last


@pytest.mark.parametrize(
    ("texts", "kind"),
    [
        (("Helt enig", "Litt enig", "Litt uenig", "Helt uenig"), "scale"),
        (("Aldri", "Av og til", "Ofte", "Alltid"), "scale"),
        (("Nord", "Sør", "Øst", "Vest"), "single_choice"),
        (("Gift", "Samboer", "Skilt", "Aldri gift"), "single_choice"),
    ],
)
def test_a_fully_labelled_scale_is_known_by_its_ends(texts: tuple[str, ...], kind: str) -> None:
    labels = {str(place): text for place, text in enumerate(texts, 1)}
    asked = only({"q": ["1", "2", "3", "4"] * 6}, value_labels={"q": labels})
    assert asked.type.value == kind


def test_a_battery_takes_its_question_from_what_the_labels_share() -> None:
    labels = {
        f"q3_{n}": f"Hvor enig er du i dette? {text}"
        for n, text in ((1, "Det er trygt"), (2, "Det er stille"))
    }
    values = dict.fromkeys(labels, AGREE)
    file = proposed({name: ["1", "2", "4", "8"] * 6 for name in labels}, labels=labels, value_labels=values)
    (asked,) = file.questions
    assert (asked.id, asked.type.value) == ("q3", "share_each_battery")
    assert asked.wording == "Hvor enig er du i dette?"
    assert [(o.text, o.column) for o in asked.options] == [
        ("Det er trygt", "q3_1"),
        ("Det er stille", "q3_2"),
    ]
    assert [answer.text for answer in asked.net] == ["Helt enig", "Delvis enig"]
    assert "import_net" in keys(file)


def test_the_net_is_the_half_of_the_scale_that_says_more() -> None:
    low_first = {"1": "Svært dårlig", "2": "Dårlig", "3": "God", "4": "Svært god"}
    names = {"q3a": ["1", "2", "3", "4"] * 6, "q3b": ["4", "2", "3", "1"] * 6}
    asked = only(names, value_labels=dict.fromkeys(names, low_first))
    assert [answer.text for answer in asked.net] == ["God", "Svært god"]


def test_yes_and_no_of_several_things_is_a_battery() -> None:
    names = {"q3.a": ["1", "2"] * 15, "q3.b": ["2", "9"] * 15}
    asked = only(names, value_labels=dict.fromkeys(names, YES_NO))
    assert asked.type.value == "yes_no_battery"
    assert [answer.text for answer in asked.net] == ["Ja"]


def test_zeros_and_ones_of_one_question_are_ticks() -> None:
    labels = {"avis": "Hvor leser du nyheter: I avisen", "nett": "Hvor leser du nyheter: På nett"}
    asked = only({"avis": ["0", "1"] * 15, "nett": ["1", ""] * 15}, labels=labels)
    assert (asked.type.value, asked.wording) == ("multiple_choice", "Hvor leser du nyheter")
    assert (asked.ticked, asked.unticked) == (("1",), ("0",))
    assert [o.text for o in asked.options] == ["I avisen", "På nett"]


def test_a_form_that_writes_the_option_in_a_ticked_cell() -> None:
    file = proposed({"q5_1": ["Avis", ""] * 15, "q5_2": ["", "Radio", "Radio"] * 10})
    (asked,) = file.questions
    assert (asked.ticked, asked.unticked) == (("Avis", "Radio"), ())
    assert "import_blank_unticked" in keys(file)


def test_mentions_are_one_question_and_items_of_a_scale_are_not() -> None:
    sources = {"1": "Avis", "2": "Radio", "3": "TV"}
    labels = {"q8_1": "Hvor får du nyheter? (første svar)", "q8_2": "Hvor får du nyheter? (andre svar)"}
    columns = {"q8_1": ["1", "2", "3"] * 10, "q8_2": ["2", "", "1"] * 10}
    asked = only(columns, labels=labels, value_labels=dict.fromkeys(columns, sources))
    assert (asked.type.value, asked.columns) == ("multiple_choice", ("q8_1", "q8_2"))
    assert asked.wording == "Hvor får du nyheter?"
    twice = columns | {"q8_2": ["1", "", "1"] * 10}
    asked = only(twice, labels=labels, value_labels=dict.fromkeys(columns, sources))
    assert asked.type.value == "share_each_battery"


def test_response_sets_of_the_file_come_before_every_guess() -> None:
    columns = {"b1": ["1", "2"] * 15, "b2": ["2", "2"] * 15, "m1": ["5", "6"] * 15, "m2": ["6", ""] * 15}
    values = {"b1": {"1": "Ja", "2": "Nei"}, "b2": {"1": "Ja", "2": "Nei"}, "m1": {"5": "A", "6": "B"}}
    sets = (
        ResponseSet("$kryss", "Hva har du?", ("b1", "b2"), "1"),
        ResponseSet("$valg", "Hvilke?", ("m1", "m2")),
    )
    labels = {"b1": "Bil", "b2": "Båt"}
    ticks, mentions = proposed(columns, labels=labels, value_labels=values, sets=sets).questions
    assert (ticks.wording, ticks.ticked, ticks.unticked) == ("Hva har du?", ("1",), ("2",))
    assert [o.text for o in ticks.options] == ["Bil", "Båt"]
    assert (mentions.wording, mentions.columns) == ("Hvilke?", ("m1", "m2"))
    assert [o.text for o in mentions.options] == ["A", "B"]


def test_what_is_no_question_is_left_out_and_said() -> None:
    columns = {
        "kommentar": [f"Jeg synes at nummer {n} er best" for n in PEOPLE],
        "dato": ["2024-01-01", "2024-01-02", "3.1.2024"] * 10,
        "alder": PEOPLE,
        "vekst": ["4.6151", "0"] * 15,
        "tom": [""] * 30,
        "land": ["Norge"] * 30,
        "ja": ["ja", "nei"] * 15,
    }
    file = proposed(columns)
    assert [question.id for question in file.questions] == ["ja"]
    left = {note.key: note.facts["columns"] for note in file.notes if note.key.startswith("import_left")}
    assert left == {
        "import_left_text": "kommentar",
        "import_left_date": "dato",
        "import_left_numbers": "alder, vekst",
        "import_left_empty": "tom",
        "import_left_single": "land",
    }


@pytest.mark.parametrize(
    ("name", "label", "cells", "found"),
    [
        ("vekt", "", ["0.5", "1.5"], True),
        ("pweight", "", ["0.5", "1.5"], True),
        ("v99", "Sampling weight", ["0.5", "1.5"], True),
        ("weight", "Weight in kilograms", ["60", "71.5"], False),
        ("wt71", "", ["60", "71.5"], False),
        ("vekt", "", ["0.5", ""], False),
        ("vekt", "", ["0.5", "-1"], False),
        ("vekt", "", ["0.5", "ukjent"], False),
    ],
)
def test_a_weight_is_called_so_and_weighs(name: str, label: str, cells: list[str], found: bool) -> None:
    file = proposed({name: cells * 15, "q": ["1", "2"] * 15}, labels={name: label} if label else {})
    assert file.weight == (name if found else None)


def test_a_key_is_called_so_and_has_no_doubles() -> None:
    assert proposed({"respid": PEOPLE, "q": ["1", "2"] * 15}).id == "respid"
    assert proposed({"respid": ["1"] * 30, "q": ["1", "2"] * 15}).id is None
    assert proposed({"lonn": PEOPLE, "q": ["1", "2"] * 15}).id is None


@pytest.mark.parametrize(
    ("name", "cells", "year"),
    [
        ("fylkesnr", ["03", "15", "55"], "2024"),
        ("fylkesnr", ["3", "15", "54"], "2020"),
        ("hvor", ["Sør-Trøndelag", "Oslo", "Troms"], "2017"),
        ("hvor", ["Trøndelag", "Oslo", "Sogn og Fjordane"], "2018"),
        ("kommune", ["0301", "1505", "5501"], "2024"),
        ("utdanning", ["1", "2", "3"], None),
        ("fylkesnr", ["03", "15", "99"], None),
    ],
)
def test_the_region_column_fits_a_division(name: str, cells: list[str], year: str | None) -> None:
    file = proposed({name: cells * 10, "q": ["1", "2", "1"] * 10})
    assert file.region == (name if year else None)
    assert file.division == (year or "2024")
    assert ("import_no_region" in keys(file)) is (year is None)


def test_codes_whose_labels_are_other_counties_are_no_county_numbers() -> None:
    labels = {"1": "Akershus", "3": "Agder"}
    file = proposed({"fylke": ["1", "3"] * 15, "q": ["1", "2"] * 15}, value_labels={"fylke": labels})
    assert file.region is None


def test_what_the_user_says_goes_before_what_the_file_says() -> None:
    columns = {"vekt": ["1", "2"] * 15, "w": ["3", "1"] * 15, "sted": ["03", "11"] * 15, "q": ["1", "2"] * 15}
    file = proposed(columns, Asked(region="sted", weight="w", title="Vår undersøkelse", division="2020"))
    assert (file.region, file.weight, file.title, file.division) == ("sted", "w", "Vår undersøkelse", "2020")
    with pytest.raises(DeckgenError) as fault:
        proposed(columns, Asked(region="stad", weight="w"))
    (problem,) = fault.value.problems
    assert (problem.code, problem.facts["near"]) == ("D104", ["sted"])


def test_cells_that_differ_in_spaces_are_one_answer_found_however_it_is_written() -> None:
    question = only({"q": ["Ja ", "Nei", " Ja", "Ja", "Nei  takk", "Nei takk"] * 5})
    assert [(o.id, o.text, o.cells) for o in question.options] == [
        ("Ja", "Ja", (" Ja", "Ja", "Ja ")),
        ("Nei", "Nei", ()),
        ("Nei_takk", "Nei takk", ("Nei  takk", "Nei takk")),
    ]
    text = codebook_text(proposed({"q": ["6 ", "5"] * 15}), "nb")
    assert '{id: "6", text: "6", values: ["6 "]}' in text and '{id: "5", text: "5"}' in text


def test_ticks_and_gaps_with_spaces_are_found_too() -> None:
    ticks = only({"q_a": ["1 ", "0", "1"] * 10, "q_b": ["0", "1", " 0"] * 10})
    assert (ticks.type.value, ticks.ticked, ticks.unticked) == ("multiple_choice", ("1", "1 "), (" 0", "0"))
    labels = {"1 ": "Ja", "2": "Nei", "9": "Ikke svart "}
    gap = only({"q": ["1 ", "2", "9 "] * 10}, value_labels={"q": labels})
    assert [(o.text, o.missing, o.cells) for o in gap.options] == [
        ("Ja", False, ("1 ",)),
        ("Nei", False, ()),
        ("Ikke svart", True, ("9", "9 ")),
    ]
