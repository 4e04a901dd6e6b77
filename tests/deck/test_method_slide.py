"""«Metode og usikkerhet» has room for all it says: on one slide, or parted over several."""

from __future__ import annotations

from dataclasses import replace

import pytest

from deckgen.build import plan_deck
from deckgen.charts.chart import Size
from deckgen.charts.measure import line_count
from deckgen.deck.asked import Extras
from deckgen.deck.template import Placeholder, Spacing
from deckgen.powerpoint.fitting import fits
from deckgen.request import Request

LINE, AFTER, WIDE, HIGH = 22 * 1.2 * 1.05, 16.0, 820.8 - 21.6, 338.4  # of the layout «Punktliste»
ALL = Extras(by=("storrelse", "sektor"), compare=("lignende",), intervals=True, waves=True)


@pytest.mark.parametrize("language", ["nb", "nn"])
@pytest.mark.parametrize("extras", [Extras(), Extras(by=("sektor",)), ALL], ids=["plain", "by", "all"])
@pytest.mark.parametrize("region", ["Hordaland", "Møre og Romsdal", "Troms og Finnmark", None])
def test_the_slide_ends_above_its_source_line(region: str | None, extras: Extras, language: str) -> None:
    deck = plan_deck(Request(region=region, language=language, extras=extras))
    (slide,) = (slide for slide in deck.slides if "method" in slide.name)
    text = slide.texts["text"]
    high = sum(line_count(said, WIDE, 22) for said in text) * LINE + (len(text) - 1) * AFTER
    assert high <= HIGH


def test_paragraphs_fit_with_the_room_between_them_alone_where_it_is_there() -> None:
    place = Placeholder("text", "Tekst", 11, Size(400, 100), 20, spacing=Spacing(24, 0, 16, 20))
    assert fits(["a", "b", "c"], replace(place, size=Size(400, 104)))
    assert not fits(["a", "b", "c"], place)
    assert fits(["a", "b", "c"], replace(place, spacing=None))
