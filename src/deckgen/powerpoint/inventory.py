"""Inventory: all that a template has, for whoever wonders what deckgen will make of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pptx.slide import SlideMaster

from deckgen.charts.chart import Size
from deckgen.powerpoint.inheriting import placeholder_type
from deckgen.powerpoint.look import scheme_colours, theme_root
from deckgen.powerpoint.masters import all_layouts, placeholders_of, slide_size
from deckgen.powerpoint.opening import has_macros, open_presentation

_A = {"a": "http://schemas.openxmlformats.org/drawingml/2006/main"}


@dataclass(frozen=True, slots=True)
class Listed:
    """A layout: its name, its master's number from 1, and its placeholders as (name, type)."""

    name: str
    master: int
    placeholders: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Inventory:
    """A template's slide size, masters, layouts, faces for headings and text, and theme colours by slot."""

    size: Size
    masters: int
    layouts: tuple[Listed, ...]
    faces: tuple[str, str]
    colours: Mapping[str, str]
    macros: bool


def inventory(path: Path) -> Inventory:
    """What stands in a template; DeckgenError T301–T315 for a file that can't be one."""
    main = open_presentation(path)
    masters = [master.element for master in main.presentation.slide_masters]
    faces, colours = _theme(main.presentation.slide_masters[0])
    return Inventory(
        slide_size(main),
        len(masters),
        tuple(
            Listed(
                layout.name,
                masters.index(layout.slide_master.element) + 1,
                tuple((shape.name, placeholder_type(shape)) for shape in placeholders_of(layout)),
            )
            for layout in all_layouts(main)
        ),
        faces,
        colours,
        has_macros(path),
    )


def _theme(master: SlideMaster) -> tuple[tuple[str, str], Mapping[str, str]]:
    """The faces and colours of a master's theme."""
    root = theme_root(master)
    if root is None:
        return ("", ""), {}
    major, minor = (
        str(root.xpath(f"string(.//a:{kind}Font/a:latin/@typeface)", namespaces=_A))
        for kind in ("major", "minor")
    )
    return (major, minor), scheme_colours(root)
