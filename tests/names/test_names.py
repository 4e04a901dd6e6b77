"""Names that have done harm elsewhere: nothing is written outside the folder, and none is a formula."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import openpyxl
import pytest
from pptx import Presentation

from deckgen.batch import build_each
from deckgen.build import build, check
from deckgen.charts.form import Form
from deckgen.deck.asked import Extras, Presenter
from deckgen.errors import DeckgenError
from deckgen.powerpoint.cleaning import clean
from deckgen.powerpoint.lint.catalogue import SEVERITY, lint
from deckgen.powerpoint.lint.rule import Severity
from deckgen.powerpoint.seal import is_untouched
from deckgen.request import Request, file_name
from deckgen.sources.catalogue import read_survey
from names.names import NAMES
from sampling import sampled

RESERVED = re.compile(r"(con|nul|prn|aux|com\d|lpt\d)(\.|$)", re.IGNORECASE)
# A label's own figure from the cell beside it, with a mark of ours behind: no letter from anybody's names.
OWN_FORMULA = re.compile(r'=(TEXT\([A-Z]+\d+,"0\u00a0%"\)|FIXED\([A-Z]+\d+,1\))&"[^"\w]{0,3}"')
PLAIN = re.compile(r"[a-z0-9-]{1,201}\.pptx")


def quoted(text: str) -> str:
    """The text as YAML has it in quotes, everything odd as an escape."""
    return json.dumps(text)


def pack(folder: Path, name: str) -> Path:
    """A survey whose title, labels, ids, people and municipality are all called that."""
    folder.mkdir(parents=True)
    said = quoted(name)
    key = quoted(clean(name).strip() or "x")
    (folder / "codebook.yaml").write_text(
        f"""\
title: {said}
short_title: {said}
source: {said}
made_by: {said}
division: "2024"
municipalities: {{"0301": {said}, "5501": Tromsø}}
respondents: {{file: svar.csv, region: sted}}
universes: [{{id: alle, text: {said}}}]
questions:
  - id: {key}
    wording: {said}
    type: single_choice
    universe: alle
    options: [{{id: {key}, text: {said}, values: [a]}}, {{id: annet, text: Annet, values: [b]}}]
    column: svar
