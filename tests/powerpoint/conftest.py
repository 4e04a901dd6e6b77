"""The fixture that the tests of this room share: a deck saved in a folder of its own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from deckgen.charts.chart import Chart, Image
from deckgen.deck.deck import Deck
from deckgen.deck.template import Template
from deckgen.powerpoint.writer import write
from powerpoint.build import Save, an_image, drawing, the_template

TEMPLATE = the_template()


@pytest.fixture
def saved(tmp_path: Path) -> Save:
    def save(
        deck: Deck, template: Template = TEMPLATE, image_of: Callable[[Chart], Image] = an_image
    ) -> Path:
        return write(deck, template, drawing(image_of), tmp_path / "deck.pptx")

    return save
