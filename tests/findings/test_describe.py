"""Source lines, alt text and notes say what is shown, of whom, and how sure it is."""

from __future__ import annotations

import re
import tomllib
from dataclasses import replace
from pathlib import Path

import pytest

from builders import a_crosstab
from deckgen.findings.describe import alt_text, basis, figures, source_line
from deckgen.findings.phrases import phrases
from deckgen.sources.catalogue import read_survey
from deckgen.survey.crosstab import Crosstab, Source
from deckgen.survey.question import Net, QuestionType, Universe

NB = phrases("nb")
SURVEY = read_survey(Path(__file__).parents[1] / "packs" / "bibliotek", "nb")
PHRASES = Path(__file__).parents[2] / "src" / "deckgen" / "findings"


def line(table: Crosstab) -> str:
    everyone = replace(table.question, universe=SURVEY.universes[0])
    return source_line(replace(table, question=everyone), SURVEY, NB).replace("\u00a0", " ")


def printed(rows: str) -> Crosstab:
    """The same table as if it had been printed without any base."""
    table = a_crosstab(rows)
    cells = tuple(tuple(replace(c, base=None, weighted_base=None) for c in row) for row in table.cells)
    return replace(table, cells=cells, source=Source("published"))


@pytest.mark.parametrize(
    ("table", "words"),
    [
        (a_crosstab("A 1 2"), "Kilde: Prøvedata for bibliotek · alle lånere · Norge n = 412, Troms n = 412"),
        (a_crosstab("A 1 2"), "flere svar mulig"),
        (a_crosstab("A 1 2", example=True), "EKSEMPELDATA: oppdiktede svar, ikke resultater"),
        (a_crosstab("A 52? 2"), "? = usikker gjengivelse"),
        (a_crosstab("A - 2"), "– = tallet mangler i kilden"),
        (a_crosstab("A x 2"), "Troms n < 10"),
        (a_crosstab("A x 2"), "«for få svar» = færre enn 10 svar"),
        (a_crosstab("A 17b 412b"), "Troms n = 17 · Troms: få svar, usikre tall"),
        (printed("A 47 51"), "n ikke oppgitt"),
    ],
)
def test_a_source_line_says_what_must_be_said(table: Crosstab, words: str) -> None:
    assert words in line(table)


def test_a_brief_source_line_leaves_the_bases_of_others_to_the_notes_but_not_their_doubts() -> None:
    table = a_crosstab("A 1 2 17b", groups="*Troms Norge Oslo")
    everyone = replace(table, question=replace(table.question, universe=SURVEY.universes[0]))
    whole, brief = (source_line(everyone, SURVEY, NB, (), b).replace("\u00a0", " ") for b in (False, True))
    assert "Norge n = 412, Troms n = 412, Oslo n = 17 · Oslo: få svar" in whole
    assert "Norge n = 412, Troms n = 412, n for de andre i notatene · Oslo: få svar" in brief
    assert "notatene" not in source_line(a_crosstab("A 1 2"), SURVEY, NB, (), True)


@pytest.mark.parametrize("mark", ["? =", "– =", "«for få svar»", "få svar", "EKSEMPELDATA", "n ikke oppgitt"])
def test_a_source_line_says_nothing_that_is_not_on_the_slide(mark: str) -> None:
    assert mark not in line(a_crosstab("A 1 2"))


def test_no_n_is_printed_beside_a_published_figure_without_a_base() -> None:
    assert not re.search(r"n = \d", line(printed("A 47 51?")))


def test_a_narrower_universe_is_named() -> None:
    table = a_crosstab("A 1 2")
    some = replace(table.question, universe=Universe("x", "de som svarte ja"))
    assert "de som svarte ja" in source_line(replace(table, question=some), SURVEY, NB)


def test_a_limit_on_answers_is_a_word() -> None:
    table = a_crosstab("A 1 2", type=QuestionType.AT_MOST)
    limited = replace(table.question, max_answers=3, universe=SURVEY.universes[0])
    assert "inntil tre svar" in source_line(replace(table, question=limited), SURVEY, NB)


def test_figures_are_lines_with_every_doubt_in_words() -> None:
    assert [f.replace("\u00a0", " ") for f in figures(a_crosstab("A 47? 51|B - x"), NB)] == [
        "A: Troms 47 % (usikker gjengivelse), Norge 51 %",
        "B: Troms mangler i kilden, Norge for få svar",
    ]


