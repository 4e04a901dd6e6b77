"""Verify tells of labels that changed places on a map, and of charts so small that nobody reads them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from deckgen.request import Request
from deckgen.verify import verify
from finished.built import NATIVE, PLAIN, built
from sampling import sampled
from test_verify import edited
from test_verify_shown import told

MAP, CHART = 6, 10  # slides, from 0
Edit = Callable[[Any], None]


def of_role(presentation: Any, slide: int) -> Any:
    return next(s for s in presentation.slides[slide].shapes if s.name.endswith(":chart"))


def labels(presentation: Any) -> dict[str, Any]:
    shapes = of_role(presentation, MAP).shapes
    said = {shape.text_frame.text: shape for shape in shapes if shape.has_text_frame}
    return {words.split()[0]: shape for words, shape in said.items() if words}


def exchanged(one: str, other: str) -> Edit:
    """Two labels in each other's place."""

    def edit(presentation: Any) -> None:
        a, b = labels(presentation)[one], labels(presentation)[other]
        a.left, b.left, a.top, b.top = b.left, a.left, b.top, a.top

    return edit


def a_little(presentation: Any) -> None:
    """As one that sets labels right, and moves and enlarges all of the map."""
    for at, shape in enumerate(labels(presentation).values()):
        shape.left, shape.top = shape.left + 40_000 * (at % 3 - 1), shape.top + 30_000 * (at % 2)
    group = of_role(presentation, MAP)
    group.left, group.top, group.width = group.left + 200_000, group.top + 90_000, group.width * 9 // 10


def scaled(slide: int, times: float) -> Edit:
    """A chart made larger or smaller."""

    def edit(presentation: Any) -> None:
        shape = of_role(presentation, slide)
        shape.left, shape.width, shape.height = (
            shape.left,
            int(shape.width * times),
            int(shape.height * times),
        )

    return edit


def found(edit: Edit, deck: Path, folder: Path) -> list[tuple[str, list[str]]]:
    verdict = verify(edited(deck, folder / "d.pptx", edit), Request())
    return [(code, manner) for code, _, _, manner in told(verdict)]


@pytest.mark.parametrize(
    "pair", [("Vestlandet", "Sørlandet"), ("Østlandet", "Trøndelag"), ("70–74", "75–79")]
)
def test_labels_that_changed_places_on_a_map(pair: tuple[str, str], tmp_path: Path) -> None:
    deck = built("Troms", extras=NATIVE)
    assert found(exchanged(*pair), deck, tmp_path) == [("V614", ["how_where"])]


def test_labels_that_were_set_right(tmp_path: Path) -> None:
    assert found(a_little, built("Troms", extras=NATIVE), tmp_path) == [("V605", [])]


@pytest.mark.parametrize("extras", sampled([PLAIN, NATIVE], 2), ids=["picture", "native"])
@pytest.mark.parametrize("slide", [MAP, CHART])
@pytest.mark.parametrize(("times", "manner"), [(1 / 6, "how_small"), (0.6, ""), (1.02, "")])
def test_a_chart_that_is_shrunk(extras: Any, slide: int, times: float, manner: str, tmp_path: Path) -> None:
    expected = [("V614", [manner])] if manner else [("V605", [])]
    assert found(scaled(slide, times), built("Troms", extras=extras), tmp_path) == expected


def test_a_chart_that_is_shrunk_within_a_group(tmp_path: Path) -> None:
    def edit(presentation: Any) -> None:
        slide, shape = presentation.slides[CHART], of_role(presentation, CHART)
        group = slide.shapes.add_group_shape()
        group._element.append(shape._element)
        group._element.recalculate_extents()
        group.width, group.height = group.width // 6, group.height // 6

    assert found(edit, built("Troms", extras=NATIVE), tmp_path) == [("V614", ["how_small"])]
