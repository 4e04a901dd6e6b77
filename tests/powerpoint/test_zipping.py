"""Zip files are packed field for field as Python's own library packs them."""

from __future__ import annotations

import io
import zipfile

import pytest

from deckgen.powerpoint.zipping import STORED, Zip

PARTS = {
    "[Content_Types].xml": b"<Types/>" * 3000,
    "ppt/media/bilde.png": bytes(range(256)) * 40,
    "ppt/slides/bl\u00e5.xml": "<a>\u00e6\u00f8\u00e5</a>".encode() * 9,
    "tom.xml": b"",
}


def by_library(level: int) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in PARTS.items():
            entry = zipfile.ZipInfo(name)
            entry.create_system = 0
            entry.compress_type = zipfile.ZIP_STORED if name.endswith(".png") else zipfile.ZIP_DEFLATED
            archive.writestr(entry, content, compresslevel=level)
    return buffer.getvalue()


@pytest.mark.parametrize("level", [1, 3, 6])
def test_files_are_those_of_the_library(level: int) -> None:
    archive = Zip()
    for name, content in PARTS.items():
        archive.add(name, content, STORED if name.endswith(".png") else level)
    assert archive.whole() == by_library(level)


def test_what_a_file_begins_with_stays_as_it_is() -> None:
    begun = Zip()
    begun.add("a.xml", b"<a/>", 6)
    before = begun.whole()
    more = Zip(begun)
    more.add("b.xml", b"<b/>", 6)
    assert begun.whole() == before
    with zipfile.ZipFile(io.BytesIO(more.whole())) as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == {
            "a.xml": b"<a/>",
            "b.xml": b"<b/>",
        }
