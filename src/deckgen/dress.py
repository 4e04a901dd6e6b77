"""How a deck is dressed: the template and the theme it is asked for, read, checked and made to match."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from deckgen.charts.palette import refuse_weak
from deckgen.charts.theme import Theme, contrast, read_theme, scaled
from deckgen.charts.tuned import theme_of
from deckgen.deck.layouts import LAYOUTS
from deckgen.deck.template import Layout, Recolouring, Template
from deckgen.errors import DeckgenError, Place, Problem
from deckgen.powerpoint.template import read_template
from deckgen.reasons import Reason
from deckgen.sources.themes import DEFAULT, FROM_TEMPLATE, find_theme, theme_files

T = TypeVar("T")

_SAME_GROUND = 1.1  # contrast below which a chart's ground is not seen on its slide


@dataclass(frozen=True, slots=True)
class Dress:
    """A template and a theme that belong together, and what to tell where they don't."""

    template: Template
    theme: Theme
    warnings: tuple[Problem, ...] = ()


def read_dress(theme: str | None, template: Path, ours: bool) -> Dress:
    """The dress that is asked for; DeckgenError with the problems of template and theme at once.

    The template that ships with deckgen (`ours`) takes the theme's colours; another keeps its own, and
    gives its charts theirs when no theme is asked for and its ground is another.
    """
    problems: list[Problem] = []

    def attempt(step: Callable[[], T]) -> T | None:
        try:
            return step()
        except DeckgenError as fault:
            problems.extend(fault.problems)
            return None

    read = attempt(lambda: read_template(template))
    found = attempt(lambda: _asked(theme, read) if theme or ours else _fitting(read))
    if read is None or found is None or problems:
        raise DeckgenError(problems)
    if ours and found.slide is not None:
        base = read_theme(theme_files()[DEFAULT])
        return Dress(replace(read, recolouring=Recolouring(base, found)), found)
    return Dress(read, scaled(found, read.scale), tuple(_warnings(read, found)))


def _asked(asked: str | None, template: Template | None) -> Theme | None:
    """The theme by name, from a file or from the template; None if that can't be read."""
    if asked != FROM_TEMPLATE:
        path = find_theme(asked or DEFAULT)
        return refuse_weak(read_theme(path), str(path))
    if template is None:
        return None
    if template.look is None:
        raise DeckgenError(Problem("T327", Place(template.path)))
    base = read_theme(theme_files()[DEFAULT])
    return refuse_weak(theme_of(template.look, base, Path(template.path).stem), template.path)


def _fitting(template: Template | None) -> Theme | None:
    """The theme when none is asked for: ours, or the template's own on slides of another ground."""
    default = _asked(DEFAULT, template)
    if template is None or default is None or template.look is None:
        return default
    if contrast(template.look.ground, default.ground) < _SAME_GROUND:
        return default
    try:
        return _asked(FROM_TEMPLATE, template)
    except DeckgenError:  # no colours of the template's keep the rules: ours do, on their own ground
        return default


def _warnings(template: Template, theme: Theme) -> Iterator[Problem]:
    """What to tell of what is left out, of layouts that stand in, and of charts whose ground is seen."""
    place, look = Place(template.path), template.look
    if template.macros:
        yield Problem("W161", place)
    if template.left_out:
        yield Problem("W164", place, {"layouts": template.left_out})
    instead = [_instead(layout) for layout in template.layouts.values() if layout.stands_in]
    if instead:
        yield Problem("W162", place, {"instead": instead})
    if look is not None and contrast(look.ground, theme.ground) >= _SAME_GROUND:
        yield Problem("W160", place, {"ground": theme.ground, "slides": look.ground})


def _instead(layout: Layout) -> str | Reason:
    """What our layout is called, and the one that stands in for it, by its number where it has no name."""
    ours, number = LAYOUTS[layout.id].name, layout.number + 1
    if layout.name.strip():
        return f"{ours} → {layout.name}"
    facts = {"ours": ours, "number": number}
    return Reason("instead_unnamed", f"{ours} → layout {number} without a name", facts)
