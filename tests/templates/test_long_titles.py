"""Long titles and footers, in our template and in others: they shrink or are cut, and never overflow."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from deckgen.powerpoint.lint.catalogue import lint
from deckgen.powerpoint.template import read_template
from deckgen.powerpoint.writer import write
from powerpoint.build import KS, a_deck, a_slide, drawing, found, slides_of

LONG = (
    "Undersøkelsen om digitalisering, innovasjon og samarbeid mellom kommuner, fylkeskommuner og statlige "
    "virksomheter i hele landet 2025"
)


@pytest.mark.parametrize("title", [LONG, f"{LONG} – {LONG}"], ids=["long", "twice as long"])
def test_a_long_title_shrinks_on_the_cover_of_our_template_and_is_cut_in_its_footers(
    title: str, tmp_path: Path
) -> None:
    made = read_template(KS)
    cover = a_slide(1, "title", made)
    cover = replace(cover, texts={**cover.texts, "title": (title,)})
    deck = replace(a_deck(made, cover, a_slide(2, "bullets", made)), footer=f"{title} · Troms")
    path = write(deck, made, drawing(), tmp_path / "deck.pptx")
    assert [problem.code for problem in lint(path)] == []
    first, second = slides_of(path)
    assert title in found(first, "//p:sp[contains(p:nvSpPr/p:nvPr/p:ph/@type, 'itle')]//a:t/text()")
    said = "".join(found(second, "//p:sp[p:nvSpPr/p:nvPr/p:ph/@type='ftr']//a:t/text()"))
    assert said == deck.footer or (said.endswith(" …") and len(said) > 100)
    assert deck.footer.startswith(said.removesuffix(" …"))


def test_a_title_that_fits_stands_at_the_size_of_our_layout(tmp_path: Path) -> None:
    made = read_template(KS)
    path = write(a_deck(made, a_slide(1, "title", made)), made, drawing(), tmp_path / "deck.pptx")
    (slide,) = slides_of(path)
    assert not found(slide, "//a:lstStyle//a:defRPr/@sz")
