"""Verify tells of a chart whose plot was squeezed or moved in it, or keys that have others' words."""

from __future__ import annotations

import copy
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from pptx.oxml.ns import qn

from powerpoint.build import a_variant
from test_verify import edited, on, pack, shape
from test_verify_meaning import drawing_of
from test_verify_shown import SLIDE, all_of, chart, decks, told

__all__ = ["decks", "pack"]  # fixtures
Edit = Callable[[Any], None]


def layout(presentation: Any) -> Any:
    return all_of(chart(presentation), "//c:plotArea/c:layout/c:manualLayout")[0]


def scaled(**times: float) -> Edit:
    """Sides of the plot become so many times what they were; of `x` and `y`, so much is added."""

    def edit(presentation: Any) -> None:
        for side, much in times.items():
            node = layout(presentation).find(qn(f"c:{side}"))
            was = float(node.get("val"))
            node.set("val", repr(was + much if side in "xy" else was * much))

    return edit


def gone(presentation: Any) -> None:
    layout(presentation).getparent().remove(layout(presentation))


def outer(presentation: Any) -> None:
    layout(presentation).find(qn("c:layoutTarget")).set("val", "outer")


def as_an_edge(presentation: Any) -> None:
    """The width is read as where the plot ends, which is elsewhere."""
    mode = layout(presentation).makeelement(qn("c:wMode"), {"val": "edge"})
    layout(presentation).find(qn("c:yMode")).addnext(mode)


def whole(presentation: Any) -> None:
    one = shape(presentation, "chart")
    one.left, one.top, one.width, one.height = one.left + 90_000, one.top, one.width * 4 // 5, one.height


OTHERWISE: dict[str, Edit] = {
    "half as wide": scaled(w=0.5),
    "half as high": scaled(h=0.5),
    "a tenth narrower": scaled(w=0.9),
    "moved across": scaled(x=-0.1),
    "moved down": scaled(y=0.1),
    "beside the chart": scaled(x=-0.9, w=1.4),
    "left to PowerPoint": gone,
    "with its names in it": outer,
    "its width as an edge": as_an_edge,
}
ALIKE: dict[str, Edit] = {"rounded": scaled(x=0.004, w=0.995, y=-0.003), "the whole chart": whole}


@pytest.mark.parametrize("name", OTHERWISE)
def test_a_plot_that_stands_otherwise_in_its_chart_is_told(
    name: str, decks: dict[str, Path], pack: Path, tmp_path: Path
) -> None:
    verdict = on(edited(decks["native"], tmp_path / "d.pptx", OTHERWISE[name]), pack)
    assert told(verdict) == [("V614", SLIDE, "chart", ["how_plot"])] and verdict.figures_changed


@pytest.mark.parametrize("name", ALIKE)
def test_a_plot_that_stands_as_it_did_in_its_chart_is_no_change(
    name: str, decks: dict[str, Path], pack: Path, tmp_path: Path
) -> None:
    verdict = on(edited(decks["native"], tmp_path / "d.pptx", ALIKE[name]), pack)
    assert told(verdict) == [("V605", "", "", [])]


def test_a_deck_that_says_nothing_of_plots_is_compared_in_the_rest(
    decks: dict[str, Path], pack: Path, tmp_path: Path
) -> None:
    """As those of an earlier deckgen: what it doesn't say is no change."""

    def earlier(name: str, text: str) -> str:
        if name != "docProps/custom.xml":
            return text
        without, count = re.subn(r"(chart\d?\.how=(?:\w\w{4})*?)e\w{4}", r"\1", text)
        without, other = re.subn(r"(chart\d?\.how=(?:\w\w{4})*?)n\w{4}", r"\1", without)
        assert count == other > 0
        return without

    old = a_variant(tmp_path / "old.pptx", earlier, source=decks["native"])
    verdict = on(edited(old, tmp_path / "d.pptx", OTHERWISE["half as wide"]), pack)
    assert told(verdict) == [("V605", "", "", [])]


def key_anchors(presentation: Any) -> list[Any]:
    """Where what lies on the first chart stands: a key, its words, the next key, its words."""
    root = etree.fromstring(drawing_of(presentation).blob)
    return [root, *root]


def keys_elsewhere(presentation: Any) -> None:
    """Two keys change places, and their words stay: each has the other's colour beside it."""
    root, one, _, other, *_ = key_anchors(presentation)
    exchange(one, other)
    drawing_of(presentation)._blob = etree.tostring(root)


def keys_with_their_words(presentation: Any) -> None:
    root, one, its, other, others, *_ = key_anchors(presentation)
    exchange(one, other)
    exchange(its, others)
    drawing_of(presentation)._blob = etree.tostring(root)


def exchange(one: Any, other: Any) -> None:
    for at in (0, 1):
        mine, theirs = copy.deepcopy(one[at]), copy.deepcopy(other[at])
        one.replace(one[at], theirs), other.replace(other[at], mine)


def test_keys_that_stand_beside_others_words_are_told(
    decks: dict[str, Path], pack: Path, tmp_path: Path
) -> None:
    verdict = on(edited(decks["native"], tmp_path / "d.pptx", keys_elsewhere), pack)
    assert told(verdict) == [("V614", SLIDE, "chart", ["how_where"])]
    verdict = on(edited(decks["native"], tmp_path / "e.pptx", keys_with_their_words), pack)
    assert told(verdict) == [("V605", "", "", [])]
