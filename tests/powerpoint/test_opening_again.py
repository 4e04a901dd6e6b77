"""A template that a run has found sound is opened again without being judged; a changed one is judged."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from deckgen.errors import DeckgenError
from deckgen.powerpoint import opening
from deckgen.powerpoint.opening import open_presentation
from powerpoint.test_package import TEMPLATE


@pytest.fixture
def opened(tmp_path: Path) -> Path:
    path = tmp_path / "mal.pptx"
    shutil.copy(TEMPLATE.path, path)
    open_presentation(path)
    return path


def test_the_second_opening_gives_the_same_parts_and_shares_none(opened: Path) -> None:
    first, second = open_presentation(opened), open_presentation(opened)
    names = [str(part.partname) for part in first.package.iter_parts()]
    assert names == [str(part.partname) for part in second.package.iter_parts()]
    assert first.presentation.element is not second.presentation.element


def test_the_second_opening_does_not_judge_again(opened: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    judged: list[Path] = []
    monkeypatch.setattr(opening, "refuse_unreadable", judged.append)
    open_presentation(opened)
    assert judged == []


def test_a_file_that_changed_meanwhile_is_judged_though_its_size_and_time_are_the_same(opened: Path) -> None:
    told = opened.stat()
    content = bytearray(opened.read_bytes())
    content[:4] = b"\0\0\0\0"
    content[-22:-18] = b"\0\0\0\0"  # no directory is found any more
    opened.write_bytes(content)
    os.utime(opened, ns=(told.st_atime_ns, told.st_mtime_ns))
    assert opened.stat().st_size == told.st_size
    with pytest.raises(DeckgenError) as caught:
        open_presentation(opened)
    assert [problem.code for problem in caught.value.problems] == ["T315"]


def test_a_file_that_is_gone_is_said_to_be(opened: Path) -> None:
    opened.unlink()
    with pytest.raises(DeckgenError):
        open_presentation(opened)
