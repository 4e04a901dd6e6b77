"""A deck in another theme: theme colours, ground and every text, in slides and in layouts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree
from openxml_audit import OpenXmlValidator

from builders import THEMES, the_theme
from deckgen.charts.palette import text_floor
from deckgen.charts.theme import contrast
from deckgen.dress import read_dress
from deckgen.powerpoint.template import read_template
from deckgen.powerpoint.writer import write
from powerpoint.build import KS, NS, a_deck, drawing, parts_of

NAMES = ("bg1", "tx1", "bg2", "tx2")
Node = etree._Element


def written(tmp_path: Path, name: str) -> dict[str, bytes]:
    template = read_dress(name, KS, True).template
    return parts_of(write(a_deck(template), template, drawing(), tmp_path / f"{name}.pptx"))


def all_of(node: Node, path: str) -> list[Node]:
    return list(node.xpath(path, namespaces=NS))  # type: ignore[arg-type]


class Painted:
    """A written deck's colours as a reader sees them."""

    def __init__(self, parts: dict[str, bytes]) -> None:
        theme = etree.fromstring(parts["ppt/theme/theme1.xml"])
        master = etree.fromstring(parts["ppt/slideMasters/slideMaster1.xml"])
        (mapped,) = all_of(master, "./p:clrMap")
        slots = {
            etree.QName(slot).localname: f"#{slot[0].get('val')}" for slot in all_of(theme, "//a:clrScheme/*")
        }
        self.colours = slots | {name: slots[str(mapped.get(name))] for name in NAMES}
        self.master = master

    def of(self, fill: Node) -> str:
        value = str(fill[0].get("val"))
        return self.colours.get(value, f"#{value}")


def layouts(parts: dict[str, bytes]) -> Iterator[tuple[str, Node]]:
    for name in sorted(parts):
        if re.fullmatch(r"ppt/slideLayouts/slideLayout\d+\.xml", name):
            root = etree.fromstring(parts[name])
            yield str(root.xpath("string(./p:cSld/@name)", namespaces=NS)), root


def weak_texts(parts: dict[str, bytes]) -> list[str]:
    """Texts of the layouts that can't be read on what lies behind them."""
    painted, found = Painted(parts), []
    for name, root in layouts(parts):
        (ground,) = (painted.of(fill) for fill in all_of(root, "./p:cSld/p:bg/p:bgPr/a:solidFill"))
        behind: list[tuple[tuple[int, ...], str]] = []
        for shape in all_of(root, "./p:cSld/p:spTree/p:sp"):
            place = box(shape)
            own = [painted.of(fill) for fill in all_of(shape, "./p:spPr/a:solidFill")]
            under = own or [fill for at, fill in behind if overlaps(at, place)][-1:] or [ground]
            for run in all_of(shape, "./p:txBody/a:lstStyle/*/a:defRPr"):
                size = int(run.get("sz", "1800")) / 100
                for fill in all_of(run, "./a:solidFill"):
                    ratio = contrast(painted.of(fill), under[0])
                    if ratio < text_floor(size):
                        found.append(f"{name}: {size} pt {painted.of(fill)} on {under[0]} {ratio:.1f}")
            behind += [(place, fill) for fill in own]
    return found


def box(shape: Node) -> tuple[int, ...]:
    off, ext = all_of(shape, "./p:spPr/a:xfrm/a:off")[0], all_of(shape, "./p:spPr/a:xfrm/a:ext")[0]
    left, top = int(off.get("x", "")), int(off.get("y", ""))
    return left, top, left + int(ext.get("cx", "")), top + int(ext.get("cy", ""))


def overlaps(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


@pytest.mark.parametrize("name", THEMES)
def test_every_text_of_every_layout_can_be_read_in_every_theme(tmp_path: Path, name: str) -> None:
    assert weak_texts(written(tmp_path, name)) == []


@pytest.mark.parametrize("name", THEMES)
def test_the_slides_have_the_ground_and_the_ink_of_the_charts(tmp_path: Path, name: str) -> None:
    theme, painted = the_theme(name), Painted(written(tmp_path, name))
    assert {"bg1": theme.ground, "tx1": theme.ink}.items() <= painted.colours.items()
    assert {"accent1": theme.own, "accent2": theme.nation}.items() <= painted.colours.items()
    assert [painted.of(fill) for fill in all_of(painted.master, "./p:cSld/p:bg//a:solidFill")] == [
        theme.ground
    ]


@pytest.mark.parametrize("name", ["dark", "print"])
def test_title_and_chapter_slides_are_as_dark_or_light_as_the_rest(tmp_path: Path, name: str) -> None:
    parts, theme = written(tmp_path, name), the_theme(name)
    painted = Painted(parts)
    grounds = {
        layout: painted.of(all_of(root, "./p:cSld/p:bg/p:bgPr/a:solidFill")[0])
        for layout, root in layouts(parts)
    }
    assert all(contrast(ground, theme.ground) < 1.3 for ground in grounds.values()), grounds


def test_the_default_theme_keeps_its_inverted_chapters(tmp_path: Path) -> None:
    parts = written(tmp_path, "ks")
    for layout, root in layouts(parts):
        (fill,) = all_of(root, "./p:cSld/p:bg/p:bgPr/a:solidFill/a:schemeClr")
        assert fill.get("val") == ("tx2" if layout in ("Tittel", "Kapittel", "Avslutning") else "bg1")


@pytest.mark.parametrize("name", ["dark", "print"])
def test_no_fixed_colour_of_the_old_theme_is_left(tmp_path: Path, name: str) -> None:
    old, new, parts = the_theme("ks"), the_theme(name), written(tmp_path, name)
    slides = [text.decode() for part, text in parts.items() if re.match(r"ppt/(slide|tableSt)", part)]
    for key in ("hairline", "tag_ground", "tag_ink"):
        assert not any(getattr(old, key)[1:] in text for text in slides), key
        assert any(getattr(new, key)[1:] in text for text in slides), key


def test_notes_are_printed_and_stay_dark_on_white(tmp_path: Path) -> None:
    parts, plain = written(tmp_path, "dark"), written(tmp_path, "ks")
    for name in ("ppt/theme/theme2.xml", "ppt/notesMasters/notesMaster1.xml"):
        assert parts[name] == plain[name]


@pytest.mark.parametrize("name", ["dark", "print"])
def test_a_recoloured_deck_has_no_fault_that_the_audit_finds(tmp_path: Path, name: str) -> None:
    written(tmp_path, name)
    result = OpenXmlValidator().validate(tmp_path / f"{name}.pptx")
    assert result.is_valid and not list(result.errors)


def test_a_recoloured_deck_is_a_template_again_that_looks_so(tmp_path: Path) -> None:
    theme = the_theme("dark")
    written(tmp_path, "dark")
    look = read_template(tmp_path / "dark.pptx").look
    assert look is not None
    assert (look.ground, look.ink, look.accents[:2]) == (theme.ground, theme.ink, (theme.own, theme.nation))


def test_the_same_deck_in_the_same_theme_is_the_same_bytes(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    assert written(tmp_path / "one", "dark") == written(tmp_path / "two", "dark")


def test_table_rules_stand_between_ink_and_ground(tmp_path: Path) -> None:
    for name, light in (("dark", "lumOff"), ("ks", "")):
        slides = b"".join(t for n, t in written(tmp_path, name).items() if n.startswith("ppt/slides/slide"))
        assert b"lumMod" in slides and (light == "" or light.encode() not in slides)
