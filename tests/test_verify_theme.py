"""Verify tells what theme, background and show do to figures; older decks are compared in what they say."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from deckgen.build import build
from deckgen.changes import changes
from deckgen.deck.asked import Extras
from deckgen.powerpoint.contents import contents
from deckgen.powerpoint.seal import DIGESTS_OF, EARLIER, seal_of
from deckgen.request import Request
from finished.built import NATIVE, PLAIN, built
from powerpoint.build import a_variant, parts_of
from sampling import sampled
from templates.animals import SOUND
from templates.zoo import Animal
from test_verify import codes, edited, on, pack
from test_verify_meaning import series_swapped, squeezed
from test_verify_shown import decks, told

__all__ = ["decks", "pack"]  # fixtures
BOXES = [one for one in SOUND if " box " in one.name]


def test_a_theme_whose_ink_is_its_ground_is_told_once_for_a_layout(
    decks: dict[str, Path], pack: Path, tmp_path: Path
) -> None:
    def white(name: str, text: str) -> str:
        if "theme/theme" not in name:
            return text
        return re.sub(r"<a:(dk1|dk2|accent2)>.*?</a:\1>", r'<a:\1><a:srgbClr val="FFFFFE"/></a:\1>', text)

    verdict = on(a_variant(tmp_path / "d.pptx", white, source=decks["native"]), pack)
    assert {(code, *how) for code, _, _, how in told(verdict)} >= {
        ("V620", "how_unseen"),
        ("V614", "how_unseen"),
    }
    assert codes(verdict).count("V620") == 1 and verdict.figures_changed


def test_a_theme_with_other_colours_or_symbols_as_letters(
    decks: dict[str, Path], pack: Path, tmp_path: Path
) -> None:
    def other(name: str, text: str) -> str:
        return (
            re.sub("<a:accent1>.*?</a:accent1>", '<a:accent1><a:srgbClr val="AA2200"/></a:accent1>', text)
            if "theme/theme" in name
            else text
        )

    assert codes(on(a_variant(tmp_path / "d.pptx", other, source=decks["native"]), pack)) == ["V605"]

    def odd(name: str, text: str) -> str:
        return (
            re.sub(r'<a:latin typeface="[^"]*"', '<a:latin typeface="Wingdings"', text)
            if "theme/theme" in name
            else text
        )

    found = told(on(a_variant(tmp_path / "e.pptx", odd, source=decks["native"]), pack))
    assert [(code, how) for code, _, _, how in found] == [("V620", ["how_unlike"])]


def test_a_show_that_leaves_slides_out_hides_them(decks: dict[str, Path], pack: Path, tmp_path: Path) -> None:
    def ranged(name: str, text: str) -> str:
        show = '<p:showPr><p:sldRg st="1" end="4"/></p:showPr></p:presentationPr>'
        return (
            re.sub(r"/>\s*$|</p:presentationPr>", f">{show}", text)
            if name.endswith("presProps.xml")
            else text
        )

    def chosen(name: str, text: str) -> str:
        if name.endswith("presProps.xml"):
            return re.sub(r"/>\s*$", '><p:showPr><p:custShow id="7"/></p:showPr></p:presentationPr>', text)
        if name.endswith("ppt/presentation.xml"):
            first = re.findall(r'<p:sldId [^>]*r:id="(\w+)"', text)[0]
            slides = f'<p:sldLst><p:sld r:id="{first}"/></p:sldLst>'
            show = f'<p:custShowLst><p:custShow name="x" id="7">{slides}</p:custShow></p:custShowLst>'
            return text.replace("</p:sldIdLst>", f"</p:sldIdLst>{show}")
        return text

    slides = len(seal_slides(decks["picture"]))
    for edit, shown in ((ranged, 4), (chosen, 1)):
        verdict = on(a_variant(tmp_path / f"{shown}.pptx", edit, source=decks["picture"]), pack)
        assert codes(verdict) == ["V612"] * (slides - shown) and verdict.slides_missing


def seal_slides(deck: Path) -> list[str]:
    return [name for name in seal_of(parts_of(deck)).values if name.startswith("deckgen-slide-")]


def test_a_deck_of_an_earlier_deckgen_is_compared_in_what_it_says(
    decks: dict[str, Path], pack: Path, tmp_path: Path
) -> None:
    def earlier(name: str, text: str) -> str:
        said = '"deckgen-digests"><vt:lpwstr>'
        assert name != "docProps/custom.xml" or f"{said}{DIGESTS_OF}" in text
        return text.replace(f"{said}{DIGESTS_OF}", f"{said}{EARLIER}")

    old = a_variant(tmp_path / "old.pptx", earlier, source=decks["native"])
    assert codes(on(old, pack)) == ["V605"]
    assert codes(on(edited(old, tmp_path / "d.pptx", series_swapped), pack)) == ["V605"]
    assert codes(on(edited(old, tmp_path / "e.pptx", squeezed), pack)) == ["V614"]


@pytest.mark.parametrize("extras", [PLAIN, NATIVE], ids=["picture", "native"])
@pytest.mark.parametrize("theme", [None, "dark"])
def test_nothing_is_lost_or_covered_in_a_deck_as_it_was_made(
    theme: str | None, extras: Extras, tmp_path: Path
) -> None:
    """Colours like their ground are not looked for when a deck is made, which has none."""
    path = built("Troms", extras=extras)
    if theme is not None:
        path = build(Request("Troms", theme=theme, output=tmp_path / "d.pptx", extras=extras))
    parts = parts_of(path)
    assert list(changes(path, contents(parts), seal_of(parts).values)) == []
    assert not any(slide.ground.handed.how for slide in contents(parts))


@pytest.mark.parametrize("animal", sampled(BOXES, 2), ids=lambda one: one.name)
def test_what_stands_before_a_shape_of_its_layout_is_never_called_lost(
    animal: Animal, tmp_path: Path
) -> None:
    path = build(
        Request("Troms", template=animal.written(tmp_path), output=tmp_path / "d.pptx", extras=NATIVE)
    )
    parts = parts_of(path)
    assert list(changes(path, contents(parts), seal_of(parts).values)) == []
