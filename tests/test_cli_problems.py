"""What goes wrong is told in full, in the user's language, with the documented exit code."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from pptx import Presentation

from command import PACKS, SHIPPED, deckgen
from deckgen.cli import main
from deckgen.cli.words import say
from deckgen.errors import DeckgenError, Problem

NB = "nb_NO.UTF-8"


def broken_pack(tmp_path: Path) -> Path:
    """The shipped pack with a faulty weight, an unknown answer, a lost county and a broken table."""
    pack = tmp_path / "pakke"
    shutil.copytree(SHIPPED, pack)
    rows = (pack / "respondents.csv").read_text(encoding="utf-8").splitlines()
    rows[1] = rows[1].replace("0.93", "-1", 1)
    rows[2] = rows[2].replace(",01,", ",13,", 1)
    rows[3] = rows[3].replace(",ja,", ",jaa,", 1)
    (pack / "respondents.csv").write_text("\n".join(rows), encoding="utf-8")
    table = (pack / "published.csv").read_text(encoding="utf-8")
    (pack / "published.csv").write_text(table.replace(",Danmark,80,", ",Damnark,80,"), encoding="utf-8")
    return pack


@pytest.mark.parametrize("command", ["check", "outline", "build"])
def test_a_broken_pack_is_told_of_in_full_with_file_and_line(command: str, tmp_path: Path) -> None:
    pack = broken_pack(tmp_path)
    done = deckgen(command, "-s", str(pack), locale=NB, cwd=tmp_path)
    assert done.returncode == 3 and done.stdout == "" and "Traceback" not in done.stderr
    for words in ("respondents.csv:2: D130", "respondents.csv:3: D140", "respondents.csv:4: D151"):
        assert words in done.stderr
    assert "D140 Ukjent fylke «Damnark»" in done.stderr and "Mente du: Danmark" in done.stderr
    assert "4 problemer funnet." in done.stderr
    assert not (tmp_path / "output").exists()


def test_twenty_problems_are_shown_and_the_rest_counted(tmp_path: Path) -> None:
    pack = tmp_path / "pakke"
    shutil.copytree(SHIPPED, pack)
    table = (pack / "published.csv").read_text(encoding="utf-8")
    (pack / "published.csv").write_text(table.replace(",certain,", ",sure,"), encoding="utf-8")
    done = deckgen("check", "-s", str(pack), locale=NB)
    assert done.returncode == 3
    assert done.stderr.count("D151") == 20
    count = table.count(",certain,")
    assert f"… og {count - 20} til." in done.stderr and f"{count} problemer funnet." in done.stderr


def test_an_unknown_survey_gets_the_nearest_names() -> None:
    done = deckgen("outline", "-s", "innovasjonsbarometer-2018", locale=NB)
    assert done.returncode == 2
    assert (
        "Fant ikke undersøkelsen" in done.stderr and "Mente du: innovasjonsbarometeret-2018?" in done.stderr
    )
    assert deckgen("regions", "-s", "nothing").returncode == 2


def test_surveys_lists_each_pack_with_its_title() -> None:
    said = deckgen("surveys").stdout
    assert said == "innovasjonsbarometeret-2018  Innovasjonsbarometeret for kommunal sektor 2018\n"


@pytest.mark.parametrize(
    ("region", "locale", "words"),
    [
        (
            "Viken",
            NB,
            "Viken kan ikke settes sammen av hele fylker i denne undersøkelsen: Jevnaker og Lunner",
        ),
        ("Viken", "C", "Viken can't be made from whole counties in this survey"),
    ],
)
def test_a_region_that_cannot_be_made_is_refused_with_the_reason(
    region: str, locale: str, words: str
) -> None:
    done = deckgen("outline", "-r", region, locale=locale)
    assert done.returncode == 2 and words in done.stderr


def test_a_county_that_cannot_be_told_apart_is_refused_with_the_whole() -> None:
    done = deckgen("outline", "-r", "Akershus", "-s", str(PACKS / "barnehage-publisert"), locale=NB)
    assert done.returncode == 2 and "det er en del av Viken" in done.stderr


@pytest.mark.parametrize(
    ("words", "code", "nb", "en"),
    [
        (["build", "--regio", "Troms"], "U413", "Mente du: --region?", "Did you mean: --region?"),
        (["bild"], "U414", "Mente du: build?", "Did you mean: build?"),
        (["import"], "U415", "FILE mangler", "FILE is missing"),
        (["outline", "--lang", "en"], "U416", "det kan være nb, nn", "it can be nb, nn"),
        (["build", "--jobs", "99"], "U416", "for --jobs; det kan være et helt tall fra 1 til 64",
         "«99» does not fit --jobs; it can be a whole number from 1 to 64"),
        (["build", "--max-rows", "mange"], "U416", "et helt tall fra 1", "a whole number from 1"),
        (["build", "--region"], "U417", "--region trenger en verdi", "--region needs a value"),
        (["regions", "extra"], "U419", "Et ord for mye: extra", "A word too many: extra"),
    ],
)  # fmt: skip
def test_a_mistyped_command_is_usage_and_no_bug(words: list[str], code: str, nb: str, en: str) -> None:
    for locale, said in ((NB, nb), ("C", en)):
        done = deckgen(*words, locale=locale)
        assert done.returncode == 2 and done.stdout == "" and "Traceback" not in done.stderr
        assert code in done.stderr and said in done.stderr and len(done.stderr.splitlines()) >= 2


def test_debug_may_stand_first_or_last() -> None:
    for words in (["--debug", "outline", "-r", "Trms"], ["outline", "-r", "Trms", "--debug"]):
        done = deckgen(*words)
        assert done.returncode == 2 and "Traceback" in done.stderr and "U402" in done.stderr


@pytest.mark.parametrize(
    ("variables", "said"),
    [
        ({"LC_ALL": "nb_NO", "LC_MESSAGES": "en_GB", "LANG": "en_GB"}, "Avbrutt"),
        ({"LC_MESSAGES": "nb_NO", "LANG": "en_GB"}, "Avbrutt"),
        ({"LC_ALL": "", "LANG": "nn_NO"}, "Avbrutt"),
        ({"LC_ALL": "C", "LANG": "nb_NO"}, "Interrupted"),
        ({}, "Interrupted"),
    ],
)
def test_the_locale_is_found_in_the_order_of_posix(
    variables: dict[str, str], said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert say("interrupted").startswith(said)


@pytest.mark.parametrize(
    ("raised", "code", "said"),
    [
        (KeyboardInterrupt(), 130, "Interrupted. Nothing is changed."),
        (RuntimeError("oops"), 1, "A bug in deckgen: RuntimeError: oops"),
        (DeckgenError([Problem("D101"), Problem("S203")]), 3, "2 problems found."),
    ],
)
def test_whatever_happens_becomes_words_and_a_code(
    raised: BaseException,
    code: int,
    said: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def fails() -> None:
        raise raised

    monkeypatch.setenv("LC_ALL", "C")
    monkeypatch.setattr("sys.argv", ["deckgen", "surveys"])
    monkeypatch.setattr("deckgen.sources.packs.survey_folders", fails)
    with pytest.raises(SystemExit) as done:
        main()
    captured = capsys.readouterr()
    assert done.value.code == code and said in captured.err and captured.out == ""
    assert "Traceback" not in captured.err


def test_a_deck_file_that_is_not_there_is_told_of_by_name(tmp_path: Path) -> None:
    done = deckgen("check", "--deck", str(tmp_path / "borte.yaml"), locale=NB)
    assert done.returncode == 4 and "borte.yaml: S207" in done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a system without /dev/full")
def test_words_that_find_no_room_are_no_bug_and_the_deck_stands(tmp_path: Path) -> None:
    words = [sys.executable, "-m", "deckgen", "build", "-r", "Troms", "-o", str(tmp_path / "d.pptx")]
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(words, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 5 and "W508" in done.stderr and "bug" not in done.stderr
    assert len(Presentation(str(tmp_path / "d.pptx")).slides) > 20


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="a system without named pipes")
@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["lint"], 4),
        (["verify"], 4),
        (["template", "check"], 4),
        (["outline", "--template"], 4),
        (["build", "-o"], 5),
    ],
)
def test_a_pipe_is_refused_and_not_waited_for(words: list[str], code: int, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.pptx"
    os.mkfifo(pipe)
    done = subprocess.run(
        [sys.executable, "-m", "deckgen", *words, str(pipe)],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == code and "bug" not in done.stderr and pipe.is_fifo()


@pytest.mark.parametrize("words", [(), ("template",)])
def test_a_bare_name_is_answered_with_the_help(words: tuple[str, ...]) -> None:
    done = deckgen(*words, locale=NB)
    assert done.returncode == 0 and done.stderr == "" and done.stdout.startswith("Usage: ")


def test_what_deckgen_itself_takes_is_told_without_a_gap() -> None:
    done = deckgen("--nonsense", locale=NB)
    assert done.returncode == 2 and "`deckgen --help`" in done.stderr
