"""YAML without surprises: text stays text, and every fault has its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from deckgen.errors import DeckgenError
from deckgen.yamlfile import read_yaml


def written(tmp_path: Path, text: str | bytes) -> Path:
    path = tmp_path / "f.yaml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


@pytest.mark.parametrize(
    ("scalar", "value"),
    [
        ("no", "no"),
        ("yes", "yes"),
        ("0301", "0301"),
        ("03", "03"),
        ("12:30", "12:30"),
        ("2017-09-12", "2017-09-12"),
        ("0x1F", "0x1F"),
        ("1_000", "1_000"),
        (".inf", ".inf"),
        ('"12"', "12"),
        ("12", 12),
        ("-3", -3),
        ("1.5", 1.5),
        ("1.10", "1.10"),
        ("2.0e3", "2.0e3"),
        ("-0", "-0"),
        ("9" * 5000, "9" * 5000),
        ("0.5", 0.5),
        ("0", 0),
        ("true", True),
        ("True", "True"),
        ("null", None),
        ("''", ""),
        ("'null'", "null"),
    ],
)
def test_scalars_follow_yaml_1_2(tmp_path: Path, scalar: str, value: object) -> None:
    found = read_yaml(written(tmp_path, f"a: {scalar}")).data["a"]
    assert found == value and type(found) is type(value)


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("a: 1\nb: &x 2\nc: 3\n", "S204", 2),
        ("a: 1\nb: 2\nc: *x\n", "S204", 3),
        ("a: 1\nb: 2\na: 3\n", "S205", 3),
        ("a: 1\n\tb: 2\n", "S203", 2),
        ("a: [1, 2\nb: 3\n", "S203", 2),
        ("a: Ja: nei\n", "S203", 1),
        ("a: 1\n---\nb: 2\n", "S203", 2),
        ("a: 1\nb: \x07\n", "S203", 2),
        ("a: 1\n? [x]\n: 2\n", "S203", 2),
        ("a: 1\nb: !!str 3\n", "S204", 2),
        ("a: 1\nb: !secret 3\n", "S204", 2),
        ("[" * 30 + "]" * 30, "S206", 1),
        ("a: 1\nb: " + "[" * 50_000, "S206", 2),
        ("- " * 50_000 + "a", "S206", 1),
        (b"a: \xe5\n", "S202", None),
        ("x" * 1_000_001, "S201", None),
    ],
)
def test_a_fault_has_its_code_and_its_line(
    tmp_path: Path, text: str | bytes, code: str, line: int | None
) -> None:
    with pytest.raises(DeckgenError) as fault:
        read_yaml(written(tmp_path, text))
    assert (fault.value.problems[0].code, fault.value.problems[0].place.line) == (code, line)


def test_a_file_that_is_not_there_is_a_problem_and_no_crash(tmp_path: Path) -> None:
    with pytest.raises(DeckgenError) as fault:
        read_yaml(tmp_path / "none.yaml")
    assert fault.value.problems[0].code == "S207"


def test_every_value_knows_its_line(tmp_path: Path) -> None:
    file = read_yaml(written(tmp_path, "a: 1\nb:\n  - c: 2\n  - c: 3\n"))
    assert file.place(("b", 1, "c")).line == 4
    assert file.place(("b", 1, "nothing")).line == 4


def test_twenty_levels_are_read(tmp_path: Path) -> None:
    assert read_yaml(written(tmp_path, "[" * 20 + "]" * 20)).data is not None
    with pytest.raises(DeckgenError):
        read_yaml(written(tmp_path, "[" * 21 + "]" * 21))


def test_all_doubled_keys_come_at_once(tmp_path: Path) -> None:
    with pytest.raises(DeckgenError) as fault:
        read_yaml(written(tmp_path, "a: 1\na: 2\nb:\n  c: 1\n  c: 2\n"))
    assert [(p.code, p.place.line, p.facts["key"]) for p in fault.value.problems] == [
        ("S205", 2, "a"),
        ("S205", 5, "c"),
    ]


def test_line_and_column_are_told_as_one_place(tmp_path: Path) -> None:
    path = written(tmp_path, "a: 1\na: 2\n")
    with pytest.raises(DeckgenError) as fault:
        read_yaml(path)
    assert str(fault.value.problems[0].place) == f"{path}:2:1"


def test_an_empty_file_holds_nothing(tmp_path: Path) -> None:
    assert read_yaml(written(tmp_path, "")).data is None
    assert read_yaml(written(tmp_path, b"\xef\xbb\xbfa: 1")).data == {"a": 1}
