"""Speaker notes: three points that the figures bear out, what was tested, what nobody can say, a table."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from builders import a_crosstab
from deckgen.findings.headline import headlines
from deckgen.findings.phrases import Phrases, phrases
from deckgen.findings.points import Tested, cannot_say, three_points
from deckgen.findings.speaking import Spoken, figure_table, notes
from deckgen.survey.crosstab import Crosstab, Source
from deckgen.survey.question import Universe

NB, NN = phrases("nb"), phrases("nn")
PAIR = "A 47 51|B 25 18|C 12 9"
BOTH: Tested = frozenset({("o1", "Troms"), ("o2", "Troms"), ("o3", "Troms")})


def said(lines: tuple[str, ...]) -> list[str]:
    return [line.replace("\u00a0", " ") for line in lines]


def the_notes(table: Crosstab, **changes: object) -> list[str]:
    return said(notes(table, replace(Spoken("Tittel", "Kilde"), **changes), NB))  # type: ignore[arg-type]


def printed(rows: str) -> Crosstab:
    table = a_crosstab(rows)
    cells = tuple(tuple(replace(c, base=None, weighted_base=None) for c in row) for row in table.cells)
    return replace(table, cells=cells, source=Source("published"))


def test_notes_run_from_the_title_to_the_source() -> None:
    lines = the_notes(a_crosstab("A 47 51|B 25^ 18", example=True), tested=BOTH, published=("A: Norge 51 %",))
    assert lines[0] == "Tittel" and lines[-1] == "Kilde"
    starts = [
        "Figuren viser EKSEMPELDATA",
        "Tre ting å si:",
        "1. ",
        "2. ",
        "3. ",
        "Spørsmål: Hva gjør dere?",
        "Hvem som er spurt: alle.",
        "Hvor mange som har svart: Troms n = 412 · Norge n = 412",
        "Sammenlignet med resten av landet: 3 tall. Tydelige forskjeller: 1. Ikke tydelige: 2.",
        "Tydelige forskjeller",
        "B: Troms 25 % (tydelig over resten)",
        "Forskjeller som ikke er tydelige: «A».",
        "Hva vi ikke kan si:",
        "– ",
        "Tallene i figuren:",
        "Svar | Troms | Norge",
        "A | 47 % | 51 %",
        "B | 25 % (tydelig over resten) | 18 %",
        "Tall som er publisert (ikke eksempeldata):",
        "A: Norge 51 %",
    ]
    places = [next(i for i, line in enumerate(lines) if line.startswith(start)) for start in starts]
    assert places == sorted(places)


@pytest.mark.parametrize("say", [NB, NN], ids=["nb", "nn"])
@pytest.mark.parametrize(
    "table",
    [
        a_crosstab(PAIR),
        a_crosstab("A 47 51"),
        a_crosstab("A x x"),
        a_crosstab("A - 51?"),
        a_crosstab("A 4.2m 4.1m"),
        a_crosstab("A 1 2 3 4 5", groups="Norge a b c *d"),
        a_crosstab("A 9b 9b"),
        replace(a_crosstab(PAIR), question=replace(a_crosstab(PAIR).question, claims=False)),
    ],
    ids=["pair", "one", "hidden", "doubt", "mean", "counties", "few", "no claims"],
)
def test_there_are_always_three_points_and_a_limit(table: Crosstab, say: object) -> None:
    points = three_points(table, frozenset(), say)  # type: ignore[arg-type]
    assert len(set(points)) == 3 and all(point.endswith(".") for point in points)
    assert cannot_say(table, frozenset(), "", say)  # type: ignore[arg-type]


def test_the_points_are_the_nations_lead_and_what_passed() -> None:
    assert said(three_points(a_crosstab("A 47v 51|B 25^ 18"), BOTH, NB)) == [
        "I Norge svarer 51 % «A».",
        "Troms ligger tydelig under resten av landet på «A», med 47 %.",
        "Troms ligger tydelig over resten av landet på «B», med 25 %.",
    ]


def test_the_parts_of_a_split_are_called_by_their_answers() -> None:
    table = a_crosstab("A 17b 412b 12b", groups="Norge Helse_og_omsorg Skole_og_barnehage")
    parts = tuple(replace(group, cut=("sektor", group.name)) for group in table.groups[1:])
    table = replace(table, groups=(table.groups[0], *parts))
    lines = the_notes(table)
    assert "– Noe sikkert om Norge og «Skole og barnehage»: under 30 har svart." in lines
    assert "Ingenting er testet: Norge og «Skole og barnehage» har under 30 svar." in lines


def test_where_nothing_passed_the_points_say_so() -> None:
    assert said(three_points(a_crosstab(PAIR), BOTH, NB)) == [
        "I Norge svarer 51 % «A».",
        "Vi finner ingen tydelige forskjeller mellom Troms og resten av landet i denne figuren.",
        "I Troms er tallet 47 % for «A». Forskjellen fra resten av landet er ikke tydelig.",
    ]


@pytest.mark.parametrize(
    ("table", "figure"),
    [
        (a_crosstab("A 47 51?|B 25 18"), "51"),  # uncertain
        (a_crosstab("A 20b 51|B 20b 18"), "50"),  # few answers
        (a_crosstab("Annet 47 51|B 25 18"), "51"),  # stays last
    ],
)
def test_no_point_rests_on_a_figure_that_is_not_sure(table: Crosstab, figure: str) -> None:
    assert f"{figure} %" not in " ".join(said(three_points(table, frozenset(), NB)))


def test_no_point_is_of_an_answer_that_nobody_gave() -> None:
    points = said(three_points(a_crosstab("A 0 0|B 0 0"), frozenset(), NB))
    assert not any("svarer" in point for point in points) and len(points) == 3
    assert "I Norge svarer 0 % «B»." not in said(three_points(a_crosstab("A 9 51|B 0 0"), frozenset(), NB))


def test_a_difference_is_said_only_where_it_passed() -> None:
    for table in (a_crosstab(PAIR), a_crosstab("A 90 10"), printed("A 90 10")):
        for tested in (frozenset(), BOTH):
            assert not re.search("tydelig (over|under)", " ".join(three_points(table, tested, NB)))


def test_a_mean_is_never_said_as_a_share() -> None:
    table = a_crosstab("Trivsel 4.2m 4.1m")
    assert "I Norge er" not in three_points(table, frozenset(), NB)[0]
    assert "Gjennomsnittet i Norge er 4,1" in three_points(table, frozenset(), NB)[0]
    assert "%" not in " ".join(headlines(table, NB))
    assert figure_table(table, NB)[0] == "Gruppe | Gjennomsnitt"


def test_another_groups_figure_is_not_called_the_nations() -> None:
    table = a_crosstab("A 51|B 80", groups="Norge")
    apart = replace(table.options[1], group="Danmark")
    table = replace(table, options=(table.options[0], apart))
    assert not any("80" in point for point in three_points(table, frozenset(), NB))
    assert "80" not in headlines(table, NB)[0]
    assert said(figure_table(table, NB)) == ["Svar | Norge", "A | 51 %", "B: 80 %"]


@pytest.mark.parametrize(
    ("table", "why"),
    [
        (a_crosstab("A 47", groups="Norge"), "viser bare én gruppe"),
        (printed("A 47 51"), "publiserte tall alene holder ikke til det"),
        (a_crosstab("A 17b 412b"), "Troms har under 30 svar"),
        (a_crosstab("A 47 51"), "Ingenting er testet i denne figuren"),
    ],
)
def test_where_nothing_was_tested_the_notes_say_why(table: Crosstab, why: str) -> None:
    assert any(why in line for line in the_notes(table))


@pytest.mark.parametrize(
    ("table", "tested", "limit"),
    [
        (a_crosstab("A 47 51", example=True), frozenset(), "svarene er EKSEMPELDATA"),
        (a_crosstab("A 17b 412b"), frozenset(), "Noe sikkert om Troms: under 30 har svart"),
        (a_crosstab("A x 51"), frozenset(), "Noe om Troms der tallet ikke vises"),
        (a_crosstab("A s 51"), frozenset(), "skjermet av hensyn til personvernet"),
        (a_crosstab("A 47? 51"), frozenset(), "«usikker gjengivelse»"),
        (a_crosstab("A - 51"), frozenset(), "mangler i kilden"),
        (printed("A 47 51"), frozenset(), "kilden oppgir ikke hvor mange"),
        (a_crosstab(PAIR), BOTH, "At Troms skiller seg fra resten av landet der forskjellen ikke er tydelig"),
        (a_crosstab("A 47 51 9", groups="*Troms Norge Oslo"), frozenset(), "ikke er testet mot hverandre"),
        (a_crosstab("A 4 5", groups="Norge_2022 Norge_2024", waves=2), frozenset(), "rundene er ikke testet"),
        (a_crosstab("A 47", groups="Norge"), frozenset(), "viser ikke årsaker"),
    ],
)
def test_what_cannot_be_said_is_said_where_it_applies(table: Crosstab, tested: Tested, limit: str) -> None:
    assert limit in " ".join(cannot_say(table, tested, "", NB))
    plain = " ".join(cannot_say(a_crosstab("A 47^ 51"), frozenset({("o1", "Troms")}), "", NB))
    assert limit not in plain or "årsaker" in limit


def test_what_stands_instead_of_the_region_is_among_what_cannot_be_said() -> None:
    assert "Finnmark: for få svar." in cannot_say(
        a_crosstab("A 1 2"), frozenset(), "Finnmark: for få svar", NB
    )


def test_a_hidden_figure_has_a_word_in_the_table_and_no_base() -> None:
    lines = the_notes(a_crosstab("A x 51|B s 9"))
    assert {"A | for få svar | 51 %", "B | skjermet | 9 %"} <= set(lines)
    assert any("Troms n < 10" in line for line in lines)


def test_bases_that_no_source_tells_are_named_together() -> None:
    lines = the_notes(printed("A 1 2"))
    assert "Hvor mange som har svart: Troms, Norge: n ikke oppgitt" in lines


def test_one_option_is_a_row_for_each_group() -> None:
    assert said(figure_table(a_crosstab("A 47 51"), NB)) == ["Gruppe | Andel", "Troms | 47 %", "Norge | 51 %"]


def test_the_exact_question_and_who_was_asked_are_in_the_notes() -> None:
    table = a_crosstab("A 1 2")
    question = replace(
        table.question, wording="Hva, helt nøyaktig?", universe=Universe("x", "de som svarte ja")
    )
    lines = the_notes(replace(table, question=question))
    assert {"Spørsmål: Hva, helt nøyaktig?", "Hvem som er spurt: de som svarte ja."} <= set(lines)


@pytest.mark.parametrize(
    ("say", "expected"),
    [
        (
            NB,
            [
                "I Norge er tallet 51 % for «A».",
                "Noen av tallene for Troms er usikre: rekkefølgen er antatt.",
                "Se på hvor mye tallene spriker, og ikke på rekkefølgen.",
            ],
        ),
        (
            NN,
            [
                "I Norge er talet 51 % for «A».",
                "Nokre av tala for Troms er usikre: rekkefølgen er antatt.",
                "Sjå på kor mykje tala sprikjer, og ikkje på rekkjefølgja.",
            ],
        ),
    ],
    ids=["nb", "nn"],
)
def test_under_a_caveat_the_sure_figure_comes_first_then_what_is_not_and_why(
    say: Phrases, expected: list[str]
) -> None:
    table = printed("A 47 51")
    (row,) = table.cells
    table = replace(table, cells=((row[0], replace(row[1], base=412)),))
    question = replace(table.question, claims=False, caveat="usikkert: rekkefølgen er antatt")
    assert said(three_points(replace(table, question=question), frozenset(), say)) == expected


def test_marked_figures_are_told_to_be_uncertain() -> None:
    points = said(three_points(a_crosstab("A 47? 51|B 25 18"), frozenset(), NB))
    assert points[:2] == [
        "I Norge svarer 51 % «A».",
        "Noen av tallene for Troms er usikre: de som er merket med spørsmålstegn, er usikkert gjengitt.",
    ]
