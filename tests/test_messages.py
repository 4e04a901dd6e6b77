"""Every code has its words in both catalogues: what is wrong, and a way out."""

from __future__ import annotations

import ast
import json
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from deckgen.cli.words import print_json
from deckgen.errors import DeckgenError, Place, Problem
from deckgen.messages import LANGUAGES, as_data, language_of, message, sentence

SOURCE = Path(__file__).parents[1] / "src" / "deckgen"
CODE = re.compile(r'"([DSTUWVL]\d{3})"')
USED = {code for path in SOURCE.rglob("*.py") for code in CODE.findall(path.read_text(encoding="utf-8"))}


def catalogue(language: str) -> dict[str, str]:
    return tomllib.loads((SOURCE / "messages" / f"{language}.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_code_has_words_and_no_words_are_without_a_code(language: str) -> None:
    assert {key for key in catalogue(language) if re.fullmatch(r"[DSTUWVL]\d{3}", key)} == USED


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


def facts_given() -> Iterator[tuple[str, int, str, set[str]]]:
    """File, line, code and fact names of every fault whose facts stand where its code does."""
    for path in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            parts = node.args if isinstance(node, ast.Call) else getattr(node, "elts", [])
            if not parts or not isinstance(parts[0], ast.Constant) or parts[0].value not in USED:
                continue
            written = {str(key.value) for part in parts for key in keys_of(part)}
            if all(isinstance(part, ast.Dict) for part in parts[2:]) and len(parts) > 1:
                named = {key.arg for key in getattr(node, "keywords", []) if key.arg}
                yield path.name, getattr(node, "lineno", 0), str(parts[0].value), written | named


def keys_of(node: ast.AST) -> list[ast.Constant]:
    return [k for k in node.keys if isinstance(k, ast.Constant)] if isinstance(node, ast.Dict) else []


def test_no_message_asks_for_a_fact_that_is_not_given() -> None:
    found = list(facts_given())
    assert len(found) > 25
    texts = catalogue("nb")
    missing = {
        f"{file}:{line} {code}": wanted - given
        for file, line, code, given in found
        if (wanted := set(re.findall(r"{(\w+)}", texts[code]))) - given
    }
    assert missing == {}


def test_every_problem_is_made_with_a_place() -> None:
    """But for those of `survey/`, which knows no files: who calls it adds the place."""
    bare, made = [], 0
    for path in (path for path in SOURCE.rglob("*.py") if path.parent.name != "survey"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Problem":
                made += 1
                if len(node.args) < 2 and "place" not in {key.arg for key in node.keywords}:
                    bare.append(f"{path.name}:{node.lineno}")
    assert made > 80 and bare == []


def test_no_words_but_those_of_codes_are_without_a_use() -> None:
    source = "".join(path.read_text(encoding="utf-8") for path in SOURCE.rglob("*.py"))
    named = {key for key in catalogue("nb") if key not in USED}
    kinds = {f"region_{kind}" for kind in ("county", "landsdel", "union", "municipality")}
    stages = {f"progress_{stage}" for stage in re.findall(r'progress\("(\w+)"', source)}
    grades = {"lint_error", "lint_warning"}
    ways = {f"template_by_{way}" for way in ("name", "file", "roles", "type")}
    assert {key for key in named if f'"{key}"' not in source} == kinds | stages | grades | ways


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_problem_without_facts_is_still_a_sentence(language: str) -> None:
    for code in USED:
        assert code in sentence(Problem(code), language)


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


ODD = "a\u202eb\r\nc\x1b[2Jd\u2067e\u2028f\u00a0g"
SEEN = "a\\u202eb c\\u001b[2Jd\\u2067e f\u00a0g"


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_letter_of_a_file_moves_the_words_around_it(language: str) -> None:
    place = Place(f"{ODD}.pptx", spot=f"slide 3 · {ODD}")
    problem = Problem("L751", place, {"detail": ODD, "near": [ODD]})
    said = sentence(problem, language)
    assert said.count(SEEN) == 4 and len(said.splitlines()) == 3
    assert not {*"\u202e\u2067\u2028\x1b\r"} & {*said}
    assert SEEN in message(language, "import_done", path=ODD, folder=ODD)


def test_data_has_the_letters_of_a_file_as_escapes(capsys: pytest.CaptureFixture[str]) -> None:
    problem = Problem("L751", Place(ODD), {"detail": ODD})
    data = as_data(problem, "en")
    print_json(data)
    printed = capsys.readouterr().out
    assert not {*"\u202e\u2067\u2028\x1b\r"} & {*printed}
    assert json.loads(printed) == data and data["file"] == ODD