def test_alt_text_gives_the_kind_the_finding_and_every_figure() -> None:
    said = alt_text(a_crosstab("A 47 51|B 25 18", example=True), "clustered_bars", "A leder", NB)
    assert said.startswith("Liggende søylediagram med grupper: A leder. EKSEMPELDATA")
    assert all(f"{n}\u00a0%" in said for n in (47, 51, 25, 18))


def test_alt_text_says_under_which_caveat_its_figures_stand() -> None:
    table = a_crosstab("A 47 51")
    question = replace(table.question, caveat="usikkert: rekkefølgen er antatt")
    printed = replace(table, question=question, source=Source("published"))
    assert ". Usikkert: rekkefølgen er antatt. " in alt_text(printed, "columns", "Slik er det", NB)


def test_alt_text_of_a_question_ends_with_its_own_mark() -> None:
    assert "er du? Troms" in alt_text(a_crosstab("A 47 51"), "columns", "Hvor fornøyd er du?", NB)


def phrase_file(language: str) -> dict[str, str]:
    return tomllib.loads((PHRASES / f"{language}.toml").read_text(encoding="utf-8"))


def test_both_languages_say_the_same_things_with_the_same_facts() -> None:
    nb, nn = phrase_file("nb"), phrase_file("nn")
    assert set(nb) == set(nn)
    for key, text in nb.items():
        assert set(re.findall(r"{(\w+)}", text)) == set(re.findall(r"{(\w+)}", nn[key])), key


@pytest.mark.parametrize("language", ["nb", "nn"])
def test_no_phrase_compares_groups(language: str) -> None:
    words = r"\b(høyere|høgare|lavere|lågare|flere|fleire|færre|mer|meir|mindre) enn\b"
    found = {key for key, text in phrase_file(language).items() if re.search(words, text)}
    # «færre enn 10 svar» is about a base, «mer enn tilfeldigheter kan forklare» about what passed
    assert found <= {"suppressed", "notes_differences"}


def test_every_phrase_is_used() -> None:
    source = "".join(p.read_text(encoding="utf-8") for p in PHRASES.parent.rglob("*.py"))
    unused = {
        key
        for key in phrase_file("nb")
        if f'"{key}"' not in source and not key.startswith("kind_") and not key.endswith("_word")
    }
    assert unused == set()


@pytest.mark.parametrize(
    ("language", "words", "begin", "name"),
    [
        ("nb", "gjennomsnitt på en skala fra 1 til 6", "søylene begynner på 1", "Hva tallene er"),
        ("nn", "gjennomsnitt på ein skala frå 1 til 6", "søylene byrjar på 1", "Kva tala er"),
    ],
)
def test_means_are_said_to_be_means_and_of_which_scale(
    language: str, words: str, begin: str, name: str
) -> None:
    say, table = phrases(language), a_crosstab("A 4.2m 4.1m")
    assert f" · {words} · {begin}" in source_line(table, SURVEY, say, bars=True)
    assert words in (lines := source_line(table, SURVEY, say)) and begin not in lines
    assert f"Slik er det. {words[:1].upper()}{words[1:]}. " in alt_text(table, "columns", "Slik er det", say)
    assert (name, words) in basis(table, "Spørsmål", "Kilde: X", say)


def test_a_mean_of_a_battery_is_not_said_to_be_a_share() -> None:
    table, net = a_crosstab("A 4.2m 4.1m|B 2.1m 2.2m"), Net("enig", ("p1",))
    question = replace(table.question, type=QuestionType.SHARE_EACH_BATTERY, net=net)
    assert "andel" not in line(replace(table, question=question))
    shares = a_crosstab("A 42 41|B 21 22")
    question = replace(shares.question, type=QuestionType.SHARE_EACH_BATTERY, net=net)
    said = line(replace(shares, question=question))
    assert "andel «enig»" in said and "gjennomsnitt" not in said


@pytest.mark.parametrize(("ends", "begin"), [((0, 10), ""), ((-3, 3), "søylene begynner på −3")])
def test_only_bars_that_do_not_begin_at_nought_need_words(ends: tuple[float, float], begin: str) -> None:
    table = a_crosstab("A 1.2m 2.1m")
    points = tuple(replace(table.options[0], id=f"p{score}", score=score) for score in ends)
    table = replace(table, question=replace(table.question, answers=points))
    said = source_line(table, SURVEY, NB, bars=True)
    assert (begin in said) if begin else ("begynner" not in said)
    assert "begynner" not in source_line(a_crosstab("A 42 41"), SURVEY, NB, bars=True)
