"""Reading a template: which layout and which place each part of a deck gets, whoever made the file."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from deckgen.charts.chart import Size
from deckgen.deck.layouts import LAYOUTS, LayoutRow
from deckgen.deck.template import Layout, Placeholder, Template
from deckgen.errors import DeckgenError, Place, Problem
from deckgen.powerpoint.alternatives import left_out
from deckgen.powerpoint.arranging import NEEDED, arranged, scale_of
from deckgen.powerpoint.box import Box
from deckgen.powerpoint.footing import with_cut_footer, with_footer
from deckgen.powerpoint.geometry import room
from deckgen.powerpoint.inheriting import TITLE_TYPES
from deckgen.powerpoint.inks import unread_grounds
from deckgen.powerpoint.layout_file import Asked, beside, read_layout_file
from deckgen.powerpoint.look import look_of
from deckgen.powerpoint.masters import (
    Known,
    known_layouts,
    plain_name,
    slide_size,
)
from deckgen.powerpoint.opening import has_macros, is_shipped, open_presentation
from deckgen.powerpoint.placing import FLOOR, TITLE_LEAST, in_placeholder
from deckgen.powerpoint.standing_in import candidates, named, with_roles
from deckgen.reasons import Reason

_LINE = 12.0  # points that the least line of text needs
# Layouts whose texts are a survey's or its author's, however long; those of charts are chosen by length.
_AUTHORED = ("title", "chapter", "bullets", "cards", "table", "closing")
_AS_IT_IS = ("tag", "table")  # roles whose text is ours, or has a size of its own
_OPTIONAL = ("two-charts",)  # what a deck does without where there is no room for it


def read_template(path: Path) -> Template:
    """The Template in a file; DeckgenError with all that a deck can't do without, at once."""
    ours = is_shipped(path)
    return _shipped(path) if ours and not beside(path).exists() else _read(path, ours)


@lru_cache(maxsize=1)
def _shipped(path: Path) -> Template:
    """Ours, whose content is known: read once in a process."""
    return _read(path, ours=True)


def _read(path: Path, ours: bool) -> Template:
    main = open_presentation(path)
    unseen: tuple[str, ...] = ()
    if not ours:
        from deckgen.powerpoint.wellmade import refuse_ill_made  # noqa: PLC0415  # few templates are judged

        refuse_ill_made(path)
        unseen = left_out(path)
    found, asked, size = known_layouts(main), read_layout_file(beside(path)), slide_size(main)
    problems: list[Problem] = []
    layouts: dict[str, Layout] = {}
    for id_ in LAYOUTS:
        try:
            layout = _layout(path, id_, found, asked, size)
        except DeckgenError as fault:
            problems += [problem for problem in fault.problems if problem not in problems]
            continue
        if layout is not None:
            layouts[id_] = layout
    problems = problems or list(_unread(path, layouts, found))
    if problems:
        raise DeckgenError(problems)
    look = look_of(found[layouts["chart"].number].layout)
    for id_, each in layouts.items():
        known = found[each.number]
        layouts[id_] = with_cut_footer(each, known) if ours else with_footer(each, known, size)
    macros, scale = has_macros(path), scale_of(size)
    return Template(str(path), layouts, look, macros=macros, scale=scale, left_out=unseen)


def _unread(path: Path, layouts: Mapping[str, Layout], found: Sequence[Known]) -> Iterator[Problem]:
    """A problem for each layout that text would stand on unread, in either of the theme's text colours."""
    told = set()
    for layout in layouts.values():
        name = found[layout.number].name
        if layout.found in ("type", "file") and name not in told and (grounds := _grounds(layout, found)):
            told.add(name)
            yield Problem("T328", Place(str(path), spot=name), {"grounds": grounds})


def _grounds(layout: Layout, found: Sequence[Known]) -> tuple[str, ...]:
    """The colours that some text of a layout would not be read on; charts have a ground of their own."""
    places = (place for place in layout.placeholders.values() if not place.role.startswith("chart"))
    boxes = (Box(*place.corner, place.size.width, place.size.height) for place in places)
    return unread_grounds(found[layout.number].behind, boxes)


def _layout(path: Path, id_: str, found: Sequence[Known], asked: Asked, size: Size) -> Layout | None:
    """One of our layouts: as the layout file asks, by our names, else by what theirs are for."""
    if id_ in asked.layouts:
        return _asked(id_, found, asked, size)
    ours = named(id_, found)
    if ours is not None:
        problems = list(_missing(path, LAYOUTS[id_], ours))
        if problems:
            raise DeckgenError(problems)
        return _by_name(id_, ours)
    if (alike := with_roles(id_, found)) is not None:
        return replace(_by_name(id_, alike), found="roles")
    standing = candidates(id_, found)
    settled = [layout for each in standing if (layout := arranged(id_, each, size)) is not None]
    if settled:  # the first on whose ground text can be read; T328 where there is none
        return next((one for one in settled if not _grounds(one, found)), settled[0])
    if id_ in _OPTIONAL:
        return None
    if not standing:
        raise DeckgenError(Problem("T317", Place(str(path)), {"existing": _told(found)}))
    raise DeckgenError(_no_room(str(path), standing[0], size))


