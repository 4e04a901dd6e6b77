"""What an adviser types and reads: options in, words and exit codes out."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from command import PACKS, SHIPPED, deckgen
from deckgen import __version__


@pytest.mark.parametrize("words", [["--help"], ["regions"], ["surveys"], ["build", "--help"]])
def test_small_commands_import_no_heavy_library(words: list[str]) -> None:
    code = (
        "import sys; sys.argv = ['deckgen', *" + repr(words) + "]\n"
        "from deckgen.cli import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "heavy = {'pandas', 'matplotlib', 'pptx', 'numpy'} & set(sys.modules)\n"
        "sys.exit(9 if heavy else 0)"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=False).returncode == 0


def test_a_deck_that_is_there_already_is_told_of_without_what_builds_one(tmp_path: Path) -> None:
    words = ["build", "-r", "Innlandet", "-s", str(PACKS / "bibliotek"), "-o", str(tmp_path)]
    assert deckgen(*words).returncode == 0
    code = (
        "import os, sys; sys.argv = ['deckgen', *" + repr(words) + "]\n"
        "from deckgen.cli import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "builds = {'numpy', 'pptx', 'lxml', 'pydantic', 'yaml', 'urllib.request'} & set(sys.modules)\n"
        "print(*builds, os.environ['OPENBLAS_NUM_THREADS'])"
    )
    environment = {name: value for name, value in os.environ.items() if name != "OPENBLAS_NUM_THREADS"}
    for own, threads in (({}, "1"), ({"OPENBLAS_NUM_THREADS": "3"}, "3")):  # a user's own number stays
        run = [sys.executable, "-c", code]
        done = subprocess.run(run, capture_output=True, text=True, env=environment | own, check=False)
        assert "Nothing has changed" in done.stderr
        assert done.stdout.split() == [str(tmp_path / "bibliotek-innlandet.pptx"), threads]


def test_the_module_runs_as_the_command_does() -> None:
    assert deckgen("--version").stdout.strip().endswith(__version__)


def test_regions_lists_counties_landsdeler_and_unions() -> None:
    said = deckgen("regions", locale="nb_NO.UTF-8").stdout
    assert "19  Troms (fylke)" in said and "Nord-Norge (landsdel)" in said
    assert "Troms og Finnmark (sammenslått)" in said
    assert "Viken" not in said
    assert "Viken (county)" in deckgen("regions", "-s", str(PACKS / "barnehage-publisert")).stdout


@pytest.mark.parametrize(
    ("locale", "words"),
    [
        ("nb_NO.UTF-8", "Fant ikke regionen «Trms»"),
        ("nn_NO.UTF-8", "Fant ikke regionen «Trms»"),
        ("en_US.UTF-8", "There is no region “Trms”"),
        ("C", "There is no region “Trms”"),
    ],
)
def test_an_unknown_region_is_answered_in_the_users_language(locale: str, words: str) -> None:
    done = deckgen("build", "--region", "Trms", locale=locale)
    assert done.returncode == 2 and words in done.stderr and "Troms" in done.stderr
    assert done.stdout == "" and "Traceback" not in done.stderr


def test_the_last_line_of_a_build_is_the_path_of_the_deck(tmp_path: Path) -> None:
    done = deckgen("build", "-r", "Innlandet", "-s", str(PACKS / "bibliotek"), "-o", str(tmp_path / "d.pptx"))
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == [str(tmp_path / "d.pptx")] and (tmp_path / "d.pptx").is_file()
    assert "Drawing chart 5 of 5" in done.stderr


def test_an_edited_deck_is_not_overwritten_unless_asked_for(tmp_path: Path) -> None:
    build = ("build", "-r", "Innlandet", "-s", str(PACKS / "bibliotek"), "-o", str(tmp_path / "d.pptx"))
    deckgen(*build)
    (tmp_path / "d.pptx").write_bytes(b"edited")
    done = deckgen(*build)
    assert done.returncode == 5 and "W505" in done.stderr
    assert (tmp_path / "d.pptx").read_bytes() == b"edited"
    assert deckgen(*build, "--overwrite").returncode == 0
    assert [p.read_bytes() for p in tmp_path.glob("*.bak")] == [b"edited"]


def test_a_new_version_stands_beside_an_edited_deck(tmp_path: Path) -> None:
    build = ("build", "-r", "Innlandet", "-s", str(PACKS / "bibliotek"), "-o", str(tmp_path / "d.pptx"))
    (tmp_path / "d.pptx").write_bytes(b"edited")
    done = deckgen(*build, "--new-version")
    assert done.stdout.splitlines() == [str(tmp_path / "d_2.pptx")]
    assert (tmp_path / "d.pptx").read_bytes() == b"edited"
    assert deckgen(*build, "--new-version", "--overwrite").returncode == 2


def test_output_that_cannot_be_written_changes_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    done = deckgen("build", "-s", str(PACKS / "bibliotek"), "-o", str(tmp_path / "file" / "d.pptx"))
    assert done.returncode == 5 and "W501" in done.stderr and "Traceback" not in done.stderr


def test_outline_prints_the_deck_as_text() -> None:
    said = deckgen("outline", "-r", "Troms").stdout
    assert "28  Takk for meg!" in said and "Ledere på arbeidsplassen min: Troms" in said


def test_check_is_happy_with_what_ships() -> None:
    assert deckgen("check").returncode == 0
    assert "Ingen problemer" in deckgen("check", locale="nb_NO.UTF-8").stdout


def test_check_finds_faults_of_all_files_at_once_with_file_and_line(tmp_path: Path) -> None:
    pack = tmp_path / "pack"
    shutil.copytree(SHIPPED, pack)
    (pack / "published.csv").write_text(
        (pack / "published.csv").read_text(encoding="utf-8").replace(",53,certain", ",530,certain", 1),
        encoding="utf-8",
    )
    theme = tmp_path / "theme.toml"
    theme.write_text("name = [\n", encoding="utf-8")
    template = tmp_path / "template.pptx"
    template.write_bytes(b"not a zip")
    deck = tmp_path / "deck.yaml"
    deck.write_text("slides:\n  - layout: closing\n    titel: Takk\n", encoding="utf-8")
    done = deckgen("check", "-s", str(pack), "--theme", str(theme), "--template", str(template))
    assert done.returncode == 3
    assert "published.csv:" in done.stderr and "D124" in done.stderr
    assert "T320" in done.stderr and "T315" in done.stderr
    done = deckgen("check", "--deck", str(deck))
    assert done.returncode == 4 and "deck.yaml:3" in done.stderr and "title" in done.stderr


def test_debug_shows_the_traceback(tmp_path: Path) -> None:
    assert "Traceback" in deckgen("--debug", "build", "-r", "Trms", cwd=tmp_path).stderr


@pytest.mark.parametrize("region", ["../../x", "CON", "Troms/..", "\u202eTroms", "a" * 5000])
def test_a_region_never_becomes_a_path(region: str, tmp_path: Path) -> None:
    done = deckgen("build", "-r", region, cwd=tmp_path)
    assert done.returncode == 2 and not any(tmp_path.iterdir())
