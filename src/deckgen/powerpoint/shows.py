"""Shows: which slides a presentation has, which it is set to leave out, and which shapes come or go."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from lxml import etree

from deckgen.powerpoint.reading import P, R, child_of, parsed, targets_of, whole

_P = f"{{{P}}}"
_TIMING, _TARGET, _STEP = f"{_P}timing", f"{_P}spTgt", f"{_P}cTn"
_COMING_AND_GOING = ("entr", "exit")
_SEEN_BY = ("style.visibility", "style.opacity")
_ID = f"{{{R}}}id"
_SLIDE = re.compile(r"ppt/slides/[^/]+\.xml")


def order_of(parts: Mapping[str, bytes]) -> list[str]:
    """The slides that the presentation shows, in its order; all that lie in the file if it tells none."""
    for main in targets_of("", parts, "/officeDocument").values():
        root = parsed(parts.get(main, b""))
        if root is not None:
            targets = targets_of(main, parts)
            ids = (str(node.get(_ID)) for node in root.iter(f"{_P}sldId"))
            return [targets[id_] for id_ in ids if id_ in targets]
    return sorted((name for name in parts if _SLIDE.fullmatch(name)), key=lambda name: (len(name), name))


def left_out(parts: Mapping[str, bytes], order: Sequence[str]) -> set[str]:
    """The slides that the show as it is set leaves out, by their parts."""
    for main in targets_of("", parts, "/officeDocument").values():
        for name in targets_of(main, parts, "/presProps").values():
            show = child_of(parsed(parts.get(name, b"")), f"{_P}showPr")
            if (some := child_of(show, f"{_P}sldRg")) is not None:
                return {*order} - {*order[max(0, whole(some.get("st")) - 1) : whole(some.get("end"))]}
            if (chosen := child_of(show, f"{_P}custShow")) is not None:
                return {*order} - _custom(parts, main, str(chosen.get("id")))
    return set()


def _custom(parts: Mapping[str, bytes], main: str, id_: str) -> set[str]:
    """The slides of a custom show; all where the presentation has none of that number."""
    targets = targets_of(main, parts)
    root = parsed(parts.get(main, b""))
    for show in () if root is None else root.iter(f"{_P}custShow"):
        if show.get("id") == id_:
            return {targets.get(str(slide.get(_ID)), "") for slide in show.iter(f"{_P}sld")}
    return {*targets.values()}


def animated(slide: etree._Element) -> set[str]:
    """The shapes that aren't seen all the time that a slide is, by their numbers."""
    timing = child_of(slide, _TIMING)
    if timing is None:
        return set()
    return {str(target.get("spid")) for target in timing.iter(_TARGET) if _comes_or_goes(target)}


def _comes_or_goes(target: etree._Element) -> bool:
    """Whether what is done to a shape lets it appear or disappear."""
    behaviour = target.getparent()
    behaviour = None if behaviour is None else behaviour.getparent()
    named = () if behaviour is None else behaviour.iter(f"{_P}attrName")
    if any(str(name.text).strip() in _SEEN_BY for name in named):
        return True
    return any(step.get("presetClass") in _COMING_AND_GOING for step in target.iterancestors(_STEP))
