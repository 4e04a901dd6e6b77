"""A template that a run has found sound is opened again without being judged; a changed one is judged."""

from __future__ import annotations

import os
import shutil
import zipfile
from pathlib import Path

import pytest

from deckgen.errors import DeckgenError
from deckgen.powerpoint import opening
from deckgen.powerpoint.opening import open_presentation
from deckgen.powerpoint.soundness import refuse_unsound
from deckgen.powerpoint.template import read_template
from deckgen.powerpoint.wellmade import refuse_ill_made
from powerpoint.test_package import TEMPLATE

SHIPPED = Path(TEMPLATE.path)


@pytest.fixture
def opened(tmp_path: Path) -> Path:
    path = tmp_path / "mal.pptx"
    shutil.copy(SHIPPED, path)
    with zipfile.ZipFile(path, "a") as archive:
        archive.comment = b"not the shipped one"
    open_presentation(path)
    return path


def test_the_shipped_template_is_not_judged_by_every_build_because_it_is_here(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    opening.refuse_unreadable(SHIPPED)
    main = opening.main_part(SHIPPED)
    refuse_unsound(main)
    refuse_ill_made(SHIPPED)
    assert opening.is_shipped(SHIPPED)
    judged: list[Path] = []
    monkeypatch.setattr(opening, "refuse_unreadable", lambda path, doubled=True: judged.append(path))
    read_template(SHIPPED)
    assert judged == []
    other = tmp_path / "ks.pptx"
    other.write_bytes(SHIPPED.read_bytes() + b" ")
    read_template(other)
    assert set(judged) == {other}


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