""",
        encoding="utf-8",
    )
    rows = [f"s{at},{'0301' if at % 3 else '5501'},{'ab'[at % 2]}" for at in range(90)]
    (folder / "svar.csv").write_text("\n".join(["id,sted,svar", *rows]), encoding="utf-8")
    return folder


def files(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if not path.is_dir()}


def workbooks(deck: Path) -> Iterator[openpyxl.Workbook]:
    with zipfile.ZipFile(deck) as archive:
        for part in archive.namelist():
            if part.endswith(".xlsx"):
                yield openpyxl.load_workbook(io.BytesIO(archive.read(part)))


def faults(deck: Path) -> list[str]:
    found = [finding for finding in lint(deck) if SEVERITY[finding.code] is Severity.ERROR]
    return [f"{finding.code} {finding.place} {dict(finding.facts)}" for finding in found]


@pytest.mark.unsound("names of many lines in places for one, or of dots alone", "L740", "L744", "L765")
@pytest.mark.parametrize("case", sampled(product(NAMES, Form), 8), ids=lambda case: f"{case[0]}, {case[1]}")
def test_a_name_is_kept_as_it_is_and_does_nothing(case: tuple[str, Form], tmp_path: Path) -> None:
    name, form = NAMES[case[0]], case[1]
    home = tmp_path / "hjem"
    survey, out = pack(home / "pakke", name), home / "ut"
    before = files(tmp_path)
    who = Presenter(speaker=name, email=name, event=name, date=name)
    path = build(Request("0301", str(survey), output=out, presenter=who, extras=Extras(form=form)))
    written = files(tmp_path) - before
    assert path.parent == out and all(each.startswith("hjem/ut/") for each in written), written
    assert faults(path) == [] and is_untouched(path)
    shown = clean(name.replace("\x0b", "\n"))
    slides = Presentation(str(path)).slides
    text = "\n".join(s.text_frame.text for each in slides for s in each.shapes if s.has_text_frame)
    assert re.sub(r"[\s\v]+", " ", shown).strip() in re.sub(r"[\s\v]+", " ", text)
    cells: list[object] = []
    for book in workbooks(path):
        for sheet in book:
            for cell in (cell for row in sheet for cell in row):
                assert cell.data_type != "f" or OWN_FORMULA.fullmatch(str(cell.value)), cell.value
                assert cell.hyperlink is None
                cells.append(cell.value)
    assert form is not Form.NATIVE or any(shown.strip() in str(cell) for cell in cells)


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_a_name_that_is_no_region_makes_no_deck(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    survey = pack(tmp_path / "pakke", "Prøve")
    before = files(tmp_path)
    monkeypatch.chdir(tmp_path)
    if name.strip(" .") == "Troms" or "\x00" in name:  # a space or dot more is still Troms
        name = f"{name}?"
    with pytest.raises(DeckgenError) as caught:
        build(Request(name, str(survey)))
    assert {problem.code for problem in caught.value.problems} == {"U402"}
    assert files(tmp_path) == before


@pytest.mark.parametrize("survey", NAMES.values(), ids=NAMES)
def test_a_file_name_is_plain_on_every_system(survey: str) -> None:
    for name in (file_name(survey, "Troms"), file_name("Prøve", survey), file_name(survey, survey)):
        assert PLAIN.fullmatch(name) and len(name.encode()) < 255 and not RESERVED.match(name)
    assert file_name("innovasjonsbarometeret-2018", "Møre og Romsdal") == (
        "innovasjonsbarometeret-2018-more-og-romsdal.pptx"
    )


@pytest.mark.parametrize(
    "name", [name for name in NAMES.values() if not set(name) & set("/\x00\ud83d") and name != ".."]
)
def test_a_folder_of_that_name_is_read_and_named_plainly(name: str, tmp_path: Path) -> None:
    survey = pack(tmp_path / "u" / name, "Prøve")
    path = build(Request("0301", str(survey), output=tmp_path / "ut", extras=Extras(form=Form.NATIVE)))
    assert [each.name for each in (tmp_path / "ut").iterdir()] == [path.name]
    assert PLAIN.fullmatch(path.name) and read_survey(survey, "nb").id == name


def test_every_municipality_of_such_names_has_a_deck_in_the_folder(tmp_path: Path) -> None:
    for place, name in enumerate(("../../x", "CON", "=1+1", "Ŋuorra")):
        survey = pack(tmp_path / f"p{place}", name)
        out = tmp_path / "ut" / str(place)
        made = build_each(
            Request(None, str(survey), output=out, extras=Extras(form=Form.NATIVE)), "municipality"
        )
        assert [done.problems for done in made] == [(), ()] and not any(done.bug for done in made)
        assert {done.path.parent for done in made if done.path} == {out}


def test_two_municipalities_of_one_name_would_be_one_deck(tmp_path: Path) -> None:
    survey = pack(tmp_path / "p", "tromsø")
    problems = check(Request(None, str(survey)))
    assert [problem.code for problem in problems] == ["S236", "S236"]
    assert [problem.place.line for problem in problems] == [6, 6]


def test_a_link_that_leads_out_is_replaced_and_not_followed(tmp_path: Path) -> None:
    survey, outside = pack(tmp_path / "p", "Prøve"), tmp_path / "utenfor.pptx"
    outside.write_bytes(b"andres")
    (tmp_path / "ut").mkdir()
    (tmp_path / "ut" / "d.pptx").symlink_to(outside)
    asked = Request("0301", str(survey), output=tmp_path / "ut" / "d.pptx", extras=Extras(form=Form.NATIVE))
    with pytest.raises(DeckgenError) as caught:
        build(asked)
    assert caught.value.problems[0].code == "W505" and outside.read_bytes() == b"andres"


def test_there_are_forty() -> None:
    assert len(NAMES) >= 40 and len(set(NAMES.values())) == len(NAMES)
