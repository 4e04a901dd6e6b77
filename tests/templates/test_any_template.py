"""A template of any maker ends in a sound deck or in its own message."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from openxml_audit import OpenXmlValidator
from pptx import Presentation

from checkers import Office
from command import deckgen
from deckgen.errors import DeckgenError
from deckgen.powerpoint.lint.catalogue import lint
from deckgen.powerpoint.template import read_template
from deckgen.powerpoint.writer import write
from powerpoint.build import KS, a_deck, a_slide, drawing
from powerpoint.schemas import findings
from sampling import sampled
from templates.animals import REFUSED, SOUND
from templates.nasty import filled, solid
from templates.zoo import Animal, changed, named

ROOM = 1 << 30  # bytes of memory that no template may take
SECONDS = 60


def ids(animal: Animal) -> str:
    return animal.name


def test_the_zoo_is_large() -> None:
    assert len(SOUND) + len(REFUSED) >= 120 and len(SOUND) >= 80


@pytest.mark.parametrize("animal", sampled(SOUND, 8), ids=ids)
def test_a_small_deck_in_it_is_sound(animal: Animal, tmp_path: Path) -> None:
    template = read_template(animal.written(tmp_path))
    deck = a_deck(template, *(a_slide(n, id_, template) for n, id_ in enumerate(template.layouts, start=1)))
    path = write(deck, template, drawing(), tmp_path / "deck.pptx")
    assert_sound(path)
    assert len(Presentation(str(path)).slides) == len(deck.slides)


@pytest.mark.parametrize("animal", REFUSED, ids=ids)
def test_it_is_refused_with_its_own_message(animal: Animal, tmp_path: Path) -> None:
    with pytest.raises(DeckgenError) as fault:
        read_template(animal.written(tmp_path))
    assert {problem.code for problem in fault.value.problems} == {animal.refused}
    assert fault.value.exit_code == 4 and all(problem.place.file for problem in fault.value.problems)


@pytest.mark.soak
@pytest.mark.parametrize("animal", [*SOUND, *REFUSED], ids=ids)
@pytest.mark.parametrize("form", ["picture", "native"])
def test_a_whole_build_ends_well_within_time_and_memory(
    animal: Animal, form: str, tmp_path: Path, request: pytest.FixtureRequest, office: Office
) -> None:
    """The deck is judged as every test's is (conftest.py); LibreOffice opens those with pictures."""
    template, to = animal.written(tmp_path), tmp_path / "deck.pptx"
    words = ["build", "-r", "Troms", "--template", str(template), "--charts", form, "-o", str(to)]
    done = subprocess.run(
        [sys.executable, "-c", _MEASURED, *words],
        check=False,
        env={**os.environ, "LC_ALL": "C.UTF-8", "OPENBLAS_NUM_THREADS": "1"},
        capture_output=True,
        text=True,
        timeout=SECONDS,
    )
    assert "Traceback" not in done.stderr and "A bug in deckgen" not in done.stderr, done.stderr
    assert int(done.stdout.splitlines()[-1]) < ROOM
    if animal.refused:
        assert done.returncode == 4 and animal.refused in done.stderr and not to.exists()
    else:
        assert done.returncode == 0 and str(to) in done.stdout.splitlines(), done.stderr
        if form == "picture":
            office.add(hashlib.sha256(to.read_bytes()).hexdigest(), request.node.nodeid, to.read_bytes())


