"""What was changed in a deck since it was made: slide by slide, from the digests in its properties."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from deckgen.errors import Place, Problem
from deckgen.powerpoint.content import NO_FIGURES, NOTHING, Content
from deckgen.powerpoint.contents import VECTOR, Extra, Shown, stated
from deckgen.powerpoint.seal import SLIDE

CHANGED_FIGURES = {"V601", "V602", "V609", "V610"}  # a figure shown is another, new or gone
NOT_SHOWN = {"V611": "taken away", "V612": "hidden"}  # slides whose figures are as they were


def changes(path: Path, now: Sequence[Shown], values: Mapping[str, str]) -> Iterator[Problem]:
    """What differs from the digests that the deck was made with."""
    lines = {name.removeprefix(SLIDE): line for name, line in values.items() if name.startswith(SLIDE)}
    lines = {name: lines[name] for name in sorted(lines, key=_number)}
    slides = _recognised(now, lines)
    for name, line in lines.items():
        place = Place(str(path), spot=name)
        if name in slides:
            yield from _on_slide(place, slides[name], line)
        else:
            yield Problem("V611", place, {"slide": name})
    known = {id(slide) for slide in slides.values()}
    for number, slide in enumerate(now, 1):
        if id(slide) not in known:
            yield from _added(Place(str(path), spot=str(number)), _all_of(slide))
    order = [name for slide in now for name, known_slide in slides.items() if known_slide is slide]
    if order != [name for name in lines if name in slides]:
        yield Problem("V613", Place(str(path)))


def _recognised(now: Sequence[Shown], lines: Mapping[str, str]) -> dict[str, Shown]:
    """The slides by the names they were made with; one whose shapes were renamed by what they hold."""
    slides = {slide.name: slide for slide in now if slide.name in lines}
    strange = [slide for slide in now if slide.name not in lines]
    for name, line in lines.items():
        if name in slides or not strange:
            continue
        before = set(stated(line)[0].values())
        likeness = [len(before & {extra.content.digest for extra in _all_of(slide)}) for slide in strange]
        if max(likeness) > 1:  # one alone may be a footer
            slides[name] = strange.pop(likeness.index(max(likeness)))
    return slides


def _on_slide(place: Place, slide: Shown, line: str) -> Iterator[Problem]:
    """What differs on a slide; a shape that holds what it held under another name is no change."""
    roles, others, hidden = stated(line)
    if slide.hidden and not hidden:
        yield Problem("V612", place, {"slide": place.spot})
    held = slide.roles
    extras = [Extra(content, _has_figures(content)) for role, content in held.items() if role not in roles]
    extras += slide.extras
    for digest in others:
        _take(extras, digest)
    for role, before in roles.items():
        content = held.get(role)
        half = len(before) // 2
        if content is None:
            if not _take(extras, before) and before != NOTHING and not role.endswith(VECTOR):
                code = "V604" if before[:half] == NO_FIGURES else "V610"
                yield Problem(code, place, {"slide": place.spot, "role": role})
        elif content.digest != before:
            code = "V603" if content.digest[:half] == before[:half] else "V602"
            yield Problem(
                code,
                place,
                {"slide": place.spot, "role": role.removesuffix(VECTOR), "now": _told(content) or "–"},
            )
    yield from _added(place, extras)


def _added(place: Place, extras: Sequence[Extra]) -> Iterator[Problem]:
    for extra in extras:
        code = "V609" if extra.figures else "V608"
        yield Problem(code, place, {"slide": place.spot, "now": _told(extra.content) or "–"})


def _take(extras: list[Extra], digest: str) -> bool:
    """Whether one of the shapes holds this; it is taken out then."""
    for extra in extras:
        if extra.content.digest == digest:
            extras.remove(extra)
            return True
    return False


def _all_of(slide: Shown) -> list[Extra]:
    own = [Extra(content, _has_figures(content)) for content in slide.roles.values()]
    return own + slide.extras


def _has_figures(content: Content) -> bool:
    return bool(content.figures or content.picture)


def _number(name: str) -> int:
    """The number that a slide's name begins with: other programs sort the properties as they like."""
    found = re.match("[0-9]{1,6}", name)
    return int(found[0]) if found else 0


def _told(content: Content) -> str:
    return content.words[:80] + ("…" if len(content.words) > 80 else "")
