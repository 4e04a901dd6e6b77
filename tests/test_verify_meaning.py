"""Verify tells what makes figures be read as others, or not at all: colours, covers, odd digits."""

from __future__ import annotations

import copy
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.util import Emu

from test_verify import codes, edited, on, pack, shape
from test_verify_edits import charted
from test_verify_ground import as_the_ground, looks, role
from test_verify_shown import SLIDE, all_of, chart, decks, told

__all__ = ["decks", "pack"]  # fixtures
Edit = Callable[[Any], None]
P = 'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'


def drawing_of(presentation: Any) -> Any:
    """The part with what lies on the first chart."""
    rels = shape(presentation, "chart").chart.part.rels.values()
    return next(rel.target_part for rel in rels if rel.reltype.endswith("/chartUserShapes"))


def swap(fills: list[Any]) -> None:
    one, other = fills[:2]
    one[0], other[0] = copy.deepcopy(other[0]), copy.deepcopy(one[0])


def series_swapped(presentation: Any) -> None:
    swap(all_of(chart(presentation), "//c:ser/c:spPr/a:solidFill"))


def keys_swapped(presentation: Any) -> None:
    part = drawing_of(presentation)
    root = etree.fromstring(part.blob)
    swap(root.findall(".//{*}sp/{*}spPr/{*}solidFill"))
    part._blob = etree.tostring(root)


def both_swapped(presentation: Any) -> None:
    series_swapped(presentation)
    keys_swapped(presentation)


def as_ground(path: str) -> Edit:
    """The fills of something in a chart get the colour of the slide."""

    def edit(presentation: Any) -> None:
        for fill in all_of(chart(presentation), path):
            fill[0] = fill.makeelement(qn("a:schemeClr"), {"val": "bg1"})

    return edit


def raised_labels(presentation: Any) -> None:
    for look in all_of(chart(presentation), "//c:ser/c:dLbls//a:defRPr"):
        look.set("baseline", "30000")


def squeezed(presentation: Any) -> None:
    all_of(chart(presentation), "//c:plotArea/c:layout//c:h")[0].set("val", "0.01")


def filled_as_its_text(element: Any) -> None:
    element.spPr.append(parse_xml(f'<a:solidFill {A}><a:schemeClr val="accent2"/></a:solidFill>'))


def raised(element: Any) -> None:
    for look in looks(element):
        look.set("baseline", "30000")


def symbols(element: Any) -> None:
    for look in looks(element):
        look.append(look.makeelement(qn("a:latin"), {"typeface": "Wingdings 2"}))


def over_the_chart(presentation: Any) -> None:
    tag, below = (
        next(s for s in charted(presentation).shapes if s.name.endswith(end)) for end in (":tag", ":chart")
    )
    tag.left, tag.top = below.left + Emu(3000000), below.top + Emu(2000000)
    tag.width, tag.height = Emu(1325880), Emu(329184)


def animated(kind: str) -> Edit:
    """A shape with figures comes or goes when somebody clicks, as PowerPoint writes it."""

    def edit(presentation: Any) -> None:
        number = shape(presentation, "chart").shape_id
        charted(presentation)._element.append(
            parse_xml(
                f'<p:timing {P}><p:tnLst><p:par><p:cTn id="1"><p:childTnLst><p:par><p:cTn id="2" '
                f'presetID="1" presetClass="{kind}"><p:childTnLst><p:animEffect><p:cBhvr><p:cTn id="3"/>'
                f'<p:tgtEl><p:spTgt spid="{number}"/></p:tgtEl></p:cBhvr></p:animEffect></p:childTnLst>'
                "</p:cTn></p:par></p:childTnLst></p:cTn></p:par></p:tnLst></p:timing>"
            )
        )

    return edit


NATIVE_EDITS: dict[str, tuple[Edit, list[str]]] = {
    "series swapped": (series_swapped, ["how_marks"]),
    "keys swapped": (keys_swapped, ["how_marks"]),
    "labels as the ground": (as_ground("//c:ser/c:dLbls//a:defRPr/a:solidFill"), ["how_unseen"]),
    "names as the ground": (as_ground("//c:catAx/c:txPr//a:solidFill"), ["how_unseen"]),
    "bars as the ground": (as_ground("//c:ser/c:spPr/a:solidFill"), ["how_unseen", "how_marks"]),
    "raised labels": (raised_labels, ["how_labels"]),
    "squeezed": (squeezed, ["how_points", "how_plot"]),
}
EDITS: dict[str, tuple[Edit, str, list[str]]] = {
    "under the tag": (over_the_chart, "chart", ["how_over"]),
    "coming": (animated("entr"), "chart", ["how_vanish"]),
    "going": (animated("exit"), "chart", ["how_vanish"]),
    "raised figures": (role(raised, "source"), "source", ["how_unlike"]),
    "figures in symbols": (role(symbols, "source"), "source", ["how_unlike"]),
    "figures as the ground": (role(as_the_ground, "source"), "source", ["how_unseen"]),
    "figures as their shape": (role(filled_as_its_text, "source"), "source", ["how_unseen"]),
}
EFFECTS = (
    '<a:biLevel thresh="50000"/>',
    '<a:duotone><a:schemeClr val="bg1"/><a:srgbClr val="FDFDFD"/></a:duotone>',
    '<a:alphaRepl a="0"/>',
    '<a:lum contrast="-100000"/>',
)


@pytest.mark.parametrize("name", NATIVE_EDITS)
def test_a_chart_whose_marks_are_read_as_others_or_lost_is_told(
    name: str, decks: dict[str, Path], pack: Path, tmp_path: Path
) -> None:
    edit, how = NATIVE_EDITS[name]
    verdict = on(edited(decks["native"], tmp_path / "d.pptx", edit), pack)
    assert told(verdict) == [("V614", SLIDE, "chart", how)] and verdict.figures_changed


@pytest.mark.parametrize("name", EDITS)
@pytest.mark.parametrize("form", ["picture", "native"])
def test_figures_covered_animated_or_odd_are_told(
    form: str, name: str, decks: dict[str, Path], pack: Path, tmp_path: Path
) -> None:
    edit, shape_of, how = EDITS[name]
    verdict = on(edited(decks[form], tmp_path / "d.pptx", edit), pack)
    assert ("V614", SLIDE, shape_of, how) in told(verdict) and verdict.figures_changed
    assert {code for code, *_ in told(verdict)} <= {"V614", "V615"}  # «source» says EKSEMPELDATA too


@pytest.mark.parametrize("effect", EFFECTS)
def test_a_picture_that_an_effect_blots_out_is_told(
    effect: str, decks: dict[str, Path], pack: Path, tmp_path: Path
) -> None:
    def edit(presentation: Any) -> None:
        (blip,) = all_of(shape(presentation, "chart")._element, ".//a:blip")
        blip.insert(0, parse_xml(f"<a:blip {A}>{effect}</a:blip>")[0])

    verdict = on(edited(decks["picture"], tmp_path / "d.pptx", edit), pack)
    assert told(verdict) == [("V614", SLIDE, "chart", ["how_unseen"])]


def test_colours_swapped_in_marks_and_keys_alike_are_no_change(
    decks: dict[str, Path], pack: Path, tmp_path: Path
) -> None:
    assert codes(on(edited(decks["native"], tmp_path / "d.pptx", both_swapped), pack)) == ["V605"]
