"""Saving: whole or not at all, never over somebody's work, whatever happens in the middle."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from filelock import FileLock
from pptx import Presentation

from deckgen.charts.chart import Chart, Image
from deckgen.deck.asked import Existing
from deckgen.errors import DeckgenError, Problem
from deckgen.powerpoint import saving
from deckgen.powerpoint.saving import lock_of
from deckgen.powerpoint.seal import is_untouched
from deckgen.powerpoint.writer import write, written
from powerpoint.build import drawing
from powerpoint.test_package import DECK, OTHER, TEMPLATE, a_saved_deck, edited

NAME = "Troms.pptx"
NEW = written(OTHER, TEMPLATE, drawing())


def raising(fault: BaseException) -> Callable[..., None]:
    def raises(*_: object, **__: object) -> None:
        raise fault

    return raises


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def problem_of(to: Path, existing: Existing = Existing.KEEP) -> Problem:
    with pytest.raises(DeckgenError) as caught:
        write(OTHER, TEMPLATE, drawing(), to, existing)
    (problem,) = caught.value.problems
    assert caught.value.exit_code == 5
    return problem


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
    assert problem_of(path).code == "W505"
    assert path.read_text() == "mine notater"


def test_a_deck_that_its_owner_made_read_only_stays(tmp_path: Path) -> None:
    """The system itself lets it be replaced wherever the folder may be written to."""
    path = a_saved_deck(tmp_path)
    before = path.read_bytes()
    path.chmod(0o444)
    assert problem_of(path).code == "W509"
    assert path.read_bytes() == before and list(tmp_path.iterdir()) == [path]
    assert write(OTHER, TEMPLATE, drawing(), path, Existing.BESIDE).name == "Troms_2.pptx"
    write(OTHER, TEMPLATE, drawing(), path, Existing.REPLACE)
    assert (tmp_path / "Troms.pptx.bak").read_bytes() == before != path.read_bytes()
    assert path.stat().st_mode & 0o200


def test_replacing_keeps_each_edited_deck_beside_the_new_one(tmp_path: Path) -> None:
    path = edited(a_saved_deck(tmp_path))
    first = path.read_bytes()
    write(OTHER, TEMPLATE, drawing(), path, existing=Existing.REPLACE)
    second = edited(path).read_bytes()
    write(DECK, TEMPLATE, drawing(), path, existing=Existing.REPLACE)
    assert (tmp_path / "Troms.pptx.bak").read_bytes() == first
    assert (tmp_path / "Troms.pptx.bak2").read_bytes() == second
    assert is_untouched(path)


STEPS: dict[str, tuple[object, str]] = {
    "fsync": (os, "fsync"),
    "replace": (os, "replace"),
    "open": (Path, "open"),
    "read back": (Path, "read_bytes"),
    "mode": (shutil, "copymode"),
    "stat": (Path, "is_dir"),
}


@pytest.mark.parametrize(
    "fault",
    [
        OSError(28, "No space left on device"),
        OSError(30, "Read-only file system"),
        OSError(5, "Input/output error"),
        OSError(122, "Disk quota exceeded"),
    ],
    ids=lambda fault: fault.strerror,
)
@pytest.mark.parametrize("step", STEPS)
def test_a_failure_in_the_middle_leaves_the_old_deck_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, fault: OSError
) -> None:
    path = a_saved_deck(tmp_path)
    before = path.read_bytes()
    with monkeypatch.context() as broken:
        broken.setattr(*STEPS[step], raising(fault))
        with pytest.raises(DeckgenError) as caught:
            saving.save(NEW, path)
    (problem,) = caught.value.problems
    assert problem.code == "W501" and str(problem.facts["reason"]) == fault.strerror
    assert path.read_bytes() == before and names(tmp_path) == [NAME]


@pytest.mark.parametrize("step", ["link", "replace", "fsync"])
def test_an_edited_deck_outlives_a_full_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    path = edited(a_saved_deck(tmp_path))
    before = path.read_bytes()
    with monkeypatch.context() as broken:
        broken.setattr(os, step, raising(OSError(28, "No space left on device")))
        if step == "link":  # a disk without links, and then no room for a copy
            broken.setattr(shutil, "copy2", raising(OSError(28, "No space left on device")))
        assert problem_of(path, Existing.REPLACE).code == "W501"
    assert path.read_bytes() == before
    kept = [file for file in tmp_path.iterdir() if file != path]
    assert all(file.read_bytes() == before for file in kept)


def test_a_file_that_may_not_grow_is_a_disk_that_is_full(tmp_path: Path) -> None:
    """A real limit of the system, in a process of its own."""
    path = a_saved_deck(tmp_path)
    before = path.read_bytes()
    code = (
        "import resource, signal, sys; from pathlib import Path; from deckgen.errors import DeckgenError\n"
        "from deckgen.powerpoint.saving import save\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "content = Path(sys.argv[1]).read_bytes()\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, 10_000))\n"
        "try: save(content, Path(sys.argv[1]))\n"
        "except DeckgenError as fault: print(fault.problems[0].code)\n"
    )
    done = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "W501"
    assert path.read_bytes() == before and names(tmp_path) == [NAME]


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


@pytest.mark.parametrize("existing", Existing)
@pytest.mark.parametrize("edit", [False, True])
def test_a_deck_that_somebody_has_open_is_left_alone(tmp_path: Path, existing: Existing, edit: bool) -> None:
    path = a_saved_deck(tmp_path)
    before = (edited(path) if edit else path).read_bytes()
    (tmp_path / f"~${NAME}").write_bytes(b"\x04K\xe5re" + b" " * 49)
    if existing is Existing.BESIDE:
        assert write(OTHER, TEMPLATE, drawing(), path, existing) == tmp_path / "Troms_2.pptx"
    elif edit and existing is Existing.KEEP:
        assert problem_of(path).code == "W503"
    else:
        for beside in ("Troms (ny).pptx", "Troms (ny).pptx"):  # ours, so it is replaced
            problem = problem_of(path, existing)
            assert (problem.code, problem.facts["by"]) == ("W502", "Kåre")
            assert problem.facts["beside"] == str(tmp_path / beside) and is_untouched(tmp_path / beside)
        edited(tmp_path / "Troms (ny).pptx")
        assert problem_of(path, existing).facts["beside"] == str(tmp_path / "Troms (ny 2).pptx")
    assert path.read_bytes() == before and not list(tmp_path.glob(".deckgen*"))


def test_who_has_it_open_in_libreoffice_is_told_too(tmp_path: Path) -> None:
    path = a_saved_deck(tmp_path)
    libre = tmp_path / f".~lock.{NAME}#"
    libre.write_text("Kari Nordmann,kari,pc-12,23.11.2018 14:00,file:///x;", encoding="utf-8")
    assert problem_of(path).facts["by"] == "Kari Nordmann kari"


def test_a_new_version_leaves_what_was_edited_and_counts_on(tmp_path: Path) -> None:
    first = edited(a_saved_deck(tmp_path)).read_bytes()
    second = write(OTHER, TEMPLATE, drawing(), tmp_path / NAME, Existing.BESIDE)
    assert second.name == "Troms_2.pptx" and (tmp_path / NAME).read_bytes() == first
    assert write(DECK, TEMPLATE, drawing(), tmp_path / NAME, Existing.BESIDE) == second  # nobody's work
    edited(second)
    assert write(DECK, TEMPLATE, drawing(), tmp_path / NAME, Existing.BESIDE).name == "Troms_3.pptx"
    assert names(tmp_path) == ["Troms.pptx", "Troms_2.pptx", "Troms_3.pptx"]


def test_a_build_waits_for_another_of_the_same_file_and_then_gives_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = a_saved_deck(tmp_path)
    before = path.read_bytes()
    monkeypatch.setattr(saving, "LOCK_SECONDS", 0.2)
    with FileLock(lock_of(tmp_path / NAME)):
        assert problem_of(path).code == "W504"
        assert path.read_bytes() == before
        write(OTHER, TEMPLATE, drawing(), tmp_path / "Oslo.pptx")  # another file is nobody's business
    write(OTHER, TEMPLATE, drawing(), path)
    assert names(tmp_path) == ["Oslo.pptx", "Troms.pptx"]


@pytest.mark.skipif(os.name == "nt", reason="Windows counts the letters of the whole path")
def test_a_name_as_long_as_the_system_takes_is_no_hindrance(tmp_path: Path) -> None:
    name = "x" * 250 + ".pptx"
    write(DECK, TEMPLATE, drawing(), tmp_path / name)
    write(OTHER, TEMPLATE, drawing(), tmp_path / name)
    assert names(tmp_path) == [name]


def test_a_lock_whose_process_was_killed_holds_nobody(tmp_path: Path) -> None:
    code = (
        "import os, sys; from filelock import FileLock; lock = FileLock(sys.argv[1]);"
        "lock.acquire(); os._exit(1)"
    )
    lock = lock_of(tmp_path / NAME)
    subprocess.run([sys.executable, "-c", code, str(lock)], check=False)
    assert lock.exists()
    a_saved_deck(tmp_path)
    assert names(tmp_path) == [NAME]


def test_a_swap_that_the_system_refuses_means_that_the_deck_is_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = a_saved_deck(tmp_path)
    swap = os.replace

    def refuse(source: Path, to: Path) -> None:
        if to == path:
            raise PermissionError(13, "Permission denied")
        swap(source, to)

    monkeypatch.setattr(os, "replace", refuse)
    problem = problem_of(path, Existing.REPLACE)
    assert problem.code == "W502" and is_untouched(Path(str(problem.facts["beside"])))
    assert is_untouched(path)


def test_only_old_remains_of_killed_runs_are_swept_away(tmp_path: Path) -> None:
    old, young = tmp_path / ".deckgen-1-aa.tmp", tmp_path / ".deckgen-2-bb.tmp"
    for path in (old, young):
        path.touch()
    os.utime(old, (1, 1))
    a_saved_deck(tmp_path)
    assert not old.exists() and young.exists()
