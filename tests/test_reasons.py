"""What the system and the libraries say comes in the user's language, whatever was wrong."""

from __future__ import annotations

import errno
import io
import os
import tomllib
import zipfile
import zlib
from pathlib import Path

import pytest

from deckgen.charts.theme import read_theme
from deckgen.errors import DeckgenError, Place, Problem
from deckgen.messages import catalogue, sentence
from deckgen.reasons import Reason, of_library, of_system, toml_line
from deckgen.yamlfile import read_yaml

YAML = [
    "a: b: c", "a:\n  b: 1\n c: 2\n", "a: {b: 1\n", "a: [1, 2\n", 'a: "b\n', "a: \tb\n\tc: d\n",
    "a: 1\n- b\n", "a\nb: 1\n", "a: 1\n---\nb: 2\n", 'a: "\\q"\n', "a: %b\n", "a: @b\n", "a: 1\nb: ]\n",
]  # fmt: skip
TOML = [
    "a = ", "a = b", "a = 1\na = 2", "[a]\n[a]", "a", "a = [1", "a = {b = 1", 'a = "b', "a = 1 b", "= 1",
    'a = "\x01"',
]  # fmt: skip
SYSTEM = ("ENOENT", "EACCES", "EPERM", "EROFS", "ENOSPC", "EISDIR", "ENOTDIR", "EEXIST", "ENAMETOOLONG")


def told(problem: Problem, fact: str) -> None:
    reason = problem.facts[fact]
    assert isinstance(reason, Reason) and reason.key, reason
    for language in ("nb", "en"):
        assert catalogue(language)[reason.key].format() in sentence(problem, language)


@pytest.mark.parametrize("text", YAML)
def test_a_fault_of_yaml_is_told_in_both_languages(text: str, tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DeckgenError) as fault:
        read_yaml(path)
    (problem,) = fault.value.problems
    assert problem.code == "S203" and problem.place.line is not None
    told(problem, "fault")


@pytest.mark.parametrize("text", TOML)
def test_a_fault_of_toml_is_told_with_its_line(text: str, tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    path.write_text("# a theme\n" + text, encoding="utf-8")
    with pytest.raises(DeckgenError) as fault:
        read_theme(path)
    (problem,) = fault.value.problems
    told(problem, "why")
    with pytest.raises(tomllib.TOMLDecodeError) as plain:
        tomllib.loads("# a theme\n" + text)
    assert problem.place.line == toml_line(plain.value)
    assert "(at " not in sentence(problem, "nb")


@pytest.mark.parametrize("name", [*SYSTEM, "EBUSY", "EIO", "EINVAL", "ELOOP"])
def test_a_fault_of_the_system_is_told_in_both_languages(name: str) -> None:
    number = getattr(errno, name)
    reason = of_system(OSError(number, os.strerror(number)))
    told(Problem("W501", Place("a.pptx"), {"reason": reason}), "reason")
    assert str(reason) == os.strerror(number)


def damaged() -> list[Exception]:
    """What zipfile and zlib say of files that are none, cut off, or changed."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as archive:
        archive.writestr("a", b"abc" * 1000)
    content = bytearray(whole.getvalue())
    content[60] ^= 0xFF
    found: list[Exception] = []
    for raw in (b"no zip", whole.getvalue()[:40], bytes(content)):
        try:
            with zipfile.ZipFile(io.BytesIO(raw)) as archive:
                archive.read("a")
        except zipfile.BadZipFile as fault:
            found.append(fault)
    with pytest.raises(zlib.error) as broken:
        zlib.decompress(b"abc")
    return [*found, broken.value]


def test_a_fault_of_a_zip_file_is_told_in_both_languages() -> None:
    faults = damaged()
    assert len(faults) == 4
    for fault in faults:
        told(Problem("T315", Place("a.pptx"), {"reason": of_library(fault)}), "reason")


def test_words_that_are_not_known_are_given_as_they_stand() -> None:
    problem = Problem("T315", Place("a.pptx"), {"reason": of_library("Something new")})
    assert "Something new" in sentence(problem, "nb") and "Something new" in sentence(problem, "en")