def _asked(id_: str, found: Sequence[Known], asked: Asked, size: Size) -> Layout:
    """The layout that the layout file names, its places by name where it or the roles say so."""
    name = asked.layouts[id_]
    layout = next((known for known in found if known.name == name), None)
    place = Place(asked.path, spot=f"layouts.{id_}")
    if layout is None:
        near = difflib.get_close_matches(name, [known.name for known in found], n=1)
        facts = {"layout": name, "existing": _told(found), "near": near}
        raise DeckgenError(Problem("T310", place, facts))
    if layout.title is None:
        titled = _told([known for known in found if known.title])
        raise DeckgenError(Problem("T329", place, {"layout": name, "existing": titled}))
    if with_roles(id_, [layout]) is not None:
        settled: Layout | None = _by_name(id_, layout)
    else:
        settled = arranged(id_, layout, size)
    if settled is None:
        raise DeckgenError(_no_room(asked.path, layout, size))
    wishes = asked.placeholders.get(id_, {})
    problems = [
        _no_placeholder(Place(asked.path, spot=f"placeholders.{id_}.{role}"), layout, wish)
        for role, wish in wishes.items()
        if wish not in layout.names
    ]
    if problems:
        raise DeckgenError(problems)
    held = {each.name: each for each in layout.held}
    own = {role: in_placeholder(role, held[wish], 12.0) for role, wish in wishes.items()}
    merged = {role: into for role, into in settled.merged.items() if role not in own}
    places = {**settled.placeholders, **own}
    return replace(settled, placeholders=places, merged=merged, found="file")


def _told(found: Sequence[Known]) -> tuple[str | Reason, ...]:
    """Layouts by their names, or by their numbers where they have none."""
    if not found:
        return (Reason("no_layouts", "no layouts"),)
    return tuple(
        known.name
        or Reason("layout_unnamed", f"layout {known.number + 1} without a name", {"number": known.number + 1})
        for known in found
    )


def _by_name(id_: str, layout: Known) -> Layout:
    """Our layout on one that has placeholders of all our names."""
    held = {each.name: each for each in reversed(layout.held)}  # of two of one name the first counts
    roles = LAYOUTS[id_].roles.items()
    places = {role: in_placeholder(role, held[plain_name(name)]) for role, name in roles}
    if id_ in _AUTHORED:
        places = {role: _shrinking(place) for role, place in places.items()}
    return Layout(id_, layout.layout.name, places, layout.number)


def _shrinking(place: Placeholder) -> Placeholder:
    """The place, whose text may shrink to what is still read if the layout says how large it is."""
    least = TITLE_LEAST if place.role == "title" else FLOOR
    if place.role in _AS_IT_IS or place.text_size is None or place.text_size <= least:
        return place
    return replace(place, least=least, measured=True)


def _missing(path: Path, row: LayoutRow, layout: Known) -> Iterator[Problem]:
    """A problem for each placeholder that a layout of ours lacks or where no line has room.

    A title that is no title is lacking.
    """
    for role, name in row.roles.items():
        found = next((held for held in layout.held if held.name == plain_name(name)), None)
        if found is None or (role == "title" and found.type not in TITLE_TYPES):
            yield _no_placeholder(Place(str(path), spot=row.name), layout, name)
        elif found.box.height - found.inherited.insets.height < _LINE:
            facts = {"layout": layout.name, "placeholder": name, "least": round(_LINE)}
            yield Problem("T330", Place(str(path), spot=row.name), facts)


def _no_placeholder(place: Place, layout: Known, name: str) -> Problem:
    """The problem of a placeholder that isn't there, with those that are and the nearest."""
    existing = [held.name for held in layout.held]
    near = difflib.get_close_matches(name, [known for known in existing if known != name], n=1)
    facts = {"layout": layout.name, "placeholder": name, "existing": tuple(existing)}
    return Problem("T316", place, facts | {"near": near[0] if near else ""})


def _no_room(path: str, layout: Known, size: Size) -> Problem:
    """The problem of a layout that is too small for a chart with its question and source."""
    left = room(layout, size)
    facts = {
        "width": round(left.width), "height": round(left.height),
        "least_width": round(NEEDED.width), "least_height": round(NEEDED.height),
    }  # fmt: skip
    return Problem("T318", Place(path, spot=layout.name), facts)
