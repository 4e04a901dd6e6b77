"""What LibreOffice saves is a template like any other, and a deck that lint takes for what it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from command import deckgen
from deckgen.powerpoint.lint.catalogue import lint
from deckgen.powerpoint.masters import all_layouts, anchors_of
from deckgen.powerpoint.opening import open_presentation
from deckgen.powerpoint.template import read_template
from finished.built import office_pdf
from templates.animals import SOUND
from templates.test_any_template import assert_sound


def test_every_placeholder_of_a_layout_gets_a_number_of_its_own(tmp_path: Path) -> None:
    for name in ("places without numbers", "places of one number"):
        path = next(animal for animal in SOUND if animal.name == name).written(tmp_path)
        for layout in all_layouts(open_presentation(path)):
            anchors = anchors_of(layout)
            assert len({anchor.idx for anchor in anchors}) == len(anchors)
            unnumbered = {anchor.type for anchor in anchors if "idx" not in anchor.element}
            assert unnumbered <= {"title", "ctrTitle"}


def test_a_layout_that_says_it_is_for_text_and_opens_a_deck_isnt_for_bullets(tmp_path: Path) -> None:
    animal = next(animal for animal in SOUND if animal.name == "saved by LibreOffice")
    layouts = read_template(animal.written(tmp_path)).layouts
    assert (layouts["title"].name, layouts["bullets"].name) == ("Title Slide", "Title and Content")


@pytest.mark.office
def test_a_template_that_libreoffice_saved_makes_a_sound_deck(tmp_path: Path) -> None:
    mine = tmp_path / "min.potx"
    assert deckgen("template", "new", str(mine)).returncode == 0
    template, deck = _saved(mine, tmp_path, "potx"), tmp_path / "deck.pptx"
    done = deckgen("build", "-r", "Troms", "--template", str(template), "-o", str(deck))
    assert done.returncode == 0, done.stderr
    assert_sound(deck)
    # A deck of ours that it saved has texts without numbers, which are no two in one placeholder.
    again = _saved(deck, tmp_path, "pptx")
    assert "L724" not in {problem.code for problem in lint(again)}
    done = deckgen("template", "check", str(again))
    assert done.returncode == 0, done.stderr


def _saved(path: Path, folder: Path, kind: str) -> Path:
    """A presentation as LibreOffice saves it."""
    saved = folder / "saved"
    office_pdf(path, saved, kind)
    return saved / f"{path.stem}.{kind}"
