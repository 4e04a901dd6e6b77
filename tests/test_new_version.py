"""A new version beside an edited deck has its own folder of picture files, and leaves the first's alone."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from pptx import Presentation

from command import PACKS
from deckgen.build import build
from deckgen.charts.form import Form
from deckgen.deck.asked import Existing, Extras
from deckgen.request import Request


def asked(folder: Path) -> Request:
    return Request(
        "Oslo",
        str(PACKS / "bibliotek"),
        output=folder / "d.pptx",
        existing=Existing.BESIDE,
        extras=Extras(form=Form.BOTH),
    )


def pictures(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def edit(deck: Path) -> None:
    presentation = Presentation(str(deck))
    presentation.slides[0].shapes[0].text_frame.text = "Mine ord"
    presentation.save(str(deck))


def test_the_pictures_of_a_new_version_stand_beside_it_under_its_name(tmp_path: Path) -> None:
    first = build(asked(tmp_path))
    (tmp_path / "d" / "05-bruk.png").write_bytes(b"somebody's own")
    edit(first)
    before = pictures(tmp_path / "d")
    second = build(asked(tmp_path))
    assert second.name == "d_2.pptx" and pictures(tmp_path / "d") == before
    assert pictures(tmp_path / "d_2").keys() == before.keys()
    assert pictures(tmp_path / "d_2")["05-bruk.png"].startswith(b"\x89PNG")
    assert {path.name for path in tmp_path.iterdir()} == {"d.pptx", "d", "d_2.pptx", "d_2"}


def test_a_new_version_that_is_made_again_keeps_no_copies_of_its_own_pictures(tmp_path: Path) -> None:
    """As when the data were corrected: the pictures are known by the deck that they stand beside."""
    edit(build(asked(tmp_path)))
    old = build(replace(asked(tmp_path), theme="dark"))
    before = pictures(tmp_path / "d_2")
    new = build(asked(tmp_path))
    assert new == old and pictures(tmp_path / "d_2") != before
    assert pictures(tmp_path / "d_2").keys() == before.keys()
