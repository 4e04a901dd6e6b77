"""Standing in: which layout of a template is to be each of ours, by name or by what it is for."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from itertools import chain

from deckgen.deck.layouts import LAYOUTS
from deckgen.powerpoint.masters import Known, plain_name

_Wish = Callable[[Known], bool]


def named(id_: str, layouts: Sequence[Known]) -> Known | None:
    """The layout that has our name, and a placeholder beside the title that has one too.

    Another maker's «Tittel» or «Tabell» is not ours just because it is called so.
    """
    row = LAYOUTS[id_]
    own = {plain_name(name) for role, name in row.roles.items() if role != "title"}
    wanted = plain_name(row.name)
    return next((x for x in layouts if x.name == wanted and own & x.names), None)


def with_roles(id_: str, layouts: Sequence[Known]) -> Known | None:
    """A layout of another name that has placeholders by the names of all our roles."""
    roles = {plain_name(name) for name in LAYOUTS[id_].roles.values()}
    return next((x for x in layouts if roles <= x.names and x.title), None)


def candidates(id_: str, layouts: Sequence[Known]) -> list[Known]:
    """The layouts with a title that may stand in for ours, the likeliest first."""
    titled = [layout for layout in layouts if layout.title and not layout.is_vertical]
    order = chain.from_iterable(filter(wish, titled) for wish in (*_WISHES.get(id_, _CONTENT), _any))
    return list({layout.number: layout for layout in order}.values())


def _any(_: Known) -> bool:
    return True


def _of_type(*types: str) -> _Wish:
    return lambda layout: layout.type in types


def _called(pattern: str) -> _Wish:
    return lambda layout: re.search(pattern, layout.name, re.I) is not None


def _centred(layout: Known) -> bool:
    """Whether it has the kind of title that opens a presentation."""
    return layout.title is not None and layout.title.type == "ctrTitle"


def _subtitled(layout: Known) -> bool:
    """Whether a subtitle is all that it has below its title: LibreOffice says of none that it opens."""
    return [held.type for held in layout.content] == ["subTitle"]


def _running_text(layout: Known) -> bool:
    """Whether it says that it is for text, and isn't LibreOffice's to open with, which says so too."""
    return layout.type in ("obj", "tx") and not _subtitled(layout)


def _title_alone(layout: Known) -> bool:
    """Whether all below its title is free."""
    return not layout.content and not _centred(layout)


def _one_text(layout: Known) -> bool:
    """Whether it has one body of text, and no other content."""
    kinds = [held.type for held in layout.content]
    return len(kinds) == 1 and kinds[0] in ("body", "obj") and layout.type != "secHead"


_CONTENT: tuple[_Wish, ...] = (
    _of_type("titleOnly"),
    _title_alone,
    _of_type("obj", "tx", "chart", "tbl"),
    _one_text,
)
_OPENING: tuple[_Wish, ...] = (
    _of_type("title"),
    _centred,
    _subtitled,
    _called(r"tittel|title|forside|cover"),
)
_WISHES: Mapping[str, tuple[_Wish, ...]] = {
    "title": _OPENING,
    "chapter": (_of_type("secHead"), _called(r"kapittel|seksjon|skille|section|chapter|divider"), *_OPENING),
    "closing": (_called(r"avslut|slutt|takk|closing|end|thank"), *_OPENING),
    "bullets": (_running_text, _one_text),
}
