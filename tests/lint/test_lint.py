"""Lint catches each broken variant by the one rule that is meant to, and nothing on sound decks."""

from __future__ import annotations

import json
import re
from operator import attrgetter
from pathlib import Path

import pytest

from command import PACKS, deckgen
from deckgen.charts.form import Form
from deckgen.deck.asked import Extras
from deckgen.errors import DeckgenError
from deckgen.powerpoint.lint.catalogue import RULES, SEVERITY, lint
from deckgen.powerpoint.lint.rule import Severity
from finished.built import NATIVE, PLAIN, built
from fuzz.zip_mutations import read
from lint.broken import Variant, made, sound
from lint.text_variants import ALL as VARIANTS
from sampling import one_of_each, sampled

LIBRARY, KINDERGARTEN = str(PACKS / "bibliotek"), str(PACKS / "barnehage-publisert")
Case = tuple[str | None, str | None, str, Extras]
SOUND: list[Case] = [
    ("Troms", None, "nb", PLAIN),
    ("Møre og Romsdal", None, "nb", PLAIN),
    ("Møre og Romsdal", None, "nb", NATIVE),
    ("Finnmark", None, "nb", NATIVE),
    (None, None, "nb", PLAIN),
    ("Oslo", None, "nn", PLAIN),
    ("Nordland", None, "nb", Extras(by=("sektor",), compare=("Troms",))),
    ("Nordland", None, "nb", Extras(intervals=True, form=Form.NATIVE)),
    ("Innlandet", LIBRARY, "nb", NATIVE),
    (None, KINDERGARTEN, "nb", PLAIN),
]


@pytest.mark.parametrize("case", sampled(SOUND, 3), ids=str)
def test_nothing_is_found_on_a_sound_deck(case: Case) -> None:
    assert [(p.code, p.place.spot, p.facts["detail"]) for p in lint(built(*case))] == []


@pytest.mark.parametrize(
    "variant", one_of_each(VARIANTS, attrgetter("code")), ids=lambda variant: f"{variant.code} {variant.name}"
)
def test_a_broken_deck_is_caught_by_its_rule_alone(variant: Variant, tmp_path: Path) -> None:
    found = lint(made(variant, tmp_path / "d.pptx"))
    told = [(p.code, p.place.spot, p.facts["detail"]) for p in found]
    assert {code for code, *_ in told} == {variant.code}, told


def test_every_rule_has_a_broken_variant_and_a_line_in_the_docs() -> None:
    codes = [rule.code for rule in RULES]
    assert len(set(codes)) == len(codes) and len(VARIANTS) >= 60
    assert {variant.code for variant in VARIANTS} == set(codes)
    text = (Path(__file__).parents[2] / "docs" / "lint.md").read_text(encoding="utf-8")
    documented = dict(re.findall(r"^\| (L\d+) \| (\w+) \|", text, re.M))
    assert documented == {code: severity.value for code, severity in SEVERITY.items()}


def test_the_command_says_where_and_what_to_do_and_its_code_tells_errors(tmp_path: Path) -> None:
    error = next(v for v in VARIANTS if v.code == "L735")
    warning = next(v for v in VARIANTS if v.code == "L752")
    done = deckgen("lint", str(made(error, tmp_path / "e.pptx")), locale="nb_NO.UTF-8")
    assert done.returncode == 7 and "feil: " in done.stdout and "arbeidsboken" in done.stdout
    assert re.search(r"lysbilde \d+ · deckgen:", done.stdout) and "1 feil og 0 advarsler" in done.stdout
    done = deckgen("lint", str(made(warning, tmp_path / "w.pptx")), "--json")
    told = json.loads(done.stdout)
    assert done.returncode == 0 and {f["severity"] for f in told} == {"warning"}
    done = deckgen("lint", str(sound()))
    assert done.returncode == 0 and "No findings" in done.stdout


def test_a_file_that_is_no_presentation_gets_its_own_message(tmp_path: Path) -> None:
    (tmp_path / "x.pptx").write_bytes(b"PK nothing")
    with pytest.raises(DeckgenError) as fault:
        lint(tmp_path / "x.pptx")
    assert fault.value.problems[0].code == "T315"


def test_severities_are_of_both_kinds() -> None:
    assert set(SEVERITY.values()) == set(Severity)


@pytest.mark.parametrize("word", ["lint", "verify"])
def test_a_workbook_by_the_name_of_a_deck_is_told_apart(word: str, tmp_path: Path) -> None:
    parts = read(sound().read_bytes())
    book = next(content for name, content in parts.items() if name.endswith(".xlsx"))
    (tmp_path / "x.pptx").write_bytes(book)
    done = deckgen(word, str(tmp_path / "x.pptx"))
    assert done.returncode == 4 and "T315" in done.stderr
