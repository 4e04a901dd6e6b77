from __future__ import annotations

import os
import time
import zipfile
from pathlib import Path

import pytest
from pptx import Presentation

from deckgen.charts.chart import Chart, Image
from deckgen.errors import DeckgenError, Problem
from deckgen.powerpoint.package import zipped
from deckgen.powerpoint.seal import is_untouched, read_custom
from deckgen.powerpoint.writer import write, written
from powerpoint.build import KS, a_deck, a_slide, a_variant, drawing, parts_of, the_template

TEMPLATE = the_template()
DECK = a_deck(TEMPLATE)
OTHER = a_deck(TEMPLATE, a_slide(1, "bullets", TEMPLATE))


def a_saved_deck(folder: Path) -> Path:
    return write(DECK, TEMPLATE, drawing(), folder / "Troms.pptx")


def edited(path: Path) -> Path:
    presentation = Presentation(str(path))
    title = presentation.slides[0].shapes.title
    assert title is not None
    title.text_frame.text = "Min egen tittel"
    presentation.save(str(path))
    return path


def problem_of(to: Path, replace: bool = False) -> Problem:
    with pytest.raises(DeckgenError) as caught:
        write(OTHER, TEMPLATE, drawing(), to, replace)
    (problem,) = caught.value.problems
    assert caught.value.exit_code == 5
    return problem


def test_two_builds_are_the_same_bytes(tmp_path: Path) -> None:
    first = a_saved_deck(tmp_path).read_bytes()
    time.sleep(0.01)
    assert written(DECK, TEMPLATE, drawing()) == first


def test_the_zip_has_no_clock_and_one_order() -> None:
    parts = {"b.xml": b"<b/>", "_rels/.rels": b"<r/>", "a.png": b"x", "[Content_Types].xml": b"<t/>"}
    assert zipped(parts) == zipped(dict(reversed(parts.items())))


def test_every_part_has_fixed_times_and_the_content_types_come_first(tmp_path: Path) -> None:
    with zipfile.ZipFile(a_saved_deck(tmp_path)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert archive.namelist()[:2] == ["[Content_Types].xml", "_rels/.rels"]


def test_every_override_and_every_relationship_has_its_part(tmp_path: Path) -> None:
    parts = parts_of(a_saved_deck(tmp_path))
    types = parts["[Content_Types].xml"].decode()
    overrides = [piece.split('"')[0] for piece in types.split('PartName="/')[1:]]
    assert set(overrides) <= parts.keys() and len(set(overrides)) == len(overrides)
    for name in parts:
        assert name.rpartition(".")[2] in ("rels", "png", "svg") or name in {
            *overrides,
            "[Content_Types].xml",
        }


def test_a_deck_knows_whether_somebody_has_edited_it(tmp_path: Path) -> None:
    path = a_saved_deck(tmp_path)
    assert is_untouched(path)
    assert not is_untouched(edited(path))
    assert not is_untouched(KS)
    assert not is_untouched(tmp_path / "nowhere.pptx")


def test_zipping_a_deck_anew_is_no_edit_but_a_changed_part_is(tmp_path: Path) -> None:
    path = a_saved_deck(tmp_path)
    assert is_untouched(a_variant(tmp_path / "same.pptx", source=path))
    changed = a_variant(
        tmp_path / "x.pptx", lambda _, text: text.replace("title på", "Tittel på"), source=path
    )
    assert not is_untouched(changed)


def test_further_properties_stand_beside_the_fingerprint(tmp_path: Path) -> None:
    path = write(DECK, TEMPLATE, drawing(), tmp_path / "d.pptx", provenance={"deckgen-data": "a<b & c"})
    properties = read_custom(parts_of(path)["docProps/custom.xml"])
    assert list(properties) == ["deckgen-fingerprint", "deckgen-data"]
    assert properties["deckgen-data"] == "a<b & c" and is_untouched(path)
    assert read_custom(b"<broken") == {}


def test_an_untouched_deck_is_replaced_without_a_word(tmp_path: Path) -> None:
    path = a_saved_deck(tmp_path)
    write(OTHER, TEMPLATE, drawing(), path)
    assert len(Presentation(str(path)).slides) == 1
    assert [file.name for file in tmp_path.iterdir()] == ["Troms.pptx"]


def test_an_edited_deck_is_never_overwritten_silently(tmp_path: Path) -> None:
    path = edited(a_saved_deck(tmp_path))
    before = path.read_bytes()
    problem = problem_of(path)
    assert (problem.code, problem.place.file) == ("W503", str(path))
    assert path.read_bytes() == before and len(list(tmp_path.iterdir())) == 1


def test_a_file_that_is_no_deck_is_not_overwritten_either(tmp_path: Path) -> None:
    path = tmp_path / "Troms.pptx"
    path.write_text("mine notater")
    assert problem_of(path).code == "W503"
    assert path.read_text() == "mine notater"


def test_replacing_keeps_each_edited_deck_beside_the_new_one(tmp_path: Path) -> None:
    path = edited(a_saved_deck(tmp_path))
    first = path.read_bytes()
    write(OTHER, TEMPLATE, drawing(), path, overwrite=True)
    second = edited(path).read_bytes()
    write(DECK, TEMPLATE, drawing(), path, overwrite=True)
    assert (tmp_path / "Troms.pptx.bak").read_bytes() == first
    assert (tmp_path / "Troms.pptx.bak2").read_bytes() == second
    assert is_untouched(path)


@pytest.mark.parametrize("step", ["replace", "fsync"])
def test_a_failure_in_the_middle_leaves_the_old_deck_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    path = a_saved_deck(tmp_path)
    before = path.read_bytes()

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, step, fail)
    problem = problem_of(path)
    assert problem.code == "W501" and problem.facts["reason"] == "No space left on device"
    assert path.read_bytes() == before and [file.name for file in tmp_path.iterdir()] == ["Troms.pptx"]


