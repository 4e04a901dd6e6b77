"""Verify tells of charts whose colours a map of names, or a theme of their own, makes others."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from powerpoint.build import a_variant, parts_of
from test_verify import on, pack
from test_verify_shown import SLIDE, decks, told

__all__ = ["decks", "pack"]  # fixtures
Edit = Callable[[str, str], str]
ACCENTS = [f"accent{number}" for number in range(1, 7)]
PLAIN = {"bg1": "lt1", "tx1": "dk1", "bg2": "lt2", "tx2": "dk2"} | dict(
    zip((*ACCENTS, "hlink", "folHlink"), (*ACCENTS, "hlink", "folHlink"), strict=True)
)
SWAPPED = {"accent1": "accent2", "accent2": "accent1"}
DARK = {"bg1": "dk1", "tx1": "lt1", "bg2": "dk2", "tx2": "lt2"}
CHARTS = 5


def listed(names: dict[str, str]) -> str:
    return " ".join(f'{name}="{slot}"' for name, slot in (PLAIN | names).items())


def mapped(part: str, names: dict[str, str]) -> Edit:
    """Slides or layouts get a map of names of their own; the master another."""

    def edit(name: str, text: str) -> str:
        if not name.startswith(f"ppt/{part}") or not name.endswith(".xml"):
            return text
        own = f"<a:overrideClrMapping {listed(names)}/>"
        master = f"<p:clrMap {listed(names)}/>"
        return re.sub("<p:clrMap .*?/>", master, text.replace("<a:masterClrMapping/>", own))

    return edit


def chart_mapped(names: dict[str, str]) -> Edit:
    def edit(name: str, text: str) -> str:
        own = f"<c:clrMapOvr {listed(names)}/><c:chart>"
        return text.replace("<c:chart>", own, 1) if name == "ppt/charts/chart1.xml" else text

    return edit


def themed(**colours: str) -> Edit:
    """The theme's colours become others."""

    def edit(name: str, text: str) -> str:
        for slot, colour in colours.items() if name == "ppt/theme/theme1.xml" else ():
            text, count = re.subn(f"(<a:{slot}>).*?(</a:{slot}>)", rf"\1{srgb(colour)}\2", text)
            assert count
        return text

    return edit


def srgb(colour: str) -> str:
    return f'<a:srgbClr val="{colour}"/>'


def near(colour: str) -> str:
    """A colour that nobody tells from another."""
    return f"{int(colour, 16) ^ 0x0A0A0A:06X}"


def accent(deck: Path, number: int) -> str:
    theme = parts_of(deck)["ppt/theme/theme1.xml"].decode()
    (found,) = re.findall(f'<a:accent{number}><a:srgbClr val="(\\w+)"', theme)
    return str(found)


ONE = f"slides/slide{int(SLIDE[:2])}.xml"
OF_ONE: dict[str, tuple[Edit, list[str]]] = {
    "a slide's names swapped": (mapped(ONE, SWAPPED), ["how_renamed"]),
    "a slide's names made one": (mapped(ONE, {"accent1": "accent2"}), ["how_marks", "how_renamed"]),
    "a slide's bars its ground": (mapped(ONE, {"accent1": "lt1"}), ["how_unseen", "how_renamed"]),
    "a slide's text its ground": (mapped(ONE, {"tx1": "lt1"}), ["how_unseen"]),
    "a chart's names swapped": (chart_mapped(SWAPPED), ["how_marks", "how_renamed"]),
    "a chart's names made one": (chart_mapped({"accent1": "accent2"}), ["how_marks", "how_renamed"]),
    "a chart's text its ground": (chart_mapped({"tx1": "lt1"}), ["how_unseen"]),
}


@pytest.mark.parametrize("name", OF_ONE)
def test_a_map_of_names_that_gives_a_chart_other_colours_is_told(
    name: str, decks: dict[str, Path], pack: Path, tmp_path: Path
) -> None:
    edit, how = OF_ONE[name]
    verdict = on(a_variant(tmp_path / "d.pptx", edit, source=decks["native"]), pack)
    assert told(verdict) == [("V614", SLIDE, "chart", how)] and verdict.figures_changed


@pytest.mark.parametrize("part", ["slideLayouts/", "slideMasters/"])
def test_a_map_of_names_of_layout_or_master_is_told(
    part: str, decks: dict[str, Path], pack: Path, tmp_path: Path
) -> None:
    verdict = on(a_variant(tmp_path / "d.pptx", mapped(part, SWAPPED), source=decks["native"]), pack)
    found = told(verdict)
    assert len(found) == CHARTS and {(code, *how) for code, _, _, how in found} == {("V614", "how_renamed")}


@pytest.mark.parametrize("edit", [mapped(ONE, {}), mapped(ONE, DARK), chart_mapped({})])
def test_the_same_names_or_a_dark_ground_are_no_change(
    edit: Edit, decks: dict[str, Path], pack: Path, tmp_path: Path
) -> None:
    """As PowerPoint writes it for a background of another style, or for a chart that was copied."""
    verdict = on(a_variant(tmp_path / "d.pptx", edit, source=decks["native"]), pack)
    assert told(verdict) == [("V605", "", "", [])]


@pytest.mark.parametrize("form", ["picture", "native"])
def test_accents_that_are_made_one_are_told_where_a_chart_has_them(
    form: str, decks: dict[str, Path], pack: Path, tmp_path: Path
) -> None:
    deck = decks[form]
    for number, (colour, how) in enumerate(
        [(accent(deck, 1), "how_marks"), (near(accent(deck, 1)), "how_near"), ("FFFFFF", "how_unseen")]
    ):
        verdict = on(a_variant(tmp_path / f"{number}.pptx", themed(accent2=colour), source=deck), pack)
        found = [one for one in told(verdict) if one[2] == "chart"]
        assert bool(found) == (form == "native") and all(how in one[3] for one in found)


@pytest.mark.parametrize("of", [ONE, "charts/chart1.xml"])
def test_a_theme_of_its_own_on_a_slide_or_chart_is_told(
    of: str, decks: dict[str, Path], pack: Path, tmp_path: Path
) -> None:
    """As a copy that keeps its source's look brings one, here with accents that are one colour."""
    parts = parts_of(decks["native"])
    theme = themed(accent2=accent(decks["native"], 1))(
        "ppt/theme/theme1.xml", parts["ppt/theme/theme1.xml"].decode()
    )
    scheme = re.findall("<a:clrScheme.*?</a:clrScheme>", theme, re.DOTALL)[0]
    space = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    folder, _, name = of.partition("/")
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/themeOverride"
    rel = f'<Relationship Id="rIdT" Type="{kind}" Target="../theme/themeOverride1.xml"/></Relationships>'

    def edit(part: str, text: str) -> str:
        return text.replace("</Relationships>", rel) if part == f"ppt/{folder}/_rels/{name}.rels" else text

    own = {"ppt/theme/themeOverride1.xml": f"<a:themeOverride {space}>{scheme}</a:themeOverride>".encode()}
    verdict = on(a_variant(tmp_path / "d.pptx", edit, extra=own, source=decks["native"]), pack)
    assert told(verdict) == [("V614", SLIDE, "chart", ["how_marks"])]
