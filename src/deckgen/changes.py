"""What was changed in a deck since it was made: slide by slide, from the digests in its properties."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from deckgen.changed_shape import FOOTER, changed, foot, gone, ground_reasons, told
from deckgen.errors import Place, Problem
from deckgen.powerpoint.content import Content
from deckgen.powerpoint.contents import Extra, Shown, Stated, stated
from deckgen.powerpoint.ground import Ground
from deckgen.powerpoint.seal import DIGESTS, DIGESTS_OF, EARLIER, SLIDE

# Another, new, gone, or read otherwise; V601 and V619: nobody can tell.
CHANGED_FIGURES = {"V601", "V602", "V609", "V610", "V614", "V616", "V619", "V620"}
NOT_COMPARED = {"V601", "V619"}
EXAMPLE_UNMARKED = {"V615"}  # figures are as they were, and no longer said to be made up
NOT_SHOWN = {"V611": "taken away", "V612": "hidden"}  # slides whose figures are as they were
FOOT = "V621"
_MOST = 3  # layouts that are named


def changes(path: Path, now: Sequence[Shown], values: Mapping[str, str]) -> Iterator[Problem]:
    """What differs from the digests that the deck was made with; V619 where those are of another sort."""
    if (sort := values.get(DIGESTS)) not in (DIGESTS_OF, EARLIER):
        yield Problem("V619", Place(str(path)))
        return
    lines = {name.removeprefix(SLIDE): line for name, line in values.items() if name.startswith(SLIDE)}
    before = {name: stated(lines[name]) for name in sorted(lines, key=_number)}
    slides = _recognised(now, before)
    feet: list[Problem] = []
    for name, line in before.items():
        place = Place(str(path), spot=name)
        if name not in slides:
            yield Problem("V611", place, {"slide": name})
            continue
        for problem in _on_slide(place, slides[name], line, sort == EARLIER):
            if problem.code == FOOT:
                feet.append(problem)
            else:
                yield problem
    if feet:  # as «Apply to All» changes them: once for all slides, at the first of them
        yield replace(feet[0], facts={**feet[0].facts, "slides": len(feet)})
    known = {id(slide) for slide in slides.values()}
    for number, slide in enumerate(now, 1):
        if id(slide) not in known:
            yield from _added(Place(str(path), spot=str(number)), _all_of(slide))
    yield from _under(path, slides, before)
    if sort == DIGESTS_OF:
        yield from _unread(path, slides, before)
    order = [name for slide in now for name, known_slide in slides.items() if known_slide is slide]
    if order != [name for name in before if name in slides]:
        yield Problem("V613", Place(str(path)))


def _recognised(now: Sequence[Shown], before: Mapping[str, Stated]) -> dict[str, Shown]:
    """The slides by the names they were made with; one whose shapes were renamed by what they hold."""
    slides = {slide.name: slide for slide in now if slide.name in before}
    strange = [slide for slide in now if slide.name not in before]
    for name, line in before.items():
        if name in slides or not strange:
            continue
        held = Counter(digests[""] for digests in line.roles.values())
        found = (Counter(extra.content.digest for extra in _all_of(slide)) for slide in strange)
        likeness = [(held & digests).total() for digests in found]
        if max(likeness) > 1:  # one alone may be a footer
            slides[name] = strange.pop(likeness.index(max(likeness)))
    return slides


def _on_slide(place: Place, slide: Shown, before: Stated, is_earlier: bool) -> Iterator[Problem]:
    """What differs on a slide; a shape that holds what it held under another name is no change."""
    if slide.hidden and not before.hidden:
        yield Problem("V612", place, {"slide": place.spot})
    extras = _all_of(slide, but=before.roles)
    for digest in before.others:
        _taken(extras, digest)
    for role, digests in before.roles.items():
        content = slide.roles.get(role) or _taken(extras, digests[""])
        if role == FOOTER:
            yield from foot(place, content, digests)
        elif content is None:
            yield from gone(place, role, digests)
        else:
            yield from changed(place, role, content, digests, is_earlier)
    yield from _added(place, extras)


def _added(place: Place, extras: Sequence[Extra]) -> Iterator[Problem]:
    for extra in extras:
        code = "V609" if extra.figures else "V608"
        yield Problem(code, place, {"slide": place.spot, "now": told(extra.content) or "–"})


def _under(path: Path, slides: Mapping[str, Shown], before: Mapping[str, Stated]) -> Iterator[Problem]:
    """What differs on layouts and masters: once for all the slides that show it, at the first of them."""
    apart: dict[str, list[str]] = {}
    for name, line in before.items():
        if name in slides and (now := slides[name].ground.content.digest) != line.ground:
            half = len(now) // 2
            apart.setdefault("V617" if now[:half] == line.ground[:half] else "V616", []).append(name)
    for code, names in sorted(apart.items()):
        grounds = [slides[name].ground for name in names]
        facts = _layouts(grounds) | {"now": told(grounds[0].content) or "–"}
        yield Problem(code, Place(str(path), spot=names[0]), facts)


def _unread(path: Path, slides: Mapping[str, Shown], before: Mapping[str, Stated]) -> Iterator[Problem]:
    """What theme, master, layout or background do so that words are no longer read: once for all."""
    apart = [
        n for n, line in before.items() if n in slides and slides[n].ground.handed.how != line.ground_how
    ]
    if apart:
        grounds = [slides[name].ground for name in apart]
        reasons = ground_reasons(grounds[0].handed.how, before[apart[0]].ground_how)
        yield Problem("V620", Place(str(path), spot=apart[0]), _layouts(grounds) | {"how": reasons})


def _layouts(grounds: Sequence[Ground]) -> dict[str, object]:
    """The names of some layouts, and how many slides have one of them."""
    layouts = list(dict.fromkeys(ground.layout for ground in grounds))
    more = " …" if len(layouts) > _MOST else ""
    return {"layout": ", ".join(layouts[:_MOST]) + more, "slides": len(grounds)}


def _taken(extras: list[Extra], digest: str) -> Content | None:
    """The shape of those that holds this; it is taken out then."""
    for extra in extras:
        if extra.content.digest == digest:
            extras.remove(extra)
            return extra.content
    return None


def _all_of(slide: Shown, but: Mapping[str, object] = {}) -> list[Extra]:
    """All shapes of a slide, but those that have some roles."""
    held = (content for role, content in slide.roles.items() if role not in but)
    return [*(Extra(content, bool(content.figures or content.picture)) for content in held), *slide.extras]


def _number(name: str) -> int:
    """The number that a slide's name begins with: other programs sort the properties as they like."""
    found = re.match("[0-9]{1,6}", name)
    return int(found[0]) if found else 0
