"""With `--json` every command says on standard output what it says in words, for programs to read."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from command import PACKS
from deckgen.cli import main
from fuzz.subjects import PACK, command

LIBRARY = str(PACKS / "bibliotek")


def told(*words: str, code: int = 0) -> Any:
    done = command(*words, "--json")
    assert done.code == code, done.said
    data, end = json.JSONDecoder().raw_decode(done.said)
    assert done.said[end:].strip() == "" or code == 1, "a program listens: nothing but data is printed"
    return data


def test_a_build_says_where_the_deck_stands_and_what_to_know(tmp_path: Path) -> None:
    build = ("build", "-s", str(PACK), "-r", "Troms", "--charts", "native", "-o", str(tmp_path / "d.pptx"))
    (first,) = told(*build)
    assert first["path"] == str(tmp_path / "d.pptx") and Path(first["path"]).is_file()
    assert first["region"] == "Troms" and not first["kept"] and first["problems"] == []
    assert "W150" in {warning["code"] for warning in first["warnings"]}
    assert [deck["kept"] for deck in told(*build)] == [True]


def test_a_batch_says_which_decks_are_missing_and_why(tmp_path: Path) -> None:
    words = ("build", "-s", LIBRARY, "--each", "landsdel", "--charts", "native", "-o", str(tmp_path))
    made = told(*words)
    assert len(made) > 3
    Path(made[0]["path"]).write_bytes(b"edited")
    decks = told(*words, code=6)
    assert [deck["path"] is None for deck in decks] == [True] + [False] * (len(made) - 1)
    assert [problem["code"] for problem in decks[0]["problems"]] == ["W505"]
    assert all(deck["kept"] for deck in decks[1:]) and Path(made[0]["path"]).read_bytes() == b"edited"


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["build", "-r", "Trms"], 2, "U402"),
        (["build", "-s", "nothing"], 2, "U405"),
        (["build", "--overwrite", "--new-version"], 2, "U411"),
        (["build", "--template", "none.pptx"], 4, "T302"),
        (["build", "-s", LIBRARY, "-o", "{file}/d.pptx"], 5, "W501"),
        (["outline", "--deck", "none.yaml"], 4, "S207"),
        (["check", "--theme", "drk"], 2, "U407"),
        (["regions", "-s", "nothing"], 2, "U405"),
        (["import", "none.csv"], 3, "D115"),
        (["lint", "none.pptx"], 4, "T302"),
        (["verify", "none.pptx"], 4, "T302"),
        (["build", "--regio", "Troms"], 2, "U413"),
        (["bild"], 2, "U414"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else None,
)
def test_what_stops_a_command_comes_as_a_list_of_problems(
    words: list[str], code: int, said: str, tmp_path: Path
) -> None:
    (tmp_path / "file").touch()
    problems = told(*(word.format(file=tmp_path / "file") for word in words), code=code)
    assert [problem["code"] for problem in problems] == [said]
    assert all(problem["message"] and problem["exit_code"] == code for problem in problems)


def test_a_bug_and_an_interruption_come_as_json_too(monkeypatch: pytest.MonkeyPatch) -> None:
    for raised, code in ((RuntimeError("oops"), 1), (KeyboardInterrupt(), 130)):

        def fails(raised: BaseException = raised) -> None:
            raise raised

        monkeypatch.setattr("deckgen.sources.packs.survey_folders", fails)
        (problem,) = told("surveys", code=code)
        assert problem["exit_code"] == code and problem["message"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a system without /dev/full")
def test_a_full_disk_comes_as_json_where_it_can_be_written() -> None:
    """Standard output is what is full: the list of problems goes to standard error."""
    with Path("/dev/full").open("w") as full:
        run = [sys.executable, "-m", "deckgen", "surveys", "--json"]
        done = subprocess.run(run, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    (problem,) = json.loads(done.stderr)
    assert done.returncode == 5 and problem["code"] == "W508" and problem["spot"] == "stdout"


def test_lists_and_outlines_come_as_data(tmp_path: Path) -> None:
    regions = told("regions")
    assert {"name": "Troms", "kind": "county", "codes": ["19"]} in regions
    (survey,) = told("surveys")
    assert (
        survey["name"] == "innovasjonsbarometeret-2018"
        and (Path(survey["folder"]) / "codebook.yaml").is_file()
    )
    outline = told("outline", "-s", LIBRARY, "-r", "Oslo")
    assert [slide["number"] for slide in outline["slides"]] == list(range(1, len(outline["slides"]) + 1))
    shutil.copy(Path(LIBRARY) / "respondents.csv", tmp_path / "svar.csv")
    done = told("import", str(tmp_path / "svar.csv"), "-o", str(tmp_path / "pakke"))
    assert Path(done["codebook"]).is_file() and done["survey"] == str(tmp_path / "pakke") and done["report"]


def test_words_are_still_words(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.argv", ["deckgen", "surveys"])
    with pytest.raises(SystemExit):
        main()
    assert capsys.readouterr().out.startswith("innovasjonsbarometeret-2018  ")