# A process is told its parent's size as its own by getrusage; what it held itself stands in /proc.
_MEASURED = """
import resource, sys
from pathlib import Path
from deckgen.cli import main
try:
    main()
finally:
    status = Path("/proc/self/status")
    if status.exists():
        print(int(status.read_text().split("VmHWM:")[1].split()[0]) * 1024)
    else:
        print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def assert_sound(path: Path) -> None:
    """No checker has anything to say of a deck."""
    assert [(p.code, p.place.spot, p.facts["detail"]) for p in lint(path)] == []
    assert findings(path.read_bytes()) == []
    result = OpenXmlValidator().validate(str(path))
    assert [str(error) for error in result.errors] == []


def test_check_shows_what_is_there_and_where_everything_goes(tmp_path: Path) -> None:
    made = {animal.name: animal.written for animal in (*SOUND, *REFUSED)}
    path = made["Office 4:3"](tmp_path)
    done = deckgen("template", "check", str(path), locale="nb_NO.UTF-8")
    assert done.returncode == 0 and "Malen kan brukes" in done.stdout
    assert "720 × 540 punkter, 11 oppsett" in done.stdout and "Calibri" in done.stdout
    assert "accent1 #4F81BD" in done.stdout and "«Two Content»" in done.stdout
    assert "chart (Diagram) → «Title Only»" in done.stdout and "Kapittel → Section Header" in done.stderr
    told = json.loads(deckgen("template", "check", str(path), "--json").stdout)
    assert told["mapping"]["bullets"]["name"] == "Title and Content" and len(told["layouts"]) == 11
    assert [problem["code"] for problem in told["problems"]] == ["W162"]
    done = deckgen("template", "check", str(made["no titles"](tmp_path)))
    assert done.returncode == 4 and "T317" in done.stderr
    done = deckgen("template", "check", str(made["with a layout file"](tmp_path)))
    assert done.returncode == 0 and "chart → «Content Placeholder 2»" in done.stdout


def test_check_says_that_there_are_no_layouts(tmp_path: Path) -> None:
    path = {animal.name: animal for animal in REFUSED}["no layouts"].written(tmp_path)
    done = deckgen("template", "check", str(path))
    assert done.returncode == 4 and "0 layouts on 1 slide masters" in done.stdout
    assert "T317" in done.stderr and "It has: no layouts at all." in done.stderr
    assert done.stderr.count("T317") == 1
    told = json.loads(deckgen("template", "check", str(path), "--json").stdout)
    assert [problem["code"] for problem in told["problems"]] == ["T317"] and told["layouts"] == []


def test_layouts_without_a_name_are_told_by_number(tmp_path: Path) -> None:
    path = tmp_path / "mal.pptx"
    changed(named(lambda _: ""))(path)
    done = deckgen("template", "check", str(path), locale="nb_NO.UTF-8")
    assert done.returncode == 0 and "Kapittel → oppsett 3 uten navn" in done.stderr
    assert "chart (Diagram) → oppsett 6 uten navn" in done.stdout and "«»" not in done.stdout
    told = json.loads(deckgen("template", "check", str(path), "--json").stdout)
    assert "layout 3 without a name" in told["problems"][0]["message"]


@pytest.mark.parametrize("name", ["pptm", "a control on a layout"])
def test_macros_are_dropped_and_that_is_said(name: str, tmp_path: Path) -> None:
    animal = next(animal for animal in SOUND if animal.name == name)
    done = deckgen(
        "build", "-r", "Troms", "--template", str(animal.written(tmp_path)), "-o", str(tmp_path / "d.pptx")
    )
    assert done.returncode == 0 and "W161" in done.stderr
    with zipfile.ZipFile(tmp_path / "d.pptx") as deck:
        assert not [part for part in deck.namelist() if "activeX" in part or "vba" in part]


def test_what_newer_programs_draw_alone_is_dropped_and_that_is_said(tmp_path: Path) -> None:
    made = {animal.name: animal for animal in SOUND}
    for name, said in (
        ("a box that newer programs draw alone", True),
        ("alternatives in alternatives", False),
    ):
        folder = tmp_path / name
        folder.mkdir()
        words = ("-r", "Troms", "--template", str(made[name].written(folder)), "-o", str(folder / "d.pptx"))
        done = deckgen("build", *words)
        assert done.returncode == 0 and ("W164" in done.stderr and "Title Only" in done.stderr) == said
        with zipfile.ZipFile(folder / "d.pptx") as deck:
            pages = [deck.read(part) for part in deck.namelist() if "/slideLayout" in part]
        assert not [page for page in pages if b"AlternateContent" in page or b">Ny<" in page]


@pytest.mark.parametrize("suffix", [".potx", ".pptx"])
def test_new_writes_a_template_that_check_is_happy_with(suffix: str, tmp_path: Path) -> None:
    to = tmp_path / f"min{suffix}"
    assert deckgen("template", "new", str(to), "--theme", "dark").stdout.strip() == str(to)
    done = deckgen("template", "check", str(to))
    assert done.returncode == 0 and "by its name" in done.stdout and "W162" not in done.stderr
    assert findings(to.read_bytes()) == []
    other = tmp_path / f"andre{suffix}"
    assert json.loads(deckgen("template", "new", str(other), "--json").stdout) == {"path": str(other)}
    before = to.read_bytes()
    done = deckgen("template", "new", str(to))
    assert done.returncode == 5 and "W507" in done.stderr and to.read_bytes() == before
    assert deckgen("template", "new", str(tmp_path / "min.ppt")).returncode == 2


@pytest.mark.unsound("the last deck's colours are asked for in spite of W160", "L738", "L739", "L742")
def test_charts_take_the_colours_of_a_template_of_another_ground_and_verify_makes_the_deck_again(
    tmp_path: Path,
) -> None:
    template = next(animal for animal in SOUND if animal.name == "dark").written(tmp_path)
    words = ["-r", "Troms", "--template", str(template), "--charts", "native"]
    done = deckgen("build", *words, "-o", str(tmp_path / "deck.pptx"))
    assert done.returncode == 0 and "W160" not in done.stderr
    assert_sound(tmp_path / "deck.pptx")
    done = deckgen("verify", str(tmp_path / "deck.pptx"), "--template", str(template))
    assert "byte for byte" in done.stdout and "as the template goes with" in done.stdout
    done = deckgen("build", *words, "--theme", "ks", "-o", str(tmp_path / "asked.pptx"))
    assert done.returncode == 0 and "W160" in done.stderr


@pytest.mark.unsound("a template whose maker chose so, and W163 says it", "L742")
def test_what_a_template_makes_hard_to_read_is_said(tmp_path: Path) -> None:
    """Titles in dark boxes, in a template with our names: it is written as it is, and lint tells of it."""
    path = tmp_path / "mal.pptx"
    changed(filled(solid("101820"), "title"), source=KS)(path)
    words = ("build", "-r", "Troms", "--template", str(path), "-o", str(tmp_path / "d.pptx"))
    done = deckgen(*words, locale="nb_NO.UTF-8")
    found = lint(tmp_path / "d.pptx")
    assert done.returncode == 0 and "W163" in done.stderr and f"{len(found)} × L742" in done.stderr


@pytest.mark.unsound("a template whose maker chose so", "L742")
def test_a_batch_says_once_what_its_template_does(tmp_path: Path) -> None:
    path = tmp_path / "mal.pptx"
    changed(filled(solid("101820"), "title"), source=KS)(path)
    words = ("build", "--each", "landsdel", "--charts", "native", "--template", str(path))
    done = deckgen(*words, "-o", str(tmp_path / "ut"))
    assert done.returncode == 0 and len(list((tmp_path / "ut").glob("*.pptx"))) > 3
    assert done.stderr.count("W163") == 1