def test_an_interruption_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "replace", interrupt)
    with pytest.raises(KeyboardInterrupt):
        a_saved_deck(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_chart_that_cannot_be_drawn_leaves_the_old_deck_whole(tmp_path: Path) -> None:
    path = a_saved_deck(tmp_path)
    before = path.read_bytes()

    def fail(chart: Chart) -> Image:
        raise RuntimeError(chart.kind)

    with pytest.raises(RuntimeError, match="bars"):
        write(DECK, TEMPLATE, drawing(fail), path)
    assert path.read_bytes() == before and len(list(tmp_path.iterdir())) == 1


def test_a_folder_that_cannot_be_written_to_is_said_plainly(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.touch()
    for to in (file / "Troms.pptx", tmp_path / "nowhere" / "Troms.pptx"):
        assert problem_of(to).code == "W501"
    (tmp_path / "Folder.pptx").mkdir()
    assert problem_of(tmp_path / "Folder.pptx").code == "W501"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["Folder.pptx", "file"]


def test_a_deck_that_somebody_has_open_is_left_alone(tmp_path: Path) -> None:
    path = a_saved_deck(tmp_path)
    powerpoint = tmp_path / "~$Troms.pptx"
    powerpoint.write_bytes(b"\x04K\xe5re" + b" " * 49)
    assert (problem_of(path).code, problem_of(path, replace=True).facts["by"]) == ("W502", "Kåre")
    powerpoint.unlink()
    libre = tmp_path / ".~lock.Troms.pptx#"
    libre.write_text("Kari Nordmann,kari,pc-12,23.11.2018 14:00,file:///x;", encoding="utf-8")
    assert problem_of(path).facts["by"] == "Kari Nordmann kari"
    libre.unlink()
    assert is_untouched(path)


def test_a_swap_that_the_system_refuses_means_that_the_deck_is_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    path = a_saved_deck(tmp_path)
    monkeypatch.setattr(os, "replace", refuse)
    assert problem_of(path).code == "W502"
    assert is_untouched(path)


def test_only_old_remains_of_killed_runs_are_swept_away(tmp_path: Path) -> None:
    old, young = tmp_path / ".deckgen-1-aa.tmp", tmp_path / ".deckgen-2-bb.tmp"
    for path in (old, young):
        path.touch()
    os.utime(old, (1, 1))
    a_saved_deck(tmp_path)
    assert not old.exists() and young.exists()
