"""«Metode og usikkerhet» has room for all it says: on one slide, or parted over several."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest

from deckgen.build import plan_deck
from deckgen.charts.chart import Size
from deckgen.charts.measure import line_count
from deckgen.deck.asked import Extras
from deckgen.deck.template import Placeholder, Spacing
from deckgen.powerpoint.fitting import fits
from deckgen.request import Request
from sampling import sampled

LINE, AFTER, WIDE, HIGH = 22 * 1.2 * 1.05, 16.0, 820.8 - 21.6, 338.4  # of the layout «Punktliste»
ALL = Extras(by=("storrelse", "sektor"), compare=("lignende",), intervals=True, waves=True)
EXTRAS = {"plain": Extras(), "by": Extras(by=("sektor",)), "all": ALL}
REGIONS = ("Hordaland", "Møre og Romsdal", "Troms og Finnmark", None)


@pytest.mark.parametrize(
    "case", sampled(product(REGIONS, EXTRAS, ("nb", "nn")), 5), ids=lambda case: f"{case[0]}, {case[1:]}"
)
def test_the_slide_ends_above_its_source_line(case: tuple[str | None, str, str]) -> None:
    region, extras, language = case
    deck = plan_deck(Request(region=region, language=language, extras=EXTRAS[extras]))
    (slide,) = (slide for slide in deck.slides if "method" in slide.name)
    text = slide.texts["text"]
    high = sum(line_count(said, WIDE, 22) for said in text) * LINE + (len(text) - 1) * AFTER
    assert high <= HIGH


def test_paragraphs_fit_with_the_room_between_them_alone_where_it_is_there() -> None:
    place = Placeholder("text", "Tekst", 11, Size(400, 100), 20, spacing=Spacing(24, 0, 16, 20))
    assert fits(["a", "b", "c"], replace(place, size=Size(400, 104)))
    assert not fits(["a", "b", "c"], place)
    assert fits(["a", "b", "c"], replace(place, spacing=None))
