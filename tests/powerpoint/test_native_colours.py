"""Every colour of a native chart is one of the theme's, and follows when the theme's colours change."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from colorsys import rgb_to_hls
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from builders import THEMES, the_theme
from deckgen.build import build
from deckgen.charts.palette import colours_of
from deckgen.charts.theme import Theme
from deckgen.dress import read_dress
from deckgen.errors import DeckgenError
from deckgen.powerpoint.colours import A, painted, scheme_in
from deckgen.powerpoint.masters import all_layouts
from deckgen.powerpoint.native_chart.colours import ACCENTS, INKS, Colours, theme_colours
from deckgen.powerpoint.opening import open_presentation
from deckgen.powerpoint.recolour import recolour
from deckgen.request import Request
from finished.built import NATIVE
from powerpoint.build import KS
from powerpoint.schemas import findings
from sampling import sampled
from templates.animals import SOUND
from templates.zoo import CLASSIC, Animal

CLOSE = 1  # of 255
FOOT = pytest.mark.unsound("Office's own template has footers that don't fit their box", "L740")
DRESSES = [*THEMES, pytest.param("from-template", marks=FOOT)]
# Dark and light stay so, as in every theme that Office ships; all else is another colour.
OTHERS = {
    "dk1": "331108",
    "lt1": "F3F9EA",
    "dk2": "5A2D0C",
    "lt2": "E3EFD0",
    "accent1": "1E8F3E",
    "accent2": "B3261E",
    "accent3": "7A5C00",
    "accent4": "F4A6C0",
    "accent5": "00897B",
    "accent6": "3949AB",
}
HEXES = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06X}")


def element(inside: str) -> etree._Element:
    return etree.fromstring(f'<a:x xmlns:a="{A[1:-1]}">{inside}</a:x>')[0]


def shown(inside: str, colours: Colours) -> str:
    paint = painted(element(inside), colours.scheme, {})
    assert paint is not None and paint[1] == 1
    return paint[0]


def apart(one: str, other: str) -> int:
    return max(abs(a - b) for a, b in zip(bytes.fromhex(one[1:]), bytes.fromhex(other[1:]), strict=True))


def wrong(theme: Theme, colours: Colours) -> list[str]:
    """A theme's colours that are no theme colours in markup, or are shown as other ones."""
    made = {(hex_, text): colours.colour(hex_, text) for hex_ in wanted(theme) for text in (False, True)}
    return [
        f"{hex_}: {inside}"
        for (hex_, _), inside in made.items()
        if not inside.startswith("<a:schemeClr ") or apart(shown(inside, colours), hex_.upper()) > CLOSE
    ]


def wanted(theme: Theme) -> set[str]:
    """All that a chart in a theme may be drawn with."""
    return {hex_ for key, hex_ in colours_of(theme).items() if key.startswith("colour.")} | {theme.ink}


def colours_in(dress: str, template: Path, ours: bool) -> tuple[Theme, Colours]:
    """The theme of a deck, and the colours that its native charts have at hand."""
    read = read_dress(dress, template, ours)
    main = open_presentation(template)
    if read.template.recolouring:
        recolour(main, read.template.recolouring)
    layouts = all_layouts(main)
    return read.theme, theme_colours(layouts[layout.number] for layout in read.template.layouts.values())


@pytest.mark.parametrize("name", THEMES)
def test_every_colour_of_a_shipped_theme_is_a_theme_colour_and_that_very_one(name: str) -> None:
    theme, colours = colours_in(name, KS, ours=True)
    assert len(wanted(theme)) > 10 and wrong(theme, colours) == []


@pytest.mark.parametrize("animal", sampled(SOUND, 16), ids=lambda animal: animal.name)
def test_it_is_so_in_any_template_with_our_colours_and_with_its_own(animal: Animal, tmp_path: Path) -> None:
    template = animal.written(tmp_path)
    for dress in ("ks", "from-template"):
        try:
            theme, colours = colours_in(dress, template, ours=False)
        except DeckgenError as fault:  # a few have no theme of their own to give
            assert dress == "from-template" and fault.exit_code
            continue
        assert wrong(theme, colours) == []


@given(wanted=HEXES, theirs=st.lists(HEXES, min_size=10, max_size=10))
def test_any_colour_can_be_made_of_any_theme(wanted: str, theirs: list[str]) -> None:
    colours = Colours(dict(zip((*ACCENTS, *INKS), theirs, strict=True)))
    inside = colours.colour(wanted)
    assert inside.startswith("<a:schemeClr ") and apart(shown(inside, colours), wanted) <= CLOSE


