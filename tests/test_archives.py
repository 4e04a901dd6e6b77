"""An entry that says that it is small is unpacked no further than that."""

from __future__ import annotations

import io
import os
import zipfile
import zlib
from pathlib import Path

import pytest

from deckgen.archives import refuse_swollen
from deckgen.errors import DeckgenError
from deckgen.powerpoint.opening import open_presentation
from deckgen.powerpoint.seal import Seal, seal_in

LARGE, SAID = 60_000_000, 1_000


def lying(content: bytes, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip of one entry that says it is of `SAID` bytes, its sum that of these."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as archive:
        archive.writestr("ppt/media/image1.png", content)
        (entry,) = archive.infolist()
        entry.file_size, entry.CRC = SAID, zlib.crc32(content[:SAID])
    return file.getvalue()


def test_an_entry_that_holds_more_than_it_says_is_refused() -> None:
    with zipfile.ZipFile(io.BytesIO(lying(bytes(LARGE)))) as archive:
        assert len(archive.read("ppt/media/image1.png")) == SAID  # which is what the library makes of it
        with pytest.raises(zipfile.BadZipFile, match=r"holds more|Bad CRC"):
            refuse_swollen(archive)


def test_one_that_is_as_large_as_it_says_is_not() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("noise", os.urandom(100_000))
        archive.writestr("zeros", bytes(LARGE))
        archive.writestr("stored", os.urandom(100_000), zipfile.ZIP_STORED)
        archive.writestr("empty", b"")
    with zipfile.ZipFile(file) as archive:
        refuse_swollen(archive)


def test_one_packed_in_a_way_without_bound_is_refused() -> None:
    with (
        zipfile.ZipFile(io.BytesIO(lying(bytes(10), zipfile.ZIP_BZIP2))) as archive,
        pytest.raises(zipfile.BadZipFile, match="compression type"),
    ):
        refuse_swollen(archive)


def test_a_file_that_stands_in_a_decks_place_is_none_of_ours_then() -> None:
    assert seal_in(lying(bytes(LARGE))) == Seal()


def test_a_template_with_such_an_entry_is_damaged(tmp_path: Path) -> None:
    path = tmp_path / "t.pptx"
    path.write_bytes(lying(bytes(LARGE)))
    with pytest.raises(DeckgenError) as fault:
        open_presentation(path)
    assert [problem.code for problem in fault.value.problems] == ["T315"]
