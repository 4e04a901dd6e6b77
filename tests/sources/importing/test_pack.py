"""The pack on disk: readable whatever the labels say, whole or not there, and never over another."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pandas as pd
import pyreadstat
import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from deckgen.build import check, plan_deck
from deckgen.cli import cli
from deckgen.errors import EXIT_OUTPUT, DeckgenError
from deckgen.messages import catalogue, sentence
from deckgen.request import Request
from deckgen.sources.catalogue import read_survey
from deckgen.sources.codebook import read_codebook
from deckgen.sources.formats.catalogue import read_data
from deckgen.sources.importing import pack as pack_module
from deckgen.sources.importing.guess import Asked, propose
from deckgen.sources.importing.pack import import_file
from deckgen.sources.importing.write import codebook_text, quoted
from deckgen.sources.respondents_file import read_respondents
from deckgen.yamlfile import read_yaml

ROWS = "id;fylkesnr;vekt;svar;hva_1;hva_2\n" + "".join(
    f"{n};{'03' if n % 2 else '15'};{1 + n % 3};{'ja' if n % 4 else 'nei'};{n % 2};{(n + 1) % 2}\n"
    for n in range(1, 61)
)
HOSTILE = [
    '«"\\: #{&*!|>%@`',
    "- [a, b]: 'c'",
    "null",
    "03",
    "1.10",
    "a\u2028b\x85c",
    "\u00a0",
    "🙂 é",
    "{x}",
]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "in" / "Min fil.csv"
    path.parent.mkdir()
    path.write_text(ROWS, encoding="utf-8")
    return path


def snapshot(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def test_a_pack_is_a_codebook_and_a_copy_and_builds_for_a_county(file: Path, tmp_path: Path) -> None:
    done = import_file(file, tmp_path / "ny" / "pakke", Asked(), "nb")
    assert sorted(snapshot(tmp_path / "ny")) == ["pakke/Min fil.csv", "pakke/codebook.yaml"]
    assert (done.codebook.parent / "Min fil.csv").read_bytes() == file.read_bytes()
    book = read_codebook(done.codebook.parent)
    assert book.respondents is not None
    assert (book.respondents.region, book.respondents.weight, book.respondents.id) == (
        "fylkesnr",
        "vekt",
        "id",
    )
    assert (book.field_period, book.source, book.made_by) == (None, {}, {})
    survey = str(done.codebook.parent)
    assert check(Request(survey=survey, region="Oslo")) == check(Request(survey=survey)) == ()
    assert plan_deck(Request(survey=survey, region="Oslo")).region == "Oslo"


@pytest.mark.parametrize("text", HOSTILE)
def test_a_label_of_any_letters_is_read_back_as_it_stands(text: str, tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_text(f"a: {quoted(text)}\n", encoding="utf-8")
    assert read_yaml(path).data == {"a": text}


@settings(max_examples=200, deadline=None)
@given(st.text(st.characters(codec="utf-8")))
def test_every_text_is_read_back(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    path = tmp_path_factory.getbasetemp() / "any.yaml"
    path.write_text(f"a: {quoted(text)}\n", encoding="utf-8")
    assert read_yaml(path).data == {"a": text}


def test_a_file_full_of_hostile_labels_is_a_valid_codebook_with_whole_labels(tmp_path: Path) -> None:
    frame = pd.DataFrame({f"q{n}": [float(i % 3) for i in range(30)] for n in range(len(HOSTILE))})
    labels: dict[str, Any] = {f"q{n}": f"{text} {'lang ' * 40}{n}" for n, text in enumerate(HOSTILE)}
    values: dict[str, Any] = {
        name: {0.0: HOSTILE[n], 1.0: "b: &x", 2.0: "# c"} for n, name in enumerate(labels)
    }
    pyreadstat.write_sav(frame, tmp_path / "h.sav", column_labels=labels, variable_value_labels=values)
    done = import_file(tmp_path / "h.sav", tmp_path / "pakke", Asked(title=HOSTILE[0]), "nb")
    book = read_codebook(done.codebook.parent)
    assert book.title == {"nb": HOSTILE[0]}
    assert [q.wording["nb"] for q in book.questions] == [" ".join(label.split()) for label in labels.values()]
    assert book.questions[1].options[0].text == {"nb": HOSTILE[1]}
    assert read_survey(done.codebook.parent, "nb").respondents is not None


def test_names_that_no_id_can_have_keep_their_columns(tmp_path: Path) -> None:
    header = ["Hva mener du?", "hva mener du?", "Ærlig talt…", "日本", "x: {y}"]
    rows = "\n".join("\t".join("ab"[n % 2] for _ in header) for n in range(20))
    path = tmp_path / "svar.tsv"
    path.write_text("\t".join(header) + "\n" + rows + "\n", encoding="utf-8")
    import_file(path, tmp_path / "p", Asked(), "nb")
    book = read_codebook(tmp_path / "p")
    assert [question.column or question.id for question in book.questions] == header
    assert len({question.id for question in book.questions}) == len(header)
    assert check(Request(survey=str(tmp_path / "p"))) == ()


def test_nothing_that_stands_there_is_overwritten(file: Path, tmp_path: Path) -> None:
    folder = tmp_path / "pakke"
    import_file(file, folder, Asked(), "nb")
    (folder / "codebook.yaml").write_text("mitt", encoding="utf-8")
    before = snapshot(tmp_path)
    with pytest.raises(DeckgenError) as fault:
        import_file(file, folder, Asked(), "nb")
    assert [problem.code for problem in fault.value.problems] == ["W506"]
    assert fault.value.exit_code == EXIT_OUTPUT
    (folder / "codebook.yaml").unlink()
    (folder / file.name).write_text("en annen fil", encoding="utf-8")
    with pytest.raises(DeckgenError):
        import_file(file, folder, Asked(), "nb")
    (folder / file.name).unlink()
    with pytest.raises(DeckgenError):
        import_file(file, file, Asked(), "nb")
    assert set(snapshot(tmp_path)) == set(before) - {"pakke/codebook.yaml", "pakke/Min fil.csv"}


def test_a_codebook_can_be_laid_beside_a_file_that_is_in_its_folder(file: Path) -> None:
    import_file(file, file.parent, Asked(), "nb")
    assert sorted(snapshot(file.parent)) == ["Min fil.csv", "codebook.yaml"]
    assert file.read_text(encoding="utf-8") == ROWS


def test_a_failure_on_the_way_leaves_nothing(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    (tmp_path / "der").mkdir()
    before = snapshot(tmp_path)
    monkeypatch.setattr(pack_module, "read_codebook", full)
    for folder in (tmp_path / "pakke", tmp_path / "der"):
        with pytest.raises(DeckgenError) as fault:
            import_file(file, folder, Asked(), "nb")
        assert fault.value.problems[0].code == "W501"
        assert "the disk is full" in sentence(fault.value.problems[0], "en")
    monkeypatch.undo()
    links = iter([os.link])

    def once(*paths: Any) -> None:
        next(links, full)(*paths)

    monkeypatch.setattr(os, "link", once)
    with pytest.raises(DeckgenError):
        import_file(file, tmp_path / "der", Asked(), "nb")
    assert snapshot(tmp_path) == before
    assert not (tmp_path / "pakke").exists()


def test_without_a_region_everyone_belongs_to_the_nation_in_both_engines(file: Path, tmp_path: Path) -> None:
    text = "\n".join(";".join(line.split(";")[2:]) for line in ROWS.splitlines())
    file.write_text(text, encoding="utf-8")
    folder = import_file(file, tmp_path / "p", Asked(), "nb").codebook.parent
    survey = read_survey(folder, "nb")
    assert (survey.nation, [region.name for region in survey.division.regions]) == ("utvalget", ["utvalget"])
    entry = read_codebook(folder).respondents
    assert entry is not None and entry.region is None
    small = read_respondents(folder / entry.file, entry, survey, large=False)
    large = read_respondents(folder / entry.file, entry, survey, large=True)
    for question in survey.questions.values():
        assert small.tabulator.tallies(question, None) == large.tabulator.tallies(question, None)
    assert small.base(survey.division.nation_codes) == 60
    with pytest.raises(DeckgenError) as fault:
        plan_deck(Request(survey=str(folder), region="Oslo"))
    assert fault.value.problems[0].code == "U402"


@pytest.mark.parametrize(
    ("known", "said"),
    [
        ("", "Min fil"),
        ("made_by: KS\n", "Min fil ble gjennomført av KS."),
        (
            'field_period: {from: "2024-01-02", to: "2024-02-03"}\n',
            "Min fil ble gjennomført 2.1.2024–3.2.2024.",
        ),
    ],
)
def test_the_deck_says_what_is_known_of_the_survey_and_no_more(
    file: Path, tmp_path: Path, known: str, said: str
) -> None:
    book = import_file(file, tmp_path / "p", Asked(), "nb").codebook
    book.write_text(known + book.read_text(encoding="utf-8"), encoding="utf-8")
    about = plan_deck(Request(survey=str(book.parent))).slides[1].texts["text"]
    assert about == (said, "Basert på 60 svar.")


@pytest.mark.parametrize("language", ["nb", "en"])
def test_every_uncertainty_is_a_comment_in_the_codebook(file: Path, language: str) -> None:
    proposal = propose(read_data(file), Asked())
    mark = f"# {catalogue(language)['import_unsure']}: "
    comments = [line for line in codebook_text(proposal, language).splitlines() if mark in line]
    assert len(comments) == sum(note.unsure for note in proposal.all_notes) > 0


def test_the_command_says_what_it_found_and_what_is_unsure(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "nb_NO.UTF-8")
    asked = ["import", str(file), "--output", str(tmp_path / "p"), "--title", "Vår", "--division", "2020"]
    done = CliRunner().invoke(cli, asked)
    assert done.exit_code == 0, done.output
    assert "Fylke: kolonnen fylkesnr, inndelingen fra 2020." in done.output
    assert "usikkert: hva: " in done.output
    assert done.output.splitlines()[-1].endswith(f"deckgen build --survey {tmp_path / 'p'}")
    listed = CliRunner().invoke(cli, ["regions", "--survey", str(tmp_path / "p")])
    assert "Viken" in listed.output