@given(wanted=HEXES, one=HEXES, other=HEXES)
def test_a_share_of_a_colour_stays_within_bounds_in_another_theme(wanted: str, one: str, other: str) -> None:
    """No colour that takes the first one's place is made lighter than white or darker than black."""
    inside = Colours({"accent1": one}).colour(wanted)
    much = {str(change.tag).removeprefix(A): int(str(change.get("val"))) for change in element(inside)}
    keeps, adds = much.get("lumMod", 100_000), much.get("lumOff", 0)
    assert min(keeps, adds) >= 0 and (adds == 0 or abs(keeps + adds - 100_000) <= 1)
    light = rgb_to_hls(*(part / 255 for part in bytes.fromhex(other[1:])))[1]
    assert 0 <= light * keeps + adds <= 100_001


def test_without_a_theme_a_colour_is_its_hex() -> None:
    assert Colours().colour("#5e1b2a") == '<a:srgbClr val="5E1B2A"/>'


def test_a_grey_is_made_of_the_ink_and_a_text_is_the_ink() -> None:
    colours = Colours({"accent1": "#000000", "accent2": "#4C4F66", "tx1": "#000000", "bg1": "#FFFFFF"})
    assert colours.colour("#000000") == '<a:schemeClr val="accent1"/>'
    assert colours.colour("#000000", text=True) == '<a:schemeClr val="tx1"/>'
    assert (
        colours.colour("#DEDEDE")
        == '<a:schemeClr val="tx1"><a:lumMod val="12941"/><a:lumOff val="87059"/></a:schemeClr>'
    )


def test_a_map_from_faint_to_strong_is_of_one_colour() -> None:
    for name in ("ks", "dark"):
        theme, colours = colours_in(name, KS, ours=True)
        used = {re.findall(r'val="(\w+)"', colours.colour(hex_))[0] for hex_ in theme.map}
        assert used == {"accent1"}


@cache
def native(dress: str) -> bytes:
    """A whole deck of native charts and maps."""
    import tempfile  # noqa: PLC0415

    template = CLASSIC if dress == "from-template" else None
    with tempfile.TemporaryDirectory() as folder:
        asked = Request("Møre og Romsdal", theme=dress, template=template, output=Path(folder), extras=NATIVE)
        return build(asked).read_bytes()


def with_other_colours(content: bytes) -> bytes:
    """The deck with another theme's colours, as PowerPoint gives it them."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if re.fullmatch(r"ppt/theme/theme\d+\.xml", name):
                for slot, hex_ in OTHERS.items():
                    fill = f'<a:{slot}><a:srgbClr val="{hex_}"/></a:{slot}>'.encode()
                    part = re.sub(rf"<a:{slot}>.*?</a:{slot}>".encode(), fill, part)
            new.writestr(name, part)
    return buffer.getvalue()


def drawn(content: bytes) -> Iterator[tuple[str, etree._Element]]:
    """Every colour of the charts, of what lies on them, and of maps and other groups, by the part's name."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in sorted(archive.namelist()):
            if re.fullmatch(r"ppt/(charts/chart|drawings/drawing|slides/slide)\d+\.xml", name):
                root = etree.fromstring(archive.read(name))
                for holder in root.iter("{*}grpSp") if "slides" in name else [root]:
                    for fill in holder.iter(f"{A}solidFill"):
                        yield name, fill[0]


def schemes(content: bytes) -> dict[str, str]:
    """The slides' theme, with what the master calls its colours."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        slots = scheme_in(etree.fromstring(archive.read("ppt/theme/theme1.xml")))
        (named,) = etree.fromstring(archive.read("ppt/slideMasters/slideMaster1.xml")).iter("{*}clrMap")
    return slots | {name: slots[str(named.get(name))] for name in INKS}


@pytest.mark.parametrize("dress", DRESSES)
def test_a_whole_deck_follows_when_another_themes_colours_are_chosen(dress: str) -> None:
    before, after = native(dress), with_other_colours(native(dress))
    first, then = schemes(before), schemes(after)
    assert all(first[slot] != then[slot] for slot in OTHERS)
    colours = list(drawn(after))
    kinds = {name.rpartition("/")[0] for name, _ in colours}
    assert kinds == {"ppt/charts", "ppt/drawings", "ppt/slides"} and len(colours) > 200
    assert {str(colour.tag) for _, colour in colours} == {f"{A}schemeClr"}
    assert [name for name, colour in colours if painted(colour, first, {}) == painted(colour, then, {})] == []
    assert findings(after) == []


def test_neighbours_in_a_chart_are_told_apart_in_the_new_colours_too() -> None:
    then = schemes(with_other_colours(native("ks")))
    colours = Colours(schemes(native("ks")))
    new = [painted(element(colours.colour(hex_)), then, {}) for hex_ in the_theme("ks").options]
    assert None not in new and len(set(new)) == len(new)
