"""Verify tells of EKSEMPELDATA that nobody sees any more: its colour, its size, its place."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn

from test_verify import edited, on, pack
from test_verify_edits import charted
from test_verify_shown import SLIDE, decks, told

__all__ = ["decks", "pack"]  # fixtures
A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
Edit = Callable[[Any], None]
GROUND = '<a:schemeClr val="bg1"/>'  # the slide's; the tag stands on a pale one of its own
RED = '<a:srgbClr val="AA2200"/>'


def tag(presentation: Any) -> Any:
    return next(s for s in charted(presentation).shapes if s.name.endswith(":tag"))


def tag_of_layout(presentation: Any) -> Any:
    places = charted(presentation).slide_layout.placeholders
    return next(s for s in places if s.placeholder_format.idx == 30)


def solid(colour: str) -> Any:
    return parse_xml(f"<a:solidFill {A}>{colour}</a:solidFill>")


def ink(colour: str) -> Edit:
    def edit(presentation: Any) -> None:
        for run in tag(presentation)._element.iter(qn("a:r")):
            run.get_or_add_rPr().insert(0, solid(colour))

    return edit


def style(letters: str) -> Edit:
    """What the shape's own list style says of its letters."""

    def edit(presentation: Any) -> None:
        (own,) = tag(presentation)._element.iter(qn("a:lstStyle"))
        own.append(parse_xml(f"<a:lvl1pPr {A}><a:defRPr {letters}</a:lvl1pPr>"))

    return edit


def fill(colour: str) -> Edit:
    return lambda presentation: tag(presentation)._element.spPr.append(solid(colour))


def without_fill(presentation: Any) -> None:
    tag(presentation)._element.spPr.append(parse_xml(f"<a:noFill {A}/>"))


def faded(presentation: Any) -> None:
    stops = f'<a:gs pos="0">{RED}</a:gs><a:gs pos="100000">{RED}</a:gs>'
    look = f"<a:gradFill {A}><a:gsLst>{stops}</a:gsLst></a:gradFill>"
    tag(presentation)._element.spPr.append(parse_xml(look))


def size(points: str) -> Edit:
    def edit(presentation: Any) -> None:
        for run in tag(presentation)._element.iter(qn("a:r")):
            run.get_or_add_rPr().set("sz", points)

    return edit


def fitted(presentation: Any) -> None:
    (body,) = tag(presentation)._element.iter(qn("a:bodyPr"))
    body.append(parse_xml(f'<a:normAutofit {A} fontScale="25000"/>'))


def placed(shape: Callable[[Any], Any], **sides: int) -> Edit:
    def edit(presentation: Any) -> None:
        one = shape(presentation)
        stands = {side: getattr(one, side) for side in ("left", "top", "width", "height")}
        for side, at in (stands | sides).items():
            setattr(one, side, at)

    return edit


def of_layout(look: str) -> Edit:
    """The layout's tag gets other letters."""

    def edit(presentation: Any) -> None:
        for letters in tag_of_layout(presentation)._element.iter(qn("a:defRPr")):
            for old in letters.findall(qn("a:solidFill")):
                letters.replace(old, solid(look)) if look else letters.set("sz", "100")

    return edit


def all_of(*edits: Edit) -> Edit:
    def edit(presentation: Any) -> None:
        for one in edits:
            one(presentation)

    return edit


UNSEEN: dict[str, Edit] = {
    "the slide's colour": ink(GROUND),
    "the slide's colour without a fill": all_of(without_fill, ink(GROUND)),
    "the slide's colour by its style": all_of(
        without_fill, style(f">{'<a:solidFill>'}{GROUND}</a:solidFill></a:defRPr>")
    ),
    "one colour with its fill": all_of(ink(RED), fill(RED)),
    "one colour with a gradient": all_of(ink(RED), faded),
    "a fill as its text": fill('<a:srgbClr val="6B4300"/>'),
    "faint": ink('<a:srgbClr val="AA2200"><a:alpha val="16000"/></a:srgbClr>'),
    "tiny": size("100"),
    "small": size("400"),
    "tiny by its style": style('sz="100"/>'),
    "shrunk to fit": fitted,
    "off the slide": placed(tag, left=99_999_999),
    "mostly off the slide": placed(tag, left=-1_300_000),
    "half above the slide": placed(tag, top=-170_000),
    "without room": placed(tag, width=1_000, height=1_000),
}
BY_LAYOUT: dict[str, Edit] = {
    "off the slide": placed(tag_of_layout, left=99_999_999),
    "the slide's colour": of_layout(GROUND),
    "tiny": of_layout(""),
}
SEEN: dict[str, Edit] = {
    "elsewhere": placed(tag, left=200_000, top=100_000),
    "a little off the slide": placed(tag, left=11_066_120),
    "another colour": all_of(ink(RED), fill(GROUND)),
    "without a fill": without_fill,
    "smaller": size("900"),
    "white on red": all_of(ink(GROUND), fill(RED)),
}


@pytest.mark.parametrize("name", UNSEEN)
def test_a_mark_that_nobody_sees_is_told(
    name: str, decks: dict[str, Path], pack: Path, tmp_path: Path
) -> None:
    verdict = on(edited(decks["picture"], tmp_path / "d.pptx", UNSEEN[name]), pack)
    assert told(verdict) == [("V615", SLIDE, "tag", [])] and verdict.example_unmarked


@pytest.mark.parametrize("name", BY_LAYOUT)
def test_a_mark_that_its_layout_hides_is_told(
    name: str, decks: dict[str, Path], pack: Path, tmp_path: Path
) -> None:
    verdict = on(edited(decks["picture"], tmp_path / "d.pptx", BY_LAYOUT[name]), pack)
    assert ("V615", SLIDE, "tag", []) in told(verdict) and {code for code, *_ in told(verdict)} == {"V615"}


@pytest.mark.parametrize("name", SEEN)
def test_a_mark_that_looks_otherwise_is_still_one(
    name: str, decks: dict[str, Path], pack: Path, tmp_path: Path
) -> None:
    verdict = on(edited(decks["picture"], tmp_path / "d.pptx", SEEN[name]), pack)
    assert told(verdict) == [("V605", "", "", [])]


def under_a_shape(presentation: Any) -> None:
    own = tag(presentation)
    charted(presentation).shapes.add_shape(1, own.left, own.top, own.width, own.height)


def under_the_source(presentation: Any) -> None:
    own = tag(presentation)
    source = next(s for s in charted(presentation).shapes if s.name.endswith(":source"))
    source.left, source.top, source.width, source.height = own.left, own.top, own.width, own.height
    source._element.spPr.append(solid(GROUND))
    charted(presentation).shapes._spTree.append(source._element)


@pytest.mark.parametrize(
    ("cover", "code"), [(under_a_shape, "V609"), (under_the_source, "V615")], ids=["another's", "ours"]
)
def test_a_mark_that_is_covered_is_told(
    cover: Edit, code: str, decks: dict[str, Path], pack: Path, tmp_path: Path
) -> None:
    verdict = on(edited(decks["picture"], tmp_path / "d.pptx", cover), pack)
    assert [found for found, *_ in told(verdict)] == [code]
    assert verdict.figures_changed or verdict.example_unmarked
