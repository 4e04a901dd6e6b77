"""Reading a template: which of our layouts and placeholders a presentation file has, and where."""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import cast

from pptx.parts.presentation import PresentationPart
from pptx.parts.slide import SlideLayoutPart
from pptx.shapes.placeholder import LayoutPlaceholder
from pptx.slide import SlideLayout
from pptx.util import Length

from deckgen.charts.chart import Size
from deckgen.deck.layouts import LAYOUTS, LayoutRow
from deckgen.deck.template import Layout, Placeholder, Template
from deckgen.errors import DeckgenError, Place, Problem
from deckgen.powerpoint.look import look_of
from deckgen.powerpoint.opening import open_presentation

_TITLE_TYPES = ("title", "ctrTitle")
_OTHER_TYPES = ("ftr", "sldNum", "dt")
_FIRST_LEVEL = "a:lvl1pPr/a:defRPr"


def read_template(path: Path) -> Template:
    """The Template in a file, or every layout and placeholder that it lacks, at once."""
    found = layouts_by_name(open_presentation(path))
    problems: list[Problem] = []
    layouts: dict[str, Layout] = {}
    for id_, row in LAYOUTS.items():
        layout = found.get(plain_name(row.name))
        if layout is None:
            problems.append(_missing_layout(path, row, [known.name for known in found.values()]))
            continue
        placeholders = _placeholders_by_name(layout)
        problems += _missing_placeholders(path, row, placeholders)
        layouts[id_] = Layout(
            id_,
            row.name,
            {
                role: _placeholder(role, placeholders[plain_name(name)])
                for role, name in row.roles.items()
                if plain_name(name) in placeholders
            },
        )
    if problems:
        raise DeckgenError(problems)
    return Template(str(path), layouts, look_of(found[plain_name(LAYOUTS["chart"].name)]))


def plain_name(name: str) -> str:
    """A layout's or placeholder's name as it is compared: composed letters, single spaces."""
    return " ".join(unicodedata.normalize("NFC", name).split())


def layouts_by_name(main: PresentationPart) -> dict[str, SlideLayout]:
    """All layouts of all masters by plain name; of two with one name the first counts."""
    found: dict[str, SlideLayout] = {}
    for master in main.presentation.slide_masters:
        for layout in master.slide_layouts:
            found.setdefault(plain_name(layout.name), layout)
    return found


def placeholders_of(layout: SlideLayout) -> Iterator[LayoutPlaceholder]:
    """The placeholders of a layout."""
    return layout.placeholders.__iter__()


def placeholder_type(shape: LayoutPlaceholder) -> str:
    """The placeholder's type as PowerPoint spells it; "obj" where none is given."""
    return str(shape.element.xpath("string(.//p:nvPr/p:ph/@type)") or "obj")


def _placeholders_by_name(layout: SlideLayout) -> dict[str, LayoutPlaceholder]:
    """The usable placeholders of a layout by plain name: those that have a size."""
    return {
        plain_name(shape.name): shape
        for shape in placeholders_of(layout)
        if None not in (shape.left, shape.top, shape.width, shape.height)
    }


def _missing_layout(path: Path, row: LayoutRow, existing: list[str]) -> Problem:
    """The problem of a layout that isn't there, with the names that are and the nearest."""
    near = difflib.get_close_matches(row.name, existing, n=1)
    facts = {"layout": row.name, "existing": tuple(existing), "near": near[0] if near else ""}
    return Problem("T310", Place(str(path)), facts)


def _missing_placeholders(
    path: Path, row: LayoutRow, placeholders: dict[str, LayoutPlaceholder]
) -> Iterator[Problem]:
    """A problem for each placeholder that a layout lacks, and for a title that is no title."""
    existing = [shape.name for shape in placeholders.values()]
    for role, name in row.roles.items():
        shape = placeholders.get(plain_name(name))
        if shape is not None and (role != "title" or placeholder_type(shape) in _TITLE_TYPES):
            continue
        near = difflib.get_close_matches(name, [known for known in existing if known != name], n=1)
        yield Problem(
            "T316",
            Place(str(path), spot=row.name),
            {
                "layout": row.name,
                "placeholder": name,
                "existing": tuple(existing),
                "near": near[0] if near else "",
            },
        )


def _placeholder(role: str, shape: LayoutPlaceholder) -> Placeholder:
    """A placeholder as a plain value."""
    size = next(_inherited(shape, "sz"), None)
    return Placeholder(
        role=role,
        name=shape.name,
        idx=shape.placeholder_format.idx,
        size=Size(_points(shape.width), _points(shape.height)),
        text_size=None if size is None else int(size) / 100,
        bold=next(_inherited(shape, "b"), "0") in ("1", "true"),
    )


def _points(length: Length) -> float:
    """A length in points."""
    return float(length.emu / 12700)


def _inherited(shape: LayoutPlaceholder, attribute: str) -> Iterator[str]:
    """A first-level text attribute: from the layout, the master's placeholder, the master's styles."""
    yield from shape.element.xpath(f"./p:txBody/a:lstStyle/{_FIRST_LEVEL}/@{attribute}")
    kind = placeholder_type(shape)
    if kind in _TITLE_TYPES:
        master_type, styles = "title", "p:titleStyle"
    elif kind in _OTHER_TYPES:
        master_type, styles = kind, "p:otherStyle"
    else:
        master_type, styles = "body", "p:bodyStyle"
    master = cast(SlideLayoutPart, shape.part).slide_layout.slide_master.element
    yield from master.xpath(
        f"./p:cSld/p:spTree/p:sp[p:nvSpPr/p:nvPr/p:ph/@type='{master_type}']"
        f"/p:txBody/a:lstStyle/{_FIRST_LEVEL}/@{attribute}"
    )
    yield from master.xpath(f"./p:txStyles/{styles}/{_FIRST_LEVEL}/@{attribute}")
